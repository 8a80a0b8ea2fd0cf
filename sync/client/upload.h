// One shipment's way to the endpoint (docs/formats/upload.md §4): announce, send what is wanted, commit,
// verify the echo. Keeps nothing between calls: after any failure the next call asks again what is wanted.
#pragma once

#include <functional>

#include "shared/store/store.h"
#include "sync/client/transport.h"
#include "sync/protocol/device_file.h"
#include "sync/protocol/manifest.h"

namespace client {

// The same shipment always packs into the same bytes.
protocol::Package Pack(const store::Shipment& shipment);

// Success means: the endpoint's echo of this very manifest was verified with the device's key. Nothing else
// does. The error is made for people: what the network or the endpoint did, and what to do about it.
// `progress` is told after each part how many of how many are there.
base::Result<void> Upload(Transport& transport, const protocol::DeviceFile& device, const protocol::Package& package,
                          const std::function<void(int part, int parts)>& progress = nullptr);

// What a reply that is no success means. Also used for a "success" that does not speak our language: kTrust.
std::unexpected<base::Error> Explain(const Reply& reply);

}  // namespace client
