#include <cairo.h>

#include <array>
#include <memory>
#include <set>
#include <vector>

#include "shared/report/charts/paint.h"
#include "shared/report/charts/pen.h"
#include "tests/unit/shared/report/charts/world.h"

using namespace charts;
using test::Speak;
using test::Table;

namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

constexpr int kWidth = 400;

// A chart on white, and how far its ink reaches.
struct Drawn {
  std::vector<std::uint32_t> pixels;
  int height = 0;
  std::uint32_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * kWidth + x)] & 0xFFFFFF; }
  int Count(std::uint32_t color, int from = 0, int to = kWidth) const {
    int count = 0;
    for (int y = 0; y < height; ++y)
      for (int x = from; x < to; ++x) count += at(x, y) == color;
    return count;
  }
};

Drawn Paint(const Chart& chart, int below = 20) {
  Drawn drawn;
  drawn.height = static_cast<int>(Height(chart, kWidth)) + below;
  drawn.pixels.assign(static_cast<std::size_t>(kWidth * drawn.height), 0xFFFFFFFF);
  const std::unique_ptr<cairo_surface_t, Destroy> surface(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(drawn.pixels.data()), CAIRO_FORMAT_RGB24, kWidth, drawn.height, kWidth * 4));
  const std::unique_ptr<cairo_t, Destroy> cairo(cairo_create(surface.get()));
  Draw(cairo.get(), chart, kWidth);
  cairo_surface_flush(surface.get());
  return drawn;
}

report::GatedTable Three() { return Table("where", {"park", "pool", "zoo"}, {"all"}, {R"(24, [24, 12, "too few"])"}); }

}  // namespace

TEST_CASE("a bar is as long as its share") {
  const Language english = Speak("en");
  const auto table = Table("where", {"park", "pool"}, {"all"}, {"24, [12, 6]"});
  const Drawn drawn = Paint(OfQuestion(table, table.questions()[0], english));
  std::vector<int> lengths;  // of each row of pixels that is bar
  for (int y = 0; y < drawn.height; ++y) {
    int length = 0;
    for (int x = 0; x < kWidth; ++x) length += drawn.at(x, y) == kAccent;
    if (length > 0 && (lengths.empty() || std::abs(lengths.back() - length) > 2)) lengths.push_back(length);
  }
  REQUIRE(lengths.size() == 2);
  CHECK(lengths[0] == doctest::Approx(2 * lengths[1]).epsilon(.03));
}

TEST_CASE("a language that runs from the right has its bars there") {
  const Language english = Speak("en"), arabic = Speak("ar");
  const auto table = Table("where", {"park", "pool"}, {"all"}, {"24, [6, 6]"});
  const Drawn left = Paint(OfQuestion(table, table.questions()[0], english));
  const Drawn right = Paint(OfQuestion(table, table.questions()[0], arabic));
  CHECK(left.Count(kAccent, 0, kWidth / 2) > 100);
  CHECK(left.Count(kAccent, kWidth / 2) < 100);
  CHECK(right.Count(kAccent, 0, kWidth / 2) < 100);
  CHECK(right.Count(kAccent, kWidth / 2) > 100);
}

TEST_CASE("what is too few is hatched and no bar") {
  const Language english = Speak("en");
  const auto table = Table("where", {"park", "pool"}, {"all"}, {R"(24, ["too few", "too few"])"});
  const Drawn drawn = Paint(OfQuestion(table, table.questions()[0], english));
  CHECK(drawn.Count(kAccent) == 0);
  CHECK(drawn.Count(kTrack) == 0);  // an empty track would look like zero
  CHECK(drawn.pixels.size() > 0);
  int grey = 0;  // strokes of the hatching, blended with the ground
  for (const std::uint32_t pixel : drawn.pixels) grey += (pixel & 0xFFFFFF) != kGround;
  CHECK(grey > 40);
}

TEST_CASE("nearly all is hatched over the whole way") {
  const Language english = Speak("en");
  const auto few = Table("where", {"park", "pool"}, {"all"}, {R"(24, ["too few", "too few"])"});
  const auto all = Table("where", {"park", "pool"}, {"all"}, {R"(24, ["nearly all", "too few"])"});
  const auto ink = [&](const report::GatedTable& table) {
    const Drawn drawn = Paint(OfQuestion(table, table.questions()[0], english));
    return drawn.pixels.size() - static_cast<std::size_t>(drawn.Count(kGround));
  };
  CHECK(ink(all) > 2 * ink(few));
}

TEST_CASE("every kind stays within the height that it asks for, and within its width") {
  const Language english = Speak("en"), arabic = Speak("ar");
  const auto scale =
      Table("mood", {"1", "2", "3", "4", "5"}, {"all", "age=8", "age=9"},
            {R"(60, [3, 12, 9, 15, 21])", R"(30, ["too few", 9, 6, 9, 6])", R"(30, ["too few", 3, "too few", 6, 15])"});
  const auto rounds = Table("where", {"park", "pool"}, {"2024-spring", "2025-spring", "2026-spring"},
                            {"60, [30, 30]", R"("not asked", ["not asked", "not asked"])", "60, [45, 15]"});
  const auto three = Three();
  for (const Language* language : {&english, &arabic}) {
    CAPTURE(language->tag());
    std::vector<Chart> all{OfQuestion(three, three.questions()[0], *language),
                           OfGroups(scale, scale.questions()[0], "", *language),
                           OfTrend(rounds, rounds.questions()[0], *language), OfHeat(scale, "", "", *language)};
    all.push_back(all[0]);
    all.back().kind = Kind::kRanking;
    all.push_back(all[0]);
    all.back().kind = Kind::kRegions;
    all.back().shapes = {{"rect", {10, 10, 90, 60}}, {"circle", {150, 40, 30}}, {"poly", {10, 80, 190, 80, 100, 120}}};
    Chart means = all[1];
    means.kind = Kind::kMeans, means.shares = false, means.to = 10, means.cuts = {5};
    for (Row& row : means.rows) row.cells = {{{privacy::GatedCount::Kind::kShown, 0}, 6.5, 5.5, 7.5}};
    all.push_back(means);
    for (const Chart& chart : all) {
      CAPTURE(static_cast<int>(chart.kind));
      const Drawn drawn = Paint(chart);
      CHECK(drawn.pixels.size() - static_cast<std::size_t>(drawn.Count(kGround)) > 300);
      int outside = 0;
      for (int y = drawn.height - 18; y < drawn.height; ++y)
        for (int x = 0; x < kWidth; ++x) outside += drawn.at(x, y) != kGround;
      CHECK(outside == 0);
      int edges = 0;  // the outermost columns: ink there is cut
      for (int y = 0; y < drawn.height; ++y) edges += (drawn.at(0, y) == kInk) + (drawn.at(kWidth - 1, y) == kInk);
      CHECK(edges <= drawn.height / 2);
    }
  }
}

TEST_CASE("an SVG is whole, speaks, and keeps its names to itself") {
  const Language english = Speak("en");
  auto table = Three();
  Chart chart = OfQuestion(table, table.questions()[0], english);
  chart.title = "A < B & \"C\"";
  const std::string svg = ToSvg(chart, {.width = 640, .id = "mood-1"});
  CHECK(svg.starts_with("<?xml"));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find("<title id=\"mood-1-title\">A &lt; B &amp; &quot;C&quot;</title>") != std::string::npos);
  CHECK(svg.find("role=\"img\"") != std::string::npos);
  CHECK(svg.find("lang=\"en\"") != std::string::npos);
  CHECK(svg.find("24 chose “park”") != std::string::npos);
  CHECK(svg.find("<text") == std::string::npos);  // outlines: no font is asked for
  for (std::size_t at = svg.find(" id=\""); at != std::string::npos; at = svg.find(" id=\"", at + 1))
    CHECK(svg.substr(at + 5, 7) == "mood-1-");
  CHECK(svg.find("href=\"#glyph") == std::string::npos);
}

TEST_CASE("a picture that is no PNG leaves the outlines") {
  const Language english = Speak("en");
  const auto table = Three();
  Chart chart = OfQuestion(table, table.questions()[0], english);
  chart.kind = Kind::kRegions;
  chart.shapes = {{"rect", {10, 10, 90, 60}}, {}, {}};
  chart.picture = "data:image/png;base64," + std::string(64, 'x');
  CHECK(Paint(chart).Count(kInk) > 0);
}

TEST_CASE("the words of a key stand on one line while they fit, also where letters are high") {
  const auto ar = Speak("ar");
  const Pen pen(nullptr, ar, kWidth);
  std::set<double> lines;
  PaintKey(pen, {"لا", "أحيانا", "نعم"}, 11, 0, [&](std::size_t, double, double y) { lines.insert(y); });
  CHECK(lines == std::set<double>{0});
}

TEST_CASE("lines of a height that was asked for are as high in every script") {
  const charts::Language ar = Speak("ar"), lv = Speak("lv");
  const Pen arabic(nullptr, ar, kWidth), latvian(nullptr, lv, kWidth);
  const TextStyle as_it_is{.size = 20, .child = true}, asked{.size = 20, .child = true, .line = 1.5};
  CHECK(arabic.Measure("مسبح", as_it_is).height != doctest::Approx(latvian.Measure("Baseins", as_it_is).height));
  for (const int lines : {1, 2}) {
    CAPTURE(lines);
    const double height = 30.0 * lines;
    CHECK(arabic.Measure(lines == 1 ? "مسبح" : "مسبح\nساحة", asked).height == doctest::Approx(height).epsilon(.02));
    CHECK(latvian.Measure(lines == 1 ? "Baseins" : "Baseins\nLaukums", asked).height ==
          doctest::Approx(height).epsilon(.02));
  }
}
