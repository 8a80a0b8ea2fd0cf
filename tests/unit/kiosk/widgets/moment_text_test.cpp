#include "kiosk/widgets/moment_text.h"

#include <doctest/doctest.h>

#include "kiosk/widgets/moment.h"

using survey::InputType;
using widgets::MomentText;
using widgets::MomentTyped;

namespace {

struct Seen {
  std::string partial, iso;
  bool operator==(const Seen&) const = default;
};
doctest::String toString(const Seen& seen) { return (seen.partial + " | " + seen.iso).c_str(); }

// Typed key by key, as the pad does: each time the visit gives back what it was told.
Seen Typed(InputType input, std::string_view keys, std::string iso = "", std::string partial = "") {
  for (const char key : keys) {
    const auto touched = MomentTyped(input, iso, partial, {&key, 1});
    iso = touched.iso.value_or("");
    partial = touched.partial.value();
  }
  return {partial, iso};
}

}  // namespace

TEST_CASE("eight digits are a date") {
  CHECK(Typed(InputType::kDate, "09052014") == Seen{"09.05.2014", "2014-05-09"});
  CHECK(Typed(InputType::kDate, "090520") == Seen{"09.05.20__", ""});
  CHECK(Typed(InputType::kDate, "") == Seen{"", ""});
}

TEST_CASE("a day that needs no second digit does not wait for one") {
  CHECK(Typed(InputType::kDate, "952014") == Seen{"09.05.2014", "2014-05-09"});
  CHECK(Typed(InputType::kTime, "99") == Seen{"09:09", "09:09"});
}

TEST_CASE("the other kinds of moments") {
  CHECK(Typed(InputType::kTime, "1745") == Seen{"17:45", "17:45"});
  CHECK(Typed(InputType::kTime, "174") == Seen{"17:4_", ""});
  CHECK(Typed(InputType::kMonth, "032026") == Seen{"03.2026", "2026-03"});
  CHECK(Typed(InputType::kDateTime, "020320261745") == Seen{"02.03.2026 17:45", "2026-03-02T17:45"});
}

TEST_CASE("digits that cannot become a date are not taken") {
  CHECK(Typed(InputType::kDate, "39") == Seen{"3_.__.____", ""});
  CHECK(Typed(InputType::kDate, "00") == Seen{"0_.__.____", ""});
  CHECK(Typed(InputType::kDate, "0113") == Seen{"01.1_.____", ""});
  CHECK(Typed(InputType::kTime, "25") == Seen{"2_:__", ""});
  CHECK(Typed(InputType::kDate, "01019") == Seen{"01.01.____", ""});
  const MomentText text(InputType::kDate, "", "3_.__.____");
  CHECK(text.Takes('0'));
  CHECK(text.Takes('1'));
  CHECK_FALSE(text.Takes('2'));
}

TEST_CASE("a day that does not exist is no answer, and stays on the screen") {
  CHECK(Typed(InputType::kDate, "31022014") == Seen{"31.02.2014", ""});
  CHECK(Typed(InputType::kDate, "29022023") == Seen{"29.02.2023", ""});
  CHECK(Typed(InputType::kDate, "29022024") == Seen{"29.02.2024", "2024-02-29"});
  CHECK(MomentText(InputType::kDate, "", "31.02.2014").Impossible());
  CHECK_FALSE(MomentText(InputType::kDate, "", "31.02.20__").Impossible());
}

TEST_CASE("erasing goes back over the parts, and stops at the beginning") {
  CHECK(Typed(InputType::kDate, "0905\b") == Seen{"09.0_.____", ""});
  CHECK(Typed(InputType::kDate, "0905\b\b\b") == Seen{"0_.__.____", ""});
  CHECK(Typed(InputType::kDate, "0\b\b\b") == Seen{"__.__.____", ""});
  CHECK(Typed(InputType::kDate, "\b", "2014-05-09") == Seen{"09.05.201_", ""});
}

TEST_CASE("what is stored is shown, and half a moment counts as none") {
  CHECK(MomentText(InputType::kDate, "1971-12-24", "").partial() == "24.12.1971");
  CHECK(MomentText(InputType::kTime, "09:30:05", "").partial() == "09:30");
  CHECK(MomentText(InputType::kDateTime, "2026-03-02T17:45", "").partial() == "02.03.2026 17:45");
  CHECK(MomentText(InputType::kDate, "1971-12", "").partial() == "__.__.____");
  CHECK(MomentText(InputType::kDate, "nonsense", "neither").partial() == "__.__.____");
}

TEST_CASE("the text in progress comes before what is stored") {
  CHECK(MomentText(InputType::kDate, "1971-12-24", "09.05.20__").partial() == "09.05.20__");
}

TEST_CASE("a part that was chosen is typed anew, and the answer stands until then") {
  MomentText text(InputType::kDate, "2014-05-09", "");
  text.Choose(1);
  CHECK(text.partial() == "09.>05.2014");
  CHECK(text.iso() == "2014-05-09");
  CHECK(Typed(InputType::kDate, "1", "", text.partial()) == Seen{"09.1_.2014", ""});
  CHECK(Typed(InputType::kDate, "12", "", text.partial()) == Seen{"09.12.2014", "2014-12-09"});
  CHECK(Typed(InputType::kDate, "7", "", text.partial()) == Seen{"09.07.2014", "2014-07-09"});
}

TEST_CASE("a part may be chosen before the ones in front of it") {
  MomentText text(InputType::kDate, "", "");
  text.Choose(2);
  CHECK(text.partial() == "__.__.>____");
  CHECK(Typed(InputType::kDate, "197", "", text.partial()) == Seen{"__.__.>197_", ""});
  CHECK(Typed(InputType::kDate, "1971", "", text.partial()) == Seen{"__.__.1971", ""});
  CHECK(Typed(InputType::kDate, "19712412", "", text.partial()) == Seen{"24.12.1971", "1971-12-24"});
}

TEST_CASE("any of its days is a way to say a week") {
  CHECK(Typed(InputType::kWeek, "02032026") == Seen{"02.03.2026", "2026-W10"});
  CHECK(Typed(InputType::kWeek, "08032026") == Seen{"08.03.2026", "2026-W10"});
  CHECK(MomentText(InputType::kWeek, "2026-W10", "").partial() == "02.03.2026");
  const auto week = MomentText(InputType::kWeek, "", "04.03.2026").Week();
  REQUIRE(week);
  CHECK(week->first.day == 2);
  CHECK(week->second.day == 8);
}

TEST_CASE("weeks at the turn of the year belong to the year of their Thursday (ISO 8601)") {
  CHECK(Typed(InputType::kWeek, "01012027").iso == "2026-W53");
  CHECK(Typed(InputType::kWeek, "31122024").iso == "2025-W01");
  CHECK(MomentText(InputType::kWeek, "2025-W01", "").partial() == "30.12.2024");
  CHECK(MomentText(InputType::kWeek, "2026-W53", "").partial() == "28.12.2026");
}

TEST_CASE("signs that are no digits are passed over") {
  CHECK(Typed(InputType::kDate, "09.05.2014") == Seen{"09.05.2014", "2014-05-09"});
  CHECK(Typed(InputType::kTime, "x17:45") == Seen{"17:45", "17:45"});
}
