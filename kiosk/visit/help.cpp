#include "kiosk/visit/help.h"

#include "shared/base/json.h"

namespace visit {

base::Result<std::vector<HelpLine>> ReadHelpLines(std::string_view text) {
  const auto refuse = [](const std::string& why) {
    return base::Fail(base::Code::kInvalid, "help lines: " + why,
                      R"([{"number": "116 111", "name": {"default": "…"}}])");
  };
  const auto json = base::ParseJson(text);
  if (!json) return std::unexpected(json.error());
  if (!json->is_array()) return refuse("not a list");
  if (json->size() > kMostHelpLines) return refuse("there is room for " + std::to_string(kMostHelpLines));
  std::vector<HelpLine> lines;
  for (const base::Json& one : *json) {
    const base::Json number = one.is_object() ? one.value("number", base::Json()) : base::Json();
    const base::Json name = one.is_object() ? one.value("name", base::Json()) : base::Json();
    if (!number.is_string() || number.get_ref<const std::string&>().empty()) return refuse("one has no number");
    if (!name.is_object() || !name.contains("default"))
      return refuse(number.get<std::string>() + " has no default name");
    HelpLine line{number.get<std::string>(), {}};
    for (const auto& [locale, words] : name.items()) {
      if (!words.is_string()) return refuse("the name in " + locale + " is no text");
      line.name.Set(locale, words.get<std::string>());
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace visit
