#include "shared/survey/types.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace survey {
namespace {

constexpr std::array kTypes = {Type::kRadioGroup, Type::kDropdown,       Type::kButtonGroup,   Type::kCheckbox,
                               Type::kTagbox,     Type::kImagePicker,    Type::kImageMap,      Type::kRanking,
                               Type::kRating,     Type::kBoolean,        Type::kSlider,        Type::kText,
                               Type::kComment,    Type::kMultipleText,   Type::kSignaturePad,  Type::kFile,
                               Type::kMatrix,     Type::kMatrixDropdown, Type::kMatrixDynamic, Type::kPanelDynamic,
                               Type::kExpression, Type::kHtml,           Type::kImage};

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
  const auto found = std::ranges::find_if(kTypes, [&](Type type) { return NameOf(type) == name; });
  return found == kTypes.end() ? std::nullopt : std::optional(*found);
}

TypeProblem AboutType(std::string_view name) {
  std::vector<std::string_view> names = {"panel"};
  for (const Type type : kTypes) names.push_back(NameOf(type));
  const std::string_view nearest = NearestOf(name, names);
  return {"unknown question type \"" + std::string(name) + '"', nearest.empty()
                                                                    ? "docs/formats/survey.md lists the types"
                                                                    : "did you mean \"" + std::string(nearest) + "\"?"};
}

std::string_view Nearest(std::string_view word, const std::vector<std::string_view>& names) {
  return NearestOf(word, names);
}

}  // namespace survey
