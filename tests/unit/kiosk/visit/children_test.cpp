// Children are spoken to as children while their survey is chosen, and nobody else is.
#include <doctest/doctest.h>

#include "kiosk/visit/visit.h"

using visit::Screen;

namespace {

survey::Survey SurveyOf(const std::string& band) {
  auto read =
      survey::Read(R"({"kiosk":{"id":")" + band + R"(","band":")" + band + R"(","audience":"The city reads it."},
    "pages":[{"name":"p","elements":[
      {"type":"boolean","name":"happy","title":{"default":"Happy?","lv":"Priecīgs?"},"isRequired":true}]}]})");
  if (!read) FAIL(base::Sentence(read.error()));
  return *std::move(read);
}

i18n::Pack PackFor(const std::string& tag) {
  i18n::Pack pack;
  pack.tag = tag;
  pack.strings = {{"problem.required", "Please, " + tag}, {"keep.title", "Stop?"}};
  pack.child = {{"problem.required", "Hey, " + tag}};
  return pack;
}

struct Bands final : visit::Keeper {
  survey::Survey small = SurveyOf("5-7"), older = SurveyOf("8-11"), teens = SurveyOf("12-17"),
                 adults = SurveyOf("adult");
  std::vector<const survey::Survey*> Open() override { return {&small, &older, &teens, &adults}; }
  base::Result<void> Keep(const session::Response&) override { return {}; }
};

struct Room {
  base::FakeClock clock;
  Bands keeper;
  visit::Visit visit{{PackFor("en"), PackFor("lv")}, keeper, clock};

  std::string Said() const { return visit.pack().Say({"problem.required"}); }
  void Choose(const char* language, const char* survey) {
    visit.Apply(visit::Begin{});
    visit.Apply(visit::ChooseLanguage{language});
    visit.Apply(visit::ChooseSurvey{survey});
    REQUIRE(visit.screen() == Screen::kAssent);
  }
};

}  // namespace

TEST_CASE("up to eleven years the kiosk says what it says to children, from assent to thanks") {
  for (const char* band : {"5-7", "8-11", "12-17", "adult"}) {
    CAPTURE(band);
    const bool child = std::string(band) == "5-7" || std::string(band) == "8-11";
    const std::string expected = child ? "Hey, lv" : "Please, lv";
    Room room;
    CHECK(room.Said() == "Please, en");
    room.Choose("lv", band);
    CHECK(room.Said() == expected);
    CHECK(room.visit.pack().Say({"keep.title"}) == "Stop?");  // the same to all
    room.visit.Apply(visit::Assent{true});
    room.visit.Apply(visit::Next{});
    CHECK(room.visit.problems() == std::vector{expected});  // what the session says, too
    for (const visit::Intent& over : {visit::Intent(visit::OpenBoard{}), visit::Intent(visit::CallGrownUp{})}) {
      room.visit.Apply(over);
      CHECK(room.Said() == expected);
      room.visit.Apply(visit::CloseOver{});
    }
    room.visit.Apply(visit::Tap{true});
    room.visit.Apply(visit::Stop{});
    REQUIRE(room.visit.screen() == Screen::kKeep);
    CHECK(room.Said() == expected);
    room.visit.Apply(visit::Keep{});
    REQUIRE(room.visit.screen() == Screen::kThanks);
    CHECK(room.Said() == expected);
    room.visit.Apply(visit::Done{});
    CHECK(room.Said() == "Please, en");
    room.Choose("en", band);
    room.visit.Fail(base::Code::kInternal);
    CHECK(room.Said() == (child ? "Hey, en" : "Please, en"));
  }
}

TEST_CASE("who goes back to the surveys and the languages is not yet a child") {
  Room room;
  const auto& staff = room.visit.packs().front();
  room.Choose("lv", "8-11");
  const i18n::Pack& child = room.visit.pack();
  room.visit.Apply(visit::Back{});
  REQUIRE(room.visit.screen() == Screen::kSurvey);
  CHECK(room.visit.survey() == nullptr);
  CHECK(room.Said() == "Please, lv");
  room.visit.Apply(visit::Back{});
  REQUIRE(room.visit.screen() == Screen::kLanguage);
  room.visit.Apply(visit::ChooseLanguage{"en"});
  CHECK(room.Said() == "Please, en");
  room.visit.Apply(visit::ChooseSurvey{"5-7"});
  CHECK(room.Said() == "Hey, en");
  room.visit.Apply(visit::Assent{true});
  room.visit.Apply(visit::Back{});
  REQUIRE(room.visit.screen() == Screen::kAssent);
  CHECK(room.Said() == "Hey, en");
  // What was given out before still holds, and staff are never taken for children.
  CHECK(child.Say({"problem.required"}) == "Hey, lv");
  CHECK(staff.Say({"problem.required"}) == "Please, en");
}
