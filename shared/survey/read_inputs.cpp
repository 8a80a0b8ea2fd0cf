// Texts, numbers, dates, sliders, and what is checked about them.
#include "shared/base/json.h"
#include "shared/survey/read_parts.h"

namespace survey {
namespace {

// min, max: a value, or "=expression".
void ReadLimit(const Fields& fields, std::string_view name, std::string_view expression_name, Value& value,
               Rule& rule) {
  rule = fields.Expression({expression_name});
  value = fields.Any({name});
  if (value.list() || value.object()) {
    fields.Complain(name, "expected a number or a date");
    value = {};
  }
  const std::string* text = value.text();
  if (!text || !text->starts_with('=')) return;
  auto parsed = expression::Expression::Parse(text->substr(1));
  if (parsed) {
    rule = std::make_shared<const expression::Expression>(*std::move(parsed));
    value = {};
  } else {
    fields.Complain(name, parsed.error().detail, parsed.error().hint);
  }
}

Mask ReadMask(const Fields& fields) {
  Mask mask;
  mask.kind = fields.Word<Mask::Kind>({"maskType"},
                                      {{"none", Mask::Kind::kNone},
                                       {"pattern", Mask::Kind::kPattern},
                                       {"numeric", Mask::Kind::kNumeric},
                                       {"currency", Mask::Kind::kCurrency},
                                       {"datetime", Mask::Kind::kDateTime}},
                                      Mask::Kind::kNone);
  const auto settings = fields.Object("maskSettings");
  if (!settings) return mask;
  mask.pattern = settings->Plain({"pattern"});
  mask.save_masked = settings->Flag({"saveMaskedValue"});
  if (settings->Get({"decimalSeparator"})) mask.decimal = settings->Plain({"decimalSeparator"});
  if (settings->Get({"thousandsSeparator"})) mask.thousands = settings->Plain({"thousandsSeparator"});
  mask.precision = settings->Count({"precision"}, 2);
  mask.allow_negative = settings->Flag({"allowNegativeValues"}, true);
  mask.prefix = settings->Plain({"prefix"});
  mask.suffix = settings->Plain({"suffix"});
  mask.min = settings->Plain({"min"});
  mask.max = settings->Plain({"max"});
  return mask;
}

bool IsLimited(InputType input) {
  return input == InputType::kNumber || input == InputType::kRange || input == InputType::kDate ||
         input == InputType::kTime || input == InputType::kDateTime || input == InputType::kMonth ||
         input == InputType::kWeek;
}

Validator ReadValidator(const Fields& fields) {
  Validator one;
  using Kind = Validator::Kind;
  one.kind = fields.Word<Kind>({"type"},
                               {{"numeric", Kind::kNumeric},
                                {"text", Kind::kText},
                                {"regex", Kind::kRegex},
                                {"email", Kind::kEmail},
                                {"expression", Kind::kExpression},
                                {"answercount", Kind::kAnswerCount},
                                {"numericvalidator", Kind::kNumeric},
                                {"textvalidator", Kind::kText},
                                {"regexvalidator", Kind::kRegex},
                                {"emailvalidator", Kind::kEmail},
                                {"expressionvalidator", Kind::kExpression},
                                {"answercountvalidator", Kind::kAnswerCount}},
                               Kind::kNumeric);
  one.level = fields.Word<Validator::Level>(
      {"notificationType"},
      {{"error", Validator::Level::kError}, {"warning", Validator::Level::kWarning}, {"info", Validator::Level::kInfo}},
      Validator::Level::kError);
  one.text = fields.Localised({"text"});
  one.least = fields.Number({"minValue", "minLength", "minCount"});
  one.most = fields.Number({"maxValue", "maxLength", "maxCount"});
  one.allow_digits = fields.Flag({"allowDigits"}, true);
  one.regex = fields.Plain({"regex"});
  one.ignore_case = fields.Flag({"caseInsensitive", "insensitive"});
  one.expression = fields.Expression({"expression"});
  return one;
}

}  // namespace

void ReadValidators(const Fields& fields, Element& question) {
  const base::Json* list = fields.Array({"validators"});
  if (!list) return;
  for (std::size_t i = 0; i < list->size(); ++i)
    question.validators.push_back(ReadValidator(fields.Item("validators", i, (*list)[i])));
}

void ReadText(const Fields& fields, Element& question) {
  question.placeholder = fields.Localised({"placeholder", "placeHolder"});
  question.max_length = fields.Count({"maxLength"}, -1);
  if (question.type == Type::kComment) return;

  question.input = fields.Word<InputType>({"inputType"},
                                          {{"text", InputType::kText},
                                           {"number", InputType::kNumber},
                                           {"range", InputType::kRange},
                                           {"date", InputType::kDate},
                                           {"time", InputType::kTime},
                                           {"datetime-local", InputType::kDateTime},
                                           {"datetime", InputType::kDateTime},
                                           {"datetime_local", InputType::kDateTime},
                                           {"month", InputType::kMonth},
                                           {"week", InputType::kWeek},
                                           {"tel", InputType::kTel},
                                           {"email", InputType::kEmail},
                                           {"url", InputType::kUrl},
                                           {"color", InputType::kColor},
                                           {"password", InputType::kPassword}},
                                          InputType::kText);
  ReadLimit(fields, "min", "minValueExpression", question.min, question.min_expression);
  ReadLimit(fields, "max", "maxValueExpression", question.max, question.max_expression);
  // As in SurveyJS: limits that do not fit the kind of input have no effect.
  for (Value* limit : {&question.min, &question.max}) {
    if (question.IsNumber() && limit->text())
      *limit = fields.Number({limit == &question.min ? "min" : "max"}).value_or(0);
    if (!IsLimited(question.input) || (!question.IsNumber() && limit->number())) *limit = {};
  }
  if (question.min.number() && question.max.number() && *question.min.number() > *question.max.number())
    fields.Complain("min", "more than max");
  question.min_error = fields.Localised({"minErrorText"});
  question.max_error = fields.Localised({"maxErrorText"});
  question.step_error = fields.Localised({"stepErrorText"});
  if (IsLimited(question.input)) question.step = fields.Number({"step"});
  question.mask = ReadMask(fields);
}

void ReadSlider(const Fields& fields, Element& question) {
  ReadLimit(fields, "min", "minValueExpression", question.min, question.min_expression);
  ReadLimit(fields, "max", "maxValueExpression", question.max, question.max_expression);
  if (!question.min.number()) question.min = fields.Number({"min"}).value_or(0);
  if (!question.max.number()) question.max = fields.Number({"max"}).value_or(100);
  if (!question.min_expression && !question.max_expression && *question.min.number() >= *question.max.number())
    fields.Complain(fields.Used({"min", "max"}), "min is not below max");
  question.step = fields.Number({"step"}).value_or(1);
  if (*question.step <= 0) {
    fields.Complain("step", "a step above 0, please");
    question.step = 1;
  }
  question.range = fields.Word<bool>({"sliderType"}, {{"single", false}, {"range", true}}, false);
  question.min_range = fields.Number({"minRangeLength"});
  question.max_range = fields.Number({"maxRangeLength"});
  question.choices = ReadItems(fields, {"customLabels"});
}

}  // namespace survey
