#include "kiosk/widgets/items.h"

#include <algorithm>
#include <cmath>

#include "shared/i18n/strings.h"

namespace widgets {
namespace {

using survey::Choice;
using survey::Question;
using survey::Session;
using survey::Type;

std::string LabelOf(const Question& question, const Choice& choice, const std::string& locale,
                    const i18n::Pack& pack) {
  const std::string& own = choice.text.For(locale);
  if (!own.empty() && own != expression::ToCode(choice.value)) return own;
  if (choice.is_none) return pack.Say(i18n::kQuestionNone);
  if (choice.is_other) return pack.Say(i18n::kQuestionOther);
  if (question.type == Type::kBoolean)
    return pack.Say(&choice == &question.choices.front() ? i18n::kQuestionYes : i18n::kQuestionNo);
  if (const double* number = choice.value.number(); number && *number == std::floor(*number))
    return pack.Number(static_cast<long long>(*number));  // in the visitor's digits
  return expression::ToCode(choice.value);
}

std::string EmojiOf(const Question& question, const Choice& choice) {
  if (!choice.emoji.empty() || question.type != Type::kBoolean) return choice.emoji;
  return &choice == &question.choices.front() ? "👍" : "👎";
}

// The place of the choice in the ranking so far, from 1; 0 when it is not in it.
int RankOf(const Session& session, const Question& question, const Choice& choice) {
  const auto* ranked = session.AnswerTo(question.name).list();
  if (!ranked) return 0;
  const auto found = std::find(ranked->begin(), ranked->end(), choice.value);
  return found == ranked->end() ? 0 : 1 + static_cast<int>(found - ranked->begin());
}

}  // namespace

std::vector<Item> Items(const Session& session, const Question& question, const i18n::Pack& pack) {
  std::vector<Item> items;
  for (const Choice* choice : session.VisibleChoices(question)) {
    Item item{choice,
              "choice:" + expression::ToCode(choice->value),
              LabelOf(question, *choice, session.locale(), pack),
              EmojiOf(question, *choice),
              {}};
    const std::string& own = choice->text.For(session.locale());
    item.worded = !own.empty() && own != expression::ToCode(choice->value);
    item.state.chosen = session.IsChosen(question, *choice);
    item.state.round_mark = !question.multiple;
    if (question.type == Type::kRanking && (item.state.number = RankOf(session, question, *choice)) > 0)
      item.state.badge = pack.Number(item.state.number);
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace widgets
