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
  if (count.shown()) return count.rounded;
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
  if (!question.domain.empty()) written["domain"] = question.domain;
  written["rows"] = Write(question.rows);
  written["results"] = std::move(results);
  return written;
}

Json Write(const GatedScore& score, const std::string& group) {
  Json counts = Json::array();
  for (const GatedCount& count : score.counts) counts.push_back(Write(count));
  Json written{{"group", group}, {"n", Write(score.n)}, {"counts", std::move(counts)}};
  if (score.figures != GatedCount::Kind::kShown) {
    written["mean"] = Show({score.figures, 0});
    return written;
  }
  written["mean"] = score.mean, written["sd"] = score.sd, written["ci"] = {score.low, score.high};
  if (score.alpha) written["alpha"] = *score.alpha;
  return written;
}

Json Write(const GatedMeasure& measure, const std::vector<Label>& groups) {
  Json results = Json::array();
  for (std::size_t g = 0; g < groups.size(); ++g) results.push_back(Write(measure.scores[g], groups[g].code));
  Json written = Write(measure.label);
  if (!measure.domain.empty()) written["domain"] = measure.domain;
  written["kind"] = measure.kind;
  written["range"] = {measure.from, measure.to};
  written["cuts"] = Write(measure.cuts);
  written["results"] = std::move(results);
  return written;
}

Json Write(const std::vector<GatedMeasure>& measures, const std::vector<Label>& groups) {
  Json array = Json::array();
  for (const GatedMeasure& measure : measures) array.push_back(Write(measure, groups));
  return array;
}

Json Write(const std::vector<GatedRate>& rates) {
  Json array = Json::array();
  for (const GatedRate& rate : rates) {
    Json written = Write(rate.label);
    written["n"] = Write(rate.n), written["count"] = Write(rate.count);
    array.push_back(std::move(written));
  }
  return array;
}

Json Write(const GatedQuality& quality) {
  return {{"straight_lining", Write(quality.same)},
          {"first_face", Write(quality.first_face)},
          {"direction", Write(quality.direction, DirectionGroups())},
          {"too_fast", "not measured: no times are stored"}};
}

}  // namespace

std::string Show(const GatedCount& count) {
  switch (count.kind) {
    case GatedCount::Kind::kShown: return std::to_string(count.rounded);
    case GatedCount::Kind::kTooFew: return "too few";
    case GatedCount::Kind::kNearlyAll: return "nearly all";
    case GatedCount::Kind::kNotAsked: return "not asked";
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
              {"questions", std::move(questions)},
              {"domains", Write(table.domains())},
              {"measures", Write(table.measures(), table.groups())},
              {"quality", Write(table.quality())}}
      .dump();
}

}  // namespace report
