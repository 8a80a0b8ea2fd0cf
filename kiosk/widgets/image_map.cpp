#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/image.h"
#include "kiosk/widgets/ink.h"
#include "kiosk/widgets/map_plan.h"

namespace widgets {
namespace {

constexpr double kReach = 10;  // millimetres: how far from a place a finger may come down

// The picture with its places, on the glass.
class Map {
 public:
  // `origin`: the point of the areas' plane that lies in the corner of `place`.
  Map(Canvas& canvas, Rect place, Point origin, float scale, bool pictured)
      : canvas_(canvas),
        place_(place),
        origin_(origin),
        scale_(scale),
        pictured_(pictured),
        thin_(std::max(2.f, canvas.metrics().u(.65))),
        thick_(std::max(4.f, canvas.metrics().u(1.1))) {}

  Point InPlane(Point glass) const {
    return {(glass.x - place_.x) / scale_ + origin_.x, (glass.y - place_.y) / scale_ + origin_.y};
  }

  void Draw(const Area& area, bool lit) {
    const std::vector<Point> outline = OutlineOnGlass(area);
    const auto triangles = Triangles(outline);
    if (pictured_) {
      if (lit) InkTriangles(canvas_, triangles, theme::kChosen, .62f);
      // White around the line: it must be seen on any picture.
      InkOutline(canvas_, outline, theme::kCard, (lit ? thick_ : thin_) * 2);
    } else {
      InkTriangles(canvas_, triangles, lit ? theme::kChosen : theme::kGround, 1);
    }
    InkOutline(canvas_, outline, lit ? theme::kChosenEdge : theme::kEdge, lit ? thick_ : thin_);
  }

  // What says the same as the colour; above all areas, which may overlap.
  void Caption(const Area& area, bool lit) {
    const std::vector<Point> outline = OutlineOnGlass(area);
    if (outline.empty() || (!pictured_ && Label(area, outline))) return;
    if (lit) Mark(outline);
  }

 private:
  std::vector<Point> OutlineOnGlass(const Area& area) const {
    std::vector<Point> outline = Outline(area);
    for (Point& p : outline) p = {place_.x + (p.x - origin_.x) * scale_, place_.y + (p.y - origin_.y) * scale_};
    return outline;
  }

  static Rect Box(std::span<const Point> outline) {
    const auto [left, right] = std::ranges::minmax(outline, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(outline, {}, &Point::y);
    return {left.x, top.y, right.x - left.x, bottom.y - top.y};
  }

  // Writes the label into the outline if it fits there in letters of a bearable size.
  bool Label(const Area& area, std::span<const Point> outline) {
    const Rect box = Box(outline);
    const Point middle = Middle(outline);
    for (const double size : {6.4, 5.6, 4.8})
      for (const float part : {.95f, .75f, .55f}) {
        const text::Style style{.size = canvas_.metrics().u(size), .align = text::Align::kCentre};
        const float room = box.w * part;
        if (!canvas_.WordsFit(area.label, style, room)) continue;
        const Extent words = canvas_.Measure(area.label, style, room);
        const Rect at{middle.x - words.w / 2, middle.y - words.h / 2, words.w, words.h};
        // A line of text is higher than its letters, and beside them stays a gap.
        const float gap = canvas_.metrics().u(1), lead = words.h * .1f;
        const Rect inner{at.x - gap, at.y + lead, at.w + 2 * gap, at.h - 2 * lead};
        const bool fits = std::ranges::all_of(std::array<Point, 4>{{{inner.x, inner.y},
                                                                    {inner.right(), inner.y},
                                                                    {inner.x, inner.bottom()},
                                                                    {inner.right(), inner.bottom()}}},
                                              [&](Point p) { return DistanceTo(outline, p) == 0; });
        if (!fits) continue;
        canvas_.Write({middle.x - room / 2, at.y, room, at.h}, area.label, style);
        return true;
      }
    return false;
  }

  void Mark(std::span<const Point> outline) {
    const Rect box = Box(outline);
    const float radius = std::min(canvas_.metrics().u(4.5), std::min(box.w, box.h) * .32f);
    if (radius < thin_ * 2) return;
    const Point at = Middle(outline);
    canvas_.Disc(at.x, at.y, radius, theme::kPrimary);
    canvas_.Tick(Rect{at.x - radius, at.y - radius, 2 * radius, 2 * radius}.Inset(radius * .3f), theme::kOnPrimary);
  }

  Canvas& canvas_;
  Rect place_;
  Point origin_;
  float scale_;
  bool pictured_;
  float thin_, thick_;
};

}  // namespace

std::optional<std::string> ImageMap(Canvas& canvas, Rect rect, const platform::Texture* picture,
                                    std::span<const Area> areas, bool one_of_many) {
  const theme::Metrics& m = canvas.metrics();
  // What the places lie on: the picture, or a card with a margin around them all.
  Rect plane = BoundsOf(areas);
  if (picture) {
    plane = {0, 0, static_cast<float>(picture->width()), static_cast<float>(picture->height())};
  } else if (plane.w > 0 && plane.h > 0) {
    plane = plane.Inset(-.05f * std::max(plane.w, plane.h));
  } else {
    plane = {0, 0, 4, 1};  // no area has a place: the buttons remain
  }
  const MapPlan plan = PlanMap(canvas, rect, {plane.w, plane.h}, areas);

  std::optional<std::string> tapped;
  {
    const Rect place = OnGlass(canvas, plan.picture);
    const Unmirrored unmirrored(canvas);
    const float scale = std::max(place.w, 1.f) / plane.w;
    Map map(canvas, place, {plane.x, plane.y}, scale, picture != nullptr);
    const Press press = canvas.Tappable("map:picture", place, {});
    const Area* under = nullptr;
    if (const auto finger = canvas.Finger("map:picture"); finger && press != Press::kNone)
      if (const auto hit = AreaAt(areas, map.InPlane(*finger), m.mm(kReach) / scale); hit && areas[*hit].enabled)
        under = &areas[*hit];
    if (under && press == Press::kTapped) tapped = under->id;

    canvas.Fill(place, theme::kCard, picture ? 0 : m.u(3.2));
    if (picture) DrawImage(canvas, place, *picture);
    canvas.Edge(place, theme::kEdge, std::max(2.f, m.u(.45)), picture ? 0 : m.u(3.2));
    const auto lit = [&](const Area& area) { return area.chosen || (press == Press::kHeld && under == &area); };
    for (const bool pass : {false, true})  // lit ones last: their edges lie above their neighbours'
      for (const Area& area : areas)
        if (lit(area) == pass) map.Draw(area, pass);
    for (const Area& area : areas) map.Caption(area, lit(area));
  }
  for (std::size_t i = 0; i < areas.size(); ++i) {
    CardState state;
    state.chosen = areas[i].chosen;
    state.round_mark = one_of_many;
    state.enabled = areas[i].enabled;
    if (RowCard(canvas, "area:" + areas[i].id, plan.cells[i], areas[i].label, {}, state, plan.text_size))
      tapped = areas[i].id;
  }
  return tapped;
}

}  // namespace widgets
