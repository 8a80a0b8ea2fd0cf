// The kiosk's loop: window, visit and screens wired together. `main` reads the options and calls Run.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/platform/window.h"
#include "kiosk/visit/visit.h"
#include "shared/privacy/seal.h"

namespace app {

struct Options {
  std::filesystem::path store;
  privacy::Recipients recipients;
  std::vector<i18n::Pack> packs;  // the first speaks on the attract screen
  std::optional<survey::Survey> gallery;  // asked from memory instead of what the store has; nothing is kept
  platform::WindowOptions window;
  visit::Timing timing;
  std::filesystem::path ui_probe;  // empty: none
};

// Until the window is asked to close, or SIGTERM or SIGINT. An error only when there is no screen or a
// keyboard layout is missing; what goes wrong later is shown calmly and logged.
base::Result<void> Run(Options options);

}  // namespace app
