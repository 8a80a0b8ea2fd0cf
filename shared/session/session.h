// One visit to one survey, live: what is asked, what was answered, and what follows from it, as SurveyJS 3.1 has it
// (docs/formats/survey.md). Lives in memory only and is destroyed with the visit; PRIVACY.md rule 1. A value: copies
// are cheap and independent. Pure: no screen, no disk, no clock of its own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/session/choices.h"
#include "shared/session/state.h"

namespace session {

// A finished visit. Holds answers in clear: goes to privacy::Anonymise and nowhere else.
struct Response {
  const survey::Survey* survey = nullptr;
  std::map<std::string, Value, std::less<>> answers;  // visible and answered, without practice items; the text of
                                                      // Other or of a comment box under "<question>-Comment"
  std::vector<std::string> skipped;                   // asked, seen, left without an answer
  std::string helped_in{};  // somebody helped the visitor to answer, in this language; "" when nobody did
  bool turned = false;      // faces were shown from the other end
  std::string stopped{};    // the question that stood there when the visitor stopped; "" for who went to the end
};

struct Options {
  std::string locale;                              // "" is the survey's own language
  const std::vector<i18n::Pack>* packs = nullptr;  // built-in words; must outlive the session
  double now = 0;                                  // ms since 1970 UTC
  unsigned seed = 1;                               // of random orders
  bool turns = true;                               // pages turn by themselves where the survey says so
  Value::Object variables{};
  Value::Object data{};  // answers that are there from the start
};

class Session {
 public:
  // `survey` must outlive the session.
  explicit Session(const survey::Survey& survey, Options options = {});

  const State& state() const { return state_; }
  const survey::Survey& survey() const { return *state_.survey; }
  const std::string& locale() const { return state_.locale; }
  Phase phase() const { return state_.phase; }
  NodeId page() const { return state_.page; }

  // The questions on the screen, in order: of the page, or of the one element or input when one is asked at a time;
  // in the preview all of them, or those that are answered.
  std::vector<NodeId> Questions() const;
  const Element& element(NodeId id) const { return *state_.nodes[id].element; }
  const Node& node(NodeId id) const { return state_.nodes[id]; }
  const Value& AnswerTo(NodeId id) const { return state_.nodes[id].value; }
  const Value& AnswerTo(std::string_view question) const;  // undefined when there is none
  const std::string& CommentTo(NodeId id) const { return state_.nodes[id].comment; }
  NodeId Find(std::string_view question) const;  // kNone when there is none
  bool IsVisible(NodeId id) const;
  bool IsEnabled(NodeId id) const;
  bool IsRequired(NodeId id) const { return state_.nodes[id].required; }
  std::vector<Offered> Choices(NodeId id) const;  // of choices, ratings and booleans
  bool IsChosen(NodeId id, const Value& value) const;
  bool IsOtherChosen(NodeId id) const;
  std::vector<const Choice*> Rows(NodeId id) const;
  std::vector<const Choice*> Columns(NodeId id) const;
  std::vector<int> Entries(NodeId id) const;                         // the numbers of those that are there
  std::vector<NodeId> QuestionsOf(NodeId id, int entry) const;       // those that can be seen
  NodeId FindIn(NodeId id, int entry, std::string_view name) const;  // kNone when there is none, hidden or not
  bool CanAdd(NodeId id) const;                                      // also: one more entry still fits into a response
  bool CanRemove(NodeId id) const;
  bool IsFirst() const;
  bool IsLast() const;
  bool CompletesNow() const;                  // a trigger would end the survey here
  std::optional<double> SecondsLeft() const;  // of the time limit that runs out first; nullopt: none

  // Words, in the language of the session.
  std::string Title(NodeId id) const;
  std::string Say(const survey::Text& text, NodeId at = kNone) const;
  std::string SayHtml(const survey::Text& html, NodeId at = kNone) const;  // answers in it are escaped
  std::string SayChoice(NodeId id, const Offered& one) const;
  std::string SayItem(const Choice& item) const;
  std::string EntryTitle(NodeId id, int entry) const;
  std::string CommentCaption(NodeId id) const;
  std::string Display(NodeId id) const;                // the answer as it is read
  std::vector<std::string> Problems(NodeId id) const;  // errors first
  const survey::Text& CompletedHtml() const;           // empty when the survey has none of its own
  std::string NavigateTo() const;                      // an address with {names} filled in as values; "" for none
  std::string LinkWithoutAnswers() const;              // the same, "" when the address would carry an answer

  // What a visitor does. Each answer runs the rules that speak of it.
  void Answer(NodeId id, Value value);
  void Touch(NodeId id, Value value);  // the same by a finger on the question, which may turn the page
  void Comment(NodeId id, std::string text);
  void Type(NodeId id, const std::string& text);  // into a box with a mask
  bool Toggle(NodeId id, const Value& value);     // false: it has no effect
  bool ToggleAll(NodeId id);
  void Clear(NodeId id);
  bool AddEntry(NodeId id);
  void RemoveEntry(NodeId id, int entry);
  bool Validate(NodeId id);               // true when nothing blocks the way
  void See(NodeId id);                    // it has been on the screen
  void Skip(NodeId id);                   // no answer, and none is required until one is given
  void SkipRest(NodeId id, Value value);  // this part of an answer, and no more is required

  bool Next();  // false: problems, or nothing follows
  bool Previous();
  bool Start();
  bool Preview();
  void CancelPreview(NodeId page = kNone);
  bool Complete();
  void GoToPage(NodeId page);
  void Restart();

  void SetLocale(std::string locale) { state_.locale = std::move(locale); }
  void SetVariable(std::string_view name, Value value);
  void SetData(const std::string& name, Value value);  // also for a name that no question has
  void ClearData(const std::string& name);             // with its comment
  void Wait(double ms);                                // time passes: time limits, pages that turn by themselves
  double NextEvent() const;                            // ms until something happens by itself; infinity for never

  // Takes back the last answer or step, with all that followed from it. False when there is none left; the last 32
  // are kept.
  bool Undo();

  bool HasAnswers() const;    // that Finished would submit
  Response Finished() const;  // questions hidden now are left out

 private:
  void Remember();

  State state_;
  std::vector<State> past_;
};

}  // namespace session
