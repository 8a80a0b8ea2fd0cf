// What is read on the screen: texts of the survey with {names} filled in, answers as words, the built-in words of the
// language packs, numbers of questions, progress. Private to session/.
#pragma once

#include <string>

#include "shared/i18n/pack.h"
#include "shared/session/choices.h"
#include "shared/session/state.h"

namespace session {

// The pack of the session's language, or of its root, or of English; nullptr when there is none at all.
const i18n::Pack* PackOf(const State& state);
std::string Word(const State& state, i18n::Key key,
                 std::initializer_list<std::pair<std::string_view, std::string>> values = {});

// The text in the session's language, with {name} replaced by what was answered there, as it is read. `at`: the
// element that the text stands at.
std::string Say(const State& state, const survey::Text& text, NodeId at = kNone);
// The same for survey::ReadHtml: an answer is text in it, never a tag.
std::string SayHtml(const State& state, const survey::Text& html, NodeId at = kNone);
// The same for an address: with the values themselves, not the words for them.
std::string SayPlain(const State& state, const std::string& words);

std::string TitleOf(const State& state, NodeId id);  // its name when the file has no title
std::string EntryTitle(const State& state, NodeId id, int slot);
std::string SayChoice(const State& state, NodeId id, const Offered& one);
std::string SayItem(const State& state, const Choice& item);
std::string CommentCaption(const State& state, NodeId id);
std::string SayProblem(const State& state, NodeId id, const Problem& problem);

// The answer as it is read; "" when there is none. With a value: what that answer would read.
std::string DisplayOf(const State& state, NodeId id);
std::string DisplayOf(const State& state, NodeId id, const Value& value);
std::string DisplayTotal(const State& state, NodeId id, std::size_t column);

struct QuizScore {
  int right = 0, wrong = 0, total = 0;
};
QuizScore ScoreOf(const State& state);
int CountQuestions(const State& state);  // that are asked now, in the quiz

struct Tally {
  int questions = 0, answered = 0, required = 0, required_answered = 0;
};
Tally TallyOf(const State& state);  // of all pages that are asked now
int PercentOf(const State& state);
std::string ProgressText(const State& state);

// The number before the title: "1.", "a)"; "" for none. By node.
std::map<NodeId, std::string> NumbersOf(const State& state);

// As ECMA-402 writes it, through CLDR.
std::string FormatNumber(double number, const survey::NumberStyle& style, std::string_view locale);

}  // namespace session
