#include "kiosk/widgets/reading.h"

#include <doctest/doctest.h>

using namespace widgets;
using Parts = std::vector<std::size_t>;

namespace {

bool IsMessage(std::string_view html) { return widgets::IsMessage(survey::ReadHtml(html).blocks); }

std::string Paragraphs(int count) {
  std::string html;
  while (count-- > 0) html += "<p>Some words.</p>";
  return html;
}

}  // namespace

TEST_CASE("few words are a message; a list, a picture or many words are a sheet") {
  CHECK(IsMessage(""));
  CHECK(IsMessage("<h3>Thank you!</h3><p>Go on.</p>"));
  CHECK(!IsMessage("<ul><li>one</li></ul>"));
  CHECK(!IsMessage("<p>one</p><img src='data:image/png;base64,AA'>"));
  CHECK(IsMessage(Paragraphs(5)));
  CHECK(!IsMessage(Paragraphs(6)));
  CHECK(!IsMessage("<p>" + std::string(700, 'a') + "</p>"));
}

TEST_CASE("a sheet is divided between its rows, and no part ends with a heading") {
  CHECK(PartsOf({}, 100) == Parts{0});
  const std::vector<ReadingRow> even(6, {.gap = 10, .height = 30});
  CHECK(PartsOf(even, 1000) == Parts{0});
  CHECK(PartsOf(even, 110) == Parts{0, 3});  // 30 + 40 + 40: the first gap is not needed
  CHECK(PartsOf(even, 109) == Parts{0, 2, 4});
  const std::vector<ReadingRow> headed{{0, 30}, {0, 10, true}, {0, 10, true}, {0, 40}};
  CHECK(PartsOf(headed, 60) == Parts{0, 1});
  CHECK(PartsOf(headed, 55) == Parts{0, 1, 2});  // both headings and the words need 60
}

TEST_CASE("a row that is too high stands alone") {
  const std::vector<ReadingRow> rows{{0, 10}, {0, 500}, {0, 10}, {0, 500, true}, {0, 500, true}};
  CHECK(PartsOf(rows, 100) == Parts{0, 1, 2, 3, 4});
  CHECK(PartsOf(rows, 0) == Parts{0, 1, 2, 3, 4});
}
