// Putting cards in order by dragging one of them: the others make room. Pure; drawing is in answers.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace widgets {

// The place whose middle is nearest to that of a card of the same size which was taken from place `from` and moved `by`.
std::size_t PlaceUnder(std::span<const Rect> places, std::size_t from, Point by);

// Where the card of place `i` stands while the one of `from` is held over `to`.
std::size_t PlaceOf(std::size_t i, std::size_t from, std::size_t to);

// The new order of the cards: for each place the card, by its old place, that stands there. `ranks`: each card's place
// from 1 in an order that taps have begun, 0 without one; cards that have one come first, then the dragged card takes
// place `to`.
std::vector<std::size_t> Reordered(std::span<const int> ranks, std::size_t from, std::size_t to);

}  // namespace widgets
