// Enrolment: makes a device's secrets, keeps what the endpoint needs to recognise it, hands out the rest
// once.
#pragma once

#include <functional>
#include <string>

#include "shared/base/random.h"
#include "sync/endpoint/db/database.h"
#include "sync/protocol/device_file.h"

namespace ingest {

struct Enrolment {
  std::string name;
  std::string url;      // as the device will reach the endpoint
  std::string ca;       // PEM
  db::Centre centre{};  // for which the device collects; without an id: none
};

// Puts the secrets where they can be carried away from. Its failure is Enrol's.
using HandOut = std::function<base::Result<void>(const protocol::DeviceFile&)>;

// kUsage: a name, a URL or a centre of the wrong form. kState: the name is taken. After any failure the name is still
// free, so nobody loses it together with the secrets: `hand_out` is called once, before the device counts as
// enrolled. Throws db::Failure; when that is after `hand_out`, what it wrote is good for nothing.
base::Result<protocol::DeviceFile> Enrol(db::Database& database, base::Random& random, const Enrolment& enrolment,
                                         const HandOut& hand_out);

}  // namespace ingest
