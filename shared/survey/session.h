// One visit to one survey: the answers so far, what is visible because of them, and where the visitor is.
// Lives in memory only and is destroyed with the visit; PRIVACY.md rule 1. Pure: no clock, no screen, no disk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/survey.h"

namespace survey {

// Why an answer cannot be taken. The words for the visitor are the language pack's ("problem.required", …).
enum class Problem { kRequired, kNumber, kMinimum, kMaximum, kTooMany, kTooFew, kTooLong, kEmail, kNotAChoice };

// A finished visit. Holds answers in clear: goes to privacy::Anonymise and nowhere else.
struct Response {
  const Survey* survey = nullptr;
  std::map<std::string, expression::Value, std::less<>> answers;  // visible and answered, without practice items;
                                                                  // the text of Other under "<question>-Comment"
  std::vector<std::string> skipped;                               // asked, seen, left without an answer
};

struct Progress {
  int current = 0;  // from 1
  int total = 0;    // questions visible now
};

class Session {
 public:
  // `survey` must outlive the session. Starts at the first visible question.
  Session(const Survey& survey, std::string locale);

  const Survey& survey() const { return *survey_; }
  const std::string& locale() const { return locale_; }
  void set_locale(std::string locale) { locale_ = std::move(locale); }

  // The question on the screen; nullptr when the visitor is past the last one.
  const Question* current() const;
  Progress progress() const;
  bool IsLast() const;  // nothing visible follows the current question
  bool CanGoBack() const;

  const expression::Value& AnswerTo(std::string_view question) const;  // undefined when there is none
  const std::string& CommentTo(std::string_view question) const;       // the text of Other

  // Takes the value as it is (an empty one removes the answer) and recomputes what is visible.
  // Choosing None drops the others and the reverse; a list never grows above max_selected. A choice that becomes
  // hidden is taken out of its answer; the text of Other goes with Other. An html screen takes no answer.
  void Answer(const Question& question, expression::Value value);
  void Comment(const Question& question, std::string text);

  // Taps on one choice: sets it, or for a multiple question adds or removes it (ranking: in the order of taps).
  // False when the tap has no effect because max_selected is reached.
  bool Toggle(const Question& question, const Choice& choice);
  bool IsChosen(const Question& question, const Choice& choice) const;

  bool IsVisible(const Question& question) const;
  std::vector<const Choice*> VisibleChoices(const Question& question) const;

  std::optional<Problem> Validate(const Question& question) const;

  // Moves on when the current answer is valid; otherwise says why not and stays.
  std::optional<Problem> Next();
  void Skip();  // removes the current answer and moves on, also past a required question
  void Back();

  // The title with {name} replaced by the shown text of that answer: "" when there is none yet. A name that no
  // question has stays as it stands.
  std::string TitleOf(const Question& question) const;
  std::string Piped(const Text& text) const;

  bool HasAnswers() const;  // that Finish would submit
  Response Finish() const;  // questions hidden now are left out

 private:
  friend base::Result<Response> FromData(const Survey& survey, const base::Json& data);

  std::size_t IndexOf(const Question& question) const;
  void Put(std::size_t index, expression::Value value);  // without the rules of a tap
  void Recompute();                // drops choices that are hidden now, then finds what is visible
  bool DropHiddenChoices();        // true when an answer changed
  bool Shows(const Choice& choice) const;
  std::size_t FirstVisible(std::size_t from) const;  // questions.size() when there is none
  void Show(std::size_t index);
  std::string Shown(const Question& question) const;  // the answer as it is read

  const Survey* survey_;
  std::string locale_;
  expression::Value::Object answers_;  // by question, also of those hidden now
  std::map<std::string, std::string, std::less<>> comments_;
  std::vector<bool> visible_;     // by question
  std::vector<std::size_t> path_; // indices of the questions already left, for Back
  std::size_t current_ = 0;       // index into questions; questions.size() when past the last
  std::vector<bool> seen_;
};

// The same path for answers keyed in from paper: `data` as SurveyJS would send it, {"question": value}.
// Every answer is validated as a tap would be, but none is required: paper can be left empty. kInvalid names the
// question, never the value: for an unknown, hidden or practice question and for what no tap could have given.
base::Result<Response> FromData(const Survey& survey, const base::Json& data);

}  // namespace survey
