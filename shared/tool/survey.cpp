// balss survey add | remove (the others: survey_check.cpp, survey_lock.cpp, survey_expr.cpp, survey_replay.cpp)
#include <fmt/format.h>

#include <memory>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

using Level = survey::Finding::Level;

struct AddOptions {
  std::vector<std::string> files;
  std::string store;
  int slots = store::kDefaultSlots;  // for a new store
};

// All files are read before the first is added.
int Add(const AddOptions& options) {
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

int Remove(const std::string& file, const std::string& id) {
  auto store = OpenStore(file);
  if (!store) return Complain(store.error());
  if (auto removed = store->RemoveSurvey(id); !removed) return Complain(removed.error());
  fmt::print("survey {} is gone from this kiosk\n", id);
  return 0;
}

}  // namespace

void AddSurvey(CLI::App& app, Action& action) {
  auto options = std::make_shared<AddOptions>();
  CLI::App* survey = app.add_subcommand("survey", "check survey files and add them to a kiosk");
  survey->require_subcommand(1);

  AddSurveyCheck(*survey, action);

  CLI::App* add = survey->add_subcommand("add", "add surveys to a kiosk's file, which is made if it is not there");
  add->footer("Example:\n  balss survey add playground.json --store /var/lib/balss/kiosk.db");
  add->add_option("files", options->files, "survey files (SurveyJS JSON)")->required()->type_name("FILE");
  AddStore(*add, options->store);
  add->add_option("--slots", options->slots, "room for answers and texts in a new file, 8 KiB each")
      ->check(CLI::Range(100, 1'000'000))
      ->capture_default_str();
  add->callback([&action, options] { action = [options] { return Add(*options); }; });

  auto id = std::make_shared<std::string>();
  CLI::App* remove =
      survey->add_subcommand("remove", "take a survey off a kiosk, when no answer to it is there any more");
  remove->footer("Example:\n  balss survey remove playground --store /var/lib/balss/kiosk.db");
  remove->add_option("survey", *id, "the survey's id")->required()->type_name("ID");
  AddStore(*remove, options->store);
  remove->callback([&action, options, id] { action = [options, id] { return Remove(options->store, *id); }; });

  AddSurveyLock(*survey, action);
  AddSurveyExpr(*survey, action);
  AddSurveyReplay(*survey, action);
}

}  // namespace tool
