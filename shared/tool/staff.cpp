// balss staff pin: the PIN that opens the staff's page on the kiosk.
#include <fmt/format.h>
#include <sodium.h>

#include <memory>

#include "shared/base/secret.h"
#include "shared/staff/pin.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

int SetPin(const std::string& file) {
  auto store = OpenStore(file);
  if (!store) return Complain(store.error());
  auto pin = base::AskNew("New staff PIN, six digits", "PINs", &staff::CheckPin);
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
