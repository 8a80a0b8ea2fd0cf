// g++ 12 with a sanitizer warns of <regex>, which valijson includes (GCC bug 105562).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
// Without it valijson ends the process when a schema is wrong.
#define VALIJSON_USE_EXCEPTIONS 1

#include "shared/tool/schema.h"

#include <algorithm>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace tool {
namespace {

using base::Json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr std::size_t kMostNotes = 50;
constexpr std::string_view kPrefix = "#/definitions/";

// Where the schema of survey-core 3.1.1 says less than its own library takes and its designer writes: a choice whose value
// is 3, a min of 0, a default that is a list, a panel with more than ten entries. Anything is let through there.
constexpr std::string_view kNarrow[] = {"value",
                                        "min",
                                        "max",
                                        "defaultValue",
                                        "correctAnswer",
                                        "setValue",
                                        "bindings",
                                        "valueTrue",
                                        "valueFalse",
                                        "defaultRowValue",
                                        "panelCount",
                                        "autoGenerate",
                                        "defaultPanelValue"};

// The published schema points to {"$ref": "text"}, by "$id"; valijson would look for that in the network. It stands
// among the definitions. Patterns are left out: valijson runs them with std::regex, which a long text crashes.
void Prepare(Json& json, const Json& definitions) {
  if (json.is_object()) {
    json.erase("$id");
    if (const auto pattern = json.find("pattern"); pattern != json.end() && pattern->is_string()) json.erase(pattern);
    if (const auto properties = json.find("properties"); properties != json.end() && properties->is_object())
      for (const std::string_view name : kNarrow)
        if (const auto property = properties->find(name); property != properties->end()) *property = Json::object();
    if (const auto ref = json.find("$ref"); ref != json.end() && ref->is_string() && definitions.is_object() &&
                                            definitions.contains(ref->get<std::string>()))
      *ref = std::string(kPrefix) + ref->get<std::string>();
  }
  if (json.is_structured())
    for (Json& one : json) Prepare(one, definitions);
}

std::vector<std::string> NamesOf(const Json& alternatives) {
  std::vector<std::string> names;
  for (const Json& one : alternatives) {
    const auto ref = one.is_object() ? one.find("$ref") : one.end();
    if (!one.is_object() || ref == one.end() || !ref->is_string() || !ref->get<std::string>().starts_with(kPrefix))
      return {};
    names.push_back(ref->get<std::string>().substr(kPrefix.size()));
  }
  return names;
}

// "Any of the 28 question types" says nothing of a rating whose rateMax is a text, for that would be a fine html. An element
// is held against the definition that its "type" names instead: {"if": {the type}, "then": {that definition}}.
void ChooseByType(Json& json) {
  if (const auto any = json.is_object() ? json.find("anyOf") : json.end();
      json.is_object() && any != json.end() && any->is_array()) {
    const std::vector<std::string> names = NamesOf(*any);
    if (names.size() > 1) {
      Json choices = Json::array();
      for (const std::string& name : names) {
        Json types = {name};  // a trigger is a "complete" or a "completetrigger"
        for (const std::string_view suffix : {"trigger", "validator"})
          if (name.ends_with(suffix)) types.push_back(name.substr(0, name.size() - suffix.size()));
        choices.push_back({{"if", {{"properties", {{"type", {{"enum", types}}}}}, {"required", {"type"}}}},
                           {"then", {{"$ref", std::string(kPrefix) + name}}}});
      }
      json.erase("anyOf");
      json["allOf"] = std::move(choices);
    }
  }
  if (json.is_structured())
    for (Json& one : json) ChooseByType(one);
}

// "<root>", "[pages]", "[0]" → "/pages/0"
std::string PointerOf(const std::vector<std::string>& context) {
  std::string pointer;
  for (const std::string& part : context) {
    if (part.size() < 2 || part.front() != '[') continue;
    pointer += '/';
    for (const char c : part.substr(1, part.size() - 2))
      pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  }
  return pointer;
}

}  // namespace

base::Result<Schema> Schema::Read(std::string_view text) {
  auto json = base::ParseJson(text);
  if (!json) return std::unexpected(json.error());
  if (!json->is_object())
    return base::Fail(base::Code::kInvalid, "a JSON Schema is a JSON object",
                      "give survey-core's surveyjs_definition.json");
  const Json definitions = json->value("definitions", Json());
  Prepare(*json, definitions);
  ChooseByType(*json);
  try {
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(Adapter(*json), schema);
  } catch (const std::exception& wrong) {
    return base::Fail(base::Code::kInvalid, std::string("not a JSON Schema: ") + wrong.what(),
                      "give survey-core's surveyjs_definition.json");
  }
  return Schema(*std::move(json));
}

std::vector<survey::Finding> Schema::Check(std::string_view survey) const {
  const auto json = base::ParseJson(survey);
  if (!json) return {};  // survey::Check says it
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(Adapter(json_), schema);
  valijson::ValidationResults results;
  if (valijson::Validator().validate(schema, Adapter(*json), &results)) return {};
  std::set<std::pair<std::string, std::string>> said;  // where, what
  for (valijson::ValidationResults::Error one; results.popError(one);)
    if (!one.description.starts_with("Failed to validate"))  // what failed stands beside it
      said.emplace(PointerOf(one.context), one.description);
  std::vector<survey::Finding> notes;
  for (const auto& [pointer, what] : said) {
    // "No text, no number, and no choice because of its value": the last is what to look at.
    const auto below = said.upper_bound({pointer + "/", ""});
    if (below != said.end() && below->first.starts_with(pointer + "/") && what.contains("'type'")) continue;
    if (notes.size() == kMostNotes) break;
    notes.push_back({survey::Finding::Level::kNote, pointer, pointer.empty() ? 0 : base::LineOf(survey, pointer),
                     "SurveyJS's schema: " + what, "the kiosk may read it all the same; a designer program may not"});
  }
  std::ranges::stable_sort(notes, {}, &survey::Finding::line);
  return notes;
}

}  // namespace tool
