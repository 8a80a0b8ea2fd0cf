// Where rows come from: one seam, so that no writer knows of a database and a test can make rows up.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "shared/export/decode.h"

namespace exporting {

// A set of rows that does not change while it is looked at: every walk gives the same rows in the same order, which says
// nothing about when anybody answered. Free texts and answers are two sources; nothing links them.
class Source {
 public:
  virtual ~Source() = default;
  virtual std::size_t rows() = 0;
  virtual std::vector<std::string> rounds() = 0;              // that have rows
  virtual std::vector<const survey::Survey*> versions() = 0;  // that have rows, the newest first; they outlive it
  // One row at a time, in memory that does not grow with them; `visit` ends the walk with false.
  virtual void ForEach(const std::function<bool(const Row&)>& visit) = 0;
};

}  // namespace exporting
