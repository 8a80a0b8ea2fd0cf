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

// Without its last grapheme, as far as combining marks and joiners tell.
std::string Shortened(const std::string& text) {
  const char* begin = text.c_str();
  const char* at = begin + text.size();
  while (at > begin) {
    at = g_utf8_find_prev_char(begin, at);
    const gunichar c = g_utf8_get_char(at);
    const bool joined = at > begin && g_utf8_get_char(g_utf8_find_prev_char(begin, at)) == 0x200D;
    if (!g_unichar_ismark(c) && c != 0x200D && !joined) break;
  }
  return {begin, at};
}

bool IsNumber(const Field& field) { return field.allow_negative || field.allow_decimal; }

// "-" turns the sign, "." stands once; "0" does not lead.
std::string NumberAfter(const std::string& text, std::string_view key) {
  if (key == "-") return text.starts_with('-') ? text.substr(1) : "-" + text;
  if (key == "." || key == ",")
    return text.contains('.') ? text : text + (text.empty() || text == "-" ? "0." : ".");
  if (text == "0" || text == "-0") return text.substr(0, text.size() - 1) + std::string(key);
  return text + std::string(key);
}

std::string Extended(const Field& field, std::string_view more) {
  if (field.mask) return more.size() == 1 ? MaskTyped(*field.mask, field.text, more[0]) : field.text;
  const bool sign =
      (more == "-" && field.allow_negative) || ((more == "." || more == ",") && field.allow_decimal);
  const bool digit = more.size() == 1 && more[0] >= '0' && more[0] <= '9';
  const std::string longer =
      sign || (digit && IsNumber(field)) ? NumberAfter(field.text, more) : field.text + std::string(more);
  const bool too_many = field.max_length > 0 && g_utf8_strlen(longer.c_str(), -1) > field.max_length;
  return too_many || longer.size() > privacy::kTextBytes ? field.text : longer;
}

std::string WithoutLast(const Field& field) {
  return field.mask ? MaskTyped(*field.mask, field.text, '\b') : Shortened(field.text);
}

bool Key(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, float size,
         bool dark = false, bool enabled = true) {
  const Press press = canvas.Tappable(id, rect, label, enabled);
  const theme::Metrics& m = canvas.metrics();
  canvas.Fill(rect, press == Press::kHeld ? theme::kChosen : dark ? theme::kTrack : theme::kCard, m.u(2));
  canvas.Edge(rect, enabled ? theme::kEdge : theme::kTrack, std::max(1.5f, m.u(.35)), m.u(2));
  text::Style style{
      .size = size, .color = enabled ? theme::kInk : theme::kEdge, .align = text::Align::kCentre};
  while (canvas.Measure(label, style).w > rect.w - m.u(1) && style.size > 10) style.size *= .9f;
  canvas.Write(rect, label, style);
  return press == Press::kTapped;
}

float KeyHeight(const theme::Metrics& m) { return std::max(m.mm(13), m.u(15)); }
float KeyGap(const theme::Metrics& m) { return m.u(1.6); }

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
      canvas.Fill({x + w * .1f, foot - thick, w * .8f, thick}, next ? theme::kPrimary : theme::kEdge,
                  thick / 2);
    else
      canvas.Write({x - w / 2, inside.y, w * 2, inside.h},
                   field.numerals ? InDigits(*field.numerals, sign) : sign, style);
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
  text::Style style{
      .size = std::min(canvas.metrics().u(12), inside.h), .bold = true, .align = text::Align::kCentre};
  while (canvas.Measure(shown, style).w > inside.w && style.size > 10) style.size *= .92f;
  canvas.Write(inside, shown, style);
}

// The end of the text is what is being written: when it does not fit, its beginning gives way.
void WordsBox(Canvas& canvas, Rect inside, const Field& field) {
  const text::Style style{.size = canvas.metrics().u(7.2)};
  const std::string shown = field.text + "\u2502";
  const std::size_t cut = canvas.TailThatFits(shown, style, inside.w, inside.h);
  canvas.WriteFromTop(inside, std::string_view(shown).substr(cut), style);
}

std::vector<std::vector<keyboard::Cap>> RowsOf(const keyboard::Layout& layout) {
  auto rows = layout.rows;
  if (!layout.marks.empty()) rows.insert(rows.begin(), layout.marks);
  return rows;
}

}  // namespace

void TextBox(Canvas& canvas, Rect rect, const Field& field) {
  const theme::Metrics& m = canvas.metrics();
  canvas.Fill(rect, theme::kCard, m.u(3));
  canvas.Edge(rect, theme::kPrimary, std::max(3.f, m.u(.8)), m.u(3));
  const Rect inside = rect.Inset(m.u(4));
  const bool places = field.mask && ViewOf(*field.mask, field.text).has_places;
  if (field.text.empty() && !places) {
    const text::Style style{.size = m.u(7.2), .color = theme::kQuietInk};
    // Some scripts' lines are higher than what a low box leaves inside its margins.
    const bool low = canvas.Measure(field.placeholder, style, inside.w).h > inside.h;
    if (low)
      canvas.Write({inside.x + m.u(2), rect.y, inside.w, rect.h}, field.placeholder, style);
    else
      canvas.WriteFromTop({inside.x + m.u(2), inside.y, inside.w, inside.h}, field.placeholder, style);
    return canvas.Fill({inside.x, inside.y, std::max(3.f, m.u(.6)), style.size * 1.3f}, theme::kPrimary);
  }
  canvas.StopNoting();
  if (places)
    PlacesBox(canvas, inside, field);
  else if (field.numerals)
    NumberBox(canvas, inside, field);
  else
    WordsBox(canvas, inside, field);
  canvas.ResumeNoting();
}

float KeysHeight(const Canvas& canvas, const keyboard::Layout& layout) {
  const theme::Metrics& m = canvas.metrics();
  const auto rows = static_cast<float>(RowsOf(layout).size() + 1);
  return rows * (KeyHeight(m) + KeyGap(m)) - KeyGap(m);
}

Typing Keys(Canvas& canvas, Rect rect, const Field& field, const keyboard::Layout& layout,
            bool several_layouts, bool shift, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const auto rows = RowsOf(layout);
  const float gap = KeyGap(m);
  const float height = (rect.h + gap) / static_cast<float>(rows.size() + 1) - gap;
  std::size_t longest = 10;
  for (const auto& row : rows) longest = std::max(longest, row.size());
  const float width = (rect.w + gap) / static_cast<float>(longest) - gap;
  const float size = std::min(height * .5f, m.u(8));
  Typing typing;

  canvas.StopMirroring();  // keyboards keep their sides in every script
  float y = rect.y;
  for (const auto& row : rows) {
    float x = rect.x + (rect.w - static_cast<float>(row.size()) * (width + gap) + gap) / 2;
    for (const keyboard::Cap& cap : row) {
      const std::string& letter = shift ? cap.capital : cap.small;
      if (Key(canvas, "key:" + cap.small, {x, y, width, height}, letter, size))
        typing.text = Extended(field, letter);
      x += width + gap;
    }
    y += height + gap;
  }
  // The last row: capitals, other layout, signs, space, erase.
  struct Wide {
    std::string id, label;
    float share;
  };
  const bool arabic_comma = pack.rtl;
  std::vector<Wide> wide{{"key:shift", pack.Say(i18n::kKeyboardShift), 2.2f}};
  if (several_layouts) wide.push_back({"key:layout", pack.Say(i18n::kKeyboardNextLayout), 1.8f});
  wide.insert(wide.end(), {{"key:,", arabic_comma ? "،" : ",", 1},
                           {"key:space", pack.Say(i18n::kKeyboardSpace), 3.0f},
                           {"key:.", ".", 1},
                           {"key:?", arabic_comma ? "؟" : "?", 1},
                           {"key:!", "!", 1},
                           {"key:erase", pack.Say(i18n::kKeyboardErase), 2.2f}});
  float shares = 0;
  for (const Wide& key : wide) shares += key.share;
  const float unit = (rect.w - gap * static_cast<float>(wide.size() - 1)) / shares;
  float x = rect.x;
  for (const Wide& key : wide) {
    const bool command = key.share != 1;
    if (Key(canvas, key.id, {x, y, unit * key.share, height}, key.label, command ? size * .75f : size,
            command)) {
      if (key.id == "key:shift")
        typing.shift = true;
      else if (key.id == "key:layout")
        typing.next_layout = true;
      else if (key.id == "key:erase")
        typing.text = WithoutLast(field);
      else
        typing.text = Extended(field, key.id == "key:space" ? " " : key.label);
    }
    x += unit * key.share + gap;
  }
  canvas.ResumeMirroring();
  return typing;
}

std::optional<char> Pad(Canvas& canvas, Rect rect, const PadKeys& keys, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  rect = canvas.Mirrored(rect);
  // With both signs a fourth column holds them, and 0 is wide; with one it stands beside 0.
  const bool both = keys.negative && keys.decimal;
  const int columns = both ? 4 : 3;
  const float gap = m.u(3),
              width = (rect.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns),
              height = (rect.h - 3 * gap) / 4;
  const float size = std::min(height * .56f, m.u(12));
  const auto cell = [&](int column, int row, int wide = 1, int tall = 1) {
    return Rect{rect.x + static_cast<float>(column) * (width + gap),
                rect.y + static_cast<float>(row) * (height + gap),
                static_cast<float>(wide) * (width + gap) - gap,
                static_cast<float>(tall) * (height + gap) - gap};
  };
  std::optional<char> tapped;
  const auto key = [&](char sign, Rect place, const std::string& id, const std::string& label,
                       bool enabled = true) {
    const bool digit = sign >= '0' && sign <= '9';
    if (Key(canvas, "key:" + id, place, label, sign == '\b' ? size * .6f : size, !digit, enabled))
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
  if (field.mask && (field.mask->kind == survey::Mask::Kind::kNumeric ||
                     field.mask->kind == survey::Mask::Kind::kCurrency)) {
    keys.negative = field.mask->allow_negative;
    keys.decimal = field.mask->precision > 0;
  }
  const auto key = Pad(canvas, rect, keys, pack);
  if (!key) return {};
  return {.text = *key == '\b' ? WithoutLast(field) : Extended(field, std::string(1, *key))};
}

std::string Typed(const Field& field, std::string_view typed) {
  Field now = field;
  for (std::size_t i = 0; i < typed.size();) {
    const std::size_t length = static_cast<std::size_t>(g_utf8_skip[static_cast<unsigned char>(typed[i])]);
    const std::string_view one = typed.substr(i, length);
    now.text = one == "\b" ? WithoutLast(now) : Extended(now, one);
    i += length;
  }
  return now.text;
}

}  // namespace widgets
