#include "shared/survey/regex.h"

#include <re2/re2.h>

namespace survey {
namespace {

constexpr std::size_t kMostBytes = 4096;        // of a pattern
constexpr std::int64_t kMostProgram = 1 << 20;  // bytes that RE2 may use for one

// The few spellings in which JavaScript and RE2 differ.
std::string ForRe2(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      const char next = pattern[++i];
      if (next == 'u' && i + 4 < pattern.size()) {
        out += "\\x{" + std::string(pattern.substr(i + 1, 4)) + "}";
        i += 4;
      } else if (next == '/' || next == '-' || next == '_') {
        out += next == '-' && in_class ? "\\-" : std::string(1, next);
      } else {
        out += c;
        out += next;
      }
    } else if (c == '(' && pattern.substr(i).starts_with("(?<") && i + 3 < pattern.size() && pattern[i + 3] != '=' &&
               pattern[i + 3] != '!') {
      out += "(?P<";
      i += 2;
    } else {
      if (c == '[' && !in_class)
        in_class = true;
      else if (c == ']')
        in_class = false;
      out += c;
    }
  }
  return out;
}

RE2::Options Options(bool ignore_case) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignore_case);
  options.set_max_mem(kMostProgram);
  return options;
}

}  // namespace

std::optional<bool> Matches(std::string_view pattern, bool ignore_case, std::string_view text) {
  if (pattern.size() > kMostBytes) return std::nullopt;
  const RE2 regex(ForRe2(pattern), Options(ignore_case));
  if (!regex.ok()) return std::nullopt;
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

std::string WhyNotARegex(std::string_view pattern) {
  if (pattern.size() > kMostBytes) return "longer than 4096 bytes";
  const RE2 regex(ForRe2(pattern), Options(false));
  return regex.ok() ? "" : regex.error();
}

bool IsEmail(std::string_view text) {
  static const RE2 kEmail(
      R"re(^([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*|".+")@([^<>()\[\]\\.,;:\s@"]+\.)+[^<>()\[\]\\.,;:\s@"]{2,}$)re");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kEmail);
}

}  // namespace survey
