#include "shared/survey/fields.h"
#include "shared/base/json.h"

#include <cmath>

namespace survey {
namespace {

constexpr double kMostThings = 1'000'000;

std::string LocaleOf(std::string_view key) { return key == "ua" ? "uk" : std::string(key); }

}  // namespace

void Complaint::Add(const std::string& pointer, const std::string& message, std::string hint) {
  if (error_) return;
  pointer_ = pointer;
  message_ = message;
  const int line = base::LineOf(file_, pointer);
  std::string detail = (pointer.empty() ? std::string("/") : pointer) + ": ";
  if (line > 0) detail += "line " + std::to_string(line) + ": ";
  error_ = base::Error{base::Code::kInvalid, detail + message, std::move(hint)};
}

Fields::Fields(const base::Json& json, std::string pointer, Complaint& complaint)
    : json_(json.is_object() ? &json : nullptr), pointer_(std::move(pointer)), complaint_(&complaint) {
  if (!json_) complaint_->Add(pointer_, std::string("expected an object, found ") + json.type_name(), "write { … }");
}

void Fields::Complain(std::string_view field, const std::string& message, std::string hint) const {
  complaint_->Add(field.empty() ? pointer_ : pointer_ + "/" + std::string(field), message, std::move(hint));
}

const base::Json* Fields::Get(std::string_view name) const {
  if (!json_) return nullptr;
  const auto found = json_->find(name);
  return found == json_->end() || found->is_null() ? nullptr : &*found;
}

const base::Json* Fields::Array(std::string_view name) const {
  const base::Json* json = Get(name);
  if (!json || json->is_array()) return json;
  Complain(name, std::string("expected a list, found ") + json->type_name(), "write [ … ]");
  return nullptr;
}

std::optional<Fields> Fields::Object(std::string_view name) const {
  const base::Json* json = Get(name);
  if (!json) return std::nullopt;
  return Fields(*json, pointer_ + "/" + std::string(name), *complaint_);
}

std::string Fields::Plain(std::string_view name) const {
  const base::Json* json = Get(name);
  if (!json) return {};
  if (json->is_string()) return json->get<std::string>();
  Complain(name, std::string("expected a text, found ") + json->type_name(), "write it in quotes");
  return {};
}

Text Fields::Localised(std::string_view name) const {
  const base::Json* json = Get(name);
  if (!json) return {};
  const std::string hint = R"(write a text, or one text for each language: {"default": "…", "lv": "…"})";
  if (json->is_string()) return json->get<std::string>().empty() ? Text() : Text(json->get<std::string>());
  if (!json->is_object()) {
    Complain(name, std::string("expected a text, found ") + json->type_name(), hint);
    return {};
  }
  std::map<std::string, std::string, std::less<>> texts;
  for (const auto& [locale, text] : json->items()) {
    if (!text.is_string()) {
      Complain(name, "the text for \"" + locale + "\" is " + text.type_name(), hint);
      return {};
    }
    if (!text.get_ref<const std::string&>().empty()) texts.emplace(LocaleOf(locale), text.get<std::string>());
  }
  return Text(std::move(texts));
}

bool Fields::Flag(std::string_view name, bool otherwise) const {
  const base::Json* json = Get(name);
  if (!json) return otherwise;
  if (json->is_boolean()) return json->get<bool>();
  Complain(name, std::string("expected true or false, found ") + json->type_name(), "write it without quotes");
  return otherwise;
}

std::optional<double> Fields::Number(std::string_view name) const {
  const base::Json* json = Get(name);
  if (!json) return std::nullopt;
  if (json->is_number() && std::isfinite(json->get<double>())) return json->get<double>();
  Complain(name, std::string("expected a number, found ") + json->type_name(), "write it without quotes");
  return std::nullopt;
}

int Fields::Count(std::string_view name, int otherwise) const {
  const auto number = Number(name);
  if (!number) return otherwise;
  if (*number >= 0 && *number <= kMostThings && std::trunc(*number) == *number) return static_cast<int>(*number);
  Complain(name, "expected a whole number from 0 to 1000000");
  return otherwise;
}

std::optional<expression::Expression> Fields::Condition(std::string_view name) const {
  const std::string text = Plain(name);
  if (text.empty()) return std::nullopt;
  auto parsed = expression::Expression::Parse(text);
  if (parsed) return *std::move(parsed);
  Complain(name, parsed.error().detail, parsed.error().hint);
  return std::nullopt;
}

std::string_view Fields::Used(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (Get(name)) return name;
  return *names.begin();
}

}  // namespace survey
