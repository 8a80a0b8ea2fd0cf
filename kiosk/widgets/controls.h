// Buttons and cards: what every screen is made of.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/widgets/canvas.h"

namespace widgets {

enum class Look { kPrimary, kPlain };

// A button with a label and, above or beside it, an emoji. True when tapped.
bool Button(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, Look look = Look::kPlain,
            std::string_view emoji = {}, bool enabled = true);

struct CardState {
  bool chosen = false;
  int number = 0;           // rank, shown as a badge; 0: none
  std::string badge;        // the number in the visitor's digits
  bool round_mark = false;  // one of many (round) rather than several (square)
  bool enabled = true;
};

// An answer as a picture card: emoji, or a photo where there is one, above; label below.
bool PictureCard(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, std::string_view emoji,
                 const CardState& state, float text_size, const platform::Texture* photo = nullptr);

// An answer as a row: mark or badge, emoji, label.
bool RowCard(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, std::string_view emoji,
             const CardState& state, float text_size);

// What a row card shows, somewhere else than where it is touched: while it is dragged.
void DrawRow(Canvas& canvas, Rect rect, std::string_view label, std::string_view emoji, const CardState& state,
             float text_size, bool held);

// The ground and the edge of a card; lit: it is chosen, or a finger is on it.
void CardFace(Canvas& canvas, Rect rect, bool lit, bool enabled = true);

// The tick that says, beside the colour, what is chosen.
void ChosenMark(Canvas& canvas, Rect rect);

// The style made smaller, down to that part of its size, until the words fit the room unbroken.
text::Style Fitting(Canvas& canvas, std::string_view words, text::Style style, Extent room, double smallest = .5);

// Height that a row card needs for its label at this width, and the width it leaves to the label.
float RowCardHeight(Canvas& canvas, float width, std::string_view label, std::string_view emoji, float text_size);
float RowCardLabelWidth(const Canvas& canvas, float width, std::string_view emoji, float text_size);

// Filled up to `part` (0…1).
void ProgressBar(Canvas& canvas, Rect rect, float part);

}  // namespace widgets
