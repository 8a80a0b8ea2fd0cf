#include "shared/store/database.h"

#include <fmt/format.h>

#include <utility>

namespace store {
namespace {

using base::Code;
using base::Fail;

// journal_mode is written into the file, so it waits until the file is known to be ours (migrations).
// page_size counts only before the first write: one slot fits one page, so that no slot spills into another.
// temp_store: what SQLite sorts never reaches /tmp. trusted_schema: a file is data, it runs nothing.
constexpr const char* kSettings =
    "PRAGMA page_size=8192;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF;";
constexpr int kBusyMillis = 5000;  // another of our programs is in the middle of a commit

const char* HintFor(int result) {
  switch (result & 0xFF) {
    case SQLITE_FULL: return "the disk is full: free some space, then try again; answers kept before are safe";
    case SQLITE_IOERR: return "the disk reports an error: restart the device; if it happens again, replace the disk";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "the file or its folder cannot be written: check its owner, its rights and the mount";
    case SQLITE_CANTOPEN: return "check that the folder is there and that this user may write in it";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program holds the file: try again in a minute";
    case SQLITE_NOTADB: return "this is not a Balss file: check the path; nothing was changed";
    case SQLITE_CORRUPT: return "the file is damaged: keep it, and ask for help before anything else writes to it";
    default: return "";
  }
}

}  // namespace

base::Error StorageError(int result, std::string_view message) {
  return {Code::kStorage, fmt::format("database: {} (SQLite {})", message, result), HintFor(result)};
}

Statement& Statement::Bind(std::int64_t value) {
  Note(sqlite3_bind_int64(handle_.get(), ++parameter_, value));
  return *this;
}

Statement& Statement::Bind(std::string_view text) {
  Note(sqlite3_bind_text64(handle_.get(), ++parameter_, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT,
                           SQLITE_UTF8));
  return *this;
}

Statement& Statement::Bind(std::span<const std::uint8_t> blob) {
  Note(sqlite3_bind_blob64(handle_.get(), ++parameter_, blob.data(), blob.size(), SQLITE_TRANSIENT));
  return *this;
}

void Statement::Note(int result) {
  if (bind_result_ == SQLITE_OK) bind_result_ = result;
}

base::Result<bool> Statement::Step() {
  const int result = bind_result_ == SQLITE_OK ? sqlite3_step(handle_.get()) : bind_result_;
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  const int extended = sqlite3_extended_errcode(database_);
  const auto error = StorageError(extended == SQLITE_OK ? result : extended, sqlite3_errmsg(database_));
  sqlite3_reset(handle_.get());  // lets the transaction around it be rolled back
  return std::unexpected(error);
}

std::string_view Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  return {text ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::span<const std::uint8_t> Statement::Blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_.get(), column));
  return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)) : 0};
}

base::Result<Database> Database::Open(const std::filesystem::path& file, bool create) {
  std::error_code ignored;
  if (!create && !std::filesystem::exists(file, ignored))
    return Fail(Code::kNotFound, file.string() + ": there is no such store",
                "check the path; a new store is made by `balss survey add`");
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_EXRESCODE;
  const int result = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Database database{std::unique_ptr<sqlite3, Close>(raw)};
  if (result != SQLITE_OK) return std::unexpected(StorageError(result, raw ? sqlite3_errmsg(raw) : "out of memory"));
  if (sqlite3_db_readonly(raw, "main") == 1) return std::unexpected(StorageError(SQLITE_READONLY, "opened read-only"));
  sqlite3_busy_timeout(raw, kBusyMillis);
  if (auto set = database.Execute(kSettings); !set) return std::unexpected(set.error());
  return database;
}

base::Result<Statement> Database::Prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
    return std::unexpected(LastError());
  return Statement(handle_.get(), statement);
}

base::Result<void> Database::Execute(const char* sql) const {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return std::unexpected(LastError());
  return {};
}

base::Result<std::int64_t> Database::Number(std::string_view sql) const {
  auto query = Prepare(sql);
  if (!query) return std::unexpected(query.error());
  const auto row = query->Step();
  if (!row) return std::unexpected(row.error());
  return *row ? query->Int(0) : 0;
}

base::Result<void> Database::InTransaction(const std::function<base::Result<void>()>& work) const {
  if (auto begun = Execute("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = work();
  if (done) done = Execute("COMMIT");
  // After some failures SQLite has rolled back already; asking again then fails, and that is fine.
  if (!done && !sqlite3_get_autocommit(handle_.get())) (void)Execute("ROLLBACK");
  return done;
}

base::Error Database::LastError() const {
  return StorageError(sqlite3_extended_errcode(handle_.get()), sqlite3_errmsg(handle_.get()));
}

}  // namespace store
