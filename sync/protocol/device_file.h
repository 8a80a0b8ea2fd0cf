// What enrolment gives a device (docs/formats/upload.md §1): where the endpoint is, how to know it, and how
// to be known by it. A secret; the file is owner-only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/error.h"
#include "sync/protocol/echo.h"

namespace protocol {

using Token = std::array<std::uint8_t, 32>;

struct DeviceFile {
  std::string device;    // its name at the endpoint
  std::string endpoint;  // "https://host:port", no path
  Token token{};
  MacKey mac_key{};
  std::string ca;  // PEM; the only certificate authority that is believed
};

// 1–64 of a-z, 0-9 and "-".
bool IsDeviceName(std::string_view name);
// "https://host" or "https://host:port": nothing else, no user, path or query.
bool IsEndpointUrl(std::string_view url);

std::string WriteDeviceFile(const DeviceFile& device);
base::Result<DeviceFile> ReadDeviceFile(std::string_view json);

// The Authorization header's value: "Bearer <device>.<token in hex>".
std::string Bearer(const DeviceFile& device);

struct Credentials {
  std::string device;
  Token token{};
};
std::optional<Credentials> ReadBearer(std::string_view header);  // nullopt when it has another form

}  // namespace protocol
