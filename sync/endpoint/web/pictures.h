// Charts on pages: what stands for one beside its table, and the picture itself. Private to web/.
#pragma once

#include "shared/report/charts/chart.h"
#include "sync/endpoint/web/html.h"
#include "sync/endpoint/web/request.h"

namespace web {

// The chart of what a table (rounds side by side when `over_time`) has under that code: a question or a measure.
// SaysSomething is false when there is none, or nothing to see.
charts::Chart ChartOf(const report::GatedTable& table, std::string_view code, bool over_time,
                      const charts::Language& language, const survey::Survey* survey);

// Its finding in words, and the picture from `address`, a narrow one on a phone. Both empty when the chart says
// nothing.
struct Figure {
  Html finding, picture;
};
Figure FigureOf(const charts::Chart& chart, const Url& address);

// The picture that such an address stands for; `narrow` as that address says.
Response Picture(const charts::Chart& chart, bool narrow);

}  // namespace web
