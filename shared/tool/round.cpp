// balss round open | close | clear
#include <fmt/format.h>

#include <memory>

#include "shared/store/promise.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

struct RoundOptions {
  std::string store, survey, round;
  bool json = false;
};

int Open(const RoundOptions& options) {
  auto store = OpenStore(options.store);
  if (!store) return Complain(store.error());
  if (auto opened = store->OpenRound(options.survey, options.round); !opened) return Complain(opened.error());
  fmt::print("round {} of survey {} is open\n", options.round, options.survey);
  return 0;
}

int Close(const RoundOptions& options) {
  auto store = OpenStore(options.store);
  if (!store) return Complain(store.error());
  const auto k = store::PromisedK(*store, options.survey);
  if (!k) return Complain(k.error());
  const auto closing = store->CloseRound(options.survey, *k);
  if (!closing) return Complain(closing.error());
  if (options.json) {
    Print({{"k", *k},
           {"released", closing->released},
           {"texts_released", closing->texts_released},
           {"rolled_over", closing->rolled_over},
           {"destroyed", closing->destroyed}});
    return 0;
  }
  fmt::print("{} answers and {} texts will be sent; groups of at least {}\n", closing->released,
             closing->texts_released, *k);
  if (closing->rolled_over > 0) fmt::print("{} were too few: they wait for the next round\n", closing->rolled_over);
  if (closing->destroyed > 0) fmt::print("{} were too few twice: destroyed\n", closing->destroyed);
  return 0;
}

int Clear(const RoundOptions& options) {
  auto store = OpenStore(options.store);
  if (!store) return Complain(store.error());
  const auto exported = store->Exported(options.survey, options.round);
  if (!exported) return Complain(exported.error());
  if (exported->empty())
    return Complain({base::Code::kState, fmt::format("round {} was never exported", options.round),
                     "its answers would be lost: balss export first"});
  if (auto cleared = store->ClearRound(options.survey, options.round); !cleared) return Complain(cleared.error());
  fmt::print("the answers of round {} are gone from this kiosk; exported before: {}\n", options.round, *exported);
  return 0;
}

}  // namespace

void AddRound(CLI::App& app, Action& action) {
  auto options = std::make_shared<RoundOptions>();
  CLI::App* round = app.add_subcommand("round", "open, close and clear the rounds in which a survey is answered");
  round->require_subcommand(1);
  const auto add_survey = [&](CLI::App* command) {
    command->add_option("--survey", options->survey, "the survey's id")->required()->type_name("ID");
  };

  CLI::App* open = round->add_subcommand("open", "from now on the kiosk takes answers to this survey");
  open->footer("Example:\n  balss round open --survey playground --round 2026-autumn");
  AddStore(*open, options->store);
  add_survey(open);
  open->add_option("--round", options->round, "its name; the only time that is kept with an answer")
      ->required()
      ->type_name("NAME");
  open->callback([&action, options] { action = [options] { return Open(*options); }; });

  CLI::App* close = round->add_subcommand("close", "end the round and decide, once, what will be sent");
  close->footer(
      "Example:\n  balss round close --survey playground\n"
      "Too few answers wait for one more round and are destroyed after that. This cannot be undone.");
  AddStore(*close, options->store);
  add_survey(close);
  AddJson(*close, options->json);
  close->callback([&action, options] { action = [options] { return Close(*options); }; });

  CLI::App* clear =
      round->add_subcommand("clear", "on a kiosk without a network: free the places of an exported round");
  clear->footer(
      "Example:\n  balss round clear --survey playground --round 2026-autumn\n"
      "Only when the exported files are safe, on two disks: the answers are gone afterwards. Cannot be undone.");
  AddStore(*clear, options->store);
  add_survey(clear);
  clear->add_option("--round", options->round, "the closed round's name")->required()->type_name("NAME");
  clear->callback([&action, options] { action = [options] { return Clear(*options); }; });
}

}  // namespace tool
