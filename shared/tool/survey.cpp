// balss survey check | add
#include <fmt/format.h>

#include <memory>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

using Level = survey::Finding::Level;

struct Options {
  std::vector<std::string> files;
  std::string store;
  bool json = false;
  int slots = store::kDefaultSlots;  // for a new store
};

const char* Word(Level level) {
  switch (level) {
    case Level::kError:
      return "error";
    case Level::kWarning:
      return "warning";
    case Level::kNote:
      return "note";
  }
  return "";
}

base::Json ToJson(const survey::Finding& finding) {
  return {{"level", Word(finding.level)},
          {"pointer", finding.pointer},
          {"line", finding.line},
          {"message", finding.message},
          {"hint", finding.hint}};
}

// As compilers write it, so that editors can jump there.
void PrintFinding(const std::string& file, const survey::Finding& finding) {
  fmt::print("{}:{}: {}: {}", file, finding.line, Word(finding.level), finding.message);
  if (!finding.pointer.empty()) fmt::print(" [{}]", finding.pointer);
  fmt::print("\n");
  if (!finding.hint.empty()) fmt::print("  hint: {}\n", finding.hint);
}

int Check(const Options& options) {
  bool errors = false;
  base::Json files = base::Json::array();
  for (const std::string& file : options.files) {
    const auto text = base::ReadFile(file);
    if (!text) return Complain(text.error());
    base::Json list = base::Json::array();
    for (const survey::Finding& finding : survey::Check(*text)) {
      errors = errors || finding.level == Level::kError;
      list.push_back(ToJson(finding));
      if (!options.json) PrintFinding(file, finding);
    }
    if (!options.json && list.empty()) fmt::print("{}: good\n", file);
    files.push_back({{"file", file}, {"findings", std::move(list)}});
  }
  if (options.json) Print({{"files", std::move(files)}});
  return errors ? base::ExitCode(base::Code::kInvalid) : 0;
}

// All files are read before the first is added.
int Add(const Options& options) {
  std::vector<store::SurveyRow> rows;
  for (const std::string& file : options.files) {
    auto read = ReadSurvey(file);
    if (!read) return Complain(read.error());
    for (const survey::Finding& finding : survey::Check(read->text)) {
      if (finding.level != Level::kError) continue;
      PrintFinding(file, finding);
      return base::ExitCode(base::Code::kInvalid);
    }
    rows.push_back({read->survey.id, read->survey.version, read->survey.digest, std::move(read->text)});
  }
  auto store = OpenStore(options.store, true, options.slots);
  if (!store) return Complain(store.error());
  for (const store::SurveyRow& row : rows) {
    if (auto added = store->AddSurvey(row); !added) return Complain(added.error());
    fmt::print("survey {} version {}\n", row.id, row.version);
  }
  return 0;
}

}  // namespace

void AddSurvey(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* survey = app.add_subcommand("survey", "check survey files and add them to a kiosk");
  survey->require_subcommand(1);

  CLI::App* check = survey->add_subcommand("check", "say what is wrong or missing in survey files");
  check->footer(
      "Example:\n  balss survey check surveys/*.json\nExit code 3 when a file has an error; warnings are 0.");
  check->add_option("files", options->files, "survey files (SurveyJS JSON)")->required()->type_name("FILE");
  AddJson(*check, options->json);
  check->callback([&action, options] { action = [options] { return Check(*options); }; });

  CLI::App* add =
      survey->add_subcommand("add", "add surveys to a kiosk's file, which is made if it is not there");
  add->footer("Example:\n  balss survey add playground.json --store /var/lib/balss/kiosk.db");
  add->add_option("files", options->files, "survey files (SurveyJS JSON)")->required()->type_name("FILE");
  AddStore(*add, options->store);
  add->add_option("--slots", options->slots, "room for answers and texts in a new file, 8 KiB each")
      ->check(CLI::Range(100, 1'000'000))
      ->capture_default_str();
  add->callback([&action, options] { action = [options] { return Add(*options); }; });
}

}  // namespace tool
