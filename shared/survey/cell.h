// The cells of a grid over a picture, named as on a map: "A1" is the first of the first row, "B1" the one to its right.
#pragma once

#include <optional>
#include <string_view>

namespace survey {

inline constexpr int kMostCells = 8;  // across and down: a cell stays as large as a finger

struct Cell {
  int column = 0, row = 0;  // from 0
  bool operator==(const Cell&) const = default;
};

// nullopt for what is no letter with a number within kMostCells: "A0", "a1", "B12", "A01".
std::optional<Cell> CellNamed(std::string_view name);

}  // namespace survey
