// A small survey with two attributes, and rounds of answers to it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/report/counter.h"

namespace test {

inline constexpr const char* kSurvey = R"json({
  "title": {"en": "A week", "lv": "Nedēļa"},
  "kiosk": {"id": "week", "version": 2, "band": "8-11", "audience": "the city", "attributes": ["age", "speaks"]},
  "pages": [{"name": "p", "elements": [
    {"type": "radiogroup", "name": "age", "title": "Age",
     "choices": [{"value": "8-9", "text": {"en": "8 or 9", "lv": "8 vai 9"}}, "10-11"]},
    {"type": "boolean", "name": "speaks", "title": "Speaks"},
    {"type": "rating", "name": "mood", "title": {"en": "=Mood, \"now\"", "lv": "Garastāvoklis"}, "rateMax": 3},
    {"type": "checkbox", "name": "likes", "choices": ["swing", "slide", "#sand"]},
    {"type": "ranking", "name": "first", "choices": ["park", "pool"]},
    {"type": "text", "name": "siblings", "inputType": "number"},
    {"type": "comment", "name": "wish"},
    {"type": "html", "name": "bye", "html": "Thank you"}
  ]}]})json";

inline survey::Survey Read(const std::string& json) {
  auto read = survey::Read(json);
  INFO((read ? "" : read.error().detail));
  REQUIRE(read);
  return *std::move(read);
}
inline survey::Survey Week() { return Read(kSurvey); }

struct OpenedAnswers {
  privacy::Attributes attributes{};
  std::string body, centre{};
};
struct OpenedRound {
  std::vector<OpenedAnswers> answers;
  std::vector<std::string> texts;
};

inline base::Result<report::RawTable> Count(const survey::Survey& survey, std::string_view name,
                                            const OpenedRound& round, const report::CountOptions& options = {}) {
  auto counter = report::Counter::Make(survey, name, options);
  if (!counter) return std::unexpected(counter.error());
  for (const OpenedAnswers& row : round.answers)
    if (auto counted = counter->AddAnswers({row.attributes, row.body, row.centre}); !counted)
      return std::unexpected(counted.error());
  for (const std::string& text : round.texts) counter->AddText(text);
  return std::move(*counter).Finish();
}

inline void Add(OpenedRound& round, int count, privacy::Attributes attributes, const std::string& answers,
                const std::string& skipped = "") {
  for (int i = 0; i < count; ++i)
    round.answers.push_back({attributes, R"({"answers":{)" + answers + R"(},"skipped":[)" + skipped + "]}"});
}

inline const report::RawQuestion& Find(const report::RawTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.questions, name, [](const auto& q) { return q.label.code; });
  REQUIRE(found != table.questions.end());
  return *found;
}

inline std::size_t Group(const report::RawTable& table, std::string_view code) {
  const auto found = std::ranges::find(table.groups, code, &report::Label::code);
  REQUIRE(found != table.groups.end());
  return static_cast<std::size_t>(found - table.groups.begin());
}

}  // namespace test
