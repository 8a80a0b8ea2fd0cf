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

 private:
  termios before_{};
  bool terminal_;
};

}  // namespace

std::string AskUnseen(const char* what) {
  const Unseen unseen;
  if (::isatty(STDIN_FILENO)) fmt::print(stderr, "{}: ", what);
  std::string line;
  std::getline(std::cin, line);
  if (::isatty(STDIN_FILENO)) fmt::print(stderr, "\n");
  return line;
}

Result<std::string> AskNew(const char* what, const char* plural,
                           const std::function<Result<void>(std::string_view)>& check) {
  std::string secret = AskUnseen(what);
  if (const auto good = check(secret); !good) return std::unexpected(good.error());
  if (::isatty(STDIN_FILENO) && AskUnseen("Once more") != secret)
    return Fail(Code::kInvalid, fmt::format("the two {} differ", plural), "nothing was changed; try again");
  return secret;
}

}  // namespace base
