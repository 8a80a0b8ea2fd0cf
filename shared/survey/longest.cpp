#include "shared/survey/longest.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "shared/base/json.h"

namespace survey {
namespace {

constexpr double kNumber = 24;  // the longest that JSON writes of a number

class Longest {
 public:
  Longest(const Survey& survey, Entries entries) : survey_(survey), entries_(entries) {}

  double Of(const Element& question) const {
    switch (question.type) {
      case Type::kRadioGroup:
      case Type::kDropdown:
      case Type::kButtonGroup:
      case Type::kCheckbox:
      case Type::kTagbox:
      case Type::kImagePicker:
      case Type::kImageMap:
      case Type::kRanking:
      case Type::kRating:
      case Type::kBoolean: return OfChoices(question);
      case Type::kSlider: return question.range ? 2 * kNumber + 3 : kNumber;
      case Type::kExpression: return kNumber;
      case Type::kText: return question.IsFreeText() ? 0 : kNumber;
      case Type::kMultipleText: {
        const double bytes = OfEntry(question);  // its numbers and dates; the rest is set apart
        return bytes > 2 ? bytes : 0;
      }
      case Type::kMatrix: return OfMatrix(question);
      case Type::kMatrixDropdown: return OfTable(question);
      case Type::kMatrixDynamic:
      case Type::kPanelDynamic: {
        const bool most = entries_ == Entries::kMost;
        return 2 +
               (most ? std::max(question.entries, question.max_entries) : question.entries) * (OfEntry(question) + 1);
      }
      case Type::kPage:
      case Type::kPanel:
      case Type::kComment:
      case Type::kSignaturePad:
      case Type::kFile:
      case Type::kHtml:
      case Type::kImage: return 0;
    }
    return 0;
  }

  double OfEntry(const Element& holder) const {
    double bytes = 2;
    for (const auto& child : holder.elements)
      if (!child->IsQuestion())
        bytes += OfEntry(*child) - 2;
      else if (const double own = Of(*child); own > 0)
        bytes += BytesOf(child->value_name) + kPointBytes + own;
    return bytes;
  }

 private:
  std::vector<double> Codes(const Element& question) const {
    std::vector<double> codes;
    for (const Choice& choice : question.choices)
      if (choice.special != Special::kSelectAll) codes.push_back(BytesOf(choice.value));
    const Element* from = question.choices_from.empty() ? nullptr : survey_.Find(question.choices_from);
    if (from && from != &question)
      for (const Choice& choice : from->choices) codes.push_back(BytesOf(choice.value));
    std::ranges::sort(codes, std::greater());
    return codes;
  }

  double OfChoices(const Element& question) const {
    const std::vector<double> codes = Codes(question);
    if (codes.empty()) return 0;
    if (!question.multiple) return codes.front();
    std::size_t chosen = codes.size();
    if (question.max_selected > 0) chosen = std::min(chosen, static_cast<std::size_t>(question.max_selected));
    const auto end = codes.begin() + static_cast<std::ptrdiff_t>(chosen);
    return std::accumulate(codes.begin(), end, 2.0 + static_cast<double>(chosen));
  }

  static double OfMatrix(const Element& question) {
    double longest = 0, all = 2;
    for (const Choice& column : question.columns) {
      longest = std::max(longest, BytesOf(column.value));
      all += BytesOf(column.value) + 1;
    }
    double bytes = 2;
    for (const Choice& row : question.rows)
      bytes += BytesOf(expression::ToCode(row.value)) + kPointBytes + (question.multiple ? all : longest);
    return bytes;
  }

  double OfTable(const Element& question) const {
    double bytes = 2;
    for (const Choice& row : question.rows)
      bytes += BytesOf(expression::ToCode(row.value)) + kPointBytes + OfEntry(question);
    return bytes;
  }

  const Survey& survey_;
  Entries entries_;
};

}  // namespace

double BytesOf(const Value& value) {
  return static_cast<double>(value.ToJson().dump(-1, ' ', false, base::Json::error_handler_t::replace).size());
}

double LongestAnswer(const Survey& survey, const Element& question, Entries entries) {
  return Longest(survey, entries).Of(question);
}

double LongestEntry(const Survey& survey, const Element& holder, Entries entries) {
  return Longest(survey, entries).OfEntry(holder);
}

double LongestShare(const Element& question, double answer) {
  // Free texts stand neither among the answers nor among the skipped questions.
  const double skipped = question.IsFreeText() ? 0 : BytesOf(question.name) + 1;
  return std::max(skipped, answer > 0 ? BytesOf(question.name) + kPointBytes + answer : 0);
}

}  // namespace survey
