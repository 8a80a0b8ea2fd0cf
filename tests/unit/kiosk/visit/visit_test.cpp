#include "kiosk/visit/visit.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using visit::Screen;

namespace {

constexpr const char* kPlay =
    R"({"kiosk":{"id":"play","band":"8-11","audience":"The city reads it.","practice":["try"]},"pages":[{"name":"p","elements":[
  {"type":"boolean","name":"try","title":"Just try"},
  {"type":"radiogroup","name":"where","title":"Where?","choices":["park","yard"],"showOtherItem":true},
  {"type":"comment","name":"wish","title":"A wish?"}]}]})";
constexpr const char* kToddlers =
    R"({"kiosk":{"id":"small","band":"5-7","audience":"The city reads it."},"pages":[{"name":"p","elements":[
  {"type":"boolean","name":"happy","title":{"default":"Happy?","lv":"Priecīgs?"}}]}]})";

survey::Survey Must(const char* json) {
  auto read = survey::Read(json);
  if (!read) FAIL(base::Sentence(read.error()));
  return *std::move(read);
}

i18n::Pack PackFor(const char* tag, bool rtl = false) {
  i18n::Pack pack;
  pack.tag = pack.endonym = tag;
  pack.rtl = rtl;
  pack.keyboards = {"gb"};
  return pack;
}

struct FakeKeeper final : visit::Keeper {
  std::vector<const survey::Survey*> open;
  std::vector<session::Response> kept;
  bool broken = false, keeps = true;

  bool Keeps() const override { return keeps; }
  std::vector<const survey::Survey*> Open() override { return open; }
  base::Result<void> Keep(const session::Response& response) override {
    if (broken) return base::Fail(base::Code::kStorage, "the disk is full");
    kept.push_back(response);
    return {};
  }
};

struct Room {
  survey::Survey play = Must(kPlay), toddlers = Must(kToddlers);
  base::FakeClock clock;
  FakeKeeper keeper;
  visit::Visit visit;

  explicit Room(bool two_surveys = false, std::vector<i18n::Pack> packs = {PackFor("en")})
      : visit((keeper.open = two_surveys ? std::vector<const survey::Survey*>{&play, &toddlers}
                                         : std::vector<const survey::Survey*>{&play},
               std::move(packs)),
              keeper, clock) {}

  void Begin() {
    visit.Apply(visit::Begin{});
    visit.Apply(visit::Assent{true});
  }
  const std::string& Asked() const { return visit.walk()->session().element(visit.walk()->current()->id).name; }
  void Choose(const char* value) { visit.Apply(visit::Tap{value}); }
};

}  // namespace

TEST_CASE("a visitor who answers everything is thanked after the response was kept") {
  Room room;
  room.Begin();
  REQUIRE(room.Asked() == "try");
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.visit.Apply(visit::Next{});
  room.visit.Apply(visit::Write{"a slide"});
  CHECK(room.keeper.kept.empty());
  room.visit.Apply(visit::Next{});
  CHECK(room.visit.screen() == Screen::kThanks);
  CHECK(room.visit.ending() == visit::Ending::kKept);
  CHECK(room.visit.walk() == nullptr);
  REQUIRE(room.keeper.kept.size() == 1);
  CHECK(room.keeper.kept[0].answers.at("where") == expression::Value("park"));
  CHECK_FALSE(room.keeper.kept[0].answers.contains("try"));
}

TEST_CASE("who says no thank you leaves nothing") {
  Room room;
  room.visit.Apply(visit::Begin{});
  room.visit.Apply(visit::Assent{false});
  CHECK(room.visit.screen() == Screen::kThanks);
  CHECK(room.visit.ending() == visit::Ending::kDeclined);
  CHECK(room.keeper.kept.empty());
}

TEST_CASE("where nothing is kept, no visitor is told that something was") {
  Room room;
  room.keeper.keeps = false;
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.visit.Apply(visit::Next{});
  room.visit.Apply(visit::Next{});
  CHECK(room.visit.screen() == Screen::kThanks);
  CHECK(room.visit.ending() == visit::Ending::kDeleted);
  CHECK(room.keeper.kept.empty());
}

TEST_CASE("stop asks keep or delete, and each does what it says") {
  for (const bool keep : {true, false}) {
    Room room;
    room.Begin();
    room.visit.Apply(visit::Next{});
    room.Choose("yard");
    room.visit.Apply(visit::Stop{});
    CHECK(room.visit.screen() == Screen::kKeep);
    room.visit.Apply(visit::GoOn{});
    CHECK(room.visit.screen() == Screen::kQuestion);
    room.visit.Apply(visit::Stop{});
    if (keep)
      room.visit.Apply(visit::Keep{});
    else
      room.visit.Apply(visit::Delete{});
    CHECK(room.visit.screen() == Screen::kThanks);
    CHECK(room.visit.ending() == (keep ? visit::Ending::kKept : visit::Ending::kDeleted));
    CHECK(room.keeper.kept.size() == (keep ? 1 : 0));
    CHECK(room.visit.walk() == nullptr);
  }
}

TEST_CASE("stop without an answer has nothing to ask about") {
  Room room;
  room.Begin();
  room.visit.Apply(visit::Stop{});
  CHECK(room.visit.screen() == Screen::kThanks);
  CHECK(room.keeper.kept.empty());
}

TEST_CASE("silence is warned about and then wipes the answers") {
  Room room;
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.clock.Advance(59s);
  CHECK_FALSE(room.visit.Tick());
  room.clock.Advance(1s);
  CHECK(room.visit.Tick());
  CHECK(room.visit.warning() == 30);
  room.clock.Advance(29s);
  CHECK(room.visit.Tick());
  CHECK(room.visit.warning() == 1);
  room.clock.Advance(1s);
  CHECK(room.visit.Tick());
  CHECK(room.visit.screen() == Screen::kAttract);
  CHECK(room.visit.walk() == nullptr);
  CHECK(room.keeper.kept.empty());
}

TEST_CASE("while the warning stands every touch means only: I am here") {
  Room room;
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.clock.Advance(60s);
  room.visit.Tick();
  room.visit.Apply(visit::Stop{});
  CHECK_FALSE(room.visit.warning());
  CHECK(room.visit.screen() == Screen::kQuestion);
  CHECK(room.visit.walk()->session().AnswerTo("where") == expression::Value("park"));
}

TEST_CASE("the youngest get half as much time again") {
  Room room(true);
  room.visit.Apply(visit::Begin{});
  CHECK(room.visit.screen() == Screen::kSurvey);
  room.visit.Apply(visit::ChooseSurvey{"small"});
  room.visit.Apply(visit::Assent{true});
  room.clock.Advance(89s);
  CHECK_FALSE(room.visit.Tick());
  room.clock.Advance(1s);
  CHECK(room.visit.Tick());
}

TEST_CASE("a disk that refuses ends in the calm screen, with nothing kept and nothing left in memory") {
  Room room;
  room.keeper.broken = true;
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.visit.Apply(visit::Next{});
  room.visit.Apply(visit::Next{});
  CHECK(room.visit.screen() == Screen::kTrouble);
  CHECK(room.visit.trouble() == "B5");
  CHECK(room.visit.walk() == nullptr);
  room.visit.Apply(visit::Done{});
  CHECK(room.visit.screen() == Screen::kAttract);
}

TEST_CASE("without an open round the kiosk is closed, and opens by itself when one is opened") {
  Room room;
  room.keeper.open.clear();
  room.clock.Advance(5s);
  CHECK(room.visit.Tick());
  CHECK(room.visit.screen() == Screen::kClosed);
  room.visit.Apply(visit::Begin{});
  CHECK(room.visit.screen() == Screen::kClosed);
  room.keeper.open = {&room.play};
  room.clock.Advance(5s);
  CHECK(room.visit.Tick());
  CHECK(room.visit.screen() == Screen::kAttract);
}

TEST_CASE("only languages that an open survey speaks are offered, and the next visitor starts afresh") {
  Room room(true, {PackFor("en"), PackFor("lv"), PackFor("ar", true)});
  REQUIRE(room.visit.Languages().size() == 2);
  room.visit.Apply(visit::Begin{});
  CHECK(room.visit.screen() == Screen::kLanguage);
  room.visit.Apply(visit::ChooseLanguage{"lv"});
  CHECK(room.visit.pack().tag == "lv");
  room.visit.Apply(visit::Back{});
  CHECK(room.visit.screen() == Screen::kLanguage);
  room.clock.Advance(90s);
  room.visit.Tick();
  room.clock.Advance(30s);
  room.visit.Tick();
  CHECK(room.visit.screen() == Screen::kAttract);
  CHECK(room.visit.pack().tag == "en");
}

TEST_CASE("something else asks what, and back returns to the choices") {
  Room room;
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.visit.Apply(visit::Tap{"other"});
  CHECK(room.visit.screen() == Screen::kComment);
  room.visit.Apply(visit::Write{"the roof"});
  CHECK(room.visit.walk()->session().CommentTo(room.visit.walk()->current()->id) == "the roof");
  room.visit.Apply(visit::Next{});
  CHECK(room.visit.screen() == Screen::kQuestion);
  room.visit.Apply(visit::Next{});
  CHECK(room.Asked() == "wish");
}

TEST_CASE("the keyboard's state goes with the screen") {
  Room room;
  room.Begin();
  room.visit.Apply(visit::Keys{.layout = 1, .shift = true, .more = "a"});
  CHECK(room.visit.view().keys.shift);
  room.visit.Apply(visit::Write{"ab", 1});
  CHECK(room.visit.view().keys.shift);
  CHECK(room.visit.view().keys.more == "");
  CHECK(room.visit.view().keys.caret == 1u);
  room.visit.Apply(visit::Next{});
  CHECK_FALSE(room.visit.view().keys.shift);
  CHECK(room.visit.view().keys.layout == 0);
  CHECK_FALSE(room.visit.view().keys.caret.has_value());
}

TEST_CASE("the thank-you page leaves by itself") {
  Room room;
  room.visit.Apply(visit::Begin{});
  room.visit.Apply(visit::Assent{false});
  room.clock.Advance(15s);
  CHECK(room.visit.Tick());
  CHECK(room.visit.screen() == Screen::kAttract);
}

TEST_CASE("an unexpected failure wipes the visit") {
  Room room;
  room.Begin();
  room.visit.Fail(base::Code::kInternal);
  CHECK(room.visit.screen() == Screen::kTrouble);
  CHECK(room.visit.trouble() == "B1");
  CHECK(room.visit.walk() == nullptr);
}

TEST_CASE("the accessibility board lies over any screen, and what it set goes with the visitor") {
  Room room;
  const visit::Comfort large{.text = 2, .theme = 1};
  room.visit.Apply(visit::Adjust{large});
  CHECK(room.visit.comfort() == visit::Comfort());  // only on the board
  room.Begin();
  room.visit.Apply(visit::OpenBoard{});
  CHECK(room.visit.over() == visit::Over::kBoard);
  room.visit.Apply(visit::Adjust{large});
  room.visit.Apply(visit::CloseOver{});
  CHECK(room.visit.over() == visit::Over::kNothing);
  CHECK(room.visit.screen() == Screen::kQuestion);
  CHECK(room.visit.comfort() == large);
  room.visit.Apply(visit::Stop{});
  CHECK(room.visit.comfort() == large);
  room.visit.Apply(visit::Done{});
  CHECK(room.visit.screen() == Screen::kAttract);
  CHECK(room.visit.comfort() == visit::Comfort());
}

TEST_CASE("who adjusts the first screen and walks away leaves it as it was") {
  Room room;
  room.visit.Apply(visit::OpenBoard{});
  room.visit.Apply(visit::Adjust{{.theme = 2}});
  room.visit.Apply(visit::CloseOver{});
  room.clock.Advance(59s);
  CHECK_FALSE(room.visit.Tick());
  CHECK(room.visit.comfort().theme == 2);
  room.clock.Advance(1s);
  CHECK(room.visit.Tick());
  CHECK(room.visit.comfort() == visit::Comfort());
}

TEST_CASE("silence on the board or after the bell is silence, and a grown-up has longer to come") {
  for (const auto& [over, patience] :
       {std::pair(visit::Intent(visit::OpenBoard{}), 60s), std::pair(visit::Intent(visit::CallGrownUp{}), 180s)}) {
    Room room;
    room.Begin();
    room.visit.Apply(visit::Next{});
    room.Choose("park");
    room.visit.Apply(over);
    CHECK(room.visit.over() != visit::Over::kNothing);
    room.clock.Advance(patience - 1s);
    room.visit.Tick();
    CHECK_FALSE(room.visit.warning());
    room.clock.Advance(1s);
    room.visit.Tick();
    CHECK(room.visit.warning());
    room.clock.Advance(30s);
    room.visit.Tick();
    CHECK(room.visit.screen() == Screen::kAttract);
    CHECK(room.keeper.kept.empty());
  }
}

TEST_CASE("the bell stores nothing and changes no answer") {
  Room room;
  room.visit.Apply(visit::CallGrownUp{});
  CHECK(room.visit.over() == visit::Over::kNothing);  // nobody is there yet
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.visit.Apply(visit::CallGrownUp{});
  CHECK(room.visit.over() == visit::Over::kCalled);
  room.visit.Apply(visit::CloseOver{});
  CHECK(room.Asked() == "where");
  CHECK(room.visit.walk()->IsChosen("park"));
  CHECK(room.keeper.kept.empty());
}

TEST_CASE("the quick way out wipes at once") {
  Room room;
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.visit.Apply(visit::Exit{});
  CHECK(room.visit.screen() == Screen::kAttract);
  CHECK(room.visit.walk() == nullptr);
  CHECK(room.keeper.kept.empty());
}

TEST_CASE("that somebody helped is told with the language; otherwise no language is") {
  for (const bool helped : {true, false}) {
    Room room;
    room.visit.Apply(visit::Begin{});
    room.visit.Apply(visit::Helped{true});
    if (!helped) room.visit.Apply(visit::Helped{false});
    room.visit.Apply(visit::Assent{true});
    room.visit.Apply(visit::Next{});
    room.Choose("park");
    room.visit.Apply(visit::Stop{});
    room.visit.Apply(visit::Keep{});
    REQUIRE(room.keeper.kept.size() == 1);
    CHECK(room.keeper.kept[0].helped_in == (helped ? "en" : ""));
    CHECK_FALSE(room.keeper.kept[0].turned);  // it has no faces
    room.visit.Apply(visit::Done{});
    CHECK_FALSE(room.visit.is_helped());
  }
}

TEST_CASE("who stops and keeps is kept with the question that stood there; who goes to the end is not") {
  Room room;
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.visit.Apply(visit::Next{});
  REQUIRE(room.Asked() == "wish");
  room.visit.Apply(visit::Stop{});
  room.visit.Apply(visit::Keep{});
  REQUIRE(room.keeper.kept.size() == 1);
  CHECK(room.keeper.kept[0].stopped == "wish");
  room.visit.Apply(visit::Done{});
  room.Begin();
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  room.visit.Apply(visit::Next{});
  room.visit.Apply(visit::Next{});
  REQUIRE(room.keeper.kept.size() == 2);
  CHECK(room.keeper.kept[1].stopped.empty());
}

TEST_CASE("what may come next can be seen, and nothing has happened") {
  Room room(false, {PackFor("en"), PackFor("lv", true)});
  std::vector<Screen> seen;
  const auto imagine_all = [&] {
    const Screen before = room.visit.screen();
    seen.clear();
    for (const visit::Intent& intent : room.visit.Likely())
      room.visit.Imagine(intent, [&](const visit::Visit& next) { seen.push_back(next.screen()); });
    CHECK(room.visit.screen() == before);
    CHECK(room.keeper.kept.empty());
  };
  imagine_all();
  CHECK(seen == std::vector{Screen::kAssent});  // the survey speaks English only
  room.visit.Apply(visit::Begin{});
  imagine_all();
  CHECK(seen == std::vector{Screen::kQuestion});
  room.visit.Apply(visit::Assent{true});
  room.visit.Apply(visit::Next{});
  room.Choose("park");
  std::string coming;
  room.visit.Imagine(visit::Next{}, [&](const visit::Visit& next) {
    coming = next.walk()->session().element(next.walk()->current()->id).name;
  });
  CHECK(coming == "wish");
  CHECK(room.Asked() == "where");
  room.visit.Apply(visit::Next{});
  room.visit.Apply(visit::Write{"a slide"});
  imagine_all();
  CHECK(seen == std::vector{Screen::kThanks});
  REQUIRE(room.visit.walk());
  CHECK(room.Asked() == "wish");
  room.visit.Apply(visit::OpenBoard{});
  CHECK(room.visit.Likely().empty());
}
