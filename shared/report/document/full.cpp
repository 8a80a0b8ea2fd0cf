// The full report, and the intercultural review.
#include <algorithm>

#include "shared/report/document/sections.h"

namespace document {
namespace {

std::vector<const Topic*> Of(const std::vector<Topic>& topics, std::string_view domain) {
  std::vector<const Topic*> found;
  for (const Topic& topic : topics)
    if (!topic.is_attribute && topic.domain == domain) found.push_back(&topic);
  return found;
}

// Shares of each group, where the gate shows groups. Returns whether they differ by more than chance.
bool AddGroups(Book& book, const Matter& matter, std::string_view domain, bool heading) {
  bool differ = false, first = true;
  for (const std::string& division : DivisionsOf(matter.table)) {
    const charts::Chart chart = charts::OfHeat(matter.table, domain, division, matter.language, matter.survey);
    if (chart.columns.size() < 3 || chart.rows.empty()) continue;  // everybody and one group are no comparison
    if (first && heading) {
      book.Heading2(matter.language.Say("doc.groups"));
      book.Text(matter.language.Say("doc.groups_note"), 9, charts::kQuiet);
    }
    first = false;
    const std::string finding = charts::Finding(chart);
    book.Reserve(charts::Height(chart, kColumn) + 40);
    if (!finding.empty()) book.Text(finding);
    book.Figure(chart);
    book.Space(10);
    differ = differ || finding != matter.language.Say("finding.no_gap");
  }
  return differ;
}

void AddDomain(Book& book, const Matter& matter, const std::vector<Topic>& topics, const report::Label& domain,
               const std::string& title) {
  const std::vector<const Topic*> own = Of(topics, domain.code);
  if (own.empty()) return;
  book.NewPage();
  book.Heading1(title);
  for (const Topic* topic : own) AddTopic(book, matter, *topic);
  AddGroups(book, matter, domain.code, true);
}

void AddInterculturalDomain(Book& book, const Matter& matter, const std::vector<Topic>& topics,
                            const report::Label& domain, const std::string& title) {
  const charts::Language& language = matter.language;
  const std::vector<const Topic*> own = Of(topics, domain.code);
  if (own.empty()) return;
  book.NewPage();
  book.Heading1(title);
  book.Heading2(language.Say("inter.heard"));
  const charts::Chart* widest = nullptr;
  std::vector<charts::Chart> all;
  for (const Topic* topic : own) {
    all.push_back(ChartOf(matter, *topic));
    if (const std::string finding = charts::Finding(all.back()); !finding.empty())
      book.Item(all.back().title + " " + finding);
  }
  for (const charts::Chart& chart : all)  // one chart to look at together: the one with most to see
    if (charts::SaysSomething(chart) && chart.rows.size() * chart.columns.size() > 1 &&
        (!widest || chart.rows.size() * chart.columns.size() > widest->rows.size() * widest->columns.size()))
      widest = &chart;
  if (widest) {
    book.Heading3(widest->title);
    book.Figure(*widest);
  }
  AddMeasures(book, matter, domain.code.empty() ? "#none" : domain.code);
  const bool differ = AddGroups(book, matter, domain.code, true);
  book.Heading2(language.Say("inter.discuss"));
  for (const char* key : {"inter.question_new", differ ? "inter.question_gap" : "inter.question_who", "inter.question_do"})
    book.Item(language.Say(key));
}

using AddSection = void (*)(Book&, const Matter&, const std::vector<Topic>&, const report::Label&, const std::string&);

void AddDomains(Book& book, const Matter& matter, AddSection add) {
  const std::vector<Topic> topics = TopicsOf(matter);
  for (const report::Label& domain : matter.table.domains())
    add(book, matter, topics, domain, matter.language.Name(domain));
  add(book, matter, topics, {}, matter.language.Say(matter.table.domains().empty() ? "doc.results" : "doc.other"));
}

void AddWho(Book& book, const Matter& matter) {
  const std::vector<Topic> topics = TopicsOf(matter);
  if (std::ranges::none_of(topics, &Topic::is_attribute)) return;
  book.Heading1(matter.language.Say("doc.who"));
  for (const Topic& topic : topics)
    if (topic.is_attribute) AddTopic(book, matter, topic);
}

}  // namespace

void SetFull(Book& book, const Matter& matter) {
  AddCover(book, matter, matter.language.Say("doc.full"), 6);
  AddContents(book);
  AddMethod(book);
  AddWho(book, matter);
  AddDomains(book, matter, AddDomain);
  if (!matter.table.measures().empty()) {
    book.NewPage();
    book.Heading1(matter.language.Say("doc.measures"));
    book.Text(matter.language.Say("measures.intro"));
    AddMeasures(book, matter, "");
  }
  AddQuality(book, matter);
  AddAppendix(book, matter);
}

void SetIntercultural(Book& book, const Matter& matter) {
  AddCover(book, matter, matter.language.Say("doc.intercultural"), 4);
  book.Space(12);
  book.Text(matter.language.Say("inter.intro"));
  AddContents(book);
  AddWho(book, matter);
  AddDomains(book, matter, AddInterculturalDomain);
  AddMethod(book);
}

}  // namespace document
