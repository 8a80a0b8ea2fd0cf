#include "kiosk/widgets/charts.h"

#include "shared/report/write.h"
#include "tests/unit/shared/report/charts/world.h"

using widgets::Charts;
using widgets::Extent;

namespace {

constexpr float kEm = 40, kLeast = 14;  // pixels

// A question of many choices, and one of three.
std::unique_ptr<Charts> ManyChoices(int count) {
  std::vector<std::string> rows;
  std::string counts;
  for (int i = 0; i < count; ++i) {
    rows.push_back("choice" + std::to_string(i));
    counts += (i ? ", " : "") + std::to_string(12 + i % 5 * 3);
  }
  const auto table = test::Table("q", rows, {"all"}, {"900, [" + counts + "]"});
  auto charts = Charts::Read(report::ToJson(table), test::Speak("en"), std::nullopt);
  REQUIRE(charts);
  return *std::move(charts);
}

void Fit(Charts& charts, Extent screen) {
  charts.Fit(screen, [&](const charts::Chart&) { return Charts::Place{screen, kEm, kLeast}; });
}

}  // namespace

TEST_CASE("a chart stays whole while its letters are large enough, and is cut where they would not be") {
  platform::Texture::KeepOnChip(false);
  const auto few = ManyChoices(3), many = ManyChoices(60);
  for (const auto& charts : {few.get(), many.get()}) Fit(*charts, {1200, 500});
  CHECK(few->size() == 1);
  REQUIRE(many->size() > 1);
  std::size_t rows = 0;
  for (std::size_t i = 0; i < many->size(); ++i) {
    const auto& part = (*many)[i];
    CHECK(part.rows_before == rows);
    rows += part.rows.size();
    CHECK(many->WholeOf(i).rows.size() == 60);
    const auto& picture = many->Picture(i, {{1200, 500}, kEm, kLeast});
    CHECK(picture.width() <= 1201);
    CHECK(picture.height() <= 501);
    // It fits with letters of the least height.
    const double high = charts::Height(part, 1200 * charts::kSmallestText / kLeast) * kLeast / charts::kSmallestText;
    CHECK(high <= 501);
  }
  CHECK(rows == 60);
}

TEST_CASE("on another screen charts are cut anew") {
  const auto charts = ManyChoices(60);
  Fit(*charts, {1200, 500});
  const std::size_t wide = charts->size();
  Fit(*charts, {1000, 1700});
  CHECK(charts->size() < wide);
}
