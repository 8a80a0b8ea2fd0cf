#include <doctest/doctest.h>

#include <filesystem>
#include <vector>

#include "shared/base/file.h"
#include "shared/base/new_folder.h"
#include "tests/support/temp_dir.h"

namespace {

using base::Code;
using base::NamedFile;
namespace fs = std::filesystem;

const std::vector<NamedFile> kFiles{{"a.txt", "one\n"}, {"b.txt", ""}};

}  // namespace

TEST_CASE("a folder is there with all its files, and nothing beside it") {
  const test::TempDir dir;
  REQUIRE(base::WriteFolder(dir / "kit/", kFiles));
  CHECK(base::ReadFile(dir / "kit" / "a.txt") == "one\n");
  CHECK(fs::exists(dir / "kit" / "b.txt"));
  CHECK(std::distance(fs::directory_iterator(dir.path()), {}) == 1);
}

TEST_CASE("what stands there already is refused and stays, an empty folder and a dead link too") {
  const test::TempDir dir;
  fs::create_directory(dir / "empty");
  fs::create_symlink("nowhere", dir / "link");
  REQUIRE(base::WriteFile(dir / "file", "mine"));
  for (const char* name : {"empty", "link", "file"}) {
    const auto written = base::WriteFolder(dir / name, kFiles);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Code::kState);
    CHECK_FALSE(fs::exists(dir / (std::string(name) + ".part").c_str()));
  }
  CHECK(fs::is_empty(dir / "empty"));
  CHECK(base::ReadFile(dir / "file") == "mine");
}

TEST_CASE("what a killed run left is not touched, and said") {
  const test::TempDir dir;
  fs::create_directory(dir / "kit.part");
  REQUIRE(base::WriteFile(dir / "kit.part" / "x", "old"));
  const auto written = base::WriteFolder(dir / "kit", kFiles);
  REQUIRE_FALSE(written);
  CHECK(written.error().code == Code::kState);
  CHECK(written.error().detail.find("kit.part") != std::string::npos);
  CHECK(base::ReadFile(dir / "kit.part" / "x") == "old");
}

TEST_CASE("one file that cannot be written leaves no folder") {
  const test::TempDir dir;
  CHECK_FALSE(base::WriteFolder(dir / "kit", std::vector<NamedFile>{{"a", "1"}, {"no/such", "2"}}));
  CHECK(fs::is_empty(dir.path()));
  CHECK(base::WriteFolder(dir / "no/such/kit", kFiles).error().code == Code::kNotFound);
}
