#include "kiosk/widgets/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace widgets {
namespace {

constexpr double kDragMillimetres = 5;  // a finger that taps rolls less

ImVec2 Corner(const Rect& r) { return {std::round(r.x), std::round(r.y)}; }
ImVec2 FarCorner(const Rect& r) { return {std::round(r.right()), std::round(r.bottom())}; }

}  // namespace

bool Element::operator==(const Element& o) const {
  return id == o.id && label == o.label && enabled == o.enabled && rect.x == o.rect.x && rect.y == o.rect.y &&
         rect.w == o.rect.w && rect.h == o.rect.h;
}

Canvas::Canvas(ImDrawList& list, text::Typesetter& typesetter, Pictures& pictures, const theme::Metrics& metrics,
               const theme::Palette& palette, bool rtl, Reach reach)
    : list_(&list),
      typesetter_(&typesetter),
      pictures_(&pictures),
      metrics_(&metrics),
      palette_(&palette),
      rtl_(rtl),
      mirror_(rtl),
      reach_(reach) {}

std::uint32_t Canvas::packed(theme::Color color, float opacity) const {
  const theme::Rgb c = (*palette_)[color];
  return IM_COL32(c >> 16 & 0xFF, c >> 8 & 0xFF, c & 0xFF, static_cast<int>(std::lround(255 * opacity)));
}

Rect Canvas::Mirrored(Rect rect) const {
  if (mirror_) rect.x = metrics_->width() - rect.x - rect.w;
  return rect;
}

Press Canvas::Tappable(const std::string& id, Rect rect, std::string_view label, bool enabled) {
  const Rect place = Mirrored(rect);
  elements_.push_back({id, place, std::string(label), enabled});
  if (!enabled || place.w < 1 || place.h < 1) return Press::kNone;
  ImGui::SetCursorScreenPos(Corner(place));
  const bool tapped = ImGui::InvisibleButton(id.c_str(), {std::round(place.w), std::round(place.h)});
  const bool let_go = !tapped && ImGui::IsItemDeactivated();
  if (tapped || let_go || ImGui::IsItemActive()) {
    let_go_ = let_go;
    held_ = id;
    finger_ = {ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y};
  }
  const ImGuiIO& io = ImGui::GetIO();
  const float least = metrics_->mm(kDragMillimetres);
  if ((ImGui::IsItemActive() || ImGui::IsItemDeactivated()) && io.MouseDragMaxDistanceSqr[0] > least * least) {
    dragged_ = id;
    drag_ = {
        {io.MouseClickedPos[0].x, io.MouseClickedPos[0].y}, {io.MousePos.x, io.MousePos.y}, ImGui::IsItemDeactivated()};
  }
  if (tapped) {
    tapped_ = label;
    return Press::kTapped;
  }
  return ImGui::IsItemActive() && ImGui::IsItemHovered() ? Press::kHeld : Press::kNone;
}

std::optional<Point> Canvas::Finger(const std::string& id) const {
  if (held_.empty() || held_ != id || let_go_) return std::nullopt;
  return Point{mirror_ ? metrics_->width() - finger_.x : finger_.x, finger_.y};
}

float Canvas::HeldFor(const std::string& id) const {
  const ImGuiIO& io = ImGui::GetIO();
  if (held_ != id || held_.empty()) return 0;
  return std::max(0.f, io.MouseDown[0] ? io.MouseDownDuration[0] : io.MouseDownDurationPrev[0] + io.DeltaTime);
}

std::optional<Point> Canvas::LetGo(const std::string& id) const {
  if (!let_go_ || held_ != id) return std::nullopt;
  return Point{mirror_ ? metrics_->width() - finger_.x : finger_.x, finger_.y};
}

std::optional<Canvas::Drag> Canvas::Dragged(const std::string& id) const {
  if (dragged_.empty() || dragged_ != id) return std::nullopt;
  const auto here = [&](Point glass) { return Point{mirror_ ? metrics_->width() - glass.x : glass.x, glass.y}; };
  return Drag{here(drag_.from), here(drag_.at), drag_.dropped};
}

void Canvas::Fill(Rect rect, theme::Color color, float radius) {
  rect = Mirrored(rect);
  const ImVec2 from = Corner(rect), to = FarCorner(rect);
  const float side = std::ceil(radius);
  const std::uint32_t paint = packed(color);
  if (radius <= 0 || to.x - from.x < 4 * side) return list_->AddRectFilled(from, to, paint, radius);
  // Round parts on both sides of a plain rectangle, which renderers draw several times as fast.
  list_->AddRectFilled(from, {from.x + side, to.y}, paint, radius, ImDrawFlags_RoundCornersLeft);
  list_->AddRectFilled({from.x + side, from.y}, {to.x - side, to.y}, paint);
  list_->AddRectFilled({to.x - side, from.y}, to, paint, radius, ImDrawFlags_RoundCornersRight);
}

void Canvas::Edge(Rect rect, theme::Color color, float thickness, float radius) {
  rect = Mirrored(rect.Inset(thickness / 2));
  list_->AddRect(Corner(rect), FarCorner(rect), packed(color), radius, 0, thickness);
}

void Canvas::Disc(float x, float y, float radius, theme::Color color) {
  const Rect box = Mirrored({x - radius, y - radius, 2 * radius, 2 * radius});
  list_->AddCircleFilled({box.x + radius, box.y + radius}, radius, packed(color));
}

void Canvas::Tick(Rect rect, theme::Color color) {
  const Rect r = Mirrored(rect);  // a check mark looks the same in every script
  const ImVec2 points[] = {
      {r.x + r.w * .18f, r.y + r.h * .54f}, {r.x + r.w * .42f, r.y + r.h * .78f}, {r.x + r.w * .84f, r.y + r.h * .26f}};
  list_->AddPolyline(points, 3, packed(color), 0, std::max(2.f, r.w * .13f));
}

Extent Canvas::Measure(std::string_view text, const text::Style& style, float width) {
  if (text.empty()) return {};
  const text::Size size = typesetter_->Measure(text, style, std::floor(width));
  return {static_cast<float>(size.width), static_cast<float>(size.height)};
}

bool Canvas::WordsFit(std::string_view text, const text::Style& style, float width) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin && Measure(text.substr(begin, end - begin), style).w > width) return false;
    begin = end + 1;
  }
  return true;
}

void Canvas::Picture(Rect rect, const platform::Texture& texture, theme::Color tint) {
  const Rect r = Mirrored(rect);
  list_->AddImage(texture.id(), Corner(r), FarCorner(r), {0, 0}, {1, 1},
                  texture.tintable() ? packed(tint) : IM_COL32_WHITE);
}

void Canvas::Place(Rect rect, const platform::Texture& texture, const text::Style& style, bool from_top) {
  const auto w = static_cast<float>(texture.width()), h = static_cast<float>(texture.height());
  const float x = style.align == text::Align::kCentre ? rect.x + (rect.w - w) / 2 : rect.x;
  const float y = from_top ? rect.y : rect.y + (rect.h - h) / 2;
  Picture({x, y, w, h}, texture, style.color);
  if (!noting_) return;
  const text::Ink& ink = typesetter_->ink();
  const Rect picture = Mirrored({x, y, w, h});
  notes_.push_back({{picture.x + static_cast<float>(ink.x), picture.y + static_cast<float>(ink.y),
                     static_cast<float>(ink.width), static_cast<float>(ink.height)},
                    Mirrored(rect),
                    ink.broken_word,
                    style.size});
}

void Canvas::Read(Rect rect, std::string_view text, const text::Style& style, const platform::Texture& texture,
                  bool from_top) {
  if (!reading_ || !noting_) return;
  std::string words = text::Typesetter::Plain(text, style);
  if (spoken_ && spoken_->words == words && spoken_->end > spoken_->begin) {
    const auto w = static_cast<float>(texture.width()), h = static_cast<float>(texture.height());
    const float x = style.align == text::Align::kCentre ? rect.x + (rect.w - w) / 2 : rect.x;
    const Rect picture = Mirrored({x, from_top ? rect.y : rect.y + (rect.h - h) / 2, w, h});
    const auto word = typesetter_->Word(text, style, std::floor(rect.w), spoken_->begin, spoken_->end);
    const Rect lit{picture.x + word.x - 3, picture.y + word.y, word.width + 6, word.height};
    const bool on_dark = style.color == theme::kOnPrimary || style.color == theme::kOnRibbon;
    if (!on_dark) list_->AddRectFilled(Corner(lit), FarCorner(lit), packed(theme::kChosen), word.height * .2f);
    list_->AddLine({lit.x, lit.bottom()}, {lit.right(), lit.bottom()}, packed(style.color),
                   std::max(2.f, lit.h * .07f));
  }
  lines_.push_back({std::move(words), part_});
}

void Canvas::Write(Rect rect, std::string_view text, const text::Style& style) {
  if (text.empty()) return;
  const auto& texture = typesetter_->Set(text, style, std::floor(rect.w));
  Read(rect, text, style, texture, false);
  Place(rect, texture, style, false);
}

float Canvas::WriteFromTop(Rect rect, std::string_view text, const text::Style& style) {
  if (text.empty()) return 0;
  const auto& texture = typesetter_->Set(text, style, std::floor(rect.w));
  Read(rect, text, style, texture, true);
  Place(rect, texture, style, true);
  return static_cast<float>(texture.height());
}

void Canvas::WriteIn(const text::Script& script, Rect rect, std::string_view text, const text::Style& style) {
  if (!text.empty()) Place(rect, typesetter_->SetIn(script, text, style, std::floor(rect.w)), style, false);
}

namespace {

text::Size Whole(const Rect& rect) {
  return {static_cast<int>(std::floor(rect.w)), static_cast<int>(std::floor(rect.h))};
}

}  // namespace

void Canvas::WriteAround(Rect rect, std::string_view text, const text::Style& style, std::size_t caret) {
  const text::Passage passage = typesetter_->SetAround(text, style, Whole(rect), caret);
  const Rect room = Mirrored(rect);
  const auto w = static_cast<float>(passage.picture->width()), h = static_cast<float>(passage.picture->height());
  const ImVec2 from = Corner({room.x + static_cast<float>(passage.left), room.y, w, h});
  list_->AddImage(passage.picture->id(), from, {from.x + w, from.y + h}, {0, 0}, {1, 1},
                  passage.picture->tintable() ? packed(style.color) : IM_COL32_WHITE);
  const float thick = std::max(3.f, style.size * .09f);
  const Rect caret_bar{room.x + static_cast<float>(passage.caret_x) - thick / 2,
                       room.y + static_cast<float>(passage.caret_y), thick, static_cast<float>(passage.caret_height)};
  list_->AddRectFilled(Corner(caret_bar), FarCorner(caret_bar), packed(theme::kPrimary));
}

std::size_t Canvas::CaretAt(Rect rect, std::string_view text, const text::Style& style, std::size_t caret,
                            Point finger) const {
  const Rect room = Mirrored(rect), place = Mirrored({finger.x, finger.y, 0, 0});
  return typesetter_->CaretAt(text, style, Whole(rect), caret,
                              {static_cast<int>(place.x - room.x), static_cast<int>(place.y - room.y)});
}

void Canvas::Emoji(Rect rect, std::string_view emoji, float size) {
  // The colour font's pictures are 1.2 em high and 1.27 em wide.
  const text::Style style{.size = std::min(size / 1.2f, rect.w / 1.27f), .align = text::Align::kCentre};
  if (!emoji.empty()) Place(rect, typesetter_->Set(emoji, style, std::floor(rect.w)), style, false);
}

void Canvas::EmojiTurned(Rect rect, std::string_view emoji, float size) {
  const auto& texture = typesetter_->Set(emoji, {.size = std::min(size / 1.2f, rect.w / 1.27f)}, 0);
  const Rect place = Mirrored(rect);
  const float x = place.x + place.w / 2, y = place.y + place.h / 2, across = static_cast<float>(texture.height()) / 2,
              down = static_cast<float>(texture.width()) / 2;
  // Its upper edge becomes the right one.
  list_->AddImageQuad(texture.id(), {x - across, y - down}, {x + across, y - down}, {x + across, y + down},
                      {x - across, y + down}, {0, 1}, {0, 0}, {1, 0}, {1, 1});
}

}  // namespace widgets
