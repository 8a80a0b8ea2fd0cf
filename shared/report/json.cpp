#include "shared/base/json.h"
#include "shared/report/write.h"

namespace report {
namespace {

using base::Json;
using privacy::GatedCount;

Json Write(const survey::Text& text) {
  Json written = Json::object();
  for (const auto& [locale, words] : text.all()) written[locale] = words;
  return written;
}

Json Write(const Label& label) { return {{"code", label.code}, {"label", Write(label.label)}}; }

Json Write(const std::vector<Label>& labels) {
  Json array = Json::array();
  for (const Label& label : labels) array.push_back(Write(label));
  return array;
}

Json Write(const GatedCount& count) {
  if (count.kind == GatedCount::Kind::kShown) return count.rounded;
  return Show(count);
}

Json Write(const GatedQuestion& question, const std::vector<Label>& groups) {
  Json results = Json::array();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    Json counts = Json::array();
    for (const GatedCount& count : question.tallies[g].counts) counts.push_back(Write(count));
    results.push_back({{"group", groups[g].code}, {"n", Write(question.tallies[g].n)}, {"counts", std::move(counts)}});
  }
  Json written = Write(question.label);
  written["rows"] = Write(question.rows);
  written["results"] = std::move(results);
  return written;
}

}  // namespace

std::string Show(const GatedCount& count) {
  switch (count.kind) {
    case GatedCount::Kind::kShown: return std::to_string(count.rounded);
    case GatedCount::Kind::kTooFew: return "too few";
    case GatedCount::Kind::kNearlyAll: return "nearly all";
  }
  return {};
}

std::string ToJson(const GatedTable& table) {
  Json questions = Json::array();
  for (const GatedQuestion& question : table.questions()) questions.push_back(Write(question, table.groups()));
  return Json{{"format", 1},
              {"survey", table.survey()},
              {"round", table.round()},
              {"title", Write(table.title())},
              {"groups", Write(table.groups())},
              {"questions", std::move(questions)}}
      .dump();
}

}  // namespace report
