#include "shared/opendata/words.h"

#include <algorithm>
#include <map>

#include "shared/report/write.h"

namespace opendata {
namespace {

using survey::Survey;
using survey::Text;
using Entry = Text::Entry;

const std::string* Find(const Text& text, std::string_view locale) {
  const auto found = std::ranges::find(text.all(), locale, &Entry::first);
  return found == text.all().end() ? nullptr : &found->second;
}

const std::map<std::string, Text, std::less<>>& OwnLabels() {
  static const std::map<std::string, Text, std::less<>> kLabels{
      {"all", Said("Everybody", "Visi")},
      {std::string(report::kAnsweredCode), Said("Answered", "Atbildēja")},
      {std::string(report::kSkippedCode), Said("Saw it and gave no answer", "Redzēja, bet neatbildēja")},
      {std::string(report::kStoppedCode), Said("Went no further than this question", "Tālāk par šo jautājumu negāja")},
      {std::string(report::kNotReachedCode), Said("Stopped before this question", "Apstājās pirms šī jautājuma")}};
  return kLabels;
}

const Text& WhatItIs() {
  static const Text kText = Said(
      "Counts of answers that people gave anonymously at kiosks, for each question, choice and group of people. The "
      "counts are protected by statistical disclosure control.",
      "Atbilžu skaits pa jautājumiem, izvēlēm un cilvēku grupām. Cilvēki atbildēja anonīmi kioskos. Skaitļi ir "
      "aizsargāti ar statistiskās izpaušanas kontroli.");
  return kText;
}

}  // namespace

Text Said(std::string_view en, std::string_view lv) {
  Text text;
  text.Set("en", std::string(en));
  text.Set("lv", std::string(lv));
  return text;
}

std::string_view SaidIn(const Text& text, std::string_view locale, const Survey& survey) {
  for (const std::string_view tag : {locale, survey::RootOf(locale)})
    if (const std::string* words = Find(text, tag)) return *words;
  const std::string* words = locale == survey.default_locale ? Find(text, "default") : nullptr;
  return words ? std::string_view(*words) : std::string_view();
}

std::vector<Entry> AllOf(const Text& text, const Survey& survey) {
  std::vector<Entry> all;
  for (const std::string& locale : survey.locales)
    if (const std::string_view words = SaidIn(text, locale, survey); !words.empty())
      all.emplace_back(locale, std::string(words));
  return all;
}

std::vector<Entry> TitlesOf(const Survey& survey) {
  std::vector<Entry> titles = AllOf(survey.title, survey);
  if (titles.empty()) titles.emplace_back("en", survey.id);
  return titles;
}

std::string TitleOf(const Source& source) {
  const std::string_view words = report::Words(source.survey.title, source.locale);
  return words.empty() ? source.survey.id : std::string(words);
}

std::vector<Entry> DescriptionsOf(const Survey& survey) {
  std::vector<Entry> all = AllOf(survey.description, survey);
  for (const auto& [locale, words] : WhatItIs().all()) {
    const auto own = std::ranges::find(all, locale, &Entry::first);
    if (own != all.end())
      own->second += "\n\n" + words;
    else if (locale == "en" || std::ranges::find(survey.locales, locale) != survey.locales.end())
      all.emplace_back(locale, words);
  }
  return all;
}

const Text& LabelOf(const report::Label& label) {
  const auto own = OwnLabels().find(label.code);
  return label.label.empty() && own != OwnLabels().end() ? own->second : label.label;
}

const Text& GateRule() {
  static const Text kRule = Said(
      "Of a group of fewer than 10 people who answered a question nothing of it is shown; where a group could be had by "
      "subtracting others, one more is hidden. A count below 2 is \"too few\", a count above n - 2 is \"nearly all\". "
      "Every other count, and n, is rounded at random to a multiple of 3. Numbers therefore do not add up exactly, and a "
      "count can exceed its n by a little.",
      "Ja uz jautājumu atbildēja mazāk nekā 10 grupas cilvēku, par šo grupu netiek rādīts nekas; ja grupu varētu "
      "iegūt atņemot, paslēpta ir vēl viena. Skaits, kas mazāks par 2, ir \"too few\" (pārāk maz), un skaits, kas "
      "lielāks par n - 2, ir \"nearly all\" (gandrīz visi). Visi citi skaitļi, arī n, ir nejauši noapaļoti līdz "
      "skaitļa 3 daudzkārtnim. Tāpēc skaitļi precīzi nesummējas, un skaits var nedaudz pārsniegt savu n.");
  return kRule;
}

std::string Attribution(const Source& source) {
  return "\"" + TitleOf(source) + "\", " + source.origin.publisher + ", " + source.origin.base_uri + ", CC BY 4.0 (" +
         std::string(kLicence) + ")";
}

}  // namespace opendata
