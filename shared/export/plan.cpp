#include "shared/export/plan.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/export/coding.h"
#include "shared/export/names.h"
#include "shared/expression/convert.h"
#include "shared/report/write.h"
#include "shared/survey/fits.h"

namespace exporting {
namespace {

using survey::Choice;
using survey::Element;
using survey::Survey;
using survey::Text;
using survey::Type;
using Kind = Variable::Kind;
using Shape = Node::Shape;

constexpr std::size_t kLongestCentre = 64;  // bytes, as enrolment allows
constexpr std::size_t kMoment = 40;         // bytes of a date, a time, a colour; also of a masked one

// Where a node stands: its question and the parts of it, from the outside to the inside.
struct Place {
  std::string question;
  std::vector<std::string> parts;
  std::string key;  // of Found: the names without rows and entries
  Text label;

  Place At(const std::string& part, const Text& words) const {
    Place inner = *this;
    inner.parts.push_back(part);
    for (const auto& [locale, _] : words.all()) inner.label.Set(locale, Joined(label, words, locale));
    for (const auto& [locale, _] : label.all()) inner.label.Set(locale, Joined(label, words, locale));
    return inner;
  }
  Place Named(const std::string& name) const {
    Place inner = *this;
    inner.key += "." + name;
    return inner;
  }
  std::string Joined(char by) const {
    std::string all = question;
    for (const std::string& part : parts) all += by + part;
    return all;
  }

 private:
  static std::string Joined(const Text& a, const Text& b, std::string_view locale) {
    return std::string(report::Words(a, locale)) + ": " + std::string(report::Words(b, locale));
  }
};

std::string JsonOf(const survey::Value& value) {
  return value.ToJson().dump(-1, ' ', false, base::Json::error_handler_t::replace);
}

// What must be the same for a column to go on from one version to the next, beside its kind.
struct Meaning {
  Text choice{};                                       // of a flag or a rank
  survey::InputType input = survey::InputType::kText;  // of a date, a time, …
  std::optional<double> least = 0;                     // the smallest answer that is possible
};

std::optional<double> LeastOf(const Element& question) {
  if (question.type == Type::kExpression) return std::nullopt;
  if (question.mask.IsNumber()) return question.mask.allow_negative ? std::nullopt : std::optional(0.0);
  if (question.min_expression || !question.min.number()) return std::nullopt;
  return *question.min.number();
}

class Planner {
 public:
  Planner(const std::vector<const Survey*>& versions, const Found& found) : found_(found) {
    Codebook& book = out_.codebook;
    book.survey = versions.front()->id;
    book.title = versions.front()->title;
    book.locales = versions.front()->locales;
    for (const Survey* one : versions) book.versions.push_back(one->version);
    std::ranges::sort(book.versions);
    const auto same = std::ranges::unique(book.versions);
    book.versions.erase(same.begin(), same.end());
    AddFixed(versions);
    for (const Survey* one : versions) AddVersion(*one);
    for (std::size_t i = 0; i < book.variables.size(); ++i) SetMissing(book.variables[i], meanings_[i].least);
  }

  Planned Take() { return std::move(out_); }

 private:
  void AddFixed(const std::vector<const Survey*>& versions) {
    std::size_t locale = 0, question = 0;
    for (const Survey* one : versions) {
      for (const std::string& name : one->locales) locale = std::max(locale, name.size());
      for (const Element* any : one->questions) question = std::max(question, any->name.size());
    }
    const auto add = [&](const char* name, const char* label, Kind kind) -> Variable& {
      Variable& variable = Add({"", {}, "", Text(label)}, name, kind, {});
      variable.versions = out_.codebook.versions;
      return variable;
    };
    add("round", "Round", Kind::kText).width = found_.round;
    add("version", "Version of the survey", Kind::kNumber);
    add("centre", "Where it was collected", Kind::kText).width = kLongestCentre;
    add("helped", "Somebody helped to answer, in this language", Kind::kText).width = locale;
    add("turned", "Faces and steps stood in the other order", Kind::kFlag);
    add("stopped", "The question at which the visitor stopped", Kind::kText).width = question;
  }

  void AddVersion(const Survey& survey) {
    survey_ = &survey;
    Plan plan{&survey, {}, {}};
    plan.attributes.resize(std::min<std::size_t>(survey.attributes.size(), 2));
    for (const Element* question : survey.questions) {
      if (question->practice) continue;
      const auto attribute = std::ranges::find(survey.attributes, question->name) - survey.attributes.begin();
      Node node = Of(*question, {question->name, {}, question->name, question->TitleOrName()});
      if (static_cast<std::size_t>(attribute) < plan.attributes.size() && node.shape == Shape::kCode) {
        out_.codebook.variables[node.variable].is_attribute = true;
        plan.attributes[static_cast<std::size_t>(attribute)] = std::move(node);
      } else if (node.shape != Shape::kLeft) {
        plan.questions.emplace_back(question->name,
                                    Asked{std::move(node), !survey::CarriesFreeText(survey, *question)});
      }
    }
    std::ranges::sort(plan.questions, {}, [](const auto& one) -> const std::string& { return one.first; });
    for (const survey::FreeText& text : survey::FreeTextsOf(survey))
      if (std::ranges::find(out_.codebook.apart, text.name) == out_.codebook.apart.end())
        out_.codebook.apart.push_back(text.name);
    out_.plans.push_back(std::move(plan));
  }

  Node Of(const Element& question, const Place& place) {
    switch (question.type) {
      case Type::kRadioGroup:
      case Type::kDropdown:
      case Type::kButtonGroup:
      case Type::kCheckbox:
      case Type::kTagbox:
      case Type::kImagePicker:
      case Type::kImageMap:
      case Type::kRanking:
        if (OffersEntries(*survey_, question)) return OfResult(question, place);
        if (question.type == Type::kRanking) return OfList(ChoicesOf(*survey_, question), place, Kind::kRank);
        return question.multiple ? OfList(ChoicesOf(*survey_, question), place, Kind::kFlag)
                                 : OfChoice(ChoicesOf(*survey_, question), place);
      case Type::kRating: return OfChoice(ChoicesOf(*survey_, question), place);
      case Type::kBoolean: return OfChoice(ChoicesOf(*survey_, question), place, true);
      case Type::kSlider:
        if (!question.range) return OfNumber(question, place);
        return OfEntries(2, [&](std::size_t i) {
          const std::string end = i == 0 ? "low" : "high";
          return OfNumber(question, place.At(end, Text(end)));
        });
      case Type::kText:
        if (question.IsNumber() || question.mask.IsNumber()) return OfNumber(question, place);
        return question.IsFreeText() ? Node() : OfText(question, place, kMoment);
      case Type::kExpression: return OfResult(question, place);
      case Type::kMatrix: return OfMatrix(question, place);
      case Type::kMultipleText: return OfMembers(question, place);
      case Type::kMatrixDropdown:
        return OfRows(question, place, [&](const Place& row) { return OfMembers(question, row); });
      case Type::kMatrixDynamic:
      case Type::kPanelDynamic: {
        const auto most = found_.entries.find(place.key);
        return OfEntries(most == found_.entries.end() ? 0 : most->second, [&](std::size_t i) {
          const std::string number = std::to_string(i + 1);
          return OfMembers(question, place.At(number, Text(number)));
        });
      }
      case Type::kComment:
      case Type::kSignaturePad:
      case Type::kFile:
      case Type::kHtml:
      case Type::kImage:
      case Type::kPage:
      case Type::kPanel: return {};
    }
    return {};
  }

  Node OfChoice(const std::vector<const Choice*>& choices, const Place& place, bool is_truth = false) {
    Node node{.shape = Shape::kCode};
    node.variable = Find(place, Kind::kCode, {}, &choices);
    Variable& variable = out_.codebook.variables[node.variable];
    const auto codes = AddCodes(variable, choices, survey_->version, is_truth);
    for (std::size_t i = 0; i < choices.size(); ++i) node.values.push_back(ValueOf(*choices[i], codes[i]));
    return node;
  }

  Node OfList(const std::vector<const Choice*>& choices, const Place& place, Kind kind) {
    Node node{.shape = kind == Kind::kRank ? Shape::kRanks : Shape::kFlags};
    for (const Choice* choice : choices) {
      const Place at = place.At(expression::ToCode(choice->value), choice->WordsOrValue());
      node.values.push_back(ValueOf(*choice, Find(at, kind, {.choice = choice->text})));
    }
    return node;
  }

  Node OfNumber(const Element& question, const Place& place) {
    return {.shape = Shape::kNumber, .variable = Find(place, Kind::kNumber, {.least = LeastOf(question)})};
  }

  Node OfText(const Element& question, const Place& place, std::size_t width) {
    const bool result = !question.IsText();
    Node node{.shape = Shape::kText};
    node.variable =
        Find(place, Kind::kText, {.input = question.input, .least = result ? std::nullopt : std::optional(0.0)});
    Variable& variable = out_.codebook.variables[node.variable];
    variable.width = std::max(variable.width, width);
    return node;
  }

  // A number unless one of the rows says something else.
  Node OfResult(const Element& question, const Place& place) {
    const auto found = found_.results.find(place.key);
    if (found == found_.results.end() || !found->second.is_text) return OfNumber(question, place);
    return OfText(question, place, found->second.widest);
  }

  Node OfMatrix(const Element& question, const Place& place) {
    std::vector<const Choice*> columns;
    for (const Choice& column : question.columns) columns.push_back(&column);
    return OfRows(question, place, [&](const Place& row) {
      return question.multiple ? OfList(columns, row, Kind::kFlag) : OfChoice(columns, row);
    });
  }

  template <class Make>
  Node OfRows(const Element& question, const Place& place, const Make& make) {
    Node node{.shape = Shape::kMembers};
    for (const Choice& row : question.rows) {
      const std::string value = expression::ToText(row.value);
      node.members.emplace_back(value, make(place.At(value, row.WordsOrValue())));
    }
    return node;
  }

  Node OfMembers(const Element& holder, const Place& place) {
    Node node{.shape = Shape::kMembers};
    for (const Element* one : survey::QuestionsWithin(holder))
      if (Node member = Of(*one, place.At(one->name, one->TitleOrName()).Named(one->name));
          member.shape != Shape::kLeft)
        node.members.emplace_back(one->value_name, std::move(member));
    return node.members.empty() ? Node() : node;
  }

  template <class Make>
  Node OfEntries(std::size_t count, const Make& make) {
    Node node{.shape = Shape::kEntries};
    for (std::size_t i = 0; i < count; ++i) node.entries.push_back(make(i));
    return node;
  }

  static Node::Value ValueOf(const Choice& choice, std::size_t to) {
    return {JsonOf(choice.value), expression::ToText(choice.value), to};
  }

  // The column of a newer version that means the same, or a new one.
  std::size_t Find(const Place& place, Kind kind, const Meaning& meaning,
                   const std::vector<const Choice*>* choices = nullptr) {
    std::vector<Variable>& all = out_.codebook.variables;
    std::vector<std::size_t>& same_place = by_place_[place.Joined('\0')];
    for (const std::size_t i : same_place) {
      const Meaning& before = meanings_[i];
      if (all[i].kind != kind || before.input != meaning.input || IsReused(before.choice, meaning.choice)) continue;
      if (choices && ReusesAny(all[i], *choices)) continue;
      NoteVersion(all[i]);
      if (!meaning.least || !before.least)
        meanings_[i].least = std::nullopt;
      else
        meanings_[i].least = std::min(*meaning.least, *before.least);
      return i;
    }
    const std::string apart = same_place.empty() ? "" : "_v" + std::to_string(survey_->version);
    NoteVersion(Add(place, place.Joined('_') + apart, kind, meaning));
    same_place.push_back(all.size() - 1);
    return all.size() - 1;
  }

  static bool ReusesAny(const Variable& variable, const std::vector<const Choice*>& choices) {
    return std::ranges::any_of(choices, [&](const Choice* choice) {
      const auto code = std::ranges::find(variable.codes, expression::ToCode(choice->value), &Coded::value);
      return code != variable.codes.end() && IsReused(code->label, choice->text);
    });
  }

  void NoteVersion(Variable& variable) {
    if (std::ranges::find(variable.versions, survey_->version) == variable.versions.end())
      variable.versions.insert(variable.versions.begin(), survey_->version);
  }

  Variable& Add(const Place& place, const std::string& words, Kind kind, const Meaning& meaning) {
    Variable variable;
    variable.name = names_.Take(words);
    variable.question = place.question;
    for (const std::string& part : place.parts) variable.part += (variable.part.empty() ? "" : ".") + part;
    variable.label = place.label;
    variable.kind = kind;
    meanings_.push_back(meaning);
    out_.codebook.variables.push_back(std::move(variable));
    return out_.codebook.variables.back();
  }

  static void SetMissing(Variable& variable, std::optional<double> least) {
    for (const Coded& code : variable.codes) least = std::min(least.value_or(code.number), code.number);
    variable.missing = MissingBelow(least);
    if (variable.kind == Kind::kText)
      variable.width = std::max(variable.width, std::to_string(variable.missing.front()).size());
  }

  const Found& found_;
  Planned out_;
  Names names_;
  std::vector<Meaning> meanings_;  // by variable
  std::map<std::string, std::vector<std::size_t>> by_place_;
  const Survey* survey_ = nullptr;  // that is being added
};

}  // namespace

Planned PlanAnswers(const std::vector<const Survey*>& versions, const Found& found) {
  return Planner(versions, found).Take();
}

}  // namespace exporting
