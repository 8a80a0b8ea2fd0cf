#include "shared/report/charts/language.h"

#include <unicode/fmtable.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/numsys.h>
#include <unicode/strenum.h>

#include <memory>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/i18n/strings.h"
#include "shared/report/raw_table.h"
#include "shared/report/write.h"

namespace charts {
namespace {

using base::Code;
using base::Json;

// ICU's name of the numbering system that has these ten digits: "latn", "arab".
std::string NumberingOf(const std::vector<std::string>& digits) {
  std::string all;
  for (const std::string& digit : digits) all += digit;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(icu::NumberingSystem::getAvailableNames(error));
  while (names && U_SUCCESS(error)) {
    const char* name = names->next(nullptr, error);
    if (!name) break;
    const std::unique_ptr<icu::NumberingSystem> system(icu::NumberingSystem::createInstanceByName(name, error));
    std::string described;
    if (system && !system->isAlgorithmic()) system->getDescription().toUTF8String(described);
    if (described == all) return name;
  }
  return "latn";
}

std::string Joined(const std::vector<std::string>& families) {
  std::string all;
  for (const std::string& family : families) all += family + ",";
  return all + "Noto Sans,Noto Sans Arabic";
}

std::unique_ptr<icu::MessageFormat> Message(const std::string& text, const std::string& locale) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError where;
  auto message = std::make_unique<icu::MessageFormat>(icu::UnicodeString::fromUTF8(text), icu::Locale(locale.c_str()),
                                                      where, error);
  if (U_FAILURE(error)) message.reset();
  return message;
}

std::string Format(const icu::number::LocalizedNumberFormatter& format, double value) {
  UErrorCode error = U_ZERO_ERROR;
  std::string text;
  const auto formatted = format.formatDouble(value, error);
  if (U_SUCCESS(error)) formatted.toString(error).toUTF8String(text);
  return text;
}

}  // namespace

base::Result<Language> Language::Read(const std::filesystem::path& assets, std::string_view tag) {
  const std::string name(tag);
  if (name.empty() || name.find_first_of("/.\\") != std::string::npos)
    return base::Fail(Code::kUsage, "no language: " + name);
  const std::filesystem::path file = assets / "report" / (name + ".json");
  auto text = base::ReadFile(file, 1u << 20);
  if (!text) {
    text.error().hint = "assets/report has a file for each language of reports";
    return std::unexpected(text.error());
  }
  const auto pack = i18n::ReadPack(assets / "i18n" / (name + ".json"));
  if (!pack) return std::unexpected(pack.error());
  const auto json = base::ParseJson(*text);
  if (!json) return base::Fail(json.error().code, file.string() + ": " + json.error().detail);
  Language language;
  language.tag_ = name;
  language.rtl_ = pack->rtl;
  language.locale_ = name + "@numbers=" + NumberingOf(pack->digits);
  language.child_families_ = Joined(pack->fonts);
  for (const auto& [code, key] : {std::pair{"true", i18n::kQuestionYes},
                                  {"false", i18n::kQuestionNo},
                                  {"none", i18n::kQuestionNone},
                                  {"other", i18n::kQuestionOther},
                                  {"refused", i18n::kQuestionRefuse},
                                  {"dontknow", i18n::kQuestionDontKnow}})
    language.built_in_.emplace(code, pack->Say(key));
  try {
    language.families_ = Joined(json->at("fonts").get<std::vector<std::string>>());
    for (const auto& [key, one] : json->at("texts").items()) {
      const std::string words = one.get<std::string>();
      if (!Message(words, language.locale_))
        return base::Fail(Code::kInvalid, file.string() + ": " + key + " is no message of ICU's MessageFormat");
      language.texts_.emplace(key, words);
    }
  } catch (const Json::exception& error) {
    return base::Fail(Code::kInvalid, file.string() + ": " + error.what());
  }
  return language;
}

std::string Language::Say(std::string_view key, Arguments arguments) const {
  const auto message =
      Message(texts_.find(key) == texts_.end() ? texts_.at(std::string(key)) : texts_.find(key)->second, locale_);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size()))));
    if (const auto* number = std::get_if<long long>(&value)) {
      values.emplace_back(static_cast<std::int64_t>(*number));
    } else if (const auto* variant = std::get_if<Variant>(&value)) {
      values.emplace_back(icu::UnicodeString(variant->name.data(), static_cast<int>(variant->name.size()), US_INV));
    } else {
      const std::string& words = std::get<std::string>(value);
      values.emplace_back(icu::UnicodeString::fromUTF8(Isolated(words)));
    }
  }
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString said;
  message->format(names.data(), values.data(), static_cast<int>(names.size()), said, error);
  std::string text;
  return said.toUTF8String(text);
}

std::string Language::Isolated(std::string_view words) const {
  return rtl_ ? "\u2068" + std::string(words) + "\u2069" : std::string(words);
}

std::string Language::Number(double value, int decimals) const {
  return Format(icu::number::NumberFormatter::withLocale(icu::Locale(locale_.c_str()))
                    .roundingMode(UNUM_ROUND_HALFUP)
                    .precision(icu::number::Precision::fixedFraction(decimals)),
                value);
}

std::string Language::Percent(double share) const {
  return Format(icu::number::NumberFormatter::withLocale(icu::Locale(locale_.c_str()))
                    .unit(icu::NoUnit::percent())
                    .scale(icu::number::Scale::powerOfTen(2))
                    .roundingMode(UNUM_ROUND_HALFUP)
                    .precision(icu::number::Precision::integer()),
                share);
}

std::string Language::Count(const privacy::GatedCount& count) const {
  using enum privacy::GatedCount::Kind;
  switch (count.kind) {
    case kShown: return Number(count.rounded);
    case kTooFew: return Say("count.too_few");
    case kNearlyAll: return Say("count.nearly_all");
    case kNotAsked: return Say("count.not_asked");
  }
  return {};
}

std::string Language::Name(const report::Label& label) const {
  if (label.code == "all") return Say("group.all");
  if (label.code == report::kAnsweredCode) return Say("row.answered");
  if (label.code == report::kSkippedCode) return Say("row.skipped");
  if (label.code == report::kStoppedCode) return Say("row.stopped");
  if (label.code == report::kNotReachedCode) return Say("row.not_reached");
  const std::string_view words = report::Words(label.label, tag_);
  const std::string_view shown = words.empty() ? std::string_view(label.code) : words;
  if (shown.size() < 7 && !shown.empty() && shown.find_first_not_of("0123456789") == std::string_view::npos)
    // A step of a scale, or a year, in the digits of the language.
    return Format(icu::number::NumberFormatter::withLocale(icu::Locale(locale_.c_str())).grouping(UNUM_GROUPING_OFF),
                  std::stod(std::string(shown)));
  if (words.empty() || words == label.code)
    if (const auto own = built_in_.find(label.code); own != built_in_.end()) return own->second;
  return std::string(shown);
}

std::string Language::Quote(std::string_view words) const { return Say("quote", {{"words", std::string(words)}}); }

}  // namespace charts
