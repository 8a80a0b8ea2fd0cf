#include "shared/opendata/dcat.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "shared/base/bytes.h"
#include "shared/base/json.h"
#include "shared/opendata/tables.h"
#include "shared/opendata/words.h"
#include "shared/report/over_time.h"

namespace opendata {
namespace {

using Json = nlohmann::ordered_json;
using survey::Text;

constexpr const char* kAuthority = "http://publications.europa.eu/resource/authority/";  // the EU's code lists

Json Context() {
  const auto in_languages = [](const char* term) { return Json{{"@id", term}, {"@container", "@language"}}; };
  const auto address = [](const char* term) { return Json{{"@id", term}, {"@type", "@id"}}; };
  return {{"dcat", "http://www.w3.org/ns/dcat#"},
          {"dct", "http://purl.org/dc/terms/"},
          {"foaf", "http://xmlns.com/foaf/0.1/"},
          {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
          {"skos", "http://www.w3.org/2004/02/skos/core#"},
          {"spdx", "http://spdx.org/rdf/terms#"},
          {"vcard", "http://www.w3.org/2006/vcard/ns#"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"},
          {"title", in_languages("dct:title")},
          {"description", in_languages("dct:description")},
          {"label", in_languages("rdfs:label")},
          {"keyword", in_languages("dcat:keyword")},
          {"language", address("dct:language")},
          {"theme", address("dcat:theme")},
          {"accrualPeriodicity", address("dct:accrualPeriodicity")},
          {"accessRights", address("dct:accessRights")},
          {"type", address("dct:type")},
          {"page", address("foaf:page")},
          {"format", address("dct:format")},
          {"mediaType", address("dcat:mediaType")},
          {"accessURL", address("dcat:accessURL")},
          {"downloadURL", address("dcat:downloadURL")}};
}

Json ByLanguage(const std::vector<Text::Entry>& said) {
  Json all = Json::object();
  for (const auto& [locale, words] : said) all[locale] = words;
  return all;
}

std::string Authority(const char* list, const std::string& code) { return std::string(kAuthority) + list + "/" + code; }

// The EU names languages by three letters (ISO 639-3); what has none is left out.
Json LanguagesOf(const survey::Survey& survey) {
  Json all = Json::array();
  for (const std::string& locale : survey.locales) {
    std::string code = uloc_getISO3Language(locale.c_str());
    std::ranges::transform(code, code.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (!code.empty()) all.push_back(Authority("language", code));
  }
  return all;
}

// A period for each year of a round's name; a name without a year says nothing.
Json PeriodsOf(const Source& source) {
  std::set<std::string> years;
  for (const report::GatedTable& table : source.tables) years.insert(report::YearOf(table.round()));
  years.erase("");
  Json all = Json::array();
  for (const std::string& year : years) {
    const Json date{{"@type", "xsd:gYear"}, {"@value", year}};
    all.push_back({{"@type", "dct:PeriodOfTime"}, {"dcat:startDate", date}, {"dcat:endDate", date}});
  }
  return all;
}

Json KeywordsOf(const Source& source) {
  Json all = Json::object();
  for (const report::Label& domain : DomainsOf(source))
    for (const auto& [locale, words] : AllOf(domain.label, source.survey)) all[locale].push_back(words);
  return all;
}

Json Licence() {
  return {{"@id", kLicence},
          {"@type", "dct:LicenseDocument"},
          {"skos:exactMatch", {{"@id", Authority("licence", "CC_BY_4_0")}}}};
}

Json DistributionOf(const Source& source, const base::NamedFile& file, const Table& table) {
  const std::string url = source.origin.base_uri + "/" + file.name;
  return {
      {"@id", url + "#distribution"},
      {"@type", "dcat:Distribution"},
      {"title", ByLanguage(table.title.all())},
      {"description", ByLanguage(GateRule().all())},
      {"accessURL", source.origin.base_uri},
      {"downloadURL", url},
      {"format", Authority("file-type", "CSV")},
      {"mediaType", "http://www.iana.org/assignments/media-types/text/csv"},
      {"dct:license", {{"@id", kLicence}}},
      {"dct:conformsTo", {{"@id", source.origin.base_uri + "/data.csv-metadata.json"}, {"@type", "dct:Standard"}}},
      {"dcat:byteSize", {{"@type", "xsd:nonNegativeInteger"}, {"@value", std::to_string(file.content.size())}}},
      {"spdx:checksum",
       {{"@type", "spdx:Checksum"},
        {"spdx:algorithm", {{"@id", "spdx:checksumAlgorithm_sha256"}}},
        {"spdx:checksumValue", {{"@type", "xsd:hexBinary"}, {"@value", base::ToHex(base::Sha256(file.content))}}}}}};
}

Json ContactOf(const Origin& origin) {
  const char* how = origin.contact.starts_with("mailto:") ? "vcard:hasEmail" : "vcard:hasURL";
  return {{"@type", "vcard:Kind"}, {"vcard:fn", origin.publisher}, {how, {{"@id", origin.contact}}}};
}

}  // namespace

std::string Dcat(const Source& source, std::span<const base::NamedFile> files) {
  const Origin& origin = source.origin;
  const std::vector<Table> tables = TablesOf(source);
  Json distributions = Json::array(), pages = Json::array();
  for (const base::NamedFile& file : files) {
    const auto table = std::ranges::find(tables, file.name, &Table::file);
    if (table != tables.end())
      distributions.push_back(DistributionOf(source, file, *table));
    else
      pages.push_back({{"@id", origin.base_uri + "/" + file.name}, {"@type", "foaf:Document"}});
  }
  const Json json{
      {"@context", Context()},
      {"@id", origin.base_uri},
      {"@type", "dcat:Dataset"},
      {"title", ByLanguage(TitlesOf(source.survey))},
      {"description", ByLanguage(DescriptionsOf(source.survey))},
      {"dct:identifier", origin.base_uri},
      {"dct:publisher", {{"@id", origin.publisher_uri}, {"@type", "foaf:Agent"}, {"foaf:name", origin.publisher}}},
      {"dcat:contactPoint", ContactOf(origin)},
      {"dct:temporal", PeriodsOf(source)},
      {"language", LanguagesOf(source.survey)},
      {"theme", Authority("data-theme", "SOCI")},
      {"keyword", KeywordsOf(source)},
      {"accrualPeriodicity", Authority("frequency", "IRREG")},
      {"accessRights", Authority("access-right", "PUBLIC")},
      {"type", Authority("dataset-type", "STATISTICAL")},
      {"dct:license", Licence()},
      {"dct:provenance", {{"@type", "dct:ProvenanceStatement"}, {"label", ByLanguage(GateRule().all())}}},
      {"page", std::move(pages)},
      {"dcat:distribution", std::move(distributions)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace opendata
