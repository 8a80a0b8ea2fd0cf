#include "kiosk/widgets/controls.h"

#include <algorithm>

#include "kiosk/widgets/image.h"

namespace widgets {
namespace {

float Radius(const Canvas& c) { return c.metrics().u(3.2); }
float Thin(const Canvas& c) { return std::max(2.f, c.metrics().u(0.45)); }
float Thick(const Canvas& c) { return std::max(4.f, c.metrics().u(1.1)); }

// The ground and edge of a card, and whether it was tapped. Held looks chosen: the finger sees that it is
// felt.
bool CardGround(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, const CardState& state) {
  const Press press = canvas.Tappable(id, rect, label, state.enabled);
  CardFace(canvas, rect, state.chosen || press == Press::kHeld, state.enabled);
  return press == Press::kTapped;
}

void Badge(Canvas& canvas, Rect rect, const std::string& number) {
  canvas.Disc(rect.x + rect.w / 2, rect.y + rect.h / 2, rect.w / 2, theme::kPrimary);
  canvas.Write(rect, number,
               {.size = rect.h * .62f, .bold = true, .color = theme::kOnPrimary, .align = text::Align::kCentre});
}

// Shape as well as colour says what is chosen.
void Mark(Canvas& canvas, Rect rect, const CardState& state) {
  if (state.number > 0) return Badge(canvas, rect, state.badge);
  const float radius = state.round_mark ? rect.w / 2 : rect.w * .22f;
  if (!state.chosen) {
    canvas.Fill(rect, theme::kCard, radius);
    return canvas.Edge(rect, theme::kEdge, Thin(canvas), radius);
  }
  canvas.Fill(rect, theme::kPrimary, radius);
  canvas.Tick(rect.Inset(rect.w * .08f), theme::kOnPrimary);
}

// In the corner of a picture card.
Rect MarkPlace(const Canvas& canvas, Rect card) {
  const float mark = canvas.metrics().u(9), edge = canvas.metrics().u(1.6);
  return {card.right() - mark - edge, card.y + edge, mark, mark};
}

// What a row card is made of, so that measuring and drawing agree.
struct RowParts {
  float pad, mark, gap, emoji;
  RowParts(const Canvas& c, std::string_view picture, float text_size)
      : pad(c.metrics().u(3.4)),
        mark(text_size * 1.15f),
        gap(c.metrics().u(3)),
        emoji(picture.empty() ? 0 : text_size * 1.7f) {}
  float label_x() const { return pad + mark + gap + (emoji > 0 ? emoji + gap : 0); }
};

}  // namespace

void CardFace(Canvas& canvas, Rect rect, bool lit, bool enabled) {
  canvas.Fill(rect, lit ? theme::kChosen : enabled ? theme::kCard : theme::kTrack, Radius(canvas));
  canvas.Edge(rect, lit ? theme::kChosenEdge : theme::kEdge, lit ? Thick(canvas) : Thin(canvas), Radius(canvas));
}

void ChosenMark(Canvas& canvas, Rect rect) { Mark(canvas, rect, {.chosen = true, .badge = {}, .round_mark = true}); }

text::Style Fitting(Canvas& canvas, std::string_view words, text::Style style, Extent room, double smallest) {
  for (const double least = style.size * smallest; style.size * .93f > least; style.size *= .93f)
    if (canvas.WordsFit(words, style, room.w) && canvas.Measure(words, style, room.w).h <= room.h) break;
  return style;
}

bool Button(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, Look look, std::string_view emoji,
            bool enabled) {
  const theme::Metrics& m = canvas.metrics();
  const Press press = canvas.Tappable(id, rect, label, enabled);
  const bool primary = look == Look::kPrimary && enabled;
  const theme::Color ground = !enabled                ? theme::kTrack
                              : primary               ? theme::kPrimary
                              : press == Press::kHeld ? theme::kChosen
                                                      : theme::kCard;
  canvas.Fill(rect, press == Press::kHeld && primary ? theme::kInk : ground, Radius(canvas));
  if (!primary && enabled) canvas.Edge(rect, theme::kEdge, Thin(canvas), Radius(canvas));

  text::Style style{.size = m.u(7.2),
                    .bold = true,
                    .color = primary ? theme::kOnPrimary : theme::kInk,
                    .align = text::Align::kCentre};
  const Rect inside{rect.x + m.still(3), rect.y + m.still(1.6), rect.w - m.still(6), rect.h - m.still(3.2)};
  const bool tall = !emoji.empty() && rect.h > m.still(26);
  const float picture = emoji.empty() ? 0
                        : tall        ? std::min(inside.h * .6f, m.still(34))
                                      : std::min(inside.h * .8f, m.still(10));
  const float beside = tall || label.empty() ? 0 : picture * 1.3f;  // what it takes from the width of the words
  Rect words{inside.x + beside, inside.y, inside.w - beside, inside.h};
  if (tall) {
    words.h = style.size * 1.7f;
    const float above = (inside.h - picture - words.h) / 2;
    canvas.Emoji({inside.x, inside.y + above, inside.w, picture}, emoji, picture);
    words.y = inside.y + above + picture;
  }
  // A long word in a small button gets smaller before it is broken.
  Extent line = canvas.Measure(label, style);
  for (int step = 0; step < 12; ++step, line = canvas.Measure(label, style)) {
    const bool two_lines =
        step >= 3 && canvas.WordsFit(label, style, words.w) && canvas.Measure(label, style, words.w).h <= words.h;
    if (line.w <= words.w || two_lines) break;
    style.size *= .92f;
  }
  if (!tall && picture > 0) {  // emoji and words stand in the middle together
    const float together = beside + std::min(line.w, words.w), left = inside.x + (inside.w - together) / 2;
    canvas.Emoji({label.empty() ? inside.x : left, inside.y, label.empty() ? inside.w : picture, inside.h}, emoji,
                 picture);
    words.x = left + beside;
    words.w = std::min(line.w, words.w) + 2;
  }
  const Line::Part before = canvas.part();
  canvas.SetPart(Line::Part::kWay);
  canvas.Write(words, label, style);
  canvas.SetPart(before);
  return press == Press::kTapped;
}

bool PictureCard(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, std::string_view emoji,
                 const CardState& state, float text_size, const platform::Texture* photo) {
  const bool tapped = CardGround(canvas, id, rect, label, state);
  const theme::Metrics& m = canvas.metrics();
  const Rect inside = rect.Inset(m.u(2));
  const Extent words = canvas.Measure(label, {.size = text_size, .align = text::Align::kCentre}, inside.w);
  if (photo) {
    DrawImage(canvas, {inside.x, inside.y, inside.w, inside.h - words.h - m.u(1)}, *photo);
    canvas.WriteFromTop(
        {inside.x, inside.bottom() - words.h, inside.w, words.h}, label,
        {.size = text_size, .color = state.enabled ? theme::kInk : theme::kQuietInk, .align = text::Align::kCentre});
    if (state.chosen) Mark(canvas, MarkPlace(canvas, rect), state);
    return tapped;
  }
  const float picture = std::min({inside.h - words.h - m.u(1), inside.w * .8f, m.u(36)});
  const float top = inside.y + (inside.h - picture - words.h - m.u(1)) / 2;
  canvas.Emoji({inside.x, top, inside.w, picture}, emoji, picture);
  canvas.WriteFromTop(
      {inside.x, top + picture + m.u(1), inside.w, words.h}, label,
      {.size = text_size, .color = state.enabled ? theme::kInk : theme::kQuietInk, .align = text::Align::kCentre});
  if (state.chosen || state.number > 0) Mark(canvas, MarkPlace(canvas, rect), state);
  return tapped;
}

float RowCardLabelWidth(const Canvas& canvas, float width, std::string_view emoji, float text_size) {
  const RowParts parts(canvas, emoji, text_size);
  return width - parts.label_x() - parts.pad;
}

float RowCardHeight(Canvas& canvas, float width, std::string_view label, std::string_view emoji, float text_size) {
  const RowParts parts(canvas, emoji, text_size);
  const Extent words = canvas.Measure(label, {.size = text_size}, RowCardLabelWidth(canvas, width, emoji, text_size));
  return std::max(words.h, parts.emoji) + 2 * canvas.metrics().u(2);
}

bool RowCard(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, std::string_view emoji,
             const CardState& state, float text_size) {
  const Press press = canvas.Tappable(id, rect, label, state.enabled);
  DrawRow(canvas, rect, label, emoji, state, text_size, press == Press::kHeld);
  return press == Press::kTapped;
}

void DrawRow(Canvas& canvas, Rect rect, std::string_view label, std::string_view emoji, const CardState& state,
             float text_size, bool held) {
  CardFace(canvas, rect, state.chosen || held, state.enabled);
  const RowParts parts(canvas, emoji, text_size);
  Mark(canvas, {rect.x + parts.pad, rect.y + (rect.h - parts.mark) / 2, parts.mark, parts.mark}, state);
  if (parts.emoji > 0)
    canvas.Emoji({rect.x + parts.pad + parts.mark + parts.gap, rect.y, parts.emoji, rect.h}, emoji, parts.emoji);
  canvas.Write({rect.x + parts.label_x(), rect.y, rect.w - parts.label_x() - parts.pad, rect.h}, label,
               {.size = text_size, .color = state.enabled ? theme::kInk : theme::kQuietInk});
}

void ProgressBar(Canvas& canvas, Rect rect, float part) {
  canvas.Fill(rect, theme::kTrack, rect.h / 2);
  canvas.Fill({rect.x, rect.y, std::max(rect.h, rect.w * std::clamp(part, 0.f, 1.f)), rect.h}, theme::kPrimary,
              rect.h / 2);
}

}  // namespace widgets
