#include "sync/endpoint/ingest/enrol.h"

namespace ingest {

using base::Code;
using base::Fail;

base::Result<protocol::DeviceFile> Enrol(db::Database& database, base::Random& random, const Enrolment& enrolment,
                                         const HandOut& hand_out) {
  if (!protocol::IsDeviceName(enrolment.name))
    return Fail(Code::kUsage, "\"" + enrolment.name + "\" cannot be a device's name", "use a-z, 0-9 and \"-\"");
  if (!protocol::IsEndpointUrl(enrolment.url))
    return Fail(Code::kUsage, "\"" + enrolment.url + "\" is no address of an endpoint", "https://host:port");
  if (!enrolment.ca.starts_with("-----BEGIN CERTIFICATE-----"))
    return Fail(Code::kInvalid, "the CA file holds no certificate in PEM form", "give the CA's certificate, not a key");
  protocol::DeviceFile file{enrolment.name, enrolment.url, random.Array<32>(), random.Array<32>(), enrolment.ca};
  auto transaction = database.Begin();
  if (!database.AddDevice({file.device, base::Hash(file.token), file.mac_key}))
    return Fail(Code::kState, "a device is already enrolled as \"" + file.device + "\"",
                "choose another name, or revoke the old device first");
  if (const auto handed = hand_out(file); !handed) return std::unexpected(handed.error());  // rolls back
  transaction.Commit();
  return file;
}

}  // namespace ingest
