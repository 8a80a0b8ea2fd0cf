#include "kiosk/widgets/slider.h"

#include <algorithm>

#include "kiosk/widgets/numerals.h"
#include "shared/i18n/strings.h"

namespace widgets {
namespace {

// How large the parts are; `scale` makes all but the touch targets smaller in a low area.
struct Sizes {
  float button, ball, line, value, words, gap;
  Sizes(const theme::Metrics& m, float scale)
      : button(std::max(m.mm(15), m.u(22) * scale)),
        ball(std::max(m.mm(7.5), m.u(10) * scale)),
        line(m.u(6) * scale),
        value(m.u(16) * scale),
        words(m.u(7.2) * std::max(scale, .85f)),
        gap(m.u(5) * scale) {}
  float bubble_h() const { return value * 1.5f; }
};

struct Label {
  float x = 0;                // where it belongs on the line
  float left = 0, right = 0;  // the room it may take: half way to its neighbours
  std::string words;
  float w() const { return right - left; }
};

class Drawing {
 public:
  Drawing(Canvas& canvas, Rect area, const SliderModel& model, const i18n::Pack& pack)
      : canvas_(canvas),
        model_(model),
        pack_(pack),
        answered_(model.values.size() == (model.range ? 2u : 1u)),
        places_(BallPlaces(model)) {
    Arrange(area);
  }

  std::optional<std::vector<double>> Draw() {
    std::vector<Press> press;
    for (std::size_t i = 0; i < places_.size(); ++i) press.push_back(Touch(i));
    Line();
    Labels();
    for (std::size_t i = 0; i < places_.size(); ++i) Ball(i, press[i] == Press::kHeld);
    Values();
    for (std::size_t i = 0; i < places_.size(); ++i) Buttons(i);
    if (asked_ == model_.values) asked_.reset();
    return std::move(asked_);
  }

 private:
  const theme::Metrics& metrics() const { return canvas_.metrics(); }

  // From above: the values, the line, its labels. The buttons of one ball stand at the ends of the line, or
  // in a high area below them, so that the line has all the width; two balls have a pair each below.
  void Arrange(Rect area) {
    below_ = model_.range || area.h > area.w * .5f;
    for (const float scale : {1.3f, 1.15f, 1.f, .85f, .7f, .55f}) {
      size_ = Sizes(metrics(), scale);
      const float row = std::max(below_ ? 0 : size_.button, 2.4f * size_.ball);
      const float beside = below_ ? 0 : size_.button + size_.gap;
      track_ = {area.x + beside + size_.ball, 0, area.w - 2 * (beside + size_.ball), size_.line};
      PlaceLabels(area);
      labels_h_ = LabelsHeight();
      const float buttons_h = below_ ? size_.gap * 1.6f + size_.button : 0;
      const float total = size_.bubble_h() + size_.gap + row + labels_h_ + buttons_h;
      const float top = area.y + std::max(0.f, area.h - total) / 2;
      bubbles_y_ = top;
      row_ = {area.x, top + size_.bubble_h() + size_.gap, area.w, row};
      track_.y = row_.y + (row - size_.line) / 2;
      buttons_y_ = below_ ? row_.bottom() + labels_h_ + size_.gap * 1.6f : row_.y + (row - size_.button) / 2;
      if (total <= area.h * (scale > 1 ? .8f : 1.f) && WordsStayWhole()) return;
    }
  }

  void PlaceLabels(Rect area) {
    labels_.clear();
    auto said = model_.labels;
    if (said.empty()) said = {{model_.min, Said(pack_, model_.min)}, {model_.max, Said(pack_, model_.max)}};
    std::ranges::stable_sort(said, {}, &std::pair<double, std::string>::first);
    for (const auto& [value, words] : said) labels_.push_back({X(value), 0, 0, words});
    const float apart = metrics().u(1.5);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      labels_[i].left = i == 0 ? area.x : (labels_[i - 1].x + labels_[i].x) / 2 + apart;
      labels_[i].right = i + 1 == labels_.size() ? area.right() : (labels_[i].x + labels_[i + 1].x) / 2 - apart;
    }
  }

  text::Style LabelStyle() const {
    const float size = size_.words * (model_.labels.empty() ? 1.3f : 1.f);  // bare numbers may be larger
    return {.size = size, .color = theme::kQuietInk, .align = text::Align::kCentre};
  }

  float LabelsHeight() {
    float tallest = 0;
    for (const Label& label : labels_)
      tallest = std::max(tallest, canvas_.Measure(label.words, LabelStyle(), label.w()).h);
    return metrics().u(2) + tallest;
  }

  bool WordsStayWhole() {
    return std::ranges::all_of(
        labels_, [&](const Label& label) { return canvas_.WordsFit(label.words, LabelStyle(), label.w()); });
  }

  float X(double value) const { return track_.x + static_cast<float>(PartOf(model_, value)) * track_.w; }
  float Middle() const { return row_.y + row_.h / 2; }

  // The part of the line where this ball is the nearer one. The finger that came down there keeps this ball
  // until it leaves the glass, wherever the balls are meanwhile.
  Press Touch(std::size_t ball) {
    const float left = track_.x - size_.ball, right = track_.right() + size_.ball;
    const float between =
        std::clamp((X(places_.front()) + X(places_.back())) / 2, left + size_.ball, right - size_.ball);
    // The numbers above and the labels below belong to it: a finger may take hold of them as well.
    Rect zone{left, bubbles_y_, right - left, row_.bottom() + labels_h_ - bubbles_y_};
    if (model_.range && ball == 0) zone.w = between - left;
    if (model_.range && ball == 1) zone = {between, zone.y, right - between, zone.h};
    const std::string id = model_.range ? "slider:line:" + std::to_string(ball) : "slider:line";
    const Press press = canvas_.Tappable(id, zone, pack_.Say(i18n::kQuestionSlide));
    const auto finger = canvas_.Finger(id);
    if (!finger) return Press::kNone;
    asked_ = Moved(model_, ball, ValueAt(model_, (finger->x - track_.x) / track_.w));
    return press == Press::kTapped ? press : Press::kHeld;
  }

  void Line() {
    const float thin = std::max(2.f, metrics().u(.45)), out = size_.line / 2;
    const Rect whole{track_.x - out, track_.y, track_.w + 2 * out, track_.h};
    canvas_.Fill(whole, theme::kTrack, out);
    canvas_.Edge(whole, theme::kEdge, thin, out);
    if (!answered_) return;
    const float from = model_.range ? X(places_[0]) : track_.x - out;
    canvas_.Fill({from, track_.y, X(places_.back()) - from, track_.h}, theme::kPrimary, out);
  }

  void Labels() {
    const float y = row_.bottom() + metrics().u(2);
    for (const Label& label : labels_) {
      // A mark on the line's lower side says where the label belongs.
      if (!model_.labels.empty())
        canvas_.Fill({label.x - metrics().u(.5), track_.bottom() + metrics().u(1.2), metrics().u(1),
                      row_.bottom() - track_.bottom() - metrics().u(1.2)},
                     theme::kEdge, metrics().u(.5));
      // In the middle below its place, or as near to it as the room allows.
      const float w = std::min(canvas_.Measure(label.words, LabelStyle(), label.w()).w + 2, label.w());
      const float x = std::max(label.left, std::min(label.x - w / 2, label.right - w));
      canvas_.WriteFromTop({x, y, w, 0}, label.words, LabelStyle());
    }
  }

  void Ball(std::size_t ball, bool held) {
    const float x = X(places_[ball]), y = Middle();
    if (held) canvas_.Disc(x, y, size_.ball * 1.35f, theme::kChosenEdge);
    if (held) canvas_.Disc(x, y, size_.ball * 1.35f - metrics().u(.9), theme::kChosen);
    canvas_.Disc(x, y, size_.ball + metrics().u(.7), theme::kCard);  // a rim, where two balls touch
    canvas_.Disc(x, y, size_.ball, theme::kPrimary);
    // Hollow: nothing has been said yet.
    canvas_.Disc(x, y, answered_ ? size_.ball * .3f : size_.ball - metrics().u(1.4), theme::kCard);
  }

  // The numbers stand above their balls, side by side where the balls are near each other.
  void Values() {
    const text::Style style{.size = size_.value,
                            .bold = true,
                            .color = answered_ ? theme::kInk : theme::kQuietInk,
                            .align = text::Align::kCentre};
    std::vector<Rect> boxes;
    std::vector<std::string> words;
    for (const double place : places_) {
      words.push_back(answered_ ? Said(pack_, place) : "–");
      const float w = std::max(canvas_.Measure(words.back(), style).w + size_.value * .9f, size_.value * 2);
      boxes.push_back({X(place) - w / 2, bubbles_y_, w, size_.bubble_h()});
    }
    if (model_.range) {
      const float over = boxes[0].right() + metrics().u(2) - boxes[1].x;
      if (over > 0) boxes[0].x -= over / 2, boxes[1].x += over / 2;
    }
    const float low = std::max(0.f, row_.x - boxes.front().x),
                high = std::max(0.f, boxes.back().right() - row_.right());
    for (Rect& box : boxes) box.x = std::max(row_.x, std::min(box.x + low - high, row_.right() - box.w));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const float edge = answered_ ? std::max(3.f, metrics().u(.8)) : std::max(2.f, metrics().u(.45));
      canvas_.Fill(boxes[i], answered_ ? theme::kChosen : theme::kCard, metrics().u(3.2));
      canvas_.Edge(boxes[i], answered_ ? theme::kChosenEdge : theme::kEdge, edge, metrics().u(3.2));
      canvas_.Write(boxes[i], words[i], style);
    }
  }

  void Buttons(std::size_t ball) {
    Rect less{row_.x, buttons_y_, size_.button, size_.button}, more = less;
    if (model_.range) {
      // Under the half of the line that its ball begins on: − ball +.
      const float middle = row_.x + row_.w * (ball == 0 ? .25f : .75f),
                  away = std::min(size_.ball + size_.gap, row_.w / 4 - size_.button - size_.gap);
      less.x = middle - away - size_.button;
      more.x = middle + away;
      const float y = less.y + less.h / 2, radius = std::min(size_.ball, away) * .7f;
      canvas_.Fill({middle - away, y - size_.line / 4, 2 * away, size_.line / 2}, theme::kEdge);
      canvas_.Disc(middle, y, radius, theme::kPrimary);
      canvas_.Disc(middle, y, answered_ ? radius * .3f : radius - metrics().u(1.2), theme::kCard);
    } else {
      more.x = row_.right() - size_.button;
    }
    Button(ball, -1, less);
    Button(ball, +1, more);
  }

  void Button(std::size_t ball, int direction, Rect rect) {
    const bool plus = direction > 0;
    const auto next = Stepped(model_, ball, direction);
    const bool enabled = !answered_ || next != model_.values;
    const Press press = canvas_.Tappable((plus ? "slider:more:" : "slider:less:") + std::to_string(ball), rect,
                                         plus ? "+" : "\u2212", enabled);
    const float radius = metrics().u(3.2), long_side = rect.w * .42f, thick = std::max(4.f, rect.w * .09f);
    const float x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    canvas_.Fill(rect, press == Press::kHeld ? theme::kChosen : theme::kCard, radius);
    canvas_.Edge(rect, enabled ? theme::kEdge : theme::kTrack, std::max(2.f, metrics().u(.45)), radius);
    const theme::Color ink = enabled ? theme::kInk : theme::kTrack;
    canvas_.Fill({x - long_side / 2, y - thick / 2, long_side, thick}, ink, thick / 2);
    if (plus) canvas_.Fill({x - thick / 2, y - long_side / 2, thick, long_side}, ink, thick / 2);
    if (press == Press::kTapped) asked_ = next;
  }

  Canvas& canvas_;
  const SliderModel& model_;
  const i18n::Pack& pack_;
  const bool answered_;
  const std::vector<double> places_;
  Sizes size_{canvas_.metrics(), 1};
  Rect row_, track_;
  float bubbles_y_ = 0, buttons_y_ = 0, labels_h_ = 0;
  bool below_ = false;
  std::vector<Label> labels_;
  std::optional<std::vector<double>> asked_;
};

}  // namespace

std::optional<std::vector<double>> Slider(Canvas& canvas, Rect area, const SliderModel& model, const i18n::Pack& pack) {
  return Drawing(canvas, area, model, pack).Draw();
}

}  // namespace widgets
