#include "sync/endpoint/db/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <string>

namespace db {
namespace {

constexpr const char* kVersion = "PRAGMA user_version";
constexpr int kBusyMillis = 10'000;  // serve and tabulate share endpoint.db

[[noreturn]] void Refuse(const std::string& name, sqlite3* database) {
  const int code = database ? sqlite3_errcode(database) : SQLITE_NOMEM;
  const bool full = code == SQLITE_FULL;
  throw Failure({base::Code::kStorage, name + ": " + (database ? sqlite3_errmsg(database) : "no memory"),
                 full ? "free some space on the disk" : ""},
                full);
}

std::int64_t Pragma(Connection& connection, const char* sql) {
  Query query(connection, sql);
  query.Next();
  return query.Number(0);
}

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Connection::Connection(const std::filesystem::path& file) : name_(file.string()) {
  if (name_ != ":memory:") {
    // SQLite gives its journal the same permissions as the file that it finds.
    const int made = ::open(name_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made >= 0) ::close(made);
  }
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(
      name_.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) Refuse(name_, opened);
  sqlite3_busy_timeout(opened, kBusyMillis);
  Run("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON; PRAGMA secure_delete "
      "= FAST; PRAGMA trusted_schema = OFF;");
}

void Connection::Run(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) Refuse(name_, handle());
}

sqlite3_stmt* Connection::Prepared(const char* sql) {
  auto& statement = statements_[sql];
  if (!statement) {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) != SQLITE_OK)
      Refuse(name_, handle());
    statement.reset(prepared);
  }
  return statement.get();
}

int Connection::Changes() const { return sqlite3_changes(handle()); }

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Query::Next() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  Refuse("database", connection_.handle());
}

std::int64_t Query::Number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Query::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
              : std::string();
}

std::span<const std::uint8_t> Query::Blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Query::Bind(int i, std::int64_t number) { sqlite3_bind_int64(statement_, i, number); }

void Query::Bind(int i, std::string_view text) {
  sqlite3_bind_text64(statement_, i, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Query::Bind(int i, std::span<const std::uint8_t> blob) {
  sqlite3_bind_blob64(statement_, i, blob.data(), blob.size(), SQLITE_STATIC);
}

Transaction::~Transaction() {
  if (connection_) sqlite3_exec(connection_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::Commit() {
  connection_->Run("COMMIT");
  connection_ = nullptr;
}

void Migrate(Connection& connection, std::int32_t application, std::span<const char* const> migrations) {
  const auto newest = static_cast<std::int64_t>(migrations.size());
  const bool empty = Pragma(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  if (!empty && Pragma(connection, "PRAGMA application_id") != application)
    throw Failure({base::Code::kStorage, "the database belongs to another program", "check the path"}, false);
  if (Pragma(connection, kVersion) > newest)
    throw Failure({base::Code::kStorage, "the database was written by a newer version of Balss",
                   "install that version again; the file was left untouched"},
                  false);
  connection.Run("PRAGMA journal_mode = WAL");
  if (Pragma(connection, kVersion) == newest) return;
  Transaction all(connection);
  for (std::int64_t i = Pragma(connection, kVersion); i < newest; ++i)
    connection.Run(migrations[static_cast<std::size_t>(i)]);
  connection.Run(("PRAGMA user_version = " + std::to_string(newest)).c_str());
  connection.Run(("PRAGMA application_id = " + std::to_string(application)).c_str());
  all.Commit();
}

}  // namespace db
