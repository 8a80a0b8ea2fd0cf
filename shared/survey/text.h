// A text in several languages, as a survey file says it. Plain data.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace survey {

// Lookup as in SurveyJS: the locale, then its root ("ru-LV" → "ru"), then "default". The key "en" counts only when
// the locale is en, or when nothing else is said. "" counts as missing; "ua" means "uk".
class Text {
 public:
  using Entry = std::pair<std::string, std::string>;  // locale, words

  Text() = default;
  explicit Text(std::string plain);
  explicit Text(const std::map<std::string, std::string, std::less<>>& texts);
  void Set(std::string_view locale, std::string words);

  // "" when the file says nothing that this locale may read.
  const std::string& For(std::string_view locale) const;
  bool Has(std::string_view locale) const;  // said in that very language, or its root
  bool empty() const { return texts_.empty(); }
  const std::vector<Entry>& all() const { return texts_; }

 private:
  const std::string* Find(std::string_view locale) const;

  std::vector<Entry> texts_;  // in the order of their locales
};

// "ru-LV" → "ru"; "uk" for "ua".
std::string_view RootOf(std::string_view locale);

}  // namespace survey
