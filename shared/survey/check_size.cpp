// Whether the answers of one visit fit a sealed response.
#include <algorithm>

#include "shared/survey/check_rules.h"
#include "shared/survey/longest.h"

namespace survey {
namespace {

bool IsAttribute(const Survey& survey, const Element& question) {
  return std::ranges::find(survey.attributes, question.name) != survey.attributes.end();
}

// Of all answers together. Those of questions that nobody may see count only with the most entries.
double BytesOfAll(const Checked& checked, Entries entries, const Element** longest) {
  double all = kFrameBytes, record = 0;
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
    if (inside || question.practice || IsAttribute(checked.survey, question)) continue;
    if (entries == Entries::kFromStart && !sure) continue;
    const double bytes = LongestShare(question, LongestAnswer(checked.survey, question, entries));
    all += bytes;
    if (bytes > record) record = bytes, *longest = &question;
  }
  return all;
}

std::string Number(double bytes) { return std::to_string(static_cast<long long>(std::min(bytes, 1e15))); }

}  // namespace

void CheckSize(const Checked& checked, Findings& findings) {
  const Element* longest = nullptr;
  if (const double bytes = BytesOfAll(checked, Entries::kFromStart, &longest); bytes > kResponseBytes && longest) {
    findings.push_back({Finding::Level::kError, longest->pointer, 0,
                        "the answers can take " + Number(bytes) +
                            " bytes, and a response holds 4095: who answers every " +
                            "question could not be kept; the longest is \"" + longest->name + "\"",
                        "shorten names and values, or make two surveys of it"});
    return;
  }
  if (const double bytes = BytesOfAll(checked, Entries::kMost, &longest); bytes > kResponseBytes && longest) {
    const bool list = longest->type == Type::kPanelDynamic || longest->type == Type::kMatrixDynamic;
    findings.push_back({Finding::Level::kWarning, longest->pointer, 0,
                        "the answers may take " + Number(bytes) +
                            " bytes, and a response holds 4095: the kiosk lets nobody "
                            "add entries beyond that, and leaves out what has no room; the longest is \"" +
                            longest->name + "\"",
                        list ? "lower maxPanelCount or maxRowCount, or shorten names and values"
                             : "shorten names and values, or make two surveys of it"});
  }
}

}  // namespace survey
