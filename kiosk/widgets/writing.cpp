#include "kiosk/widgets/writing.h"

#include <glib.h>

#include <algorithm>

#include "kiosk/widgets/controls.h"
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

std::string Extended(const Field& field, std::string_view more) {
  const std::string longer = field.text + std::string(more);
  const bool too_many = field.max_length > 0 && g_utf8_strlen(longer.c_str(), -1) > field.max_length;
  return too_many || longer.size() > privacy::kTextBytes ? field.text : longer;
}

bool Key(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, float size,
         bool dark = false) {
  const Press press = canvas.Tappable(id, rect, label);
  const theme::Metrics& m = canvas.metrics();
  canvas.Fill(rect, press == Press::kHeld ? theme::kChosen : dark ? theme::kTrack : theme::kCard, m.u(2));
  canvas.Edge(rect, theme::kEdge, std::max(1.5f, m.u(.35)), m.u(2));
  text::Style style{.size = size, .align = text::Align::kCentre};
  while (canvas.Measure(label, style).w > rect.w - m.u(1) && style.size > 10) style.size *= .9f;
  canvas.Write(rect, label, style);
  return press == Press::kTapped;
}

float KeyHeight(const theme::Metrics& m) { return std::max(m.mm(13), m.u(15)); }
float KeyGap(const theme::Metrics& m) { return m.u(1.6); }

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
  const text::Style style{.size = m.u(7.2)};
  if (field.text.empty()) {
    canvas.WriteFromTop({inside.x + m.u(2), inside.y, inside.w, inside.h}, field.placeholder,
                        {.size = m.u(7.2), .color = theme::kQuietInk});
    return canvas.Fill({inside.x, inside.y, std::max(3.f, m.u(.6)), style.size * 1.3f}, theme::kPrimary);
  }
  // The end of the text is what is being written: when it does not fit, its beginning gives way.
  const std::string shown = field.text + "\u2502";
  const std::size_t cut = canvas.TailThatFits(shown, style, inside.w, inside.h);
  canvas.WriteFromTop(inside, std::string_view(shown).substr(cut), style);
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
        typing.text = Shortened(field.text);
      else
        typing.text = Extended(field, key.id == "key:space" ? " " : key.label);
    }
    x += unit * key.share + gap;
  }
  canvas.ResumeMirroring();
  return typing;
}

Typing NumberPad(Canvas& canvas, Rect rect, const Field& field, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const float gap = m.u(3), width = (rect.w - 2 * gap) / 3, height = (rect.h - 3 * gap) / 4;
  const float size = std::min(height * .5f, m.u(11));
  Typing typing;
  canvas.StopMirroring();
  for (int i = 0; i < 12; ++i) {
    const Rect key{rect.x + static_cast<float>(i % 3) * (width + gap),
                   rect.y + static_cast<float>(i / 3) * (height + gap), width, height};
    if (i == 9) continue;
    if (i == 11) {
      if (Key(canvas, "key:erase", key, pack.Say(i18n::kKeyboardErase), size * .6f, true))
        typing.text = Shortened(field.text);
      continue;
    }
    const int digit = i == 10 ? 0 : i + 1;
    if (Key(canvas, "key:" + std::to_string(digit), key, pack.Number(digit), size))
      typing.text = Extended(field, std::to_string(digit));
  }
  canvas.ResumeMirroring();
  return typing;
}

std::string Typed(const Field& field, std::string_view typed) {
  Field now = field;
  for (std::size_t i = 0; i < typed.size();) {
    const std::size_t length = static_cast<std::size_t>(g_utf8_skip[static_cast<unsigned char>(typed[i])]);
    const std::string_view one = typed.substr(i, length);
    now.text = one == "\b" ? Shortened(now.text) : Extended(now, one);
    i += length;
  }
  return now.text;
}

}  // namespace widgets
