#include "shared/report/gated_table.h"

#include <fmt/format.h>

#include <map>
#include <optional>

#include "shared/base/json.h"

namespace report {
namespace {

using base::Json;
using privacy::GatedCount;

// Which groups of a question show anything. A group is hidden when it is small, and when showing it would let
// the small ones of its attribute be had by subtraction from "all".
std::vector<bool> ShownGroups(const RawTable& raw, const RawQuestion& question) {
  std::vector<bool> shown;
  for (const RawTally& tally : question.tallies) shown.push_back(tally.answered >= privacy::kSmallestTable);
  for (int attribute = 0; attribute < privacy::kAttributes; ++attribute) {
    for (;;) {
      int hidden = question.tallies[0].answered;  // who is in no shown group, also for want of the attribute
      std::optional<std::size_t> smallest;
      for (std::size_t g = 1; g < shown.size(); ++g) {
        if (raw.attribute_of[g] != attribute || !shown[g]) continue;
        hidden -= question.tallies[g].answered;
        if (!smallest || question.tallies[g].answered < question.tallies[*smallest].answered) smallest = g;
      }
      if (!smallest || hidden == 0 || hidden >= privacy::kSmallestTable) break;
      shown[*smallest] = false;
    }
  }
  return shown;
}

class Gating {
 public:
  Gating(const RawTable& raw, const privacy::RoundingSeed& seed) : raw_(raw), seed_(seed) {}

  GatedQuestion Apply(const RawQuestion& question) const {
    GatedQuestion gated{question.label, {}, {}};
    if (question.counts_choices) gated.rows = question.choices;
    if (!question.counts_choices) gated.rows.push_back({std::string(kAnsweredCode), {}});
    if (question.counts_skipped) gated.rows.push_back({std::string(kSkippedCode), {}});
    const std::vector<bool> shown = ShownGroups(raw_, question);
    for (std::size_t g = 0; g < raw_.groups.size(); ++g) gated.tallies.push_back(Tally(question, g, shown[g]));
    return gated;
  }

 private:
  GatedTally Tally(const RawQuestion& question, std::size_t group, bool shown) const {
    const RawTally& raw = question.tallies[group];
    const int n = shown ? raw.answered : 0;
    GatedTally gated{privacy::GateTotal(n, Cell(question, group, "n"), seed_), {}};
    if (question.counts_choices)
      for (std::size_t c = 0; c < question.choices.size(); ++c)
        gated.counts.push_back(privacy::Gate(raw.chosen[c], n, Cell(question, group, question.choices[c].code), seed_));
    else
      gated.counts.push_back(gated.n);
    if (question.counts_skipped)
      gated.counts.push_back(privacy::Gate(raw.skipped, shown ? raw.answered + raw.skipped : 0,
                                           Cell(question, group, kSkippedCode), seed_));
    return gated;
  }

  std::string Cell(const RawQuestion& question, std::size_t group, std::string_view choice) const {
    return fmt::format("{}|{}|{}|{}|{}", raw_.survey, raw_.round, question.label.code, raw_.groups[group].code, choice);
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
  return {GatedCount::Kind::kShown, json.get<int>()};
}

GatedTally ReadTally(const Json& json, std::size_t rows) {
  GatedTally tally{ReadCount(json.at("n")), {}};
  for (const Json& count : json.at("counts")) tally.counts.push_back(ReadCount(count));
  if (tally.counts.size() != rows) throw std::runtime_error("a row of counts has another length than its question");
  return tally;
}

GatedQuestion ReadQuestion(const Json& json, std::size_t groups) {
  GatedQuestion question{ReadLabel(json), ReadLabels(json.at("rows")), {}};
  for (const Json& tally : json.at("results")) question.tallies.push_back(ReadTally(tally, question.rows.size()));
  if (question.tallies.size() != groups) throw std::runtime_error("a question has not one result for each group");
  return question;
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
    return table;
  } catch (const std::exception& wrong) {
    return base::Fail(base::Code::kInvalid, std::string("table: ") + wrong.what());
  }
}

}  // namespace report
