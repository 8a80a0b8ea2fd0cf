// One sync run: the oldest shipment goes out, and only a verified echo lets the store forget it.
#pragma once

#include <string>

#include "shared/store/store.h"
#include "sync/client/transport.h"
#include "sync/protocol/device_file.h"

namespace client {

struct Sent {
  bool any = false;  // false: there was nothing to send
  int rows = 0;
};

// Also writes down how it went (SaveResult). An error of the store comes back as it is.
base::Result<Sent> SendOldest(store::Store& store, Transport& transport, const protocol::DeviceFile& device,
                              const std::string& today);

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
