#include "shared/session/describe.h"

#include "shared/base/json.h"
#include "shared/expression/notation.h"
#include "shared/i18n/strings.h"
#include "shared/session/entries.h"
#include "shared/session/mask.h"
#include "shared/session/navigate.h"
#include "shared/session/rules.h"
#include "shared/session/say.h"
#include "shared/session/time.h"
#include "shared/session/values.h"

namespace session {
namespace {

using base::Json;
using survey::Special;

Json Encoded(const Value& value) { return expression::ToNotation(value); }

class Describer {
 public:
  explicit Describer(const Session& session)
      : session_(session), state_(session.state()), numbers_(NumbersOf(session.state())) {}

  Json Whole() const {
    Json out = Json::object();
    const bool completed = state_.phase == Phase::kCompleted;
    out["state"] = NameOf(state_.phase);
    out["locale"] = state_.locale.empty() ? "en" : state_.locale;
    if (const auto root = survey::RootOf(state_.locale); root == "ar" || root == "fa" || root == "he")
      out["rtl"] = true;
    Put(out, "title", Say(state_, state_.survey->title));
    const NodeId page = state_.phase == Phase::kStarting ? state_.pages.front() : state_.page;
    out["page"] = completed || page == kNone ? Json() : Json(Element_(page).name);
    if (!completed && page != kNone) {
      Put(out, "pageTitle", Say(state_, Element_(page).title, page));
      Put(out, "pageDescription", Say(state_, Element_(page).description, page));
      Put(out, "pageErrors", Errors(page));
    }
    if (state_.single != kNone && !completed && state_.phase == Phase::kRunning)
      out["single"] = Element_(state_.single).name;
    out["pages"] = Json::array();
    for (const NodeId one : ShownPages(state_)) out["pages"].push_back(Element_(one).name);
    out["buttons"] = Buttons(session_);
    if (state_.survey->show_progress)
      out["progress"] = {{"percent", PercentOf(state_)}, {"text", ProgressText(state_)}};
    Json panels = Json::array();
    if (!completed && page != kNone) Panels(page, panels);
    Put(out, "panels", panels);
    out["questions"] = Json::array();
    for (const NodeId id : session_.Questions()) out["questions"].push_back(Question(id, {}));
    if (state_.survey->show_timer) {
      out["timer"] = {{"spent", state_.spent}};
      if (state_.page != kNone) out["timer"]["page"] = state_.nodes[state_.page].spent;
    }
    if (!state_.calculated.empty()) {
      out["calculated"] = Json::object();
      for (std::size_t i = 0; i < state_.calculated.size(); ++i)
        out["calculated"][state_.survey->calculated[i].name] = Encoded(state_.calculated[i]);
    }
    if (const QuizScore score = ScoreOf(state_); score.total > 0)
      out["quiz"] = {{"correct", score.right}, {"incorrect", score.wrong}, {"total", score.total}};
    if (completed) {
      const std::string html = Say(state_, session_.CompletedHtml());
      out["completedHtml"] = html.empty() ? Word(state_, i18n::kThanksSurvey) : html;
      Put(out, "navigateTo", session_.NavigateTo());
    }
    out["data"] = Data();
    return out;
  }

 private:
  static const char* NameOf(Phase phase) {
    switch (phase) {
      case Phase::kStarting: return "starting";
      case Phase::kRunning: return "running";
      case Phase::kPreview: return "preview";
      case Phase::kCompleted: return "completed";
      case Phase::kEmpty: return "empty";
    }
    return "";
  }

  const Element& Element_(NodeId id) const { return *state_.nodes[id].element; }

  static void Put(Json& out, const char* key, Json value) {
    if (value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()) ||
        (value.is_array() && value.empty()))
      return;
    out[key] = std::move(value);
  }

  Json Data() const {
    Json data = Json::object();
    for (const auto& [key, value] : state_.data) data[key] = Encoded(value);
    for (std::size_t i = 0; i < state_.calculated.size(); ++i)
      if (state_.survey->calculated[i].in_result && !state_.calculated[i].empty())
        data[state_.survey->calculated[i].name] = Encoded(state_.calculated[i]);
    return data;
  }

  Json Errors(NodeId id) const {
    Json errors = Json::array();
    for (const Problem& problem : state_.nodes[id].problems) {
      Json one{{"type", LibraryType(problem.kind)}, {"text", SayProblem(state_, id, problem)}};
      if (problem.level != survey::Validator::Level::kError)
        one["level"] = problem.level == survey::Validator::Level::kWarning ? "warning" : "info";
      errors.push_back(std::move(one));
    }
    return errors;
  }

  // Panels that can be seen on the page, those inside panels too. The pages of a whole are panels of it.
  void Panels(NodeId group, Json& panels) const {
    if (state_.single != kNone && state_.phase == Phase::kRunning) {
      if (!Element_(state_.single).IsQuestion()) {
        Json one{{"name", Element_(state_.single).name}};
        Put(one, "title", Say(state_, Element_(state_.single).title, state_.single));
        Put(one, "errors", Errors(state_.single));
        panels.push_back(std::move(one));
        Inside(state_.single, panels);
      }
      return;
    }
    Inside(group, panels);
  }

  bool InPreview(NodeId id) const {
    if (state_.phase != Phase::kPreview || !state_.survey->preview_answered_only) return true;
    if (Element_(id).IsQuestion()) return IsAnswered(state_, id);
    for (const NodeId child : state_.nodes[id].children)
      if (IsShown(state_, child) && InPreview(child)) return true;
    return false;
  }

  void Inside(NodeId group, Json& panels) const {
    for (const NodeId id : state_.nodes[group].children) {
      if (!IsShown(state_, id) || !InPreview(id) || Element_(id).IsQuestion()) continue;
      Json one{{"name", Element_(id).name}};
      Put(one, "title", Say(state_, Element_(id).title, id));
      Put(one, "description", Say(state_, Element_(id).description, id));
      if (const auto number = numbers_.find(id); number != numbers_.end()) one["no"] = number->second;
      if (state_.nodes[id].required) one["required"] = true;
      if (Element_(id).state != "default" && !Element_(id).state.empty()) one["state"] = Element_(id).state;
      Put(one, "errors", Errors(id));
      panels.push_back(std::move(one));
      Inside(id, panels);
    }
  }

  Json Choices(NodeId id) const {
    Json choices = Json::array();
    for (const Offered& one : OfferedChoices(state_, id)) {
      const bool all = one.choice && one.choice->special == Special::kSelectAll;
      Json item{{"value", all ? Json("$all") : Encoded(one.value)}, {"text", SayChoice(state_, id, one)}};
      if (!one.enabled) item["enabled"] = false;
      choices.push_back(std::move(item));
    }
    return choices;
  }

  Json Items(const std::vector<const Choice*>& items) const {
    Json out = Json::array();
    for (const Choice* item : items) out.push_back({{"value", Encoded(item->value)}, {"text", SayItem(state_, *item)}});
    return out;
  }

  struct Override {
    std::string name{};
    bool title = true;  // false: has none
    std::string own_title{};
  };

  Json Question(NodeId id, const Override& override) const {
    const Node& node = state_.nodes[id];
    const Element& element = *node.element;
    Json out{{"name", override.name.empty() ? element.name : override.name}, {"type", NameOf(element.type)}};
    if (override.title) Put(out, "title", override.own_title.empty() ? TitleOf(state_, id) : override.own_title);
    if (const auto number = numbers_.find(id); number != numbers_.end()) out["no"] = number->second;
    Put(out, "description", Say(state_, element.description, id));
    out["required"] = node.required;
    out["enabled"] = session::IsEnabled(state_, id);
    const bool has_value = element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic
                               ? IsAnswered(state_, id)
                               : IsAnswered(state_, id);
    if (has_value) {
      out["value"] = Encoded(node.value);
      const bool container = element.IsComposite() || element.type == Type::kMatrix || element.type == Type::kSlider ||
                             element.type == Type::kFile;
      if (!container) {
        const std::string display = DisplayOf(state_, id);
        const bool worded = element.HasChoices() || element.type == Type::kRating || element.type == Type::kBoolean ||
                            element.type == Type::kExpression || element.mask.kind != survey::Mask::Kind::kNone;
        if (worded && !display.empty() && !(node.value.text() && *node.value.text() == display))
          out["display"] = display;
      }
    }
    Put(out, "comment", node.comment);
    if (element.show_comment) out["commentBox"] = CommentCaption(state_, id);
    Put(out, "errors", Errors(id));
    AddSpecific(id, out);
    return out;
  }

  static std::string_view NameOf(Type type) { return survey::NameOf(type); }

  void AddLimit(Json& out, const char* key, const Value& value) const {
    if (!value.empty()) out[key] = Encoded(value);
  }

  void AddSpecific(NodeId id, Json& out) const {
    const Node& node = state_.nodes[id];
    const Element& element = *node.element;
    switch (element.type) {
      case Type::kRadioGroup:
      case Type::kDropdown:
      case Type::kButtonGroup:
      case Type::kCheckbox:
      case Type::kTagbox:
      case Type::kImagePicker:
      case Type::kImageMap: out["choices"] = Choices(id); return;
      case Type::kRanking: return AddRanking(id, out);
      case Type::kRating:
        out["choices"] = Choices(id);
        out["rateType"] = element.rate_type == survey::RateType::kStars     ? "stars"
                          : element.rate_type == survey::RateType::kSmileys ? "smileys"
                                                                            : "labels";
        Put(out, "minText", Say(state_, element.min_description, id));
        Put(out, "maxText", Say(state_, element.max_description, id));
        return;
      case Type::kBoolean:
        out["labels"] = {SayChoice(state_, id, {&element.choices[1], {}, {}, true}),
                         SayChoice(state_, id, {&element.choices[0], {}, {}, true})};
        out["values"] = {Encoded(element.choices[1].value), Encoded(element.choices[0].value)};
        return;
      case Type::kSlider:
        AddLimit(out, "min", node.min);
        AddLimit(out, "max", node.max);
        out["step"] = *element.step;
        return;
      case Type::kText:
        out["inputType"] = survey::NameOf(element.input);
        AddLimit(out, "min", node.min);
        AddLimit(out, "max", node.max);
        Put(out, "placeholder", Say(state_, element.placeholder, id));
        if (element.mask.kind != survey::Mask::Kind::kNone)
          Put(out, "shown", node.typed.empty() ? MaskedAsShown(element.mask, node.value) : node.typed);
        return;
      case Type::kComment: Put(out, "placeholder", Say(state_, element.placeholder, id)); return;
      case Type::kHtml: Put(out, "html", Say(state_, element.html, id)); return;
      case Type::kImage:
        Put(out, "imageLink", element.image_link.For(state_.locale));
        Put(out, "altText", Say(state_, element.alt_text, id));
        return;
      case Type::kMultipleText:
        out["items"] = Json::array();
        if (!node.slots.empty())
          for (const NodeId item : node.slots[0].children) out["items"].push_back(Question(item, {}));
        return;
      case Type::kMatrix:
        out["rows"] = Items(OfferedItems(state_, id, element.rows, node.rows));
        out["columns"] = Items(OfferedItems(state_, id, element.columns, node.columns));
        if (element.multiple) out["cellType"] = "checkbox";
        return;
      case Type::kMatrixDropdown:
      case Type::kMatrixDynamic: return AddTable(id, out);
      case Type::kPanelDynamic: return AddEntries(id, out);
      case Type::kSignaturePad:
      case Type::kFile:
      case Type::kExpression:
      case Type::kPage:
      case Type::kPanel: return;
    }
  }

  void AddRanking(NodeId id, Json& out) const {
    const Node& node = state_.nodes[id];
    const std::vector<Offered> offered = OfferedChoices(state_, id);
    Json ranked = Json::array(), unranked = Json::array();
    const auto in_value = [&](const Value& value) {
      return node.value.list() && std::ranges::find(*node.value.list(), value) != node.value.list()->end();
    };
    if (node.value.list())
      for (const Value& value : *node.value.list()) ranked.push_back(Encoded(value));
    for (const Offered& one : offered)
      if (!in_value(one.value)) (node.element->select_to_rank ? unranked : ranked).push_back(Encoded(one.value));
    out["ranked"] = std::move(ranked);
    if (node.element->select_to_rank) out["unranked"] = std::move(unranked);
    out["choices"] = Choices(id);
  }

  // A column is there when any of its cells is; without rows, when nothing says when it is.
  bool ColumnShown(NodeId id, std::size_t column) const {
    const Node& node = state_.nodes[id];
    const Element& cell = *node.element->elements[column];
    if (!cell.visible_if) return cell.visible;
    for (const int slot : ShownSlots(state_, id))
      if (IsShown(state_, node.slots[static_cast<std::size_t>(slot)].children[column])) return true;
    return false;
  }

  void AddTable(NodeId id, Json& out) const {
    const Node& node = state_.nodes[id];
    const Element& element = *node.element;
    out["columns"] = Json::array();
    for (std::size_t c = 0; c < element.elements.size(); ++c) {
      if (!ColumnShown(id, c)) continue;
      const std::string title = Say(state_, element.elements[c]->title);
      out["columns"].push_back(
          {{"name", element.elements[c]->name}, {"title", title.empty() ? element.elements[c]->name : title}});
    }
    out["rows"] = Json::array();
    for (const int slot : ShownSlots(state_, id)) {
      const Slot& one = node.slots[static_cast<std::size_t>(slot)];
      Json row = Json::object();
      if (one.row >= 0) {
        const Choice& item = element.rows[static_cast<std::size_t>(one.row)];
        row["row"] = Encoded(item.value);
        Put(row, "title", SayItem(state_, item));
      }
      row["cells"] = Json::array();
      for (const NodeId cell : one.children)
        if (IsShown(state_, cell)) row["cells"].push_back(Question(cell, {.title = false}));
      out["rows"].push_back(std::move(row));
    }
    if (!node.totals.empty()) {
      out["totals"] = Json::array();
      for (std::size_t c = 0; c < element.cell_columns.size(); ++c)
        if (element.cell_columns[c].total != survey::Total::kNone || element.cell_columns[c].total_expression)
          out["totals"].push_back({{"column", element.elements[c]->name},
                                   {"value", Encoded(node.totals[c])},
                                   {"display", DisplayTotal(state_, id, c)}});
    }
    if (element.type == Type::kMatrixDynamic) {
      out["canAdd"] = CanAdd(state_, id);
      out["canRemove"] = CanRemove(state_, id);
    }
  }

  void AddEntries(NodeId id, Json& out) const {
    const Node& node = state_.nodes[id];
    out["canAdd"] = CanAdd(state_, id);
    out["canRemove"] = CanRemove(state_, id);
    const std::vector<int> shown = ShownSlots(state_, id);
    if (shown.empty()) {
      const std::string own = Say(state_, node.element->no_entries_text, id);
      out["emptyText"] = own.empty() ? Word(state_, i18n::kQuestionNoEntries) : own;
    }
    out["panels"] = Json::array();
    for (const int slot : shown) {
      Json panel = Json::object();
      Put(panel, "title", EntryTitle(state_, id, slot));
      panel["questions"] = Json::array();
      for (const NodeId inner : session_.QuestionsOf(id, slot)) panel["questions"].push_back(Question(inner, {}));
      out["panels"].push_back(std::move(panel));
    }
  }

  const Session& session_;
  const State& state_;
  std::map<NodeId, std::string> numbers_;
};

}  // namespace

std::vector<std::string> Buttons(const Session& session) {
  const State& state = session.state();
  const survey::Survey& survey = session.survey();
  std::vector<std::string> buttons;
  switch (state.phase) {
    case Phase::kCompleted:
    case Phase::kEmpty: return buttons;
    case Phase::kStarting: return {"start"};
    case Phase::kPreview: return {"complete"};
    case Phase::kRunning: break;
  }
  const bool last = session.IsLast(), now = session.CompletesNow();
  if (survey.show_prev && !session.IsFirst()) {
    const auto pages = ShownPages(state);
    const auto at = std::ranges::find(pages, state.page);
    const bool timed =
        state.single == kNone && at != pages.end() && at != pages.begin() && TimeLimitOf(state, *(at - 1)) > 0;
    if (!timed) buttons.push_back("prev");
  }
  if (!last && !now) buttons.push_back("next");
  if (survey.preview && last && !survey.display_only) buttons.push_back("preview");
  if (((last && !survey.preview) || now) && survey.show_complete && !survey.display_only) buttons.push_back("complete");
  return buttons;
}

Json Describe(const Session& session) { return Describer(session).Whole(); }

}  // namespace session
