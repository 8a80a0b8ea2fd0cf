// SQLite as the store uses it: one connection, statements, write transactions, and its failures as
// base::Error. Used by one thread at a time. Never throws; never puts a value that was bound into an error.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/error.h"

namespace store {

class Database;

// One query and its place in the result. Binding errors show at the next Step.
class Statement {
 public:
  // Parameters in the order of the question marks.
  Statement& Bind(std::int64_t value);
  Statement& Bind(std::string_view text);
  Statement& Bind(std::span<const std::uint8_t> blob);

  // True: a row is there; false: no more.
  base::Result<bool> Step();

  // Columns from 0. Valid until the next Step.
  std::int64_t Int(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  std::string_view Text(int column) const;
  std::span<const std::uint8_t> Blob(int column) const;

 private:
  friend class Database;
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  Statement(sqlite3* database, sqlite3_stmt* handle) : database_(database), handle_(handle) {}
  void Note(int result);

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalise> handle_;
  int parameter_ = 0;
  int bind_result_ = SQLITE_OK;
};

class Database {
 public:
  // With every setting that PRIVACY.md rule 4 asks for. kNotFound when the file is missing and `create` is
  // not set; kStorage when it cannot be opened for writing.
  static base::Result<Database> Open(const std::filesystem::path& file, bool create);

  base::Result<Statement> Prepare(std::string_view sql) const;
  base::Result<void> Execute(const char* sql) const;  // one or more statements without parameters

  // The single value of the first row; 0 when there is no row.
  base::Result<std::int64_t> Number(std::string_view sql) const;

  // The rows that the last statement changed.
  int Changes() const { return sqlite3_changes(handle_.get()); }

  // Runs `work` between BEGIN IMMEDIATE and COMMIT. Rolls back when either fails: all of it or nothing.
  base::Result<void> InTransaction(const std::function<base::Result<void>()>& work) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  explicit Database(std::unique_ptr<sqlite3, Close> handle) : handle_(std::move(handle)) {}
  base::Error LastError() const;

  std::unique_ptr<sqlite3, Close> handle_;
};

// What SQLite's result code means to the person who runs the device. Always kStorage.
base::Error StorageError(int result, std::string_view message);

}  // namespace store
