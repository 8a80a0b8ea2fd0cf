// Whether the answers of one visit fit a sealed response.
#include <algorithm>
#include <numeric>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/survey/check_rules.h"

namespace survey {
namespace {

// privacy/seal.h pads the answers of a visit to 4096 bytes, of which padding takes at least one. survey/ does not know
// privacy/, so the number stands here as well; docs/formats/response.md §2 and §4 have it.
constexpr double kMostBytes = 4095;
constexpr double kFrame = 27;    // {"answers":{},"skipped":[]}
constexpr double kNumber = 24;   // the longest that JSON writes of a number
constexpr double kPoints = 3;    // ":" and "," and what is rounded

double Bytes(const Value& value) {
  return static_cast<double>(value.ToJson().dump(-1, ' ', false, base::Json::error_handler_t::replace).size());
}

// How long an answer can get. `most`: with as many entries as may be added; else with those that are there.
class Longest {
 public:
  Longest(const Checked& checked, bool most) : checked_(checked), most_(most) {}

  // 0 for what stands apart from the answers, or is not kept at all.
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
        const int entries = most_ ? std::max(question.entries, question.max_entries) : question.entries;
        return 2 + entries * (OfEntry(question) + 1);
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

 private:
  std::vector<double> Codes(const Element& question) const {
    std::vector<double> codes;
    for (const Choice& choice : question.choices)
      if (choice.special != Special::kSelectAll) codes.push_back(Bytes(choice.value));
    if (const Element* from = question.choices_from.empty() ? nullptr : checked_.survey.Find(question.choices_from); from && from != &question)
      for (const Choice& choice : from->choices) codes.push_back(Bytes(choice.value));
    std::ranges::sort(codes, std::greater());
    return codes;
  }

  double OfChoices(const Element& question) const {
    const std::vector<double> codes = Codes(question);
    if (codes.empty()) return 0;
    if (!question.multiple) return codes.front();
    const std::size_t chosen = question.max_selected > 0 ? std::min(codes.size(), static_cast<std::size_t>(question.max_selected)) : codes.size();
    return std::accumulate(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(chosen), 2.0 + static_cast<double>(chosen));
  }

  static double OfMatrix(const Element& question) {
    double longest = 0, all = 2;
    for (const Choice& column : question.columns) {
      longest = std::max(longest, Bytes(column.value));
      all += Bytes(column.value) + 1;
    }
    double bytes = 2;
    for (const Choice& row : question.rows) bytes += Bytes(ToCode(row.value)) + kPoints + (question.multiple ? all : longest);
    return bytes;
  }

  double OfTable(const Element& question) const {
    double bytes = 2;
    for (const Choice& row : question.rows) bytes += Bytes(ToCode(row.value)) + kPoints + OfEntry(question);
    return bytes;
  }

  double OfEntry(const Element& holder) const {
    double bytes = 2;
    for (const auto& child : holder.elements)
      if (!child->IsQuestion())
        bytes += OfEntry(*child) - 2;
      else if (const double own = Of(*child); own > 0)
        bytes += Bytes(child->value_name) + kPoints + own;
    return bytes;
  }

  const Checked& checked_;
  bool most_;
};

bool IsAttribute(const Survey& survey, const Element& question) {
  return std::ranges::find(survey.attributes, question.name) != survey.attributes.end();
}

// Of all answers together. Those of questions that nobody may see count only with `most`.
double BytesOf(const Checked& checked, bool most, const Element** longest) {
  const Longest lengths(checked, most);
  double all = kFrame, record = 0;
  const auto& places = checked.walk.places();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Element& question = *places[i].element;
    if (!question.TakesInput() && question.type != Type::kExpression) continue;
    bool sure = true, inside = false;
    for (int at = static_cast<int>(i); at >= 0; at = places[static_cast<std::size_t>(at)].around) {
      const Element& around = *places[static_cast<std::size_t>(at)].element;
      sure = sure && around.visible && !around.visible_if;
      inside = inside || (around.IsQuestion() && &around != &question);
    }
    if (inside || question.practice || IsAttribute(checked.survey, question) || (!most && !sure)) continue;
    const double answered = lengths.Of(question);
    // Free texts stand neither among the answers nor among the skipped questions.
    const double skipped = question.IsFreeText() ? 0 : Bytes(question.name) + 1;
    const double bytes = std::max(skipped, answered > 0 ? Bytes(question.name) + kPoints + answered : 0);
    all += bytes;
    if (bytes > record) record = bytes, *longest = &question;
  }
  return all;
}

}  // namespace

void CheckSize(const Checked& checked, Findings& findings) {
  const Element* longest = nullptr;
  for (const bool most : {false, true}) {
    const double bytes = BytesOf(checked, most, &longest);
    if (bytes <= kMostBytes || !longest) continue;
    const bool entries = longest->type == Type::kPanelDynamic || longest->type == Type::kMatrixDynamic;
    findings.push_back({most ? Finding::Level::kWarning : Finding::Level::kError, longest->pointer, 0,
                        std::string(most ? "the answers may" : "the answers can") + " take " +
                            std::to_string(static_cast<long long>(std::min(bytes, 1e15))) +
                            " bytes, and a response holds 4095: " + (most ? "who fills in everything" : "who answers every question") +
                            " could not be kept; the longest is \"" + longest->name + "\"",
                        entries && most ? "lower maxPanelCount or maxRowCount, or shorten names and values"
                                        : "shorten names and values, or make two surveys of it"});
    return;
  }
}

}  // namespace survey
