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

}  // namespace

base::Result<Sent> SendOldest(store::Store& store, Transport& transport, const protocol::DeviceFile& device,
                              const std::string& today) {
  const auto shipment = store.NextShipment();
  if (!shipment) return std::unexpected(shipment.error());
  if (!*shipment) return Sent{};
  const auto sent = Upload(transport, device, Pack(**shipment));
  const auto done = sent ? store.Confirm((*shipment)->number) : sent;
  const auto saved = SaveResult(store, done ? "ok" : Word(done.error().code), today);
  if (!done) return std::unexpected(done.error());
  if (!saved) return std::unexpected(saved.error());
  return Sent{true, static_cast<int>((*shipment)->rows.size())};
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
    case base::Code::kUsage:
      return "usage";
    case base::Code::kInvalid:
      return "invalid";
    case base::Code::kNotFound:
      return "not-found";
    case base::Code::kStorage:
      return "storage";
    case base::Code::kNetwork:
      return "network";
    case base::Code::kTrust:
      return "trust";
    case base::Code::kState:
      return "state";
    case base::Code::kInternal:
      return "internal";
  }
  return "internal";
}

}  // namespace client
