#include "shared/report/gated_table.h"

#include <map>

#include "shared/base/json.h"
#include "shared/report/gate_scores.h"
#include "shared/report/nesting.h"

namespace report {
namespace {

using base::Json;
using privacy::GatedCount;

class Gating {
 public:
  Gating(const RawTable& raw, const privacy::RoundingSeed& seed) : raw_(raw), seed_(seed) {}

  GatedQuestion Apply(const RawQuestion& question) const {
    GatedQuestion gated{question.label, {}, {}, question.domain};
    if (question.counts_choices) gated.rows = question.choices;
    if (!question.counts_choices) gated.rows.push_back({std::string(kAnsweredCode), {}});
    if (question.counts_skipped)
      for (const std::string_view code : {kSkippedCode, kStoppedCode, kNotReachedCode})
        gated.rows.push_back({std::string(code), {}});
    std::vector<int> people;
    for (const RawTally& tally : question.tallies) people.push_back(tally.answered);
    const std::vector<bool> shown = ShownGroups(raw_.nesting, people);
    for (std::size_t g = 0; g < raw_.groups.size(); ++g) gated.tallies.push_back(Tally(question, g, shown[g]));
    return gated;
  }

 private:
  GatedTally Tally(const RawQuestion& question, std::size_t group, bool shown) const {
    const RawTally& raw = question.tallies[group];
    const CellNames cells(raw_, raw_.groups[group].code);
    const std::string& code = question.label.code;
    const int n = shown ? raw.answered : 0;
    GatedTally gated{privacy::GateTotal(n, cells.Of(code, "n"), seed_), {}};
    const auto gate = [&](int count, int of, std::string_view row) {
      gated.counts.push_back(privacy::Gate(count, shown ? of : 0, cells.Of(code, row), seed_));
    };
    if (question.counts_choices)
      for (std::size_t c = 0; c < question.choices.size(); ++c) gate(raw.chosen[c], n, question.choices[c].code);
    else
      gated.counts.push_back(gated.n);
    if (question.counts_skipped) {
      gate(raw.skipped, raw.seen, kSkippedCode);
      gate(raw.stopped, raw.seen, kStoppedCode);
      gate(raw.not_reached, raw.seen + raw.not_reached, kNotReachedCode);
    }
    return gated;
  }

  const RawTable& raw_;
  const privacy::RoundingSeed& seed_;
};

// Reading back. Throws; FromJson turns it into an error.
survey::Text ReadText(const Json& json) {
  return survey::Text(json.get<std::map<std::string, std::string, std::less<>>>());
}

Label ReadLabel(const Json& json) { return {json.at("code").get<std::string>(), ReadText(json.at("label"))}; }

std::vector<Label> ReadLabels(const Json& json) {
  std::vector<Label> labels;
  for (const Json& label : json) labels.push_back(ReadLabel(label));
  return labels;
}

GatedCount ReadCount(const Json& json) {
  if (json == "too few") return {GatedCount::Kind::kTooFew, 0};
  if (json == "nearly all") return {GatedCount::Kind::kNearlyAll, 0};
  if (json == "not asked") return {GatedCount::Kind::kNotAsked, 0};
  return {GatedCount::Kind::kShown, json.get<int>()};
}

GatedTally ReadTally(const Json& json, std::size_t rows) {
  GatedTally tally{ReadCount(json.at("n")), {}};
  for (const Json& count : json.at("counts")) tally.counts.push_back(ReadCount(count));
  if (tally.counts.size() != rows) throw std::runtime_error("a row of counts has another length than its question");
  return tally;
}

GatedQuestion ReadQuestion(const Json& json, std::size_t groups) {
  GatedQuestion question{ReadLabel(json), ReadLabels(json.at("rows")), {}, json.value("domain", "")};
  for (const Json& tally : json.at("results")) question.tallies.push_back(ReadTally(tally, question.rows.size()));
  if (question.tallies.size() != groups) throw std::runtime_error("a question has not one result for each group");
  return question;
}

GatedScore ReadScore(const Json& json, std::size_t cuts) {
  GatedScore score;
  score.n = ReadCount(json.at("n"));
  if (const Json& mean = json.at("mean"); mean.is_number()) {
    score.figures = GatedCount::Kind::kShown;
    score.mean = mean.get<double>(), score.sd = json.at("sd").get<double>();
    score.low = json.at("ci").at(0).get<double>(), score.high = json.at("ci").at(1).get<double>();
  } else {
    score.figures = ReadCount(mean).kind;
  }
  if (json.contains("alpha")) score.alpha = json.at("alpha").get<double>();
  for (const Json& count : json.at("counts")) score.counts.push_back(ReadCount(count));
  if (score.counts.size() != cuts) throw std::runtime_error("a score has not one count for each cut");
  return score;
}

GatedMeasure ReadMeasure(const Json& json, std::size_t groups) {
  GatedMeasure measure{ReadLabel(json),
                       json.at("kind").get<std::string>(),
                       json.value("domain", ""),
                       json.at("range").at(0).get<double>(),
                       json.at("range").at(1).get<double>(),
                       ReadLabels(json.at("cuts")),
                       {}};
  for (const Json& score : json.at("results")) measure.scores.push_back(ReadScore(score, measure.cuts.size()));
  if (measure.scores.size() != groups) throw std::runtime_error("a measure has not one result for each group");
  return measure;
}

std::vector<GatedRate> ReadRates(const Json& json) {
  std::vector<GatedRate> rates;
  for (const Json& rate : json)
    rates.push_back({ReadLabel(rate), ReadCount(rate.at("n")), ReadCount(rate.at("count"))});
  return rates;
}

// Tables from before there were any have none.
GatedQuality ReadQuality(const Json& json) {
  GatedQuality quality{
      ReadRates(json.value("straight_lining", Json::array())), ReadRates(json.value("first_face", Json::array())), {}};
  for (const Json& measure : json.value("direction", Json::array()))
    quality.direction.push_back(ReadMeasure(measure, DirectionGroups().size()));
  return quality;
}

}  // namespace

GatedTable GatedTable::From(const RawTable& raw, const privacy::RoundingSeed& seed) {
  GatedTable table;
  table.survey_ = raw.survey;
  table.round_ = raw.round;
  table.title_ = raw.title;
  table.groups_ = raw.groups;
  const Gating gating(raw, seed);
  for (const RawQuestion& question : raw.questions) table.questions_.push_back(gating.Apply(question));
  table.domains_ = raw.domains;
  for (const RawMeasure& measure : raw.measures) table.measures_.push_back(GateMeasure(measure, raw, seed));
  table.quality_ = GateQuality(raw, seed);
  return table;
}

base::Result<GatedTable> GatedTable::FromJson(std::string_view text) {
  const auto json = base::ParseJson(text);
  if (!json) return std::unexpected(json.error());
  try {
    if (json->at("format") != 1) throw std::runtime_error("format is not 1");
    GatedTable table;
    table.survey_ = json->at("survey").get<std::string>();
    table.round_ = json->at("round").get<std::string>();
    table.title_ = ReadText(json->at("title"));
    table.groups_ = ReadLabels(json->at("groups"));
    for (const Json& question : json->at("questions"))
      table.questions_.push_back(ReadQuestion(question, table.groups_.size()));
    table.domains_ = ReadLabels(json->value("domains", Json::array()));
    for (const Json& measure : json->value("measures", Json::array()))
      table.measures_.push_back(ReadMeasure(measure, table.groups_.size()));
    table.quality_ = ReadQuality(json->value("quality", Json::object()));
    return table;
  } catch (const std::exception& wrong) {
    return base::Fail(base::Code::kInvalid, std::string("table: ") + wrong.what());
  }
}

}  // namespace report
