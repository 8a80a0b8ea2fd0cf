// balss survey check
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>

#include "shared/base/file.h"
#include "shared/tool/command.h"
#include "shared/tool/schema.h"
#include "shared/tool/survey_voice.h"

namespace tool {
namespace {

using Level = survey::Finding::Level;

constexpr std::string_view kPublished = "node_modules/survey-core/surveyjs_definition.json";

struct CheckOptions {
  std::vector<std::string> files;
  std::string schema;
  std::string assets = "assets";
  bool json = false;
};

const char* Word(Level level) {
  switch (level) {
    case Level::kError: return "error";
    case Level::kWarning: return "warning";
    case Level::kNotOnKiosk: return "not on a kiosk";
    case Level::kNote: return "note";
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

// The schema that was asked for, or SurveyJS's package in this folder or beside the survey. "" when there is none.
std::string SchemaFor(const CheckOptions& options, const std::string& survey) {
  if (!options.schema.empty()) return options.schema;
  for (const std::filesystem::path& folder : {std::filesystem::path(), std::filesystem::path(survey).parent_path()}) {
    std::error_code none;
    if (const auto file = folder / kPublished; std::filesystem::is_regular_file(file, none)) return file.string();
  }
  return {};
}

// Where no packs are, nothing can be said about voices.
std::vector<survey::Finding> VoicesOf(const CheckOptions& options, const std::string& file, const std::string& text) {
  const auto survey = survey::Read(text);
  const auto packs = i18n::ReadPacks(std::filesystem::path(options.assets) / "i18n");
  if (!survey || !packs) return {};
  return CheckVoices(*survey, *packs, std::filesystem::path(file).parent_path() / "sounds");
}

base::Result<std::vector<survey::Finding>> FindingsOf(const CheckOptions& options, const std::string& file,
                                                      const std::string& text) {
  std::vector<survey::Finding> findings = survey::Check(text);
  std::vector<survey::Finding> voices = VoicesOf(options, file, text);  // about no line, so they come first
  findings.insert(findings.begin(), std::make_move_iterator(voices.begin()), std::make_move_iterator(voices.end()));
  const std::string schema_file = SchemaFor(options, file);
  if (schema_file.empty()) return findings;
  const auto read = base::ReadFile(schema_file);
  if (!read) return std::unexpected(read.error());
  const auto schema = Schema::Read(*read);
  if (!schema)
    return std::unexpected(
        base::Error{schema.error().code, schema_file + ": " + schema.error().detail, schema.error().hint});
  for (survey::Finding& note : schema->Check(text)) {
    const bool said = std::ranges::find(findings, note.pointer, &survey::Finding::pointer) != findings.end();
    if (!said || note.pointer.empty()) findings.push_back(std::move(note));
  }
  std::ranges::stable_sort(findings, {}, &survey::Finding::line);
  return findings;
}

int Check(const CheckOptions& options) {
  bool errors = false;
  base::Json files = base::Json::array();
  for (const std::string& file : options.files) {
    const auto text = base::ReadFile(file);
    if (!text) return Complain(text.error());
    const auto findings = FindingsOf(options, file, *text);
    if (!findings) return Complain(findings.error());
    base::Json list = base::Json::array();
    for (const survey::Finding& finding : *findings) {
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

}  // namespace

// As compilers write it, so that editors can jump there.
void PrintFinding(const std::string& file, const survey::Finding& finding) {
  fmt::print("{}:{}: {}: {}", file, finding.line, Word(finding.level), finding.message);
  if (!finding.pointer.empty()) fmt::print(" [{}]", finding.pointer);
  fmt::print("\n");
  if (!finding.hint.empty()) fmt::print("  hint: {}\n", finding.hint);
}

void AddSurveyCheck(CLI::App& survey, Action& action) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* check = survey.add_subcommand("check", "say what is wrong or missing in survey files");
  check->footer("Example:\n  balss survey check surveys/*.json\nExit code 3 when a file has an error; warnings are 0.");
  check->add_option("files", options->files, "survey files (SurveyJS JSON)")->required()->type_name("FILE");
  check
      ->add_option(
          "--schema", options->schema,
          fmt::format("SurveyJS's JSON Schema; else {}, here or beside the survey, when it is there", kPublished))
      ->type_name("FILE");
  check->add_option("--assets", options->assets, "folder with i18n/, to say which languages have a voice")
      ->capture_default_str();
  AddJson(*check, options->json);
  check->callback([&action, options] { action = [options] { return Check(*options); }; });
}

}  // namespace tool
