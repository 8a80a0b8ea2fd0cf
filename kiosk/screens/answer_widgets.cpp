// Questions that name a widget of the kiosk's own ("kiosk": {"widget": …}); the answer is that of their type.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/answer.h"
#include "kiosk/widgets/cell_grid.h"
#include "kiosk/widgets/coins.h"
#include "kiosk/widgets/image.h"
#include "kiosk/widgets/slider_values.h"
#include "kiosk/widgets/steps.h"
#include "kiosk/widgets/thumbs.h"
#include "shared/expression/convert.h"

namespace screens {
namespace {

using survey::Element;
using survey::Widget;
using widgets::Rect;

constexpr int kMostLevels = 11;  // of a thermometer

visit::Intent Tapped(const widgets::Item* item) {
  if (!item) return {};
  return visit::Tap{item->value};
}

visit::Intent CoinsArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const visit::Walk& walk = *visit.walk();
  const session::Session& session = walk.session();
  const session::NodeId id = walk.current()->id;
  const expression::Value placed = walk.Coins();
  widgets::CoinsModel model{session.element(id).coins, {}};
  for (const int entry : session.Entries(id))
    for (const session::NodeId item : session.QuestionsOf(id, entry)) {
      const Element& pot = session.element(item);
      widgets::Pot& one = model.pots.emplace_back(pot.name, session.Title(item), pot.emoji);
      if (const auto* most = session.node(item).max.number()) one.most = static_cast<int>(*most);
      if (!placed.object()) continue;
      if (const auto found = placed.object()->find(pot.value_name);
          found != placed.object()->end() && found->second.number())
        one.count = static_cast<int>(*found->second.number());
    }
  const auto counts = widgets::Coins(*stage.canvas, area, model, visit.pack());
  if (!counts) return {};
  expression::Value::Object answer;
  for (std::size_t i = 0; i < counts->size(); ++i) answer[model.pots[i].id] = (*counts)[i];
  visit::Give given;
  given.value = std::move(answer);
  return given;
}

// A slider's line as few steps: each of its own, or as many as can be told apart.
widgets::ChoicesModel LevelsOf(const visit::Visit& visit) {
  const session::Session& session = visit.walk()->session();
  const session::NodeId id = visit.walk()->current()->id;
  const Element& element = session.element(id);
  const session::Node& node = session.node(id);
  widgets::SliderModel line;
  line.min = node.min.number() ? *node.min.number() : 0;
  line.max = node.max.number() ? *node.max.number() : 100;
  line.step = element.step.value_or(1);
  const double steps = std::floor((line.max - line.min) / line.step + 1e-9);
  const int levels = static_cast<int>(std::clamp(steps + 1, 2.0, double(kMostLevels)));
  widgets::ChoicesModel model;
  for (int i = 0; i < levels; ++i) {
    const double value = widgets::Snapped(line, widgets::ValueAt(line, double(i) / (levels - 1)));
    widgets::Item& item = model.items.emplace_back();
    item.value = value;
    item.id = "choice:" + expression::ToCode(item.value);
    item.label = value == std::floor(value) ? visit.pack().Number(static_cast<long long>(value))
                                            : expression::ToCode(item.value);
    item.state.chosen = node.value == item.value;
    for (const survey::Choice& label : element.choices)
      if (label.value == item.value) item.label = session.SayItem(label), item.worded = true;
  }
  return model;
}

visit::Intent ThermometerArea(Stage& stage, Rect area, const visit::Visit& visit, const widgets::ChoicesModel& model) {
  const bool slider = visit.walk()->session().element(visit.walk()->current()->id).type == survey::Type::kSlider;
  const widgets::ChoicesModel levels = slider ? LevelsOf(visit) : model;
  const widgets::Item* item =
      widgets::Thermometer(*stage.canvas, area, levels.rate.value_or(widgets::Rate{}), levels.items);
  if (item && slider) return visit::Give{item->value};
  return Tapped(item);
}

visit::Intent ThumbsArea(Stage& stage, Rect area, const visit::Visit& visit, const widgets::ChoicesModel& model) {
  const Element& element = visit.walk()->session().element(visit.walk()->current()->id);
  std::vector<widgets::Thumb> thumbs;
  for (const widgets::Item& item :
       model.items)  // the first choice of the file is the best, in whatever order they stand
    thumbs.push_back(item.value == element.choices.front().value  ? widgets::Thumb::kUp
                     : item.value == element.choices.back().value ? widgets::Thumb::kDown
                                                                  : widgets::Thumb::kSideways);
  return Tapped(widgets::Thumbs(*stage.canvas, area, model.items, thumbs));
}

}  // namespace

visit::Intent WidgetArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const Element& element = visit.walk()->session().element(visit.walk()->current()->id);
  if (element.widget == Widget::kCoins) return CoinsArea(stage, area, visit);
  const widgets::ChoicesModel model = ChoicesModelOf(stage, visit);
  switch (element.widget) {
    case Widget::kLadder: return Tapped(widgets::Ladder(*stage.canvas, area, *model.rate, model.items));
    case Widget::kThermometer: return ThermometerArea(stage, area, visit, model);
    case Widget::kGrid:
      return Tapped(
          widgets::CellGrid(*stage.canvas, area, widgets::ImageOf(*stage.images, element.picture), model.items));
    case Widget::kThumbs: return ThumbsArea(stage, area, visit, model);
    case Widget::kPositive:
    case Widget::kUsual:
    case Widget::kWishes:
    case Widget::kCoins: return {};
  }
  return {};
}

bool HasWidgetArea(const Element& element) {
  switch (element.widget) {
    case Widget::kCoins:
    case Widget::kLadder:
    case Widget::kThermometer:
    case Widget::kGrid:
    case Widget::kThumbs: return true;
    case Widget::kPositive:
    case Widget::kUsual:
    case Widget::kWishes: return false;
  }
  return false;
}

Rect WishStars(Stage& stage, Rect area, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const session::Session& session = visit.walk()->session();
  const session::Node& node = session.node(visit.walk()->current()->id);
  if (node.holder == session::kNone || session.element(node.holder).widget != Widget::kWishes) return area;
  if (!m.portrait()) return area;  // the keys need all of it
  std::vector<session::NodeId> wishes;
  for (const int entry : session.Entries(node.holder))
    std::ranges::copy(session.QuestionsOf(node.holder, entry), std::back_inserter(wishes));
  // The present one is the largest, and those that have been wished shine.
  const float large = m.u(40), small = large * .6f, gap = m.u(8);
  const float total = large + (small + gap) * static_cast<float>(wishes.size() - 1);
  float x = area.x + (area.w - total) / 2;
  for (const session::NodeId wish : wishes) {
    const bool here = wish == visit.walk()->current()->id, full = here || !session.AnswerTo(wish).empty();
    const float size = here ? large : small;
    canvas.Picture({x, area.y + (large - size) / 2, size, size}, canvas.pictures().Star(full, static_cast<int>(size)),
                   theme::kInk);
    x += size + gap;
  }
  return {area.x, area.y + large + m.u(4), area.w, area.h - large - m.u(4)};
}

}  // namespace screens
