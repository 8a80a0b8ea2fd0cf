#include "shared/opendata/ddi.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/opendata/asked.h"
#include "shared/opendata/tables.h"
#include "shared/opendata/words.h"
#include "shared/opendata/xml.h"
#include "shared/report/over_time.h"

namespace opendata {
namespace {

using survey::Text;

// Elements stand in the order that the schema demands (tests/vectors/opendata/ddi-order.json).
class Writing {
 public:
  explicit Writing(const Source& source) : source_(source), survey_(source.survey) {}

  std::string All() {
    xml_.Open("codeBook", {{"xmlns", "ddi:codebook:2_5"},
                           {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                           {"xsi:schemaLocation",
                            "ddi:codebook:2_5 "
                            "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"},
                           {"version", "2.5"},
                           {"xml:lang", TitlesOf(survey_).front().first}});
    Study();
    File("F1", "data.csv", "Counts by round, question, group and choice.");
    File("F2", "measures.csv", "Scores by round, measure and group.");
    Instrument();
    xml_.Close();
    return xml_.Finish();
  }

 private:
  void Study() {
    xml_.Open("stdyDscr");
    Citation();
    xml_.Open("stdyInfo");
    Subjects();
    for (const auto& [locale, words] : DescriptionsOf(survey_)) xml_.Words("abstract", locale, words);
    Summary();
    xml_.Close();
    xml_.Open("method");
    xml_.Open("dataColl");
    xml_.Words("collMode", "en", "Self-administered at a touch-screen kiosk, read aloud where wanted; also on paper.");
    xml_.Close();
    xml_.Close();
    Access();
    Gate();
    xml_.Close();
  }

  void Citation() {
    xml_.Open("citation");
    xml_.Open("titlStmt");
    const auto titles = TitlesOf(survey_);
    for (const auto& [locale, words] : titles)
      xml_.Words(locale == titles.front().first ? "titl" : "parTitl", locale, words);
    xml_.Leaf("IDNo", source_.origin.base_uri);
    xml_.Leaf("IDNo", survey_.id);
    xml_.Close();
    xml_.Open("prodStmt");
    xml_.Leaf("producer", source_.origin.publisher);
    xml_.Close();
    xml_.Open("distStmt");
    xml_.Leaf("distrbtr", source_.origin.publisher, {{"URI", source_.origin.publisher_uri}});
    xml_.Leaf("contact", source_.origin.publisher, {{"URI", source_.origin.contact}});
    xml_.Close();
    xml_.Open("verStmt");
    xml_.Leaf("version", fmt::format("{}", survey_.version), {{"type", "survey"}});
    xml_.Close();
    xml_.Leaf("biblCit", Attribution(source_));
    xml_.Leaf("holdings", source_.origin.base_uri, {{"URI", source_.origin.base_uri}});
    xml_.Close();
  }

  void Subjects() {
    const auto domains = DomainsOf(source_);
    if (domains.empty()) return;
    xml_.Open("subject");
    for (const report::Label& domain : domains)
      for (const auto& [locale, words] : AllOf(domain.label, survey_)) xml_.Words("keyword", locale, words);
    xml_.Close();
  }

  void Summary() {
    xml_.Open("sumDscr");
    for (const report::GatedTable& table : source_.tables) {
      const std::string year = report::YearOf(table.round());
      if (year.empty())
        xml_.Leaf("timePrd", table.round());
      else
        xml_.Leaf("timePrd", table.round(), {{"date", year}});
    }
    xml_.Words("anlyUnit", "en", "Person, counted in groups");
    xml_.Words("universe", "en", PeopleOf(survey_.band));
    xml_.Words("dataKind", "en", "Aggregate data from a survey, rounded");
    xml_.Close();
  }

  void Access() {
    xml_.Open("dataAccs");
    xml_.Open("useStmt");
    xml_.Leaf("contact", source_.origin.publisher, {{"URI", source_.origin.contact}});
    xml_.Leaf("citReq", Attribution(source_));
    xml_.Words("conditions", "en", "Creative Commons Attribution 4.0 International: " + std::string(kLicence));
    xml_.Close();
    xml_.Close();
  }

  void Gate() {
    for (const auto& [locale, words] : GateRule().all())
      xml_.Leaf("notes", words, {{"type", "disclosure control"}, {"xml:lang", locale}});
  }

  void File(const char* id, const std::string& name, const char* content) {
    xml_.Open("fileDscr", {{"ID", id}, {"URI", source_.origin.base_uri + "/" + name}});
    xml_.Open("fileTxt");
    xml_.Leaf("fileName", name);
    xml_.Words("fileCont", "en", content);
    xml_.Leaf("fileType", "text/csv", {{"charset", "UTF-8"}});
    xml_.Close();
    xml_.Close();
  }

  void Instrument() {
    xml_.Open("dataDscr");
    int number = 0;
    for (const Listed& one : QuestionsOf(source_)) {
      const std::string id = fmt::format("V{}", ++number);
      one.kind == "question" ? Question(id, one) : Measure(id, one);
    }
    Gate();
    xml_.Close();
  }

  void Question(const std::string& id, const Listed& one) {
    const Asked asked = FindAsked(survey_, one.label.code);
    xml_.Open("var", {{"ID", id}, {"name", one.label.code}, {"files", "F1"}, {"intrvl", "discrete"}});
    Labels(one.label.label);
    Wording(one, asked);
    if (!asked.conditions.empty()) {
      std::string all;
      for (const std::string& condition : asked.conditions)
        all += (all.empty() ? "" : " and ") + ("(" + condition + ")");
      xml_.Words("universe", "en", "Those for whom this holds: " + all);
    }
    if (const std::string_view how = HowCounted(asked); !how.empty()) xml_.Words("txt", "en", how);
    Categories(one.rows);
    Concept(one.domain);
    xml_.Close();
  }

  void Wording(const Listed& one, const Asked& asked) {
    if (asked.question)
      xml_.Open("qstn", {{"responseDomainType", DomainOf(asked)}});
    else
      xml_.Open("qstn");
    if (asked.is_part)
      for (const auto& [locale, words] : AllOf(asked.question->title, survey_)) xml_.Words("preQTxt", locale, words);
    for (const auto& [locale, words] : AllOf(one.label.label, survey_)) xml_.Words("qstnLit", locale, words);
    if (asked.question)
      for (const auto& [locale, words] : AllOf(asked.question->description, survey_))
        xml_.Words("postQTxt", locale, words);
    xml_.Close();
  }

  void Measure(const std::string& id, const Listed& one) {
    xml_.Open("var", {{"ID", id}, {"name", one.label.code}, {"files", "F1 F2"}, {"intrvl", "contin"}});
    Labels(one.label.label);
    Categories(one.rows);
    Concept(one.domain);
    const auto own = std::ranges::find(survey_.measures, one.label.code.substr(one.label.code.find(':') + 1),
                                       &survey::Measure::code);
    xml_.Open("derivation");
    std::string how = "Score of each person by \"" + one.kind + "\"; published is the mean of groups.";
    if (own != survey_.measures.end())
      how += fmt::format(" Items: {}. Turned round: {}.", fmt::join(own->items, ", "), fmt::join(own->reversed, ", "));
    xml_.Words("drvdesc", "en", how);
    xml_.Close();
    xml_.Close();
  }

  void Labels(const Text& text) {
    for (const auto& [locale, words] : AllOf(text, survey_)) xml_.Words("labl", locale, words);
  }

  // What begins with "#" is no answer.
  void Categories(const std::vector<report::Label>& rows) {
    for (const report::Label& row : rows) {
      const bool missing =
          row.code.starts_with('#') && !row.code.starts_with("##") && row.code != report::kAnsweredCode;
      missing ? xml_.Open("catgry", {{"missing", "Y"}}) : xml_.Open("catgry");
      xml_.Leaf("catValu", row.code);
      if (row.label.empty())  // the kit's words, in its own languages
        for (const auto& [locale, words] : LabelOf(row).all()) xml_.Words("labl", locale, words);
      else
        Labels(row.label);
      xml_.Close();
    }
  }

  void Concept(const std::string& code) {
    const auto domains = DomainsOf(source_);
    const auto domain = std::ranges::find(domains, code, &report::Label::code);
    if (domain == domains.end()) return;
    for (const auto& [locale, words] : AllOf(domain->label, survey_)) xml_.Words("concept", locale, words);
  }

  const Source& source_;
  const survey::Survey& survey_;
  Xml xml_;
};

}  // namespace

std::string DdiCodebook(const Source& source) { return Writing(source).All(); }

}  // namespace opendata
