// What the columns are: docs/formats/export.md §2 to §4.
#include "shared/export/codebook.h"

#include <set>

#include "shared/base/json.h"
#include "shared/export/coding.h"
#include "tests/unit/shared/export/fixture.h"

using exporting::Codebook;
using exporting::Variable;
using Kind = Variable::Kind;

namespace {

// `found`: of a row with two people.
Codebook BookOf(const std::vector<const survey::Survey*>& versions, std::size_t people = 2) {
  exporting::Found found;
  found.entries["people"] = people;
  return exporting::Layout::ForAnswers(versions, found).codebook();
}

const Variable& In(const Codebook& book, std::string_view name) {
  const auto found = std::ranges::find(book.variables, name, &Variable::name);
  INFO(name);
  REQUIRE(found != book.variables.end());
  return *found;
}
bool Has(const Codebook& book, std::string_view name) {
  return std::ranges::find(book.variables, name, &Variable::name) != book.variables.end();
}

std::string Codes(const Variable& variable) {
  std::string codes;
  for (const auto& code : variable.codes)
    codes += (codes.empty() ? "" : " ") + std::to_string(static_cast<int>(code.number)) + "=" + code.value;
  return codes;
}

}  // namespace

TEST_CASE("columns stand in the order of the survey, and free texts have none") {
  const Codebook book = BookOf({&test::New()});
  std::string names;
  for (const Variable& variable : book.variables) names += variable.name + " ";
  CHECK(
      names ==
      "round version centre helped turned stopped age mood pets where likes_swing likes_slide first_park first_pool " +
          In(book, book.variables[14].name).name +
          " lessons_art lessons_music siblings money born from_to_low from_to_high coins_park people_1_age "
          "people_1_speaks_lv people_1_speaks_ru people_2_age people_2_speaks_lv people_2_speaks_ru score ");
  CHECK(book.variables[14].name.starts_with("first_caf_"));
  CHECK(book.apart == std::vector<std::string>{"where-Comment", "coins.why", "people.name", "wish"});
}

TEST_CASE("codes are the values where they are whole numbers, else 1…n; a truth is 1 and 0") {
  const Codebook book = BookOf({&test::New()});
  CHECK(Codes(In(book, "mood")) == "1=1 2=2 3=3");
  CHECK(Codes(In(book, "where")) == "1=yard 2=home 3=other");
  CHECK(Codes(In(book, "pets")) == "1=true 0=false");
  CHECK(Codes(In(book, "age")) == "1=8-9 2=10-11");
  CHECK(In(book, "age").is_attribute);
  CHECK_FALSE(In(book, "mood").HasWords());
  CHECK(In(book, "where").HasWords());
}

TEST_CASE("special choices come behind whole numbers and take none of them") {
  const auto survey = test::Read(R"json({"title": "t", "kiosk": {"id": "t", "band": "adult", "audience": "a"},
    "elements": [{"type": "radiogroup", "name": "q", "choices": [2, 1, 7], "showNoneItem": true}]})json");
  CHECK(Codes(In(BookOf({&survey}), "q")) == "2=2 1=1 7=7 8=none");
}

TEST_CASE("labels are said in each language, of a part with its question") {
  const Codebook book = BookOf({&test::New()});
  CHECK(exporting::LabelOf(In(book, "age"), "lv") == "Vecums");
  CHECK(exporting::LabelOf(In(book, "age").codes[0], "lv") == "8 vai 9");
  CHECK(exporting::LabelOf(In(book, "lessons_art"), "en") == "lessons: Art");
  CHECK(exporting::LabelOf(In(book, "likes_slide"), "en") == "likes: The slide");
}

TEST_CASE("the numbers of a missing answer are below every answer") {
  using Three = std::array<int, 3>;
  CHECK(exporting::MissingBelow(0) == Three{-7, -8, -9});
  CHECK(exporting::MissingBelow(-6) == Three{-7, -8, -9});
  CHECK(exporting::MissingBelow(-7) == Three{-97, -98, -99});
  CHECK(exporting::MissingBelow(std::nullopt) == Three{-9999997, -9999998, -9999999});
  const Codebook book = BookOf({&test::New()});
  CHECK(In(book, "siblings").missing == Three{-7, -8, -9});
  CHECK(In(book, "from_to_low").missing == Three{-97, -98, -99});
  CHECK(In(book, "money").missing == Three{-9999997, -9999998, -9999999});
}

TEST_CASE("a column goes on from version to version unless its meaning changed") {
  const Codebook book = BookOf({&test::New(), &test::Old()});
  CHECK(book.versions == std::vector<int>{1, 2});
  const auto note = [&](const char* name) { return exporting::NoteOf(book, In(book, name).versions); };
  CHECK(note("mood") == "");
  CHECK(Codes(In(book, "mood")) == "1=1 2=2 3=3");
  CHECK(exporting::NoteOf(book, In(book, "mood").codes[2].versions) == "since version 2");
  CHECK(note("likes_swing") == "");
  CHECK(note("likes_slide") == "since version 2");
  CHECK(note("likes_sand") == "only in version 1");
  CHECK(In(book, "siblings").kind == Kind::kNumber);
  CHECK(In(book, "siblings_v1").kind == Kind::kCode);
  CHECK(note("siblings_v1") == "only in version 1");
  CHECK(Codes(In(book, "where_v1")) == "1=home");  // the same value with other words
  CHECK(note("where") == "since version 2");
}

TEST_CASE("a choice that only an older version has comes behind, and the other codes stay") {
  auto renamed = std::string(test::kOld);
  renamed.replace(renamed.find("A children's home"), 17, "At home");
  renamed.replace(renamed.find("\"choices\": [{\"value\": \"home\""), 12, "\"choices\": [\"street\", ");
  const auto old = test::Read(renamed.c_str());
  const Codebook book = BookOf({&test::New(), &old});
  CHECK(Codes(In(book, "where")) == "1=yard 2=home 3=other 4=street");
  CHECK(exporting::NoteOf(book, In(book, "where").codes[3].versions) == "only in version 1");
  CHECK_FALSE(Has(book, "where_v1"));
}

TEST_CASE("the codebook as JSON tells all of it") {
  test::Rows rows;
  rows.Answer("");
  rows.Add(test::Old(), R"({"answers":{},"skipped":[]})");
  const auto json = base::ParseJson(test::Written(rows, exporting::Format::kCodebook)).value();
  CHECK(json["survey"] == "week");
  const auto& variables = json["variables"];
  const auto age =
      std::find_if(variables.begin(), variables.end(), [](const auto& one) { return one["name"] == "age"; });
  CHECK((*age)["attribute"] == true);
  CHECK((*age)["missing"]["any"] == -7);
  CHECK((*age)["codes"][0]["label"]["lv"] == "8 vai 9");
  const auto sand =
      std::find_if(variables.begin(), variables.end(), [](const auto& one) { return one["name"] == "likes_sand"; });
  CHECK((*sand)["note"] == "only in version 1");
  CHECK((*sand)["question"] == "likes");
  CHECK((*sand)["part"] == "sand");
}
