// The rows of published rounds, for an export: those that the rounds' tables were counted from, and no others. What came
// later stays out for ever, so that two exports never show by their difference which rows came with one kiosk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/export/source.h"
#include "shared/tabulate/surveys.h"
#include "sync/endpoint/tabulate/rows_db.h"

namespace tabulate {

// Holds a read transaction on `rows`: what the worker opens or deletes meanwhile is not seen. Every function throws
// db::Failure when the database refuses.
class ReleasedRows final : public exporting::Source {
 public:
  // `round`: "" for all that are frozen. kState when none is, or this one is not; kNotFound when the file of a version
  // that was answered is not among the surveys. Both must outlive it.
  static base::Result<ReleasedRows> Open(RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                         std::string_view round, privacy::Kind kind);

  ReleasedRows(ReleasedRows&& other) noexcept;
  ReleasedRows(const ReleasedRows&) = delete;
  ReleasedRows& operator=(const ReleasedRows&) = delete;
  ReleasedRows& operator=(ReleasedRows&&) = delete;
  ~ReleasedRows() override;

  std::size_t rows() override { return count_; }
  std::vector<std::string> rounds() override { return rounds_; }
  std::vector<const survey::Survey*> versions() override { return versions_; }
  void ForEach(const std::function<bool(const exporting::Row&)>& visit) override;  // by (random) id

 private:
  ReleasedRows(RowsDb& rows, const Surveys& surveys, std::string_view survey, privacy::Kind kind);
  base::Result<void> Find(std::string_view round);

  RowsDb* rows_;
  const Surveys* surveys_;
  std::string survey_, round_;
  privacy::Kind kind_;
  std::vector<std::string> rounds_;
  std::vector<const survey::Survey*> versions_;
  std::size_t count_ = 0;
};

}  // namespace tabulate
