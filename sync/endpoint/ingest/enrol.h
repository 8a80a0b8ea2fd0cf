// Enrolment: makes a device's secrets, keeps what the endpoint needs to recognise it, hands out the rest
// once.
#pragma once

#include <string>

#include "shared/base/random.h"
#include "sync/endpoint/db/database.h"
#include "sync/protocol/device_file.h"

namespace ingest {

struct Enrolment {
  std::string name;
  std::string url;  // as the device will reach the endpoint
  std::string ca;   // PEM
};

// kUsage: a name or URL of the wrong form. kState: the name is taken. Throws db::Failure.
base::Result<protocol::DeviceFile> Enrol(db::Database& database, base::Random& random,
                                         const Enrolment& enrolment);

}  // namespace ingest
