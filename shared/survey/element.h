// What a survey is made of: pages, panels, questions, and the things inside questions. Plain data, read once from
// SurveyJS JSON (docs/formats/survey.md) and never changed after. Names are SurveyJS's, as are the defaults.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/expression/expression.h"
#include "shared/survey/text.h"

namespace survey {

using expression::Value;
using Rule = std::shared_ptr<const expression::Expression>;  // nullptr: there is none

// Under this key the text beside an answer stands in the data.
inline constexpr std::string_view kCommentSuffix = "-Comment";
inline std::string CommentKeyOf(std::string_view key) { return std::string(key).append(kCommentSuffix); }

enum class Type {
  kPage,
  kPanel,
  kRadioGroup,
  kDropdown,
  kButtonGroup,
  kCheckbox,
  kTagbox,
  kImagePicker,
  kImageMap,
  kRanking,
  kRating,
  kBoolean,
  kSlider,
  kText,
  kComment,
  kMultipleText,
  kSignaturePad,
  kFile,
  kMatrix,
  kMatrixDropdown,
  kMatrixDynamic,
  kPanelDynamic,
  kExpression,
  kHtml,
  kImage,
};
std::string_view NameOf(Type type);  // as in the file: "radiogroup"

enum class RateType { kLabels, kStars, kSmileys };
enum class InputType {
  kText,
  kNumber,
  kRange,
  kDate,
  kTime,
  kDateTime,
  kMonth,
  kWeek,
  kTel,
  kEmail,
  kUrl,
  kColor,
  kPassword
};
std::string_view NameOf(InputType type);  // "datetime-local"

enum class Special { kNo, kNone, kRefuse, kDontKnow, kOther, kSelectAll };

// A choice, a row or a column of a matrix, a step of a rating, an area of a picture.
struct Choice {
  Value value;
  Text text;          // empty: the value is read, or the built-in words of `special`
  std::string emoji;  // "kiosk": {"emoji": …}: drawn as its picture; "" for none
  Text image_link;
  Rule visible_if, enable_if;
  Special special = Special::kNo;
  bool is_exclusive = false;  // choosing it drops the others
  bool has_comment = false;   // asks for a text of its own
  bool comment_required = false;
  std::string shape;           // of an area: "rect", "circle", "poly"
  std::vector<double> coords;  // in pixels of the picture

  bool IsOther() const { return special == Special::kOther; }
  Text WordsOrValue() const;  // in no language when it is the value: a kiosk has words of its own for None and yes
};

// How a kiosk shows a question, beyond what SurveyJS has ("kiosk": {"widget": …}); the answer stays that of its type.
enum class Widget { kUsual, kCoins, kLadder, kThermometer, kPositive, kGrid, kWishes, kThumbs };

struct Validator {
  enum class Kind { kNumeric, kText, kRegex, kEmail, kExpression, kAnswerCount } kind = Kind::kNumeric;
  enum class Level { kError, kWarning, kInfo } level = Level::kError;
  Text text;
  std::optional<double> least, most;  // value, length or count
  bool allow_digits = true;
  std::string regex;
  bool ignore_case = false;
  Rule expression;
};

struct Mask {
  enum class Kind { kNone, kPattern, kNumeric, kCurrency, kDateTime } kind = Kind::kNone;
  std::string pattern;
  bool save_masked = false;
  std::string decimal = ".", thousands = ",";
  int precision = 2;
  bool allow_negative = true;
  std::string prefix, suffix;  // currency
  std::string min, max;        // numbers or ISO dates, as written

  bool IsNumber() const { return !save_masked && (kind == Kind::kNumeric || kind == Kind::kCurrency); }
  bool IsMoment() const { return !save_masked && kind == Kind::kDateTime; }
  bool IsMeasure() const { return IsNumber() || IsMoment(); }  // what is stored is a number or an ISO date, not a text
};

enum class ClearIfInvisible { kDefault, kNone, kOnComplete, kOnHidden, kOnHiddenContainer };
enum class Order { kInitial, kAscending, kDescending, kRandom };
enum class Total { kNone, kSum, kCount, kMin, kMax, kAvg };
enum class Numbers { kDefault, kOff, kOn, kOnPage, kOnPanel, kRecursive };

// How a number is written (ECMA-402's NumberFormat, as SurveyJS uses it).
struct NumberStyle {
  std::string style = "none";  // "none", "decimal", "currency", "percent", "date"
  std::string currency = "USD";
  int least_digits = -1, most_digits = -1;  // of the fraction; -1: as the style has it
  bool grouping = true;
};

struct Element {
  Type type = Type::kHtml;
  std::string name;
  std::string value_name;  // the key of its answer in the data; the name unless the file says otherwise
  std::string pointer;     // JSON pointer in the file, for messages
  Text title, description;
  std::string emoji;      // "kiosk": {"emoji": …}
  std::string domain;     // "kiosk": {"domain": …}: one of the survey's; a question has its page's; "" for none
  bool practice = false;  // "kiosk": {"practice": […]}: never stored
  Widget widget = Widget::kUsual;  // one that this question can carry
  int coins = 0;                   // of kCoins
  std::string picture;             // below a kGrid: a data URL
  bool title_hidden = false;
  bool show_number = true;

  bool visible = true, read_only = false, required = false;
  Rule visible_if, enable_if, required_if;
  Text required_error;

  // Page and panel.
  std::vector<std::unique_ptr<Element>> elements;
  Numbers numbers = Numbers::kDefault;
  std::string start_index;  // of question numbers
  std::string state;        // "collapsed", "expanded", …
  double time_limit = 0;    // seconds; 0: as the survey has it, -1: none
  Order order = Order::kInitial;

  // Question: its answer.
  Value default_value, correct_answer;
  Rule default_expression, set_value_if, set_value_expression, reset_value_if;
  ClearIfInvisible clear = ClearIfInvisible::kDefault;
  std::vector<Validator> validators;
  bool show_comment = false;
  Text comment_text, comment_placeholder;
  int max_length = -1;                                        // characters; 0: no limit; -1: as the survey has it
  bool shows_text_in_texts = true;                            // useDisplayValuesInDynamicTexts
  std::vector<std::pair<std::string, std::string>> bindings;  // property, name of an answer

  // Choices: as in the file, then the special ones. Rating: its steps. Boolean: the true one, then the false one.
  // Image map: its areas. Empty for texts.
  std::vector<Choice> choices;
  Rule choices_visible_if, choices_enable_if;
  Order choices_order = Order::kInitial;
  std::string choices_from;  // another question's name
  enum class From { kAll, kSelected, kUnselected } choices_from_mode = From::kAll;
  std::string choices_from_value, choices_from_text;  // members, when that question's answer is a list of objects
  bool hide_if_no_choices = false;
  bool multiple = false;                   // the answer is a list
  int min_selected = 0, max_selected = 0;  // 0: no limit
  std::optional<bool> others_as_comment;   // as the survey has it when absent
  Text other_error;
  bool select_to_rank = false;
  RateType rate_type = RateType::kLabels;
  Text min_description, max_description;
  bool swap_order = false;

  // Text, comment, slider.
  InputType input = InputType::kText;
  Value min, max;
  Rule min_expression, max_expression;
  Text min_error, max_error, step_error;
  std::optional<double> step;
  Text placeholder;
  Mask mask;
  bool range = false;  // slider with two ends
  std::optional<double> min_range, max_range;

  // Matrix: the rows; the columns are `columns` (plain), or `elements` with one question a column.
  std::vector<Choice> rows, columns;
  Rule rows_visible_if, columns_visible_if;
  bool each_row_required = false, each_row_unique = false, hide_if_no_rows = false;
  struct Column {  // beside elements[i] of a matrix with questions in its cells
    bool unique = false;
    Total total = Total::kNone;
    Rule total_expression;
    Text total_format;
    NumberStyle total_style;
  };
  std::vector<Column> cell_columns;

  // Repeating panel and dynamic matrix (entries are panels or rows); a multiple text has its items in `elements`.
  int entries = 0, min_entries = 0, max_entries = 100;
  Rule entries_expression;
  bool allow_add = true, allow_remove = true;
  std::string key_name;
  Text key_error, entry_title, no_entries_text, add_text, remove_text;
  Rule entry_visible_if;
  Value default_entry;
  bool copy_last_entry = false;
  bool carousel = false;

  // Expression, html, image.
  Rule expression;
  Text format;
  NumberStyle style;
  int precision = -1;
  Text html, image_link, alt_text;

  bool IsQuestion() const { return type != Type::kPage && type != Type::kPanel; }
  bool HasChoices() const;  // one or more of `choices` is the answer (not rating, not boolean)
  bool IsText() const { return type == Type::kComment || type == Type::kText; }
  bool IsNumber() const { return type == Type::kText && (input == InputType::kNumber || input == InputType::kRange); }
  // A free text is sealed apart from the other answers (PRIVACY.md rule 7); numbers, dates and times are not free texts.
  bool IsFreeText() const;
  bool IsComposite() const;  // holds questions of its own: matrix with cells, repeating panel, multiple text
  bool TakesInput() const;   // not html, image or expression
  Text TitleOrName() const;
  const Choice* FindChoice(const Value& value) const;  // nullptr when it is none of them
  const Choice* Other() const;                         // nullptr when there is none
};

}  // namespace survey
