#include "shared/session/from_data.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"
#include "shared/session/chosen.h"
#include "shared/session/from_data_refusal.h"
#include "shared/survey/fits.h"

namespace session {
namespace {

bool IsBlank(const Value& value) {
  return value.empty() || (value.text() && expression::TrimWide(*value.text()).empty());
}

// "4" and 4, "1,5" and 1.5, "true" and true; lists in their order.
bool Alike(const Value& a, const Value& b) {
  if (a == b) return true;
  if (a.list() && b.list()) return std::ranges::equal(*a.list(), *b.list(), Alike);
  if (a.missing() || b.missing() || a.list() || b.list() || a.object() || b.object()) return false;
  return expression::ToText(a) == expression::ToText(b) || expression::ToNumeric(a) == expression::ToNumeric(b);
}

// One form: first each answer by itself, then all of them together in a session.
class Form {
 public:
  Form(const survey::Survey& survey, double now) : survey_(survey), now_(now) {}

  std::optional<base::Error> Read(const base::Json& data) {
    for (const auto& [key, json] : data.items()) {
      if (json.is_null()) continue;
      const Value value = Value::FromJson(json);
      const std::vector<const Element*> questions = WithKey(key);
      for (const Element* question : questions) {
        const bool takes = question->TakesInput() || question->type == Type::kExpression;
        if (question->practice || !takes) return NotKept(key);
        if (IsBlank(value)) continue;
        if (const auto why = WhyUnfit(survey_, *question, value, survey::Texts::kWithin)) return Refusal(*why);
      }
      if (!questions.empty()) {
        if (!IsBlank(value)) given_[key] = value;
      } else if (const Element* question = CommentedBy(key); question && value.text()) {
        if (!IsBlank(value)) comments_[question] = *value.text();
      } else if (!IsCalculated(key)) {
        return Unknown(key);
      }
    }
    return std::nullopt;
  }

  base::Result<Response> Finish() {
    session_.emplace(survey_, Options{.locale = survey_.default_locale, .now = now_, .data = given_});
    for (const NodeId page : std::vector<NodeId>(session_->state().pages))
      session_->GoToPage(page);  // makes the entries
    for (const Element* question : survey_.questions) DropDefault(*question);
    for (const auto& [question, text] : comments_) session_->Comment(session_->Find(question->name), text);
    Response response;
    response.survey = &survey_;
    for (const Element* question : survey_.questions)
      if (auto error = Add(*question, response)) return std::unexpected(*std::move(error));
    for (const auto& [question, text] : comments_)
      if (auto error = AddComment(*question, text, response)) return std::unexpected(*std::move(error));
    return response;
  }

 private:
  std::vector<const Element*> WithKey(std::string_view key) const {
    std::vector<const Element*> questions;
    std::ranges::copy_if(survey_.questions, std::back_inserter(questions),
                         [&](const Element* one) { return one->value_name == key; });
    return questions;
  }

  const Element* CommentedBy(std::string_view key) const {
    if (!key.ends_with(survey::kCommentSuffix)) return nullptr;
    for (const Element* question : WithKey(key.substr(0, key.size() - survey::kCommentSuffix.size())))
      if (survey::HasComment(*question) && !question->practice) return question;
    return nullptr;
  }

  // Part of what SurveyJS sends, and known from the other answers.
  bool IsCalculated(std::string_view key) const {
    const auto sent = [&](const survey::CalculatedValue& one) { return one.in_result && one.name == key; };
    const auto totals = [&](const Element* one) {
      return !one->cell_columns.empty() && one->value_name + "-total" == key;
    };
    return std::ranges::any_of(survey_.calculated, sent) || std::ranges::any_of(survey_.questions, totals);
  }

  void DropDefault(const Element& question) {
    const NodeId id = session_->Find(question.name);
    const bool own = question.type != Type::kExpression && !session_->node(id).by_hand;
    if (own && !given_.contains(question.value_name) && !session_->AnswerTo(id).missing()) session_->Clear(id);
  }

  std::optional<base::Error> Add(const Element& question, Response& response) {
    const NodeId id = session_->Find(question.name);
    const auto given = given_.find(question.value_name);
    const bool visible = session_->IsVisible(id);
    if (question.type == Type::kExpression) {
      if (visible && !session_->AnswerTo(id).empty()) response.answers.emplace(question.name, session_->AnswerTo(id));
      return std::nullopt;
    }
    if (given == given_.end()) {
      const bool set =
          !question.IsComposite() && session_->node(id).by_hand && !session_->AnswerTo(id).empty();  // by a rule
      if (question.practice || !question.TakesInput() || question.type == Type::kFile || !visible) return std::nullopt;
      if (set)
        response.answers.emplace(question.name, session_->AnswerTo(id));
      else
        response.skipped.push_back(question.name);
      return std::nullopt;
    }
    if (!visible) {
      const auto shares = [&](const Element* one) { return session_->IsVisible(session_->Find(one->name)); };
      return std::ranges::any_of(WithKey(question.value_name), shares) ? std::nullopt
                                                                       : std::optional(Hidden(question.name));
    }
    session_->Validate(id);  // takes hidden choices out, too
    Value kept;
    if (auto error = Keep(id, given->second, question.name, kept)) return error;
    if (IsBlank(kept)) return std::nullopt;
    response.answers.emplace(question.name, std::move(kept));
    return std::nullopt;
  }

  std::optional<base::Error> AddComment(const Element& question, const std::string& text, Response& response) {
    const NodeId id = session_->Find(question.name);
    if (!session_->IsVisible(id)) return Hidden(question.name);
    if (!question.show_comment && !AsksForText(id)) return NoOther(question.name);
    if (question.show_comment || survey::OthersAsComment(survey_, question)) {
      response.answers.emplace(survey::CommentKeyOf(question.name), text);
    } else {
      response.answers[question.name] = session_->AnswerTo(id);  // the text has taken the place of Other
    }
    return std::nullopt;
  }

  bool AsksForText(NodeId id) const {
    if (session_->IsOtherChosen(id)) return true;
    return std::ranges::any_of(session_->element(id).choices,
                               [&](const Choice& one) { return one.has_comment && session_->IsChosen(id, one.value); });
  }

  // What the session has made of the answer, without the defaults of its entries; `kept` is undefined when it is lost.
  std::optional<base::Error> Keep(NodeId id, const Value& given, const std::string& where, Value& kept) const {
    const Element& element = session_->element(id);
    const Value& now = session_->AnswerTo(id);
    if (element.IsComposite()) {
      if (auto error = KeepEntries(id, given, where, kept)) return error;
    } else {
      const bool masked = element.mask.kind != survey::Mask::Kind::kNone && !now.empty();
      if (!masked && !Alike(given, now)) return NotOffered(where);
      if (!OffersAll(id, now)) return NotOffered(where);
      kept = now;
    }
    for (const Problem& problem : session_->node(id).problems)
      if (problem.level == survey::Validator::Level::kError)
        if (auto error = Refusal(where, problem.kind)) return error;
    return std::nullopt;
  }

  // Choices, rows and columns that are hidden now cannot be answered.
  bool OffersAll(NodeId id, const Value& value) const {
    const Element& element = session_->element(id);
    const auto text = [](const Value& one) { return expression::ToText(one); };
    if (element.type == Type::kMatrix && value.object()) {
      const auto has = [&](const std::vector<const Choice*>& items, const Value& one) {
        return std::ranges::any_of(items, [&](const Choice* item) { return text(item->value) == text(one); });
      };
      return std::ranges::all_of(*value.object(), [&](const auto& row) {
        const Value::List cells = row.second.list() ? *row.second.list() : Value::List{row.second};
        return has(session_->Rows(id), Value(row.first)) &&
               std::ranges::all_of(cells, [&](const Value& cell) { return has(session_->Columns(id), cell); });
      });
    }
    if (!element.HasChoices()) return true;
    const std::vector<Offered> offered = session_->Choices(id);
    const Value::List chosen = value.list() ? *value.list() : Value::List{value};
    return std::ranges::all_of(chosen, [&](const Value& one) {
      const bool own_text = element.Other() && !element.FindChoice(one) && element.choices_from.empty();
      return own_text || std::ranges::any_of(offered, [&](const Offered& o) { return text(o.value) == text(one); });
    });
  }

  std::optional<base::Error> KeepEntries(NodeId id, const Value& given, const std::string& where, Value& kept) const {
    const Element& element = session_->element(id);
    if (const Value::List* list = given.list()) {
      Value::List entries(list->size());
      for (std::size_t i = 0; i < list->size(); ++i)
        if (auto error = KeepMembers(id, static_cast<int>(i), (*list)[i], where, entries[i])) return error;
      kept = std::move(entries);
    } else if (element.type == Type::kMultipleText) {
      return KeepMembers(id, 0, given, where, kept);
    } else if (const Value::Object* object = given.object()) {
      Value::Object rows;
      for (const auto& [row, cells] : *object) {
        const auto found =
            std::ranges::find(element.rows, row, [](const Choice& one) { return expression::ToText(one.value); });
        if (auto error = KeepMembers(id, static_cast<int>(found - element.rows.begin()), cells, where, rows[row]))
          return error;
      }
      kept = std::move(rows);
    }
    return std::nullopt;
  }

  std::optional<base::Error> KeepMembers(NodeId id, int entry, const Value& given, const std::string& where,
                                         Value& kept) const {
    Value::Object members;
    const std::vector<int> there = session_->Entries(id);
    const bool shown = std::ranges::find(there, entry) != there.end();
    for (const auto& [key, value] : given.object() ? *given.object() : Value::Object()) {
      if (IsBlank(value)) continue;
      if (!shown) return Hidden(where);
      for (const Element* question : survey::QuestionsWithin(session_->element(id))) {
        const NodeId inner = session_->FindIn(id, entry, question->name);
        const bool comment = key == survey::CommentKeyOf(question->value_name);
        if (inner == kNone || (key != question->value_name && !comment)) continue;
        const std::string name = where + "." + question->name;
        if (!session_->IsVisible(inner)) return Hidden(name);
        if (comment && !question->show_comment && !AsksForText(inner)) return NoOther(name);
        if (comment)
          members[key] = value;
        else if (question->type == Type::kExpression)
          members[key] = session_->AnswerTo(inner);
        else if (auto error = Keep(inner, value, name, members[key]))
          return error;
      }
    }
    kept = std::move(members);
    return std::nullopt;
  }

  const survey::Survey& survey_;
  double now_;
  Value::Object given_;  // by key
  std::map<const Element*, std::string> comments_;
  std::optional<Session> session_;
};

}  // namespace

base::Result<Response> FromData(const survey::Survey& survey, const base::Json& data, double now) {
  if (!data.is_object())
    return base::Fail(base::Code::kInvalid, "the answers are not a JSON object", R"(write {"question": value, …})");
  Form form(survey, now);
  if (auto error = form.Read(data)) return std::unexpected(*std::move(error));
  return form.Finish();
}

}  // namespace session
