#include "shared/base/json.h"
#include "shared/export/writer.h"

namespace exporting {
namespace {

using Json = nlohmann::ordered_json;

Json Said(const survey::Text& text) {
  Json said = Json::object();
  for (const auto& [locale, words] : text.all()) said[locale] = words;
  return said;
}

Json Described(const Codebook& codebook, const Coded& code) {
  Json json{
      {"code", code.number == static_cast<std::int64_t>(code.number) ? Json(static_cast<std::int64_t>(code.number))
                                                                     : Json(code.number)},
      {"value", code.value},
      {"label", Said(code.label)}};
  if (const std::string note = NoteOf(codebook, code.versions); !note.empty()) json["note"] = note;
  return json;
}

Json Described(const Codebook& codebook, const Variable& variable) {
  Json json{{"name", variable.name}, {"kind", NameOf(variable.kind)}, {"label", Said(variable.label)}};
  if (!variable.question.empty()) {
    json["question"] = variable.question;
    if (!variable.part.empty()) json["part"] = variable.part;
    json["missing"] = Json::object();
    for (std::size_t i = 0; i < kMissings; ++i)
      if (static_cast<Missing>(i) != Missing::kAny || variable.is_attribute)
        json["missing"][std::string(NameOf(static_cast<Missing>(i)))] = variable.missing[i];
  }
  if (variable.is_attribute) json["attribute"] = true;
  for (const Coded& code : variable.codes) json["codes"].push_back(Described(codebook, code));
  if (const std::string note = NoteOf(codebook, variable.versions); !note.empty()) json["note"] = note;
  return json;
}

}  // namespace

std::string CodebookJson(const Codebook& codebook) {
  Json variables = Json::array();
  for (const Variable& variable : codebook.variables) variables.push_back(Described(codebook, variable));
  return Json{{"format", "balss-codebook-1"}, {"survey", codebook.survey},     {"title", Said(codebook.title)},
              {"locales", codebook.locales},  {"versions", codebook.versions}, {"variables", std::move(variables)},
              {"apart", codebook.apart}}
             .dump(1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace exporting
