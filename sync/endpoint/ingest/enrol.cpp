#include "sync/endpoint/ingest/enrol.h"

namespace ingest {

using base::Code;
using base::Fail;

namespace {

base::Result<void> CheckCentre(const db::Centre& centre) {
  const bool said = !centre.name.empty() || !centre.territory.empty() || !centre.territory_name.empty();
  if (centre.id.empty() && said) return Fail(Code::kUsage, "a centre without an id", "give --centre, too");
  if (centre.territory.empty() && !centre.territory_name.empty())
    return Fail(Code::kUsage, "a territory without an id", "give --territory, too");
  for (const std::string& id : {centre.id, centre.territory})
    if (!id.empty() && !protocol::IsDeviceName(id))
      return Fail(Code::kUsage, "\"" + id + "\" cannot be the id of a centre or a territory", "use a-z, 0-9 and \"-\"");
  return {};
}

}  // namespace

base::Result<protocol::DeviceFile> Enrol(db::Database& database, base::Random& random, const Enrolment& enrolment,
                                         const HandOut& hand_out) {
  if (!protocol::IsDeviceName(enrolment.name))
    return Fail(Code::kUsage, "\"" + enrolment.name + "\" cannot be a device's name", "use a-z, 0-9 and \"-\"");
  if (!protocol::IsEndpointUrl(enrolment.url))
    return Fail(Code::kUsage, "\"" + enrolment.url + "\" is no address of an endpoint", "https://host:port");
  if (!enrolment.ca.starts_with("-----BEGIN CERTIFICATE-----"))
    return Fail(Code::kInvalid, "the CA file holds no certificate in PEM form", "give the CA's certificate, not a key");
  if (const auto good = CheckCentre(enrolment.centre); !good) return std::unexpected(good.error());
  protocol::DeviceFile file{enrolment.name, enrolment.url, random.Array<32>(), random.Array<32>(), enrolment.ca};
  auto transaction = database.Begin();
  if (!database.AddDevice({file.device, base::Hash(file.token), file.mac_key, enrolment.centre.id}))
    return Fail(Code::kState, "a device is already enrolled as \"" + file.device + "\"",
                "choose another name, or revoke the old device first");
  if (!enrolment.centre.id.empty()) database.NoteCentre(enrolment.centre);
  if (const auto handed = hand_out(file); !handed) return std::unexpected(handed.error());  // rolls back
  transaction.Commit();
  return file;
}

}  // namespace ingest
