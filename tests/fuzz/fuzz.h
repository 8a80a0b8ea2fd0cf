// One fuzzing target: what is done with one input. Each target is a source that defines fuzz::One; libFuzzer (clang) or
// replay.cpp (any compiler) calls it.
#pragma once

#include <string_view>

namespace fuzz {

void One(std::string_view input);

}  // namespace fuzz
