// balss survey expr
#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <memory>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/expression/expression.h"
#include "shared/expression/notation.h"
#include "shared/expression/path.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

using expression::Value;

// As the reference evaluates without a survey: beside the items of a list there are no names.
class CaseContext final : public expression::Context {
 public:
  CaseContext(Value::Object values, double now) : values_(std::move(values)), now_(now) {}
  Value Look(std::string_view name) const override { return expression::LookIn(values_, name); }
  Value LookBesideItem(std::string_view) const override { return {}; }
  double Now() const override { return now_; }

 private:
  Value::Object values_;
  double now_;
};

base::Json Run(const base::Json& one) {
  const auto parsed = expression::Expression::Parse(one["expr"].get<std::string>());
  if (!parsed) return {{"id", one["id"]}, {"valid", false}};
  ::setenv("TZ", one.value("tz", "UTC").c_str(), 1);
  ::tzset();
  const Value values = expression::ValueFromNotation(one.value("values", base::Json::object()));
  const CaseContext context(values.object() ? *values.object() : Value::Object(),
                            expression::MsFromLocal(one.value("clock", "2026-01-15T09:00:00")));
  return {{"id", one["id"]},
          {"result", expression::ToNotation(parsed->Evaluate(context))},
          {"cond", parsed->HoldsLoosely(context)},
          {"valid", true}};
}

// The members that are there have the right types.
bool IsCase(const base::Json& one) {
  const auto is_text = [&](const char* name, bool needed) {
    const auto member = one.find(name);
    return member == one.end() ? !needed : member->is_string();
  };
  return one.is_object() && is_text("id", true) && is_text("expr", true) && is_text("tz", false) &&
         is_text("clock", false) && (!one.contains("values") || one["values"].is_object());
}

int RunCases(const std::string& file) {
  const auto text = base::ReadFile(file);
  if (!text) return Complain(text.error());
  const auto cases = base::ParseJson(*text);
  if (!cases) return Complain({cases.error().code, file + ": " + cases.error().detail, cases.error().hint});
  if (!cases->is_array() || !std::all_of(cases->begin(), cases->end(), IsCase))
    return Complain({base::Code::kInvalid, file + ": not a list of expression cases",
                     R"(write [{"id": "a", "expr": "{x} > 1", "values": {"x": 2}}])"});
  base::Json results = base::Json::array();
  for (const base::Json& one : *cases) results.push_back(Run(one));
  Print(results);
  return 0;
}

}  // namespace

void AddSurveyExpr(CLI::App& survey, Action& action) {
  auto file = std::make_shared<std::string>();
  CLI::App* expr = survey.add_subcommand("expr", "evaluate expressions, to compare with another SurveyJS engine");
  expr->footer(
      "Example, with cases.json:\n"
      "  [{\"id\": \"a\", \"expr\": \"age({born}) >= 18\", \"values\": {\"born\": \"2000-02-01\"},\n"
      "    \"clock\": \"2026-01-15T09:00:00\", \"tz\": \"Europe/Riga\"}]\n"
      "  balss survey expr cases.json\n"
      "Prints the id, the result, cond (is it true as a condition?) and valid (does it parse?) of each case. "
      "The\n"
      "clock is local time; without it, the time above in UTC. tests/vectors/surveyjs has many cases.");
  expr->add_option("file", *file, "a list of cases (JSON)")->required()->type_name("CASES");
  expr->callback([&action, file] { action = [file] { return RunCases(*file); }; });
}

}  // namespace tool
