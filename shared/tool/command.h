// What the subcommands of `balss` share. Each file of this folder adds the subcommands of its name.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "shared/base/json.h"
#include "shared/store/store.h"
#include "shared/survey/survey.h"

namespace tool {

// Runs the chosen subcommand; returns the program's exit code (docs/operations.md, "Exit codes").
using Action = std::function<int()>;

void AddSurvey(CLI::App& app, Action& action);
void AddSurveyCheck(CLI::App& survey, Action& action);  // below "survey", as the next two
void AddSurveyExpr(CLI::App& survey, Action& action);
void AddSurveyLock(CLI::App& survey, Action& action);
void AddSurveyReplay(CLI::App& survey, Action& action);
void AddRound(CLI::App& app, Action& action);
void AddSubmit(CLI::App& app, Action& action);
void AddKeys(CLI::App& app, Action& action);
void AddStatus(CLI::App& app, Action& action);
void AddStaff(CLI::App& app, Action& action);
void AddExport(CLI::App& app, Action& action);
void AddI18n(CLI::App& app, Action& action);
void AddReport(CLI::App& app, Action& action);

// The usual options, in the same words everywhere.
void AddStore(CLI::App& command, std::string& file);
void AddJson(CLI::App& command, bool& json);

base::Result<store::Store> OpenStore(const std::string& file, bool create = false, int slots = store::kDefaultSlots);

struct SurveyFile {
  std::string text;
  survey::Survey survey;
};
base::Result<SurveyFile> ReadSurvey(const std::string& file);

// On standard output, in one or two lines.
void PrintFinding(const std::string& file, const survey::Finding& finding);
// Says it on standard error; returns its exit code.
int Complain(const base::Error& error);
// One object on standard output, with a line end.
void Print(const base::Json& json);

}  // namespace tool
