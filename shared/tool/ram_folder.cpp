#include "shared/tool/ram_folder.h"

#include <linux/magic.h>
#include <stdlib.h>
#include <sys/vfs.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace tool {

base::Result<RamFolder> RamFolder::Make() {
  struct statfs about {};
  if (::statfs("/dev/shm", &about) != 0 || about.f_type != TMPFS_MAGIC)
    return base::Fail(base::Code::kStorage, "/dev/shm is no folder in memory", "mount a tmpfs there");
  std::string name = "/dev/shm/balss-XXXXXX";
  if (!::mkdtemp(name.data()))
    return base::Fail(base::Code::kStorage, std::string("/dev/shm: cannot write: ") + std::strerror(errno),
                      "this user must be allowed to write there");
  return RamFolder(name);
}

RamFolder::RamFolder(RamFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

RamFolder::~RamFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace tool
