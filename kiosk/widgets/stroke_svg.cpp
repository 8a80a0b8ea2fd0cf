#include "kiosk/widgets/stroke_svg.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace widgets {
namespace {

using At = std::pair<float, float>;

constexpr int kGrid = 1000, kGridHeight = 660;  // the SVG's own units
constexpr std::string_view kPrefix = "data:image/svg+xml;base64,";
constexpr std::string_view kHead =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 660"><path fill="none" stroke="#1B2838" )"
    R"(stroke-width="16" stroke-linecap="round" stroke-linejoin="round" d=")";
constexpr std::string_view kTail = R"("/></svg>)";
static_assert(kGridHeight == static_cast<int>(kPadHeight * kGrid + .5f) && kLineWidth * kGrid == 16.f);

// The drawing on the SVG's grid, where it was drawn on at all. First of all, so that what was read back and
// is written again does not change.
std::vector<Stroke> OnGrid(const std::vector<Stroke>& strokes) {
  const auto grid = [](float v, int most) {
    return static_cast<float>(std::clamp<long>(std::lround(v * kGrid), 0, most)) / kGrid;
  };
  std::vector<Stroke> gridded;
  for (const Stroke& stroke : strokes) {
    if (stroke.points.empty()) continue;
    gridded.push_back({});
    for (const auto& [x, y] : stroke.points) gridded.back().points.emplace_back(grid(x, kGrid), grid(y, kGridHeight));
  }
  return gridded;
}

std::vector<Stroke> Simpler(std::vector<Stroke> strokes, float tolerance) {
  for (Stroke& stroke : strokes) stroke.points = Simplified(stroke.points, tolerance);
  return strokes;
}

// "M12 34l5-6 7 8": whole numbers, each point but the first relative to the one before, no blank before a
// minus.
void AppendPath(std::string& path, std::span<const At> points) {
  const auto number = [&path](int n, bool blank) {
    if (blank && n >= 0) path += ' ';
    path += std::to_string(n);
  };
  int x = 0, y = 0;
  bool first = true, line = false;
  for (const At& p : points) {
    const int nx = static_cast<int>(std::lround(p.first * kGrid));
    const int ny = static_cast<int>(std::lround(p.second * kGrid));
    if (first) {
      path += 'M';
      number(nx, false), number(ny, true);
    } else if (nx != x || ny != y) {
      if (!line) path += 'l';
      number(nx - x, line), number(ny - y, true);
      line = true;
    }
    first = false, x = nx, y = ny;
  }
  if (!line) path += "h0";  // a dot: a line of no length with round ends
}

std::string PathOf(const std::vector<Stroke>& strokes) {
  std::string path;
  for (const Stroke& stroke : strokes) AppendPath(path, stroke.points);
  return path;
}

// No stroke longer than that many points: what fills a page in one endless zigzag ends early.
std::vector<Stroke> CutShort(std::vector<Stroke> strokes, std::size_t most) {
  for (Stroke& stroke : strokes) stroke.points.resize(std::min(stroke.points.size(), most));
  return strokes;
}

// How much of the pad a stroke crosses: the least is left out first where room is short.
float Reach(const Stroke& stroke) {
  const auto [left, right] = std::ranges::minmax(stroke.points, {}, &At::first);
  const auto [top, bottom] = std::ranges::minmax(stroke.points, {}, &At::second);
  return right.first - left.first + bottom.second - top.second;
}

// The `count` largest strokes, in the order in which they were drawn.
std::vector<Stroke> LargestOf(const std::vector<Stroke>& strokes, std::size_t count) {
  std::vector<std::size_t> order(strokes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return Reach(strokes[i]); });
  order.resize(count);
  std::ranges::sort(order);
  std::vector<Stroke> largest;
  for (const std::size_t i : order) largest.push_back(strokes[i]);
  return largest;
}

// Step 0 leaves out only points on a straight line; at the last one a face still has its features.
constexpr int kSteps = 17;
float Tolerance(int step) { return step == 0 ? 0 : .5f / kGrid * std::pow(1.25f, static_cast<float>(step - 1)); }
constexpr std::size_t kShort = 24;  // points that CutShort leaves at least

// The last of 0…most for which `holds` (which holds for the first ones, 0 included), by halving.
template <class Holds>
std::size_t Last(std::size_t most, const Holds& holds) {
  std::size_t good = 0, bad = most + 1;
  while (bad - good > 1) {
    const std::size_t middle = good + (bad - good) / 2;
    (holds(middle) ? good : bad) = middle;
  }
  return good;
}

std::size_t UrlBytes(std::size_t path) { return kPrefix.size() + (kHead.size() + path + kTail.size() + 2) / 3 * 4; }

std::string UrlOf(const std::string& path) {
  const std::string svg = fmt::format("{}{}{}", kHead, path, kTail);
  std::string coded(sodium_base64_encoded_len(svg.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(coded.data(), coded.size(), reinterpret_cast<const unsigned char*>(svg.data()), svg.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  coded.pop_back();  // sodium writes a zero at the end
  return std::string(kPrefix) + coded;
}

std::optional<std::string> Decoded(std::string_view coded) {
  std::string plain(coded.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), coded.data(), coded.size(),
                        nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != coded.data() + coded.size())
    return std::nullopt;
  plain.resize(length);
  return plain;
}

// Reads what AppendPath writes.
class PathReader {
 public:
  explicit PathReader(std::string_view path) : rest_(path) {}

  std::optional<std::vector<Stroke>> Read() {
    std::vector<Stroke> strokes;
    while (!rest_.empty()) {
      int x = 0, y = 0;
      if (!Take("M") || !Number(x) || !Number(y)) return std::nullopt;
      Stroke stroke;
      if (!Add(stroke, x, y)) return std::nullopt;
      if (Take("l")) {
        do {
          int dx = 0, dy = 0;
          if (!Number(dx) || !Number(dy)) return std::nullopt;
          if (!Add(stroke, x += dx, y += dy)) return std::nullopt;
        } while (!rest_.empty() && rest_.front() != 'M');
      } else if (!Take("h0")) {
        return std::nullopt;
      }
      strokes.push_back(std::move(stroke));
    }
    return strokes;
  }

 private:
  bool Take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool Number(int& n) {
    Take(" ");
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), n);
    if (error != std::errc() || std::abs(n) > kGrid) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return true;
  }

  static bool Add(Stroke& stroke, int x, int y) {
    if (x < 0 || x > kGrid || y < 0 || y > kGridHeight) return false;
    stroke.points.emplace_back(static_cast<float>(x) / kGrid, static_cast<float>(y) / kGrid);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::string SvgDataUrl(const std::vector<Stroke>& strokes, std::size_t most_bytes) {
  const std::vector<Stroke> drawn = OnGrid(strokes);
  const auto fits = [&](const std::vector<Stroke>& some) { return UrlBytes(PathOf(some).size()) <= most_bytes; };
  const auto simpler = [&](std::size_t finer) { return Simpler(drawn, Tolerance(kSteps - static_cast<int>(finer))); };
  std::vector<Stroke> kept = simpler(0);
  if (fits(kept)) {
    kept = simpler(Last(kSteps, [&](std::size_t finer) { return fits(simpler(finer)); }));
  } else {
    constexpr std::size_t kLongest = 2000;  // points; more never fit
    kept = CutShort(kept, kShort + Last(kLongest, [&](std::size_t n) { return fits(CutShort(kept, kShort + n)); }));
    kept = LargestOf(kept, Last(kept.size(), [&](std::size_t n) { return fits(LargestOf(kept, n)); }));
  }
  return kept.empty() ? "" : UrlOf(PathOf(kept));
}

std::vector<Stroke> FromSvgDataUrl(std::string_view url) {
  if (!url.starts_with(kPrefix)) return {};
  const std::optional<std::string> svg = Decoded(url.substr(kPrefix.size()));
  if (!svg || svg->size() < kHead.size() + kTail.size() || !svg->starts_with(kHead) || !svg->ends_with(kTail))
    return {};
  const std::string_view path(svg->data() + kHead.size(), svg->size() - kHead.size() - kTail.size());
  return PathReader(path).Read().value_or(std::vector<Stroke>{});
}

}  // namespace widgets
