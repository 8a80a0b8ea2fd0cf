// The `balss` command: for staff and authors of surveys. docs/operations.md is its manual.
#include <fmt/format.h>
#include <sodium.h>

#include "shared/tool/command.h"

namespace {

constexpr const char* kExamples =
    "Example, from a survey file to a closed round:\n"
    "  export BALSS_STORE=/var/lib/balss/kiosk.db\n"
    "  balss survey check playground.json && balss survey add playground.json\n"
    "  balss round open --survey playground --round 2026-autumn\n"
    "  balss status\n"
    "  balss round close --survey playground\n";

int Run(int argc, char** argv) {
  if (sodium_init() < 0) return tool::Complain({base::Code::kInternal, "libsodium does not start", ""});
  CLI::App app(
      "Checks and adds surveys, opens and closes rounds, takes in answers from paper, makes keys, exports, checks "
      "packs.",
      "balss");
  tool::Action action;
  app.footer(kExamples);
  app.set_version_flag("--version", "balss " BALSS_VERSION);
  app.set_config("--config", "", "read options from this file: [submit] and then store=\"…\" a line each");
  app.require_subcommand(1);
  tool::AddSurvey(app, action);
  tool::AddRound(app, action);
  tool::AddSubmit(app, action);
  tool::AddKeys(app, action);
  tool::AddStatus(app, action);
  tool::AddStaff(app, action);
  tool::AddExport(app, action);
  tool::AddI18n(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : base::ExitCode(base::Code::kUsage);  // 0: --help, --version
  }
  return action();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return Run(argc, argv);
  } catch (const std::exception& error) {
    return tool::Complain({base::Code::kInternal, error.what(), "please report this, with the command that was run"});
  }
}
