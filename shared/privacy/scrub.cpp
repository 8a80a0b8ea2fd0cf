#include <re2/re2.h>

#include "shared/privacy/anonymise.h"

namespace privacy {
namespace {

constexpr char kGap[] = "[…]";

struct Rule {
  const char* pattern;
  const char* replacement;
};

// In this order: an e-mail address holds a domain, and what follows "/" in an address may be digits.
// \p{Nd} is a digit in any script; a visitor's phone number may be in Arabic or Devanagari digits.
constexpr Rule kRules[] = {
    // e-mail
    {R"((?i)[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+)", kGap},
    // web address: with a scheme or www., with a path, or ending in a usual top-level domain
    {R"((?i)\b(?:[a-z][a-z0-9+.\-]*://|www\.)\S+)", kGap},
    {R"((?i)\b(?:[a-z0-9\-]+\.)+[a-z]{2,}/\S*)", kGap},
    {R"((?i)\b(?:[a-z0-9\-]+\.)+(?:com|org|net|info|eu|lv|lt|ee|pl|ru|ua|de|fr|app)\b)", kGap},
    // @handle; the character before it stays
    {R"((^|[^\p{L}\p{N}_.])@[\p{L}\p{N}_.\-]*[\p{L}\p{N}_])", R"(\1[…])"},
    // seven digits or more, also in groups: phone, card, account, national number, date of birth
    {R"([+(]*\p{Nd}(?:[\p{Zs}\p{Pd}\p{Cf}./()]{0,3}\p{Nd}){6,})", kGap},
};

}  // namespace

std::string Scrub(std::string_view text) {
  static const auto* compiled = new std::vector<std::pair<std::unique_ptr<RE2>, const char*>>([] {
    std::vector<std::pair<std::unique_ptr<RE2>, const char*>> rules;
    for (const Rule& rule : kRules) rules.emplace_back(std::make_unique<RE2>(rule.pattern), rule.replacement);
    return rules;
  }());
  std::string scrubbed(text);
  for (const auto& [pattern, replacement] : *compiled) RE2::GlobalReplace(&scrubbed, *pattern, replacement);
  return scrubbed;
}

}  // namespace privacy
