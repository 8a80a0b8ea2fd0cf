#include "shared/opendata/tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/opendata/words.h"
#include "shared/report/csv_field.h"
#include "shared/report/write.h"

namespace opendata {
namespace {

using privacy::GatedCount;
using report::GatedTable;
using report::Label;
using survey::Text;

constexpr const char* kNotation = "http://www.w3.org/2004/02/skos/core#notation";
constexpr const char* kLabel = "http://www.w3.org/2004/02/skos/core#prefLabel";
constexpr const char* kPeriod = "http://purl.org/linked-data/sdmx/2009/dimension#refPeriod";
constexpr const char* kValue = "http://purl.org/linked-data/sdmx/2009/measure#obsValue";
constexpr const char* kStatus = "http://purl.org/linked-data/sdmx/2009/attribute#obsStatus";

// Digits and a full stop in every locale of the machine; never an exponent.
std::string Decimal(double value) {
  std::string text = fmt::format("{:.4f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

// One line of a CSV file.
class Line {
 public:
  Line& Put(std::string_view text) {
    report::AppendCsvField(Next(), text);
    return *this;
  }
  // A number is no formula: it gets no apostrophe in front.
  Line& Put(const GatedCount& count) {
    if (Next(); count.shown()) line_ += std::to_string(count.rounded);
    return *this;
  }
  Line& Put(double value) {
    Next() += Decimal(value);
    return *this;
  }
  Line& Note(GatedCount::Kind kind) { return Put(kind == GatedCount::Kind::kShown ? "" : report::Show({kind, 0})); }
  std::string End() { return line_ + "\r\n"; }

 private:
  std::string& Next() {
    if (!first_) line_ += ',';
    first_ = false;
    return line_;
  }
  std::string line_;
  bool first_ = true;
};

class Making {
 public:
  explicit Making(const Source& source) : source_(source), questions_(QuestionsOf(source)) {}

  std::vector<Table> All() const { return {Data(), Measures(), Questions(), Choices(), Groups()}; }

 private:
  static Column Code(const char* name, Text title, const char* property = "") {
    return {name, std::move(title), CellType::kText, true, property};
  }
  static Column Words(const char* name, Text title) {
    return {name, std::move(title), CellType::kText};  // in the locale, or in whatever language there is
  }
  std::string_view Say(const Label& label) const { return report::Words(LabelOf(label), source_.locale); }

  Table Data() const {
    Table table{"data.csv",
                Said("Counts", "Skaiti"),
                {Code("round", Said("Round of the survey", "Aptaujas kārta"), kPeriod),
                 Code("question", Said("Question (code)", "Jautājums (kods)")),
                 Code("group", Said("Group of people (code)", "Cilvēku grupa (kods)")),
                 Code("choice", Said("Choice (code)", "Izvēle (kods)")),
                 Words("question_label", Said("Question", "Jautājums")),
                 Words("group_label", Said("Group of people", "Cilvēku grupa")),
                 Words("choice_label", Said("Choice", "Izvēle")),
                 {"n", Said("People who answered", "Cik cilvēku atbildēja"), CellType::kCount},
                 {"count", Said("People who chose it", "Cik cilvēku to izvēlējās"), CellType::kCount, false, kValue},
                 {"note", Said("Why there is no count", "Kāpēc skaita nav"), CellType::kNote, false, kStatus}},
                {"round", "question", "group", "choice"},
                {{{"question"}, "questions.csv", {"question"}},
                 {{"group"}, "groups.csv", {"group"}},
                 {{"question", "choice"}, "choices.csv", {"question", "choice"}}},
                {}};
    Begin(table);
    for (const GatedTable& one : source_.tables) {
      for (const report::GatedQuestion& question : one.questions())
        for (std::size_t g = 0; g < one.groups().size(); ++g)
          for (std::size_t r = 0; r < question.rows.size(); ++r)
            Count(table, one, question.label, g, question.rows[r], question.tallies[g].n,
                  question.tallies[g].counts[r]);
      for (const report::GatedMeasure& measure : one.measures())
        for (std::size_t g = 0; g < one.groups().size(); ++g)
          for (std::size_t c = 0; c < measure.cuts.size(); ++c)
            Count(table, one, {MeasureCode(measure), measure.label.label}, g, measure.cuts[c], measure.scores[g].n,
                  measure.scores[g].counts[c]);
    }
    return table;
  }

  void Count(Table& table, const GatedTable& one, const Label& question, std::size_t group, const Label& row,
             const GatedCount& n, const GatedCount& count) const {
    const Label& people = one.groups()[group];
    Line line;
    line.Put(one.round()).Put(question.code).Put(people.code).Put(row.code);
    line.Put(Say(question)).Put(Say(people)).Put(Say(row)).Put(n).Put(count).Note(count.kind);
    table.csv += line.End();
  }

  Table Measures() const {
    Table table{
        "measures.csv",
        Said("Measures", "Rādītāji"),
        {Code("round", Said("Round of the survey", "Aptaujas kārta"), kPeriod),
         Code("measure", Said("Measure (code)", "Rādītājs (kods)")),
         Code("group", Said("Group of people (code)", "Cilvēku grupa (kods)")),
         Words("measure_label", Said("Measure", "Rādītājs")),
         Words("group_label", Said("Group of people", "Cilvēku grupa")),
         Code("kind", Said("How it is scored", "Kā to rēķina")),
         {"score_from", Said("Smallest possible score", "Mazākā iespējamā vērtība"), CellType::kDecimal, true},
         {"score_to", Said("Largest possible score", "Lielākā iespējamā vērtība"), CellType::kDecimal, true},
         {"n", Said("People with a score", "Cilvēki ar vērtību"), CellType::kCount},
         {"mean", Said("Mean", "Vidējais"), CellType::kDecimal},
         {"sd", Said("Standard deviation", "Standartnovirze"), CellType::kDecimal},
         {"low", Said("Mean, lower end of the 95 % confidence interval", "Vidējais, 95 % ticamības intervāla apakša"),
          CellType::kDecimal},
         {"high", Said("Mean, upper end of the 95 % confidence interval", "Vidējais, 95 % ticamības intervāla augša"),
          CellType::kDecimal},
         {"alpha", Said("Cronbach's alpha", "Kronbaha alfa"), CellType::kDecimal},
         {"note", Said("Why there are no figures", "Kāpēc skaitļu nav"), CellType::kNote, false, kStatus}},
        {"round", "measure", "group"},
        {{{"measure"}, "questions.csv", {"question"}}, {{"group"}, "groups.csv", {"group"}}},
        {}};
    Begin(table);
    for (const GatedTable& one : source_.tables)
      for (const report::GatedMeasure& measure : one.measures())
        for (std::size_t g = 0; g < one.groups().size(); ++g) Score(table, one, measure, g);
    return table;
  }

  void Score(Table& table, const GatedTable& one, const report::GatedMeasure& measure, std::size_t group) const {
    const report::GatedScore& score = measure.scores[group];
    const Label& people = one.groups()[group];
    Line line;
    line.Put(one.round()).Put(MeasureCode(measure)).Put(people.code).Put(Say(measure.label)).Put(Say(people));
    line.Put(measure.kind).Put(measure.from).Put(measure.to).Put(score.n);
    if (score.figures == GatedCount::Kind::kShown)
      line.Put(score.mean).Put(score.sd).Put(score.low).Put(score.high);
    else
      line.Put("").Put("").Put("").Put("");
    if (score.alpha)
      line.Put(*score.alpha);
    else
      line.Put("");
    table.csv += line.Note(score.figures).End();
  }

  Table Questions() const {
    Table table{"questions.csv",
                Said("Questions and measures", "Jautājumi un rādītāji"),
                {Code("question", Said("Question (code)", "Jautājums (kods)"), kNotation),
                 Code("kind", Said("A question, or how a measure is scored", "Jautājums, vai kā rādītāju rēķina")),
                 {"domain", Said("Part of life (code)", "Dzīves joma (kods)")},
                 Words("domain_label", Said("Part of life", "Dzīves joma"))},
                {"question"},
                {},
                {}};
    AddLabels(table);
    Begin(table);
    const std::vector<Label> domains = DomainsOf(source_);
    for (const Listed& one : questions_) {
      const auto domain = std::ranges::find(domains, one.domain, &Label::code);
      Line line;
      line.Put(one.label.code).Put(one.kind).Put(one.domain);
      line.Put(domain == domains.end() ? std::string_view() : Say(*domain));
      table.csv += Labelled(line, one.label);
    }
    return table;
  }

  Table Choices() const {
    Table table{"choices.csv",
                Said("Choices", "Izvēles"),
                {Code("question", Said("Question (code)", "Jautājums (kods)")),
                 Code("choice", Said("Choice (code)", "Izvēle (kods)"), kNotation)},
                {"question", "choice"},
                {{{"question"}, "questions.csv", {"question"}}},
                {}};
    AddLabels(table);
    Begin(table);
    for (const Listed& one : questions_)
      for (const Label& row : one.rows) {
        Line line;
        line.Put(one.label.code).Put(row.code);
        table.csv += Labelled(line, row);
      }
    return table;
  }

  Table Groups() const {
    Table table{"groups.csv",
                Said("Groups of people", "Cilvēku grupas"),
                {Code("group", Said("Group of people (code)", "Cilvēku grupa (kods)"), kNotation)},
                {"group"},
                {},
                {}};
    AddLabels(table);
    Begin(table);
    std::vector<Label> groups;
    for (auto one = source_.tables.rbegin(); one != source_.tables.rend(); ++one)
      for (const Label& group : one->groups())
        if (std::ranges::find(groups, group.code, &Label::code) == groups.end()) groups.push_back(group);
    for (const Label& group : groups) {
      Line line;
      line.Put(group.code);
      table.csv += Labelled(line, group);
    }
    return table;
  }

  // A column a language.
  void AddLabels(Table& table) const {
    for (const std::string& locale : source_.survey.locales)
      table.columns.push_back({"label_" + locale, Said("Label", "Nosaukums"), CellType::kText, false, kLabel, locale});
  }

  std::string Labelled(Line& line, const Label& label) const {
    const Text& words = LabelOf(label);
    for (const std::string& locale : source_.survey.locales) line.Put(SaidIn(words, locale, source_.survey));
    return line.End();
  }

  static void Begin(Table& table) {
    Line header;
    for (const Column& column : table.columns) header.Put(column.name);
    table.csv = header.End();
  }

  const Source& source_;
  std::vector<Listed> questions_;
};

// Adds what is not there yet.
void Add(std::vector<Listed>& all, const Label& label, const std::string& kind, const std::string& domain,
         const std::vector<Label>& rows) {
  auto own = std::ranges::find(all, label.code, [](const Listed& one) { return one.label.code; });
  if (own == all.end()) own = all.insert(all.end(), {label, kind, domain, {}});
  for (const Label& row : rows)
    if (std::ranges::find(own->rows, row.code, &Label::code) == own->rows.end()) own->rows.push_back(row);
}

}  // namespace

std::string MeasureCode(const report::GatedMeasure& measure) { return "#measure:" + measure.label.code; }

std::vector<Listed> QuestionsOf(const Source& source) {
  std::vector<Listed> all;
  for (auto table = source.tables.rbegin(); table != source.tables.rend(); ++table)
    for (const report::GatedQuestion& one : table->questions()) Add(all, one.label, "question", one.domain, one.rows);
  for (auto table = source.tables.rbegin(); table != source.tables.rend(); ++table)
    for (const report::GatedMeasure& one : table->measures())
      Add(all, {MeasureCode(one), one.label.label}, one.kind, one.domain, one.cuts);
  return all;
}

std::vector<Label> DomainsOf(const Source& source) {
  std::vector<Label> all;
  for (auto table = source.tables.rbegin(); table != source.tables.rend(); ++table)
    for (const Label& domain : table->domains())
      if (std::ranges::find(all, domain.code, &Label::code) == all.end()) all.push_back(domain);
  return all;
}

std::vector<Table> TablesOf(const Source& source) { return Making(source).All(); }

}  // namespace opendata
