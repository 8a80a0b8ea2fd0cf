// The published rounds, read once each: a published table never changes. One thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/report/gated_table.h"
#include "shared/survey/survey.h"
#include "sync/endpoint/db/database.h"

namespace web {

struct Round {
  std::string survey, name;
  int day = 0;  // of its publication, since 1970; 0: not known
  std::shared_ptr<const report::GatedTable> table;
  const survey::Survey* definition = nullptr;  // the newest version that was answered, where its file is known
};

// The survey whose file has this digest, for as long as the library lives; nullptr when the file is not there.
using FindSurvey = std::function<const survey::Survey*(const base::Digest&)>;

class Library {
 public:
  // Looks for what was published since the last time. A table that cannot be read is left out. Throws db::Failure.
  void Refresh(db::Database& database, const FindSurvey& find);

  // By survey; a survey's rounds by year, then as they were published.
  const std::vector<Round>& rounds() const { return rounds_; }
  std::vector<std::string> Surveys() const;
  // Those of one survey, the newest last; empty when there is none.
  std::vector<const Round*> Of(std::string_view survey) const;
  const Round* Find(std::string_view survey, std::string_view round) const;  // nullptr: not published

 private:
  std::vector<Round> rounds_;
};

// As many people as answered the question that most of this group answered: what a table knows of how many took part.
privacy::GatedCount PeopleIn(const report::GatedTable& table, std::size_t group = 0);

// Whether anything of a group is shown.
bool IsReadable(const report::GatedTable& table, std::size_t group);

}  // namespace web
