#include "shared/tool/command.h"

#include <fmt/format.h>

#include <cstdio>

#include "shared/base/file.h"
#include "shared/base/json.h"

namespace tool {

void AddStore(CLI::App& command, std::string& file) {
  command.add_option("--store", file, "the kiosk's file; also from the environment")
      ->envname("BALSS_STORE")
      ->required()
      ->type_name("DB");
}

void AddJson(CLI::App& command, bool& json) { command.add_flag("--json", json, "write JSON, for programs"); }

base::Result<store::Store> OpenStore(const std::string& file, bool create, int slots) {
  static base::SystemRandom random;
  return store::Store::Open(file, random, {.slots = slots, .create = create});
}

base::Result<SurveyFile> ReadSurvey(const std::string& file) {
  auto text = base::ReadFile(file);
  if (!text) return std::unexpected(text.error());
  auto survey = survey::Read(*text);
  if (!survey) {
    base::Error error = survey.error();
    error.detail = file + ": " + error.detail;
    return std::unexpected(error);
  }
  return SurveyFile{std::move(*text), std::move(*survey)};
}

int Complain(const base::Error& error) {
  fmt::print(stderr, "balss: {}\n", base::Sentence(error));
  return base::ExitCode(error.code);
}

void Print(const base::Json& json) {
  fmt::print("{}\n", json.dump(2, ' ', false, base::Json::error_handler_t::replace));
}

}  // namespace tool
