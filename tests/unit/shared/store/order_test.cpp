// Invariant 2: nothing in the file says in which order people came (PRIVACY.md rule 4).
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "shared/privacy/opening/open.h"
#include "tests/unit/shared/store/fixture.h"

namespace {

using test::Visit;

// Of all pairs, how many stand in the order of arrival minus how many do not.
double KendallTau(const std::vector<int>& order) {
  double score = 0;
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = i + 1; j < order.size(); ++j) score += order[i] < order[j] ? 1 : -1;
  const double n = static_cast<double>(order.size());
  return score / (n * (n - 1) / 2);
}

// The visits in the order in which they lie in the file.
std::vector<int> PhysicalOrder(const std::filesystem::path& file) {
  const std::string bytes = base::ReadFile(file).value();
  std::vector<int> order;
  for (auto at = bytes.find("visit:"); at != std::string::npos; at = bytes.find("visit:", at + 1))
    order.push_back(std::atoi(bytes.c_str() + at + 6));
  return order;
}

// Hands out the slots it was told to, for a store of 64 slots (2^64 is a multiple of 64, so Below takes them
// as they are); noise otherwise.
class Scripted final : public base::Random {
 public:
  explicit Scripted(std::vector<std::uint64_t> slots) : slots_(std::move(slots)) {}
  void Fill(std::span<std::uint8_t> bytes) override {
    noise_.Fill(bytes);
    if (bytes.size() != sizeof(std::uint64_t) || next_ == slots_.size()) return;
    const std::uint64_t wanted = slots_[next_++] - 1;
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&wanted), sizeof wanted, bytes.begin());
  }

 private:
  std::vector<std::uint64_t> slots_;
  std::size_t next_ = 0;
  base::SeededRandom noise_{1};
};

// The file after the visits came in the given order, each into the slot that is its own.
std::string FileAfter(const std::vector<int>& visits) {
  const test::TempDir dir;
  const auto file = dir / "kiosk.db";
  std::vector<std::uint64_t> slots;
  for (const int visit : visits) slots.push_back(static_cast<std::uint64_t>(visit) * 11 % 64 + 1);
  Scripted random(slots);
  {
    auto store = test::Ready(file, random, 64);
    for (const int visit : visits)
      REQUIRE(store.Keep({test::Part(visit, visit % 3 == 0 ? privacy::Kind::kText : privacy::Kind::kAnswers)}));
  }
  return base::ReadFile(file).value();
}

}  // namespace

TEST_CASE("the order in the file has nothing to do with the order of the visits") {
  const test::TempDir dir;
  base::SystemRandom random;
  constexpr int kVisits = 1200;
  auto store = test::Ready(dir / "kiosk.db", random, 2000);
  const auto size = std::filesystem::file_size(dir / "kiosk.db");
  const auto start = std::chrono::steady_clock::now();
  for (int visit = 1; visit <= kVisits; ++visit) REQUIRE(store.Keep(Visit(visit)));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto order = PhysicalOrder(dir / "kiosk.db");
  REQUIRE(order.size() == kVisits);
  const double tau = KendallTau(order);
  MESSAGE("tau " << tau << ", " << kVisits / took.count() << " keeps a second");
  CHECK(std::abs(tau) <= 0.1);
  CHECK(std::filesystem::file_size(dir / "kiosk.db") == size);  // a submission does not make the file grow
}

TEST_CASE("the same visits in another order leave the same file, byte for byte") {
  const std::string file = FileAfter({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  CHECK(FileAfter({12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) == file);
  CHECK(FileAfter({7, 1, 12, 3, 2, 9, 8, 4, 11, 10, 6, 5}) == file);
  CHECK(FileAfter({7, 1, 12, 3, 2, 9, 8, 4, 11, 10, 6, 13}) != file);  // the comparison can fail
}

TEST_CASE("every free slot is as likely as the others, also when few are free") {
  const test::TempDir dir;
  base::SeededRandom random(3);
  {
    auto store = test::Ready(dir / "kiosk.db", random, 400);
    REQUIRE(store.Keep(Visit(1, 397)));  // two slots stay free
  }
  int before = 0;  // how often the first of the two was taken first
  for (int run = 0; run < 100; ++run) {
    std::filesystem::copy_file(dir / "kiosk.db", dir / "copy.db", std::filesystem::copy_options::overwrite_existing);
    auto copy = store::Store::Open(dir / "copy.db", random, {});
    REQUIRE(copy->Keep(Visit(1001)));
    REQUIRE(copy->Keep(Visit(1002)));
    const auto order = PhysicalOrder(dir / "copy.db");
    before += std::ranges::find(order, 1001) < std::ranges::find(order, 1002);
  }
  CHECK(before > 30);  // four standard deviations around fifty
  CHECK(before < 70);
}

TEST_CASE("the file holds nothing that was answered, and no time") {
  const test::TempDir dir;
  base::SystemRandom random;
  const auto municipality = privacy::MakeKeyPair(), recovery = privacy::MakeKeyPair();
  auto store = test::Ready(dir / "kiosk.db", random, 50);
  for (int visit = 0; visit < 12; ++visit) {
    const privacy::AnonymousResponse response{.survey = test::kPlayground.digest,
                                              .attributes = {1, 2},
                                              .answers = R"({"answers":{"q":"CANARY-ANSWER"},"skipped":[]})",
                                              .texts = {R"({"question":"q","text":"CANARY-TEXT"})"}};
    const auto sealed = privacy::Seal(response, {municipality.public_key, recovery.public_key, false});
    REQUIRE(sealed);
    REQUIRE(store.Keep(*sealed));
  }
  const auto residue = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(dir.path()))
      if (base::ReadFile(entry.path()).value().find("CANARY") != std::string::npos) return true;
    return false;
  };
  CHECK_FALSE(residue());
  REQUIRE(store.CloseRound("playground", 5));
  CHECK_FALSE(residue());
  const auto shipment = store.NextShipment().value();
  int opened = 0;  // and yet it is all there, for who holds a key
  for (const auto& row : shipment->rows)
    opened += privacy::Open(row.response, recovery).value().find("CANARY") != std::string::npos;
  CHECK(opened == 24);
  REQUIRE(store.Confirm(shipment->number));
  CHECK_FALSE(residue());
}
