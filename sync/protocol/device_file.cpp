#include "sync/protocol/device_file.h"

#include <algorithm>

#include "shared/base/ascii.h"
#include "shared/base/json.h"

namespace protocol {
namespace {

using base::Code;
using base::Fail;

constexpr std::string_view kScheme = "https://";
constexpr std::string_view kBearer = "Bearer ";

// Throws; ReadDeviceFile turns it into an error that names the field and never its value.
std::array<std::uint8_t, 32> Secret(const base::Json& json, const char* name) {
  const auto bytes = base::FromHex(json.at(name).get<std::string>(), 32);
  if (!bytes) throw std::runtime_error(std::string(name) + " has not 64 hexadecimal digits");
  return base::ToArray<32>(*bytes);
}

DeviceFile DeviceFileFrom(const base::Json& json) {
  DeviceFile file{json.at("device").get<std::string>(), json.at("endpoint").get<std::string>(), Secret(json, "token"),
                  Secret(json, "mac_key"), json.at("ca").get<std::string>()};
  if (!IsDeviceName(file.device)) throw std::runtime_error("device is no device name");
  if (!IsEndpointUrl(file.endpoint)) throw std::runtime_error("endpoint is not https://host:port");
  if (!file.ca.starts_with("-----BEGIN CERTIFICATE-----")) throw std::runtime_error("ca is no certificate");
  return file;
}

}  // namespace

bool IsDeviceName(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, allowed);
}

bool IsEndpointUrl(std::string_view url) {
  if (!url.starts_with(kScheme)) return false;
  const std::string_view host = url.substr(kScheme.size());
  const auto allowed = [](char c) {
    return base::IsLetterOrDigit(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
  };
  return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, allowed);
}

std::string WriteDeviceFile(const DeviceFile& file) {
  return base::Json{{"device", file.device},
                    {"endpoint", file.endpoint},
                    {"token", base::ToHex(file.token)},
                    {"mac_key", base::ToHex(file.mac_key)},
                    {"ca", file.ca}}
             .dump(2) +
         "\n";
}

base::Result<DeviceFile> ReadDeviceFile(std::string_view text) {
  const auto json = base::ParseJson(text, 64 << 10);
  if (!json) return std::unexpected(json.error());
  try {
    return DeviceFileFrom(*json);
  } catch (const std::exception& wrong) {
    return Fail(Code::kInvalid, std::string("device file: ") + wrong.what(),
                "make a new one with balss-endpoint enrol");
  }
}

std::string Bearer(const DeviceFile& file) {
  return std::string(kBearer) + file.device + '.' + base::ToHex(file.token);
}

std::optional<Credentials> ReadBearer(std::string_view header) {
  if (!header.starts_with(kBearer)) return std::nullopt;
  header.remove_prefix(kBearer.size());
  const auto dot = header.find('.');
  if (dot == std::string_view::npos || !IsDeviceName(header.substr(0, dot))) return std::nullopt;
  const auto token = base::FromHex(header.substr(dot + 1), sizeof(Token));
  if (!token) return std::nullopt;
  return Credentials{std::string(header.substr(0, dot)), base::ToArray<32>(*token)};
}

}  // namespace protocol
