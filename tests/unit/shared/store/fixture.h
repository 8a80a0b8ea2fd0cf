// What the store's tests share: a survey, cheap sealed responses that can be recognised again, and a look
// into the file past the store.
#pragma once

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <map>
#include <string>
#include <vector>

#include "shared/base/file.h"
#include "shared/store/store.h"
#include "tests/support/temp_dir.h"

namespace test {

inline store::SurveyRow SurveyFile(std::string id, int version = 1) {
  std::string definition = "{\"id\":\"" + id + "\",\"version\":" + std::to_string(version) + "}";
  const base::Digest digest = base::Hash(definition);
  return {std::move(id), version, digest, std::move(definition)};
}

inline const store::SurveyRow kPlayground = SurveyFile("playground");

// The format's header and then noise that begins with "visit:<number>;": as good as sealed, and recognisable.
inline privacy::SealedResponse Part(int visit, privacy::Kind kind, privacy::Attributes attributes = {},
                                    const base::Digest& survey = kPlayground.digest) {
  base::SeededRandom random(static_cast<std::uint64_t>(visit) * 2 + static_cast<std::uint64_t>(kind));
  base::Bytes bytes(privacy::kSealedBytes);
  random.Fill(bytes);
  const std::string head = std::string("BLS1") + static_cast<char>(kind) + std::string(3, '\0');
  const std::string mark = "visit:" + std::to_string(visit) + ";";
  std::copy(head.begin(), head.end(), bytes.begin());
  std::copy(survey.begin(), survey.end(), bytes.begin() + 8);
  std::copy(mark.begin(), mark.end(), bytes.begin() + 40);
  return privacy::SealedResponse::FromBytes(std::move(bytes), attributes).value();
}

inline int VisitOf(const base::Bytes& bytes) {
  return std::atoi(std::string(bytes.begin() + 46, bytes.begin() + 56).c_str());
}

// One visit: its answers and `texts` free texts.
inline std::vector<privacy::SealedResponse> Visit(int visit, int texts = 0, privacy::Attributes attributes = {1, 1},
                                                  const base::Digest& survey = kPlayground.digest) {
  std::vector<privacy::SealedResponse> parts = {Part(visit, privacy::Kind::kAnswers, attributes, survey)};
  for (int i = 0; i < texts; ++i) parts.push_back(Part(visit, privacy::Kind::kText, {}, survey));
  return parts;
}

// A store with the playground survey and an open round.
inline store::Store Ready(const std::filesystem::path& file, base::Random& random, int slots = 100) {
  auto store = store::Store::Open(file, random, {.slots = slots, .create = true});
  REQUIRE(store);
  REQUIRE(store->AddSurvey(kPlayground));
  REQUIRE(store->OpenRound("playground", "2026-autumn"));
  return std::move(*store);
}

// How many slots hold a part of each visit, read by SQLite itself.
inline std::map<int, int> VisitsIn(const std::filesystem::path& file) {
  std::map<int, int> parts;
  sqlite3* database = nullptr;
  sqlite3_stmt* query = nullptr;
  REQUIRE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
  REQUIRE(sqlite3_prepare_v2(database, "SELECT sealed FROM slot WHERE state <> 0", -1, &query, nullptr) == SQLITE_OK);
  while (sqlite3_step(query) == SQLITE_ROW) {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(query, 0));
    ++parts[VisitOf(base::Bytes(bytes, bytes + sqlite3_column_bytes(query, 0)))];
  }
  sqlite3_finalize(query);
  sqlite3_close(database);
  return parts;
}

// What SQLite thinks of the file: "ok".
inline std::string Integrity(const std::filesystem::path& file) {
  std::string verdict;
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  const auto append = [](void* out, int, char** columns, char**) {
    *static_cast<std::string*>(out) += columns[0];
    return 0;
  };
  sqlite3_exec(database, "PRAGMA integrity_check", append, &verdict, nullptr);
  sqlite3_close(database);
  return verdict;
}

inline int Execute(const std::filesystem::path& file, const char* sql) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  const int result = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
  sqlite3_close(database);
  return result;
}

}  // namespace test
