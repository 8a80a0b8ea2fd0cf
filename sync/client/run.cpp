#include "sync/client/run.h"

#include "sync/client/upload.h"

namespace client {
namespace {

constexpr const char* kResult = "sync.last_result";
constexpr const char* kDay = "sync.last_day";

base::Result<void> SaveResult(store::Store& store, const char* code, const std::string& today) {
  const auto saved = store.Set(kResult, code);
  return saved ? store.Set(kDay, today) : saved;
}

void Note(Sent& sent, const base::Error& error) {
  if (!sent.failure) sent.failure = error;
}

// Whether the next shipment may be tried.
bool SendOne(Sent& sent, store::Store& store, Transport& transport, const protocol::DeviceFile& device,
             std::int64_t number) {
  const auto shipment = store.NextShipment(number - 1);
  if (!shipment) {
    Note(sent, shipment.error());
    return true;
  }
  if (!*shipment) return false;  // confirmed meanwhile by another program, and nothing is behind it
  if (const auto uploaded = Upload(transport, device, Pack(**shipment)); !uploaded) {
    Note(sent, uploaded.error());
    return uploaded.error().code == base::Code::kInvalid;
  }
  if (const auto confirmed = store.Confirm((*shipment)->number); !confirmed) {
    Note(sent, confirmed.error());
    return false;
  }
  ++sent.shipments;
  sent.rows += static_cast<int>((*shipment)->rows.size());
  return true;
}

}  // namespace

Sent SendWaiting(store::Store& store, Transport& transport, const protocol::DeviceFile& device,
                 const std::string& today) {
  Sent sent;
  const auto waiting = store.WaitingShipments();
  if (!waiting) Note(sent, waiting.error());
  if (!waiting || waiting->empty()) return sent;
  for (const std::int64_t number : *waiting)
    if (!SendOne(sent, store, transport, device, number)) break;
  const auto saved = SaveResult(store, sent.failure ? Word(sent.failure->code) : "ok", today);
  if (!saved) Note(sent, saved.error());
  return sent;
}

base::Result<LastResult> ReadLastResult(const store::Store& store) {
  const auto code = store.Get(kResult);
  const auto day = store.Get(kDay);
  if (!code) return std::unexpected(code.error());
  if (!day) return std::unexpected(day.error());
  return LastResult{code->value_or(""), day->value_or("")};
}

const char* Word(base::Code code) {
  switch (code) {
    case base::Code::kUsage: return "usage";
    case base::Code::kInvalid: return "invalid";
    case base::Code::kNotFound: return "not-found";
    case base::Code::kStorage: return "storage";
    case base::Code::kNetwork: return "network";
    case base::Code::kTrust: return "trust";
    case base::Code::kState: return "state";
    case base::Code::kInternal: return "internal";
  }
  return "internal";
}

}  // namespace client
