#include "kiosk/widgets/stroke_svg.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <cmath>

#include "shared/survey/fits.h"

using namespace widgets;
using Points = std::vector<std::pair<float, float>>;

namespace {

std::string Svg(const std::string& url) {
  std::string plain(url.size(), '\0');
  std::size_t length = 0;
  const std::string_view coded = std::string_view(url).substr(url.find(',') + 1);
  REQUIRE(sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), coded.data(), coded.size(),
                            nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0);
  return plain.substr(0, length);
}

std::string Url(const std::string& svg) {
  std::string coded(sodium_base64_encoded_len(svg.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(coded.data(), coded.size(), reinterpret_cast<const unsigned char*>(svg.data()), svg.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  coded.pop_back();
  return "data:image/svg+xml;base64," + coded;
}

const std::string kHead =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 660"><path fill="none" stroke="#1B2838" )"
    R"(stroke-width="16" stroke-linecap="round" stroke-linejoin="round" d=")";
const std::string kTail = R"("/></svg>)";

// Rings inside one another, as a child fills a page.
std::vector<Stroke> Scribble(int strokes, int points) {
  std::vector<Stroke> drawing;
  for (int s = 0; s < strokes; ++s) {
    drawing.push_back({});
    for (int i = 0; i < points; ++i) {
      const float t = static_cast<float>(i) * 6.3f / static_cast<float>(points),
                  r = .3f - .0005f * static_cast<float>(s);
      drawing.back().points.emplace_back(.5f + r * std::cos(t) + .01f * std::sin(9 * t), .33f + r * std::sin(t));
    }
  }
  return drawing;
}

}  // namespace

TEST_CASE("a drawing is one path: whole thousandths, relative, dots as lines of no length") {
  const std::vector<Stroke> strokes{{{{.012f, .034f}, {.112f, .034f}, {.112f, .014f}}}, {{{.5f, .06f}}}};
  CHECK(Svg(SvgDataUrl(strokes, 3000)) == kHead + "M12 34l100 0 0-20M500 60h0" + kTail);
}

TEST_CASE("a drawing that went through its text is the same to a thousandth") {
  const std::vector<Stroke> strokes = Scribble(3, 40);
  const std::vector<Stroke> back = FromSvgDataUrl(SvgDataUrl(strokes, 100'000));
  REQUIRE(back.size() == 3);
  for (std::size_t s = 0; s < 3; ++s) {
    CHECK(back[s].points.size() > 30);
    CHECK(std::abs(back[s].points.front().first - strokes[s].points.front().first) <= .0006f);
    CHECK(std::abs(back[s].points.back().second - strokes[s].points.back().second) <= .0006f);
  }
  CHECK(FromSvgDataUrl(SvgDataUrl(back, 100'000)) == back);
}

TEST_CASE("a drawing that was read back and written again does not change: going back and forth costs nothing") {
  const std::string once = SvgDataUrl(Scribble(20, 100), 2500);
  CHECK(SvgDataUrl(FromSvgDataUrl(once), 2500) == once);
  CHECK(SvgDataUrl(FromSvgDataUrl(once), 100'000) == once);
}

TEST_CASE("the text is never longer than it may be") {
  for (const std::size_t most : {0u, 100u, 300u, 600u, 2000u, 3000u})
    for (const auto& drawing :
         {Scribble(1, 3), Scribble(1, 5000), Scribble(40, 60), Scribble(400, 20), Scribble(4000, 2)}) {
      const std::string url = SvgDataUrl(drawing, most);
      CHECK(url.size() <= most);
      CHECK(url.empty() == FromSvgDataUrl(url).empty());
      if (most >= 600) CHECK_FALSE(url.empty());
    }
}

TEST_CASE("what does not fit loses detail first, and then its smallest strokes") {
  const auto detail = FromSvgDataUrl(SvgDataUrl(Scribble(10, 200), 1600));
  CHECK(detail.size() == 10);

  std::vector<Stroke> house{{{{.2f, .2f}, {.8f, .2f}, {.8f, .6f}, {.2f, .6f}, {.2f, .2f}}}};
  for (int i = 0; i < 600; ++i) house.push_back({{{.3f + .0005f * static_cast<float>(i), .4f}}});  // and its bricks
  const auto kept = FromSvgDataUrl(SvgDataUrl(house, 1000));
  REQUIRE(kept.size() > 10);
  CHECK(kept.front() == house.front());
}

TEST_CASE("a zigzag that fills the page is cut short, and the face beside it stays whole") {
  const Stroke eye{{{.2f, .2f}}}, mouth{{{.1f, .3f}, {.2f, .35f}, {.3f, .3f}}};
  Stroke zigzag;
  for (int i = 0; i < 2000; ++i) zigzag.points.emplace_back(.5f + .0002f * static_cast<float>(i), i % 2 ? .1f : .6f);
  const auto kept = FromSvgDataUrl(SvgDataUrl({eye, zigzag, mouth}, 2000));
  REQUIRE(kept.size() == 3);
  CHECK(kept[0] == eye);
  CHECK(kept[1].points.size() > 100);
  CHECK(kept[2] == mouth);
  CHECK(FromSvgDataUrl(SvgDataUrl({zigzag}, 2000)).size() == 1);
}

TEST_CASE("a blank pad is no answer") {
  CHECK(SvgDataUrl({}, 3000).empty());
  CHECK(SvgDataUrl({{}, {}}, 3000).empty());
}

TEST_CASE("a survey takes our text as a drawing") { CHECK(survey::IsDrawing(SvgDataUrl(Scribble(1, 10), 3000))); }

TEST_CASE("only what we wrote is read") {
  CHECK(FromSvgDataUrl(Url(kHead + "M1 2l3 4" + kTail)).size() == 1);
  for (const std::string path :
       {"", "M1", "M1 2", "M1 2l", "M1 2l3", "M1 2l3 4x", "L1 2", "M1 2L3 4", "M1001 2h0", "M1 661h0", "M-1 2h0",
        "M999 2l2 0", "M1 2l9999999999 4", "M1 2h0h0", "M1.5 2h0", "M1 2\"/><script>"}) {
    CAPTURE(path);
    CHECK(FromSvgDataUrl(Url(kHead + path + kTail)).empty());
  }
  for (const std::string url : {"", "data:image/svg+xml;base64,", "data:image/svg+xml;base64,!!!!",
                                "data:image/png;base64,AAAA", "data:image/svg+xml;base64,PHN2Zz4="})
    CHECK(FromSvgDataUrl(url).empty());
}
