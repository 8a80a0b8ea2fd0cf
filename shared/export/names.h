// Names of columns that every statistics program takes. Private to export/, pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace exporting {

inline constexpr std::size_t kLongestName = 32;  // Stata's; SPSS would take 64 bytes

// Gives each column its name, in the order asked. A name depends on the words alone, not on the columns before it,
// unless two columns would get the same.
class Names {
 public:
  // "likes", "swing" → "likes_swing". What is not a Latin letter or digit becomes "_"; a name that lost letters by it,
  // is too long, or is taken ends in a hash of the words instead: "q_3fa91c". Reserved words get a "_".
  std::string Take(std::string_view words);

 private:
  bool IsFree(const std::string& name) const;

  std::set<std::string> taken_;  // in lower case, with the columns of labels beside them ("likes_label")
};

}  // namespace exporting
