// Parts of published tables, and several of them beside each other. Works on what readers have already: nothing of it
// can say more than they do.
#include <algorithm>
#include <cctype>

#include "shared/report/gated_table.h"

namespace report {
namespace {

using privacy::GatedCount;

constexpr GatedCount kNotThere{GatedCount::Kind::kNotAsked, 0};

bool IsWanted(const Label& group, const std::string& by) {
  if (by.empty() || group.code == "all") return true;
  const bool place = by == "centre" || by == "territory";
  return by != "all" && group.code.starts_with((place ? "#" : "") + by + "=");
}

bool IsOf(std::string_view code, const std::string& question) {
  return question.empty() || code == question || code.starts_with(question + ".");
}

template <class T>
void KeepOnly(std::vector<T>& all, const std::vector<std::size_t>& wanted) {
  std::vector<T> kept;
  for (const std::size_t i : wanted) kept.push_back(std::move(all[i]));
  all = std::move(kept);
}

// What two rounds of one year have together. Both were published, so their sum says nothing new.
GatedCount Sum(const GatedCount& a, const GatedCount& b) {
  using enum GatedCount::Kind;
  if (a.kind == kNotAsked) return b;
  if (b.kind == kNotAsked) return a;
  if (a.kind == kShown && b.kind == kShown) return {kShown, a.rounded + b.rounded};
  return a.kind == kShown ? b : a;
}

template <class T>
T* FindCode(std::vector<T>& all, const std::string& code) {
  const auto found = std::ranges::find(all, code, [](const T& one) { return one.label.code; });
  return found == all.end() ? nullptr : &*found;
}

void Add(GatedQuestion& question, const GatedQuestion& more, std::size_t column) {
  GatedTally& tally = question.tallies[column];
  tally.n = Sum(tally.n, more.tallies[0].n);
  for (std::size_t r = 0; r < more.rows.size(); ++r) {
    const auto row = std::ranges::find(question.rows, more.rows[r].code, &Label::code);
    GatedCount& count = tally.counts[static_cast<std::size_t>(row - question.rows.begin())];
    count = Sum(count, more.tallies[0].counts[r]);
  }
}

// The question as `more` has it, without its counts; rows that it lacks are added behind the others.
void AddShape(std::vector<GatedQuestion>& questions, const GatedQuestion& more, std::size_t groups) {
  GatedQuestion* question = FindCode(questions, more.label.code);
  if (!question)
    question = &questions.emplace_back(more.label, std::vector<Label>(), std::vector<GatedTally>(), more.domain);
  for (const Label& row : more.rows)
    if (std::ranges::find(question->rows, row.code, &Label::code) == question->rows.end())
      question->rows.push_back(row);
  question->tallies.assign(groups, {kNotThere, std::vector<GatedCount>(question->rows.size(), kNotThere)});
}

}  // namespace

std::string YearOf(std::string_view round) {
  int digits = 0;
  for (std::size_t i = 0; i < round.size(); ++i) {
    digits = std::isdigit(static_cast<unsigned char>(round[i])) ? digits + 1 : 0;
    if (digits == 4) return std::string(round.substr(i - 3, 4));
  }
  return {};
}

GatedTable GatedTable::Pick(const Selection& selection) const {
  GatedTable picked = *this;
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < groups_.size(); ++g)
    if (IsWanted(groups_[g], selection.by)) groups.push_back(g);
  KeepOnly(picked.groups_, groups);
  const auto unwanted = [&](const auto& one) {
    return !IsOf(one.label.code, selection.question) || (!selection.domain.empty() && one.domain != selection.domain);
  };
  std::erase_if(picked.questions_, unwanted);
  std::erase_if(picked.measures_, unwanted);
  for (GatedQuestion& question : picked.questions_) KeepOnly(question.tallies, groups);
  for (GatedMeasure& measure : picked.measures_) KeepOnly(measure.scores, groups);
  if (!selection.question.empty() || !selection.domain.empty()) picked.quality_ = {};
  return picked;
}

GatedTable GatedTable::SideBySide(std::span<const GatedTable> tables, std::span<const Label> groups,
                                  std::span<const std::size_t> columns) {
  GatedTable together;
  if (tables.empty()) return together;
  together.survey_ = tables.back().survey_;
  together.title_ = tables.back().title_;
  together.domains_ = tables.back().domains_;
  together.groups_.assign(groups.begin(), groups.end());
  for (auto table = tables.rbegin(); table != tables.rend(); ++table)
    for (const GatedQuestion& question : table->questions_) AddShape(together.questions_, question, groups.size());
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const GatedQuestion& question : tables[t].questions_)
      Add(*FindCode(together.questions_, question.label.code), question, columns[t]);
    if (std::ranges::count(columns, columns[t]) > 1) continue;
    for (const GatedMeasure& measure : tables[t].measures_) {
      GatedMeasure* own = FindCode(together.measures_, measure.label.code);
      if (own && own->kind != measure.kind) continue;  // something else under the same name
      if (!own) {
        own = &together.measures_.emplace_back(measure);
        GatedScore none;
        none.n = kNotThere, none.figures = GatedCount::Kind::kNotAsked;
        none.counts.assign(measure.cuts.size(), kNotThere);
        own->scores.assign(groups.size(), none);
      }
      own->scores[columns[t]] = measure.scores[0];
    }
  }
  return together;
}

}  // namespace report
