#include "shared/survey/fields.h"

#include <algorithm>
#include <cmath>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"

namespace survey {
namespace {

constexpr double kMostThings = 1'000'000;
constexpr std::size_t kMostFindings = 10'000;  // a hostile file is not worth more memory

std::string Quoted(const base::Json& json) {
  std::string text = json.dump(-1, ' ', false, base::Json::error_handler_t::replace);
  if (text.size() > 40) text = std::string(json.type_name());
  return text;
}

}  // namespace

Fields::Fields(const base::Json& json, std::string pointer, Findings& findings)
    : json_(json.is_object() ? &json : nullptr), pointer_(std::move(pointer)), findings_(&findings) {
  if (!json_) Complain("", std::string("expected an object, found ") + json.type_name(), "write { … }");
}

void Fields::Complain(std::string_view field, std::string message, std::string hint, std::string kind) const {
  Find(Finding::Level::kError, field, std::move(message), std::move(hint), std::move(kind));
}

void Fields::Find(Finding::Level level, std::string_view field, std::string message, std::string hint,
                  std::string kind) const {
  if (findings_->size() >= kMostFindings) return;
  findings_->push_back({level, field.empty() ? pointer_ : pointer_ + "/" + std::string(field), 0, std::move(message),
                        std::move(hint), std::move(kind)});
}

const base::Json* Fields::Get(Names names) const {
  if (!json_) return nullptr;
  for (const std::string_view name : names)
    if (const auto found = json_->find(name); found != json_->end() && !found->is_null()) return &*found;
  return nullptr;
}

const base::Json* Fields::Array(Names names) const {
  const base::Json* json = Get(names);
  if (!json || json->is_array()) return json;
  Complain(Used(names), std::string("expected a list, found ") + json->type_name(), "write [ … ]");
  return nullptr;
}

std::optional<Fields> Fields::Object(std::string_view name) const {
  const base::Json* json = Get({name});
  if (!json) return std::nullopt;
  return Fields(*json, pointer_ + "/" + std::string(name), *findings_);
}

Fields Fields::Item(std::string_view list, std::size_t index, const base::Json& json) const {
  return {json, pointer_ + "/" + std::string(list) + "/" + std::to_string(index), *findings_};
}

std::string Fields::Plain(Names names) const {
  const base::Json* json = Get(names);
  if (!json) return {};
  if (json->is_string()) return json->get<std::string>();
  if (json->is_number()) return expression::ToText(Value::FromJson(*json));
  Complain(Used(names), std::string("expected a text, found ") + json->type_name(), "write it in quotes");
  return {};
}

Text Fields::Localised(Names names) const {
  const base::Json* json = Get(names);
  if (!json) return {};
  const std::string hint = R"(write a text, or one text for each language: {"default": "…", "lv": "…"})";
  if (json->is_string()) return Text(json->get<std::string>());
  if (json->is_number()) return Text(expression::ToText(Value::FromJson(*json)));
  Text text;
  if (!json->is_object()) {
    Complain(Used(names), std::string("expected a text, found ") + json->type_name(), hint);
    return text;
  }
  for (const auto& [locale, words] : json->items()) {
    if (words.is_string())
      text.Set(locale, words.get<std::string>());
    else
      Complain(Used(names), "the text for \"" + locale + "\" is " + words.type_name(), hint);
  }
  return text;
}

bool Fields::Flag(Names names, bool otherwise) const {
  const base::Json* json = Get(names);
  if (!json) return otherwise;
  if (json->is_boolean()) return json->get<bool>();
  Complain(Used(names), std::string("expected true or false, found ") + json->type_name(), "write it without quotes");
  return otherwise;
}

std::optional<double> Fields::Number(Names names) const {
  const base::Json* json = Get(names);
  if (!json) return std::nullopt;
  const double number = json->is_string()   ? expression::ToNumeric(Value::FromJson(*json))
                        : json->is_number() ? json->get<double>()
                                            : NAN;
  if (std::isfinite(number)) return number;
  Complain(Used(names), "expected a number, found " + Quoted(*json), "write it without quotes");
  return std::nullopt;
}

int Fields::Count(Names names, int otherwise) const {
  const auto number = Number(names);
  if (!number) return otherwise;
  if (*number >= 0 && *number <= kMostThings && std::trunc(*number) == *number) return static_cast<int>(*number);
  if (*number == -1) return otherwise;  // SurveyJS's way to say "as by default"
  Complain(Used(names), "expected a whole number from 0 to 1000000");
  return otherwise;
}

Value Fields::Any(Names names) const {
  const base::Json* json = Get(names);
  return json ? Value::FromJson(*json) : Value();
}

Rule Fields::Expression(Names names) const {
  const std::string text = Plain(names);
  if (text.empty()) return nullptr;
  auto parsed = expression::Expression::Parse(text);
  if (parsed) return std::make_shared<const expression::Expression>(*std::move(parsed));
  Complain(Used(names), parsed.error().detail, parsed.error().hint);
  return nullptr;
}

std::string_view Fields::Used(Names names) const {
  for (const std::string_view name : names)
    if (Get({name})) return name;
  return *names.begin();
}

std::string Fields::WordOf(Names names) const {
  const base::Json* json = Get(names);
  if (!json) return {};
  if (json->is_boolean()) return json->get<bool>() ? "true" : "false";
  return Plain(names);
}

bool Fields::SameWord(std::string_view a, std::string_view b) { return expression::SameName(a, b); }

}  // namespace survey
