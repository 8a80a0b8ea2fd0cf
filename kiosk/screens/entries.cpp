// The entries of a repeating panel or table, one card each: touch a card to change it, the cross to take it away.
#include <algorithm>

#include "kiosk/screens/answer.h"
#include "kiosk/screens/page.h"
#include "kiosk/screens/words.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {

using widgets::Button;
using widgets::Look;
using widgets::Rect;

visit::Intent EntryCards(Stage& stage, Rect area, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const session::Session& session = visit.walk()->session();
  const session::NodeId id = visit.walk()->current()->id;
  const survey::Element& element = session.element(id);
  const std::vector<int> entries = session.Entries(id);
  visit::Intent intent;

  const float row = std::max(m.mm(15), m.u(19)), gap = std::max(m.mm(3), m.u(3));
  const auto own = [&](const survey::Text& text, i18n::Key usual) {
    std::string words = session.Say(text, id);
    return words.empty() ? pack.Say(usual) : words;
  };
  if (session.CanAdd(id)) {
    area.h -= row + gap;
    if (Button(canvas, "entry:add", {area.x, area.bottom() + gap, area.w, row},
               own(element.add_text, i18n::kQuestionAdd), Look::kPlain, "➕"))
      intent = visit::AddEntry{};
  }
  if (entries.empty()) {
    Message(canvas, area, "🗂️", own(element.no_entries_text, i18n::kQuestionNoEntries), {});
    return intent;
  }
  // As many as fit; the rest on further parts.
  const int fit = std::max(1, static_cast<int>((area.h + gap) / (row + gap)));
  const bool several = static_cast<int>(entries.size()) > fit;
  const int each = several ? std::max(1, fit - 1) : fit;
  const int parts = (static_cast<int>(entries.size()) + each - 1) / each,
            part = std::clamp(visit.view().part, 0, parts - 1);
  const int first = part * each, last = std::min(first + each, static_cast<int>(entries.size()));
  const bool removes = session.CanRemove(id);
  const float cross = removes ? std::max(m.mm(15), m.u(40)) : 0;
  const float used = static_cast<float>(last - first) * (row + gap) - gap;
  float y = several ? area.y : area.y + std::max(0.f, area.h - used) / 2;
  for (int i = first; i < last; ++i, y += row + gap) {
    const int entry = entries[static_cast<std::size_t>(i)];
    const Rect card{area.x, y, area.w - (removes ? cross + gap : 0), row};
    if (Button(canvas, "entry:" + std::to_string(entry), card, EntryWords(visit, id, entry), Look::kPlain, "✏️"))
      intent = visit::OpenEntry{entry};
    if (removes && Button(canvas, "entry:remove:" + std::to_string(entry), {card.right() + gap, y, cross, row},
                          own(element.remove_text, i18n::kQuestionRemove), Look::kPlain, m.portrait() ? "" : "🗑️"))
      intent = visit::RemoveEntry{entry};
  }
  if (several) {
    const float half = (area.w - gap) / 2, at = area.bottom() - row;
    if (Button(canvas, "list:up", {area.x, at, half, row}, "", Look::kPlain, "⬆️", part > 0))
      intent = visit::Turn{-1};
    if (Button(canvas, "list:down", {area.x + half + gap, at, half, row}, "", Look::kPlain, "⬇️", part < parts - 1))
      intent = visit::Turn{1};
  }
  return intent;
}

}  // namespace screens
