#include "shared/export/decode.h"

#include <algorithm>
#include <charconv>

#include "shared/base/json.h"
#include "shared/export/cursor.h"
#include "shared/export/plan.h"
#include "shared/expression/convert.h"
#include "shared/survey/fits.h"

namespace exporting {
namespace {

using Is = Cell::Is;
using Shape = Node::Shape;

constexpr Cell kNothing{};
Cell Without(Missing why) { return {.is = Is::kMissing, .missing = why}; }
Cell Number(double number, std::string_view text = {}) { return {.is = Is::kNumber, .number = number, .text = text}; }
Cell Text(std::string_view text) { return {.is = Is::kText, .text = text}; }
Cell Flag(bool on) { return on ? Number(1, "1") : Number(0, "0"); }

// The value as bodies have it, or written in another way that SurveyJS takes for the same: nullptr for none of them.
const Node::Value* Find(const Node& node, std::string_view json) {
  if (json.empty()) return nullptr;
  const std::size_t telling = json.size() > 1 ? 1 : 0;  // behind a quotation mark: the first that differs
  for (const Node::Value& value : node.values)
    if (value.json.size() == json.size() && value.json[telling] == json[telling] && value.json == json) return &value;
  const base::Json parsed = base::Json::parse(json, nullptr, false);
  if (parsed.is_discarded() || parsed.is_structured()) return nullptr;
  const auto alike =
      std::ranges::find(node.values, expression::ToText(survey::Value::FromJson(parsed)), &Node::Value::text);
  return alike == node.values.end() ? nullptr : &*alike;
}

// One answer into its cells.
class Filling {
 public:
  Filling(Cursor& cursor, std::vector<Cell>& cells) : cursor_(cursor), cells_(cells) {}

  void Fill(const Node& node) {
    switch (node.shape) {
      case Shape::kLeft: return;
      case Shape::kCode: {
        const Node::Value* value = Find(node, cursor_.Raw());
        cells_[node.variable] = value ? Cell{.is = Is::kCode, .code = static_cast<std::uint32_t>(value->to)} : kNothing;
        return;
      }
      case Shape::kNumber: cells_[node.variable] = NumberNext(); return;
      case Shape::kText:
        cells_[node.variable] = exporting::Text(cursor_.Peek() == '"' ? cursor_.Text() : cursor_.Raw());
        return;
      case Shape::kFlags:
        for (const Node::Value& value : node.values) cells_[value.to] = Flag(false);
        return EachOf(node, [](std::size_t) { return Flag(true); });
      case Shape::kRanks:
        for (const Node::Value& value : node.values) cells_[value.to] = kNothing;
        return EachOf(node, [](std::size_t place) { return Number(static_cast<double>(place)); });
      case Shape::kMembers: return Members(node);
      case Shape::kEntries: return Entries(node);
    }
  }

 private:
  Cell NumberNext() {
    const std::string_view raw = cursor_.Raw();
    if (raw == "true" || raw == "false") return Flag(raw == "true");
    double number = 0;
    const auto end = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    return end.ec == std::errc() && end.ptr == raw.data() + raw.size() ? Number(number, raw) : kNothing;
  }

  template <class Value>
  void EachOf(const Node& node, const Value& value) {
    if (cursor_.Peek() != '[') return;
    std::size_t place = 0;
    cursor_.List([&] {
      ++place;
      if (const Node::Value* found = Find(node, cursor_.Raw())) cells_[found->to] = value(place);
    });
  }

  // What is inside an answer and not there: hidden, left empty or a free text; nobody knows which.
  void Empty(const Node& node) {
    node.ForEachVariable([&](std::size_t variable) { cells_[variable] = kNothing; });
  }

  void Members(const Node& node) {
    Empty(node);
    if (cursor_.Peek() != '{') return;
    cursor_.Object([&](std::string_view name) {
      const auto member = std::ranges::find(node.members, name, &std::pair<std::string, Node>::first);
      if (member != node.members.end()) Fill(member->second);
    });
  }

  void Entries(const Node& node) {
    Empty(node);
    if (cursor_.Peek() != '[') return;
    std::size_t place = 0;
    cursor_.List([&] {
      if (place < node.entries.size()) Fill(node.entries[place]);
      ++place;
    });
  }

  Cursor& cursor_;
  std::vector<Cell>& cells_;
};

// Finds the questions of a plan, fastest in the order of their names, in which bodies have them.
class Lookup {
 public:
  explicit Lookup(const Plan& plan) : questions_(plan.questions), next_(questions_.begin()) {}

  const Asked* Find(std::string_view name) {
    if (next_ == questions_.end() || next_->first != name) {
      if (next_ != questions_.begin() && std::prev(next_)->first >= name) next_ = questions_.begin();
      while (next_ != questions_.end() && next_->first < name) ++next_;
      if (next_ == questions_.end() || next_->first != name) return nullptr;
    }
    return &(next_++)->second;
  }

 private:
  const std::vector<std::pair<std::string, Asked>>& questions_;
  std::vector<std::pair<std::string, Asked>>::const_iterator next_;
};

}  // namespace

struct Layout::Inside {
  Codebook codebook;
  std::vector<Plan> plans;                // none for texts
  std::vector<std::vector<Cell>> blanks;  // by plan: the cells of a row without answers
  std::vector<Cell> cells;
  std::string room;

  void AddBlank(const Plan& plan) {
    std::vector<Cell> blank(codebook.variables.size(), Without(Missing::kNotAsked));
    blank[kVersion] = Number(plan.survey->version);
    blank[kCentre] = blank[kHelped] = blank[kStopped] = kNothing;
    blank[kTurned] = Flag(false);
    for (const Node& attribute : plan.attributes)
      if (attribute.shape == Shape::kCode) blank[attribute.variable] = Without(Missing::kAny);
    for (const auto& [name, asked] : plan.questions)
      if (!asked.tells_skipped) asked.node.ForEachVariable([&](std::size_t variable) { blank[variable] = kNothing; });
    blanks.push_back(std::move(blank));
  }

  bool DecodeAnswers(const Row& row) {
    const auto at = std::ranges::find(plans, row.survey, &Plan::survey);
    if (at == plans.end()) return false;
    const Plan& plan = *at;
    cells = blanks[static_cast<std::size_t>(at - plans.begin())];
    cells[kRound] = Text(row.round);
    if (!row.centre.empty()) cells[kCentre] = Text(row.centre);
    for (std::size_t i = 0; i < plan.attributes.size(); ++i)
      if (const std::size_t number = row.attributes[i]; number > 0 && number <= plan.attributes[i].values.size())
        cells[plan.attributes[i].variable] = {
            .is = Is::kCode, .code = static_cast<std::uint32_t>(plan.attributes[i].values[number - 1].to)};
    Cursor cursor(row.body, room);
    Filling filling(cursor, cells);
    cursor.Object([&](std::string_view name) {
      Lookup lookup(plan);
      if (name == "answers")
        cursor.Object([&](std::string_view question) {
          if (const Asked* asked = lookup.Find(question)) filling.Fill(asked->node);
        });
      else if (name == "skipped")
        cursor.List([&] { Skip(lookup.Find(cursor.Text())); });
      else if (name == "helped")
        cells[kHelped] = Text(cursor.Text());
      else if (name == "turned")
        cells[kTurned] = Flag(cursor.Raw() == "true");
      else if (name == "stopped")
        cells[kStopped] = Text(cursor.Text());
    });
    return cursor.ok();
  }

  void Skip(const Asked* asked) {
    if (!asked) return;
    asked->node.ForEachVariable([&](std::size_t variable) { cells[variable] = Without(Missing::kSkipped); });
  }

  bool DecodeText(const Row& row) {
    cells.assign(codebook.variables.size(), kNothing);
    cells[0] = Text(row.round);
    Cursor cursor(row.body, room);
    cursor.Object([&](std::string_view name) {
      if (name == "question") cells[1] = Text(cursor.Text());
      if (name == "text") cells[2] = Text(cursor.Text());
    });
    return cursor.ok();
  }
};

Layout::Layout(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Layout::Layout(Layout&&) noexcept = default;
Layout::~Layout() = default;

Layout Layout::ForAnswers(const std::vector<const survey::Survey*>& versions, const Found& found) {
  Planned planned = PlanAnswers(versions, found);
  auto inside = std::make_unique<Inside>(std::move(planned.codebook), std::move(planned.plans));
  for (const Plan& plan : inside->plans) inside->AddBlank(plan);
  return Layout(std::move(inside));
}

Layout Layout::ForTexts(const std::vector<const survey::Survey*>& versions, const Found& found) {
  auto inside = std::make_unique<Inside>();
  Codebook& book = inside->codebook;
  book.survey = versions.front()->id;
  book.title = versions.front()->title;
  book.locales = versions.front()->locales;
  std::size_t question = 1;
  for (const survey::Survey* version : versions)
    for (const survey::FreeText& text : survey::FreeTextsOf(*version)) question = std::max(question, text.name.size());
  const auto add = [&](const char* name, const char* label, std::size_t width) {
    Variable variable;
    variable.name = name;
    variable.label = survey::Text(label);
    variable.width = width;
    book.variables.push_back(std::move(variable));
  };
  add("round", "Round", found.round);
  add("question", "The question that was answered", question);
  add("text", "What was written", std::max<std::size_t>(1, found.text));
  return Layout(std::move(inside));
}

const Codebook& Layout::codebook() const { return inside_->codebook; }

base::Result<std::span<const Cell>> Layout::Decode(const Row& row) {
  const bool read = inside_->plans.empty() ? inside_->DecodeText(row) : inside_->DecodeAnswers(row);
  if (!read) return base::Fail(base::Code::kInvalid, "an opened response is no JSON object");
  return std::span<const Cell>(inside_->cells);
}

}  // namespace exporting
