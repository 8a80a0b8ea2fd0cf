// How a kiosk shows a question: "kiosk": {"widget": …}. What the question cannot carry is found and left out, so that the
// question is shown as its type is (docs/formats/survey.md §4).
#include <algorithm>
#include <cmath>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/survey/cell.h"
#include "shared/survey/read_parts.h"
#include "shared/survey/types.h"

namespace survey {

std::optional<Cell> CellNamed(std::string_view name) {
  if (name.size() != 2) return std::nullopt;
  const Cell cell{name[0] - 'A', name[1] - '1'};
  if (cell.column < 0 || cell.column >= kMostCells || cell.row < 0 || cell.row >= kMostCells) return std::nullopt;
  return cell;
}

namespace {

constexpr int kFewestCoins = 2, kMostCoins = 20, kUsualCoins = 10;
constexpr std::size_t kMostPots = 8, kMostWishes = 3, kMostSteps = 11, kMostThumbs = 3;

constexpr std::pair<std::string_view, Widget> kWidgets[] = {
    {"coins", Widget::kCoins},       {"ladder", Widget::kLadder}, {"thermometer", Widget::kThermometer},
    {"positive", Widget::kPositive}, {"grid", Widget::kGrid},     {"wishes", Widget::kWishes},
    {"thumbs", Widget::kThumbs}};

struct Wrong {
  std::string message, hint;
};
using Verdict = std::optional<Wrong>;

Verdict WrongType(const Element& question, std::string_view hint) {
  return Wrong{"a \"" + std::string(NameOf(question.type)) + "\" cannot be shown like that", std::string(hint)};
}

bool HasSpecial(const Element& question) {
  return std::ranges::any_of(question.choices, [](const Choice& one) { return one.special != Special::kNo; });
}

Verdict OfCoins(const Element& question) {
  if (question.type != Type::kMultipleText)
    return WrongType(question, "coins are for a multipletext whose items are numbers");
  const auto counts = [](const auto& item) {
    return item->input == InputType::kNumber && item->min.number() && *item->min.number() == 0 &&
           item->step.value_or(1) == 1;
  };
  if (!std::ranges::all_of(question.elements, counts))
    return Wrong{"coins go into pots that are numbers", R"(give each item "inputType": "number", "min": 0)"};
  if (question.elements.size() < 2 || question.elements.size() > kMostPots)
    return Wrong{"coins need 2 to 8 pots, this has " + std::to_string(question.elements.size()),
                 "fewer items, or a ranking"};
  return std::nullopt;
}

Verdict OfSteps(const Element& question, bool sliders) {
  const std::string_view hint = sliders ? "this is for a rating, or a slider with one end" : "this is for a rating";
  if (question.type == Type::kSlider && sliders && !question.range) return std::nullopt;
  if (question.type != Type::kRating) return WrongType(question, hint);
  if (question.choices.size() > kMostSteps)
    return Wrong{"a scale of " + std::to_string(question.choices.size()) + " steps, at most 11 fit",
                 "fewer steps, as with \"rateMax\": 10"};
  return std::nullopt;
}

Verdict OfFaces(const Element& question) {
  if (question.type != Type::kRating || question.rate_type != RateType::kSmileys)
    return WrongType(question, R"(positive faces are for a rating with "rateType": "smileys")");
  return std::nullopt;
}

Verdict OfGrid(const Element& question) {
  if (question.type != Type::kRadioGroup && question.type != Type::kDropdown)
    return WrongType(question, "a grid is for a radiogroup or a dropdown");
  for (const Choice& choice : question.choices)
    if (const std::string* name = choice.value.text(); choice.special != Special::kNo || !name || !CellNamed(*name))
      return Wrong{"\"" + expression::ToCode(choice.value) + "\" is no cell",
                   R"(name the cells as on a map, "A1" to "H8", and nothing else)"};
  if (question.choices.size() < 2) return Wrong{"a grid without cells", R"("choices": ["A1", "B1", "A2", "B2"])"};
  return std::nullopt;
}

Verdict OfWishes(const Element& question) {
  if (question.type != Type::kMultipleText) return WrongType(question, "wishes are for a multipletext");
  if (question.elements.size() > kMostWishes)
    return Wrong{"more than three wishes", "as many items as there are wishes: up to 3"};
  if (!std::ranges::all_of(question.elements, [](const auto& item) { return item->IsFreeText(); }))
    return Wrong{"a wish is a text", "take the inputType away"};
  return std::nullopt;
}

Verdict OfThumbs(const Element& question) {
  if (question.type == Type::kBoolean) return std::nullopt;
  if (question.type != Type::kRadioGroup && question.type != Type::kButtonGroup)
    return WrongType(question, "thumbs are for a boolean, or a radiogroup of two or three choices");
  if (HasSpecial(question) || question.choices.size() < 2 || question.choices.size() > kMostThumbs)
    return Wrong{"thumbs go up, to the side and down", "two or three choices, the best first, and no special ones"};
  return std::nullopt;
}

Verdict Judge(Widget widget, const Element& question) {
  switch (widget) {
    case Widget::kUsual: return std::nullopt;
    case Widget::kCoins: return OfCoins(question);
    case Widget::kLadder: return OfSteps(question, false);
    case Widget::kThermometer: return OfSteps(question, true);
    case Widget::kPositive: return OfFaces(question);
    case Widget::kGrid: return OfGrid(question);
    case Widget::kWishes: return OfWishes(question);
    case Widget::kThumbs: return OfThumbs(question);
  }
  return std::nullopt;
}

}  // namespace

void ReadWidget(const Fields& fields, Element& question) {
  const auto kiosk = fields.Object("kiosk");
  const auto warn = [&](std::string_view field, std::string message, std::string hint) {
    kiosk->Find(Finding::Level::kWarning, field, std::move(message), std::move(hint));
  };
  if (!kiosk || !kiosk->Get({"widget"})) return;
  const std::string name = kiosk->Plain({"widget"});
  const auto known = std::ranges::find(kWidgets, name, &std::pair<std::string_view, Widget>::first);
  if (known == std::end(kWidgets)) {
    std::vector<std::string_view> names;
    for (const auto& one : kWidgets) names.push_back(one.first);
    const std::string_view nearest = Nearest(name, names);
    return warn("widget", "no widget is called \"" + name.substr(0, 60) + "\"",
                nearest.empty() ? "coins, ladder, thermometer, positive, grid, wishes or thumbs"
                                : "did you mean \"" + std::string(nearest) + "\"?");
  }
  if (const Verdict wrong = Judge(known->second, question))
    return warn("widget", "\"" + name + "\" has no effect: " + wrong->message, wrong->hint);
  question.widget = known->second;
  if (question.widget == Widget::kGrid) question.picture = kiosk->Plain({"image"});
  if (question.widget != Widget::kCoins) return;
  question.coins = kiosk->Count({"coins"}, kUsualCoins);
  if (question.coins >= kFewestCoins && question.coins <= kMostCoins) return;
  warn("coins", std::to_string(question.coins) + " coins", "2 to 20; there are 10 now");
  question.coins = kUsualCoins;
}

}  // namespace survey
