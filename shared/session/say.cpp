#include "shared/session/say.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/expression/path.h"
#include "shared/expression/unicode.h"
#include "shared/i18n/strings.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/mask.h"
#include "shared/session/place.h"
#include "shared/session/rules.h"
#include "shared/session/scope.h"
#include "shared/session/values.h"
#include "shared/survey/html.h"

namespace session {
namespace {

using survey::Special;

std::string_view Comma(const State& state) {
  const i18n::Pack* pack = PackOf(state);
  return pack && pack->rtl ? "، " : ", ";
}

i18n::Key WordsFor(Special special) {
  switch (special) {
    case Special::kNone: return i18n::kQuestionNone;
    case Special::kRefuse: return i18n::kQuestionRefuse;
    case Special::kDontKnow: return i18n::kQuestionDontKnow;
    case Special::kOther: return i18n::kQuestionOther;
    case Special::kSelectAll: return i18n::kQuestionAll;
    case Special::kNo: break;
  }
  return {};
}

std::string Joined(const State& state, const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += Comma(state);
    out += part;
  }
  return out;
}

// A value that no question explains.
std::string PlainText(const State& state, const Value& value) {
  if (const Value::List* list = value.list()) {
    std::vector<std::string> parts;
    for (const Value& one : *list) parts.push_back(PlainText(state, one));
    return Joined(state, parts);
  }
  return value.missing() ? std::string() : expression::ToText(value);
}

std::string DisplayChoice(const State& state, NodeId id, const std::vector<Offered>& offered, const Value& value) {
  const Node& node = state.nodes[id];
  const Choice* other = node.element->Other();
  if (other && value == other->value) return node.comment.empty() ? SayItem(state, *other) : node.comment;
  if (!other && value == Value("other"))
    return Word(state, i18n::kQuestionOther);  // carried over, as SurveyJS reads it
  const std::string text = expression::ToText(value);
  for (const Offered& one : offered)
    if ((!one.choice || one.choice->special != Special::kSelectAll) && expression::ToText(one.value) == text)
      return SayChoice(state, id, one);
  if (const Choice* hidden = node.element->FindChoice(value)) return SayItem(state, *hidden);
  return text;
}

std::string DisplayObject(const State& state, NodeId id, const Value::Object& object) {
  const Element& element = *state.nodes[id].element;
  std::vector<std::string> parts;
  for (const auto& [key, value] : object) {
    if (element.type == Type::kMatrix) {
      const auto shown = [&](const Value& one) {
        const auto column = std::ranges::find(element.columns, one, &Choice::value);
        return column == element.columns.end() ? expression::ToText(one) : SayItem(state, *column);
      };
      if (const Value::List* list = value.list()) {
        std::vector<std::string> columns;
        for (const Value& one : *list) columns.push_back(shown(one));
        parts.push_back(Joined(state, columns));
      } else {
        parts.push_back(shown(value));
      }
    } else {
      parts.push_back(PlainText(state, value));
    }
  }
  return Joined(state, parts);
}

bool FromOutside(const Element& element, std::string_view name, std::string_view& rest) {
  if (name.size() < element.name.size() || !expression::SameName(name.substr(0, element.name.size()), element.name))
    return false;
  rest = name.substr(element.name.size());
  return rest.empty() || rest.front() == '.' || rest.front() == '[';
}

// The part of an answer that a path leads to, in words.
std::string DisplayPart(const State& state, const Place& place) {
  const NodeId id = place.question;
  const Node& node = state.nodes[id];
  std::string_view rest = place.rest;
  if (rest.empty()) return DisplayOf(state, id);
  if (node.element->HasChoices())
    if (const auto index = TakeIndex(rest); index && rest.empty() && node.value.list()) {
      const auto size = std::ssize(*node.value.list());
      const auto at = *index < 0 ? size + *index : *index;
      return at >= 0 && at < size ? DisplayChoice(state, id, OfferedChoices(state, id),
                                                  (*node.value.list())[static_cast<std::size_t>(at)])
                                  : "";
    }
  rest = place.rest;
  if (rest.starts_with('.')) rest.remove_prefix(1);
  if (node.element->type == Type::kMatrix && node.value.object())
    if (const auto row = node.value.object()->find(rest); row != node.value.object()->end())
      return DisplayObject(state, id, {{row->first, row->second}});
  return PlainText(state, expression::Follow(node.value, rest));
}

// nullopt: nothing has that name, and the braces stay.
std::optional<std::string> Fill(const State& state, std::string_view name, NodeId at) {
  const std::string lower = expression::Lower(name);
  if (lower == "no" || lower == "require" || lower == "title") return std::nullopt;
  for (NodeId inside = at; inside != kNone;) {
    const Node& node = state.nodes[inside];
    if (node.holder == kNone) break;
    const Node& holder = state.nodes[node.holder];
    const bool panel = holder.element->type == Type::kPanelDynamic;
    const std::string_view own = panel ? "panel." : "row.";
    if (lower.starts_with(own)) {
      const std::string_view rest = name.substr(own.size());
      if (const auto place = PlaceInSlot(state, node.holder, node.slot, rest)) return DisplayPart(state, *place);
      return PlainText(state, expression::LookIn(EntryData(state, node.holder, node.slot), rest));
    }
    if (lower == (panel ? "panelindex" : "rowindex")) return std::to_string(node.slot + 1);
    inside = node.holder;
  }
  bool around = false;
  for (const std::string_view own :
       {"panel", "row", "prevpanel", "nextpanel", "parentpanel", "prevrow", "nextrow", "totalrow", "item", "choice",
        "self", "visiblepanelindex", "rowname", "rowtitle", "rowvalue"})
    around |= lower == own || lower.starts_with(std::string(own) + ".");
  if (around && at != kNone) return PlainText(state, Scope(state, at).Look(name));

  // The longest name of a question at the start.
  std::string_view start = name;
  for (;;) {
    if (const NodeId id = FindQuestion(state, start); id != kNone) {
      std::string_view rest;
      if (FromOutside(*state.nodes[id].element, name, rest)) {
        if (rest == ".length" || rest.ends_with(".length")) break;
        const Type type = state.nodes[id].element->type;
        const bool parts = type == Type::kMatrix || type == Type::kMultipleText || type == Type::kMatrixDropdown;
        if (parts && rest.empty() && !IsAnswered(state, id)) return std::nullopt;  // as SurveyJS leaves it
        return DisplayPart(state, PlaceIn(state, id, rest));
      }
    }
    const auto cut = start.find_last_of(".[");
    if (cut == std::string_view::npos || cut == 0) break;
    start = start.substr(0, cut);
  }
  const Value value = LookInSurvey(state, name);
  if (!value.missing()) return PlainText(state, value);
  // Names that are known, though they say nothing just now.
  if (state.index->key_of.contains(lower) || state.variables.contains(lower)) return "";
  for (const survey::CalculatedValue& one : state.survey->calculated)
    if (expression::SameName(one.name, name)) return "";
  if (lower.ends_with("-comment") && state.index->key_of.contains(lower.substr(0, lower.size() - 8))) return "";
  return std::nullopt;
}

bool MayBeName(std::string_view name) { return !name.empty() && name.find_first_of(":\"\n") == std::string_view::npos; }

// The words with each {name} replaced by what `fill` says; braces around anything else stay.
template <class Filler>
std::string Filled(const std::string& raw, const Filler& fill) {
  std::string out;
  std::size_t done = 0;
  for (auto open = raw.find('{'); open != std::string::npos; open = raw.find('{', done)) {
    const auto close = raw.find_first_of("{}", open + 1);
    if (close == std::string::npos) break;
    out += raw.substr(done, open - done);
    done = close;
    if (raw[close] == '{') {  // "{" in running text
      out += raw.substr(open, close - open);
      continue;
    }
    done = close + 1;
    const std::string_view name = expression::TrimWide(std::string_view(raw).substr(open + 1, close - open - 1));
    const std::optional<std::string> filled = MayBeName(name) ? fill(name) : std::nullopt;
    out += filled ? *filled : raw.substr(open, done - open);
  }
  return out + raw.substr(std::min(done, raw.size()));
}

std::string_view Locale(const State& state) { return state.locale.empty() ? std::string_view("en") : state.locale; }

}  // namespace

const i18n::Pack* PackOf(const State& state) {
  if (!state.packs || state.packs->empty()) return nullptr;
  for (const std::string_view tag :
       {std::string_view(state.locale), survey::RootOf(state.locale), std::string_view("en")})
    for (const i18n::Pack& pack : *state.packs)
      if (pack.tag == tag) return &pack;
  return &state.packs->front();
}

std::string Word(const State& state, i18n::Key key,
                 std::initializer_list<std::pair<std::string_view, std::string>> values) {
  const i18n::Pack* pack = PackOf(state);
  return pack ? pack->Say(key, values) : std::string(key.name);
}

std::string Say(const State& state, const survey::Text& text, NodeId at) {
  return Filled(text.For(state.locale), [&](std::string_view name) { return Fill(state, name, at); });
}

std::string SayHtml(const State& state, const survey::Text& html, NodeId at) {
  return Filled(html.For(state.locale),
                [&](std::string_view name) { return Fill(state, name, at).transform(survey::Escaped); });
}

std::string SayPlain(const State& state, const std::string& words) {
  return Filled(words, [&](std::string_view name) -> std::optional<std::string> {
    if (!Fill(state, name, kNone)) return std::nullopt;
    const NodeId id = FindQuestion(state, name);
    return PlainText(state, id == kNone ? LookInSurvey(state, name) : state.nodes[id].value);
  });
}

std::string TitleOf(const State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  std::string title = Say(state, element.title, id);
  return title.empty() && element.IsQuestion() ? element.name : title;
}

std::string EntryTitle(const State& state, NodeId id, int slot) {
  const Node& node = state.nodes[id];
  if (slot < 0 || slot >= std::ssize(node.slots) || node.slots[static_cast<std::size_t>(slot)].children.empty())
    return {};
  return Say(state, node.element->entry_title, node.slots[static_cast<std::size_t>(slot)].children.front());
}

std::string SayItem(const State& state, const Choice& item) {
  std::string text = Say(state, item.text);
  if (!text.empty()) return text;
  if (item.special != Special::kNo) return Word(state, WordsFor(item.special));
  return expression::ToText(item.value);
}

std::string SayChoice(const State& state, NodeId id, const Offered& one) {
  if (!one.own_text.empty()) return one.own_text;
  if (!one.choice) return expression::ToText(one.value);
  const Element& element = *state.nodes[id].element;
  if (element.type == Type::kBoolean && Say(state, one.choice->text).empty())
    return Word(state, one.choice == &element.choices.front() ? i18n::kQuestionYes : i18n::kQuestionNo);
  return SayItem(state, *one.choice);
}

std::string CommentCaption(const State& state, NodeId id) {
  std::string own = Say(state, state.nodes[id].element->comment_text, id);
  return own.empty() ? Word(state, i18n::kQuestionComment) : own;
}

std::string DisplayOf(const State& state, NodeId id) { return DisplayOf(state, id, state.nodes[id].value); }

std::string DisplayOf(const State& state, NodeId id, const Value& value) {
  const Element& element = *state.nodes[id].element;
  if (value.empty()) return {};
  if (element.type == Type::kBoolean)
    return SayChoice(state, id, {&element.choices[value == element.choices[0].value ? 0 : 1], {}, {}, true});
  if (element.type == Type::kRating || element.HasChoices()) {
    if (!element.shows_text_in_texts) return PlainText(state, value);
    const std::vector<Offered> offered = OfferedChoices(state, id);
    if (!value.list()) return DisplayChoice(state, id, offered, value);
    std::vector<std::string> parts;
    for (const Value& one : *value.list()) parts.push_back(DisplayChoice(state, id, offered, one));
    return Joined(state, parts);
  }
  if (element.type == Type::kExpression) {
    std::string text =
        value.number() ? FormatNumber(*value.number(), element.style, Locale(state)) : PlainText(state, value);
    const std::string format = Say(state, element.format, id);
    if (const auto place = format.find("{0}"); place != std::string::npos)
      return std::string(format).replace(place, 3, text);
    return format.empty() ? text : format;
  }
  if (element.type == Type::kText && element.mask.kind != survey::Mask::Kind::kNone)
    return MaskedAsShown(element.mask, value);
  if (value.object()) return DisplayObject(state, id, *value.object());
  if (const Value::List* list = value.list(); list && element.IsComposite()) {
    std::vector<std::string> parts;
    for (const Value& one : *list)
      if (one.object()) parts.push_back(DisplayObject(state, id, *one.object()));
    return Joined(state, parts);
  }
  return PlainText(state, value);
}

std::string DisplayTotal(const State& state, NodeId id, std::size_t column) {
  const Element::Column& total = state.nodes[id].element->cell_columns[column];
  const Value& value = state.nodes[id].totals[column];
  if (value.empty()) return {};
  const std::string text =
      value.number() ? FormatNumber(*value.number(), total.total_style, Locale(state)) : PlainText(state, value);
  std::string format = Say(state, total.total_format, id);
  if (const auto place = format.find("{0}"); place != std::string::npos) return format.replace(place, 3, text);
  return format.empty() ? text : format;
}

}  // namespace session
