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

// Shares of each group, where the gate shows groups: a sentence for each difference that is more than chance, and all of
// them in one picture. Returns whether there was one.
bool AddGroups(Book& book, const Matter& matter, std::string_view domain) {
  const charts::Language& language = matter.language;
  std::vector<std::string> gaps;
  bool compared = false;
  for (const std::string& division : DivisionsOf(matter.table)) {
    const charts::Chart chart = charts::OfHeat(matter.table, domain, division, language, matter.survey);
    if (chart.columns.size() < 3 || chart.rows.empty()) continue;  // everybody and one group are no comparison
    compared = true;
    const std::string finding = charts::Finding(chart);
    if (finding != language.Say("finding.no_gap") && std::ranges::find(gaps, finding) == gaps.end())
      gaps.push_back(finding);
  }
  if (!compared) return false;
  const charts::Chart all = charts::OfHeat(matter.table, domain, "", language, matter.survey);
  book.Heading2(language.Say("doc.groups"));
  book.Reserve(charts::Height(all, kColumn) + 60 + 30 * static_cast<double>(gaps.size()));  // with the words above it
  book.Text(language.Say("doc.groups_note"), 9, charts::kQuiet);
  for (const std::string& gap : gaps) book.Item(gap);
  if (gaps.empty()) book.Text(language.Say("finding.no_gap"));
  book.Figure(all);
  return !gaps.empty();
}

void AddDomain(Book& book, const Matter& matter, const std::vector<Topic>& topics, const report::Label& domain,
               const std::string& title) {
  const std::vector<const Topic*> own = Of(topics, domain.code);
  if (own.empty()) return;
  book.Heading1(title);
  for (const Topic* topic : own) AddTopic(book, matter, *topic);
  AddGroups(book, matter, domain.code);
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
  bool heard = false;
  for (const Topic* topic : own) {
    all.push_back(ChartOf(matter, *topic));
    const std::string finding = charts::Finding(all.back());
    if (finding.empty()) continue;
    heard = true;
    book.Item(all.back().title + " " + finding);
  }
  if (!heard) book.Text(language.Say("inter.nothing"));
  for (const charts::Chart& chart : all)  // one chart to look at together: the one with most to see
    if (charts::SaysSomething(chart) && chart.rows.size() * chart.columns.size() > 1 &&
        (!widest || chart.rows.size() * chart.columns.size() > widest->rows.size() * widest->columns.size()))
      widest = &chart;
  if (widest) {
    book.Heading3(widest->title);
    book.Figure(*widest);
  }
  AddMeasures(book, matter, domain.code.empty() ? "#none" : domain.code);
  const bool differ = AddGroups(book, matter, domain.code);
  book.Heading2(language.Say("inter.discuss"));
  for (const char* key :
       {"inter.question_new", differ ? "inter.question_gap" : "inter.question_who", "inter.question_do"})
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
  AddTrends(book, matter);
  AddQuality(book, matter);
  AddAppendix(book, matter);
}

void SetIntercultural(Book& book, const Matter& matter) {
  AddCover(book, matter, matter.language.Say("doc.intercultural"), 4);
  book.Space(12);
  book.Text(matter.language.Say("inter.intro"));
  AddContents(book);
  book.NewPage();
  AddWho(book, matter);
  AddDomains(book, matter, AddInterculturalDomain);
  AddMethod(book);
}

}  // namespace document
