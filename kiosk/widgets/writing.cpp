#include "kiosk/widgets/writing.h"

#include <glib.h>

#include <algorithm>

#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/mask_typed.h"
#include "kiosk/widgets/numerals.h"
#include "shared/i18n/strings.h"
#include "shared/privacy/anonymise.h"

namespace widgets {
namespace {

constexpr float kNearlyFull = .9f;

bool IsNumber(const Field& field) { return field.allow_negative || field.allow_decimal; }

// "-" turns the sign, "." stands once; "0" does not lead.
std::string NumberAfter(const std::string& text, std::string_view key) {
  if (key == "-") return text.starts_with('-') ? text.substr(1) : "-" + text;
  if (key == "." || key == ",") return text.contains('.') ? text : text + (text.empty() || text == "-" ? "0." : ".");
  if (text == "0" || text == "-0") return text.substr(0, text.size() - 1) + std::string(key);
  return text + std::string(key);
}

Room RoomOf(const Field& field) { return {privacy::kTextBytes, field.max_length}; }

TextField Extended(const Field& field, const TextField& now, std::string_view more) {
  if (field.mask) {
    const std::string masked = more.size() == 1 ? MaskTyped(*field.mask, now.text, more[0]) : now.text;
    return {masked, masked.size()};
  }
  const bool sign = (more == "-" && field.allow_negative) || ((more == "." || more == ",") && field.allow_decimal);
  const bool digit = more.size() == 1 && more[0] >= '0' && more[0] <= '9';
  if (!sign && !(digit && IsNumber(field))) return Inserted(now, more, RoomOf(field));
  const std::string number = NumberAfter(now.text, more);
  if (field.max_length > 0 && g_utf8_strlen(number.c_str(), -1) > field.max_length) return now;
  return {number, number.size()};
}

TextField WithoutLast(const Field& field, const TextField& now) {
  if (!field.mask) return Erased(now);
  const std::string masked = MaskTyped(*field.mask, now.text, '\b');
  return {masked, masked.size()};
}

// "+371 29______": sign by sign, so that every open place can be counted; from left to right in every script.
void PlacesBox(Canvas& canvas, Rect inside, const Field& field) {
  const theme::Metrics& m = canvas.metrics();
  const MaskView view = ViewOf(*field.mask, field.text);
  inside = canvas.Mirrored(inside);
  text::Style style{.size = std::min(m.u(9), inside.h * .75f), .bold = true, .align = text::Align::kCentre};
  const auto width = [&](char c) { return c == ' ' ? .35f : g_ascii_isalnum(c) || c == '_' ? .72f : .5f; };
  float all = 0;
  for (const char c : view.shown) all += width(c);
  style.size = std::min(style.size, inside.w / std::max(1.f, all));
  canvas.StopMirroring();
  float x = inside.x + (inside.w - all * style.size) / 2;
  const float foot = inside.y + inside.h / 2 + style.size * .62f, bar = std::max(3.f, m.u(.7));
  for (std::size_t i = 0; i < view.shown.size(); ++i) {
    const char c = view.shown[i];
    const float w = width(c) * style.size;
    const std::string sign(1, c);
    const bool next = i == view.caret;
    const float thick = next ? bar * 1.7f : bar;
    if (c == '_')
      canvas.Fill({x + w * .1f, foot - thick, w * .8f, thick}, next ? theme::kPrimary : theme::kEdge, thick / 2);
    else
      canvas.Write({x - w / 2, inside.y, w * 2, inside.h}, field.numerals ? InDigits(*field.numerals, sign) : sign,
                   style);
    x += w;
  }
  canvas.ResumeMirroring();
}

// One number, large, in the visitor's digits. A mask has its own signs; its digits run from left to right
// too.
void NumberBox(Canvas& canvas, Rect inside, const Field& field) {
  constexpr std::string_view kCaret = "\u2502";
  std::string shown = field.text;
  if (field.mask) {
    shown = InDigits(*field.numerals, shown.insert(ViewOf(*field.mask, shown).caret, kCaret));
    if (canvas.rtl()) shown = "\u202D" + shown + "\u202C";
  } else {
    shown = InNumerals(*field.numerals, shown.append(kCaret));
  }
  text::Style style{.size = std::min(canvas.metrics().u(12), inside.h), .bold = true, .align = text::Align::kCentre};
  while (canvas.Measure(shown, style).w > inside.w && style.size > 10) style.size *= .92f;
  canvas.Write(inside, shown, style);
}

// The last tenth of the room fills a bar; when nothing more fits, words say so.
void RoomLeft(Canvas& canvas, Rect rect, float fullness, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const float sign = std::min(rect.h, m.u(8));
  canvas.Emoji({rect.x, rect.y, sign * 1.3f, rect.h}, "📝", sign);
  const Rect rest{rect.x + sign * 1.6f, rect.y, rect.w - sign * 1.6f, rect.h};
  if (fullness >= 1) {
    const std::string words = pack.Say(i18n::kKeyboardFull);
    text::Style style{.size = m.u(5.6), .color = theme::kQuietInk};
    while (canvas.Measure(words, style, rest.w).h > rest.h && style.size > 10) style.size *= .93f;
    return canvas.Write(rest, words, style);
  }
  const Rect bar{rest.x, rest.y + rest.h / 2 - m.u(1.2), rest.w, m.u(2.4)};
  canvas.Fill(bar, theme::kTrack, m.u(1.2));
  canvas.Fill({bar.x, bar.y, bar.w * (fullness - kNearlyFull) / (1 - kNearlyFull), bar.h}, theme::kPrimary, m.u(1.2));
}

}  // namespace

std::optional<std::size_t> TextBox(Canvas& canvas, Rect rect, const Field& field, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const bool places = field.mask && ViewOf(*field.mask, field.text).has_places;
  const bool words = !places && !field.numerals;
  const Press press = words ? canvas.Tappable("field", rect, field.placeholder) : Press::kNone;
  canvas.Fill(rect, theme::kCard, m.u(3));
  canvas.Edge(rect, theme::kPrimary, std::max(3.f, m.u(.8)), m.u(3));
  Rect inside = rect.Inset(std::min(m.u(4), rect.h * .16f));
  text::Style style{.size = m.u(7.2)};
  while (canvas.Measure(field.placeholder, style).h > inside.h && style.size > 10) style.size *= .95f;
  if (field.text.empty() && !places) {
    const text::Style quiet{.size = style.size, .color = theme::kQuietInk};
    canvas.WriteFromTop({inside.x + m.u(2), inside.y, inside.w - m.u(2), inside.h}, field.placeholder, quiet);
    canvas.Fill({inside.x, inside.y, std::max(3.f, m.u(.6)), style.size * 1.3f}, theme::kPrimary);
    return std::nullopt;
  }
  if (const float fullness = Fullness(field.text, RoomOf(field)); words && fullness >= kNearlyFull) {
    // Below the text, or beside it where there is one line only.
    const float h = field.one_line ? inside.h : m.u(8), w = field.one_line ? inside.w * .45f : inside.w;
    RoomLeft(canvas, {inside.right() - w, inside.bottom() - h, w, h}, fullness, pack);
    field.one_line ? inside.w -= w + m.u(2) : inside.h -= h;
  }
  canvas.StopNoting();
  std::optional<std::size_t> chosen;
  if (places) {
    PlacesBox(canvas, inside, field);
  } else if (field.numerals) {
    NumberBox(canvas, inside, field);
  } else {
    const std::size_t caret = CaretPlace(field.text, field.caret.value_or(field.text.size()));
    canvas.WriteAround(inside, field.text, style, caret);
    if (press == Press::kTapped) chosen = canvas.CaretAt(inside, field.text, style, caret, *canvas.Finger("field"));
  }
  canvas.ResumeNoting();
  return chosen;
}

std::optional<char> Pad(Canvas& canvas, Rect rect, const PadKeys& keys, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  rect = canvas.Mirrored(rect);
  // With both signs a fourth column holds them, and 0 is wide; with one it stands beside 0.
  const bool both = keys.negative && keys.decimal;
  const int columns = both ? 4 : 3;
  const float gap = m.u(3), width = (rect.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns),
              height = (rect.h - 3 * gap) / 4;
  const float size = std::min(height * .56f, m.u(12));
  const auto cell = [&](int column, int row, int wide = 1, int tall = 1) {
    return Rect{rect.x + static_cast<float>(column) * (width + gap), rect.y + static_cast<float>(row) * (height + gap),
                static_cast<float>(wide) * (width + gap) - gap, static_cast<float>(tall) * (height + gap) - gap};
  };
  std::optional<char> tapped;
  const auto key = [&](char sign, Rect place, const std::string& id, const std::string& label, bool enabled = true) {
    const bool digit = sign >= '0' && sign <= '9';
    if (Key(canvas, "key:" + id, place, label, sign == '\b' ? size * .6f : size, !digit, enabled, false,
            sign == '\b' ? "⌫" : "") == Press::kTapped)
      tapped = sign;
  };
  canvas.StopMirroring();  // as on a telephone, in every script
  for (int digit = 0; digit < 10; ++digit)
    key(static_cast<char>('0' + digit),
        digit == 0 ? (both ? cell(0, 3, 3) : cell(1, 3)) : cell((digit - 1) % 3, (digit - 1) / 3),
        std::to_string(digit), pack.Number(digit), keys.digits[static_cast<std::size_t>(digit)]);
  if (keys.negative) key('-', both ? cell(3, 2) : cell(0, 3), "-", "\u2212");
  if (keys.decimal) key('.', both ? cell(3, 3) : cell(0, 3), ".", DecimalMark(pack));
  key('\b', both ? cell(3, 0, 1, 2) : cell(2, 3), "erase", pack.Say(i18n::kKeyboardErase), keys.erase);
  canvas.ResumeMirroring();
  return tapped;
}

Typing NumberPad(Canvas& canvas, Rect rect, const Field& field, const i18n::Pack& pack) {
  PadKeys keys{.negative = field.allow_negative, .decimal = field.allow_decimal};
  if (field.mask &&
      (field.mask->kind == survey::Mask::Kind::kNumeric || field.mask->kind == survey::Mask::Kind::kCurrency)) {
    keys.negative = field.mask->allow_negative;
    keys.decimal = field.mask->precision > 0;
  }
  const auto key = Pad(canvas, rect, keys, pack);
  if (!key) return {};
  return {.written = Typed(field, std::string_view(&*key, 1)), .keys = {}};
}

TextField Typed(const Field& field, std::string_view typed) {
  TextField now{field.text, field.caret.value_or(field.text.size())};
  const std::vector<std::size_t> places = CaretPlaces(typed);
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const std::string_view one = typed.substr(places[i], places[i + 1] - places[i]);
    now = one == "\b" ? WithoutLast(field, now) : Extended(field, now, one);
  }
  return now;
}

}  // namespace widgets
