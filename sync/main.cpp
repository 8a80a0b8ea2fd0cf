// balss-sync: carries sealed responses from the kiosk's store to the endpoint. Holds no key that opens one.
#include <fmt/format.h>
#include <sodium.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/base/random.h"
#include "shared/base/stop_signals.h"
#include "shared/store/sending.h"
#include "sync/client/curl_transport.h"
#include "sync/client/plan.h"
#include "sync/client/run.h"
#include "sync/platform/day.h"

namespace {

struct Options {
  std::string store;
  std::string device;
  int every = 60;  // seconds between two looks at an empty store
  bool json = false;
};

// Event codes only (docs/formats/upload.md §8): no ids, no text, no times.
void Log(const char* event, const char* code = "") { fmt::print(stderr, "{}{}{}\n", event, *code ? " " : "", code); }

int Report(const base::Error& error) {
  fmt::print(stderr, "balss-sync: {}\n", base::Sentence(error));
  return base::ExitCode(error.code);
}

base::Result<protocol::DeviceFile> ReadDevice(const Options& options) {
  if (options.device.empty()) return base::Fail(base::Code::kUsage, "--device is missing");
  const auto text = base::ReadFile(options.device, 64 << 10);
  return text ? protocol::ReadDeviceFile(*text) : std::unexpected(text.error());
}

int ShowStatus(const store::Store& store, const Options& options) {
  const auto status = store.GetStatus();
  if (!status) return Report(status.error());
  const auto last = client::ReadLastResult(store);
  if (!last) return Report(last.error());
  if (options.json) {
    const base::Json json{{"slots", status->slots},         {"used", status->used},      {"waiting", status->waiting},
                          {"confirmed", status->confirmed}, {"last_result", last->code}, {"last_day", last->day}};
    fmt::print("{}\n", json.dump());
    return 0;
  }
  fmt::print(
      "waiting to be sent   {}\nconfirmed so far     {}\nslots in use         {} of {}\nlast result          "
      "{}\n",
      status->waiting, status->confirmed, status->used, status->slots,
      last->code.empty() ? "none yet" : last->code + ", " + last->day);
  return 0;
}

struct Outcome {
  client::State state;
  std::optional<base::Error> error;  // of the last attempt
  int shipments = 0;
  int rows = 0;
};

// One attempt; `waiting` becomes what the store says.
void Attempt(Outcome& outcome, store::Store& store, client::Transport& transport, const protocol::DeviceFile& device,
             base::Clock& clock, base::Random& random, int every) {
  // The kiosk's staff may be waiting for it. What goes wrong with telling them is no reason not to send.
  const auto request = store::RequestToSend(store);
  const bool asked = request && *request;
  const client::Progress progress = [&](int done, int all) {
    if (asked) (void)store::NoteSending(store, done, all);
  };
  const client::Sent sent = client::SendWaiting(store, transport, device, platform::TodayText(), progress);
  if (asked) {
    const char* how = sent.failure ? client::Word(sent.failure->code) : sent.shipments > 0 ? "ok" : "nothing";
    (void)store::AnswerRequest(store, **request, how);
  }
  for (int i = 0; i < sent.shipments; ++i) Log("sync.sent");
  outcome.shipments += sent.shipments;
  outcome.rows += sent.rows;
  outcome.error = sent.failure;
  if (!sent.failure || sent.shipments > 0) outcome.state = client::AfterSuccess(outcome.state);
  if (sent.failure) {
    Log("sync.failed", client::Word(sent.failure->code));
    outcome.state = client::AfterFailure(outcome.state, sent.failure->code, clock.Now(), random);
    return;
  }
  outcome.state.waiting = sent.shipments > 0;  // perhaps another round was closed meanwhile
  outcome.state.look_again_at = clock.Now() + std::chrono::seconds(every);
}

constexpr base::Millis kLookForRequest = std::chrono::seconds(2);

// True when told to stop. Ends early when staff at the kiosk ask to send now; then it is tried at once.
bool Wait(base::StopSignals& stop, base::Clock& clock, base::Millis until, const store::Store& store,
          client::State& state) {
  for (;;) {
    const base::Millis left = until - clock.Now();
    if (left <= base::Millis(0)) return false;
    if (stop.WaitFor(std::min(left, kLookForRequest))) return true;
    if (const auto request = store::RequestToSend(store); request && *request) {
      state.retry_at = clock.Now();
      return false;
    }
  }
}

// Follows the plan until there is nothing left (`once`) or until told to stop (`loop`).
Outcome Follow(store::Store& store, const protocol::DeviceFile& device, const Options& options, bool loop,
               base::StopSignals& stop) {
  base::SteadyClock clock;
  base::SystemRandom random;
  client::CurlTransport transport(device, [&] { return stop.Requested(); });
  Outcome outcome;
  outcome.state.loop = loop;
  outcome.state.waiting = true;  // not known before the first look
  while (!stop.Requested()) {
    const client::Plan plan = client::PlanNext(outcome.state, clock.Now());
    if (std::holds_alternative<client::Done>(plan)) break;
    if (const auto* wait = std::get_if<client::WaitUntil>(&plan)) {
      if (Wait(stop, clock, wait->at, store, outcome.state)) break;
      outcome.state.waiting = true;
      continue;
    }
    Attempt(outcome, store, transport, device, clock, random, options.every);
  }
  return outcome;
}

int Send(store::Store& store, const Options& options, bool loop, base::StopSignals& stop) {
  const auto device = ReadDevice(options);
  if (!device) return Report(device.error());
  const Outcome outcome = Follow(store, *device, options, loop, stop);
  if (loop) return 0;
  const std::string result = outcome.error ? client::Word(outcome.error->code) : "ok";
  if (options.json) {
    const base::Json json{{"shipments", outcome.shipments}, {"rows", outcome.rows}, {"result", result}};
    fmt::print("{}\n", json.dump());
  } else if (!outcome.error || outcome.rows > 0) {
    fmt::print("{}\n",
               outcome.rows == 0 ? "nothing to send" : fmt::format("sent and confirmed: {} rows", outcome.rows));
  }
  return outcome.error ? Report(*outcome.error) : 0;
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app("Carries sealed responses from a kiosk's store to the municipal endpoint.", "balss-sync");
  app.set_config("--config", "", "a TOML file with these options (config/sync.toml is an example)");
  app.allow_config_extras(false);
  app.add_option("--store", options.store, "the kiosk's database")->required();
  app.add_option("--device", options.device, "the device file made by balss-endpoint enrol");
  app.add_option("--every", options.every, "seconds between two looks at an empty store")->check(CLI::Range(1, 86400));
  app.add_flag("--json", options.json, "print JSON");
  const auto* once = app.add_subcommand("once", "send everything that waits, then end")->fallthrough();
  const auto* loop = app.add_subcommand("loop", "keep sending until told to stop (SIGTERM)")->fallthrough();
  app.add_subcommand("status", "what waits, what was confirmed, how the last run went")->fallthrough();
  app.require_subcommand(1);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : base::ExitCode(base::Code::kUsage);
  }
  base::SystemRandom random;
  auto store = store::Store::Open(options.store, random, {.create = false});
  if (!store) return Report(store.error());
  if (!once->parsed() && !loop->parsed()) return ShowStatus(*store, options);
  base::StopSignals stop;
  return Send(*store, options, loop->parsed(), stop);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return sodium_init() < 0 ? base::ExitCode(base::Code::kInternal) : Run(argc, argv);
  } catch (const std::exception& mistake) {
    fmt::print(stderr, "balss-sync: {}\n", mistake.what());
    return base::ExitCode(base::Code::kInternal);
  }
}
