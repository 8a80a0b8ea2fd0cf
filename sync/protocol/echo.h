// The endpoint's proof that an upload is stored (docs/formats/upload.md §6). Only a verified echo lets the
// kiosk overwrite a slot: a captive portal's 200 carries none. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/error.h"

namespace protocol {

using MacKey = std::array<std::uint8_t, 32>;  // one a device; both sides hold it

base::Digest Mac(const base::Digest& manifest, const MacKey& key);

std::string WriteEcho(const base::Digest& manifest, const MacKey& key);

// kTrust unless `json` is the echo of this very manifest under this key. The MAC is compared in constant
// time.
base::Result<void> VerifyEcho(std::string_view json, const base::Digest& manifest, const MacKey& key);

}  // namespace protocol
