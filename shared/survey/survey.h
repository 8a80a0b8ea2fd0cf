// A survey as the programs see it: read once from SurveyJS JSON (docs/formats/survey.md), never changed after.
// Pure data; answering it is survey/session.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/error.h"
#include "shared/survey/band.h"
#include "shared/survey/element.h"
#include "shared/survey/measure.h"

namespace survey {

struct Trigger {
  enum class Kind { kComplete, kSetValue, kCopyValue, kSkip, kRunExpression } kind = Kind::kComplete;
  Rule condition;
  std::string set_to, from, go_to;
  Value value;
  bool is_variable = false;
  Rule run;
};

struct CalculatedValue {
  std::string name;
  Rule expression;
  bool in_result = false;
};

struct ConditionalText {  // completedHtmlOnCondition, navigateToUrlOnCondition
  Rule condition;
  Text text;
};

struct Domain {  // what part of life a question is about, for reports
  std::string code;
  Text label;
};

struct Survey {
  std::string id;       // kiosk.id: lower-case letters, digits and "-"
  int version = 1;      // kiosk.version
  base::Digest digest;  // of the file's bytes: which wording was answered
  Text title, description;
  std::vector<std::string> locales;  // languages in which the survey is said; "default" counts as "en"
  std::string default_locale;
  std::string locale;  // the file's own "locale"; "" when it has none

  std::vector<std::unique_ptr<Element>> pages;
  // Every question that stands on a page or in a panel, in the order of the file; those inside repeating panels and
  // tables belong to their question. Points into `pages`.
  std::vector<const Element*> questions;

  // Flow.
  enum class Mode { kStandard, kSinglePage, kQuestionPerPage, kInputPerPage } mode = Mode::kStandard;
  enum class CheckErrors { kOnNextPage, kOnValueChanged, kOnComplete } check_errors = CheckErrors::kOnNextPage;
  enum class Progress { kPages, kQuestions, kRequiredQuestions, kCorrectQuestions } progress_type = Progress::kPages;
  enum class TitlePattern {
    kNumTitleRequire,
    kNumRequireTitle,
    kRequireNumTitle,
    kNumTitle
  } title_pattern = TitlePattern::kNumTitleRequire;
  bool show_progress = false, show_prev = true, show_complete = true, show_page_titles = true;
  bool first_page_is_start = false;
  bool auto_advance = false, auto_advance_completes = true;
  bool preview = false, preview_answered_only = false;
  bool display_only = false;  // readOnly
  ClearIfInvisible clear = ClearIfInvisible::kOnComplete;
  bool others_as_comment = true;
  int max_text_length = 0, max_comment_length = 0;  // 0: no limit
  bool show_timer = false;
  double time_limit = 0, page_time_limit = 0;  // seconds; 0: none
  Numbers numbers = Numbers::kOff;
  std::string start_index, required_mark = "*";
  Order order = Order::kInitial;
  std::vector<Trigger> triggers;
  std::vector<CalculatedValue> calculated;
  Text completed_html, start_text, next_text, prev_text, complete_text, preview_text, edit_text;
  std::vector<ConditionalText> completed_html_on;
  std::string navigate_to;
  std::vector<ConditionalText> navigate_on;

  // The `kiosk` object.
  Band band = Band::kAdult;  // who is asked; a file that names none is not fit for a kiosk
  std::string emoji;
  Text audience;                        // who will read it and when; shown before the first question
  std::vector<std::string> attributes;  // names of at most two questions; PRIVACY.md rule 2
  std::vector<Domain> domains;
  std::vector<Measure> measures;
  bool alphabet_keyboard = false;  // keys in the order of the alphabet, for early readers
  int k = 5;                       // may only raise the floor of privacy/release

  bool ForChildren() const { return band != Band::kAdult; }
  const Element* Find(std::string_view name) const;  // a question; nullptr when there is none
};

// What an author should know about a survey file.
struct Finding {
  enum class Level {
    kError,  // cannot be published
    kWarning,
    kNotOnKiosk,  // works on the web only; the kiosk shows a neutral place or leaves it out
    kNote,
  } level;
  std::string pointer;
  int line = 0;
  std::string message;
  std::string hint;
  std::string kind{};  // of what SurveyJS's own loader reports: "incorrecttypeerror", …; else ""
};

// Reads as much as there is, as SurveyJS does: an unknown type, a rule that does not parse, a misspelt value are left
// out and found. kInvalid only for what is no JSON object.
struct Loaded {
  Survey survey;
  std::vector<Finding> findings;
};
base::Result<Loaded> Load(std::string_view json);

// Reads a survey that is fit for a kiosk, or nothing: the first error of Load, with JSON pointer, line and what to do.
base::Result<Survey> Read(std::string_view json);

// All findings of Load, and what a reader cannot see: missing translations, cycles in conditions, conditions on
// unknown names, too many words for the age band, missing practice item, missing audience. Sorted by line.
std::vector<Finding> Check(std::string_view json);

}  // namespace survey
