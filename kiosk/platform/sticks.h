// USB sticks that are mounted, as the kernel tells it: /proc/self/mountinfo says where, /sys/block which of them can be
// pulled out, /dev/disk/by-label what they are called. Whoever mounts them is the system (docs/operations.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace platform {

struct Stick {
  std::string label;  // or the last part of where it is mounted
  std::filesystem::path mount;
  std::uint64_t size = 0, free = 0;  // bytes
  bool read_only = false;
};

// By label. `root` is "/", or a folder that looks like it, for tests.
std::vector<Stick> FindSticks(const std::filesystem::path& root = "/");

// Every folder in this one as if it were a stick: for demonstrations and tests.
std::vector<Stick> PretendSticks(const std::filesystem::path& folder);

}  // namespace platform
