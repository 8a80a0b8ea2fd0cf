// Pages, panels, and what stands in them.
#include "shared/base/json.h"
#include "shared/survey/properties.h"
#include "shared/survey/read_parts.h"
#include "shared/survey/types.h"

namespace survey {
namespace {

Order ReadOrder(const Fields& fields) {
  return fields.Word<Order>({"questionOrder", "questionsOrder"},
                            {{"default", Order::kInitial}, {"initial", Order::kInitial}, {"random", Order::kRandom}},
                            Order::kInitial);
}

void ReadGroup(const Fields& fields, Element& group) {
  group.pointer = fields.pointer();
  group.name = fields.Plain({"name"});
  group.title = fields.Localised({"title"});
  if (const auto kiosk = fields.Object("kiosk")) group.domain = kiosk->Plain({"domain"});
  group.description = fields.Localised({"description"});
  group.title_hidden = fields.Plain({"titleLocation"}) == "hidden" || !fields.Flag({"showTitle"}, true);
  group.visible = fields.Flag({"visible"}, true);
  group.visible_if = fields.Expression({"visibleIf"});
  group.read_only = fields.Flag({"readOnly"});
  group.enable_if = fields.Expression({"enableIf"});
  group.required = fields.Flag({"isRequired"});
  group.required_if = fields.Expression({"requiredIf"});
  group.required_error = fields.Localised({"requiredErrorText"});
  group.state = fields.Get({"state"}) ? fields.Plain({"state"}) : "default";
  group.show_number = fields.Flag({"showNumber"});
  group.numbers = fields.Word<Numbers>({"showQuestionNumbers"},
                                       {{"default", Numbers::kDefault},
                                        {"off", Numbers::kOff},
                                        {"on", Numbers::kOn},
                                        {"onpage", Numbers::kOnPage},
                                        {"onpanel", Numbers::kOnPanel},
                                        {"recursive", Numbers::kRecursive},
                                        {"false", Numbers::kOff}},
                                       Numbers::kDefault);
  group.start_index = fields.Plain({"questionStartIndex"});
  if (fields.Get({"timeLimit", "maxTimeToFinish"}))
    group.time_limit = fields.Number({"timeLimit", "maxTimeToFinish"}).value_or(0);
  group.order = ReadOrder(fields);
  ReadElements(fields, {"elements", "questions"}, group.elements);
}

// nullptr for what is no question; the file's readers on the web leave it out, too.
std::unique_ptr<Element> ReadElement(const Fields& fields) {
  if (!fields.json()) return nullptr;
  auto element = std::make_unique<Element>();
  const std::string type = fields.Plain({"type"});
  if (type == "panel" || type == "flowpanel") {
    element->type = Type::kPanel;
    if (type == "flowpanel")
      fields.Find(Finding::Level::kNotOnKiosk, "type", "the kiosk draws a flow panel as a plain panel", "use a panel");
    FindUnknown(fields, Type::kPanel);
    ReadGroup(fields, *element);
  } else if (const auto known = TypeNamed(type)) {
    element->type = *known;
    FindUnknown(fields, *known);
    ReadQuestion(fields, *element);
  } else {
    const TypeProblem problem = AboutType(type);
    if (type.empty())
      fields.Complain("", "an element without a type", "add \"type\": \"rating\" or another type",
                      "missingtypeproperty");
    else
      fields.Complain("type", problem.message, problem.hint, "incorrecttypeproperty");
    return nullptr;
  }
  if (element->name.empty())
    fields.Complain("", element->IsQuestion() ? "a question without a name" : "a panel without a name",
                    "add \"name\": \"…\"; answers are kept under it", "requiredproperty");
  return element;
}

}  // namespace

// The file's depth is bounded by base::ParseJson, so the recursion through panels is, too.
void ReadElements(const Fields& holder, Fields::Names names, std::vector<std::unique_ptr<Element>>& into) {
  const base::Json* elements = holder.Array(names);
  if (!elements) return;
  const std::string_view list = holder.Used(names);
  for (std::size_t i = 0; i < elements->size(); ++i)
    if (auto element = ReadElement(holder.Item(list, i, (*elements)[i]))) into.push_back(std::move(element));
}

void ReadPages(const Fields& file, Survey& survey) {
  const base::Json* pages = file.Array({"pages"});
  if (!pages) {
    auto page = std::make_unique<Element>();
    page->type = Type::kPage;
    ReadElements(file, {"elements", "questions"}, page->elements);
    survey.pages.push_back(std::move(page));
    return;
  }
  if (file.Get({"elements"})) file.Complain("elements", "questions beside the pages", "move them into a page");
  for (std::size_t i = 0; i < pages->size(); ++i) {
    const Fields fields = file.Item("pages", i, (*pages)[i]);
    if (!fields.json()) continue;
    FindUnknown(fields, Type::kPage);
    auto page = std::make_unique<Element>();
    page->type = Type::kPage;
    ReadGroup(fields, *page);
    survey.pages.push_back(std::move(page));
  }
}

}  // namespace survey
