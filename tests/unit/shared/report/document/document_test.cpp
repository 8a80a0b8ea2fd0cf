#include "shared/report/document/document.h"

#include <algorithm>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/picture/picture.h"
#include "shared/report/document/accessible.h"
#include "shared/report/document/sections.h"
#include "tests/unit/shared/report/charts/world.h"

using namespace document;

namespace {

const std::string kVectors = std::string(BALSS_SOURCE_DIR) + "/tests/vectors/results/";

report::GatedTable Published(const std::string& name) {
  const auto text = base::ReadFile(kVectors + name);
  REQUIRE(text);
  auto table = report::GatedTable::FromJson((*base::ParseJson(*text))[0].dump());
  REQUIRE(table);
  return *std::move(table);
}

survey::Survey City() {
  auto survey = survey::Read(*base::ReadFile(kVectors + "city.survey.json"));
  REQUIRE(survey);
  return *std::move(survey);
}

std::size_t Count(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("rows of a matrix are one topic, with and without the survey file") {
  const charts::Language english = test::Speak("en");
  const auto table = Published("city.2026-autumn.json");
  const survey::Survey survey = City();
  for (const survey::Survey* known : {static_cast<const survey::Survey*>(nullptr), &survey}) {
    const auto topics = TopicsOf({table, english, known, {}});
    const auto like = std::ranges::find(topics, "like", &Topic::code);
    REQUIRE(like != topics.end());
    CHECK(like->questions.size() == 3);
    CHECK(ChartOf({table, english, known, {}}, *like).kind == charts::Kind::kScale);
    CHECK(std::ranges::count_if(topics, &Topic::is_attribute) == 1);
  }
}

TEST_CASE("the survey file tells scales, rankings and areas") {
  const charts::Language english = test::Speak("en");
  const auto table = Published("city.2026-autumn.json");
  const survey::Survey survey = City();
  const Matter matter{table, english, &survey, {}};
  for (const Topic& topic : TopicsOf(matter)) {
    const charts::Chart chart = ChartOf(matter, topic);
    if (topic.code == "meet") {
      CHECK(chart.kind == charts::Kind::kRegions);
      CHECK(chart.shapes.size() == 3);
      CHECK(picture::Decoded(chart.picture));
    }
    if (topic.code == "first") CHECK(chart.kind == charts::Kind::kRanking);
    if (topic.code == "mood") CHECK(chart.faces);
    if (topic.code == "life_now") CHECK(chart.kind == charts::Kind::kBars);  // eleven steps are no diverging bar
  }
}

TEST_CASE("a report is a tagged PDF with its language and an alternative text for each figure") {
  const charts::Language latvian = test::Speak("lv");
  const survey::Survey survey = City();
  const auto table = Published("city.2026-autumn.json");
  for (const Kind kind : {Kind::kFull, Kind::kChildren, Kind::kIntercultural}) {
    const auto pdf = ToPdf(table, {.kind = kind, .language = &latvian, .rounds = {}, .survey = &survey});
    REQUIRE(pdf);
    CHECK(pdf->starts_with("%PDF-1"));
    CHECK(Count(*pdf, "/Lang (lv)") == 1);
    CHECK(Count(*pdf, "/MarkInfo << /Marked true >>") == 2);  // the old catalog and the new one
    // Each figure stands there twice: as Cairo wrote it, and with its text.
    CHECK(Count(*pdf, "/Alt <FEFF") >= 3);
    CHECK(Count(*pdf, "/S /Figure\n") == 2 * Count(*pdf, "/Alt <FEFF"));
  }
}

TEST_CASE("a heading stands on the page of what follows it, and nothing is broken that fits on a page") {
  const charts::Language english = test::Speak("en");
  for (double before = 0; before < 700; before += 23)
    for (const double height : {20.0, 200.0, 600.0}) {
      Plan plan;
      Book book(nullptr, english, "Running", plan);
      book.Block("P", before, [] {});
      book.Heading1("A section");
      book.Heading2("A question");
      std::size_t page = 0;
      double top = 0;
      book.Block("Figure", height, [&] { page = book.page(), top = book.top(); });
      book.Close();
      REQUIRE(plan.headings.size() == 2);
      CHECK(plan.headings[0].page == page);
      CHECK(plan.headings[1].page == page);
      CHECK(top >= kTop);
      CHECK(top + height <= kPageHeight - kFoot);
      CHECK(plan.pages == page);
    }
}

TEST_CASE("a sentence stays with the chart that it is about") {
  const charts::Language english = test::Speak("en");
  for (double before = 0; before < 700; before += 23) {
    Plan plan;
    Book book(nullptr, english, "Running", plan);
    book.Block("P", before, [] {});
    book.Heading2("A question");
    book.Reserve(300);
    book.Text("Most people chose one of them.");
    const std::size_t sentence = book.page();
    std::size_t chart = 0;
    book.Block("Figure", 250, [&] { chart = book.page(); });
    CHECK(chart == sentence);
    book.Close();
  }
}

TEST_CASE("long words and tables go on over pages") {
  const charts::Language english = test::Speak("en");
  Plan plan;
  Book book(nullptr, english, "Running", plan);
  std::string words;
  for (int i = 0; i < 2000; ++i) words += "word ";
  book.Text(words);
  CHECK(book.page() > 1);
  const std::size_t page = book.page();
  book.Table(Book::Grid(120, {"a", "1", "2"}));
  CHECK(book.page() > page);
  book.Close();
  CHECK(plan.pages == book.page());
}

TEST_CASE("a table that shows nothing makes no report") {
  const charts::Language english = test::Speak("en");
  const auto table = test::Table("where", {"park"}, {"all"}, {R"("too few", ["too few"])"});
  const auto pdf = ToPdf(table, {.kind = Kind::kFull, .language = &english, .rounds = {}, .survey = nullptr});
  REQUIRE_FALSE(pdf);
  CHECK(pdf.error().code == base::Code::kState);
}

TEST_CASE("a file that Cairo did not write so is left as it is") {
  for (const std::string strange :
       {"", "%PDF-1.7", "/Type /Catalog startxref\n1 /Size 2 /Info 3",
        "1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Size 2 >>\nstartxref\n0\n%%EOF"})
    CHECK(MadeAccessible(strange, "en", false, {"a figure"}) == strange);
}
