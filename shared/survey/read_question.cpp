#include "shared/survey/read_question.h"

#include "shared/expression/convert.h"
#include "shared/survey/read_choices.h"
#include "shared/survey/types.h"
#include "shared/base/json.h"

namespace survey {
namespace {

void ReadSelection(const Fields& fields, Question& question) {
  question.min_selected = fields.Count("minSelectedChoices");
  question.max_selected = fields.Count("maxSelectedChoices");
  if (question.max_selected > 0 && question.min_selected > question.max_selected)
    fields.Complain("minSelectedChoices", "more than maxSelectedChoices");
  if (question.min_selected > static_cast<int>(question.choices.size()))
    fields.Complain("minSelectedChoices", "more than there are choices");
}

// min and max are numbers in quotes when SurveyJS Creator wrote them.
std::optional<double> Limit(const Fields& fields, std::string_view name) {
  const base::Json* json = fields.Get(name);
  if (!json || !json->is_string()) return fields.Number(name);
  const double number = expression::ToNumeric(expression::Value::FromJson(*json));
  if (number == number) return number;
  fields.Complain(name, "expected a number");
  return std::nullopt;
}

void ReadText(const Fields& fields, Question& question) {
  question.placeholder = fields.Localised(fields.Used({"placeholder", "placeHolder"}));
  // -1 is SurveyJS's way to say "as the survey has it".
  const auto longest = fields.Number("maxLength");
  question.max_length = longest && *longest < 0 ? 0 : fields.Count("maxLength");
  if (question.type == Type::kComment) return;

  const std::string input = fields.Plain("inputType");
  if (input == "number") {
    question.input = InputType::kNumber;
    question.min = Limit(fields, "min");
    question.max = Limit(fields, "max");
    if (question.min && question.max && *question.min > *question.max) fields.Complain("min", "more than max");
  } else if (input == "email") {
    question.input = InputType::kEmail;
  } else if (!input.empty() && input != "text") {
    fields.Complain("inputType", "inputType \"" + input + "\" is not asked on a kiosk yet", "text, number or email");
  }
}

}  // namespace

Question ReadQuestion(const Fields& fields, int group) {
  Question question;
  question.pointer = fields.pointer();
  question.group = group;
  const std::string type = fields.Plain("type");
  if (type.empty()) fields.Complain("", "an element without a type", "add \"type\": \"rating\" or another type");
  const auto known = TypeNamed(type);
  if (!known) {
    const TypeProblem problem = AboutType(type);
    fields.Complain("type", problem.message, problem.hint);
    return question;
  }
  question.type = *known;
  question.name = fields.Plain("name");
  if (question.name.empty()) fields.Complain("", "a question without a name", "add \"name\": \"…\"; answers are kept under it");
  question.title = fields.Localised("title");
  if (question.title.empty()) question.title = Text(question.name);
  question.description = fields.Localised("description");
  question.required = fields.Flag("isRequired");
  question.visible_if = fields.Condition("visibleIf");
  if (!question.visible_if && !fields.Flag("visible", true)) question.visible_if = *expression::Expression::Parse("false");
  if (const auto kiosk = fields.Object("kiosk")) question.emoji = kiosk->Plain("emoji");

  switch (question.type) {
    case Type::kRating: ReadRating(fields, question); break;
    case Type::kBoolean: ReadBoolean(fields, question); break;
    case Type::kRadioGroup: ReadChoices(fields, question); break;
    case Type::kImagePicker:
      ReadChoices(fields, question);
      question.multiple = fields.Flag("multiSelect");
      if (question.multiple) ReadSelection(fields, question);
      break;
    case Type::kCheckbox:
    case Type::kRanking:
      ReadChoices(fields, question);
      question.multiple = true;
      ReadSelection(fields, question);
      break;
    case Type::kComment:
    case Type::kText: ReadText(fields, question); break;
    case Type::kHtml:
      question.html = fields.Localised("html");
      question.required = false;
      break;
  }
  return question;
}

}  // namespace survey
