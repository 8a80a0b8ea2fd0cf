#include "kiosk/widgets/coins.h"

#include <algorithm>

#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace widgets {
namespace {

// `count` of `coins` places are filled, in one line, or two where they are more than ten.
void Heap(Canvas& canvas, Rect rect, int coins, int count, bool show_gone) {
  const int lines = coins > 10 ? 2 : 1, in_line = (coins + lines - 1) / lines;
  const float size = std::min(rect.w / static_cast<float>(in_line), rect.h / static_cast<float>(lines));
  const float top = rect.y + (rect.h - size * static_cast<float>(lines)) / 2;
  for (int i = 0; i < (show_gone ? coins : count); ++i)
    canvas.Picture(
        {rect.x + static_cast<float>(i % in_line) * size, top + static_cast<float>(i / in_line) * size, size, size},
        canvas.pictures().Coin(i < count, static_cast<int>(size)), theme::kInk);
}

// A pot: picture, name, and what is in it.
void DrawPot(Canvas& canvas, Rect card, const Pot& pot, int coins, const std::string& number) {
  const theme::Metrics& m = canvas.metrics();
  const float pad = m.u(3), emoji = pot.emoji.empty() ? 0 : std::min(card.h * .68f, m.u(26));
  if (emoji > 0) canvas.Emoji({card.x + pad, card.y, emoji, card.h}, pot.emoji, emoji);
  const float digits = m.u(17);
  Rect words{card.x + pad + (emoji > 0 ? emoji + pad : 0), card.y, 0, card.h};
  words.w = card.right() - words.x - digits - pad;
  const bool tall = card.h > m.u(21);
  Rect tray = words;
  if (tall) {
    words.y += m.u(1);
    words.h = card.h * .46f;
    tray = {words.x, words.bottom(), words.w, card.bottom() - words.bottom() - m.u(3)};
  } else {
    words.w *= .42f;
    tray = {words.right() + m.u(2), card.y + m.u(1.5), tray.w - words.w - m.u(2), card.h - m.u(3)};
  }
  canvas.Write(words, pot.label, Fitting(canvas, pot.label, {.size = m.u(7.6), .bold = true}, {words.w, words.h}, .6));
  canvas.Fill(tray, theme::kTrack, m.u(2));
  Heap(canvas, tray.Inset(m.u(.8)), coins, pot.count, false);
  canvas.Write({card.right() - digits - pad / 2, card.y, digits, card.h}, number,
               {.size = std::min(m.u(12), card.h * .5f), .bold = true, .align = text::Align::kCentre});
}

bool Minus(Canvas& canvas, const std::string& id, Rect rect, const std::string& label, bool useful) {
  const Press press = canvas.Tappable(id, rect, label);
  CardFace(canvas, rect, press == Press::kHeld);
  const float w = std::min(rect.w, rect.h) * .42f, thick = std::max(4.f, rect.w * .09f);
  canvas.Fill({rect.x + (rect.w - w) / 2, rect.y + (rect.h - thick) / 2, w, thick},
              useful ? theme::kInk : theme::kTrack, thick / 2);
  return press == Press::kTapped;
}

}  // namespace

std::optional<std::vector<int>> Coins(Canvas& canvas, Rect area, const CoinsModel& model, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const int left = CoinsLeft(model), count = static_cast<int>(model.pots.size());
  const float gap = std::max(m.mm(2.5), m.u(3)), smallest = std::max(m.mm(11), m.u(15));

  // The purse: in a high area its words stand above the coins.
  const text::Style style{.size = m.u(8.4), .bold = true};
  const std::string words = pack.Say(i18n::kWidgetCoinsLeft, {{"count", pack.Number(left)}});
  const float room =
      canvas.Measure(pack.Say(i18n::kWidgetCoinsLeft, {{"count", pack.Number(model.coins)}}), style).w + 2;
  const bool high = m.portrait();
  const float heap_w = high ? area.w : area.w - room - m.u(6);
  const float heap_h = std::min(heap_w / static_cast<float>(std::min(model.coins, 10)), m.u(high ? 17 : 14)) *
                       (model.coins > 10 ? (high ? 1.8f : 1.4f) : 1);
  const float line = m.u(13), purse_h = high ? line + heap_h : std::max(line, heap_h);
  canvas.Write({area.x, area.y, room, high ? line : purse_h}, words, style);
  Heap(canvas,
       high ? Rect{area.x, area.y + line, heap_w, heap_h} : Rect{area.x + room + m.u(6), area.y, heap_w, purse_h},
       model.coins, left, true);

  const Rect list{area.x, area.y + purse_h + gap, area.w, area.h - purse_h - gap};
  const int most = std::max(1, static_cast<int>((list.h + gap) / (smallest + gap)));
  const int columns = (count + most - 1) / most, rows = (count + columns - 1) / columns;
  const float row_h = std::min((list.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows), m.u(46));
  const float column_w = (list.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float minus = std::max(m.mm(12), std::min(m.u(20), row_h)),
              top = list.y + (list.h - static_cast<float>(rows) * (row_h + gap) + gap) / 2;
  std::optional<std::vector<int>> asked;
  for (int i = 0; i < count; ++i) {
    const std::size_t at = static_cast<std::size_t>(i);
    const Pot& pot = model.pots[at];
    const Rect cell{list.x + static_cast<float>(i / rows) * (column_w + gap),
                    top + static_cast<float>(i % rows) * (row_h + gap), column_w, row_h};
    const Rect card{cell.x, cell.y, cell.w - minus - m.u(2.5), cell.h};
    const Press press = canvas.Tappable("coin:add:" + pot.id, card, pot.label, left > 0);
    CardFace(canvas, card, press == Press::kHeld);
    DrawPot(canvas, card, pot, model.coins, pack.Number(pot.count));
    if (press == Press::kTapped) asked = WithCoin(model, at, +1);
    if (Minus(canvas, "coin:take:" + pot.id, {card.right() + m.u(2.5), cell.y, minus, cell.h},
              pot.label + ". " + pack.Say(i18n::kWidgetCoinsTake), pot.count > 0))
      asked = WithCoin(model, at, -1);
  }
  return asked;
}

}  // namespace widgets
