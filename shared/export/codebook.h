// What the columns of an export are: one codebook for all formats, made from the survey's versions that were answered
// (docs/formats/export.md). Pure.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/survey.h"

namespace exporting {

// Why a cell holds no answer, where that is known. The numbers that stand for it differ from column to column only when
// an answer could be one of them: Variable::missing.
enum class Missing { kAny, kSkipped, kNotAsked };
inline constexpr std::size_t kMissings = 3;
std::string_view NameOf(Missing missing);  // "any", "skipped", "not asked"

struct Coded {
  double number = 0;
  std::string value;          // in the survey: "swing", "3", "true"
  survey::Text label;         // empty: the value says it
  std::vector<int> versions;  // of the survey that offer it, ascending
};

struct Variable {
  enum class Kind {
    kCode,    // one of `codes`
    kFlag,    // 1 chosen, 0 not: one choice of several
    kRank,    // 1 is the best; nothing when it was not ranked
    kNumber,  // as it was given
    kText,    // a date, a time, a result; never what a visitor wrote
  };

  // Latin letters, digits and "_", begins with a letter, at most 32 bytes, differs from the others in any case: valid in
  // SPSS, Stata, R and Python. Follows from the question's name (and the part's), so it stays.
  std::string name;
  std::string question;  // "" for what is no answer: round, version, helped, turned
  std::string part;      // the choice, row, item or entry that the column is for, "" for a whole answer
  survey::Text label;
  Kind kind = Kind::kText;
  std::vector<Coded> codes;
  std::array<int, kMissings> missing{-7, -8, -9};
  std::size_t width = 0;      // of a text: the most bytes that one has
  bool is_attribute = false;  // kAny: not given, or made coarse before it was released
  std::vector<int> versions;  // of the survey that ask it, ascending

  bool HasWords() const;  // do the codes say more than their numbers?
};
std::string_view NameOf(Variable::Kind kind);  // "code", "flag", "rank", "number", "text"

struct Codebook {
  std::string survey;
  survey::Text title;
  std::vector<std::string> locales;
  std::vector<int> versions;  // ascending
  std::vector<Variable> variables;
  std::vector<std::string> apart;  // free texts: sealed and exported apart from the answers
};

// What only the rows can tell; see Measure in decode.h. By question: "people", inside it "people.trips".
struct Found {
  struct Result {
    std::size_t widest = 0;  // bytes, of a number too
    bool is_text = false;    // one of them is neither a number nor a truth
  };
  std::map<std::string, std::size_t, std::less<>> entries;  // the most that one row has (dynamic matrix, panel)
  std::map<std::string, Result, std::less<>> results;       // of expressions, and of choices that are entries
  std::size_t round = 0;                                    // bytes of the longest round's name
  std::size_t text = 0;                                     // bytes of the longest free text
};

// "since version 3", "until version 1", "" when all versions of the codebook have it.
std::string NoteOf(const Codebook& codebook, const std::vector<int>& versions);

// The words in that language, or the nearest that there are (report::Words).
std::string LabelOf(const Variable& variable, std::string_view locale);
std::string LabelOf(const Coded& code, std::string_view locale);

}  // namespace exporting
