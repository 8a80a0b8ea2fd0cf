// Answers that are written: letters, numbers, dates.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/answer.h"
#include "kiosk/widgets/mask_typed.h"
#include "kiosk/widgets/moment.h"
#include "kiosk/widgets/writing.h"
#include "shared/expression/convert.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

using survey::Element;
using survey::Type;
using widgets::Canvas;
using widgets::Rect;

bool IsMoment(const Element& element) {
  using enum survey::InputType;
  const survey::InputType input = element.input;
  return input == kDate || input == kTime || input == kDateTime || input == kMonth || input == kWeek;
}

visit::Intent MomentArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const session::Session& session = visit.walk()->session();
  const session::NodeId id = visit.walk()->current()->id;
  const std::string* stored = session.AnswerTo(id).text();
  const std::string iso = stored ? *stored : std::string();
  const survey::InputType input = session.element(id).input;
  widgets::MomentTouched touched = widgets::Moment(*stage.canvas, area, input, iso, visit.view().begun, visit.pack());
  if (!stage.typed.empty())
    touched = widgets::MomentTyped(input, iso, visit.view().begun, std::exchange(stage.typed, {}));
  if (touched.iso) return visit::Give{*touched.iso};
  if (touched.partial) return visit::Begun{*touched.partial};
  return {};
}

}  // namespace

visit::Intent TextArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const visit::Walk& walk = *visit.walk();
  const session::NodeId id = walk.current()->id;
  const session::Session& session = walk.session();
  const Element& element = session.element(id);
  if (IsMoment(element)) return MomentArea(stage, area, visit);
  const session::Node& node = session.node(id);
  const bool masked = element.mask.kind != survey::Mask::Kind::kNone;
  const expression::Value& value = node.value;
  const std::string written = masked ? node.typed : value.missing() ? std::string() : expression::ToCode(value);
  const std::string placeholder = session.Say(element.placeholder, id);
  const int most = element.max_length >= 0 ? element.max_length : session.survey().max_text_length;
  const bool digits = element.IsNumber() || element.input == survey::InputType::kTel ||
                      (masked && !widgets::NeedsLetters(element.mask));
  widgets::Field field{written, placeholder.empty() ? visit.pack().Say(i18n::kQuestionWriteHere) : placeholder, most,
                       element.type == Type::kText};
  if (element.IsNumber()) {
    field.allow_negative = !(node.min.number() && *node.min.number() >= 0);
    field.allow_decimal = !(element.step && *element.step == std::floor(*element.step));
    field.numerals = &visit.pack();
  }
  if (masked) {
    field.mask = &element.mask;
    field.numerals = &visit.pack();
  }
  return WritingArea(stage, area, visit, field, digits);
}

bool IsWriting(const Element& element) { return element.IsText() && !IsMoment(element); }

visit::Intent WritingArea(Stage& stage, Rect area, const visit::Visit& visit, const widgets::Field& given,
                          bool number) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  visit::Keys keys = visit.view().keys;
  widgets::Field field = given;
  widgets::Typing typing;
  std::optional<std::size_t> touched;
  if (number) {
    // One below the other; side by side where the screen is wide, so that the keys are large there, too.
    const float gap = m.u(m.portrait() ? 6 : 14), field_h = m.u(20), pad_w = std::min((area.w - gap) / 2, m.u(130));
    const float field_w = m.portrait() ? m.u(130) : pad_w;
    const float pad_h = std::min(m.portrait() ? area.h - field_h - gap : area.h, m.u(110));
    const float top = area.y + std::max(0.f, area.h - (m.portrait() ? field_h + gap + pad_h : pad_h)) / 2;
    const float left = area.x + (area.w - (m.portrait() ? field_w : field_w + gap + pad_w)) / 2;
    const Rect box{left, m.portrait() ? top : top + (pad_h - field_h) / 2, field_w, field_h};
    widgets::TextBox(canvas, box, field, visit.pack());
    typing = widgets::NumberPad(
        canvas,
        m.portrait() ? Rect{left, box.bottom() + gap, field_w, pad_h} : Rect{box.right() + gap, top, pad_w, pad_h},
        field, visit.pack());
  } else {
    const auto& layouts = visit.pack().keyboards;
    const std::string& name = layouts[static_cast<std::size_t>(keys.layout) % layouts.size()];
    const widgets::Keyboard keyboard{&stage.keyboard(visit.survey()->alphabet_keyboard ? name + "/alphabet" : name),
                                     &stage.keyboard("signs"),
                                     layouts.size() > 1,
                                     {keys.shift, keys.signs, keys.more}};
    field.caret = keys.caret;
    // The keys never cover the field: they give way first.
    const float smallest_field = field.one_line ? m.u(18) : m.u(26);
    const float keys_h = std::min(widgets::KeysHeight(canvas, keyboard), area.h - smallest_field - m.u(5));
    const float field_h = std::min(area.h - keys_h - m.u(5), field.one_line ? m.u(22) : m.u(80));
    const Rect box{area.x, area.bottom() - keys_h - m.u(5) - field_h, area.w, field_h};
    touched = widgets::TextBox(canvas, box, field, visit.pack());
    typing = widgets::Keys(canvas, {area.x, area.bottom() - keys_h, area.w, keys_h}, field, keyboard, visit.pack());
  }
  if (!stage.typed.empty()) typing.written = widgets::Typed(field, std::exchange(stage.typed, {}));
  if (typing.written) return visit::Write{typing.written->text, typing.written->caret};
  if (typing.next_layout) return visit::Keys{.layout = keys.layout + 1, .caret = keys.caret};
  if (typing.keys) {
    keys.shift = typing.keys->shift, keys.signs = typing.keys->signs, keys.more = typing.keys->more;
    return keys;
  }
  if (touched) {
    keys.caret = touched, keys.more.clear();
    return keys;
  }
  return {};
}

}  // namespace screens
