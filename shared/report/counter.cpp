#include "shared/report/counter.h"

#include <algorithm>
#include <map>
#include <utility>

#include "shared/base/json.h"
#include "shared/report/counted.h"
#include "shared/report/groups.h"
#include "shared/report/quality.h"

namespace report {

using base::Json;
using survey::Element;
using survey::Survey;
using survey::Type;

class Counter::Impl {
 public:
  Impl(const Survey& survey, std::string_view round)
      : table_{survey.id, std::string(round), survey.title, {}, {}, {}}, survey_(survey), quality_(survey) {
    for (const survey::Domain& domain : survey.domains) table_.domains.push_back({domain.code, domain.label});
    for (std::size_t i = 0; i < survey.questions.size(); ++i) order_.emplace(survey.questions[i]->name, i);
  }

  base::Result<void> Prepare(const CountOptions& options) {
    auto groups = Groups::Make(table_, survey_, options);
    if (!groups) return std::unexpected(groups.error());
    groups_ = std::move(*groups);
    places_ = AddQuestions(table_, survey_);
    for (const survey::Measure& measure : survey_.measures) {
      auto scorer = Scorer::For(survey_, measure, options.norms);
      if (!scorer) continue;
      table_.measures.push_back(Empty(measure, *scorer));
      scorers_.push_back(std::move(*scorer));
    }
    return {};
  }

  void Add(const AnswersRow& row, const Json& body) {
    ++table_.people;
    const Json none = Json::object(), nothing = Json::array();
    const Json &answers = body.contains("answers") ? body["answers"] : none,
               &skipped = body.contains("skipped") ? body["skipped"] : nothing;
    const std::vector<std::size_t> groups = groups_.Of(row, answers);
    CountAttributes(row.attributes, groups);
    for (const auto& [name, value] : answers.items()) CountAnswer(name, value, groups);
    for (const Json& name : skipped)
      ForAll(name.get<std::string>(), groups, [](RawTally& tally) { ++tally.skipped, ++tally.seen; });
    if (const auto stopped = body.find("stopped"); stopped != body.end())
      CountStop(stopped->get<std::string>(), answers, skipped, groups);
    for (std::size_t i = 0; i < scorers_.size(); ++i)
      if (const auto scored = scorers_[i].Of(answers)) table_.measures[i].Add(*scored, groups);
    quality_.Add(answers, body.contains("turned"));
  }

  RawTable Finish() && {
    table_.quality = std::move(quality_).Finish();
    return std::move(table_);
  }

  // A question, or one item of a multiple text: one a person.
  void AddText(std::string_view name) {
    RawQuestion* question = Find(name);
    if (!question && name.contains('.')) {
      const auto is_item = [&](const RawQuestion& one) { return one.label.code == name && !one.counts_choices; };
      const auto item = std::ranges::find_if(table_.questions, is_item);
      if (item != table_.questions.end()) question = &*item;
    }
    if (question) ++question->tallies[0].answered;
  }

 private:
  RawMeasure Empty(const survey::Measure& measure, const Scorer& scorer) const {
    const survey::Scale& scale = survey::ScaleOf(measure.kind);
    RawMeasure empty{{measure.code, measure.label.empty() ? survey::Text(std::string(scale.title)) : measure.label},
                     std::string(scale.name),
                     DomainOf(measure),
                     scorer.from(),
                     scorer.to(),
                     CutsOf(measure.kind),
                     {}};
    empty.scores.resize(table_.groups.size());
    return empty;
  }

  // That of all its items; "" when they differ.
  std::string DomainOf(const survey::Measure& measure) const {
    std::string domain;
    for (const std::string& name : measure.items) {
      const auto item = survey::FindItem(survey_, name);
      if (!item || (&name != &measure.items.front() && item->question->domain != domain)) return {};
      domain = item->question->domain;
    }
    return domain;
  }

  RawQuestion* Find(std::string_view place) {
    const auto found = places_.find(place);
    return found == places_.end() ? nullptr : &table_.questions[found->second];
  }

  // The question, or all its rows or items.
  std::vector<RawQuestion*> AllOf(const std::string& name) {
    std::vector<RawQuestion*> all;
    if (RawQuestion* whole = Find(name)) all.push_back(whole);
    const std::string parts = PartKey(name, "");
    for (auto one = places_.lower_bound(parts); one != places_.end() && one->first.starts_with(parts); ++one)
      all.push_back(&table_.questions[one->second]);
    return all;
  }

  template <class Count>
  void ForAll(const std::string& name, const std::vector<std::size_t>& groups, Count count) {
    for (RawQuestion* question : AllOf(name))
      for (const std::size_t g : groups) count(question->tallies[g]);
  }

  // What comes after in the file and was neither answered nor skipped was not reached.
  void CountStop(const std::string& name, const Json& answers, const Json& skipped,
                 const std::vector<std::size_t>& groups) {
    const auto at = order_.find(name);
    if (at == order_.end()) return;  // an older version's
    const bool answered = answers.contains(name);
    ForAll(name, groups, [&](RawTally& tally) { ++tally.stopped, tally.seen += answered ? 0 : 1; });
    for (std::size_t i = at->second + 1; i < survey_.questions.size(); ++i) {
      const std::string& later = survey_.questions[i]->name;
      if (!answers.contains(later) && std::ranges::find(skipped, Json(later)) == skipped.end())
        ForAll(later, groups, [](RawTally& tally) { ++tally.not_reached; });
    }
  }

  void CountAttributes(const privacy::Attributes& attributes, const std::vector<std::size_t>& groups) {
    for (std::size_t i = 0; i < survey_.attributes.size() && i < attributes.size(); ++i) {
      RawQuestion* question = Find(survey_.attributes[i]);
      const std::size_t number = attributes[i];
      if (!question || number == 0 || number > question->choices.size()) continue;
      for (const std::size_t g : groups) {
        ++question->tallies[g].answered;
        ++question->tallies[g].seen;
        ++question->tallies[g].chosen[number - 1];
      }
    }
  }

  void CountAnswer(const std::string& name, const Json& value, const std::vector<std::size_t>& groups) {
    const Element* question = survey_.Find(name);
    if (!question) return;  // an older version's
    if (question->type != Type::kMatrix && question->type != Type::kMultipleText) {
      const bool first_only = question->type == Type::kRanking && value.is_array() && !value.empty();
      return CountOne(Find(name), first_only ? value.front() : value, groups);
    }
    if (!value.is_object()) return;
    for (const auto& [part, answer] : value.items()) CountOne(Find(PartKey(name, part)), answer, groups);
  }

  static void CountOne(RawQuestion* question, const Json& value, const std::vector<std::size_t>& groups) {
    if (!question) return;
    for (const std::size_t g : groups) ++question->tallies[g].answered, ++question->tallies[g].seen;
    if (!question->counts_choices) return;
    for (const Json& chosen : value.is_array() ? value.get<std::vector<Json>>() : std::vector<Json>{value}) {
      if (chosen.is_structured()) continue;  // an older version asked something else under this name
      const std::size_t choice = ChoiceIndex(*question, CodeOf(expression::Value::FromJson(chosen)));
      for (const std::size_t g : groups) ++question->tallies[g].chosen[choice];
    }
  }

  static std::size_t ChoiceIndex(RawQuestion& question, const std::string& code) {
    const auto found = std::ranges::find(question.choices, code, &Label::code);
    if (found != question.choices.end()) return static_cast<std::size_t>(found - question.choices.begin());
    question.choices.push_back({code, survey::Text(code)});
    for (RawTally& tally : question.tallies) tally.chosen.push_back(0);
    return question.choices.size() - 1;
  }

  RawTable table_;
  const Survey& survey_;
  Groups groups_;
  Places places_;
  std::map<std::string, std::size_t> order_;
  std::vector<Scorer> scorers_;  // beside table.measures
  QualityCount quality_;
};

Counter::Counter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Counter::Counter(Counter&&) noexcept = default;
Counter::~Counter() = default;

base::Result<Counter> Counter::Make(const Survey& survey, std::string_view round, const CountOptions& options) {
  auto impl = std::make_unique<Impl>(survey, round);
  if (auto prepared = impl->Prepare(options); !prepared) return std::unexpected(prepared.error());
  return Counter(std::move(impl));
}

base::Result<void> Counter::AddAnswers(const AnswersRow& row) {
  const auto body = base::ParseJson(row.body);
  if (!body) return std::unexpected(body.error());
  if (!body->is_object()) return base::Fail(base::Code::kInvalid, "an opened response is no JSON object");
  impl_->Add(row, *body);
  return {};
}

void Counter::AddText(std::string_view question) { impl_->AddText(question); }

RawTable Counter::Finish() && { return std::move(*impl_).Finish(); }

}  // namespace report
