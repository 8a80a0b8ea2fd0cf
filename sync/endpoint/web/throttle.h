// Slows down whoever guesses passwords, and shuts nobody out for good. In memory only: names that were tried are
// written nowhere. Pure but for the clock that it is given; one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "shared/base/clock.h"

namespace web {

class Throttle {
 public:
  static constexpr int kFree = 3;               // wrong tries before the first wait
  static constexpr base::Millis kFirst{2'000};  // then doubled by each wrong one …
  static constexpr base::Millis kMost{60'000};  // … up to this
  static constexpr base::Millis kForgotten{15 * 60'000};
  static constexpr std::size_t kMostNames = 10'000;
  // For all names together: from so many wrong ones a minute on, each try takes a pause before it is looked at, so that
  // trying one password on many names is slow, too. Who knows theirs waits, and gets in.
  static constexpr int kMany = 30;
  static constexpr base::Millis kPause{300};

  explicit Throttle(base::Clock& clock) : clock_(clock) {}

  // How long until a password for `name` is looked at again; 0: now. A try before that must not be looked at and does
  // not count, so nobody makes the wait longer by trying.
  base::Millis WaitFor(std::string_view name);
  base::Millis Pause();
  void Failed(std::string_view name);
  void Succeeded(std::string_view name);

 private:
  struct Tries {
    int wrong = 0;
    base::Millis last{}, until{};
  };
  void Forget(base::Millis now);

  base::Clock& clock_;
  std::map<std::string, Tries, std::less<>> tries_;
  base::Millis minute_{};             // its beginning
  int wrong_ = 0, wrong_before_ = 0;  // in this minute, and in the one before
};

}  // namespace web
