// What stands before the results: cover, contents, how the numbers came about.
#include <algorithm>

#include "shared/report/document/sections.h"

namespace document {

using charts::Align;
using charts::TextStyle;

void AddCover(Book& book, const Matter& matter, const std::string& kind, std::size_t findings) {
  const charts::Pen& pen = book.pen();
  const charts::Language& language = matter.language;
  book.Block("P", 96, [&] {
    pen.Rectangle(0, kTop, 56, 5, charts::kAccent);
    pen.Text(kind, {.size = 13, .color = charts::kQuiet}, 0, kTop + 56, kColumn);
  });
  book.Title(matter.title());
  book.Space(8);
  if (!matter.table.round().empty())
    book.Text(language.Say("doc.round", {{"round", matter.table.round()}}), 15, charts::kQuiet);
  book.Space(26);
  const int people = PeopleOf(matter.table);
  const std::string figure = language.Number(people);
  const TextStyle huge{.size = 52, .bold = true, .color = charts::kAccent};
  const charts::Size size = pen.Measure(figure, huge);
  double y = 0;
  book.Block("P", size.height, [&] {
    y = book.top();
    pen.Text(figure, huge, 0, y);
    pen.TextMiddle(language.Say("doc.took_part", {{"n", static_cast<long long>(people)}, {"who", matter.who()}}),
                   {.size = 15}, size.width + 14, y + 4, kColumn - size.width - 14, size.height);
  });
  book.Space(6);
  const std::vector<std::string> main = MainFindings(matter, findings);
  if (main.empty()) return;
  book.Heading3(language.Say("doc.in_short"));
  for (const std::string& finding : main) book.Item(finding);
}

void AddContents(Book& book) {
  book.NewPage();
  const std::string title = book.language().Say("doc.contents");
  const TextStyle style{.size = kHeading1, .bold = true, .color = charts::kAccent};
  book.Block("H1", book.pen().Measure(title, style, kColumn).height + 10,
             [&] { book.pen().Text(title, style, 0, book.top(), kColumn); });
  const std::vector<Heading>& headings = book.plan().headings;
  // One page: of a long document the sections only.
  double height = 0;
  for (const Heading& heading : headings)
    height += book.pen().Measure(heading.text, {.size = kText}, kColumn - 56).height + (heading.level == 1 ? 6 : 2);
  const bool all = height < kPageHeight - kFoot - book.top();
  for (std::size_t i = 0; i < headings.size(); ++i)
    if (all || headings[i].level == 1) book.ContentsLine(headings[i], i);
}

void AddMethod(Book& book) {
  const charts::Language& language = book.language();
  book.NewPage();
  book.Heading1(language.Say("doc.method"));
  for (const char* key : {"method.kiosk", "method.counts", "method.intervals"}) book.Text(language.Say(key));
  book.Heading2(language.Say("doc.protection"));
  for (const char* key : {"protection.hidden", "protection.rounding", "protection.texts"}) book.Text(language.Say(key));
}

}  // namespace document
