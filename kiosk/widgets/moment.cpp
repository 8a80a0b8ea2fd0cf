#include "kiosk/widgets/moment.h"

#include <algorithm>
#include <vector>

#include "kiosk/widgets/numerals.h"
#include "kiosk/widgets/writing.h"
#include "shared/i18n/strings.h"

namespace widgets {
namespace {

struct Naming {
  const char* id;
  i18n::Key label;
};
Naming NamingOf(MomentPart part) {
  switch (part) {
    case MomentPart::kDay: return {"moment:day", i18n::kQuestionDay};
    case MomentPart::kMonth: return {"moment:month", i18n::kQuestionMonth};
    case MomentPart::kYear: return {"moment:year", i18n::kQuestionYear};
    case MomentPart::kHour: return {"moment:hour", i18n::kQuestionHour};
    case MomentPart::kMinute: return {"moment:minute", i18n::kQuestionMinute};
  }
  return {"", i18n::kQuestionDay};
}

MomentTouched Told(const MomentText& text) { return {text.iso(), text.partial()}; }

bool IsTime(MomentPart part) { return part == MomentPart::kHour || part == MomentPart::kMinute; }

// The fields of one line: a date, or a time.
struct Row {
  std::vector<std::size_t> parts;
  bool time = false;
};
std::vector<Row> RowsOf(const MomentText& text) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool time = IsTime(text.part(i));
    if (rows.empty() || rows.back().time != time) rows.push_back({{}, time});
    rows.back().parts.push_back(i);
  }
  return rows;
}

// Digits and open places one by one: a row of its own, from left to right in every script.
void Places(Canvas& canvas, Rect box, const MomentText& text, std::size_t i, float size, bool left_to_right,
            const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const std::string& digits = text.digits(i);
  const auto count = text.places(i);
  const float w = std::min(size * .8f, box.w * .86f / static_cast<float>(count)), bar = std::max(4.f, m.u(1));
  const float left = box.x + (box.w - w * static_cast<float>(count)) / 2;
  for (std::size_t at = 0; at < count; ++at) {
    const std::size_t column = left_to_right ? at : count - 1 - at;
    const Rect place{left + w * static_cast<float>(column), box.y, w, box.h};
    if (at < digits.size()) {
      canvas.Write({place.x - w, place.y, 3 * w, place.h}, InDigits(pack, digits.substr(at, 1)),
                   {.size = size, .bold = true, .align = text::Align::kCentre});
      continue;
    }
    const bool next = i == text.active() && at == digits.size();
    const float thick = next ? bar * 1.6f : bar;
    canvas.Fill({place.x + w * .12f, box.y + box.h / 2 + size * .48f, w * .76f, thick},
                next ? theme::kPrimary : theme::kEdge, thick / 2);
  }
}

// How a field looks: chosen like any other answer once all of the moment is there.
void Ground(Canvas& canvas, Rect box, const MomentText& text, std::size_t i, bool held) {
  const theme::Metrics& m = canvas.metrics();
  const bool active = i == text.active(), complete = text.iso().has_value();
  const bool doubtful = text.Impossible() && text.part(i) == MomentPart::kDay;  // no month is that long
  const theme::Color edge = doubtful   ? theme::kProblem
                            : active   ? theme::kPrimary
                            : complete ? theme::kChosenEdge
                                       : theme::kEdge;
  const bool lit = held || (complete && !active);
  canvas.Fill(box, lit ? theme::kChosen : theme::kCard, m.u(3.2));
  canvas.Edge(box, edge, doubtful || active || complete ? std::max(4.f, m.u(1.2)) : std::max(2.f, m.u(.45)), m.u(3.2));
  const float finger = m.u(13);
  if (doubtful) canvas.Emoji({box.x, box.bottom(), box.w, finger}, "☝️", finger * .9f);
}

// One field: its name, and its digits in a box below. True when it was tapped.
bool Field(Canvas& canvas, Rect rect, float name_h, const MomentText& text, std::size_t i, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const Naming naming = NamingOf(text.part(i));
  const std::string name = pack.Say(naming.label);
  const Press press = canvas.Tappable(naming.id, rect, name);
  text::Style style{.size = m.u(6.8), .color = theme::kQuietInk, .align = text::Align::kCentre};
  while (canvas.Measure(name, style).w > rect.w && style.size > 10) style.size *= .93f;
  canvas.Write({rect.x, rect.y, rect.w, name_h}, name, style);

  const Rect box{rect.x, rect.y + name_h, rect.w, rect.h - name_h};
  Ground(canvas, box, text, i, press == Press::kHeld);
  const float size = std::min({box.h * .62f, box.w * 1.4f / static_cast<float>(text.places(i)), m.u(22)});
  Places(canvas, box, text, i, size, IsTime(text.part(i)) || !canvas.rtl(), pack);
  return press == Press::kTapped;
}

// The tapped field, or text.size().
std::size_t Fields(Canvas& canvas, Rect rect, const Row& row, const MomentText& text, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const float gap = m.u(row.time ? 7 : 4), name_h = m.u(11);
  const auto share = [&](std::size_t i) { return text.places(i) == 4 ? 1.5f : 1.f; };
  const float gaps = gap * static_cast<float>(row.parts.size() - 1);
  float shares = 0;
  for (const std::size_t i : row.parts) shares += share(i);
  const float unit = std::min((rect.w - gaps) / shares, m.u(54));
  // Hours and minutes are one number, which keeps its direction; day, month and year follow the reading.
  if (row.time) {
    rect = canvas.Mirrored(rect);
    canvas.StopMirroring();
  }
  float x = rect.x + (rect.w - unit * shares - gaps) / 2;
  std::size_t tapped = text.size();
  for (const std::size_t i : row.parts) {
    const Rect field{x, rect.y, unit * share(i), rect.h};
    if (Field(canvas, field, name_h, text, i, pack)) tapped = i;
    if (row.time && i == row.parts.front())
      canvas.Write({field.right(), rect.y + name_h, gap, rect.h - name_h}, ":",
                   {.size = m.u(14), .bold = true, .align = text::Align::kCentre});
    x = field.right() + gap;
  }
  canvas.ResumeMirroring();
  return tapped;
}

std::string Said(const MomentText::Day& day, const i18n::Pack& pack) {
  const auto two = [&](int number) { return InDigits(pack, (number < 10 ? "0" : "") + std::to_string(number)); };
  const std::string point = pack.rtl ? "\u200F." : ".";  // day, month, year in the order of reading (CLDR)
  return two(day.day) + point + two(day.month) + point + InDigits(pack, std::to_string(day.year));
}

// "from Monday to Sunday", in the order of reading.
void WeekLine(Canvas& canvas, Rect rect, const MomentText& text, const i18n::Pack& pack) {
  const auto week = text.Week();
  if (!week) return;
  text::Style style{.size = canvas.metrics().u(7.6), .bold = true, .align = text::Align::kCentre};
  // Isolated, so that each date keeps its own order whatever stands beside it.
  const std::string words =
      "\u2068" + Said(week->first, pack) + "\u2069 – \u2068" + Said(week->second, pack) + "\u2069";
  while (canvas.Measure(words, style).w > rect.w && style.size > 10) style.size *= .93f;
  canvas.Write(rect, words, style);
}

PadKeys KeysFor(const MomentText& text) {
  PadKeys keys{.erase = !text.empty()};
  for (std::size_t digit = 0; digit < 10; ++digit) keys.digits[digit] = text.Takes(static_cast<char>('0' + digit));
  return keys;
}

}  // namespace

MomentTouched Moment(Canvas& canvas, Rect area, survey::InputType input, const std::string& iso,
                     const std::string& partial, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  MomentText text(input, iso, partial);
  const std::vector<Row> rows = RowsOf(text);
  const auto count = static_cast<float>(rows.size());
  const float gap = m.u(5), below = m.u(15), week_h = input == survey::InputType::kWeek ? m.u(14) : 0;

  // Beside each other in a low area, one above the other else.
  const bool beside = area.w > area.h * 1.25f;
  const float pad_w = std::min(beside ? area.w * .42f : area.w, m.u(130));
  Rect fields = area, pad = area;
  if (beside) {
    fields.w = area.w - pad_w - 2 * gap;
    const float row_h = std::min((area.h - week_h - gap * (count - 1)) / count, m.u(48));
    fields.h = row_h * count + gap * (count - 1) + week_h;
    fields.y = area.y + (area.h - fields.h) / 2;
    pad.h = std::min(area.h, m.u(120));
    pad = {area.right() - pad_w, area.y + (area.h - pad.h) / 2, pad_w, pad.h};
  } else {
    const float pad_least = 4 * m.mm(14) + 3 * m.u(3);
    const float row_h = std::clamp((area.h - pad_least - week_h - below - gap * (count - 1)) / count, m.u(28), m.u(46));
    fields.h = row_h * count + gap * (count - 1) + week_h;
    const float pad_h = std::min(area.h - fields.h - below, m.u(115));
    fields.y = area.y + std::max(0.f, area.h - fields.h - below - pad_h) / 2;
    pad = {area.x + (area.w - pad_w) / 2, fields.bottom() + below, pad_w, pad_h};
  }

  MomentTouched touched;
  const float row_h = (fields.h - week_h - gap * (count - 1)) / count;
  float y = fields.y;
  for (const Row& row : rows) {
    const std::size_t tapped = Fields(canvas, {fields.x, y, fields.w, row_h}, row, text, pack);
    if (tapped < text.size()) {
      MomentText chosen = text;
      chosen.Choose(tapped);
      touched = Told(chosen);
    }
    y += row_h + gap;
  }
  if (week_h > 0) WeekLine(canvas, {fields.x, fields.bottom() - week_h, fields.w, week_h}, text, pack);
  if (const auto key = Pad(canvas, pad, KeysFor(text), pack)) return MomentTyped(input, iso, partial, {&*key, 1});
  return touched;
}

MomentTouched MomentTyped(survey::InputType input, const std::string& iso, const std::string& partial,
                          std::string_view typed) {
  MomentText text(input, iso, partial);
  for (const char key : typed) {
    if (key == '\b')
      text.Erase();
    else
      text.Type(key);
  }
  return Told(text);
}

}  // namespace widgets
