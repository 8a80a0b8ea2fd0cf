// A survey as the programs see it: read once from SurveyJS JSON (docs/formats/survey.md), never changed after.
// Pure data; the flow through it is survey/session.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/error.h"
#include "shared/expression/expression.h"

namespace survey {

// A text in several languages. Lookup: the locale, then its root ("ru-LV" → "ru"), then "default", then "en".
class Text {
 public:
  Text() = default;
  Text(std::string plain) { texts_.emplace("default", std::move(plain)); }
  explicit Text(std::map<std::string, std::string, std::less<>> texts) : texts_(std::move(texts)) {}

  const std::string& For(std::string_view locale) const;  // "" when there is none at all
  bool Has(std::string_view locale) const;                // said in that very language, or its root
  bool empty() const { return texts_.empty(); }
  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

enum class Type { kRating, kImagePicker, kBoolean, kRadioGroup, kCheckbox, kRanking, kComment, kText, kHtml };
enum class RateType { kLabels, kStars, kSmileys };
enum class InputType { kText, kNumber, kEmail };

struct Choice {
  expression::Value value;
  Text text;
  std::string emoji;  // "kiosk": {"emoji": …}: drawn as its picture; "" for none
  std::optional<expression::Expression> visible_if;
  bool is_none = false;   // choosing it drops the others
  bool is_other = false;  // asks for a text of its own, stored as "<question>-Comment"
};

// A page or a panel: what it hides, it hides with everything in it.
struct Group {
  std::string name;
  std::string pointer;  // JSON pointer in the file, for messages
  Text title;
  std::optional<expression::Expression> visible_if;
  int parent = -1;  // index into Survey::groups; -1 for a page
};

struct Question {
  std::string name;
  Type type = Type::kHtml;
  std::string pointer;  // JSON pointer in the file, for messages
  Text title;           // the name when the file gives none
  Text description;
  std::string emoji;
  int group = 0;  // index into Survey::groups
  std::optional<expression::Expression> visible_if;
  bool required = false;
  bool practice = false;  // never stored

  // Rating: one a step, ascending. Boolean: the true value, then the false one. Otherwise as in the file, then
  // None, then Other. Empty for texts and html.
  std::vector<Choice> choices;
  bool multiple = false;  // checkbox, imagepicker with multiSelect, ranking: the answer is a list
  int min_selected = 0;
  int max_selected = 0;  // 0: no limit
  RateType rate_type = RateType::kLabels;
  Text min_description, max_description;

  InputType input = InputType::kText;
  std::optional<double> min, max;
  int max_length = 0;  // characters; 0: only the response's own limit (privacy::kTextBytes)
  Text placeholder;
  Text html;

  bool IsText() const { return type == Type::kComment || type == Type::kText; }
  // A free text is sealed apart from the other answers (PRIVACY.md rule 7); numbers are not free texts.
  bool IsFreeText() const { return IsText() && input != InputType::kNumber; }
  const Choice* FindChoice(const expression::Value& value) const;  // nullptr when it is none of them
};

struct Survey {
  std::string id;        // kiosk.id: lower-case letters, digits and "-"
  int version = 1;       // kiosk.version
  base::Digest digest;   // of the file's bytes: which wording was answered
  Text title, description;
  std::vector<std::string> locales;  // languages in which the survey is said; "default" counts as "en"
  std::string default_locale;
  std::vector<Group> groups;
  std::vector<Question> questions;  // in the order of the file

  // The `kiosk` object.
  std::string band;                    // "5-7", "8-11", "12-17", "adult"
  std::string emoji;
  Text audience;                       // who will read it and when; shown before the first question
  std::vector<std::string> attributes; // names of at most two questions; PRIVACY.md rule 2
  int k = 5;                           // may only raise the floor of privacy/release

  bool ForChildren() const { return band != "adult"; }
  const Question* Find(std::string_view name) const;  // nullptr when there is none
};

// Reads the whole file or nothing. kInvalid names JSON pointer, line and what to do.
base::Result<Survey> Read(std::string_view json);

// What an author should know about a survey that can be read (`balss survey check`).
struct Finding {
  enum class Level { kError, kWarning, kNote } level;
  std::string pointer;
  int line = 0;
  std::string message;
  std::string hint;
};

// The reader's error, if any, as one finding; otherwise missing translations, cycles in conditions, conditions on
// unknown names, too many words for the age band, missing practice item, missing audience. Sorted by line.
std::vector<Finding> Check(std::string_view json);

}  // namespace survey
