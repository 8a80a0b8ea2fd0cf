#include "shared/survey/types.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace survey {
namespace {

struct Known {
  std::string_view name;
  std::optional<Type> type;
  std::string_view advice;  // for a type that SurveyJS has and the kiosk does not
};

constexpr std::string_view kRowByRow = "ask one rating for each row";
constexpr std::string_view kPlain = "leave it out of this survey";

constexpr Known kKnown[] = {
    {"rating", Type::kRating, {}},
    {"imagepicker", Type::kImagePicker, {}},
    {"boolean", Type::kBoolean, {}},
    {"radiogroup", Type::kRadioGroup, {}},
    {"dropdown", Type::kRadioGroup, {}},
    {"buttongroup", Type::kRadioGroup, {}},
    {"checkbox", Type::kCheckbox, {}},
    {"tagbox", Type::kCheckbox, {}},
    {"ranking", Type::kRanking, {}},
    {"comment", Type::kComment, {}},
    {"text", Type::kText, {}},
    {"html", Type::kHtml, {}},
    {"matrix", std::nullopt, kRowByRow},
    {"matrixdropdown", std::nullopt, kRowByRow},
    {"matrixdynamic", std::nullopt, kRowByRow},
    {"paneldynamic", std::nullopt, "ask the questions once, in a panel"},
    {"multipletext", std::nullopt, "ask one text question for each line"},
    {"slider", std::nullopt, "use a rating, or a text with inputType number"},
    {"image", std::nullopt, "use html, or the emoji of a question"},
    {"imagemap", std::nullopt, "use an imagepicker"},
    {"expression", std::nullopt, kPlain},
    {"signaturepad", std::nullopt, kPlain},
    {"file", std::nullopt, "a kiosk keeps no files; leave it out of this survey"},
    {"flowpanel", std::nullopt, "use a panel"},
    {"custom", std::nullopt, kPlain},
};

std::size_t Distance(std::string_view a, std::string_view b) {  // Levenshtein
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

template <class Names>
std::string_view NearestOf(std::string_view word, const Names& names) {
  std::string_view best;
  std::size_t least = 1 + word.size() / 3;  // more letters than that are another word
  if (word.size() > 40) return best;
  for (const std::string_view name : names)
    if (const std::size_t distance = Distance(word, name); distance <= least && (best.empty() || distance < least))
      best = name, least = distance;
  return best;
}

}  // namespace

std::optional<Type> TypeNamed(std::string_view name) {
  const auto found = std::ranges::find(kKnown, name, &Known::name);
  return found == std::end(kKnown) ? std::nullopt : found->type;
}

TypeProblem AboutType(std::string_view name) {
  const std::string quoted = '"' + std::string(name) + '"';
  const auto found = std::ranges::find(kKnown, name, &Known::name);
  if (found != std::end(kKnown))
    return {"question type " + quoted + " is not asked on a kiosk yet", std::string(found->advice)};
  std::vector<std::string_view> names = {"panel"};
  for (const Known& known : kKnown) names.push_back(known.name);
  const std::string_view nearest = NearestOf(name, names);
  return {"unknown question type " + quoted,
          nearest.empty() ? "docs/formats/survey.md lists the types" : "did you mean \"" + std::string(nearest) + "\"?"};
}

std::string_view Nearest(std::string_view word, std::initializer_list<std::string_view> names) {
  return NearestOf(word, names);
}

}  // namespace survey
