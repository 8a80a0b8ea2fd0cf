// Languages, and small tables to draw.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/report/charts/chart.h"

namespace test {

inline charts::Language Speak(const char* tag) {
  auto language = charts::Language::Read(std::string(BALSS_SOURCE_DIR) + "/assets", tag);
  INFO((language ? "" : language.error().detail));
  REQUIRE(language);
  return *std::move(language);
}

// One question of a published table; counts by group, a row of JSON each: R"(24, [18, "too few", 6])".
inline report::GatedTable Table(const std::string& code, const std::vector<std::string>& rows,
                                const std::vector<std::string>& groups, const std::vector<std::string>& counts) {
  std::string labels, names, results;
  for (const std::string& row : rows)
    labels += (labels.empty() ? "" : ",") + (R"({"code":")" + row + R"(","label":{}})");
  for (std::size_t g = 0; g < groups.size(); ++g) {
    names += (g ? "," : "") + (R"({"code":")" + groups[g] + R"(","label":{}})");
    const std::size_t comma = counts[g].rfind(", [");
    results += (g ? "," : "") + (R"({"group":")" + groups[g] + R"(","n":)" + counts[g].substr(0, comma) +
                                 R"(,"counts":)" + counts[g].substr(comma + 2) + "}");
  }
  const std::string json = R"({"format":1,"survey":"s","round":"2026","title":{"en":"S"},"groups":[)" + names +
                           R"(],"questions":[{"code":")" + code + R"(","label":{"en":"How?"},"rows":[)" + labels +
                           R"(],"results":[)" + results + "]}]}";
  auto table = report::GatedTable::FromJson(json);
  INFO((table ? json : table.error().detail));
  REQUIRE(table);
  return *std::move(table);
}

}  // namespace test
