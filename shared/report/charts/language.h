// What charts and reports say by themselves, in one language: assets/report/<tag>.json (docs/report.md), with direction,
// digits and fonts of the language pack of the same name. The words of a survey are the survey's. Immutable; shared by
// whatever draws in that language, from any thread.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shared/base/error.h"
#include "shared/privacy/disclosure.h"
#include "shared/report/label.h"

namespace charts {

// What stands for {name} in a text: a number is written in the language's digits and chooses plural forms; a Variant
// chooses among the forms of ICU's "select".
struct Variant {
  std::string_view name;
};
using Argument = std::variant<long long, std::string, Variant>;
using Arguments = std::initializer_list<std::pair<std::string_view, Argument>>;

class Language {
 public:
  // `assets` holds i18n/ and report/. kNotFound when the tag has no report file; kInvalid when one of the two is broken, or
  // a text is no message of ICU's MessageFormat.
  static base::Result<Language> Read(const std::filesystem::path& assets, std::string_view tag);

  const std::string& tag() const { return tag_; }
  bool rtl() const { return rtl_; }
  const std::string& families() const { return families_; }              // for Pango, best first
  const std::string& child_families() const { return child_families_; }  // for beginning readers: the pack's
  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

  // The text with its places filled. A key that the file lacks is our own mistake and ends the program's run
  // (std::out_of_range); tests hold every file against every key.
  std::string Say(std::string_view key, Arguments arguments = {}) const;
  std::string Number(double value, int decimals = 0) const;
  std::string Percent(double share) const;                    // 0…1
  std::string Count(const privacy::GatedCount& count) const;  // "18", "too few", "nearly all", "not asked"
  // What a group, row or question is called: its words in this language or as the survey says it, else the kiosk's (yes,
  // no, none), else its code.
  std::string Name(const report::Label& label) const;
  // Words of another direction that move nothing around them, where the language runs from the right.
  std::string Isolated(std::string_view words) const;
  // A text of the survey between the quotation marks of the language.
  std::string Quote(std::string_view words) const;

 private:
  Language() = default;

  std::string tag_, locale_, families_, child_families_;
  bool rtl_ = false;
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, std::string, std::less<>> built_in_;  // by code: "true" → "Yes", as the kiosk says it
};

}  // namespace charts
