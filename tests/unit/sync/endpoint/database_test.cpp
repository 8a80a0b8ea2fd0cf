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

std::string Refusal(const std::filesystem::path& file) {
  try {
    db::Database database(file);
  } catch (const db::Failure& failure) {
    CHECK(failure.error().code == base::Code::kStorage);
    return failure.error().detail;
  }
  return "";
}

}  // namespace

TEST_CASE("a new database is readable by its owner only") {
  Folder folder;
  db::Database database(folder.path / "endpoint.db");
  struct stat about {};
  REQUIRE(::stat((folder.path / "endpoint.db").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
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
