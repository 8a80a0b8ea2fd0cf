#include "kiosk/screens/words.h"

#include <algorithm>

#include "kiosk/widgets/numerals.h"
#include "shared/expression/convert.h"

namespace screens {
namespace {

using session::NodeId;
using session::Session;
using survey::Element;
using survey::Type;

constexpr std::size_t kShort = 60;  // bytes; a card is no place for a story

// What was asked and what was answered, on one line: "Age: 9", "Who is with you? My sister".
std::string Named(const std::string& title, const std::string& answer) {
  constexpr std::string_view kEnds[] = {"?", "؟", ":", ".", "!", "…"};
  const bool ended = std::ranges::any_of(kEnds, [&](std::string_view end) { return title.ends_with(end); });
  return title + (ended ? " " : ": ") + answer;
}

class Words {
 public:
  explicit Words(const visit::Visit& visit) : walk_(*visit.walk()), session_(walk_.session()), pack_(visit.pack()) {}

  std::string Of(NodeId id) const {
    const Element& element = session_.element(id);
    if (element.type == Type::kSignaturePad) return session_.AnswerTo(id).empty() ? "" : "🖍️";
    if (element.type == Type::kMatrix) return Digits(OfRows(id));
    if (!element.IsComposite()) return Digits(session_.Display(id));
    std::string words;
    const bool repeats = element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic;
    for (const int entry : session_.Entries(id)) {
      const std::string one = repeats ? OfEntry(id, entry) : OfRow(id, entry);
      if (!one.empty()) Add(words, one, pack_.rtl ? "؛ " : "; ");
    }
    return words;
  }

  std::string OfEntry(NodeId id, int entry) const {
    const std::string title = Digits(walk_.EntryName(id, entry));
    std::string answers;
    for (const NodeId question : session_.QuestionsOf(id, entry)) {
      const std::string answer = Of(question);
      if (answer.empty() || answer.size() > kShort) continue;
      Add(answers, answer, Comma());
      if (answers.size() > kShort) break;
    }
    return answers.empty() || title.contains(answers) ? title : title + " · " + answers;
  }

 private:
  std::string_view Comma() const { return pack_.rtl ? "، " : ", "; }
  std::string Digits(std::string words) const { return widgets::InDigits(pack_, words); }
  static void Add(std::string& words, std::string_view one, std::string_view between) {
    if (!words.empty()) words += between;
    words += one;
  }

  // "Music: great, Food: fine"
  std::string OfRows(NodeId id) const {
    const auto* answers = session_.AnswerTo(id).object();
    if (!answers) return {};
    const auto columns = session_.Columns(id);
    const auto say = [&](const expression::Value& value) {
      const auto column = std::ranges::find_if(columns, [&](const survey::Choice* one) { return one->value == value; });
      return column == columns.end() ? expression::ToText(value) : session_.SayItem(**column);
    };
    std::string words;
    for (const survey::Choice* row : session_.Rows(id)) {
      const auto answer = answers->find(expression::ToText(row->value));
      if (answer == answers->end()) continue;
      std::string said;
      if (const auto* several = answer->second.list())
        for (const expression::Value& one : *several) Add(said, say(one), " + ");
      else
        said = say(answer->second);
      Add(words, Named(session_.SayItem(*row), said), Comma());
    }
    return words;
  }

  // A row of a table, or an item of a multiple text, whose questions each say what they are.
  std::string OfRow(NodeId id, int entry) const {
    const session::Node& node = session_.node(id);
    const int row = node.slots[static_cast<std::size_t>(entry)].row;
    std::string words;
    for (const NodeId question : session_.QuestionsOf(id, entry))
      if (const std::string answer = Of(question); !answer.empty())
        Add(words, Named(session_.Title(question), answer), Comma());
    if (words.empty() || row < 0 || node.element->type != Type::kMatrixDropdown) return words;
    return session_.SayItem(node.element->rows[static_cast<std::size_t>(row)]) + " · " + words;
  }

  const visit::Walk& walk_;
  const Session& session_;
  const i18n::Pack& pack_;
};

}  // namespace

std::string AnswerWords(const visit::Visit& visit, NodeId question) { return Words(visit).Of(question); }

std::string EntryWords(const visit::Visit& visit, NodeId question, int entry) {
  return Words(visit).OfEntry(question, entry);
}

}  // namespace screens
