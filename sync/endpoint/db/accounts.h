// Who may read the city's pages, and who is signed in. Part of endpoint.db; knows nothing of devices and rows.
// Used by one thread at a time. Every function throws db::Failure when the database refuses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/endpoint/db/sqlite.h"

namespace db {

enum class Role { kViewer, kPlanner, kAdmin };
std::string_view NameOf(Role role);  // "viewer", "planner", "admin"
std::optional<Role> ReadRole(std::string_view name);

struct User {
  std::string name;
  Role role = Role::kViewer;
  std::string password;  // its Argon2id hash, as libsodium writes it
};

struct Session {
  std::string user;
  Role role = Role::kViewer;
  std::int64_t begun = 0, used = 0;  // seconds since 1970
};

class Accounts {
 public:
  explicit Accounts(Connection& connection) : connection_(connection) {}

  bool Add(const User& user);  // false when the name is taken
  std::optional<User> Find(std::string_view name);
  std::vector<User> All();             // by name
  bool Remove(std::string_view name);  // with all sessions; false when there is none
  // Ends all sessions of the user; false when there is none.
  bool SetPassword(std::string_view name, std::string_view hash);

  // Sessions are known by the hash of what the browser holds: a copy of the file lets nobody in.
  void Begin(const base::Digest& token, std::string_view user, std::int64_t now);
  std::optional<Session> FindSession(const base::Digest& token);
  void Use(const base::Digest& token, std::int64_t now);
  void End(const base::Digest& token);
  void EndOld(std::int64_t begun_before, std::int64_t used_before);

 private:
  Connection& connection_;
};

}  // namespace db
