// What a finger asks for on the staff's pages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

namespace staff {

enum class Page {
  kClosed,
  kNoPin,
  kPin,
  kRefused,
  // behind the PIN
  kOverview,  // what can be done
  kHealth,
  kRounds,
  kRound,
  kNewRound,  // for which survey
  kSend,
  kTake,  // of which round
  kForm,
  kStick,
  kWords,  // the passphrase
  kWriting,
  kTaken,
  kResults,  // charts of what was asked
  kSurveys,
  kSurvey,
  kFiles,
  kMistakes,
  kNewPin,
  kConfirm,
  kDone,
  kTrouble
};
const char* NameOf(Page page);

// A text that is being written, and how its keyboard looks.
struct Typing {
  std::string text{};
  std::optional<std::size_t> caret{};  // a byte offset; nullopt: at the end
  int layout = 0;
  bool shift = false, signs = false;
  std::string more{};  // the letter whose forms with marks are shown
};

struct Digit {
  char digit;  // '0'…'9'
};
struct Erase {};
struct Close {};
struct Restart {};
struct Go {
  Page page;  // from the overview, or what a page offers beside its list
};
struct Pick {
  std::size_t row;  // of the page's list
};
struct Turn {
  int by;  // to another part of a long list
};
struct Toggle {};  // with a password or without
struct Yes {};     // what the page is about, is to be done
struct Back {};
struct Look {};  // at the survey, as visitors see it
struct Wrote {
  Typing typing;
};
using Intent =
    std::variant<std::monostate, Digit, Erase, Close, Restart, Go, Pick, Turn, Toggle, Yes, Back, Look, Wrote>;

}  // namespace staff
