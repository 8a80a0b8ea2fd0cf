#include "shared/survey/text.h"

#include <algorithm>

namespace survey {

Text::Text(std::string plain) { Set("default", std::move(plain)); }

Text::Text(const std::map<std::string, std::string, std::less<>>& texts) {
  for (const auto& [locale, words] : texts) Set(locale, words);
}

void Text::Set(std::string_view locale, std::string words) {
  if (words.empty()) return;
  if (locale == "ua") locale = "uk";
  const auto place = std::ranges::lower_bound(texts_, locale, {}, &Entry::first);
  if (place != texts_.end() && place->first == locale)
    place->second = std::move(words);
  else
    texts_.emplace(place, std::string(locale), std::move(words));
}

const std::string* Text::Find(std::string_view locale) const {
  const auto found = std::ranges::find(texts_, locale, &Entry::first);
  return found == texts_.end() ? nullptr : &found->second;
}

const std::string& Text::For(std::string_view locale) const {
  static const std::string kNothing;
  if (texts_.empty()) return kNothing;
  const std::string* words = locale.empty() ? nullptr : Find(locale);
  if (!words && !locale.empty()) words = Find(RootOf(locale));
  if (!words) words = Find("default");
  if (!words && (locale.empty() || locale == "en")) words = Find("en");
  return words ? *words : kNothing;
}

bool Text::Has(std::string_view locale) const {
  return Find(locale) || Find(RootOf(locale)) || (locale == "en" && Find("default"));
}

std::string_view RootOf(std::string_view locale) {
  const std::string_view root = locale.substr(0, locale.find_first_of("-_"));
  return root == "ua" ? "uk" : root;
}

}  // namespace survey
