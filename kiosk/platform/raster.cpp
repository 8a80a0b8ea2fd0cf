#include "kiosk/platform/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <span>

namespace platform {
namespace {

// Two channels at once, each with eight bits of room: x * part / 255, rounded.
std::uint32_t ScalePair(std::uint32_t pair, std::uint32_t part) {
  const std::uint32_t scaled = pair * part + 0x800080;
  return (scaled + (scaled >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
}
std::uint32_t Scale(std::uint32_t argb, std::uint32_t part) {
  return ScalePair(argb & 0xFF00FF, part) | ScalePair(argb >> 8 & 0xFF00FF, part) << 8;
}

// `over` is multiplied by its coverage, its upper byte.
void Blend(std::uint32_t& below, std::uint32_t over) {
  const std::uint32_t coverage = over >> 24;
  if (coverage == 0) return;
  below = coverage == 255 ? over : over + Scale(below, 255 - coverage);
}

// Dear ImGui's colour, which is not multiplied, multiplied.
std::uint32_t Premultiplied(ImU32 color) {
  const auto channel = [&](int from, int to) { return (color >> from & 0xFF) << to; };
  const std::uint32_t rgb = channel(IM_COL32_R_SHIFT, 16) | channel(IM_COL32_G_SHIFT, 8) | channel(IM_COL32_B_SHIFT, 0);
  return Scale(rgb | 0xFF000000, color >> IM_COL32_A_SHIFT);
}

// A picture's colours under a tint: each channel by that of the tint.
std::uint32_t Tinted(std::uint32_t argb, ImU32 tint) {
  if (tint == IM_COL32_WHITE) return argb;
  const auto channel = [&](int shift, std::uint32_t by) { return ((argb >> shift & 0xFF) * by + 127) / 255 << shift; };
  const std::uint32_t alpha = tint >> IM_COL32_A_SHIFT;
  const std::uint32_t colored = channel(24, 255) | channel(16, tint >> IM_COL32_R_SHIFT & 0xFF) |
                                channel(8, tint >> IM_COL32_G_SHIFT & 0xFF) |
                                channel(0, tint >> IM_COL32_B_SHIFT & 0xFF);
  return Scale(colored, alpha);
}

// Something that changes evenly over a triangle.
struct Slope {
  float at = 0, dx = 0, dy = 0;  // at the first vertex
};

class Triangle {
 public:
  Triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) : corners_{&a, &b, &c} {
    const ImVec2 p = Off(b), q = Off(c);
    area_ = p.x * q.y - q.x * p.y;
  }

  bool empty() const { return area_ == 0; }
  // Do the corners agree in these bits of their colour?
  bool Agree(ImU32 mask) const {
    return ((corners_[0]->col ^ corners_[1]->col) & mask) == 0 && ((corners_[0]->col ^ corners_[2]->col) & mask) == 0;
  }
  const ImDrawVert& operator[](int corner) const { return *corners_[static_cast<std::size_t>(corner)]; }
  ImU32 color() const { return corners_[0]->col; }
  const ImVec2& origin() const { return corners_[0]->pos; }

  template <class Value>
  Slope SlopeOf(Value value) const {
    const ImVec2 p = Off(*corners_[1]), q = Off(*corners_[2]);
    const float first = value(*corners_[0]), to_p = value(*corners_[1]) - first, to_q = value(*corners_[2]) - first;
    return {first, (to_p * q.y - to_q * p.y) / area_, (to_q * p.x - to_p * q.x) / area_};
  }

  // Calls with (y, first x, past the last x) for the pixels whose middle is inside. Triangles that share an edge share no
  // pixel and leave none out: both find the edge's place in a row by the same sum.
  template <class Span>
  void EachRow(const Area& within, Span span) const {
    const auto [low, high] = std::minmax({corners_[0]->pos.y, corners_[1]->pos.y, corners_[2]->pos.y});
    const int from = std::max(within.min_y, Past(low)), to = std::min(within.max_y, Past(high));
    if (from >= to) return;
    const std::array edges = {EdgeFrom(0), EdgeFrom(1), EdgeFrom(2)};
    for (int y = from; y < to; ++y) {
      float left = 1e9f, right = -1e9f;
      const float middle = static_cast<float>(y) + .5f;
      for (const Edge& edge : edges) {
        if (middle < edge.upper.y || middle >= edge.lower_y) continue;
        const float x = edge.upper.x + (middle - edge.upper.y) * edge.dx;
        left = std::min(left, x);
        right = std::max(right, x);
      }
      const int first = std::max(within.min_x, Past(left)), past = std::min(within.max_x, Past(right));
      if (first < past) span(y, first, past);
    }
  }

  // The first pixel whose middle is not before this place.
  static int Past(float place) {
    const float middle = std::clamp(place, -1e6f, 1e6f) - .5f;
    const int whole = static_cast<int>(middle);
    return whole + (middle > static_cast<float>(whole));
  }

 private:
  ImVec2 Off(const ImDrawVert& corner) const {
    return {corner.pos.x - corners_[0]->pos.x, corner.pos.y - corners_[0]->pos.y};
  }
  struct Edge {
    ImVec2 upper;
    float lower_y, dx;  // dx: to the right in a row; not a number for a level edge, which no row's middle meets
  };
  Edge EdgeFrom(int corner) const {
    const ImVec2 *upper = &corners_[corner]->pos, *lower = &corners_[(corner + 1) % 3]->pos;
    if (std::pair(upper->y, upper->x) > std::pair(lower->y, lower->x)) std::swap(upper, lower);
    return {*upper, lower->y, (lower->x - upper->x) / (lower->y - upper->y)};
  }

  std::array<const ImDrawVert*, 3> corners_;
  float area_;  // twice, with a sign
};

// Two triangles that are an upright rectangle of one colour, as most are: the same pixels as both, in half the rows.
struct Box {
  ImVec2 min, max;

  template <class Span>
  void EachRow(const Area& within, Span span) const {
    const int first = std::max(within.min_x, Triangle::Past(min.x)),
              past = std::min(within.max_x, Triangle::Past(max.x)), to = std::min(within.max_y, Triangle::Past(max.y));
    if (first >= past) return;
    for (int y = std::max(within.min_y, Triangle::Past(min.y)); y < to; ++y) span(y, first, past);
  }
};

// What Slope says at the middle of a pixel.
float At(const Slope& slope, const ImVec2& origin, int x, int y) {
  return slope.at + slope.dx * (static_cast<float>(x) + .5f - origin.x) +
         slope.dy * (static_cast<float>(y) + .5f - origin.y);
}

// In these, `shape` is where: the triangle itself, or the box that it is half of.
template <class Shape>
void FillPlain(const Triangle& triangle, const Shape& shape, const Area& within, Pixels pixels) {
  const std::uint32_t over = Premultiplied(triangle.color());
  shape.EachRow(within, [&](int y, int first, int past) {
    std::uint32_t* row = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.width;
    if (over >> 24 == 255) return static_cast<void>(std::fill(row + first, row + past, over));
    for (int x = first; x < past; ++x) Blend(row[x], over);
  });
}

// One colour that fades out: what smooth edges are made of.
void FillFading(const Triangle& triangle, const Area& within, Pixels pixels) {
  const std::uint32_t over = Premultiplied(triangle.color() | IM_COL32_A_MASK);
  const Slope alpha =
      triangle.SlopeOf([](const ImDrawVert& v) { return static_cast<float>(v.col >> IM_COL32_A_SHIFT); });
  triangle.EachRow(within, [&](int y, int first, int past) {
    std::uint32_t* row = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.width;
    float at = At(alpha, triangle.origin(), first, y) + .5f;
    for (int x = first; x < past; ++x, at += alpha.dx)
      Blend(row[x], Scale(over, static_cast<std::uint32_t>(std::clamp(at, 0.f, 255.f))));
  });
}

void FillShaded(const Triangle& triangle, const Area& within, Pixels pixels) {
  std::array<Slope, 4> channels;
  for (int i = 0; i < 4; ++i)
    channels[i] = triangle.SlopeOf([&](const ImDrawVert& v) { return static_cast<float>(v.col >> 8 * i & 0xFF); });
  triangle.EachRow(within, [&](int y, int first, int past) {
    std::uint32_t* row = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.width;
    for (int x = first; x < past; ++x) {
      ImU32 color = 0;
      for (int i = 0; i < 4; ++i) {
        const float value = At(channels[i], triangle.origin(), x, y);
        color |= static_cast<ImU32>(std::clamp(value, 0.f, 255.f) + .5f) << 8 * i;
      }
      Blend(row[x], Premultiplied(color));
    }
  });
}

// As Dear ImGui makes it of two triangles: corner, next, opposite; corner, opposite, last. Of a picture both must lie on it
// in the same way.
std::optional<Box> BoxOf(const Triangle& half, const Triangle& other) {
  const ImDrawVert &a = half[0], &b = half[1], &c = half[2], &d = other[2];
  if (&other[0] != &a || &other[1] != &c || d.col != a.col) return std::nullopt;
  const bool upright = a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
  const bool even = a.uv.y == b.uv.y && b.uv.x == c.uv.x && c.uv.y == d.uv.y && d.uv.x == a.uv.x;
  if (!upright || !even || a.pos.x > c.pos.x || a.pos.y > c.pos.y) return std::nullopt;
  return Box{a.pos, c.pos};
}

// What a picture gives to one pixel, multiplied by its coverage.
class Sampler {
 public:
  Sampler(const Picture& picture, ImU32 tint) : picture_(picture), tint_(tint), over_(Premultiplied(tint)) {}

  std::uint32_t At(int x, int y) const {
    const auto at = static_cast<std::size_t>(std::clamp(y, 0, picture_.height - 1)) * picture_.width +
                    static_cast<std::size_t>(std::clamp(x, 0, picture_.width - 1));
    if (!picture_.argb.empty()) return Tinted(picture_.argb[at], tint_);
    const std::uint8_t coverage = picture_.coverage[at];
    return coverage == 0 ? 0 : Scale(over_, coverage);
  }

  // Of the four pixels around a place, in 1/256 of a pixel from the middle of the first one.
  std::uint32_t Between(int u, int v) const {
    const int x = u >> 8, y = v >> 8;
    const auto mix = [](std::uint32_t a, std::uint32_t b, std::uint32_t part) {
      const std::uint32_t of_b = part * 255 / 256;
      return Scale(a, 255 - of_b) + Scale(b, of_b);
    };
    return mix(mix(At(x, y), At(x + 1, y), u & 0xFF), mix(At(x, y + 1), At(x + 1, y + 1), u & 0xFF), v & 0xFF);
  }

 private:
  const Picture& picture_;
  ImU32 tint_;
  std::uint32_t over_;  // the tint where it covers wholly
};

// Pixel on pixel, which is what text always is.
void Copy(const Picture& picture, std::size_t from, std::span<std::uint32_t> row, ImU32 tint) {
  if (picture.coverage.empty()) {
    for (std::size_t i = 0; i < row.size(); ++i) Blend(row[i], Tinted(picture.argb[from + i], tint));
    return;
  }
  const std::uint32_t over = Premultiplied(tint);
  const std::uint8_t* coverage = picture.coverage.data() + from;
  for (std::size_t i = 0; i < row.size(); ++i) {
    for (std::uint64_t eight; i + 8 <= row.size(); i += 8) {  // most of a text is the gaps between its strokes
      std::memcpy(&eight, coverage + i, 8);
      if (eight != 0) break;
    }
    if (i < row.size() && coverage[i] > 0) Blend(row[i], Scale(over, coverage[i]));
  }
}

template <class Shape>
void FillPicture(const Triangle& triangle, const Shape& shape, const Area& within, Pixels pixels,
                 const Picture& picture) {
  const auto width = static_cast<float>(picture.width), height = static_cast<float>(picture.height);
  const Slope u = triangle.SlopeOf([&](const ImDrawVert& v) { return v.uv.x * width; });
  const Slope v = triangle.SlopeOf([&](const ImDrawVert& v) { return v.uv.y * height; });
  const auto near = [](float value, float wish) { return std::abs(value - wish) < 1e-4f; };
  const bool own_size = near(u.dx, 1) && near(u.dy, 0) && near(v.dx, 0) && near(v.dy, 1);
  const ImVec2& origin = triangle.origin();
  const Sampler sampler(picture, triangle.color());
  shape.EachRow(within, [&](int y, int first, int past) {
    const std::span row(pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.width + first,
                        static_cast<std::size_t>(past - first));
    const float from_u = At(u, origin, first, y) - .5f, from_v = At(v, origin, first, y) - .5f;
    const int column = static_cast<int>(std::lround(from_u)), line = static_cast<int>(std::lround(from_v));
    const bool inside = column >= 0 && column + (past - first) <= picture.width && line >= 0 && line < picture.height;
    constexpr float kNearly = 1.f / 64;
    if (own_size && inside && std::abs(from_u - static_cast<float>(column)) < kNearly &&
        std::abs(from_v - static_cast<float>(line)) < kNearly)
      return Copy(picture, static_cast<std::size_t>(line) * picture.width + static_cast<std::size_t>(column), row,
                  triangle.color());
    float at_u = 256 * from_u, at_v = 256 * from_v;
    for (std::uint32_t& pixel : row) {
      Blend(pixel, sampler.Between(static_cast<int>(std::floor(at_u)), static_cast<int>(std::floor(at_v))));
      at_u += 256 * u.dx;
      at_v += 256 * v.dx;
    }
  });
}

}  // namespace

void Draw(const ImDrawData& frame, const Area& area, theme::Rgb ground, Pixels pixels,
          const Picture* (*find)(ImTextureID)) {
  for (int y = area.min_y; y < area.max_y; ++y) {
    std::uint32_t* row = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.width;
    std::fill(row + area.min_x, row + area.max_x, ground | 0xFF000000);
  }
  for (int i = 0; i < frame.CmdListsCount; ++i) {
    const ImDrawList& list = *frame.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const ImVec4& clip = command.ClipRect;
      const Area within = Common(area, {static_cast<int>(clip.x), static_cast<int>(clip.y), static_cast<int>(clip.z),
                                        static_cast<int>(clip.w)});
      if (within.empty()) continue;
      const Picture* picture = find(command.GetTexID());
      const auto corner = [&](unsigned at) -> const ImDrawVert& {
        return list
            .VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + at)])];
      };
      for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
        const Triangle triangle(corner(at), corner(at + 1), corner(at + 2));
        if (triangle.empty()) continue;
        const bool plain = triangle.Agree(~ImU32{0});
        if (at + 5 < command.ElemCount && plain) {
          if (const auto box = BoxOf(triangle, Triangle(corner(at + 3), corner(at + 4), corner(at + 5)))) {
            picture ? FillPicture(triangle, *box, within, pixels, *picture) : FillPlain(triangle, *box, within, pixels);
            at += 3;
            continue;
          }
        }
        if (picture)
          FillPicture(triangle, triangle, within, pixels, *picture);
        else if (plain)
          FillPlain(triangle, triangle, within, pixels);
        else if (triangle.Agree(~IM_COL32_A_MASK))
          FillFading(triangle, within, pixels);
        else
          FillShaded(triangle, within, pixels);
      }
    }
  }
}

}  // namespace platform
