// user: who may read the city's pages. Passwords come from the terminal or a pipe, never from the command line, where
// other users of the machine could read them.
#include <fmt/format.h>
#include <sodium.h>

#include "shared/base/json.h"
#include "shared/base/secret.h"
#include "sync/endpoint/commands.h"
#include "sync/endpoint/db/accounts.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/web/passwords.h"

namespace endpoint {
namespace {

using base::Code;
using base::Fail;

// Its hash.
base::Result<std::string> AskForPassword(const std::string& user) {
  auto password = base::AskNew("New password, at least 12 characters", "passwords",
                               [&](std::string_view one) { return web::CheckPassword(one, user); });
  if (!password) return password;
  auto hash = web::HashPassword(*password);
  sodium_memzero(password->data(), password->size());
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
