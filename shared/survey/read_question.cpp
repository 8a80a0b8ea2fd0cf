#include "shared/base/json.h"
#include "shared/survey/read_parts.h"

namespace survey {
namespace {

ClearIfInvisible ReadClear(const Fields& fields) {
  return fields.Word<ClearIfInvisible>({"clearIfInvisible"},
                                       {{"default", ClearIfInvisible::kDefault},
                                        {"none", ClearIfInvisible::kNone},
                                        {"onComplete", ClearIfInvisible::kOnComplete},
                                        {"onHidden", ClearIfInvisible::kOnHidden},
                                        {"onHiddenContainer", ClearIfInvisible::kOnHiddenContainer}},
                                       ClearIfInvisible::kDefault);
}

// "=…" as a default is an expression.
void ReadDefault(const Fields& fields, Element& question) {
  question.default_expression = fields.Expression({"defaultValueExpression"});
  question.default_value = fields.Any({"defaultValue"});
  const std::string* text = question.default_value.text();
  if (!text || !text->starts_with('=')) return;
  auto parsed = expression::Expression::Parse(text->substr(1));
  if (parsed)
    question.default_expression = std::make_shared<const expression::Expression>(*std::move(parsed));
  else
    fields.Complain("defaultValue", parsed.error().detail, parsed.error().hint);
  question.default_value = {};
}

void ReadBindings(const Fields& fields, Element& question) {
  const auto bindings = fields.Object("bindings");
  if (!bindings || !bindings->json()) return;
  for (const auto& [property, name] : bindings->json()->items())
    if (name.is_string()) question.bindings.emplace_back(property, name.get<std::string>());
}

// SurveyJS offers the comment box where an answer leaves something to say.
bool MayHaveComment(Type type) {
  switch (type) {
    case Type::kText:
    case Type::kComment:
    case Type::kImageMap:
    case Type::kSlider:
    case Type::kMultipleText:
    case Type::kSignaturePad:
    case Type::kExpression:
    case Type::kHtml:
    case Type::kImage: return false;
    default: return true;
  }
}

void ReadType(const Fields& fields, Element& question) {
  switch (question.type) {
    case Type::kRadioGroup:
    case Type::kDropdown:
    case Type::kButtonGroup:
    case Type::kCheckbox:
    case Type::kTagbox:
    case Type::kImagePicker:
    case Type::kRanking: return ReadChoices(fields, question);
    case Type::kImageMap: return ReadAreas(fields, question);
    case Type::kRating: return ReadRating(fields, question);
    case Type::kBoolean: return ReadBoolean(fields, question);
    case Type::kSlider: return ReadSlider(fields, question);
    case Type::kText:
    case Type::kComment: return ReadText(fields, question);
    case Type::kMultipleText: return ReadItemsOfText(fields, question);
    case Type::kMatrix: return ReadMatrix(fields, question);
    case Type::kMatrixDropdown:
    case Type::kMatrixDynamic: return ReadCells(fields, question);
    case Type::kPanelDynamic: return ReadEntries(fields, question);
    case Type::kExpression: return ReadExpressionQuestion(fields, question);
    case Type::kHtml: question.html = fields.Localised({"html"}); return;
    case Type::kImage:
      question.image_link = fields.Localised({"imageLink"});
      question.alt_text = fields.Localised({"altText", "text"});
      return;
    case Type::kSignaturePad: question.placeholder = fields.Localised({"placeholder"}); return;
    case Type::kFile:
      fields.Find(Finding::Level::kNotOnKiosk, "", "files cannot be given on a kiosk",
                  "the kiosk says so in its place; ask for the file elsewhere");
      return;
    case Type::kPage:
    case Type::kPanel: return;
  }
}

}  // namespace

void ReadQuestion(const Fields& fields, Element& question) {
  question.pointer = fields.pointer();
  question.name = fields.Plain({"name"});
  question.value_name = fields.Plain({"valueName"});
  question.title = fields.Localised({"title"});
  question.description = fields.Localised({"description"});
  question.title_hidden = fields.Plain({"titleLocation"}) == "hidden";
  question.show_number = fields.Get({"hideNumber"}) ? !fields.Flag({"hideNumber"}) : fields.Flag({"showNumber"}, true);
  question.visible = fields.Flag({"visible"}, true);
  question.visible_if = fields.Expression({"visibleIf"});
  question.read_only = fields.Flag({"readOnly"});
  question.enable_if = fields.Expression({"enableIf"});
  question.required = fields.Flag({"isRequired"});
  question.required_if = fields.Expression({"requiredIf"});
  question.required_error = fields.Localised({"requiredErrorText"});
  ReadDefault(fields, question);
  question.correct_answer = fields.Any({"correctAnswer"});
  question.set_value_if = fields.Expression({"setValueIf"});
  question.set_value_expression = fields.Expression({"setValueExpression"});
  question.reset_value_if = fields.Expression({"resetValueIf"});
  question.clear = ReadClear(fields);
  ReadValidators(fields, question);
  question.show_comment = MayHaveComment(question.type) && fields.Flag({"showCommentArea", "hasComment"});
  question.comment_text = fields.Localised({"commentText"});
  question.comment_placeholder = fields.Localised({"commentPlaceholder", "commentPlaceHolder"});
  question.shows_text_in_texts = fields.Flag({"useDisplayValuesInDynamicTexts", "useDisplayValuesInTitle"}, true);
  ReadBindings(fields, question);
  if (const auto kiosk = fields.Object("kiosk")) {
    question.emoji = kiosk->Plain({"emoji"});
    question.domain = kiosk->Plain({"domain"});
  }
  ReadType(fields, question);
  ReadWidget(fields, question);
}

}  // namespace survey
