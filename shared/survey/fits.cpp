#include "shared/survey/fits.h"

#include <algorithm>
#include <cmath>

#include "shared/expression/convert.h"
#include "shared/survey/moments.h"

namespace survey {
namespace {

using Kind = Misfit::Kind;
using Why = std::optional<Misfit>;

constexpr std::size_t kMostEntries = 1000;  // that a session makes, when their number is calculated

class Judge {
 public:
  Judge(const Survey& survey, Texts texts) : survey_(survey), texts_(texts) {}

  Why Of(const Element& question, const Value& value, const std::string& where) const {
    const auto unless = [&](bool fits, Kind kind = Kind::kNotOffered) { return fits ? Why() : Why({kind, where}); };
    switch (question.type) {
      case Type::kRadioGroup:
      case Type::kDropdown:
      case Type::kButtonGroup:
      case Type::kCheckbox:
      case Type::kTagbox:
      case Type::kImagePicker:
      case Type::kImageMap:
      case Type::kRanking:
        return question.multiple ? OfList(question, value, where) : unless(IsOffered(question, value));
      case Type::kRating:
      case Type::kBoolean: return unless(question.FindChoice(value));
      case Type::kSlider: return OfSlider(question, value, where);
      case Type::kText: return OfText(question, value, where);
      case Type::kComment: return unless(texts_ == Texts::kWithin && value.text(), Kind::kText);
      case Type::kSignaturePad:
        return unless(texts_ == Texts::kWithin && value.text() && IsDrawing(*value.text()), Kind::kText);
      case Type::kExpression: return OfResult(question, value, where);
      case Type::kMatrix: return OfMatrix(question, value, where);
      case Type::kMultipleText: return OfEntry(question, value, where);
      case Type::kMatrixDropdown: return OfTable(question, value, where);
      case Type::kMatrixDynamic:
      case Type::kPanelDynamic: return OfEntries(question, value, where);
      case Type::kFile:
      case Type::kHtml:
      case Type::kImage:
      case Type::kPage:
      case Type::kPanel: return Misfit{Kind::kNeverKept, where};
    }
    return std::nullopt;
  }

 private:
  bool IsOffered(const Element& question, const Value& value) const {
    const Choice* choice = question.FindChoice(value);
    if (choice && choice->special != Special::kSelectAll) return true;
    if (value.empty() || value.list() || value.object()) return false;
    if (!question.choices_from.empty()) return IsCarried(question, value);
    const bool text_of_other = question.Other() && !OthersAsComment(survey_, question);
    return texts_ == Texts::kWithin && text_of_other && value.text();
  }

  // Special choices are not carried over, but for Other when it is chosen: with its text as its words.
  bool IsCarried(const Element& question, const Value& value) const {
    const Element* origin = OriginOfChoices(survey_, question);
    if (!origin) return false;
    if (origin->HasChoices()) {
      const Choice* choice = origin->FindChoice(value);
      if (!choice || choice->special == Special::kNo) return choice;
      return choice->IsOther() && question.choices_from_mode == Element::From::kSelected && !question.Other();
    }
    return std::ranges::any_of(QuestionsWithin(*origin), [&](const Element* one) {
      return (question.choices_from_value.empty() || question.choices_from_value == one->value_name) &&
             !Of(*one, value, {});
    });
  }

  Why OfList(const Element& question, const Value& value, const std::string& where) const {
    const Value::List* list = value.list();
    if (!list || list->empty()) return Misfit{Kind::kNotOffered, where};
    bool exclusive = false;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const Value& item = (*list)[i];
      if (!IsOffered(question, item)) return Misfit{Kind::kNotOffered, where};
      const Choice* choice = question.FindChoice(item);
      exclusive |= choice && choice->is_exclusive;
      for (std::size_t before = 0; before < i; ++before)
        if ((*list)[before] == item || (choice && question.FindChoice((*list)[before]) == choice))
          return Misfit{Kind::kNotOffered, where};
    }
    const bool full = question.max_selected > 0 && list->size() > static_cast<std::size_t>(question.max_selected);
    return full || (exclusive && list->size() > 1) ? Why({Kind::kTooMany, where}) : std::nullopt;
  }

  // Limits that an expression gives are known to a session only.
  Why OfNumber(const Element& question, double number, const std::string& where) const {
    if (!std::isfinite(number)) return Misfit{Kind::kNotANumber, where};
    if (question.min.number() && !question.min_expression && number < *question.min.number())
      return Misfit{Kind::kTooSmall, where};
    if (question.max.number() && !question.max_expression && number > *question.max.number())
      return Misfit{Kind::kTooLarge, where};
    return std::nullopt;
  }

  Why OfSlider(const Element& question, const Value& value, const std::string& where) const {
    if (!question.range)
      return value.number() ? OfNumber(question, *value.number(), where) : Why({Kind::kNotANumber, where});
    const Value::List* ends = value.list();
    if (!ends || ends->size() != 2 || !ends->front().number() || !ends->back().number())
      return Misfit{Kind::kNotANumber, where};
    if (*ends->front().number() > *ends->back().number()) return Misfit{Kind::kNotOffered, where};
    if (const Why why = OfNumber(question, *ends->front().number(), where)) return why;
    return OfNumber(question, *ends->back().number(), where);
  }

  Why OfMasked(const Mask& mask, const Value& value, const std::string& where) const {
    if (mask.IsNumber()) {
      if (!value.number() || !std::isfinite(*value.number())) return Misfit{Kind::kNotANumber, where};
      if (!mask.min.empty() && *value.number() < expression::TextToNumber(mask.min))
        return Misfit{Kind::kTooSmall, where};
      if (!mask.max.empty() && *value.number() > expression::TextToNumber(mask.max))
        return Misfit{Kind::kTooLarge, where};
      return std::nullopt;
    }
    if (!value.text() || !IsMaskedMoment(mask.pattern, *value.text())) return Misfit{Kind::kNoMoment, where};
    if (!mask.min.empty() && *value.text() < mask.min) return Misfit{Kind::kTooSmall, where};
    if (!mask.max.empty() && *value.text() > mask.max) return Misfit{Kind::kTooLarge, where};
    return std::nullopt;
  }

  Why OfText(const Element& question, const Value& value, const std::string& where) const {
    if (question.IsNumber()) {
      const bool written = texts_ == Texts::kWithin && value.text();
      if (!written && !value.number()) return Misfit{Kind::kNotANumber, where};
      return OfNumber(question, written ? expression::ToNumeric(value) : *value.number(), where);
    }
    if (question.mask.IsMeasure()) return OfMasked(question.mask, value, where);
    const std::string* text = value.text();
    if (question.IsFreeText()) return texts_ == Texts::kWithin && text ? Why() : Why({Kind::kText, where});
    if (question.input == InputType::kColor) return text && IsColor(*text) ? Why() : Why({Kind::kNotOffered, where});
    if (!text || !IsMoment(question.input, *text)) return Misfit{Kind::kNoMoment, where};
    // ISO texts ascend as the moments do.
    if (question.min.text() && !question.min_expression && *text < *question.min.text())
      return Misfit{Kind::kTooSmall, where};
    if (question.max.text() && !question.max_expression && *text > *question.max.text())
      return Misfit{Kind::kTooLarge, where};
    return std::nullopt;
  }

  // A date is none: it would be the day of the visit, or words.
  Why OfResult(const Element& question, const Value& value, const std::string& where) const {
    if (value.boolean()) return std::nullopt;
    if (value.number()) return std::isfinite(*value.number()) ? Why() : Why({Kind::kNotANumber, where});
    if (!value.text()) return Misfit{Kind::kNotOffered, where};
    if (texts_ == Texts::kWithin) return std::nullopt;
    const bool kept = value.text()->size() <= kResultBytes && !CarriesFreeText(survey_, question);
    return kept ? Why() : Why({Kind::kText, where});
  }

  static bool HasItem(const std::vector<Choice>& items, const Value& value) {
    if (value.missing() || value.list() || value.object()) return false;
    return std::ranges::any_of(
        items, [text = expression::ToText(value)](const Choice& one) { return expression::ToText(one.value) == text; });
  }

  Why OfMatrix(const Element& question, const Value& value, const std::string& where) const {
    const Value::Object* rows = value.object();
    if (!rows || rows->empty()) return Misfit{Kind::kNotOffered, where};
    for (const auto& [row, answer] : *rows) {
      const Value::List* list = answer.list();
      if (!HasItem(question.rows, Value(row)) || question.multiple != (list != nullptr))
        return Misfit{Kind::kNotOffered, where};
      if (!list && !HasItem(question.columns, answer)) return Misfit{Kind::kNotOffered, where};
      for (auto one = list ? list->begin() : Value::List::const_iterator(); list && one != list->end(); ++one)
        if (!HasItem(question.columns, *one) || std::find(list->begin(), one, *one) != one)
          return Misfit{Kind::kNotOffered, where};
      if (list && list->empty()) return Misfit{Kind::kNotOffered, where};
    }
    return std::nullopt;
  }

  // The members of an entry, a row or a multiple text. One without any is an entry too while the texts are in it.
  Why OfEntry(const Element& holder, const Value& value, const std::string& where) const {
    const Value::Object* entry = value.object();
    if (!entry || (entry->empty() && texts_ == Texts::kApart)) return Misfit{Kind::kNotOffered, where};
    for (const auto& [key, member] : *entry) {
      if (texts_ == Texts::kWithin && member.empty()) continue;
      if (const Why why = OfMember(holder, key, member, where)) return why;
    }
    return std::nullopt;
  }

  Why OfMember(const Element& holder, const std::string& key, const Value& member, const std::string& where) const {
    const std::vector<const Element*> questions = QuestionsWithin(holder);
    const auto named =
        std::ranges::find(questions, key, [](const Element* one) -> const std::string& { return one->value_name; });
    if (named != questions.end()) return Of(**named, member, where + "." + (*named)->name);
    const auto comments = std::ranges::find_if(
        questions, [&](const Element* one) { return HasComment(*one) && CommentKeyOf(one->value_name) == key; });
    if (comments == questions.end()) return Misfit{Kind::kUnknownMember, where};
    if (texts_ == Texts::kWithin && member.text()) return std::nullopt;
    return Misfit{Kind::kText, where + "." + (*comments)->name};
  }

  Why OfTable(const Element& question, const Value& value, const std::string& where) const {
    const Value::Object* rows = value.object();
    if (!rows || rows->empty()) return Misfit{Kind::kNotOffered, where};
    for (const auto& [row, cells] : *rows) {
      if (!HasItem(question.rows, Value(row))) return Misfit{Kind::kNotOffered, where};
      if (const Why why = OfEntry(question, cells, where)) return why;
    }
    return std::nullopt;
  }

  Why OfEntries(const Element& question, const Value& value, const std::string& where) const {
    const Value::List* entries = value.list();
    if (!entries || entries->empty()) return Misfit{Kind::kNotOffered, where};
    const bool calculated = question.entries_expression || !question.bindings.empty();
    if (entries->size() > (calculated ? kMostEntries : static_cast<std::size_t>(question.max_entries)))
      return Misfit{Kind::kTooMany, where};
    for (const Value& entry : *entries)
      if (const Why why = OfEntry(question, entry, where)) return why;
    return std::nullopt;
  }

  const Survey& survey_;
  Texts texts_;
};

}  // namespace

std::optional<Misfit> WhyUnfit(const Survey& survey, const Element& question, const Value& value, Texts texts) {
  if (value.empty()) return Misfit{Kind::kNotOffered, question.name};
  return Judge(survey, texts).Of(question, value, question.name);
}

}  // namespace survey
