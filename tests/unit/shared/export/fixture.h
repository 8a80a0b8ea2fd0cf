// A survey with a question of nearly every kind, its older version, and rows that a test makes up.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "shared/base/file.h"
#include "shared/export/write.h"
#include "tests/support/temp_dir.h"

namespace test {

inline constexpr const char* kNew = R"json({
  "title": {"en": "A week", "lv": "Nedēļa"},
  "kiosk": {"id": "week", "version": 2, "band": "adult", "audience": "the city", "attributes": ["age"]},
  "pages": [{"name": "p", "elements": [
    {"type": "radiogroup", "name": "age", "title": {"en": "Age", "lv": "Vecums"},
     "choices": [{"value": "8-9", "text": {"en": "8 or 9", "lv": "8 vai 9"}}, "10-11"]},
    {"type": "rating", "name": "mood", "title": {"en": "=Mood, \"now\"", "lv": "Garastāvoklis"}, "rateMax": 3},
    {"type": "boolean", "name": "pets", "labelTrue": "Yes", "labelFalse": "No"},
    {"type": "radiogroup", "name": "where", "showOtherItem": true,
     "choices": [{"value": "yard", "text": "In the yard"}, {"value": "home", "text": "At home"}]},
    {"type": "checkbox", "name": "likes", "choices": ["swing", {"value": "slide", "text": "The slide"}]},
    {"type": "ranking", "name": "first", "choices": ["park", "pool", "café"]},
    {"type": "matrix", "name": "lessons", "columns": ["bad", "good"], "rows": [{"value": "art", "text": "Art"}, "music"]},
    {"type": "text", "name": "siblings", "inputType": "number", "min": 0},
    {"type": "text", "name": "money", "inputType": "number"},
    {"type": "text", "name": "born", "inputType": "date"},
    {"type": "slider", "name": "from_to", "sliderType": "range", "min": -10, "max": 10},
    {"type": "multipletext", "name": "coins", "items": [
      {"name": "park", "inputType": "number", "min": 0}, {"name": "why"}]},
    {"type": "paneldynamic", "name": "people", "templateElements": [
      {"type": "text", "name": "name"}, {"type": "text", "name": "age", "inputType": "number", "min": 0},
      {"type": "checkbox", "name": "speaks", "choices": ["lv", "ru"]}]},
    {"type": "expression", "name": "score", "expression": "{mood} * 2"},
    {"type": "comment", "name": "wish"},
    {"type": "html", "name": "bye", "html": "Thank you"}
  ]}]})json";

// Version 1: mood had two steps, likes had sand, siblings was a choice, and "home" meant something else.
inline constexpr const char* kOld = R"json({
  "title": "A week", "kiosk": {"id": "week", "version": 1, "band": "adult", "audience": "the city", "attributes": ["age"]},
  "pages": [{"name": "p", "elements": [
    {"type": "radiogroup", "name": "age", "choices": [{"value": "8-9", "text": {"en": "8 or 9"}}, "10-11"]},
    {"type": "rating", "name": "mood", "rateMax": 2},
    {"type": "radiogroup", "name": "where", "choices": [{"value": "home", "text": "A children's home"}]},
    {"type": "checkbox", "name": "likes", "choices": ["swing", "sand"]},
    {"type": "radiogroup", "name": "siblings", "choices": ["none", "some"]}
  ]}]})json";

inline survey::Survey Read(const char* json) {
  auto read = survey::Read(json);
  INFO((read ? "" : read.error().detail));
  REQUIRE(read);
  return *std::move(read);
}
inline const survey::Survey& New() {
  static const survey::Survey survey = Read(kNew);
  return survey;
}
inline const survey::Survey& Old() {
  static const survey::Survey survey = Read(kOld);
  return survey;
}

class Rows final : public exporting::Source {
 public:
  void Add(const survey::Survey& survey, std::string body, privacy::Attributes attributes = {1, 0}) {
    bodies_.push_back(std::move(body));
    rows_.push_back({&survey, "2026-autumn", attributes, bodies_.back(), "north"});
  }
  void Answer(const std::string& answers, const std::string& skipped = "", const std::string& more = "") {
    Add(New(), R"({"answers":{)" + answers + "}" + more + R"(,"skipped":[)" + skipped + "]}");
  }

  std::size_t rows() override { return rows_.size(); }
  std::vector<std::string> rounds() override { return {"2026-autumn"}; }
  std::vector<const survey::Survey*> versions() override {
    std::vector<const survey::Survey*> versions;
    for (const auto& row : rows_)
      if (std::ranges::find(versions, row.survey) == versions.end()) versions.push_back(row.survey);
    std::ranges::sort(versions, std::greater(), &survey::Survey::version);
    return versions;
  }
  void ForEach(const std::function<bool(const exporting::Row&)>& visit) override {
    for (const auto& row : rows_)
      if (!visit(row)) return;
  }

 private:
  std::deque<std::string> bodies_;
  std::vector<exporting::Row> rows_;
};

inline std::string Written(Rows& rows, exporting::Format format, const std::string& locale = "en", bool texts = false) {
  const TempDir folder;
  const auto written =
      exporting::Write(rows, {.format = format, .texts = texts, .locale = locale, .out = folder / "rows"});
  INFO((written ? "" : written.error().detail));
  REQUIRE(written);
  CHECK(*written == rows.rows());
  return base::ReadFile(folder / "rows").value();
}

}  // namespace test
