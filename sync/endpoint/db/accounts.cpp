#include "sync/endpoint/db/accounts.h"

#include <algorithm>

namespace db {
namespace {

constexpr std::string_view kRoles[] = {"viewer", "planner", "admin"};  // as Role

constexpr const char* kAdd = "INSERT INTO users (name, role, password) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr const char* kFindUser = "SELECT name, role, password FROM users WHERE name = ?";
constexpr const char* kAll = "SELECT name, role, password FROM users ORDER BY name";
constexpr const char* kRemove = "DELETE FROM users WHERE name = ?";
constexpr const char* kSetPassword = "UPDATE users SET password = ?2 WHERE name = ?1";
constexpr const char* kBegin = "INSERT INTO sessions (token, user, begun, used) VALUES (?1, ?2, ?3, ?3)";
constexpr const char* kFindSession =
    "SELECT user, role, begun, used FROM sessions JOIN users ON users.name = user WHERE token = ?";
constexpr const char* kUse = "UPDATE sessions SET used = ?2 WHERE token = ?1";
constexpr const char* kEnd = "DELETE FROM sessions WHERE token = ?";
constexpr const char* kEndAll = "DELETE FROM sessions WHERE user = ?";
constexpr const char* kEndOld = "DELETE FROM sessions WHERE begun < ? OR used < ?";

User Read(const Query& query) {
  return {query.Text(0), ReadRole(query.View(1)).value_or(Role::kViewer), query.Text(2)};
}

}  // namespace

std::string_view NameOf(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> ReadRole(std::string_view name) {
  const auto found = std::ranges::find(kRoles, name);
  return found == std::end(kRoles) ? std::nullopt : std::optional(static_cast<Role>(found - std::begin(kRoles)));
}

bool Accounts::Add(const User& user) {
  Query(connection_, kAdd, user.name, NameOf(user.role), user.password).Run();
  return connection_.Changes() == 1;
}

std::optional<User> Accounts::Find(std::string_view name) {
  Query query(connection_, kFindUser, name);
  return query.Next() ? std::optional(Read(query)) : std::nullopt;
}

std::vector<User> Accounts::All() {
  std::vector<User> all;
  for (Query query(connection_, kAll); query.Next();) all.push_back(Read(query));
  return all;
}

bool Accounts::Remove(std::string_view name) {
  Query(connection_, kRemove, name).Run();
  return connection_.Changes() == 1;
}

bool Accounts::SetPassword(std::string_view name, std::string_view hash) {
  Transaction both(connection_);
  Query(connection_, kSetPassword, name, hash).Run();
  const bool there = connection_.Changes() == 1;
  Query(connection_, kEndAll, name).Run();
  both.Commit();
  return there;
}

void Accounts::Begin(const base::Digest& token, std::string_view user, std::int64_t now) {
  Query(connection_, kBegin, token, user, now).Run();
}

std::optional<Session> Accounts::FindSession(const base::Digest& token) {
  Query query(connection_, kFindSession, token);
  if (!query.Next()) return std::nullopt;
  return Session{query.Text(0), ReadRole(query.View(1)).value_or(Role::kViewer), query.Number(2), query.Number(3)};
}

void Accounts::Use(const base::Digest& token, std::int64_t now) { Query(connection_, kUse, token, now).Run(); }

void Accounts::End(const base::Digest& token) { Query(connection_, kEnd, token).Run(); }

void Accounts::EndOld(std::int64_t begun_before, std::int64_t used_before) {
  Query(connection_, kEndOld, begun_before, used_before).Run();
}

}  // namespace db
