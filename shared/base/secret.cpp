#include "shared/base/secret.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace base {
namespace {

// What is typed does not appear while one of these lives. Does nothing when standard input is no terminal.
class Unseen {
 public:
  Unseen() : terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!terminal_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~Unseen() {
    if (terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;

  bool terminal() const { return terminal_; }
  std::string Ask(const char* what) const {
    if (terminal_) fmt::print(stderr, "{}: ", what);
    std::string line;
    std::getline(std::cin, line);
    if (terminal_) fmt::print(stderr, "\n");
    return line;
  }

 private:
  termios before_{};
  bool terminal_;
};

}  // namespace

std::string AskUnseen(const char* what) { return Unseen().Ask(what); }

Result<std::string> AskNew(const char* what, const char* plural,
                           const std::function<Result<void>(std::string_view)>& check) {
  const Unseen unseen;  // for both: what was typed ahead counts
  std::string secret = unseen.Ask(what);
  if (const auto good = check(secret); !good) return std::unexpected(good.error());
  if (unseen.terminal() && unseen.Ask("Once more") != secret)
    return Fail(Code::kInvalid, fmt::format("the two {} differ", plural), "nothing was changed; try again");
  return secret;
}

}  // namespace base
