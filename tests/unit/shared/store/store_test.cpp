// Surveys, rounds, keeping, closing and confirming: the invariants of shared/store/store.h.
#include <doctest/doctest.h>

#include <set>

#include "tests/unit/shared/store/fixture.h"

using base::Code;
using privacy::Attributes;
using privacy::Kind;
using store::Store;
using test::Visit;

namespace {

struct Kiosk {
  test::TempDir dir;
  base::SeededRandom random{1};
  std::filesystem::path file = dir / "kiosk.db";
  Store store = test::Ready(file, random);

  void Keep(int first, int last, int texts = 0, Attributes attributes = {1, 1}) {
    for (int visit = first; visit <= last; ++visit) REQUIRE(store.Keep(Visit(visit, texts, attributes)));
  }
  store::Status Status() { return store.GetStatus().value(); }
};

template <class T>
Code CodeOf(const base::Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

}  // namespace

TEST_CASE("a new store has free slots and nothing else") {
  test::TempDir dir;
  base::SeededRandom random(1);
  const auto store = Store::Open(dir / "kiosk.db", random, {.slots = 20, .create = true});
  REQUIRE(store);
  const auto status = store->GetStatus().value();
  CHECK(status.slots == 20);
  CHECK(status.used == 0);
  CHECK(status.waiting == 0);
  CHECK(status.confirmed == 0);
  CHECK(status.rounds.empty());
  CHECK_FALSE(store->NextShipment().value());
}

TEST_CASE("the newest version of a survey is the one that is shown; every version is found by its digest") {
  Kiosk kiosk;
  const auto second = test::SurveyFile("playground", 2);
  REQUIRE(kiosk.store.AddSurvey(second));
  REQUIRE(kiosk.store.AddSurvey(test::SurveyFile("bus-stop")));
  const auto surveys = kiosk.store.Surveys().value();
  REQUIRE(surveys.size() == 2);
  CHECK(surveys[0].id == "bus-stop");
  CHECK(surveys[1].version == 2);
  CHECK(kiosk.store.FindSurvey("playground").value()->definition == second.definition);
  CHECK(kiosk.store.FindSurvey(test::kPlayground.digest).value()->version == 1);
  CHECK_FALSE(kiosk.store.FindSurvey("harbour").value());
  CHECK(kiosk.store.Versions("playground").value().size() == 2);
  CHECK(kiosk.store.Versions("harbour").value().empty());
}

TEST_CASE("adding the same file again changes nothing; another wording under the same version is refused") {
  Kiosk kiosk;
  CHECK(kiosk.store.AddSurvey(test::kPlayground));
  auto changed = test::kPlayground;
  changed.definition += " ";
  CHECK(CodeOf(kiosk.store.AddSurvey(changed)) == Code::kInvalid);  // the digest of other bytes
  changed.digest = base::Hash(changed.definition);
  CHECK(CodeOf(kiosk.store.AddSurvey(changed)) == Code::kState);
  CHECK(kiosk.store.Surveys().value().size() == 1);
}

TEST_CASE("one round of a survey is open at a time, and a closed name never opens again") {
  Kiosk kiosk;
  CHECK(kiosk.store.CurrentRound("playground").value()->name == "2026-autumn");
  CHECK(CodeOf(kiosk.store.OpenRound("playground", "2027-spring")) == Code::kState);
  CHECK(CodeOf(kiosk.store.OpenRound("playground", "2026-autumn")) == Code::kState);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  CHECK_FALSE(kiosk.store.CurrentRound("playground").value());
  CHECK(CodeOf(kiosk.store.OpenRound("playground", "2026-autumn")) == Code::kState);
  CHECK(kiosk.store.OpenRound("playground", "2027-spring"));
  for (const std::string& name : {std::string(), std::string(65, 'r'), std::string("a\tb"), std::string("\xFF")})
    CHECK(CodeOf(kiosk.store.OpenRound("playground", name)) == Code::kInvalid);
  CHECK(CodeOf(kiosk.store.OpenRound("harbour", "2027-spring")) == Code::kNotFound);
  CHECK(CodeOf(kiosk.store.OpenRound("playground", "")) == Code::kInvalid);
  CHECK(kiosk.Status().rounds.size() == 2);
}

TEST_CASE("closing a round that is not open is refused") {
  Kiosk kiosk;
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  CHECK(CodeOf(kiosk.store.CloseRound("playground", 5)) == Code::kState);
  CHECK(CodeOf(kiosk.store.CloseRound("harbour", 5)) == Code::kState);
}

TEST_CASE("a response needs its survey in the store and an open round") {
  Kiosk kiosk;
  CHECK(CodeOf(kiosk.store.Keep(Visit(1, 0, {1, 1}, base::Hash("unknown")))) == Code::kState);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  const auto kept = kiosk.store.Keep(Visit(1));
  CHECK(CodeOf(kept) == Code::kState);
  CHECK_FALSE(kept.error().hint.empty());
  CHECK(kiosk.Status().used == 0);
}

TEST_CASE("all slots can be used, and then the store says so and keeps what it has") {
  Kiosk kiosk;
  kiosk.Keep(1, 99);
  CHECK(CodeOf(kiosk.store.Keep(Visit(100, 1))) == Code::kState);  // two parts, one slot: nothing of it
  CHECK(test::VisitsIn(kiosk.file).size() == 99);
  kiosk.Keep(100, 100);
  CHECK(CodeOf(kiosk.store.Keep(Visit(101))) == Code::kState);
  CHECK(kiosk.Status().used == 100);
  CHECK(test::VisitsIn(kiosk.file).size() == 100);
}

TEST_CASE("what a round releases leaves once, under ids that say nothing") {
  Kiosk kiosk;
  kiosk.Keep(1, 12, 1, {2, 3});
  const auto closing = kiosk.store.CloseRound("playground", 5).value();
  CHECK(closing.released == 12);
  CHECK(closing.texts_released == 12);
  CHECK(closing.rolled_over == 0);
  const auto shipment = kiosk.store.NextShipment().value();
  REQUIRE(shipment);
  CHECK(shipment->survey == "playground");
  CHECK(shipment->version == 1);
  CHECK(shipment->digest == test::kPlayground.digest);
  CHECK(shipment->round == "2026-autumn");
  CHECK(shipment->k == 5);
  REQUIRE(shipment->rows.size() == 24);
  std::map<int, int> parts;
  for (const auto& row : shipment->rows) {
    ++parts[test::VisitOf(row.response.bytes())];
    CHECK(row.response.attributes() == (row.response.kind() == Kind::kText ? Attributes{} : Attributes{2, 3}));
  }
  CHECK(parts.size() == 12);
  CHECK(std::ranges::is_sorted(shipment->rows, {}, &store::Outgoing::id));
  CHECK(kiosk.Status().waiting == 24);
}

TEST_CASE("a shipment is the same after a restart") {
  Kiosk kiosk;
  kiosk.Keep(1, 10);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  const auto before = kiosk.store.NextShipment().value();
  auto again = Store::Open(kiosk.file, kiosk.random, {});
  REQUIRE(again);
  const auto after = again->NextShipment().value();
  REQUIRE(after);
  CHECK(after->number == before->number);
  REQUIRE(after->rows.size() == before->rows.size());
  for (std::size_t i = 0; i < after->rows.size(); ++i) {
    CHECK(after->rows[i].id == before->rows[i].id);
    CHECK(after->rows[i].response.bytes() == before->rows[i].response.bytes());
  }
}

TEST_CASE("rows leave as coarse as their group needs") {
  Kiosk kiosk;
  kiosk.Keep(1, 6, 0, {1, 1});
  kiosk.Keep(7, 9, 0, {1, 2});
  kiosk.Keep(10, 11, 0, {1, 3});
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  std::map<Attributes, int> count;
  const auto shipment = kiosk.store.NextShipment().value();
  for (const auto& row : shipment->rows) ++count[row.response.attributes()];
  CHECK(count == std::map<Attributes, int>{{{1, 1}, 6}, {{1, 0}, 5}});
}

TEST_CASE("too few answers wait for one more round and leave with it") {
  Kiosk kiosk;
  kiosk.Keep(1, 3);
  auto closing = kiosk.store.CloseRound("playground", 5).value();
  CHECK(closing.released == 0);
  CHECK(closing.rolled_over == 3);
  CHECK_FALSE(kiosk.store.NextShipment().value());
  REQUIRE(kiosk.store.OpenRound("playground", "2027-spring"));
  kiosk.Keep(4, 5);
  closing = kiosk.store.CloseRound("playground", 5).value();
  CHECK(closing.released == 5);
  CHECK(kiosk.store.NextShipment().value()->round == "2027-spring");
}

TEST_CASE("too few answers twice are destroyed") {
  Kiosk kiosk;
  kiosk.Keep(1, 3, 1);
  CHECK(kiosk.store.CloseRound("playground", 5).value().rolled_over == 6);
  REQUIRE(kiosk.store.OpenRound("playground", "2027-spring"));
  kiosk.Keep(4, 4);
  const auto closing = kiosk.store.CloseRound("playground", 5).value();
  CHECK(closing.destroyed == 6);
  CHECK(closing.rolled_over == 1);  // the one that came in this round has its second chance
  CHECK(test::VisitsIn(kiosk.file) == std::map<int, int>{{4, 1}});
  const std::string bytes = base::ReadFile(kiosk.file).value();
  for (const char* mark : {"visit:1;", "visit:2;", "visit:3;"}) CHECK(bytes.find(mark) == std::string::npos);
}

TEST_CASE("texts wait for a pool of ten although the answers leave") {
  Kiosk kiosk;
  kiosk.Keep(1, 9, 1);
  auto closing = kiosk.store.CloseRound("playground", 5).value();
  CHECK(closing.released == 9);
  CHECK(closing.texts_released == 0);
  CHECK(closing.rolled_over == 9);
  REQUIRE(kiosk.store.OpenRound("playground", "2027-spring"));
  kiosk.Keep(10, 14, 1);
  closing = kiosk.store.CloseRound("playground", 5).value();
  CHECK(closing.texts_released == 14);
}

TEST_CASE("a survey's own k raises the floor, and nothing lowers it") {
  Kiosk kiosk;
  kiosk.Keep(1, 7);
  CHECK(kiosk.store.CloseRound("playground", 8).value().released == 0);
  REQUIRE(kiosk.store.OpenRound("playground", "2027-spring"));
  CHECK(kiosk.store.CloseRound("playground", 1).value().released == 7);
  CHECK(kiosk.store.NextShipment().value()->k == 5);
}

TEST_CASE("answers to an older wording are a group of their own") {
  Kiosk kiosk;
  kiosk.Keep(1, 6);
  const auto second = test::SurveyFile("playground", 2);
  REQUIRE(kiosk.store.AddSurvey(second));
  for (int visit = 7; visit <= 10; ++visit) REQUIRE(kiosk.store.Keep(Visit(visit, 0, {1, 1}, second.digest)));
  const auto closing = kiosk.store.CloseRound("playground", 5).value();
  CHECK(closing.released == 6);
  CHECK(closing.rolled_over == 4);
  CHECK(kiosk.store.NextShipment().value()->version == 1);
}

TEST_CASE("each version that releases is a shipment, the oldest first") {
  Kiosk kiosk;
  kiosk.Keep(1, 5);
  const auto second = test::SurveyFile("playground", 2);
  REQUIRE(kiosk.store.AddSurvey(second));
  for (int visit = 6; visit <= 10; ++visit) REQUIRE(kiosk.store.Keep(Visit(visit, 0, {1, 1}, second.digest)));
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  const auto first = kiosk.store.NextShipment().value();
  CHECK(first->rows.size() == 5);
  REQUIRE(kiosk.store.Confirm(first->number));
  const auto next = kiosk.store.NextShipment().value();
  REQUIRE(next);
  CHECK(next->digest == second.digest);
  CHECK(next->number > first->number);
}

TEST_CASE("another survey's answers are not touched when a round closes") {
  Kiosk kiosk;
  const auto bus = test::SurveyFile("bus-stop");
  REQUIRE(kiosk.store.AddSurvey(bus));
  REQUIRE(kiosk.store.OpenRound("bus-stop", "2026-autumn"));
  REQUIRE(kiosk.store.Keep(Visit(50, 0, {1, 1}, bus.digest)));
  kiosk.Keep(1, 5);
  CHECK(kiosk.store.CloseRound("playground", 5).value().released == 5);
  CHECK(kiosk.store.CurrentRound("bus-stop").value());
  CHECK(kiosk.store.NextShipment().value()->rows.size() == 5);
}

TEST_CASE("a confirmed shipment is overwritten and forgotten, and only counted") {
  Kiosk kiosk;
  kiosk.Keep(1, 6);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  const auto number = kiosk.store.NextShipment().value()->number;
  CHECK(base::ReadFile(kiosk.file).value().find("visit:3;") != std::string::npos);
  REQUIRE(kiosk.store.Confirm(number));
  CHECK(base::ReadFile(kiosk.file).value().find("visit:") == std::string::npos);
  CHECK_FALSE(kiosk.store.NextShipment().value());
  const auto status = kiosk.Status();
  CHECK(status.used == 0);
  CHECK(status.waiting == 0);
  CHECK(status.confirmed == 6);
}

TEST_CASE("a confirmation that comes twice overwrites nothing else") {
  Kiosk kiosk;
  kiosk.Keep(1, 5);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  const auto first = kiosk.store.NextShipment().value()->number;
  REQUIRE(kiosk.store.Confirm(first));
  REQUIRE(kiosk.store.OpenRound("playground", "2027-spring"));
  kiosk.Keep(6, 10);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  CHECK(CodeOf(kiosk.store.Confirm(first)) == Code::kNotFound);
  CHECK(kiosk.store.NextShipment().value()->rows.size() == 5);
}

TEST_CASE("settings are kept, replaced and absent") {
  Kiosk kiosk;
  CHECK_FALSE(kiosk.store.Get("sync.last").value());
  REQUIRE(kiosk.store.Set("sync.last", "ok"));
  REQUIRE(kiosk.store.Set("sync.last", ""));
  CHECK(kiosk.store.Get("sync.last").value() == "");
}

TEST_CASE("each round is counted: an open one by what it holds, a closed one by what it still has here") {
  Kiosk kiosk;
  kiosk.Keep(1, 10, 1);
  auto counts = kiosk.store.CountRounds().value();
  REQUIRE(counts.size() == 1);
  CHECK(counts[0].round.open);
  CHECK(counts[0].answers == 10);
  CHECK(counts[0].texts == 10);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  REQUIRE(kiosk.store.OpenRound("playground", "2027-spring"));
  kiosk.Keep(11, 13);
  counts = kiosk.store.CountRounds().value();
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].answers == 10);
  CHECK(counts[1].round.name == "2027-spring");
  CHECK(counts[1].answers == 3);
  CHECK(counts[1].texts == 0);
}

TEST_CASE("a round that staff clear is gone, and no other") {
  Kiosk kiosk;
  kiosk.Keep(1, 10, 1);
  CHECK(CodeOf(kiosk.store.ClearRound("playground", "2026-autumn")) == Code::kNotFound);  // open
  CHECK(kiosk.Status().used == 20);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  REQUIRE(kiosk.store.OpenRound("playground", "2027-spring"));
  kiosk.Keep(11, 16);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  CHECK(kiosk.store.ShipmentsOf("playground", "2026-autumn").value().size() == 1);
  CHECK(kiosk.store.ShipmentsOf("playground", "2026-autumn").value()[0].rows.size() == 20);
  CHECK(kiosk.store.ShipmentsOf("playground", "never").value().empty());
  REQUIRE(kiosk.store.ClearRound("playground", "2026-autumn"));
  CHECK(kiosk.Status().used == 6);
  CHECK(kiosk.Status().confirmed == 0);
  CHECK(kiosk.store.ShipmentsOf("playground", "2026-autumn").value().empty());
  CHECK(kiosk.store.ShipmentsOf("playground", "2027-spring").value().size() == 1);
  CHECK(CodeOf(kiosk.store.ClearRound("playground", "2026-autumn")) == Code::kNotFound);
}

TEST_CASE("a survey is removed only when no round of it is open and no answer to it is here") {
  Kiosk kiosk;
  REQUIRE(kiosk.store.AddSurvey(test::SurveyFile("bus-stop")));
  CHECK(CodeOf(kiosk.store.RemoveSurvey("playground")) == Code::kState);
  kiosk.Keep(1, 6);
  REQUIRE(kiosk.store.CloseRound("playground", 5));
  CHECK(CodeOf(kiosk.store.RemoveSurvey("playground")) == Code::kState);
  REQUIRE(kiosk.store.ClearRound("playground", "2026-autumn"));
  CHECK(kiosk.store.RemoveSurvey("playground"));
  CHECK(kiosk.store.Surveys().value().size() == 1);
  CHECK(CodeOf(kiosk.store.RemoveSurvey("playground")) == Code::kNotFound);
  REQUIRE(kiosk.store.AddSurvey(test::kPlayground));
  CHECK(CodeOf(kiosk.store.OpenRound("playground", "2026-autumn")) == Code::kState);  // its name stays used
}
