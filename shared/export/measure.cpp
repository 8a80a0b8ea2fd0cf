// What only the rows can tell: how many entries there are, and which results are texts.
#include <algorithm>

#include "shared/export/coding.h"
#include "shared/export/cursor.h"
#include "shared/export/decode.h"
#include "shared/export/plan.h"
#include "shared/survey/fits.h"

namespace exporting {
namespace {

using survey::Element;
using survey::Survey;
using survey::Type;

bool DependsOnRows(const Survey& survey, const Element& question) {
  if (question.type == Type::kMatrixDynamic || question.type == Type::kPanelDynamic ||
      question.type == Type::kExpression || OffersEntries(survey, question))
    return true;
  return std::ranges::any_of(survey::QuestionsWithin(question),
                             [&](const Element* one) { return DependsOnRows(survey, *one); });
}

class Measuring {
 public:
  Measuring(const Row& row, Found& found, std::string& room)
      : survey_(*row.survey), found_(found), cursor_(row.body, room) {}

  void All() {
    cursor_.Object([&](std::string_view name) {
      if (name == "answers")
        cursor_.Object([&](std::string_view question) {
          if (const Element* one = survey_.Find(question)) Look(*one, std::string(question));
        });
    });
  }

 private:
  void Look(const Element& question, const std::string& key) {
    const char next = cursor_.Peek();
    if (question.type == Type::kExpression || OffersEntries(survey_, question)) {
      Found::Result& result = found_.results[key];
      const bool is_text = next == '"' || next == '[' || next == '{';
      const std::size_t bytes = next == '"' ? cursor_.Text().size() : cursor_.Raw().size();
      result.is_text |= is_text;
      result.widest = std::max(result.widest, bytes);
    } else if ((question.type == Type::kMatrixDynamic || question.type == Type::kPanelDynamic) && next == '[') {
      std::size_t count = 0;
      cursor_.List([&] {
        ++count;
        LookWithin(question, key);
      });
      std::size_t& most = found_.entries[key];
      most = std::max(most, count);
    } else if (question.type == Type::kMatrixDropdown && next == '{') {
      cursor_.Object([&](std::string_view) { LookWithin(question, key); });
    } else if (question.type == Type::kMultipleText) {
      LookWithin(question, key);
    }
  }

  void LookWithin(const Element& holder, const std::string& key) {
    if (cursor_.Peek() != '{') return;
    cursor_.Object([&](std::string_view name) {
      for (const Element* one : survey::QuestionsWithin(holder))
        if (one->value_name == name) return Look(*one, key + "." + one->name);
    });
  }

  const Survey& survey_;
  Found& found_;
  Cursor cursor_;
};

}  // namespace

bool NeedsMeasure(const Survey& survey) {
  return std::ranges::any_of(survey.questions, [&](const Element* one) { return DependsOnRows(survey, *one); });
}

void Measure(const Row& row, Found& found) {
  std::string room;
  Measuring(row, found, room).All();
}

void MeasureText(const Row& row, Found& found) {
  std::string room;
  Cursor cursor(row.body, room);
  cursor.Object([&](std::string_view name) {
    if (name == "text") found.text = std::max(found.text, cursor.Text().size());
  });
}

}  // namespace exporting
