#include "shared/survey/read_choices.h"

#include <cmath>
#include <set>

#include "shared/expression/convert.h"
#include "shared/survey/types.h"
#include "shared/base/json.h"

namespace survey {
namespace {

constexpr int kMostSteps = 100;
constexpr std::string_view kChoiceHint = R"(write "swing", 3, or {"value": "swing", "text": "A swing"})";

bool IsScalar(const base::Json& json) { return json.is_string() || json.is_number() || json.is_boolean(); }

Choice Plain(const base::Json& json) {
  Choice choice;
  choice.value = expression::Value::FromJson(json);
  if (json.is_string()) {
    const std::string text = json.get<std::string>();
    if (const auto bar = text.find('|'); bar != std::string::npos && bar > 0) {
      choice.value = text.substr(0, bar);
      if (bar + 1 < text.size()) choice.text = Text(text.substr(bar + 1));
    }
  }
  return choice;
}

Choice Whole(const Fields& fields) {
  Choice choice;
  const base::Json* value = fields.Get("value");
  if (!value || !IsScalar(*value))
    fields.Complain("", value ? "a choice whose value is no text, number or truth" : "a choice without a value",
                    std::string(kChoiceHint));
  else
    choice.value = expression::Value::FromJson(*value);
  choice.text = fields.Localised("text");
  choice.visible_if = fields.Condition("visibleIf");
  choice.is_none = fields.Flag("isExclusive");
  if (const auto kiosk = fields.Object("kiosk")) choice.emoji = kiosk->Plain("emoji");
  return choice;
}

std::vector<Choice> List(const Fields& fields, std::string_view name) {
  std::vector<Choice> choices;
  const base::Json* list = fields.Array(name);
  if (!list) return choices;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const base::Json& item = (*list)[i];
    const std::string pointer = fields.pointer() + "/" + std::string(name) + "/" + std::to_string(i);
    if (IsScalar(item)) {
      choices.push_back(Plain(item));
    } else if (item.is_object()) {
      choices.push_back(Whole(Fields(item, pointer, fields.complaint())));
    } else {
      fields.complaint().Add(pointer, std::string("a choice cannot be ") + item.type_name(), std::string(kChoiceHint));
    }
  }
  return choices;
}

// Texts that the file leaves out, and values that stand twice (2 and "2" are the same in every table).
void Complete(const Fields& fields, std::string_view name, Question& question) {
  std::set<std::string> codes;
  for (Choice& choice : question.choices) {
    const std::string code = ToCode(choice.value);
    if (code.empty()) fields.Complain(name, "a choice without a value", std::string(kChoiceHint));
    if (!codes.insert(code).second)
      fields.Complain(name, "two choices with the value \"" + code + "\"", "give each choice its own value");
    if (choice.text.empty() && !choice.is_other && question.type != Type::kBoolean) choice.text = Text(code);
  }
}

Choice Special(const Fields& fields, std::string_view value, std::string_view text) {
  Choice choice;
  choice.value = std::string(value);
  choice.text = fields.Localised(text);
  return choice;
}

}  // namespace

void ReadChoices(const Fields& fields, Question& question) {
  question.choices = List(fields, "choices");
  const bool any = !question.choices.empty();
  if (fields.Flag(fields.Used({"showNoneItem", "hasNone"}))) {
    question.choices.push_back(Special(fields, "none", "noneText"));
    question.choices.back().is_none = true;
  }
  if (fields.Flag(fields.Used({"showOtherItem", "hasOther"}))) {
    question.choices.push_back(Special(fields, "other", "otherText"));
    question.choices.back().is_other = true;
  }
  if (!any)
    fields.Complain("choices", "no choices",
                    fields.Get("choicesByUrl") ? "a kiosk has no network: write the choices into the file"
                                               : "add \"choices\": [ … ]");
  Complete(fields, "choices", question);
}

void ReadRating(const Fields& fields, Question& question) {
  const std::string_view kind_field = fields.Used({"rateType", "rateDisplayMode"});
  const std::string kind = fields.Plain(kind_field);
  if (kind == "stars") {
    question.rate_type = RateType::kStars;
  } else if (kind == "smileys") {
    question.rate_type = RateType::kSmileys;
  } else if (!kind.empty() && kind != "labels" && kind != "numbers") {
    fields.Complain(kind_field, "unknown rateType \"" + kind + "\"", "labels, stars or smileys");
  }
  question.min_description = fields.Localised(fields.Used({"minRateDescription", "mininumRateDescription"}));
  question.max_description = fields.Localised(fields.Used({"maxRateDescription", "maximumRateDescription"}));

  question.choices = List(fields, "rateValues");
  if (question.choices.empty()) {
    const double least = fields.Number("rateMin").value_or(1), step = fields.Number("rateStep").value_or(1);
    const int count = fields.Count("rateCount", 5);
    const double most = fields.Number("rateMax").value_or(least + (count - 1) * step);
    const double steps = step > 0 ? std::floor((most - least) / step + 1e-9) + 1 : 0;
    if (!(steps >= 2 && steps <= kMostSteps)) {
      fields.Complain(fields.Used({"rateMax", "rateCount", "rateStep", "rateMin"}), "a scale needs 2 to 100 steps",
                      "check rateMin, rateMax and rateStep");
      return;
    }
    for (int i = 0; i < static_cast<int>(steps); ++i) {
      // Without the noise of 0.1 + 0.2: the step's number as it would be written.
      const double value = std::round((least + i * step) * 1e9) / 1e9;
      question.choices.push_back({.value = value, .text = {}, .emoji = {}, .visible_if = {}});
    }
  }
  Complete(fields, "rateValues", question);
}

void ReadBoolean(const Fields& fields, Question& question) {
  const auto read = [&](std::string_view value_field, bool otherwise, std::string_view label) {
    Choice choice;
    const base::Json* value = fields.Get(value_field);
    if (value && !IsScalar(*value))
      fields.Complain(value_field, "expected a text, a number or a truth", "leave it out for true and false");
    choice.value = value && IsScalar(*value) ? expression::Value::FromJson(*value) : expression::Value(otherwise);
    choice.text = fields.Localised(label);
    question.choices.push_back(std::move(choice));
  };
  read("valueTrue", true, "labelTrue");
  read("valueFalse", false, "labelFalse");
  Complete(fields, "valueTrue", question);
}

}  // namespace survey
