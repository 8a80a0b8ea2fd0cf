// Dates and times while they are being typed, digit by digit: which digit belongs where, and what comes out.
// Pure; drawing is in moment.h.
//
// A partial is what stands there so far, as text: "09.05.20__", "17:4_", "05.2014", "09.05.2014 17:45". "_"
// is a place still open; ">" before a part says that the next digit goes there although an earlier part is
// open or all are full
// ("09.>05.2014": the month is typed anew).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/element.h"

namespace widgets {

enum class MomentPart { kDay, kMonth, kYear, kHour, kMinute };

class MomentText {
 public:
  // Begins with `partial`, or where that is empty with what is stored ("2026-03-02", "17:45", "2026-03",
  // "2026-03-02T17:45", "2026-W10", which is shown as its Monday). What is not of the form counts as empty.
  // A week is asked for by any of its days: hardly anybody knows its number.
  MomentText(survey::InputType input, std::string_view iso, std::string_view partial);

  std::size_t size() const { return parts_.size(); }
  MomentPart part(std::size_t i) const { return parts_[i].part; }
  const std::string& digits(std::size_t i) const { return parts_[i].digits; }
  std::size_t places(std::size_t i) const { return parts_[i].part == MomentPart::kYear ? 4 : 2; }
  std::size_t active() const { return active_; }  // where the next digit goes; size() when all is full

  // Would the digit be taken? Never one that cannot become a day, a month, a time: "39", "13", "24:60".
  bool Takes(char digit) const;
  bool empty() const;

  void Type(char digit);       // nothing when it is not taken. "4" as a day is "04", and the next part's turn comes
  void Erase();                // the last digit of the active part, or of the one before it
  void Choose(std::size_t i);  // the next digit begins this part anew, or goes on where it is not full

  std::string partial() const;
  // As it is stored; nothing while places are open, and for days that do not exist (31.02.).
  std::optional<std::string> iso() const;
  bool Impossible() const;  // all places are full, and there is no such day

  // For a week that is complete: its Monday and Sunday, each as day, month and year.
  struct Day {
    int day = 0, month = 0, year = 0;
  };
  std::optional<std::pair<Day, Day>> Week() const;

 private:
  struct Field {
    MomentPart part;
    std::string digits{};
  };
  bool Full(std::size_t i) const { return parts_[i].digits.size() == places(i); }
  std::size_t FirstOpen(std::size_t from = 0) const;
  int Number(MomentPart part) const;
  bool ReadPartial(std::string_view partial);
  void ReadIso(std::string_view iso);

  survey::InputType input_;
  std::vector<Field> parts_;
  std::size_t active_ = 0;
};

}  // namespace widgets
