// What survey::Check says of small surveys, one line a finding, for the tests of the check.
#pragma once

#include <string>

#include "tests/unit/shared/survey/support.h"

namespace test {

// Nothing is wrong with it but what a test adds.
inline const std::string kPublished =
    R"("kiosk": {"id": "x", "band": "12-17", "audience": "The council reads it in May."})";

// "warning /elements/0/visibleIf:1 message | hint\n…"
inline std::string Findings(const std::string& json) {
  std::string all;
  for (const survey::Finding& finding : survey::Check(json)) {
    const char* words[] = {"error", "warning", "web", "note"};
    all += std::string(words[static_cast<int>(finding.level)]) + " " + finding.pointer + ":" +
           std::to_string(finding.line) + " " + finding.message + " | " + finding.hint + "\n";
  }
  return all;
}

inline std::string FindingsOf(const std::string& elements, const std::string& settings = kPublished) {
  return Findings(Of(elements, settings));
}

inline bool HasNot(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) == std::string::npos);
  return text.find(part) == std::string::npos;
}

}  // namespace test
