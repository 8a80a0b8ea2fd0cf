// The keys of a keyboard, and the forms of a letter that a long press shows.
#include "kiosk/widgets/keys.h"

#include <algorithm>

#include "kiosk/widgets/writing.h"
#include "shared/i18n/strings.h"

namespace widgets {
namespace {

using Rows = std::vector<std::vector<keyboard::Cap>>;

float KeyGap(const theme::Metrics& m) { return m.u(1.6); }

Rows RowsOf(const Keyboard& keyboard) {
  if (keyboard.state.signs) return keyboard.signs->rows;
  Rows rows = keyboard.layout->rows;
  if (!keyboard.layout->marks.empty()) rows.insert(rows.begin(), keyboard.layout->marks);
  return rows;
}

struct Place {
  const keyboard::Cap* cap;
  Rect rect;
};

struct Grid {
  std::vector<Place> places;
  float width = 0, height = 0, gap = 0;  // of one key
};

Grid Arrange(const Canvas& canvas, Rect rect, const Rows& rows) {
  Grid grid;
  grid.gap = KeyGap(canvas.metrics());
  grid.height = (rect.h + grid.gap) / static_cast<float>(rows.size() + 1) - grid.gap;
  std::size_t longest = 10;
  for (const auto& row : rows) longest = std::max(longest, row.size());
  grid.width = (rect.w + grid.gap) / static_cast<float>(longest) - grid.gap;
  const float step = grid.width + grid.gap;
  float y = rect.y;
  for (const auto& row : rows) {
    float x = rect.x + (rect.w - static_cast<float>(row.size()) * step + grid.gap) / 2;
    for (const keyboard::Cap& cap : row) {
      grid.places.push_back({&cap, {x, y, grid.width, grid.height}});
      x += step;
    }
    y += grid.height + grid.gap;
  }
  return grid;
}

// Where the forms of a key's letter stand: above it, so that the finger hides none; in the top row on both sides of it,
// so that the field stays free.
std::vector<Place> FormsOf(const Grid& grid, Rect rect, const Place& key) {
  const bool top = key.rect.y < rect.y + grid.height / 2;
  const std::vector<keyboard::Cap>& more = key.cap->more;
  const float step = grid.width + grid.gap;
  const auto left = static_cast<int>((key.rect.x - rect.x + 1) / step);
  const auto right = static_cast<int>((rect.right() - key.rect.right() + 1) / step);
  const int columns = static_cast<int>(more.size()) + (top ? 1 : 0);
  int column = std::clamp(-(columns - 1) / 2, -left, std::max(-left, right - columns + 1));
  std::vector<Place> forms;
  for (const keyboard::Cap& cap : more) {
    if (top && column == 0) ++column;
    forms.push_back({&cap, key.rect});
    forms.back().rect.x += static_cast<float>(column++) * step;
    if (!top) forms.back().rect.y -= grid.height + grid.gap;
  }
  return forms;
}

bool Contains(const Rect& rect, Point p) {
  return p.x >= rect.x && p.x < rect.right() && p.y >= rect.y && p.y < rect.bottom();
}

bool Overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// The letters. A finger that stays on one sees its forms with marks: it slides to one of them, or lifts and taps it.
void Letters(Canvas& canvas, Rect rect, const Grid& grid, const Field& field, const KeyState& state, float size,
             Typing& typing) {
  const auto write = [&](const keyboard::Cap& cap) {
    typing.written = Typed(field, state.shift ? cap.capital : cap.small);
  };
  const auto open = std::ranges::find(grid.places, state.more, [](const Place& place) { return place.cap->small; });
  const bool is_open = !state.more.empty() && open != grid.places.end();
  const std::vector<Place> forms = is_open ? FormsOf(grid, rect, *open) : std::vector<Place>();
  const std::string open_id = "key:" + state.more;
  if (!forms.empty()) {
    const Rect first = forms.front().rect, last = forms.back().rect;
    const Rect around{first.x, first.y, last.right() - first.x, first.h};
    canvas.Fill(around.Inset(-grid.gap * .7f), theme::kPrimary, size * .3f);
  }

  for (const Place& place : grid.places) {
    const keyboard::Cap& cap = *place.cap;
    if (std::ranges::any_of(forms, [&](const Place& form) { return Overlap(form.rect, place.rect); })) continue;
    const std::string id = "key:" + cap.small;
    const bool lit = is_open && state.more == cap.small;
    const Press press = Key(canvas, id, place.rect, state.shift ? cap.capital : cap.small, size, false, true, lit);
    const float held = canvas.HeldFor(id);
    if (press == Press::kTapped && !(lit && held >= kLongPressSeconds)) write(cap);
    if (press != Press::kHeld || cap.more.empty() || lit) continue;
    // Also when the time is up: this may be the last pass of a picture that does not show the forms yet.
    canvas.LookAgainIn(std::max(0.f, kLongPressSeconds - held));
    if (held < kLongPressSeconds) continue;
    typing.keys = state;
    typing.keys->more = cap.small;
  }
  const auto finger = is_open ? canvas.Finger(open_id) : std::nullopt;
  const auto let_go = is_open ? canvas.LetGo(open_id) : std::nullopt;
  for (const Place& form : forms) {
    const std::string& letter = state.shift ? form.cap->capital : form.cap->small;
    const bool under = finger && Contains(form.rect, *finger);
    const Press press = Key(canvas, "more:" + form.cap->small, form.rect, letter, size, false, true, under);
    if (press == Press::kTapped || (let_go && Contains(form.rect, *let_go))) write(*form.cap);
  }
}

struct Command {
  std::string id, label;
  float share;
  std::string sign{};
};

std::vector<Command> Commands(const Keyboard& keyboard, const i18n::Pack& pack) {
  std::vector<Command> row;
  const bool signs = keyboard.state.signs;
  if (keyboard.layout->has_shift && !signs) row.push_back({"key:shift", pack.Say(i18n::kKeyboardShift), 2, "⇧"});
  const std::string digits = pack.Number(1) + pack.Number(2) + pack.Number(3);
  row.push_back({"key:signs", signs ? pack.Say(i18n::kKeyboardLetters) : digits, 1.5f});
  if (keyboard.several_layouts && !signs) row.push_back({"key:layout", pack.Say(i18n::kKeyboardNextLayout), 1.8f, "🌐"});
  const bool half = keyboard.layout->has_half_space && !signs;
  row.insert(row.end(), {{"key:,", pack.rtl ? "،" : ",", 1},
                         {"key:space", pack.Say(i18n::kKeyboardSpace), half ? 2 : 2.6f},
                         {"key:.", ".", 1},
                         {"key:?", pack.rtl ? "؟" : "?", 1},
                         {"key:!", "!", 1},
                         {"key:erase", pack.Say(i18n::kKeyboardErase), 2, "⌫"}});
  if (half) row.insert(row.end() - 4, {"key:half-space", pack.Say(i18n::kKeyboardHalfSpace), 1.8f});
  return row;
}

}  // namespace

Press Key(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, float size, bool dark, bool enabled,
          bool lit, std::string_view sign) {
  const Press press = canvas.Tappable(id, rect, label, enabled);
  const theme::Metrics& m = canvas.metrics();
  const bool chosen = lit || press == Press::kHeld;
  canvas.Fill(rect, chosen ? theme::kChosen : dark ? theme::kTrack : theme::kCard, m.u(2));
  const theme::Color edge = !enabled ? theme::kTrack : lit ? theme::kChosenEdge : theme::kEdge;
  canvas.Edge(rect, edge, std::max(1.5f, m.u(lit ? .7 : .35)), m.u(2));
  text::Style style{.size = size, .color = enabled ? theme::kInk : theme::kEdge, .align = text::Align::kCentre};
  const float room = rect.w - m.u(2), least = std::min(size, m.mm(theme::kSmallestLetters));
  while (canvas.Measure(label, style).w > room && style.size > least) style.size = std::max(least, style.size * .9f);
  if (!sign.empty() && canvas.Measure(label, style).w > room) label = sign, style.size = size;
  canvas.Write(rect, label, style);
  return press;
}

float KeysHeight(const Canvas& canvas, const Keyboard& keyboard) {
  const theme::Metrics& m = canvas.metrics();
  // Signs take the room of the letters, so that the field does not jump.
  const auto rows = static_cast<float>(keyboard.layout->rows.size() + (keyboard.layout->marks.empty() ? 1 : 2));
  return rows * (std::max(m.mm(15), m.u(15)) + KeyGap(m)) - KeyGap(m);
}

Typing Keys(Canvas& canvas, Rect rect, const Field& field, const Keyboard& keyboard, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const KeyState& state = keyboard.state;
  const Rows rows = RowsOf(keyboard);
  rect = canvas.Mirrored(rect);
  canvas.StopMirroring();  // keyboards keep their sides in every script
  const Grid grid = Arrange(canvas, rect, rows);
  const float size = std::min(grid.height * .5f, m.u(8));
  Typing typing;
  Letters(canvas, rect, grid, field, state, size, typing);

  const std::vector<Command> commands = Commands(keyboard, pack);
  float shares = 0;
  for (const Command& command : commands) shares += command.share;
  const float unit = (rect.w - grid.gap * static_cast<float>(commands.size() - 1)) / shares;
  Rect place{rect.x, rect.bottom() - grid.height, 0, grid.height};
  for (const Command& command : commands) {
    place.w = unit * command.share;
    const bool dark = command.share != 1, lit = command.id == "key:shift" && state.shift;
    const float label = dark ? std::max(size * .75f, std::min(grid.height * .7f, m.mm(theme::kSmallestLetters))) : size;
    if (Key(canvas, command.id, place, command.label, label, dark, true, lit, command.sign) == Press::kTapped) {
      KeyState next{state.shift, state.signs, ""};
      if (command.id == "key:shift") {
        next.shift = !state.shift, typing.keys = next;
      } else if (command.id == "key:signs") {
        next.signs = !state.signs, typing.keys = next;
      } else if (command.id == "key:layout") {
        typing.next_layout = true;
      } else if (command.id == "key:erase") {
        typing.written = Typed(field, "\b");
      } else if (command.id == "key:half-space") {
        typing.written = Typed(field, "\u200C");
      } else {
        typing.written = Typed(field, command.id == "key:space" ? " " : command.label);
      }
    }
    place.x = place.right() + grid.gap;
  }
  canvas.ResumeMirroring();
  return typing;
}

}  // namespace widgets
