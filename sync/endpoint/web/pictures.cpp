#include "sync/endpoint/web/pictures.h"

#include <algorithm>
#include <cmath>

namespace web {
namespace {

constexpr int kWide = 640, kNarrow = 340;  // pixels of CSS

// Of charts::ToSvg: a pixel is 3/4 of a point, with a margin of four points around.
int PixelHeight(const charts::Chart& chart, int width) {
  return static_cast<int>(std::lround((charts::Height(chart, width * 0.75 - 8) + 8) / 0.75));
}

}  // namespace

charts::Chart ChartOf(const report::GatedTable& table, std::string_view code, bool over_time,
                      const charts::Language& language, const survey::Survey* survey) {
  const auto has_code = [&](const auto& one) { return one.label.code == code; };
  const auto measure = std::ranges::find_if(table.measures(), has_code);
  if (measure != table.measures().end())
    return over_time ? charts::OfTrend(table, *measure, language) : charts::OfMeasure(table, *measure, "", language);
  const auto question = std::ranges::find_if(table.questions(), has_code);
  if (question == table.questions().end()) return {};
  if (over_time) return charts::OfTrend(table, *question, language);
  return table.groups().size() == 1 ? charts::OfQuestion(table, *question, language, survey)
                                    : charts::OfGroups(table, *question, "", language, survey);
}

Figure FigureOf(const charts::Chart& chart, const Url& address) {
  if (!charts::SaysSomething(chart)) return {};
  const auto pixels = [](int number) { return std::to_string(number); };
  Figure figure;
  if (const std::string finding = charts::Finding(chart); !finding.empty())
    figure.finding = Html("p", {{"class", "finding"}}, {finding});
  figure.picture = Html("picture", {},
                        {Html("source", {{"media", "(max-width: 30rem)"},
                                         {"srcset", address.With("width", "narrow")},
                                         {"width", pixels(kNarrow)},
                                         {"height", pixels(PixelHeight(chart, kNarrow))}}),
                         Html("img", {{"class", "chart"},
                                      {"src", address},
                                      {"alt", charts::Describe(chart)},
                                      {"width", pixels(kWide)},
                                      {"height", pixels(PixelHeight(chart, kWide))},
                                      {"loading", "lazy"}})});
  return figure;
}

Response Picture(const charts::Chart& chart, bool narrow) {
  charts::SvgStyle style;
  style.width = narrow ? kNarrow : kWide;
  return {200, "image/svg+xml", charts::ToSvg(chart, style)};
}

}  // namespace web
