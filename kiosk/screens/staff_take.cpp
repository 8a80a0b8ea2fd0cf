// Taking results away: in which form, onto which stick, with which words, and how far it is.
#include "kiosk/screens/staff_parts.h"
#include "kiosk/widgets/writing.h"

namespace screens {

using widgets::Canvas;
using widgets::Rect;

staff::Intent StaffForm(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  struct Entry {
    const char *id, *emoji;
    i18n::Key words;
  };
  constexpr Entry kForms[] = {
      {"form:screen", "🖥️", i18n::kStaffFormScreen}, {"form:table", "📊", i18n::kStaffFormTable},
      {"form:sheet", "📗", i18n::kStaffFormSheet},         {"form:statistics", "🧮", i18n::kStaffFormStatistics},
      {"form:rows", "📄", i18n::kStaffFormRows},           {"form:texts", "💬", i18n::kStaffFormTexts}};
  const staff::Order& order = work.order();
  const bool here = order.form == staff::Form::kScreen;
  StaffPage page{.title = pack.Say(i18n::kStaffFormTitle), .choosing = true, .part = work.part()};
  page.lines.push_back(pack.Say(order.form <= staff::Form::kTable ? i18n::kStaffTableNote : i18n::kStaffRowsNote));
  for (std::size_t i = 0; i < std::size(kForms); ++i)
    page.rows.push_back(
        {kForms[i].id, pack.Say(kForms[i].words), kForms[i].emoji, i == static_cast<std::size_t>(order.form)});
  page.rows.back().enabled = order.round.texts > 0;
  page.rows.push_back({"locked", pack.Say(i18n::kStaffLocked), "🔐", order.locked && !here, !here});
  const staff::Intent intent = StaffListPage(stage, page, pack, {{"next", i18n::kStaffNext, widgets::Look::kPrimary}});
  const auto* pick = std::get_if<staff::Pick>(&intent);
  return pick && pick->row == std::size(kForms) ? staff::Intent(staff::Toggle{}) : intent;
}

staff::Intent StaffStick(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  StaffPage page{.title = pack.Say(i18n::kStaffStick), .part = work.part()};
  if (work.sticks().empty()) page.lines.push_back("🔌  " + pack.Say(i18n::kStaffStickNone));
  for (std::size_t i = 0; i < work.sticks().size(); ++i) {
    const staff::Stick& stick = work.sticks()[i];
    page.rows.push_back(
        {"row:" + std::to_string(i),
         pack.Say(stick.read_only ? i18n::kStaffStickLocked : i18n::kStaffStickLine,
                  {{"name", Latin(stick.name)}, {"free", Bytes(pack, stick.free)}, {"size", Bytes(pack, stick.size)}}),
         stick.read_only ? "🔒" : "💾"});
  }
  return StaffListPage(stage, page, pack);
}

// The words are shown while they are written: six of them on glass cannot be written blind. Nobody else should be near.
staff::Intent StaffWords(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Body(canvas), strip = Strip(canvas);
  const staff::Typing& now = work.typing();
  const auto& layouts = pack.keyboards;
  const std::string& name = layouts[static_cast<std::size_t>(now.layout) % layouts.size()];
  const widgets::Keyboard keyboard{
      &stage.keyboard(name), &stage.keyboard("signs"), layouts.size() > 1, {now.shift, now.signs, now.more}};
  widgets::Field field{
      .text = now.text, .placeholder = pack.Say(i18n::kStaffWordsHere), .max_length = 200, .caret = now.caret};
  const float keys_h = std::min(widgets::KeysHeight(canvas, keyboard), body.h * .68f), field_h = m.u(26);
  const Rect box{body.x, body.bottom() - keys_h - m.u(4) - field_h, body.w, field_h};
  const text::Style style = widgets::Fitting(canvas, pack.Say(i18n::kStaffWords), {.size = m.u(9), .bold = true},
                                             {body.w, box.y - strip.y - m.u(3)}, .4);
  canvas.Write({body.x, strip.y, body.w, box.y - strip.y - m.u(3)}, pack.Say(i18n::kStaffWords), style);
  canvas.StopNoting();
  const auto touched = widgets::TextBox(canvas, box, field, pack);
  canvas.ResumeNoting();
  widgets::Typing typing =
      widgets::Keys(canvas, {body.x, body.bottom() - keys_h, body.w, keys_h}, field, keyboard, pack);
  if (!stage.typed.empty()) typing.written = widgets::Typed(field, std::exchange(stage.typed, {}));
  staff::Typing next = now;
  const std::string pressed =
      DrawStaffBar(stage,
                   {{"back", i18n::kStaffBack},
                    {"write", work.order().form == staff::Form::kScreen ? i18n::kStaffNext : i18n::kStaffWordsDone,
                     widgets::Look::kPrimary, !now.text.empty()}},
                   pack);
  if (pressed == "back") return staff::Back{};
  if (pressed == "write") return staff::Yes{};
  if (typing.written) {
    next = {.text = typing.written->text, .caret = typing.written->caret, .layout = now.layout, .signs = now.signs};
  } else if (typing.next_layout) {
    ++next.layout;
  } else if (typing.keys) {
    next.shift = typing.keys->shift, next.signs = typing.keys->signs, next.more = typing.keys->more;
  } else if (touched) {
    next.caret = touched, next.more.clear();
  } else {
    return {};
  }
  return staff::Wrote{next};
}

staff::Intent StaffWriting(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  const bool here = work.order().form == staff::Form::kScreen;
  const StaffPage page{.title = pack.Say(here ? i18n::kStaffCounting : i18n::kStaffWriting),
                       .lines = {here ? std::string() : pack.Say(i18n::kStaffWritingBody)},
                       .progress = static_cast<float>(work.exported().percent) / 100};
  DrawStaffPage(stage, page, pack);
  return DrawStaffBar(stage, {{"cancel", i18n::kStaffCancel}}, pack).empty() ? staff::Intent() : staff::Back{};
}

staff::Intent StaffTaken(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  const staff::Export& done = work.exported();
  StaffPage page{.title = pack.Say(i18n::kStaffTaken)};
  page.lines.push_back("💾  " + Latin(done.file));
  if (!done.password.empty()) {
    page.lines.push_back("🔑  " + Latin(done.password));
    page.lines.push_back(pack.Say(i18n::kStaffPassword));
  }
  page.lines.push_back(pack.Say(i18n::kStaffTakenBody));
  DrawStaffPage(stage, page, pack);
  const auto pressed = DrawStaffBar(stage, {{"ok", i18n::kStaffFine, widgets::Look::kPrimary}}, pack);
  return pressed.empty() ? staff::Intent() : staff::Yes{};
}

}  // namespace screens
