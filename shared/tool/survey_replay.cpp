// balss survey replay
#include <filesystem>
#include <memory>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/session/replay.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

int RunReplay(const std::string& file, const std::string& assets) {
  const auto text = base::ReadFile(file);
  if (!text) return Complain(text.error());
  const auto test_case = base::ParseJson(*text);
  if (!test_case)
    return Complain({test_case.error().code, file + ": " + test_case.error().detail, test_case.error().hint});
  const auto packs = i18n::ReadPacks(std::filesystem::path(assets) / "i18n", {"en"});
  if (!packs) return Complain(packs.error());
  const auto states = session::Replay(*test_case, *packs);
  if (!states) return Complain({states.error().code, file + ": " + states.error().detail, states.error().hint});
  Print(*states);
  return 0;
}

}  // namespace

void AddSurveyReplay(CLI::App& survey, Action& action) {
  struct Words {
    std::string file, assets = "assets";
  };
  const auto words = std::make_shared<Words>();
  CLI::App* replay = survey.add_subcommand("replay", "play a visit back: what is asked after each step, and why not");
  replay->footer(
      "Example, with case.json:\n"
      "  {\"survey\": {…}, \"locale\": \"lv\", \"steps\": [{\"set\": {\"mood\": \"bad\"}}, {\"next\": true}]}\n"
      "  balss survey replay case.json\n"
      "Prints a list of states, the first after loading: pages, questions, choices, problems, data.\n"
      "tests/vectors/surveyjs/README.md has the steps; the cases there are examples.");
  replay->add_option("file", words->file, "a survey case (JSON)")->required()->type_name("CASE");
  replay->add_option("--assets", words->assets, "folder with i18n/, for the built-in words")->capture_default_str();
  replay->callback([&action, words] { action = [words] { return RunReplay(words->file, words->assets); }; });
}

}  // namespace tool
