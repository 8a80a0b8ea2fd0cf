// user: who may read the city's pages. Passwords come from the terminal or a pipe, never from the command line, where
// other users of the machine could read them.
#include <fmt/format.h>
#include <sodium.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "shared/base/json.h"
#include "sync/endpoint/commands.h"
#include "sync/endpoint/db/accounts.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/web/passwords.h"

namespace endpoint {
namespace {

using base::Code;
using base::Fail;

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

 private:
  termios before_{};
  bool terminal_;
};

std::string Ask(const Unseen& unseen, const char* what) {
  if (unseen.terminal()) fmt::print(stderr, "{}: ", what);
  std::string line;
  std::getline(std::cin, line);
  if (unseen.terminal()) fmt::print(stderr, "\n");
  return line;
}

// Asked for twice on a terminal; else one line. Its hash.
base::Result<std::string> AskForPassword(const std::string& user) {
  const Unseen unseen;
  std::string password = Ask(unseen, "New password, at least 12 characters");
  if (const auto good = web::CheckPassword(password, user); !good) return std::unexpected(good.error());
  if (unseen.terminal() && Ask(unseen, "Once more") != password)
    return Fail(Code::kInvalid, "the two passwords differ", "nothing was changed; try again");
  auto hash = web::HashPassword(password);
  sodium_memzero(password.data(), password.size());
  return hash;
}

std::unexpected<base::Error> Nobody(const Options& options) {
  return Fail(Code::kNotFound, "there is no user \"" + options.name + '"', "balss-endpoint user list shows all");
}

void Print(const Options& options, const char* what) {
  if (options.json)
    fmt::print("{}\n", base::Json{{what, options.name}}.dump());
  else
    fmt::print("{} {}\n", what, options.name);
}

}  // namespace

base::Result<void> AddUser(const Options& options) {
  const auto role = db::ReadRole(options.role);
  if (!web::IsUserName(options.name) || !role)
    return Fail(Code::kUsage, '"' + options.name + "\" cannot be a user's name",
                "1 to 64 of a-z, 0-9, \".\", \"_\" and \"-\"");
  db::Database database(options.db);
  db::Accounts accounts(database.connection());
  if (accounts.Find(options.name))
    return Fail(Code::kState, "there is a user \"" + options.name + "\" already", "choose another name");
  const auto hash = AskForPassword(options.name);
  if (!hash) return std::unexpected(hash.error());
  if (!accounts.Add({options.name, *role, *hash}))
    return Fail(Code::kState, "there is a user \"" + options.name + "\" already", "choose another name");
  Print(options, "added");
  return {};
}

base::Result<void> ListUsers(const Options& options) {
  db::Database database(options.db, db::Missing::kRefuse);
  const auto users = db::Accounts(database.connection()).All();
  base::Json json = base::Json::array();
  for (const db::User& user : users)
    if (options.json)
      json.push_back({{"name", user.name}, {"role", db::NameOf(user.role)}});
    else
      fmt::print("{:<8} {}\n", db::NameOf(user.role), user.name);
  if (options.json) fmt::print("{}\n", json.dump());
  return {};
}

base::Result<void> RemoveUser(const Options& options) {
  db::Database database(options.db, db::Missing::kRefuse);
  if (!db::Accounts(database.connection()).Remove(options.name)) return Nobody(options);
  Print(options, "removed");
  return {};
}

base::Result<void> SetPassword(const Options& options) {
  db::Database database(options.db, db::Missing::kRefuse);
  db::Accounts accounts(database.connection());
  if (!accounts.Find(options.name)) return Nobody(options);
  const auto hash = AskForPassword(options.name);
  if (!hash) return std::unexpected(hash.error());
  if (!accounts.SetPassword(options.name, *hash)) return Nobody(options);
  Print(options, "changed");
  return {};
}

}  // namespace endpoint
