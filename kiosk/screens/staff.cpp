#include "kiosk/screens/staff.h"

#include <fmt/format.h>

#include <algorithm>

#include "kiosk/screens/page.h"
#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/writing.h"
#include "shared/i18n/strings.h"
#include "shared/staff/pin.h"

namespace screens {
namespace {

using widgets::Button;
using widgets::Canvas;
using widgets::Look;
using widgets::Rect;

// Ids, codes and versions keep their order inside a sentence that is written from right to left.
std::string Latin(std::string_view text) { return fmt::format("\u2068{}\u2069", text); }

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

staff::Intent PinPad(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Body(canvas);
  // Words above the pad, or beside it.
  const Rect pad = m.portrait() ? Rect{body.x + body.w * .12f, body.y + body.h * .38f, body.w * .76f, body.h * .62f}
                                : Rect{body.x + body.w * .5f, body.y, body.w * .5f, body.h};
  const Rect words = m.portrait() ? Rect{body.x, body.y, body.w, pad.y - body.y - m.u(8)}
                                  : Rect{body.x, body.y, pad.x - body.x - m.u(8), body.h};
  const Rect dots{words.x, words.bottom() - m.u(14), words.w, m.u(14)};
  const auto wait = desk.wait();
  const std::string line = wait               ? pack.Say(i18n::kStaffWait, {{"time", Clock(pack, *wait)}})
                           : desk.was_wrong() ? pack.Say(i18n::kStaffWrong)
                                              : pack.Say(i18n::kStaffPinBody);
  Message(canvas, {words.x, words.y, words.w, dots.y - words.y - m.u(4)}, wait ? "⏳" : "🔑", pack.Say(i18n::kStaffPin),
          {line});
  Dots(canvas, dots, desk.entered());
  widgets::PadKeys keys{.erase = desk.entered() > 0};
  if (wait) keys.digits.reset();
  if (const auto key = widgets::Pad(canvas, pad, keys, pack))
    return *key == '\b' ? staff::Intent(staff::Erase{}) : staff::Digit{*key};
  return {};
}

// What the page says, a paragraph a line.
std::vector<std::string> Lines(const staff::Desk& desk, const i18n::Pack& pack, std::string_view version) {
  const staff::Health& health = desk.health();
  std::vector<std::string> lines;
  for (const staff::OpenRound& round : health.open)
    lines.push_back("📋  " +
                    pack.Say(i18n::kStaffRound, {{"survey", Latin(round.survey)}, {"round", Latin(round.name)}}));
  if (health.open.empty()) lines.push_back("🌙  " + pack.Say(i18n::kStaffNoRound));
  lines.push_back(
      "💌  " + pack.Say(i18n::kStaffUsed, {{"used", pack.Number(health.used)}, {"slots", pack.Number(health.slots)}}));
  lines.push_back("📤  " + pack.Say(i18n::kStaffWaiting, {{"count", pack.Number(health.waiting)}}));
  std::string codes;
  for (const std::string& code : desk.troubles()) codes += (codes.empty() ? "" : " ") + code;
  lines.push_back("🛠️  " + (codes.empty() ? pack.Say(i18n::kStaffNoTrouble)
                                               : pack.Say(i18n::kStaffTrouble, {{"codes", Latin(codes)}})));
  lines.push_back("⚙️  " + pack.Say(i18n::kStaffVersion, {{"version", Latin(version)}}));
  lines.push_back("🔒  " + pack.Say(i18n::kStaffSealed));
  return lines;
}

void Overview(Canvas& canvas, const staff::Desk& desk, const i18n::Pack& pack, std::string_view version) {
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Body(canvas);
  const std::vector<std::string> lines = Lines(desk, pack, version);
  // Many open rounds or a long name make it small: each line stays one.
  for (const double scale : {1.0, .9, .8, .7, .6, .5, .4, .3}) {
    const text::Style head{.size = m.u(12.5 * scale), .bold = true}, plain{.size = m.u(7.6 * scale)};
    const float gap = m.u(5 * scale), bar = m.u(6 * scale);
    float height = canvas.Measure(pack.Say(i18n::kStaffTitle), head, body.w).h + gap + bar;
    float width = 0;
    for (const std::string& line : lines) {
      const widgets::Extent extent = canvas.Measure(line, plain);
      height += gap + extent.h;
      width = std::max(width, extent.w);
    }
    if ((height > body.h || width > body.w) && scale > .3) continue;
    float y = body.y + canvas.WriteFromTop({body.x, body.y, body.w, 0}, pack.Say(i18n::kStaffTitle), head) + gap;
    const auto slots = static_cast<float>(std::max(1, desk.health().slots));
    widgets::ProgressBar(canvas, {body.x, y, body.w, bar}, static_cast<float>(desk.health().used) / slots);
    y += bar;
    for (const std::string& line : lines) y += gap + canvas.WriteFromTop({body.x, y + gap, body.w, 0}, line, plain);
    return;
  }
}

}  // namespace

Rect StaffCorner(const theme::Metrics& metrics) {
  const float side = metrics.mm(20);
  return {0, metrics.height() - side, side, side};
}

staff::Intent DrawStaff(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack, std::string_view version) {
  Canvas& canvas = *stage.canvas;
  const Rect bar = BottomBar(canvas);
  staff::Intent intent;
  switch (desk.page()) {
    case staff::Page::kClosed: return intent;
    case staff::Page::kNoPin:
      Message(canvas, Body(canvas), "🔑", pack.Say(i18n::kStaffPin),
              {pack.Say(i18n::kStaffNoPin), Latin("balss staff pin")});
      break;
    case staff::Page::kRefused:
      Message(canvas, Body(canvas), "🛠️", pack.Say(i18n::kStaffPin),
              {pack.Say(i18n::kStaffRefused, {{"code", Latin(desk.refusal())}})});
      break;
    case staff::Page::kPin: intent = PinPad(stage, desk, pack); break;
    case staff::Page::kOverview:
      Overview(canvas, desk, pack, version);
      if (Button(canvas, "restart", Part(canvas, bar, 0, 2), pack.Say(i18n::kStaffRestart))) return staff::Restart{};
      if (Button(canvas, "close", Part(canvas, bar, 1, 2), pack.Say(i18n::kStaffClose), Look::kPrimary))
        return staff::Close{};
      return intent;
  }
  if (Button(canvas, "close", Part(canvas, bar, 1, 3), pack.Say(i18n::kStaffClose))) return staff::Close{};
  return intent;
}

}  // namespace screens
