// balss i18n check
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <sstream>

#include "shared/base/file.h"
#include "shared/i18n/check.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

using Level = i18n::Finding::Level;
namespace fs = std::filesystem;

constexpr const char* kHere = "assets/i18n";  // in a checkout
constexpr const char* kInstalled = "/usr/share/balss/i18n";
constexpr const char* kLayouts = "/usr/share/X11/xkb/rules/evdev.lst";

struct PackOptions {
  std::vector<std::string> paths;
  std::string original;
  bool json = false;
};

// The layouts of xkeyboard-config as packs name them: "lv", "us(intl)". Nullopt where it is not installed.
std::optional<std::set<std::string, std::less<>>> Layouts() {
  const auto text = base::ReadFile(kLayouts, 1u << 20);
  if (!text) return std::nullopt;
  std::set<std::string, std::less<>> layouts;
  std::istringstream lines(*text);
  std::string section;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string first, second;
    words >> first >> second;
    if (first == "!") section = second;
    // "  lv  Latvian", and below "variant": "  intl  us: English (US, intl., with dead keys)"
    if (section == "layout") layouts.insert(first);
    if (section == "variant" && second.ends_with(':'))
      layouts.insert(second.substr(0, second.size() - 1) + "(" + first + ")");
  }
  return layouts;
}

base::Result<std::vector<fs::path>> Files(std::vector<std::string> paths) {
  std::error_code failed;
  if (paths.empty()) paths = {fs::is_directory(kHere, failed) ? kHere : kInstalled};
  std::vector<fs::path> files;
  for (const fs::path path : paths) {
    if (!fs::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (fs::directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed))
      if (at->path().extension() == ".json") files.push_back(at->path());
    if (files.size() == before)
      return base::Fail(base::Code::kNotFound, path.string() + ": no language packs", "they stand in assets/i18n");
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
  }
  return files;
}

// The English pack beside the files, in this checkout, or of the installed kiosk.
base::Result<i18n::Original> OriginalFor(const PackOptions& options, const fs::path& file) {
  if (!options.original.empty()) return i18n::Original::Read(options.original);
  std::error_code failed;
  for (const fs::path& folder : {file.parent_path(), fs::path(kHere), fs::path(kInstalled)})
    if (fs::is_regular_file(folder / "en.json", failed)) return i18n::Original::Read(folder / "en.json");
  return base::Fail(base::Code::kNotFound, "there is no en.json to compare with",
                    "name the English pack with --english FILE");
}

const char* Word(Level level) { return level == Level::kError ? "error" : "warning"; }

// As compilers write it, so that editors can jump there.
void PrintOne(const fs::path& file, const i18n::Finding& finding) {
  fmt::print("{}:{}: {}: {}", file.string(), finding.line, Word(finding.level), finding.message);
  if (!finding.pointer.empty()) fmt::print(" [{}]", finding.pointer);
  fmt::print("\n");
  if (!finding.hint.empty()) fmt::print("  hint: {}\n", finding.hint);
}

base::Json ToJson(const i18n::Finding& finding) {
  return {{"level", Word(finding.level)},
          {"pointer", finding.pointer},
          {"line", finding.line},
          {"message", finding.message},
          {"hint", finding.hint}};
}

int Check(const PackOptions& options) {
  const auto files = Files(options.paths);
  if (!files) return Complain(files.error());
  const auto layouts = Layouts();
  bool errors = false;
  base::Json list = base::Json::array();
  for (const fs::path& file : *files) {
    const auto original = OriginalFor(options, file);
    if (!original) return Complain(original.error());
    const auto findings = i18n::Check(file, *original, layouts ? &*layouts : nullptr);
    if (!findings) return Complain(findings.error());
    base::Json found = base::Json::array();
    for (const i18n::Finding& finding : *findings) {
      errors = errors || finding.level == Level::kError;
      found.push_back(ToJson(finding));
      if (!options.json) PrintOne(file, finding);
    }
    const auto pack = i18n::ReadPack(file);
    const bool reviewed = pack && pack->reviewed;
    if (!options.json && found.empty())
      fmt::print("{}: good{}\n", file.string(), reviewed ? "" : "; no native speaker has reviewed it");
    list.push_back({{"file", file.string()}, {"reviewed", reviewed}, {"findings", std::move(found)}});
  }
  if (options.json) Print({{"files", std::move(list)}, {"keyboards_checked", layouts.has_value()}});
  if (!options.json && !layouts)
    fmt::print("keyboards were not checked: there is no xkeyboard-config on this computer\n");
  return errors ? base::ExitCode(base::Code::kInvalid) : 0;
}

}  // namespace

void AddI18n(CLI::App& app, Action& action) {
  auto options = std::make_shared<PackOptions>();
  CLI::App* i18n = app.add_subcommand("i18n", "check language packs");
  i18n->require_subcommand(1);
  CLI::App* check = i18n->add_subcommand("check", "say what is wrong or missing in language packs");
  check->footer(
      "Example:\n  balss i18n check assets/i18n\nExit code 3 when a pack has an error; warnings are 0. The format: "
      "docs/formats/language-pack.md");
  check
      ->add_option("paths", options->paths,
                   fmt::format("packs or folders of packs; else {}, else {}", kHere, kInstalled))
      ->type_name("FILE|DIR");
  check->add_option("--english", options->original, "the pack to compare with; else the en.json beside each")
      ->type_name("FILE");
  AddJson(*check, options->json);
  check->callback([&action, options] { action = [options] { return Check(*options); }; });
}

}  // namespace tool
