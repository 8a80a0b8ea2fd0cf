// endpoint.db on a disk: opening, migrating, refusing what is not ours.
#include "sync/endpoint/db/database.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/base/file.h"
#include "tests/unit/sync/sealed.h"

namespace {

class Folder {
 public:
  Folder() : path(std::filesystem::temp_directory_path() / ("balss-db-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

// The error of `work`, or one that is empty.
template <class Work>
base::Error FailureOf(Work work) {
  try {
    work();
  } catch (const db::Failure& failure) {
    return failure.error();
  }
  return {};
}

std::string Refusal(const std::filesystem::path& file) {
  const base::Error error = FailureOf([&] { db::Database database(file); });
  CHECK(error.code == base::Code::kStorage);
  CHECK(error.detail.contains(file.string()));
  CHECK_FALSE(error.hint.empty());
  return error.detail;
}

}  // namespace

TEST_CASE("a new database is readable by its owner only") {
  Folder folder;
  db::Database database(folder.path / "endpoint.db");
  struct stat about {};
  REQUIRE(::stat((folder.path / "endpoint.db").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("two connections of one program see what another program writes") {
  Folder folder;
  const auto file = folder.path / "endpoint.db";
  db::Database one(file), two(file);
  one.NoteCentre({"sun", "", "", ""});
  CHECK(two.Centres().size() == 1);
  const std::string write =
      "python3 -c \"import sqlite3; d = sqlite3.connect('" + file.string() +
      "'); d.execute(\\\"INSERT INTO centres VALUES ('moon', '', '', '')\\\"); d.commit(); d.close()\"";
  REQUIRE(std::system(write.c_str()) == 0);
  CHECK(one.Centres().size() == 2);
  CHECK(two.Centres().size() == 2);
}

TEST_CASE("what was committed is there after reopening") {
  Folder folder;
  const auto rows = test::Group(1, {3, 0});
  {
    db::Database database(folder.path / "endpoint.db");
    database.Insert(database.RoundNumber({"s", 1, test::SurveyDigest(), "r"}), rows[0].id, rows[0].response);
    database.MarkCommitted(base::Hash("m"));
  }
  db::Database database(folder.path / "endpoint.db");
  CHECK(database.IsCommitted(base::Hash("m")));
  const auto found = database.Find(rows[0].id);
  REQUIRE(found);
  CHECK(found->round.round == "r");
  CHECK(found->sealed == rows[0].response.bytes());
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  db::Database database(":memory:");
  const auto rows = test::Group(1);
  {
    auto transaction = database.Begin();
    database.Insert(database.RoundNumber({"s", 1, test::SurveyDigest(), "r"}), rows[0].id, rows[0].response);
  }
  CHECK(database.CountRows() == 0);
}

TEST_CASE("a database from a newer version is refused and left untouched") {
  Folder folder;
  const auto file = folder.path / "endpoint.db";
  {
    db::Database database(file);
    database.connection().Run("PRAGMA user_version = 99");
  }
  const std::string before = base::ReadFile(file).value();
  CHECK(Refusal(file).find("newer version") != std::string::npos);
  CHECK(base::ReadFile(file).value() == before);
}

TEST_CASE("another program's database is refused and left untouched") {
  Folder folder;
  const auto file = folder.path / "other.db";
  { db::Connection(file).Run("CREATE TABLE theirs (x)"); }
  const std::string before = base::ReadFile(file).value();
  CHECK(Refusal(file).find("another program") != std::string::npos);
  CHECK(base::ReadFile(file).value() == before);
}

TEST_CASE("a file that is no database is refused and left untouched") {
  Folder folder;
  const std::string text(5000, 'x');
  REQUIRE(base::WriteFile(folder.path / "text.db", text));
  CHECK_FALSE(Refusal(folder.path / "text.db").empty());
  CHECK(base::ReadFile(folder.path / "text.db").value() == text);
}

TEST_CASE("a round is published once") {
  db::Database database(":memory:");
  CHECK(database.Publish({"s", "r", "{}"}));
  CHECK_FALSE(database.Publish({"s", "r", "[]"}));
  CHECK(database.FindPublication("s", "r")->table == "{}");
  CHECK(database.Publications().size() == 1);
}

TEST_CASE("a mistyped path does not become an empty database") {
  Folder folder;
  for (const auto& file : {folder.path / "no.db", folder.path / "nowhere" / "no.db"}) {
    const base::Error error = FailureOf([&] { db::Database database(file, db::Missing::kRefuse); });
    CHECK(error.code == base::Code::kNotFound);
    CHECK(error.detail.contains(file.string()));
    CHECK_FALSE(error.hint.empty());
    CHECK_FALSE(std::filesystem::exists(file));
  }
  { db::Database database(folder.path / "yes.db"); }
  db::Database database(folder.path / "yes.db", db::Missing::kRefuse);
}

TEST_CASE("an error names the file and says what to do") {
  Folder folder;
  CHECK_FALSE(Refusal(folder.path).empty());  // a folder
  const auto file = folder.path / "endpoint.db";
  db::Database first(file), second(file);
  const auto write = [](db::Database& database) { database.MarkCommitted(base::Hash("m")); };
  second.connection().Run("PRAGMA busy_timeout = 0");
  {
    auto held = first.Begin();
    const base::Error locked = FailureOf([&] { write(second); });
    CHECK(locked.detail.contains(file.string()));
    CHECK(locked.hint.contains("another program holds the file"));
  }
  first.connection().Run("PRAGMA query_only = ON");  // SQLite's error is that of a read-only file
  const base::Error readonly = FailureOf([&] { write(first); });
  CHECK(readonly.detail.contains(file.string()));
  CHECK(readonly.hint.contains("cannot be written"));
}
