// balss submit: answers from paper, one JSON object a line, sealed and kept as if they had been given on the
// screen.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <memory>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/privacy/seal.h"
#include "shared/session/from_data.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

using base::Code;

constexpr std::size_t kLongestLine = 1u << 20;

struct SubmitOptions {
  std::string store, recipients, survey, answers;
  bool json = false;
};

struct Failure {
  int line;
  std::string reason;
};

struct Tally {
  int kept = 0;
  int responses = 0;  // lines that are not empty
  std::vector<Failure> failures;
};

base::Result<privacy::Recipients> ReadRecipients(const std::string& file) {
  const auto text = base::ReadFile(file);
  if (!text) return std::unexpected(text.error());
  auto recipients = privacy::ReadRecipients(*text);
  if (!recipients) {
    base::Error error = recipients.error();
    error.detail = file + ": " + error.detail;
    return std::unexpected(error);
  }
  if (recipients->demonstration) fmt::print(stderr, "balss: demonstration keys: anybody can open these answers\n");
  return recipients;
}

// For rules about today; nothing of it is kept.
double NowInMs() {
  using namespace std::chrono;
  return static_cast<double>(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

base::Result<void> KeepLine(store::Store& store, const survey::Survey& survey, const privacy::Recipients& recipients,
                            const std::string& line) {
  // The parser's own message would quote the line.
  const auto data = base::ParseJson(line, kLongestLine);
  if (!data) return base::Fail(Code::kInvalid, "not a JSON object in one line of UTF-8");
  const auto response = session::FromData(survey, *data, NowInMs());
  if (!response) return std::unexpected(response.error());
  const privacy::AnonymousResponse anonymous = privacy::Anonymise(*response);
  // Whoever keys in from paper can do something about it; a visitor at the kiosk could not.
  if (anonymous.left_out > 0)
    return base::Fail(Code::kInvalid, "the answers are longer than a response can be: 4095 bytes");
  const auto sealed = privacy::Seal(anonymous, recipients);
  if (!sealed) return std::unexpected(sealed.error());
  return store.Keep(*sealed);
}

void ShowProgress(const Tally& tally) {
  if (tally.responses % 20 == 0) fmt::print(stderr, "\r{} read, {} kept", tally.responses, tally.kept);
}

// A line that is wrong stops nothing; a disk that is full, or a round that is closed, stops everything.
base::Result<void> KeepAll(std::istream& in, store::Store& store, const survey::Survey& survey,
                           const privacy::Recipients& recipients, Tally& tally) {
  const bool watched = ::isatty(STDERR_FILENO) == 1;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    ++tally.responses;
    const auto kept = KeepLine(store, survey, recipients, line);
    if (kept) {
      ++tally.kept;
    } else if (kept.error().code == Code::kInvalid) {
      tally.failures.push_back({number, kept.error().detail});
    } else {
      base::Error error = kept.error();
      error.detail = fmt::format("stopped at line {}, nothing of it is kept: {}", number, error.detail);
      return std::unexpected(error);
    }
    if (watched) ShowProgress(tally);
  }
  if (watched) fmt::print(stderr, "\r\033[K");
  return {};
}

void PrintTally(const Tally& tally, bool json) {
  if (!json) {
    for (const Failure& failure : tally.failures)
      fmt::print(stderr, "balss: line {}: {}\n", failure.line, failure.reason);
    fmt::print("kept {} of {}\n", tally.kept, tally.responses);
    return;
  }
  base::Json failures = base::Json::array();
  for (const Failure& failure : tally.failures)
    failures.push_back({{"line", failure.line}, {"reason", failure.reason}});
  Print({{"kept", tally.kept}, {"of", tally.responses}, {"failures", std::move(failures)}});
}

int Submit(const SubmitOptions& options) {
  const auto recipients = ReadRecipients(options.recipients);
  if (!recipients) return Complain(recipients.error());
  const auto survey = ReadSurvey(options.survey);
  if (!survey) return Complain(survey.error());
  std::ifstream in(options.answers);
  if (!in) return Complain({Code::kNotFound, options.answers + ": cannot be opened", "check the path"});
  auto store = OpenStore(options.store);
  if (!store) return Complain(store.error());
  Tally tally;
  const auto done = KeepAll(in, *store, survey->survey, *recipients, tally);
  PrintTally(tally, options.json);
  if (!done) return Complain(done.error());
  return tally.failures.empty() ? 0 : base::ExitCode(Code::kInvalid);
}

}  // namespace

void AddSubmit(CLI::App& app, Action& action) {
  auto options = std::make_shared<SubmitOptions>();
  CLI::App* submit = app.add_subcommand("submit", "take in answers from paper: one JSON object a line");
  submit->footer(
      "Example:\n"
      "  balss submit --recipients recipients.json --survey playground.json --answers paper.jsonl\n"
      "with lines such as\n"
      "  {\"swing\": \"good\", \"wish\": \"more trees\"}\n"
      "A wrong line is reported by its number, and the others are kept (exit code 3). Delete the file "
      "afterwards:\n"
      "it is not protected.");
  AddStore(*submit, options->store);
  const auto add_file = [&](const char* name, std::string& file, const char* what) {
    submit->add_option(name, file, what)->required()->type_name("FILE");
  };
  add_file("--recipients", options->recipients, "whose keys open the answers (recipients.json)");
  add_file("--survey", options->survey, "the survey file that was on the paper");
  add_file("--answers", options->answers, "the answers, JSON Lines");
  AddJson(*submit, options->json);
  submit->callback([&action, options] { action = [options] { return Submit(*options); }; });
}

}  // namespace tool
