// The name of a JSON value, for headers that only pass one on: the whole library is slow to compile.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace base {

using Json = nlohmann::json;

}  // namespace base
