#include "sync/client/upload.h"

#include <fmt/format.h>

#include <algorithm>

#include "sync/protocol/messages.h"

namespace client {
namespace {

using base::Code;
using base::Fail;
using protocol::Package;
using protocol::Refusal;

constexpr const char* kBytes = "application/octet-stream";

std::string_view Body(const base::Bytes& part) { return {reinterpret_cast<const char*>(part.data()), part.size()}; }

std::string Path(const Package& package, std::string_view rest) {
  return fmt::format("/v1/uploads/{}/{}", base::ToHex(package.hash), rest);
}

bool IsOurs(const Reply& reply) {
  return (reply.status == 200 || reply.status == 201) && reply.type.starts_with("application/json");
}

std::unexpected<base::Error> Stranger(const Reply& reply) {
  return Fail(Code::kTrust,
              fmt::format("something answered (HTTP {}), but not as a Balss endpoint: a log-in page of the network?",
                          reply.status),
              "nothing was deleted here; log in to the network, or check the address in the device file");
}

base::Result<Reply> Ask(Transport& transport, const Request& request) {
  auto reply = transport.Send(request);
  if (reply && !IsOurs(*reply)) return Explain(*reply);
  return reply;
}

base::Result<void> SendParts(Transport& transport, const Package& package, const std::vector<int>& wanted,
                             const std::function<void(int, int)>& progress) {
  int sent = static_cast<int>(package.parts.size() - std::min(wanted.size(), package.parts.size()));
  for (const int number : wanted) {
    if (static_cast<std::size_t>(number) >= package.parts.size())
      return Fail(Code::kTrust, "the endpoint wants a part that does not exist");
    const auto& part = package.parts[static_cast<std::size_t>(number)];
    const auto reply = Ask(transport, {"PUT", Path(package, fmt::format("parts/{}", number)), kBytes, Body(part)});
    if (!reply) return std::unexpected(reply.error());
    if (progress) progress(++sent, static_cast<int>(package.parts.size()));
  }
  return {};
}

}  // namespace

Package Pack(const store::Shipment& shipment) {
  protocol::Packer packer({shipment.survey, shipment.version, shipment.digest, shipment.round, shipment.k, 0, {}});
  for (const store::Outgoing& row : shipment.rows) packer.Add(row.id, row.response);
  return std::move(packer).Finish();
}

base::Result<void> Upload(Transport& transport, const protocol::DeviceFile& device, const Package& package,
                          const std::function<void(int, int)>& progress) {
  const auto announced = Ask(transport, {"POST", "/v1/uploads", "application/json", package.manifest});
  if (!announced) return std::unexpected(announced.error());
  const auto wanted = protocol::ReadWanted(announced->body);
  // No list of wanted parts: the endpoint has it all already, and says so with the echo.
  if (!wanted) {
    const auto echo = protocol::VerifyEcho(announced->body, package.hash, device.mac_key);
    return echo ? base::Result<void>() : announced->body.contains("\"mac\"") ? echo : Stranger(*announced);
  }
  if (const auto sent = SendParts(transport, package, *wanted, progress); !sent) return sent;
  const auto committed = Ask(transport, {"POST", Path(package, "commit"), "application/json", "{}"});
  if (!committed) return std::unexpected(committed.error());
  return protocol::VerifyEcho(committed->body, package.hash, device.mac_key);
}

std::unexpected<base::Error> Explain(const Reply& reply) {
  const auto error = protocol::ReadError(reply.body);
  if (!error && reply.status < 500) return Stranger(reply);
  if (!error)
    return Fail(Code::kNetwork, fmt::format("the endpoint is in trouble (HTTP {})", reply.status),
                "it will be tried again");
  switch (error->refusal) {
    case Refusal::kUnauthorised:
      return Fail(Code::kTrust, "the endpoint does not know this device, or its token is wrong",
                  "enrol this device again (balss-endpoint enrol)");
    case Refusal::kBatchRefused:
      return Fail(Code::kInvalid, "the endpoint refuses the batch: " + error->message,
                  "nothing was deleted here; tell the operator");
    case Refusal::kMalformed:
    case Refusal::kTooLarge:
    case Refusal::kNotFound:
      return Fail(Code::kInvalid, "the endpoint does not understand this program: " + error->message,
                  "are both of the same version of Balss?");
    case Refusal::kDiskFull:
      return Fail(Code::kNetwork, "the endpoint's disk is full", "tell the operator; it will be tried again");
    case Refusal::kUnknownUpload:
    case Refusal::kPartsMissing:
    case Refusal::kPartDamaged:
    case Refusal::kTooManyUploads:
    case Refusal::kInternal:
      return Fail(Code::kNetwork, "the endpoint could not take the upload: " + error->message,
                  "it will be tried again");
  }
  return Fail(Code::kInternal, "an unknown refusal");
}

}  // namespace client
