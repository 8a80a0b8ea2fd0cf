// Surveys for the tests of survey/: small ones, written where they are used.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "shared/survey/survey.h"

namespace test {

inline const std::string kKiosk = R"("kiosk": {"id": "test", "band": "8-11"})";

// A survey of these elements.
inline std::string Of(const std::string& elements, const std::string& kiosk = kKiosk) {
  return "{" + kiosk + ", \"elements\": [" + elements + "]}";
}

inline survey::Survey MustRead(const std::string& json) {
  auto read = survey::Read(json);
  if (!read) FAIL(base::Sentence(read.error()));
  return *std::move(read);
}

// The sentence of the error; "" when the survey reads.
inline std::string ErrorOf(const std::string& json) {
  const auto read = survey::Read(json);
  if (!read) CHECK(read.error().code == base::Code::kInvalid);
  return read ? "" : base::Sentence(read.error());
}

inline bool Has(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) != std::string::npos);
  return text.find(part) != std::string::npos;
}

}  // namespace test
