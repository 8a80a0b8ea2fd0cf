// The pads for a PIN: to come in, and for a new one.
#include <fmt/format.h>

#include <algorithm>

#include "kiosk/screens/staff_parts.h"
#include "kiosk/widgets/writing.h"
#include "shared/staff/pin.h"

namespace screens {
namespace {

using widgets::Canvas;
using widgets::Rect;

std::string Clock(const i18n::Pack& pack, int seconds) {
  return Latin(fmt::format("{}:{}{}", pack.Number(seconds / 60), seconds % 60 < 10 ? pack.Number(0) : "",
                           pack.Number(seconds % 60)));
}

// One disc a digit, and one square a digit still to come: shape as well as colour says how far it is.
void Dots(Canvas& canvas, Rect row, std::size_t entered) {
  const float size = std::min(row.h, canvas.metrics().u(8)), step = size * 2;
  const float left = row.x + (row.w - step * static_cast<float>(staff::kPinDigits) + size) / 2;
  for (std::size_t i = 0; i < staff::kPinDigits; ++i) {
    const float x = left + static_cast<float>(i) * step, y = row.y + row.h / 2;
    if (i < entered)
      canvas.Disc(x + size / 2, y, size / 2, theme::kInk);
    else
      canvas.Fill({x, y - size * .08f, size, size * .16f}, theme::kEdge);
  }
}

struct PadModel {
  std::string emoji, title, line;
  std::size_t entered = 0;
  bool waits = false;
};

// Words above the pad, or beside it.
staff::Intent PinPad(Stage& stage, const PadModel& model, const i18n::Pack& pack) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Body(canvas);
  const Rect pad = m.portrait() ? Rect{body.x + body.w * .12f, body.y + body.h * .38f, body.w * .76f, body.h * .62f}
                                : Rect{body.x + body.w * .5f, body.y, body.w * .5f, body.h};
  const Rect words = m.portrait() ? Rect{body.x, body.y, body.w, pad.y - body.y - m.u(8)}
                                  : Rect{body.x, body.y, pad.x - body.x - m.u(8), body.h};
  const Rect dots{words.x, words.bottom() - m.u(14), words.w, m.u(14)};
  Message(canvas, {words.x, words.y, words.w, dots.y - words.y - m.u(4)}, model.emoji, model.title, {model.line});
  Dots(canvas, dots, model.entered);
  widgets::PadKeys keys{.erase = model.entered > 0};
  if (model.waits) keys.digits.reset();
  if (const auto key = widgets::Pad(canvas, pad, keys, pack))
    return *key == '\b' ? staff::Intent(staff::Erase{}) : staff::Digit{*key};
  return {};
}

}  // namespace

staff::Intent StaffPinPage(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack) {
  const auto wait = desk.wait();
  const std::string line = wait               ? pack.Say(i18n::kStaffWait, {{"time", Clock(pack, *wait)}})
                           : desk.was_wrong() ? pack.Say(i18n::kStaffWrong)
                                              : pack.Say(i18n::kStaffPinBody);
  return PinPad(stage, {wait ? "⏳" : "🔑", pack.Say(i18n::kStaffPin), line, desk.entered(), wait.has_value()}, pack);
}

staff::Intent StaffNewPin(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  using Hint = staff::Work::PinHint;
  const auto line = [&] {
    switch (work.pin_hint()) {
      case Hint::kFirst: return i18n::kStaffPinNewBody;
      case Hint::kAgain: return i18n::kStaffPinAgain;
      case Hint::kBad: return i18n::kStaffPinBad;
      case Hint::kDiffers: return i18n::kStaffPinDiffers;
    }
    return i18n::kStaffPinNewBody;
  }();
  const staff::Intent intent =
      PinPad(stage, {"🔑", pack.Say(i18n::kStaffMenuPin), pack.Say(line), work.entered(), false}, pack);
  return DrawStaffBar(stage, {{"back", i18n::kStaffBack}}, pack) == "back" ? staff::Intent(staff::Back{}) : intent;
}

}  // namespace screens
