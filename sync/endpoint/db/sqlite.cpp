#include "sync/endpoint/db/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include <string>

namespace db {
namespace {

constexpr const char* kVersion = "PRAGMA user_version";
constexpr int kBusyMillis = 10'000;  // serve and tabulate share endpoint.db

const char* HintFor(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return "free some space on the disk";
    case SQLITE_IOERR: return "the disk reports an error: check it before anything else";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "the file or its folder cannot be written: check its owner, its rights and the mount";
    case SQLITE_CANTOPEN:
      return "check that the path is a file, that its folder is there, and that this user may write in it";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program holds the file: try again in a minute";
    case SQLITE_NOTADB: return "this is no database: check the path; nothing was changed";
    case SQLITE_CORRUPT: return "the file is damaged: keep it, and go back to the last good copy";
    default: return "";
  }
}

[[noreturn]] void Refuse(const std::string& name, int code, const char* message) {
  throw Failure({base::Code::kStorage, name + ": " + message, HintFor(code)}, (code & 0xFF) == SQLITE_FULL);
}

[[noreturn]] void Refuse(const std::string& name, sqlite3* database) {
  if (!database) Refuse(name, SQLITE_NOMEM, "no memory");
  Refuse(name, sqlite3_errcode(database), sqlite3_errmsg(database));
}

// Makes the file when it may be made. SQLite gives its journal the same permissions as the file that it
// finds. Other failures are left to SQLite, which says more about them. A file that is there is not opened: closing it
// would end the locks that another connection of this process has on it (https://sqlite.org/howtocorrupt.html §2.2).
void Touch(const std::string& name, Missing missing) {
  if (missing == Missing::kCreate) {
    if (const int made = ::open(name.c_str(), O_RDWR | O_CLOEXEC | O_CREAT | O_EXCL, 0600); made >= 0) ::close(made);
    return;
  }
  struct stat ignored {};
  if (::stat(name.c_str(), &ignored) != 0 && (errno == ENOENT || errno == ENOTDIR))
    throw Failure({base::Code::kNotFound, name + ": there is no such database", "check the path; nothing was made"},
                  false);
}

std::int64_t Pragma(Connection& connection, const char* sql) {
  Query query(connection, sql);
  query.Next();
  return query.Number(0);
}

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Connection::Connection(const std::filesystem::path& file, Missing missing) : name_(file.string()) {
  if (name_ != ":memory:") Touch(name_, missing);
  sqlite3* opened = nullptr;
  const int create = missing == Missing::kCreate ? SQLITE_OPEN_CREATE : 0;
  const int result =
      sqlite3_open_v2(name_.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | create, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) Refuse(name_, opened);
  if (sqlite3_db_readonly(opened, "main") == 1) Refuse(name_, SQLITE_READONLY, "it can only be read");
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
  Refuse(connection_.name(), connection_.handle());
}

std::int64_t Query::Number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Query::Text(int column) const { return std::string(View(column)); }

std::string_view Query::View(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
              : std::string_view();
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
    throw Failure({base::Code::kStorage, connection.name() + ": the database belongs to another program",
                   "check the path; the file was left untouched"},
                  false);
  if (Pragma(connection, kVersion) > newest)
    throw Failure({base::Code::kStorage, connection.name() + ": the database was written by a newer version of Balss",
                   "install that version again; the file was left untouched"},
                  false);
  connection.Run("PRAGMA journal_mode = WAL");
  if (Pragma(connection, kVersion) == newest) return;
  connection.Run("PRAGMA foreign_keys = OFF");  // has no effect inside the transaction
  Transaction all(connection);
  for (std::int64_t i = Pragma(connection, kVersion); i < newest; ++i)
    connection.Run(migrations[static_cast<std::size_t>(i)]);
  connection.Run(("PRAGMA user_version = " + std::to_string(newest)).c_str());
  connection.Run(("PRAGMA application_id = " + std::to_string(application)).c_str());
  if (Query(connection, "PRAGMA foreign_key_check").Next())
    throw Failure({base::Code::kStorage, connection.name() + ": rows that belong to nothing",
                   "the file is damaged and was left untouched: go back to the last good copy"},
                  false);
  all.Commit();
  connection.Run("PRAGMA foreign_keys = ON");
}

}  // namespace db
