// balss status: is there room, is anything waiting, which rounds are open.
#include <fmt/format.h>

#include <memory>

#include "shared/base/json.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

struct StatusOptions {
  std::string store;
  bool json = false;
};

base::Json ToJson(const store::Status& status, const std::vector<store::RoundCount>& counts) {
  base::Json rounds = base::Json::array();
  for (const auto& [round, answers, texts] : counts)
    rounds.push_back({{"survey", round.survey},
                      {"round", round.name},
                      {"open", round.open},
                      {"answers", answers},
                      {"texts", texts}});
  return {{"slots", status.slots},     {"used", status.used},           {"free", status.slots - status.used},
          {"waiting", status.waiting}, {"confirmed", status.confirmed}, {"rounds", std::move(rounds)}};
}

int Show(const StatusOptions& options) {
  auto store = OpenStore(options.store);
  if (!store) return Complain(store.error());
  const auto status = store->GetStatus();
  if (!status) return Complain(status.error());
  const auto counts = store->CountRounds();
  if (!counts) return Complain(counts.error());
  if (options.json) {
    Print(ToJson(*status, *counts));
    return 0;
  }
  fmt::print("{} of {} slots in use\n", status->used, status->slots);
  fmt::print("{} released and waiting to be sent, {} sent and confirmed so far\n", status->waiting, status->confirmed);
  for (const auto& [round, answers, texts] : *counts)
    fmt::print("survey {}, round {}: {}, {} answers and {} texts here\n", round.survey, round.name,
               round.open ? "open" : "closed", answers, texts);
  return 0;
}

}  // namespace

void AddStatus(CLI::App& app, Action& action) {
  auto options = std::make_shared<StatusOptions>();
  CLI::App* status = app.add_subcommand("status", "how full the kiosk is, what waits, which rounds are open");
  status->footer("Example:\n  balss status --store /var/lib/balss/kiosk.db");
  AddStore(*status, options->store);
  AddJson(*status, options->json);
  status->callback([&action, options] { action = [options] { return Show(*options); }; });
}

}  // namespace tool
