#include "shared/survey/measure.h"

#include <algorithm>

#include "shared/base/bytes.h"
#include "shared/expression/value.h"
#include "shared/survey/survey.h"

namespace survey {
namespace {

using Kind = MeasureKind;

// Bounds and scores: Topp et al. 2015 (doi 10.1159/000376585); Cantril 1965, as HBSC asks it; Allen et al. 2018 (HIFAMS);
// Liddle and Carter 2015 (doi 10.1080/02667363.2015.1008409); Harder et al. 2018 (doi 10.1073/pnas.1808793115);
// Ravens-Sieberer et al. 2010 (doi 10.1007/s11136-010-9706-5).
constexpr Scale kScales[] = {
    {Kind::kWho5, "who5", "WHO-5 Well-Being Index", "free; cite it, and say so where its wording was changed", 5, 0, 5,
     0, 100},
    {Kind::kCantril, "cantril", "Cantril ladder", "free", 1, 0, 10, 0, 10},
    {Kind::kHifams, "hifams", "How I Feel About My School", "free; for groups, never for one child", 7, 0, 2, 0, 14},
    {Kind::kStirling, "stirling", "Stirling Children's Well-being Scale", "free; tell Stirling Council that it is used",
     12, 1, 5, 12, 60},
    {Kind::kIpl12, "ipl12", "IPL-12 Integration Index", "its authors invite its use; cite it", 12, 1, 5, 0, 1},
    {Kind::kIpl24, "ipl24", "IPL-24 Integration Index", "its authors invite its use; cite it", 24, 1, 5, 0, 1},
    {Kind::kKidscreen10, "kidscreen10", "KIDSCREEN-10 Index",
     "needs a licence; nothing added, nothing reworded; its table of T values is the holder's (publish --norms)", 10, 1,
     5, 0, 100},
    {Kind::kMean, "mean", "mean of questions", "the city's own", 0, 0, 0, 0, 0},
};

class Wording {
 public:
  void Add(const Text& text) {
    for (const auto& [locale, words] : text.all()) Add(locale), Add(words);
    Add("");
  }
  void Add(std::string_view part) { said_ += std::to_string(part.size()) + ":" + std::string(part); }
  std::string Sha256() const { return base::ToHex(base::Sha256(said_)); }

 private:
  std::string said_;  // each part with its length, so that no two wordings are the same text
};

}  // namespace

std::span<const Scale> Scales() { return kScales; }

const Scale& ScaleOf(MeasureKind kind) { return *std::ranges::find(kScales, kind, &Scale::kind); }

const std::vector<Choice>& Item::steps() const { return row ? question->columns : question->choices; }

std::optional<Item> FindItem(const Survey& survey, std::string_view name) {
  if (const Element* question = survey.Find(name); question && question->type != Type::kMatrix)
    return Item{question, nullptr};
  for (const Element* matrix : survey.questions) {
    if (matrix->type != Type::kMatrix || !name.starts_with(matrix->name + ".")) continue;
    for (const Choice& row : matrix->rows)
      if (name.substr(matrix->name.size() + 1) == expression::ToCode(row.value)) return Item{matrix, &row};
  }
  return std::nullopt;
}

std::optional<Bounds> BoundsOf(const Item& item) {
  std::vector<double> numbers;
  for (const Choice& step : item.steps())
    if (const double* number = step.value.number()) numbers.push_back(*number);
  if (item.question->multiple || numbers.size() < 2) return std::nullopt;
  const auto [low, high] = std::ranges::minmax(numbers);
  return Bounds{low, high};
}

std::string WordingOf(const Survey& survey, const Measure& measure) {
  Wording wording;
  for (const std::string& name : measure.items) {
    const auto item = FindItem(survey, name);
    if (!item) continue;
    wording.Add(item->question->title);
    wording.Add(item->question->description);
    if (item->row) wording.Add(item->row->WordsOrValue());
    wording.Add(item->question->min_description);
    wording.Add(item->question->max_description);
    for (const Choice& step : item->steps()) {
      wording.Add(expression::ToCode(step.value));
      wording.Add(step.text);
    }
  }
  return wording.Sha256();
}

}  // namespace survey
