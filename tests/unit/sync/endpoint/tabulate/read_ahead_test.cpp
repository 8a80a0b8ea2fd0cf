#include "sync/endpoint/tabulate/read_ahead.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using tabulate::OpenedRow;
using tabulate::ReadAhead;
using tabulate::Visit;

namespace {

// Rows whose bodies are their numbers; how many were read.
int Walk(int rows, const Visit& visit) {
  OpenedRow row;
  for (int i = 0; i < rows; ++i) {
    row.opened.body = std::to_string(i);
    if (!visit(row)) return i + 1;
  }
  return rows;
}

}  // namespace

TEST_CASE("every row arrives once and in its order, however many there are") {
  for (const int rows : {0, 1, 511, 512, 513, 1024, 5000}) {
    CAPTURE(rows);
    int next = 0;
    ReadAhead([&](const Visit& visit) { Walk(rows, visit); },
              [&](const OpenedRow& row) {
                CHECK(row.opened.body == std::to_string(next));
                ++next;
                return true;
              });
    CHECK(next == rows);
  }
}

TEST_CASE("who has enough ends the reading, wherever it is") {
  for (const int enough : {1, 512, 513, 3000}) {
    CAPTURE(enough);
    int read = 0, used = 0;
    ReadAhead([&](const Visit& visit) { read = Walk(1'000'000, visit); },
              [&](const OpenedRow&) { return ++used < enough; });
    CHECK(used == enough);
    CHECK(read < enough + 3 * 512);
  }
}

TEST_CASE("what either side throws comes out") {
  const auto all = [](const OpenedRow&) { return true; };
  CHECK_THROWS_WITH(ReadAhead([](const Visit& visit) { Walk(700, visit), throw std::runtime_error("disk"); }, all),
                    "disk");
  CHECK_THROWS_WITH(ReadAhead([](const Visit& visit) { Walk(1'000'000, visit); },
                              [](const OpenedRow& row) {
                                if (row.opened.body == "600") throw std::runtime_error("stick");
                                return true;
                              }),
                    "stick");
}
