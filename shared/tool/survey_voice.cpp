#include "shared/tool/survey_voice.h"

#include <algorithm>
#include <optional>

namespace tool {
namespace {

using survey::Finding;

constexpr std::size_t kMostNamed = 5;

// Questions that are only text on the screen: their title is what has to be heard. A name with '/' has no recording.
std::vector<std::string> Unrecorded(const survey::Survey& survey, const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const survey::Element* question : survey.questions) {
    if (!question->TakesInput()) continue;
    std::error_code none;
    const bool is_name = question->name.find('/') == std::string::npos && !question->name.starts_with('.');
    const auto file = folder / (question->name + ".title.ogg");
    if (!is_name || !std::filesystem::is_regular_file(file, none)) names.push_back(question->name);
  }
  return names;
}

std::string Listed(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) list += (i ? ", " : "") + names[i];
  return list + (names.size() > kMostNamed ? ", …" : "");
}

std::optional<Finding> About(const survey::Survey& survey, const std::string& locale,
                             const std::vector<i18n::Pack>& packs, const std::filesystem::path& sounds) {
  const auto pack = std::ranges::find(packs, locale, &i18n::Pack::tag);
  if (pack == packs.end())
    return Finding{Finding::Level::kNote, "", 0,
                   "no language pack speaks \"" + locale + "\": a kiosk does not offer it",
                   "docs/formats/language-pack.md says how to write one"};
  if (!pack->voice.empty()) return std::nullopt;
  const auto missing = Unrecorded(survey, sounds / locale);
  if (missing.empty()) return std::nullopt;
  return Finding{Finding::Level::kNote, "", 0,
                 "nobody says it in \"" + locale + "\": it has no voice, and " + std::to_string(missing.size()) +
                     " questions have no recording: " + Listed(missing),
                 "record sounds/" + locale + "/<question>.title.ogg beside the survey"};
}

}  // namespace

std::vector<Finding> CheckVoices(const survey::Survey& survey, const std::vector<i18n::Pack>& packs,
                                 const std::filesystem::path& sounds) {
  std::vector<Finding> findings;
  for (const std::string& locale : survey.locales)
    if (auto finding = About(survey, locale, packs, sounds)) findings.push_back(*std::move(finding));
  return findings;
}

}  // namespace tool
