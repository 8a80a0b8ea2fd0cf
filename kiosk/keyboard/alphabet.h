// What letters a language has, as Unicode knows it: the alphabet and its order (CLDR, through ICU), and the letters
// that are other letters with marks (fontconfig knows which languages write them). Pure but for ICU's own data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace keyboard {

struct Alphabet {
  // Small letters in the language's own order; empty when CLDR does not know the language. In a script without
  // capitals the letters that head an index come first ("ا" to "ي"), their other forms ("أ", "ة", "ى") after them.
  std::vector<std::string> letters;
  std::string open_quote, close_quote;
};
Alphabet AlphabetOf(std::string_view language);

// Sorted as a dictionary of the language would.
void Sort(std::vector<std::string>& letters, std::string_view language);

// Letters of the same script that are this small one with a mark: those of `own` first, then those that most of the
// world's languages write.
std::vector<std::string> WithMarks(const std::string& letter, const std::vector<std::string>& own);

// The capital by Unicode, or `otherwise` where there is none.
std::string CapitalOf(const std::string& small, const std::string& otherwise);

bool SameScript(const std::string& a, const std::string& b);  // of letters; a sign of no script goes with all

}  // namespace keyboard
