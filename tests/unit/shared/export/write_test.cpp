// Rows as files: docs/formats/export.md §1, §3, §5. How other programs read them is tested in tests/functional/sync.
#include "shared/export/write.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>

#include "shared/base/json.h"
#include "tests/unit/shared/export/fixture.h"

using exporting::Format;

namespace {

// Of a file without line ends or quotation marks in its fields: the n-th row by column.
std::map<std::string, std::string> RowOf(const std::string& csv, std::size_t n) {
  const auto cells_of = [](std::string_view line) {
    std::vector<std::string> cells{""};
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted)
        cells.emplace_back();
      else
        cells.back() += c;
    }
    return cells;
  };
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < csv.size();) {
    const auto end = csv.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(csv.substr(at, end - at));
    at = end + 2;
  }
  REQUIRE(lines.size() > n);
  const auto names = cells_of(lines[0]), cells = cells_of(lines[n]);
  REQUIRE(names.size() == cells.size());
  std::map<std::string, std::string> row;
  for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = cells[i];
  return row;
}

std::map<std::string, std::string> Only(test::Rows& rows) { return RowOf(test::Written(rows, Format::kCsv), 1); }

// In a process of its own: no file may be larger than this.
bool FailsWithin(rlim_t bytes, Format format) {
  test::Rows rows;
  for (int i = 0; i < 5000; ++i) rows.Answer(R"("mood":2,"where":"home","likes":["swing"])");
  const test::TempDir folder;
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto written = exporting::Write(rows, {.format = format, .locale = "en", .out = folder / "rows"});
    const bool good = !written && written.error().code == base::Code::kStorage && !written.error().hint.empty() &&
                      std::filesystem::is_empty(folder.path());
    ::_exit(good ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("each answer stands in its columns") {
  test::Rows rows;
  rows.Answer(R"("mood":3,"pets":true,"where":"home","likes":["slide"],"first":["pool","park"],)"
              R"("lessons":{"art":"good"},"siblings":0,"money":-7.5,"born":"2015-01-31","from_to":[-3,4],)"
              R"("coins":{"park":10},"people":[{"age":7,"speaks":["ru"]},{"age":41}],"score":6)",
              "", R"(,"helped":"lv","stopped":"wish","turned":true)");
  const auto row = Only(rows);
  const std::map<std::string, std::string> expected = {{"round", "2026-autumn"},
                                                       {"version", "2"},
                                                       {"centre", "north"},
                                                       {"helped", "lv"},
                                                       {"stopped", "wish"},
                                                       {"turned", "1"},
                                                       {"age", "1"},
                                                       {"age_label", "8 or 9"},
                                                       {"mood", "3"},
                                                       {"pets", "1"},
                                                       {"pets_label", "Yes"},
                                                       {"where", "2"},
                                                       {"where_label", "At home"},
                                                       {"likes_swing", "0"},
                                                       {"likes_slide", "1"},
                                                       {"first_park", "2"},
                                                       {"first_pool", "1"},
                                                       {"lessons_art", "2"},
                                                       {"lessons_music", ""},
                                                       {"siblings", "0"},
                                                       {"money", "-7.5"},
                                                       {"born", "2015-01-31"},
                                                       {"from_to_low", "-3"},
                                                       {"from_to_high", "4"},
                                                       {"coins_park", "10"},
                                                       {"people_1_age", "7"},
                                                       {"people_1_speaks_lv", "0"},
                                                       {"people_1_speaks_ru", "1"},
                                                       {"people_2_age", "41"},
                                                       {"people_2_speaks_ru", ""},
                                                       {"score", "6"}};
  for (const auto& [name, value] : expected) {
    INFO(name);
    CHECK(row.at(name) == value);
  }
}

TEST_CASE("skipped, not asked and made coarse are told apart, and what nobody knows is empty") {
  test::Rows rows;
  rows.Add(test::New(), R"({"answers":{},"skipped":["likes","lessons","siblings"]})", {0, 0});
  const auto row = Only(rows);
  CHECK(row.at("age") == "-7");
  CHECK(row.at("age_label") == "(any)");
  CHECK(row.at("likes_swing") == "-8");
  CHECK(row.at("lessons_music") == "-8");
  CHECK(row.at("siblings") == "-8");
  CHECK(row.at("mood") == "-9");
  CHECK(row.at("where_label") == "(not asked)");
  CHECK(row.at("born") == "-9");
  CHECK(row.at("money") == "-9999999");
  CHECK(row.at("coins_park") == "");  // beside a free text: whether it was skipped is not kept
}

TEST_CASE("a value that is written in another way is the same choice, and what fits nowhere is nothing") {
  test::Rows rows;
  rows.Answer(R"("mood":3.0,"where":"\u0068ome","likes":["\u0073wing"],"siblings":"many","people":7,"lessons":[])");
  const auto row = Only(rows);
  CHECK(row.at("mood") == "3");
  CHECK(row.at("where") == "2");
  CHECK(row.at("likes_swing") == "1");
  CHECK(row.at("siblings") == "");
  CHECK(row.at("lessons_art") == "");
}

TEST_CASE("rows of two versions stand in one table") {
  test::Rows rows;
  rows.Answer(R"("mood":3,"siblings":2)");
  rows.Add(test::Old(), R"({"answers":{"mood":2,"siblings":"some","likes":["sand"],"where":"home"},"skipped":[]})",
           {2, 0});
  const std::string csv = test::Written(rows, Format::kCsv);
  const auto old = RowOf(csv, 2);
  CHECK(RowOf(csv, 1).at("siblings_v1") == "-9");
  CHECK(RowOf(csv, 1).at("likes_sand") == "-9");
  CHECK(old.at("version") == "1");
  CHECK(old.at("age_label") == "10-11");
  CHECK(old.at("mood") == "2");
  CHECK(old.at("siblings") == "-9");
  CHECK(old.at("siblings_v1_label") == "some");
  CHECK(old.at("likes_sand") == "1");
  CHECK(old.at("likes_slide") == "-9");
  CHECK(old.at("where") == "-9");
  CHECK(old.at("where_v1_label") == "A children's home");
}

TEST_CASE("a result is a number while all are, and else a text that no spreadsheet runs") {
  test::Rows rows;
  rows.Answer(R"("score":true)");
  CHECK(Only(rows).at("score") == "1");
  rows.Answer(R"("score":"=cmd|' /C calc'!A0")");
  const std::string csv = test::Written(rows, Format::kCsv);
  CHECK(RowOf(csv, 1).at("score") == "true");
  CHECK(RowOf(csv, 2).at("score") == "'=cmd|' /C calc'!A0");
}

TEST_CASE("JSON Lines: an object a row, without what is nothing") {
  test::Rows rows;
  rows.Answer(R"("mood":3,"money":1.50,"born":"2015-01-31")", R"("where")");
  rows.Answer("");
  const std::string lines = test::Written(rows, Format::kJsonLines);
  const auto first = base::ParseJson(lines.substr(0, lines.find('\n'))).value();
  CHECK(first["mood"] == 3);
  CHECK(first["money"] == 1.5);
  CHECK(first["born"] == "2015-01-31");
  CHECK(first["where"] == -8);
  CHECK_FALSE(first.contains("coins_park"));
  CHECK(std::ranges::count(lines, '\n') == 2);
}

TEST_CASE("SurveyJS: the values as they were sealed, with the attributes") {
  test::Rows rows;
  rows.Answer(R"("likes":["slide","swing"],"mood":3)");
  rows.Add(test::New(), R"({"answers":{"people":[{"age":7}]},"skipped":["mood"]})", {0, 0});
  const auto all = base::ParseJson(test::Written(rows, Format::kSurveyJs)).value();
  CHECK(all[0] == base::Json::parse(R"({"age":"8-9","likes":["slide","swing"],"mood":3})"));
  CHECK(all[1] == base::Json::parse(R"({"people":[{"age":7}]})"));
  CHECK(all.size() == 2);
}

TEST_CASE("free texts are rows of their own, with their line ends and without NUL") {
  test::Rows rows;
  rows.Add(test::New(), R"({"question":"wish","text":"=A \"pool\",\nand \u0000 \u202e\ud83d\ude00"})");
  const std::string csv = test::Written(rows, Format::kCsv, "en", true);
  CHECK(csv == "round,question,text\r\n2026-autumn,wish,\"'=A \"\"pool\"\",\nand \uFFFD \u202e\U0001F600\"\r\n");
  const test::TempDir folder;
  const auto refused =
      exporting::Write(rows, {.format = Format::kSurveyJs, .texts = true, .locale = "en", .out = folder / "rows"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::kUsage);
}

TEST_CASE("a byte-order mark is there when it was asked for") {
  test::Rows rows;
  rows.Answer("");
  const test::TempDir folder;
  REQUIRE(exporting::Write(rows, {.bom = true, .locale = "en", .out = folder / "rows"}));
  CHECK(base::ReadFile(folder / "rows").value().starts_with("\xEF\xBB\xBFround,"));
}

TEST_CASE("only its owner can read the file") {
  test::Rows rows;
  rows.Answer("");
  for (const Format format : {Format::kCsv, Format::kXlsx, Format::kSav}) {
    const test::TempDir folder;
    REQUIRE(exporting::Write(rows, {.format = format, .locale = "en", .out = folder / "rows"}));
    struct stat about {};
    REQUIRE(::stat((folder / "rows").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
  }
}

TEST_CASE("an export that is stopped leaves nothing, and the file of before stays") {
  for (const Format format : {Format::kCsv, Format::kXlsx, Format::kSav, Format::kDta, Format::kJsonLines}) {
    test::Rows rows;
    for (int i = 0; i < 3000; ++i) rows.Answer(R"("mood":2)");
    const test::TempDir folder;
    REQUIRE(base::WriteFile(folder / "rows", "before"));
    std::size_t calls = 0;
    const auto written = exporting::Write(
        rows, {.format = format, .locale = "en", .out = folder / "rows", .progress = [&](auto done, auto all) {
                 CHECK(done <= all);
                 return ++calls < 3;
               }});
    REQUIRE_FALSE(written);
    CHECK(written.error().code == base::Code::kState);
    CHECK(calls == 3);
    CHECK(base::ReadFile(folder / "rows").value() == "before");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  }
}

TEST_CASE("a full disk is an error with a hint, at whatever byte, and nothing is left") {
  for (const Format format : {Format::kCsv, Format::kXlsx, Format::kSav, Format::kDta, Format::kJsonLines})
    for (const rlim_t bytes : {0, 1000, 50'000, 150'000}) {
      INFO(static_cast<int>(format), " ", bytes);
      CHECK(FailsWithin(bytes, format));
    }
}

TEST_CASE("a folder that is not there, a folder in the file's place, a body that is none") {
  test::Rows rows;
  rows.Answer("");
  const test::TempDir folder;
  const auto nowhere = exporting::Write(rows, {.locale = "en", .out = folder / "no" / "rows"});
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == base::Code::kNotFound);
  CHECK_FALSE(nowhere.error().hint.empty());
  CHECK_FALSE(exporting::Write(rows, {.locale = "en", .out = folder.path()}));
  rows.Add(test::New(), "{");
  const auto broken = exporting::Write(rows, {.locale = "en", .out = folder / "rows"});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == base::Code::kInvalid);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("Stata takes no text that is longer than 2,045 bytes") {
  test::Rows rows;
  rows.Add(test::New(), R"({"question":"wish","text":")" + std::string(2046, 'a') + "\"}");
  const test::TempDir folder;
  const auto refused =
      exporting::Write(rows, {.format = Format::kDta, .texts = true, .locale = "en", .out = folder / "rows"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::kInvalid);
  CHECK(refused.error().hint == "take csv, xlsx or sav");
}
