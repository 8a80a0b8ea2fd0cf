// A validated scale is a locked block: the same questions in the same order with the same boxes, nothing added. Says of
// each under which terms it stands (the licence card), and refuses one that is not as it was locked.
#include <algorithm>

#include "shared/survey/check_rules.h"

namespace survey {
namespace {

using Level = Finding::Level;

// Questions of the block that do not follow on each other as the block names them.
std::string OutOfOrder(const Survey& survey, const Measure& measure) {
  const auto& all = survey.questions;
  auto at = all.end();
  std::size_t row = 0;
  for (const std::string& name : measure.items) {
    const auto item = FindItem(survey, name);
    if (!item) return {};  // found when it was read
    const auto here = std::ranges::find(all, item->question);
    const auto own_row = item->row ? static_cast<std::size_t>(item->row - item->question->rows.data()) : 0;
    const bool follows = at == all.end() || (here == at && own_row == row + 1) || (here == at + 1 && own_row == 0);
    if (!follows) return name;
    at = here, row = own_row;
  }
  return {};
}

bool HasPictures(const Item& item) {
  const auto pictured = [](const Choice& one) { return !one.emoji.empty() || !one.image_link.empty(); };
  return !item.question->emoji.empty() || std::ranges::any_of(item.steps(), pictured) ||
         (item.row && pictured(*item.row));
}

std::string Card(const Scale& scale, const Measure& measure) {
  std::string card = std::string(scale.title) + " (" + measure.code + "), " + std::to_string(measure.items.size()) +
                     " items. Terms: " + std::string(scale.terms) + ".";
  if (!measure.holder.empty()) card += " Holder: " + measure.holder + ".";
  if (!measure.terms.empty()) card += " As agreed: " + measure.terms + ".";
  return card;
}

}  // namespace

void CheckMeasures(const Checked& checked, Findings& findings) {
  const Survey& survey = checked.survey;
  for (std::size_t i = 0; i < survey.measures.size(); ++i) {
    const Measure& measure = survey.measures[i];
    const std::string pointer = "/kiosk/measures/" + std::to_string(i);
    const auto find = [&](Level level, std::string message, std::string hint) {
      findings.push_back({level, pointer, 0, std::move(message), std::move(hint)});
    };
    if (!IsLocked(measure.kind)) continue;
    const Scale& scale = ScaleOf(measure.kind);
    const std::string title(scale.title);
    find(Level::kNote, Card(scale, measure), "");
    if (measure.holder.empty() || measure.terms.empty())
      find(Level::kWarning, title + ": whose wording this is, and under which terms, is not said",
           R"("licence": {"holder": "…", "terms": "…"})");
    if (const std::string name = OutOfOrder(survey, measure); !name.empty())
      find(Level::kError, title + ": \"" + name + "\" does not stand in its place",
           "the items follow on each other, in the order of the block, with nothing between them");
    for (const std::string& name : measure.items)
      if (const auto item = FindItem(survey, name); item && measure.kind != MeasureKind::kHifams && HasPictures(*item))
        find(Level::kError, title + ": \"" + name + "\" has pictures", "nothing may be added to a locked block");
    if (measure.wording_sha256.empty())
      find(Level::kError, title + " is not locked",
           "compare each word with the holder's wording, then run balss survey lock FILE");
    else if (measure.wording_sha256 != WordingOf(survey, measure))
      find(Level::kError, title + " is not worded as when it was locked",
           "go back to that wording; or, when the holder changed it, run balss survey lock FILE");
  }
}

}  // namespace survey
