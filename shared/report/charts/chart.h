// Charts of published tables, one module for PDF pages, SVG files and the screen: what a chart says (this header's
// data), drawn on any cairo_t, and the same in words for whoever does not see it. Only gated numbers come in; what is
// "too few" or "nearly all" stays words beside a hatched place, and is never drawn as 0. No disk, no clock.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/report/charts/language.h"
#include "shared/report/gated_table.h"
#include "shared/survey/survey.h"

typedef struct _cairo cairo_t;

namespace charts {

enum class Kind {
  kBars,     // a row a choice, a bar a column (everybody, or groups)
  kScale,    // steps from bad to good around a middle: a row a group, or a row of a matrix; a column a step
  kRanking,  // bars in the order of how often a choice stood first
  kMeans,    // a row a group: mean with its 95 % interval
  kTrend,    // a column a round or year; a row a line, with 95 % intervals
  kHeat,     // a row a question, a column a group: a share each
  kRegions,  // a row an area of a picture
};

// One number, or why there is none.
struct Cell {
  privacy::GatedCount count;  // people; of a mean only its kind
  double value = 0;           // where it is drawn: a share (0…1) or a mean
  double low = 0, high = 0;   // 95 % interval; both `value` when there is none
  bool shown() const { return count.shown(); }
};

struct Row {
  std::string name;
  privacy::GatedCount n;    // people behind this row, where rows differ in that (kScale, kMeans)
  std::vector<Cell> cells;  // by column
};

struct Shape {       // of kRegions, as SurveyJS has it: pixels of the picture
  std::string kind;  // "rect", "circle", "poly"
  std::vector<double> coords;
};

struct Chart {
  Kind kind = Kind::kBars;
  std::string code;                    // of the question or measure; "" for several
  std::string title;                   // in the language
  const Language* language = nullptr;  // outlives the chart
  privacy::GatedCount n;               // people behind the whole chart
  bool children = false;               // they are children, as the survey says: sentences call them so
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::size_t rows_before = 0;  // of the whole chart, where this one is a part of it

  bool shares = true;  // values are shares of people; false: means from `from` to `to`
  double from = 0, to = 1;
  int decimals = 0;
  std::vector<double> cuts;   // published cut-offs of a measure
  bool faces = false;         // the steps of a scale are shown as faces too
  std::vector<Shape> shapes;  // by row
  std::string picture;        // kRegions: a link for picture::Decoded; outlines only without one
};

// Of everybody: the kind that suits the question. With the survey file it knows scales, matrices, rankings and areas;
// without, steps are choices whose codes are whole numbers one after the other. "#skipped" and the like are left out.
Chart OfQuestion(const report::GatedTable& table, const report::GatedQuestion& question, const Language& language,
                 const survey::Survey* survey = nullptr);
// Beside each other: everybody and the groups that the gate shows, among those that `by` names as in
// report::Selection ("" takes all).
Chart OfGroups(const report::GatedTable& table, const report::GatedQuestion& question, std::string_view by,
               const Language& language, const survey::Survey* survey = nullptr);
// All rows of a matrix (questions "name.row") as one scale.
Chart OfMatrix(const report::GatedTable& table, std::string_view name, const Language& language,
               const survey::Survey* survey = nullptr);
Chart OfMeasure(const report::GatedTable& table, const report::GatedMeasure& measure, std::string_view by,
                const Language& language);
// Groups are rounds or years: what GatedTable::SideBySide makes. A question's lines are its choices, at most `most`,
// those with the largest shares; their intervals are Wilson's, of the published numbers.
Chart OfTrend(const report::GatedTable& rounds, const report::GatedQuestion& question, const Language& language,
              std::size_t most = 5);
Chart OfTrend(const report::GatedTable& rounds, const report::GatedMeasure& measure, const Language& language);
// Of each question with choices (of `domain`; "" takes all): the share of the upper steps of a scale, else of the
// choice that everybody chose most, in each group that is shown. A question of which no group shows a number is left
// out.
Chart OfHeat(const report::GatedTable& table, std::string_view domain, std::string_view by, const Language& language,
             const survey::Survey* survey = nullptr);

// The matrix that a question is a row of: "lessons" of "lessons.art", when it stands so in the survey file, or several
// questions begin with it; else "".
std::string MatrixOf(const report::GatedTable& table, const report::GatedQuestion& question,
                     const survey::Survey* survey);
// Each question, the rows of a matrix as one, then the measures; of everybody. What says nothing, or only how
// many answered, is left out.
std::vector<Chart> OfAll(const report::GatedTable& table, const Language& language,
                         const survey::Survey* survey = nullptr);

// The chart in that many parts with about as many rows each, for a place that the whole is too high for. One part when
// its rows belong together (kTrend, kRegions), never more than rows.
std::vector<Chart> InParts(const Chart& chart, std::size_t parts);

// Whether there is anything to see in it: at least one number, "nearly all" counted in.
bool SaysSomething(const Chart& chart);

inline constexpr double kSmallestText = 8;  // points
// In points at 1 : 1. Text is 8–11 points, so 360 and more is a good width. The title is not drawn: it belongs to the
// page.
double Height(const Chart& chart, double width);
// From the current origin to the right and down. Leaves the state of `cairo` as it was.
void Draw(cairo_t* cairo, const Chart& chart, double width);

struct SvgStyle {
  double width = 640;        // pixels of CSS
  std::string id = "chart";  // letters, digits and "-": begins every id in the file, so that several fit into one page
};
// A whole SVG document, text as outlines (the same picture in every browser, without our fonts), with <title>, <desc>,
// role="img" and the language. On a light ground of its own.
std::string ToSvg(const Chart& chart, const SvgStyle& style = {});

// One or two sentences: the finding. "Most people (18 of 24) chose “Good”." "" when nothing can be said.
std::string Finding(const Chart& chart);
// Everything that the chart shows, in words: its alternative text.
std::string Describe(const Chart& chart);

}  // namespace charts
