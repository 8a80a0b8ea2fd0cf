#include "sync/client/run.h"

#include "shared/store/sending.h"
#include "sync/client/upload.h"

namespace client {
namespace {

void Note(Sent& sent, const base::Error& error) {
  if (!sent.failure) sent.failure = error;
}

// Whether the next shipment may be tried.
bool SendOne(Sent& sent, store::Store& store, Transport& transport, const protocol::DeviceFile& device,
             std::int64_t number, const Progress& progress, int all) {
  const auto shipment = store.NextShipment(number - 1);
  if (!shipment) {
    Note(sent, shipment.error());
    return true;
  }
  if (!*shipment) return false;  // confirmed meanwhile by another program, and nothing is behind it
  const int before = sent.rows, rows = static_cast<int>((*shipment)->rows.size());
  const auto on_part = [&](int part, int parts) {
    if (progress) progress(before + rows * part / parts, all);
  };
  if (const auto uploaded = Upload(transport, device, Pack(**shipment), on_part); !uploaded) {
    Note(sent, uploaded.error());
    return uploaded.error().code == base::Code::kInvalid;
  }
  if (const auto confirmed = store.Confirm((*shipment)->number); !confirmed) {
    Note(sent, confirmed.error());
    return false;
  }
  ++sent.shipments;
  sent.rows += rows;
  return true;
}

}  // namespace

Sent SendWaiting(store::Store& store, Transport& transport, const protocol::DeviceFile& device,
                 const std::string& today, const Progress& progress) {
  Sent sent;
  const auto waiting = store.WaitingShipments();
  if (!waiting) Note(sent, waiting.error());
  if (!waiting || waiting->empty()) return sent;
  const auto status = store.GetStatus();
  if (!status) Note(sent, status.error());
  const int all = status ? status->waiting : 0;
  if (progress) progress(0, all);
  for (const std::int64_t number : *waiting)
    if (!SendOne(sent, store, transport, device, number, progress, all)) break;
  const auto saved = store::NoteSent(store, sent.failure ? Word(sent.failure->code) : "ok", today);
  if (!saved) Note(sent, saved.error());
  return sent;
}

base::Result<LastResult> ReadLastResult(const store::Store& store) {
  auto sending = store::ReadSending(store);
  if (!sending) return std::unexpected(sending.error());
  return LastResult{std::move(sending->last_how), std::move(sending->last_day)};
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
