// docs/formats/opendata.md: what stands in a kit. That other programs read it is tested in functional.sync.opendata.
#include <doctest/doctest.h>

#include <algorithm>

#include "shared/base/json.h"
#include "shared/opendata/kit.h"
#include "shared/report/counter.h"

namespace {

using base::Json;
using opendata::Origin;

constexpr const char* kSurvey = R"json({
  "locale": "lv", "title": {"lv": "Nedēļa <&> \"viss\"", "en": "A week"},
  "kiosk": {"id": "week", "version": 2, "band": "8-11", "audience": "the city", "attributes": ["age"],
            "domains": [{"code": "play", "label": {"lv": "Rotaļas", "en": "Play"}}],
            "measures": [{"kind": "mean", "code": "joy", "label": {"en": "Joy"}, "items": ["mood", "sleep"]}]},
  "pages": [{"name": "p", "elements": [
    {"type": "radiogroup", "name": "age", "title": "Vecums", "choices": ["8-9", "10-11"]},
    {"type": "rating", "name": "mood", "rateMax": 3,
     "title": {"lv": "Kā, \"tev\"\nklājas? <b>&amp; \u0001]]>", "en": "=How are you?", "ar": "\u200fكيف حالك؟ \ud83d\ude00"}},
    {"type": "rating", "name": "sleep", "rateMax": 3, "visibleIf": "{mood} < 3"},
    {"type": "ranking", "name": "first", "choices": ["park", "pool"]},
    {"type": "comment", "name": "wish"}
  ]}]})json";

const Origin kOrigin{"City & <Co>", "https://city.example", "mailto:data@city.example",
                     "https://data.city.example/week"};

survey::Survey Week() {
  auto read = survey::Read(kSurvey);
  INFO((read ? "" : read.error().detail));
  REQUIRE(read);
  return *std::move(read);
}

report::GatedTable Round(const survey::Survey& survey, const char* name) {
  auto counter = report::Counter::Make(survey, name).value();
  for (int i = 0; i < 24; ++i) {
    const std::string body = R"({"answers":{"mood":)" + std::to_string(i % 3 + 1) + R"(,"sleep":)" +
                             std::to_string(i % 2 + 1) + "},\"skipped\":[]}";
    REQUIRE(counter.AddAnswers({{static_cast<std::uint8_t>(i % 2 + 1), 0}, body}));
  }
  return report::GatedTable::From(std::move(counter).Finish(), privacy::RoundingSeed{7});
}

struct Kit {
  survey::Survey survey = Week();
  std::vector<report::GatedTable> tables{Round(survey, "2026-autumn"), Round(survey, "winter")};
  std::vector<base::NamedFile> files = opendata::MakeKit({tables, survey, kOrigin, "lv"});

  const std::string& operator[](std::string_view name) const {
    const auto found = std::ranges::find(files, name, &base::NamedFile::name);
    REQUIRE(found != files.end());
    return found->content;
  }
};

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what cannot be guessed is asked for, one thing after the other, with a hint") {
  Origin origin;
  for (auto [member, words, right] : {std::tuple{&Origin::publisher, "--publisher:", "Riga"},
                                      {&Origin::publisher_uri, "--publisher-url:", "https://riga.example"},
                                      {&Origin::contact, "--contact:", "mailto:a@riga.example"},
                                      {&Origin::base_uri, "--base-uri:", "https://data.riga.example/x//"}}) {
    const auto checked = opendata::Checked(origin);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == base::Code::kUsage);
    CHECK(checked.error().detail.starts_with(words));
    CHECK_FALSE(checked.error().hint.empty());
    origin.*member = right;
  }
  CHECK(opendata::Checked(origin).value().base_uri == "https://data.riga.example/x");
}

TEST_CASE("an address with a space, a brace, another scheme or a question mark is none") {
  for (const char* wrong :
       {"https://a b", "https://a/{x}", "http://a", "https://", "https://a?b", "https://a#b", "a"}) {
    Origin origin = kOrigin;
    origin.base_uri = wrong;
    CHECK_MESSAGE(!opendata::Checked(origin), wrong);
  }
  Origin origin = kOrigin;
  origin.contact = "mailto:nobody";
  CHECK_FALSE(opendata::Checked(origin));
}

TEST_CASE("a line for each round, question, group and choice; hidden counts are empty and say why") {
  const Kit kit;
  const std::string& csv = kit["data.csv"];
  CHECK(csv.starts_with("round,question,group,choice,question_label,group_label,choice_label,n,count,note\r\n"));
  CHECK(Has(csv, "\r\n2026-autumn,mood,all,1,\"Kā, \"\"tev\"\"\nklājas?"));
  CHECK(Has(csv, "\r\nwinter,mood,all,1,"));
  CHECK(Has(csv, ",#skipped,"));
  CHECK(Has(csv, "\"Redzēja, bet neatbildēja\",24,,too few\r\n"));
  CHECK(Has(kit["choices.csv"], "\r\n#measure:joy") == false);  // a mean has no cuts
  CHECK(Has(kit["questions.csv"], "\r\nmood,question,,,"));
  CHECK(Has(kit["questions.csv"], ",'=How are you?\r\n"));
  CHECK(Has(kit["groups.csv"], "\r\nage=8-9,"));
}

TEST_CASE("a measure has its figures with a full stop, and its range") {
  const Kit kit;
  CHECK(kit["measures.csv"].starts_with("round,measure,group,measure_label,group_label,kind,score_from,score_to,n,"));
  CHECK(Has(kit["measures.csv"], "\r\n2026-autumn,#measure:joy,all,Joy,Visi,mean,1,3,24,1.75,"));
}

TEST_CASE("where a note says why, there is no count") {
  const Kit kit;
  const std::string& csv = kit["data.csv"];
  int notes = 0;
  for (auto note = csv.find("too few\r\n"); note != std::string::npos;
       note = csv.find("too few\r\n", note + 1), ++notes)
    CHECK(csv.substr(note - 2, 2) == ",,");
  CHECK(notes > 0);
  CHECK(kit.files.size() == 10);
}

TEST_CASE("the columns of a CSV and its description are the same, and keys lead to tables of the kit") {
  const Kit kit;
  const Json csvw = Json::parse(kit["data.csv-metadata.json"]);
  CHECK(csvw["@context"][0] == "http://www.w3.org/ns/csvw");
  REQUIRE(csvw["tables"].size() == 5);
  for (const Json& table : csvw["tables"]) {
    std::string header;
    for (const Json& column : table["tableSchema"]["columns"]) {
      header += (header.empty() ? "" : ",") + column["name"].get<std::string>();
      CHECK(column["titles"]["und"] == column["name"]);
      CHECK(column.contains("required") != column.contains("null"));
    }
    CHECK(kit[table["url"].get<std::string>()].starts_with(header + "\r\n"));
  }
  const Json& data = csvw["tables"][0]["tableSchema"];
  CHECK(data["aboutUrl"] == "https://data.city.example/week/data.csv#{round}/{question}/{group}/{choice}");
  CHECK(data["foreignKeys"][2]["reference"]["resource"] == "choices.csv");
  CHECK(data["columns"][8]["datatype"] == "nonNegativeInteger");
}

TEST_CASE("a catalogue learns languages, years of rounds that have one, and the sum of each file") {
  const Kit kit;
  const Json dcat = Json::parse(kit["dcat.jsonld"]);
  CHECK(dcat["@context"].is_object());  // nothing has to be fetched
  CHECK(dcat["title"]["lv"] == "Nedēļa <&> \"viss\"");
  CHECK(dcat["language"][0] == "http://publications.europa.eu/resource/authority/language/LAV");
  CHECK(dcat["dct:temporal"].size() == 1);
  CHECK(dcat["dct:temporal"][0]["dcat:startDate"]["@value"] == "2026");
  CHECK(dcat["dct:publisher"]["foaf:name"] == "City & <Co>");
  CHECK(dcat["dcat:contactPoint"]["vcard:hasEmail"]["@id"] == kOrigin.contact);
  REQUIRE(dcat["dcat:distribution"].size() == 5);
  CHECK(dcat["dcat:distribution"][0]["spdx:checksum"]["spdx:checksumValue"]["@value"] ==
        base::ToHex(base::Sha256(kit["data.csv"])));
  CHECK(dcat["page"].size() == 4);
}

TEST_CASE("the codebook has each wording, who is asked, and escapes what is no XML") {
  const Kit kit;
  const std::string& xml = kit["codebook.xml"];
  CHECK(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  CHECK(Has(xml,
            "<qstnLit xml:lang=\"lv\">Kā, &quot;tev&quot;\nklājas? &lt;b&gt;&amp;amp; \xEF\xBF\xBD]]&gt;</qstnLit>"));
  CHECK(Has(xml, "<qstnLit xml:lang=\"ar\">\u200fكيف حالك؟ \U0001F600</qstnLit>"));
  CHECK(Has(xml, "Those for whom this holds: ({mood} &lt; 3)"));
  CHECK(Has(xml, "how often each stood first"));
  CHECK(Has(xml, "Items: mood, sleep."));
  CHECK(Has(xml, "<producer>City &amp; &lt;Co&gt;</producer>"));
}

TEST_CASE("the README keeps a survey's words from being Markdown, and says that numbers do not add up") {
  const Kit kit;
  CHECK(kit["README.md"].starts_with("# Nedēļa \\<\\&\\> \"viss\"\n"));
  CHECK(Has(kit["README.md"], "do not add up exactly"));
  CHECK(Has(kit["LICENCE.txt"], "https://creativecommons.org/licenses/by/4.0/"));
}
