// One sync run: the shipments go out, oldest first, and only a verified echo lets the store forget one.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "shared/store/store.h"
#include "sync/client/transport.h"
#include "sync/protocol/device_file.h"

namespace client {

struct Sent {
  int shipments = 0;  // confirmed in this run
  int rows = 0;
  std::optional<base::Error> failure;  // the first
};

// Called with the rows that are there and all that wait.
using Progress = std::function<void(int done, int all)>;

// Sends everything that waits and writes down how it went (ReadLastResult). A shipment that cannot be read
// back, or that the endpoint refuses (kInvalid), is left where it is and does not stop those behind it; any
// other failure ends the run.
Sent SendWaiting(store::Store& store, Transport& transport, const protocol::DeviceFile& device,
                 const std::string& today, const Progress& progress = nullptr);

// The last run's result as `balss-sync status` and the kiosk's staff screen show it: "ok" or the kind of
// failure, and the day; never the time.
struct LastResult {
  std::string code;  // "" when there was no run yet
  std::string day;   // "2026-05-31"
};
base::Result<LastResult> ReadLastResult(const store::Store& store);

// "network", "trust", …: the words for logs and status.
const char* Word(base::Code code);

}  // namespace client
