#include "shared/export/names.h"

#include <algorithm>
#include <array>

#include "shared/base/ascii.h"
#include "shared/base/bytes.h"

namespace exporting {
namespace {

// Of SPSS, Stata, R and Python; those that are reserved in lower case only are never used in another case either.
constexpr std::array<std::string_view, 66> kReserved = {
    "_all",    "all",      "and",   "as",       "assert",   "async",     "await",  "break", "by",     "byte",
    "class",   "continue", "def",   "del",      "double",   "elif",      "else",   "eq",    "except", "false",
    "finally", "float",    "for",   "from",     "function", "ge",        "global", "gt",    "if",     "import",
    "in",      "inf",      "int",   "is",       "lambda",   "le",        "long",   "lt",    "na",     "nan",
    "ne",      "next",     "none",  "nonlocal", "not",      "null",      "or",     "pass",  "raise",  "repeat",
    "return",  "strl",     "to",    "true",     "try",      "using",     "while",  "with",  "yield",  "str",
    "match",   "case",     "print", "type",     "list",     "nonmissing"};

constexpr std::size_t kHash = 6;

using base::IsDigit;
using base::IsLetter;

std::string Lower(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return name;
}

// Stata takes str1 … str2045 for its types.
bool IsReserved(const std::string& name) {
  const std::string lower = Lower(name);
  const bool type = lower.starts_with("str") && std::ranges::all_of(lower.substr(3), IsDigit);
  return type || std::ranges::find(kReserved, lower) != kReserved.end();
}

// Whether letters that no program takes were lost: "Вопрос 1" and "Ответ 1" must not become the same.
bool LosesLetters(std::string_view words) {
  return std::ranges::any_of(words, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string Plain(std::string_view words) {
  std::string name;
  for (const char c : words)
    if (IsLetter(c) || IsDigit(c))
      name += c;
    else if (!name.empty() && name.back() != '_')
      name += '_';
  while (name.ends_with('_')) name.pop_back();
  if (name.empty() || !IsLetter(name.front())) name = name.empty() ? "q" : "q_" + name;
  return IsReserved(name) ? name + '_' : name;
}

std::string Hashed(const std::string& plain, std::string_view words) {
  const std::string hash = base::ToHex(base::Hash(words)).substr(0, kHash);
  return plain.substr(0, kLongestName - kHash - 1) + '_' + hash;
}

}  // namespace

bool Names::IsFree(const std::string& name) const {
  return !taken_.contains(Lower(name)) && !taken_.contains(Lower(name) + "_label");
}

std::string Names::Take(std::string_view words) {
  std::string name = Plain(words);
  if (LosesLetters(words) || name.size() > kLongestName || !IsFree(name)) name = Hashed(name, words);
  for (int again = 2; !IsFree(name); ++again) name = Hashed(name, std::string(words) + '\0' + std::to_string(again));
  taken_.insert(Lower(name));
  taken_.insert(Lower(name) + "_label");
  return name;
}

}  // namespace exporting
