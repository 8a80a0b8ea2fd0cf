// SQLite for the endpoint's two databases: a connection, cached statements, transactions, migrations.
// A database that refuses ends the request or the command at hand: these throw db::Failure, which is caught
// where a request is answered (ingest::Service) and in main. One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace db {

class Failure : public std::exception {
 public:
  Failure(base::Error error, bool full) : error_(std::move(error)), full_(full) {}
  const base::Error& error() const { return error_; }
  bool full() const { return full_; }  // the disk has no room
  const char* what() const noexcept override { return error_.detail.c_str(); }

 private:
  base::Error error_;
  bool full_;
};

struct CloseDatabase {
  void operator()(sqlite3* database) const;
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const;
};

// What happens when there is no such file: a mistyped path must not become an empty database.
enum class Missing { kCreate, kRefuse };

class Connection {
 public:
  // Opens the file, or makes it (Missing::kCreate), readable by its owner only. ":memory:" for tests.
  // synchronous=FULL: what was committed survives a power cut. Changes nothing in the file: Migrate does.
  // Fails with kNotFound when it is not there (Missing::kRefuse), else with kStorage.
  explicit Connection(const std::filesystem::path& file, Missing missing = Missing::kCreate);

  void Run(const char* sql);  // one or more statements without parameters
  sqlite3* handle() const { return database_.get(); }
  const std::string& name() const { return name_; }  // the path, for errors
  sqlite3_stmt* Prepared(const char* sql);           // cached by address: pass constants only
  int Changes() const;                               // rows changed by the last statement

 private:
  std::string name_;
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::map<const char*, std::unique_ptr<sqlite3_stmt, FinalizeStatement>> statements_;
};

// One run of a statement. Parameters are bound in their order; spans and strings must live as long as the
// query.
class Query {
 public:
  template <class... Parameters>
  Query(Connection& connection, const char* sql, const Parameters&... parameters)
      : connection_(connection), statement_(connection.Prepared(sql)) {
    int i = 0;
    (Bind(++i, parameters), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool Next();  // false after the last row
  void Run() {
    while (Next()) {
    }
  }

  std::int64_t Number(int column) const;
  std::string Text(int column) const;
  std::string_view View(int column) const;               // of a text; valid until Next
  std::span<const std::uint8_t> Blob(int column) const;  // valid until Next

 private:
  void Bind(int i, std::int64_t number);
  void Bind(int i, int number) { Bind(i, std::int64_t{number}); }
  void Bind(int i, std::size_t number) { Bind(i, static_cast<std::int64_t>(number)); }
  void Bind(int i, std::string_view text);
  void Bind(int i, const std::string& text) { Bind(i, std::string_view(text)); }
  void Bind(int i, std::span<const std::uint8_t> blob);
  template <std::size_t N>
  void Bind(int i, const std::array<std::uint8_t, N>& blob) {
    Bind(i, std::span<const std::uint8_t>(blob));
  }

  Connection& connection_;
  sqlite3_stmt* statement_;
};

// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(&connection) { connection.Run("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();

 private:
  Connection* connection_;
};

// Brings the database to the newest of the numbered migrations, each in one transaction. Refuses (kStorage) a
// file of another application, and one from a newer version; both are left untouched. Ours is in WAL mode. A migration
// may put a table in another's place: foreign keys are checked at the end of all of them.
void Migrate(Connection& connection, std::int32_t application, std::span<const char* const> migrations);

}  // namespace db
