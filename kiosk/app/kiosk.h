// The kiosk's loop: window, visit and screens wired together. `main` reads the options and calls Run.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/platform/window.h"
#include "kiosk/visit/help.h"
#include "kiosk/visit/visit.h"
#include "shared/privacy/seal.h"

namespace app {

struct Options {
  std::filesystem::path store;
  privacy::Recipients recipients;
  std::vector<i18n::Pack> packs;          // the first speaks on the attract screen
  std::optional<survey::Survey> gallery;  // asked from memory instead of what the store has; nothing is kept
  platform::WindowOptions window;
  visit::Timing timing;
  std::vector<visit::HelpLine> help;
  std::filesystem::path assets;    // i18n/ and report/, for charts
  std::filesystem::path sounds;    // recordings: assets/sounds/README.md
  std::filesystem::path ui_probe;  // empty: none
  // Of a kiosk without a network: the key behind its passphrase, and the program that opens answers with it.
  std::filesystem::path analyst_key, tool;
  std::filesystem::path sticks;  // a folder whose folders stand for USB sticks; empty: those of the system
};

enum class Ended {
  kAsAsked,    // SIGTERM or SIGINT; nothing that a visitor or a window manager does ends it
  kToRestart,  // by staff, on their page
};

// Until a signal comes or staff ask for a restart. An error only when there is no screen or a
// keyboard layout is missing; what goes wrong later is shown calmly and logged.
base::Result<Ended> Run(Options options);

}  // namespace app
