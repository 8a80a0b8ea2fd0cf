#include <algorithm>
#include <cmath>
#include <optional>

#include "kiosk/widgets/ink.h"
#include "kiosk/widgets/steps.h"

namespace widgets {
namespace {

// From cool to warm; neither red nor black, and never the only difference (palette of Okabe and Ito).
constexpr theme::Rgb kWarmth[] = {0x56B4E9, 0x4DBE95, 0xF0E442, 0xF2B134, 0xE08214};
theme::Rgb Warmth(double part) { return kWarmth[std::lround(part * (std::size(kWarmth) - 1))]; }

struct Steps {
  const std::vector<Item>& items;
  int chosen = -1;
  explicit Steps(const std::vector<Item>& all) : items(all) {
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].state.chosen) chosen = static_cast<int>(i);
  }
  int count() const { return static_cast<int>(items.size()); }
  std::optional<theme::Rgb> Fluid() const { return chosen < 0 ? std::nullopt : std::optional(Warmth(Part(chosen))); }
  double Part(int i) const { return count() > 1 ? double(i) / (count() - 1) : 1; }
};

// What stands on a step: its own picture or a face, and its words or number.
void Say(Canvas& canvas, Rect rect, const Item& item, bool faces, double part, bool beside) {
  const theme::Metrics& m = canvas.metrics();
  const bool pictured = faces || !item.emoji.empty();
  const bool words = !pictured || item.worded;
  const float size =
      pictured ? std::min({beside ? rect.h * .8f : rect.h * (words ? .55f : .95f), rect.w * .8f, m.u(24)}) : 0;
  Rect picture = rect, text = rect;
  if (beside) {
    picture.w = size * 1.2f;
    text = {rect.x + (pictured ? picture.w + m.u(3) : 0), rect.y, rect.w - (pictured ? picture.w + m.u(3) : 0), rect.h};
  } else {
    picture.h = size * 1.1f;
    text = {rect.x, rect.y + (pictured ? picture.h : 0), rect.w, rect.h - (pictured ? picture.h : 0)};
  }
  if (faces)
    canvas.Picture({picture.x + (picture.w - size) / 2, picture.y + (picture.h - size) / 2, size, size},
                   canvas.pictures().Face(part, static_cast<int>(size)), theme::kInk);
  else if (pictured)
    canvas.Emoji(picture, item.emoji, size);
  if (!words) return;
  const text::Style style{
      .size = m.u(8.4), .bold = true, .align = beside && pictured ? text::Align::kStart : text::Align::kCentre};
  canvas.Write(text, item.label, Fitting(canvas, item.label, style, {text.w, text.h}));
}

void Tube(Canvas& canvas, Rect rect, float radius, float edge) {
  canvas.Fill(rect, theme::kCard, radius);
  canvas.Edge(rect, theme::kEdge, edge, radius);
}

// Hollow: nothing has been said yet.
void Bulb(Canvas& canvas, float x, float y, float radius, std::optional<theme::Rgb> color, float edge) {
  canvas.Disc(x, y, radius, theme::kEdge);
  canvas.Disc(x, y, radius - edge, theme::kCard);
  if (!color) return;
  const float inner = radius - 2 * edge;
  InkFill(canvas.Mirrored({x - inner, y - inner, 2 * inner, 2 * inner}), *color, inner);
}

// The step that the finger means: one that was tapped, or while it drags the one below it.
template <class At>
const Item* Touched(Canvas& canvas, const Steps& steps, int i, Rect cell, bool& held, At at) {
  const Item& item = steps.items[static_cast<std::size_t>(i)];
  const Press press = canvas.Tappable(item.id, cell.Inset(1), item.label);
  held = press == Press::kHeld;
  if (const auto drag = canvas.Dragged(item.id)) {
    const Item& under = steps.items[static_cast<std::size_t>(std::clamp(at(drag->at), 0, steps.count() - 1))];
    return under.state.chosen ? nullptr : &under;
  }
  return press == Press::kTapped ? &item : nullptr;
}

const Item* Standing(Canvas& canvas, Rect area, const Rate& rate, const Steps& steps, float row) {
  const theme::Metrics& m = canvas.metrics();
  const int count = steps.count();
  const float edge = std::max(2.f, m.u(.8)), tube = m.u(15), bulb = m.u(13), below = bulb * 1.35f;
  const float total = row * static_cast<float>(count) + below, width = std::min(area.w, m.u(170));
  const float x = area.x + (area.w - width) / 2, top = area.y + (area.h - total) / 2,
              bottom = top + row * static_cast<float>(count);
  const Rect glass{x + bulb - tube / 2, top, tube, total - bulb};
  const float cards = x + 2 * bulb + m.u(6), widest = x + width - cards;
  const bool faces = rate.type == survey::RateType::kSmileys;
  const Item* touched = nullptr;
  std::vector<bool> held(static_cast<std::size_t>(count));
  for (int i = count - 1; i >= 0; --i) {
    bool finger = false;
    const Rect cell{x, top + row * static_cast<float>(count - 1 - i), width, row};
    const auto at = [&](Point p) { return count - 1 - static_cast<int>(std::floor((p.y - top) / row)); };
    if (const Item* item = Touched(canvas, steps, i, cell, finger, at)) touched = item;
    // The higher, the wider.
    const Rect card{cards, cell.y + row * .06f, widest * (.5f + .5f * static_cast<float>(steps.Part(i))), row * .88f};
    const bool lit = i == steps.chosen || finger;
    CardFace(canvas, card, lit);
    const float sign = i == steps.chosen ? std::min(row * .5f, m.u(10)) : 0;
    if (sign > 0) ChosenMark(canvas, {card.right() - sign - m.u(3), card.y + (card.h - sign) / 2, sign, sign});
    const Rect inside{card.x + m.u(3), card.y, card.w - m.u(6) - (sign > 0 ? sign + m.u(2) : 0), card.h};
    Say(canvas, inside, steps.items[static_cast<std::size_t>(i)], faces, steps.Part(i), true);
  }
  Tube(canvas, glass, tube / 2, edge);
  if (steps.chosen >= 0) {
    const float from = top + row * (static_cast<float>(count - 1 - steps.chosen) + .5f);
    InkFill(canvas.Mirrored({glass.x + 2 * edge, from, tube - 4 * edge, glass.bottom() - from}), *steps.Fluid(),
            tube / 2 - 2 * edge);
  }
  for (int i = 0; i < count; ++i)
    canvas.Fill(
        {glass.right() - tube * .4f, top + row * (static_cast<float>(i) + .5f) - edge / 2, tube * .4f + m.u(2.5), edge},
        theme::kEdge);
  Bulb(canvas, x + bulb, bottom + below - bulb, bulb, steps.Fluid(), edge);
  return touched;
}

const Item* Lying(Canvas& canvas, Rect area, const Rate& rate, const Steps& steps) {
  const theme::Metrics& m = canvas.metrics();
  const int count = steps.count();
  const float edge = std::max(2.f, m.u(.8)), tube = m.u(10), bulb = m.u(9);
  const float left = area.x + 2 * bulb + m.u(2),
              column = std::min((area.right() - left) / static_cast<float>(count), m.u(44));
  const float high = std::min(area.h, m.u(100)), top = area.y + (area.h - high) / 2, middle = top + high - bulb;
  const float tallest = middle - tube / 2 - m.u(3) - top;
  const bool faces = rate.type == survey::RateType::kSmileys;
  const Item* touched = nullptr;
  for (int i = 0; i < count; ++i) {
    bool finger = false;
    const Rect cell{left + column * static_cast<float>(i), top, column, high};
    const auto at = [&](Point p) { return static_cast<int>(std::floor((p.x - left) / column)); };
    if (const Item* item = Touched(canvas, steps, i, cell, finger, at)) touched = item;
    const float h = tallest * (.5f + .5f * static_cast<float>(steps.Part(i)));
    const Rect card{cell.x + column * .04f, top + tallest - h, column * .92f, h};
    CardFace(canvas, card, i == steps.chosen || finger);
    const float sign = std::min(column * .4f, m.u(8));
    if (i == steps.chosen)
      ChosenMark(canvas, {card.x + (card.w - sign) / 2, card.bottom() - sign - m.u(1.5), sign, sign});
    Say(canvas, {card.x + m.u(1), card.y + m.u(1), card.w - m.u(2), h - sign - m.u(3)},
        steps.items[static_cast<std::size_t>(i)], faces, steps.Part(i), false);
  }
  const Rect glass{area.x + bulb, middle - tube / 2, left - area.x - bulb + column * static_cast<float>(count), tube};
  Tube(canvas, glass, tube / 2, edge);
  if (steps.chosen >= 0)
    InkFill(canvas.Mirrored({glass.x, glass.y + 2 * edge,
                             left + column * (static_cast<float>(steps.chosen) + .5f) - glass.x, tube - 4 * edge}),
            *steps.Fluid(), tube / 2 - 2 * edge);
  for (int i = 0; i < count; ++i)
    canvas.Fill({left + column * (static_cast<float>(i) + .5f) - edge / 2, glass.y - m.u(2), edge, tube * .4f + m.u(2)},
                theme::kEdge);
  Bulb(canvas, area.x + bulb, middle, bulb, steps.Fluid(), edge);
  return touched;
}

}  // namespace

const Item* Thermometer(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items) {
  if (items.empty()) return nullptr;
  const theme::Metrics& m = canvas.metrics();
  // Words at the ends belong to the ends' own steps.
  std::vector<Item> said = items;
  if (!rate.low.empty() && !said.front().worded) said.front().label = rate.low, said.front().worded = true;
  if (!rate.high.empty() && !said.back().worded) said.back().label = rate.high, said.back().worded = true;
  const Steps steps(said);
  const float row = std::min((area.h - m.u(18)) / static_cast<float>(steps.count()), m.u(34));
  // In a wide area thin rows would leave most of it empty.
  const Item* touched = row >= std::max(m.mm(11), m.u(area.w > area.h * 1.5f ? 20 : 12))
                            ? Standing(canvas, area, rate, steps, row)
                            : Lying(canvas, area, rate, steps);
  return touched ? &items[static_cast<std::size_t>(touched - said.data())] : nullptr;
}

}  // namespace widgets
