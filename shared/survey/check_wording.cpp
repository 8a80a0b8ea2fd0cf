// Questions that are easily taken the wrong way: those that say "not", and those that ask two things at once.
//
// Lists of words in seven languages, not grammar: they miss much, and are kept short so that they are seldom wrong.
// "Or" is in none of them: "school or kindergarten" is one thing to whoever has a child at one of them.
#include <algorithm>
#include <array>
#include <span>

#include "shared/base/utf8.h"
#include "shared/expression/unicode.h"
#include "shared/survey/check_rules.h"

namespace survey {
namespace {

// In lower case; "нем*" is any word that begins so, "*n't" any that ends so.
using Words = std::span<const std::string_view>;

constexpr std::string_view kNotEn[] = {"not", "never", "cannot", "nobody", "nothing", "nowhere", "*n't", "*n’t"};
constexpr std::string_view kNotLv[] = {"nav",      "nekad",      "neviens", "nekas",   "neko",    "nekur",
                                       "nevar",    "nevari",     "nevarat", "nepatīk", "negribi", "negribat",
                                       "nevēlies", "nevēlaties", "neesi",   "neesat",  "nebija"};
constexpr std::string_view kNotLt[] = {"nėra", "niekada", "niekas",    "nieko",  "niekur",   "negali", "negalite",
                                       "nesi", "nesate",  "nepatinka", "nenori", "nenorite", "nebuvo", "ne"};
constexpr std::string_view kNotRu[] = {"не", "никогда", "никто", "ничего", "нигде", "нельзя"};
constexpr std::string_view kNotUk[] = {"не", "ніколи", "ніхто", "нічого", "ніде", "немає"};
constexpr std::string_view kNotAr[] = {"لا", "ليس", "ليست", "لست", "لستم", "لم", "لن"};
constexpr std::string_view kNotFa[] = {"نیست", "نیستی", "نیستید", "نیستند", "نداری", "ندارید", "هرگز", "هیچ", "نمی*"};

constexpr std::string_view kAndEn[] = {"and", "and/or"};
constexpr std::string_view kAndLv[] = {"un", "un/vai"};
constexpr std::string_view kAndLt[] = {"ir", "ir/ar", "ir/arba", "bei"};
constexpr std::string_view kAndRu[] = {"и", "и/или"};
constexpr std::string_view kAndUk[] = {"і", "й", "та", "і/або", "та/або"};
constexpr std::string_view kAndAr[] = {"و", "و/أو", "وكذلك", "وأيضا", "وأيضًا"};  // else a letter of the next word
constexpr std::string_view kAndFa[] = {"و", "و/یا", "همچنین"};

struct Language {
  std::string_view locale;
  Words negations, ands;
};
constexpr Language kLanguages[] = {
    {"en", kNotEn, kAndEn}, {"lv", kNotLv, kAndLv}, {"lt", kNotLt, kAndLt}, {"ru", kNotRu, kAndRu},
    {"uk", kNotUk, kAndUk}, {"ar", kNotAr, kAndAr}, {"fa", kNotFa, kAndFa},
};

constexpr std::size_t kFewWords = 3;  // "Why not?" is understood

// Between blanks, in lower case, without what is no letter at either end.
std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::u32string word;
  const auto end = [&] {
    while (!word.empty() && !expression::IsLetter(word.back())) word.pop_back();
    const auto first = std::ranges::find_if(word, expression::IsLetter);
    std::string bytes;
    for (auto at = first; at != word.end(); ++at) base::Append(bytes, *at);
    if (!bytes.empty()) words.push_back(std::move(bytes));
    word.clear();
  };
  for (const char32_t point : expression::CodePoints(expression::Lower(text)))
    if (point <= ' ' || point == 0xA0)
      end();
    else
      word += point;
  end();
  return words;
}

bool IsLike(std::string_view word, std::string_view pattern) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return word.ends_with(pattern.substr(1));
  return word == pattern;
}

// Where the words of a list stand: `"not" in "default", "не" in "ru"`. "" for nowhere.
std::string Found(const Text& title, Words Language::*list) {
  std::string found;
  for (const auto& [locale, text] : title.all()) {
    const std::string_view root = locale == "default" ? "en" : RootOf(locale);
    const auto language = std::ranges::find(kLanguages, root, &Language::locale);
    const std::vector<std::string> words = WordsOf(text);
    if (language == std::end(kLanguages) || words.size() <= kFewWords) continue;
    const auto word = std::ranges::find_if(words, [&](const std::string& one) {
      return std::ranges::any_of((*language).*list, [&](std::string_view pattern) { return IsLike(one, pattern); });
    });
    if (word != words.end()) found += (found.empty() ? "\"" : ", \"") + *word + "\" in \"" + locale + '"';
  }
  return found;
}

// One answer, so two things asked cannot be told apart.
bool TakesOneAnswer(const Element& question) {
  constexpr std::array kTypes = {Type::kRating,     Type::kBoolean,  Type::kSlider,
                                 Type::kRadioGroup, Type::kDropdown, Type::kButtonGroup};
  return std::ranges::find(kTypes, question.type) != kTypes.end() ||
         (question.type == Type::kMatrix && !question.multiple);
}

}  // namespace

void CheckWording(const Checked& checked, Findings& findings) {
  for (const Place& place : checked.walk.places()) {
    const Element& question = *place.element;
    if (!question.TakesInput()) continue;
    const auto warn = [&](std::string message, std::string hint) {
      findings.push_back({Finding::Level::kWarning, question.pointer, 0, std::move(message), std::move(hint)});
    };
    if (const std::string found = Found(question.title, &Language::negations); !found.empty())
      warn("the question says no: " + found,
           "many miss it, and yes and no change places: ask what is, and not what is not");
    if (!TakesOneAnswer(question)) continue;
    if (const std::string found = Found(question.title, &Language::ands); !found.empty())
      warn("it may ask two things at once: " + found,
           "who thinks differently of the two cannot answer: make two questions of it");
  }
}

}  // namespace survey
