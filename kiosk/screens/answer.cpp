#include "kiosk/screens/answer.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/page.h"
#include "kiosk/widgets/answers.h"
#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/drawing.h"
#include "kiosk/widgets/image.h"
#include "kiosk/widgets/slider.h"
#include "kiosk/widgets/stroke_svg.h"
#include "shared/i18n/strings.h"
#include "shared/privacy/anonymise.h"

namespace screens {
namespace {

using survey::Element;
using survey::Type;
using widgets::Canvas;
using widgets::Rect;

// A choice as the visitor reads it: numbers in their own digits.
std::string LabelOf(const session::Session& session, session::NodeId id, const session::Offered& one,
                    const i18n::Pack& pack) {
  std::string label = session.SayChoice(id, one);
  const double* number = one.value.number();
  if (number && *number == std::floor(*number) && label == expression::ToCode(one.value))
    label = pack.Number(static_cast<long long>(*number));
  return label;
}

visit::Intent ChoiceArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const widgets::ChoicesModel model = ChoicesModelOf(stage, visit);
  const widgets::Tapped tapped = widgets::Choices(*stage.canvas, area, model, visit.pack());
  if (tapped.clear_ranking) return visit::ClearRanking{};
  if (!tapped.order.empty()) return visit::Give{tapped.order};
  if (tapped.turn) return visit::Turn{tapped.turn};
  if (!tapped.item) return {};
  if (tapped.item->id == "choice:$all") return visit::TapAll{};
  return visit::Tap{tapped.item->value};
}

visit::Intent SliderArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const session::Session& session = visit.walk()->session();
  const session::NodeId id = visit.walk()->current()->id;
  const Element& element = session.element(id);
  const session::Node& node = session.node(id);
  widgets::SliderModel model;
  model.min = node.min.number() ? *node.min.number() : 0;
  model.max = node.max.number() ? *node.max.number() : 100;
  model.step = element.step.value_or(1);
  model.range = element.range;
  model.min_range = element.min_range.value_or(model.step);
  if (element.max_range) model.max_range = *element.max_range;
  if (const double* value = node.value.number()) model.values = {*value};
  if (const auto* list = node.value.list())
    for (const expression::Value& one : *list)
      if (one.number()) model.values.push_back(*one.number());
  for (const survey::Choice& label : element.choices)
    if (label.value.number()) model.labels.emplace_back(*label.value.number(), session.SayItem(label));
  const auto values = widgets::Slider(*stage.canvas, area, model, visit.pack());
  if (!values || values->empty()) return {};
  if (!element.range) return visit::Give{values->front()};
  expression::Value::List list;
  for (const double value : *values) list.emplace_back(value);
  return visit::Give{std::move(list)};
}

visit::Intent DrawingArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const session::Session& session = visit.walk()->session();
  const std::string* stored = session.AnswerTo(visit.walk()->current()->id).text();
  const bool begun = !visit.view().strokes.empty();
  std::vector<widgets::Stroke> strokes;
  if (begun)
    for (const auto& line : visit.view().strokes) strokes.push_back({line});
  else if (stored)
    strokes = widgets::FromSvgDataUrl(*stored);
  const widgets::Drawn drawn = widgets::DrawingPad(*stage.canvas, area, strokes, visit.pack().Say(i18n::kQuestionDraw),
                                                   visit.pack().Say(i18n::kQuestionDrawClear));
  if (drawn.clear) return visit::Sketch{};
  if (!drawn.strokes) return {};
  visit::Sketch sketch;
  for (const widgets::Stroke& stroke : *drawn.strokes) sketch.strokes.push_back(stroke.points);
  sketch.data_url = widgets::SvgDataUrl(*drawn.strokes, privacy::kTextBytes);
  return sketch;
}

visit::Intent MapArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const visit::Walk& walk = *visit.walk();
  const session::Session& session = walk.session();
  const session::NodeId id = walk.current()->id;
  const Element& element = session.element(id);
  const std::vector<session::Offered> offered = walk.Choices();
  std::vector<widgets::Area> areas;
  for (const session::Offered& one : offered)
    if (one.choice)
      areas.push_back({expression::ToCode(one.value), session.SayChoice(id, one), one.choice->shape, one.choice->coords,
                       walk.IsChosen(one.value)});
  const auto* picture = widgets::ImageOf(*stage.images, element.image_link.For(session.locale()));
  const auto tapped = widgets::ImageMap(*stage.canvas, area, picture, areas, !element.multiple);
  if (tapped)
    for (const session::Offered& one : offered)
      if (expression::ToCode(one.value) == *tapped) return visit::Tap{one.value};
  return {};
}

visit::Intent ImageArea(Stage& stage, Rect area, const visit::Visit& visit) {
  const session::Session& session = visit.walk()->session();
  const session::NodeId id = visit.walk()->current()->id;
  const Element& element = session.element(id);
  if (const auto* picture = widgets::ImageOf(*stage.images, element.image_link.For(session.locale())))
    widgets::DrawImage(*stage.canvas, area, *picture);
  else
    Message(*stage.canvas, area, "🖼️", session.Say(element.alt_text, id), {});
  return {};
}

visit::Intent Middle(Stage& stage, Rect area, const visit::Visit& visit) {
  const visit::Ask ask = *visit.walk()->current();
  const session::Session& session = visit.walk()->session();
  const Element& element = session.element(ask.id);
  if (ask.what == visit::Ask::What::kEntries) return EntryCards(stage, area, visit);
  if (HasWidgetArea(element)) return WidgetArea(stage, area, visit);
  switch (element.type) {
    case Type::kText:
    case Type::kComment: return TextArea(stage, WishStars(stage, area, visit), visit);
    case Type::kSlider: return SliderArea(stage, area, visit);
    case Type::kSignaturePad: return DrawingArea(stage, area, visit);
    case Type::kImageMap: return MapArea(stage, area, visit);
    case Type::kExpression: Message(*stage.canvas, area, "🧮", session.Display(ask.id), {}); return {};
    case Type::kImage: return ImageArea(stage, area, visit);
    case Type::kFile: Message(*stage.canvas, area, "📎", visit.pack().Say(i18n::kQuestionNotHere), {}); return {};
    case Type::kHtml: return {};
    default: return ChoiceArea(stage, area, visit);
  }
}

}  // namespace

widgets::ChoicesModel ChoicesModelOf(Stage& stage, const visit::Visit& visit) {
  const visit::Walk& walk = *visit.walk();
  const visit::Ask ask = *walk.current();
  const session::Session& session = walk.session();
  const Element& element = session.element(ask.id);
  const i18n::Pack& pack = visit.pack();
  const bool row = ask.what == visit::Ask::What::kRow;
  widgets::ChoicesModel model;
  model.part = visit.view().part;
  model.ranking = element.type == Type::kRanking;
  if (element.type == Type::kRating)
    model.rate =
        widgets::Rate{element.rate_type, session.Say(element.min_description, ask.id),
                      session.Say(element.max_description, ask.id), element.widget == survey::Widget::kPositive};
  model.draggable = model.ranking && !element.select_to_rank;
  std::vector<session::Offered> offered = walk.Choices();
  if (element.type == Type::kBoolean && element.swap_order) std::ranges::reverse(offered);
  if (visit.is_turned() && element.type == Type::kRating && element.rate_type == survey::RateType::kSmileys) {
    std::ranges::reverse(offered);
    std::swap(model.rate->low, model.rate->high);
    model.rate->turned = true;
  }
  for (const session::Offered& one : offered) {
    const bool all = one.choice && one.choice->special == survey::Special::kSelectAll;
    widgets::Item item;
    item.value = one.value;
    item.id = all ? "choice:$all" : "choice:" + expression::ToCode(one.value);
    item.label = row ? session.SayItem(*one.choice) : LabelOf(session, ask.id, one, pack);
    item.worded = item.label != expression::ToCode(one.value) &&
                  !(one.value.number() && item.label == pack.Number(static_cast<long long>(*one.value.number())));
    if (one.choice) item.emoji = one.choice->emoji;
    if (one.choice) item.photo = widgets::ImageOf(*stage.images, one.choice->image_link.For(session.locale()));
    if (element.type == Type::kBoolean && item.emoji.empty())
      item.emoji = one.choice == &element.choices.front() ? "👍" : "👎";
    item.is_extra = one.choice && one.choice->special != survey::Special::kNo;
    item.state.chosen = all ? false : walk.IsChosen(one.value);
    item.state.round_mark = !element.multiple;
    item.state.enabled = one.enabled;
    if (model.ranking && (item.state.number = walk.RankOf(one.value)) > 0) {
      item.state.badge = pack.Number(item.state.number);
      model.ranking_begun = true;
    }
    model.items.push_back(std::move(item));
  }
  return model;
}

visit::Intent AnswerArea(Stage& stage, Rect area, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const visit::Ask ask = *visit.walk()->current();
  const session::Session& session = visit.walk()->session();
  visit::Intent intent;
  // Room to say more, below the answer itself.
  if (session.element(ask.id).show_comment && ask.what == visit::Ask::What::kQuestion) {
    const Rect more{area.x, area.bottom() - std::max(m.mm(12), m.u(16)), area.w, std::max(m.mm(12), m.u(16))};
    area.h -= more.h + m.u(4);
    const bool written = !session.CommentTo(ask.id).empty();
    if (widgets::Button(canvas, "comment", more, session.CommentCaption(ask.id), widgets::Look::kPlain,
                        written ? "✅" : "✏️"))
      intent = visit::OpenComment{};
  }
  if (visit::Intent answer = Middle(stage, area, visit); answer.index() != 0) intent = std::move(answer);
  return intent;
}

}  // namespace screens
