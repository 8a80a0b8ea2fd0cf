// balss staff pin: the PIN that opens the staff's page on the kiosk.
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <memory>

#include "shared/staff/pin.h"
#include "shared/tool/command.h"
#include "shared/tool/secret.h"

namespace tool {
namespace {

base::Result<std::string> AskForPin() {
  std::string pin = AskUnseen("New staff PIN, six digits");
  if (auto good = staff::CheckPin(pin); !good) return std::unexpected(good.error());
  if (::isatty(STDIN_FILENO) && AskUnseen("Once more") != pin)
    return base::Fail(base::Code::kInvalid, "the two PINs differ", "nothing was changed; try again");
  return pin;
}

int SetPin(const std::string& file) {
  auto store = OpenStore(file);
  if (!store) return Complain(store.error());
  auto pin = AskForPin();
  if (!pin) return Complain(pin.error());
  const auto hash = staff::HashPin(*pin);
  sodium_memzero(pin->data(), pin->size());
  if (!hash) return Complain(hash.error());
  if (const auto set = store->SetStaffPin(*hash); !set) return Complain(set.error());
  fmt::print("the staff PIN is set; hold a finger in the lower left corner of the kiosk for three seconds\n");
  return 0;
}

}  // namespace

void AddStaff(CLI::App& app, Action& action) {
  auto file = std::make_shared<std::string>();
  CLI::App* group = app.add_subcommand("staff", "what staff need at the kiosk");
  group->require_subcommand(1);
  CLI::App* pin = group->add_subcommand("pin", "set the PIN that opens the staff's page; asks for it, or reads a line");
  pin->footer("Example:\n  balss staff pin --store /var/lib/balss/kiosk.db");
  AddStore(*pin, *file);
  pin->callback([&action, file] { action = [file] { return SetPin(*file); }; });
}

}  // namespace tool
