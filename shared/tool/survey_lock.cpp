// balss survey lock: writes into a survey file what its validated scales say now, so that a change is noticed.
#include <fmt/format.h>

#include <memory>

#include "shared/base/file.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

int Lock(const std::string& file) {
  const auto read = ReadSurvey(file);
  if (!read) return Complain(read.error());
  auto json = nlohmann::ordered_json::parse(read->text);  // keeps the order of the file; read before without errors
  int locked = 0;
  for (std::size_t i = 0; i < read->survey.measures.size(); ++i) {
    const survey::Measure& measure = read->survey.measures[i];
    if (!survey::IsLocked(measure.kind)) continue;
    json["kiosk"]["measures"][i]["licence"]["wording_sha256"] = survey::WordingOf(read->survey, measure);
    fmt::print("locked {}: {}\n", measure.code, survey::ScaleOf(measure.kind).title);
    ++locked;
  }
  if (locked == 0)
    return Complain({base::Code::kNotFound, file + ": no validated scale", "docs/formats/survey.md, \"Measures\""});
  const auto written = base::WriteFile(file, json.dump(2) + "\n");
  return written ? 0 : Complain(written.error());
}

}  // namespace

void AddSurveyLock(CLI::App& survey, Action& action) {
  auto file = std::make_shared<std::string>();
  CLI::App* lock = survey.add_subcommand("lock", "note how the validated scales of a survey are worded");
  lock->footer(
      "Example:\n  balss survey lock wellbeing.json\nCompare each word with the holder's first. From then on balss survey "
      "check refuses the file when\na word, the order or a box of a scale is another. The file is laid out anew.");
  lock->add_option("file", *file, "the survey file (SurveyJS JSON)")->required()->type_name("FILE");
  lock->callback([&action, file] { action = [file] { return Lock(*file); }; });
}

}  // namespace tool
