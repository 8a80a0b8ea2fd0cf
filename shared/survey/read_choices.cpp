#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/survey/read_parts.h"

namespace survey {
namespace {

constexpr int kMostSteps = 100;  // of a scale; SurveyJS draws no more either
constexpr double kMostRange = 10'000;
constexpr std::string_view kHint = R"(write "swing", 3, or {"value": "swing", "text": "A swing"})";

bool IsScalar(const base::Json& json) { return json.is_string() || json.is_number() || json.is_boolean(); }

Choice Plain(const base::Json& json) {
  Choice choice;
  choice.value = Value::FromJson(json);
  if (const std::string* text = choice.value.text())
    if (const auto bar = text->find('|'); bar != std::string::npos && bar > 0) {
      if (bar + 1 < text->size()) choice.text = Text(text->substr(bar + 1));
      choice.value = text->substr(0, bar);
    }
  return choice;
}

Choice Whole(const Fields& fields) {
  Choice choice;
  const base::Json* value = fields.Get({"value"});
  if (!value || !IsScalar(*value))
    fields.Complain("", value ? "a choice whose value is no text, number or truth" : "a choice without a value",
                    std::string(kHint));
  else
    choice.value = Value::FromJson(*value);
  choice.text = fields.Localised({"text"});
  choice.image_link = fields.Localised({"imageLink"});
  choice.visible_if = fields.Expression({"visibleIf"});
  choice.enable_if = fields.Expression({"enableIf"});
  choice.is_exclusive = fields.Flag({"isExclusive"});
  choice.has_comment = fields.Flag({"showCommentArea", "hasComment"});
  choice.comment_required = fields.Flag({"isCommentRequired"});
  if (fields.Get({"elements"}))
    fields.Find(Finding::Level::kNotOnKiosk, "elements", "questions inside a choice are not asked on a kiosk",
                "ask them after this question, with visibleIf");
  if (const auto kiosk = fields.Object("kiosk")) choice.emoji = kiosk->Plain({"emoji"});
  return choice;
}

// Values that stand twice would be one in every table (2 and "2" too).
void FindDoubles(const Fields& fields, std::string_view list, const std::vector<Choice>& choices) {
  std::set<std::string> codes;
  for (const Choice& choice : choices) {
    if (choice.special == Special::kSelectAll) continue;
    const std::string code = ToCode(choice.value);
    if (code.empty()) fields.Complain(list, "a choice without a value", std::string(kHint));
    if (!codes.insert(code).second)
      fields.Complain(list, "two choices with the value \"" + code + "\"", "give each choice its own value");
  }
}

void AddRange(const Fields& fields, Element& question) {
  const double least = fields.Number({"choicesMin"}).value_or(0), most = fields.Number({"choicesMax"}).value_or(0),
               step = fields.Number({"choicesStep"}).value_or(1);
  if (!(most > least)) return;
  if (!(step > 0) || (most - least) / step > kMostRange) {
    fields.Complain("choicesMax", "more than 10000 choices", "raise choicesStep");
    return;
  }
  for (double value = least; value <= most; value += step)
    question.choices.push_back({.value = std::round(value * 1e9) / 1e9,
                                .text = {},
                                .emoji = {},
                                .image_link = {},
                                .visible_if = {},
                                .enable_if = {},
                                .shape = {},
                                .coords = {}});
}

void AddSpecial(const Fields& fields, Element& question, Fields::Names flag, Special special, std::string_view value,
                std::string_view text) {
  if (!fields.Flag(flag)) return;
  Choice choice;
  choice.value = std::string(value);
  choice.text = fields.Localised({text});
  choice.special = special;
  choice.is_exclusive = special != Special::kOther && special != Special::kSelectAll;
  choice.has_comment = choice.comment_required = special == Special::kOther;
  question.choices.push_back(std::move(choice));
}

void ReadLimits(const Fields& fields, Element& question) {
  question.min_selected = fields.Count({"minSelectedChoices", "minSelectedAreas"});
  question.max_selected = fields.Count({"maxSelectedChoices", "maxSelectedAreas"});
  const std::string_view field = fields.Used({"minSelectedChoices", "minSelectedAreas"});
  if (question.max_selected > 0 && question.min_selected > question.max_selected)
    fields.Complain(field, "more than " + std::string(fields.Used({"maxSelectedChoices", "maxSelectedAreas"})));
  if (question.choices_from.empty() && question.min_selected > static_cast<int>(question.choices.size()))
    fields.Complain(field, "more than there are choices");
}

}  // namespace

std::vector<Choice> ReadItems(const Fields& fields, Fields::Names names) {
  std::vector<Choice> items;
  const base::Json* list = fields.Array(names);
  if (!list) return items;
  const std::string_view name = fields.Used(names);
  items.reserve(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    const base::Json& item = (*list)[i];
    if (IsScalar(item)) {
      items.push_back(Plain(item));
    } else if (item.is_object()) {
      items.push_back(Whole(fields.Item(name, i, item)));
      if (items.back().value.missing()) items.pop_back();
    } else {
      fields.Complain(std::string(name) + "/" + std::to_string(i),
                      std::string("a choice cannot be ") + item.type_name(), std::string(kHint));
    }
  }
  return items;
}

void ReadChoices(const Fields& fields, Element& question) {
  question.choices = ReadItems(fields, {"choices"});
  if (question.type == Type::kDropdown) AddRange(fields, question);
  question.choices_from = fields.Plain({"choicesFromQuestion"});
  const bool any = !question.choices.empty() || !question.choices_from.empty();
  const bool ranking = question.type == Type::kRanking,
             list = question.type == Type::kCheckbox || question.type == Type::kTagbox;
  if (list)
    AddSpecial(fields, question, {"showSelectAllItem", "hasSelectAll"}, Special::kSelectAll, "", "selectAllText");
  if (!ranking) {
    AddSpecial(fields, question, {"showNoneItem", "hasNone"}, Special::kNone, "none", "noneText");
    AddSpecial(fields, question, {"showRefuseItem"}, Special::kRefuse, "refused", "refuseText");
    AddSpecial(fields, question, {"showDontKnowItem"}, Special::kDontKnow, "dontknow", "dontKnowText");
    AddSpecial(fields, question, {"showOtherItem", "hasOther"}, Special::kOther, "other", "otherText");
  }
  if (fields.Get({"choicesByUrl"})) {
    fields.Find(Finding::Level::kNotOnKiosk, "choicesByUrl", "a kiosk has no network to fetch choices from",
                "write the choices into the file");
  } else if (!any) {
    fields.Complain("choices", "no choices", "add \"choices\": [ … ]");
  }
  FindDoubles(fields, "choices", question.choices);

  question.choices_visible_if = fields.Expression({"choicesVisibleIf"});
  question.choices_enable_if = fields.Expression({"choicesEnableIf"});
  question.choices_order = fields.Word<Order>({"choicesOrder"},
                                              {{"none", Order::kInitial},
                                               {"initial", Order::kInitial},
                                               {"asc", Order::kAscending},
                                               {"desc", Order::kDescending},
                                               {"random", Order::kRandom}},
                                              Order::kInitial);
  question.choices_from_mode = fields.Word<Element::From>({"choicesFromQuestionMode"},
                                                          {{"all", Element::From::kAll},
                                                           {"selected", Element::From::kSelected},
                                                           {"unselected", Element::From::kUnselected}},
                                                          Element::From::kAll);
  question.choices_from_value = fields.Plain({"choiceValuesFromQuestion"});
  question.choices_from_text = fields.Plain({"choiceTextsFromQuestion"});
  question.hide_if_no_choices = fields.Flag({"hideIfChoicesEmpty"});
  if (fields.Get({"storeOthersAsComment"}) && fields.Get({"storeOthersAsComment"})->is_boolean())
    question.others_as_comment = fields.Flag({"storeOthersAsComment"});
  question.other_error = fields.Localised({"otherErrorText"});
  question.placeholder = fields.Localised({"otherPlaceholder", "otherPlaceHolder"});
  question.select_to_rank = fields.Flag({"selectToRankEnabled"});
  question.multiple = list || ranking || (question.type == Type::kImagePicker && fields.Flag({"multiSelect"}));
  // SurveyJS's imagepicker knows no limits.
  if (list || ranking) ReadLimits(fields, question);
}

void ReadAreas(const Fields& fields, Element& question) {
  question.multiple = fields.Flag({"multiSelect"}, true);
  question.image_link = fields.Localised({"imageLink"});
  const std::string shape = fields.Get({"shape"}) ? fields.Plain({"shape"}) : "poly";
  question.choices = ReadItems(fields, {"areas"});
  const base::Json* areas = fields.Array({"areas"});
  for (std::size_t i = 0, next = 0; areas && i < areas->size() && next < question.choices.size(); ++i) {
    if (!(*areas)[i].is_object()) continue;
    const Fields area = fields.Item("areas", i, (*areas)[i]);
    if (!area.Get({"value"})) continue;
    Choice& choice = question.choices[next++];
    choice.shape = area.Get({"shape"}) ? area.Plain({"shape"}) : shape;
    const std::string coords = area.Plain({"coords"});
    for (const char *at = coords.data(), *end = at + coords.size(); at < end;) {
      double number = 0;
      const auto read = std::from_chars(at, end, number);
      if (read.ec == std::errc()) choice.coords.push_back(number);
      at = std::max(read.ptr, at + (read.ec == std::errc() ? 0 : 1));
    }
    const std::size_t need = choice.shape == "circle" ? 3 : choice.shape == "rect" ? 4 : 6;
    if (choice.coords.size() < need)
      area.Complain("coords", "an area without its corners", R"(numbers with commas, as in "50,20,15")");
  }
  FindDoubles(fields, "areas", question.choices);
  ReadLimits(fields, question);
}

void ReadRating(const Fields& fields, Element& question) {
  question.rate_type = fields.Word<RateType>({"rateType", "rateDisplayMode"},
                                             {{"labels", RateType::kLabels},
                                              {"numbers", RateType::kLabels},
                                              {"stars", RateType::kStars},
                                              {"smileys", RateType::kSmileys}},
                                             RateType::kLabels);
  question.min_description = fields.Localised({"minRateDescription", "mininumRateDescription"});
  question.max_description = fields.Localised({"maxRateDescription", "maximumRateDescription"});

  const bool generate = fields.Flag({"autoGenerate"}, !fields.Get({"rateValues"}));
  if (!generate) question.choices = ReadItems(fields, {"rateValues"});
  if (question.choices.empty()) {
    const double step = fields.Number({"rateStep"}).value_or(1);
    const double width = step * (fields.Count({"rateCount"}, 5) - 1);  // two of minimum, maximum and count are enough
    const bool counted = fields.Get({"rateCount"}) != nullptr;
    const auto least = fields.Number({"rateMin"}), most = fields.Number({"rateMax"});
    const double to = most ? *most : counted ? least.value_or(1) + width : 5;
    const double from = least ? *least : counted ? to - width : 1;
    const double steps = step > 0 ? std::floor((to - from) / step + 1e-9) + 1 : 0;
    if (!(steps >= 2 && steps <= kMostSteps)) {
      fields.Complain(fields.Used({"rateMax", "rateCount", "rateStep", "rateMin"}), "a scale needs 2 to 100 steps",
                      "check rateMin, rateMax and rateStep");
      return;
    }
    for (int i = 0; i < static_cast<int>(steps); ++i) {
      Choice choice;
      choice.value = std::round((from + i * step) * 1e9) / 1e9;  // without the noise of 0.1 + 0.2
      question.choices.push_back(std::move(choice));
    }
  }
  if (question.rate_type == RateType::kSmileys && question.choices.size() > 10) question.choices.resize(10);
  FindDoubles(fields, "rateValues", question.choices);
}

void ReadBoolean(const Fields& fields, Element& question) {
  const auto read = [&](std::string_view value_field, bool otherwise, std::string_view label) {
    Choice choice;
    const base::Json* value = fields.Get({value_field});
    if (value && !IsScalar(*value))
      fields.Complain(value_field, "expected a text, a number or a truth", "leave it out for true and false");
    choice.value = value && IsScalar(*value) ? Value::FromJson(*value) : Value(otherwise);
    choice.text = fields.Localised({label});
    question.choices.push_back(std::move(choice));
  };
  read("valueTrue", true, "labelTrue");
  read("valueFalse", false, "labelFalse");
  question.swap_order = fields.Flag({"swapOrder"});
  FindDoubles(fields, "valueTrue", question.choices);
}

}  // namespace survey
