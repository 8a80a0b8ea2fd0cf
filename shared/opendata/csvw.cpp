#include "shared/opendata/csvw.h"

#include "shared/base/json.h"
#include "shared/opendata/words.h"

namespace opendata {
namespace {

using Json = nlohmann::ordered_json;
using survey::Text;

Json DataTypeOf(CellType type) {
  switch (type) {
    case CellType::kText: return "string";
    case CellType::kCount: return "nonNegativeInteger";
    case CellType::kDecimal: return "decimal";
    case CellType::kNote: return {{"base", "string"}, {"format", "too few|nearly all"}};
  }
  return "string";
}

// The header line is one of the titles: that is how a reader sees that file and description belong together.
Json HeadingsOf(const Column& column) {
  Json titles{{"und", column.name}};
  for (const auto& [locale, words] : column.title.all()) titles[locale] = words;
  return titles;
}

Json LiteralsOf(const std::vector<Text::Entry>& said) {
  Json all = Json::array();
  for (const auto& [locale, words] : said) all.push_back({{"@value", words}, {"@language", locale}});
  return all;
}

Json Described(const Column& column) {
  Json json{{"name", column.name}, {"titles", HeadingsOf(column)}, {"datatype", DataTypeOf(column.type)}};
  if (column.required)
    json["required"] = true;
  else
    json["null"] = "";
  if (!column.locale.empty()) json["lang"] = column.locale;
  if (!column.property.empty()) json["propertyUrl"] = column.property;
  return json;
}

// Of a row: the codes that name it, behind the address of the file.
std::string AddressOf(const Source& source, const std::string& file, const std::vector<std::string>& columns) {
  std::string url = source.origin.base_uri + "/" + file + "#";
  for (const std::string& column : columns) url += (url.ends_with('#') ? "{" : "/{") + column + "}";
  return url;
}

Json Described(const Source& source, const Table& table) {
  Json columns = Json::array();
  for (const Column& column : table.columns) columns.push_back(Described(column));
  Json foreign = Json::array();
  for (const ForeignKey& key : table.foreign) {
    foreign.push_back(
        {{"columnReference", key.columns}, {"reference", {{"resource", key.table}, {"columnReference", key.keys}}}});
    if (key.columns.size() == 1)  // what the code stands for has an address of its own
      for (Json& column : columns)
        if (column["name"] == key.columns[0]) column["valueUrl"] = AddressOf(source, key.table, key.columns);
  }
  Json schema{{"columns", std::move(columns)},
              {"primaryKey", table.key},
              {"aboutUrl", AddressOf(source, table.file, table.key)}};
  if (!foreign.empty()) schema["foreignKeys"] = std::move(foreign);
  return {{"@type", "Table"},
          {"url", table.file},
          {"dc:title", LiteralsOf(table.title.all())},
          {"tableSchema", std::move(schema)}};
}

}  // namespace

std::string CsvwMetadata(const Source& source, std::span<const Table> tables) {
  Json described = Json::array();
  for (const Table& table : tables) described.push_back(Described(source, table));
  const Json json{{"@context", {"http://www.w3.org/ns/csvw", {{"@language", source.locale}}}},
                  {"@id", source.origin.base_uri + "/data.csv-metadata.json"},
                  {"@type", "TableGroup"},
                  {"dc:title", LiteralsOf(TitlesOf(source.survey))},
                  {"dc:description", LiteralsOf(GateRule().all())},
                  {"dc:publisher", {{"@id", source.origin.publisher_uri}}},
                  {"dc:license", {{"@id", kLicence}}},
                  {"dc:isPartOf", {{"@id", source.origin.base_uri}}},
                  {"tables", std::move(described)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace opendata
