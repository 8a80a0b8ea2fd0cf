// A folder in memory for a file that holds open answers before it is locked: the kiosk's disk never sees it.
#pragma once

#include <filesystem>

#include "shared/base/error.h"

namespace tool {

// Below /dev/shm, only for this user; gone with everything in it when this goes, also when the program is told to
// stop. What remains after SIGKILL is gone with the next start of the machine.
class RamFolder {
 public:
  static base::Result<RamFolder> Make();  // kStorage when there is no such place in memory
  RamFolder(RamFolder&& other) noexcept;
  RamFolder(const RamFolder&) = delete;
  RamFolder& operator=(const RamFolder&) = delete;
  RamFolder& operator=(RamFolder&&) = delete;
  ~RamFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  explicit RamFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;  // empty: moved away
};

}  // namespace tool
