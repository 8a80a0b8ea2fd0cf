// Where a name such as "family[0].bills[1].eur" leads: through entries, rows and items down to one question, and what
// is left of it inside that question's answer. Private to session/.
#pragma once

#include <optional>
#include <string_view>

#include "shared/session/state.h"

namespace session {

struct Place {
  NodeId question = kNone;
  std::string_view rest;  // "", "[0]", ".length"; of a matrix ".row"
};

// From a question on; `path` is what follows its name. Stays at the question where the path leads to none of its parts.
Place PlaceIn(const State& state, NodeId question, std::string_view path);

// From an entry, row or the items on; `path` begins with a name. nullopt when no question of it has that name.
std::optional<Place> PlaceInSlot(const State& state, NodeId holder, int slot, std::string_view path);

// "[1].x" → 1, and "x" is left. Without such a start nothing is taken away.
std::optional<int> TakeIndex(std::string_view& path);

}  // namespace session
