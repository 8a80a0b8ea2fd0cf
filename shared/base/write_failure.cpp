#include "shared/base/write_failure.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace base {
namespace {

const char* HintFor(int reason) {
  switch (reason) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return "free some space on the disk, or choose another one";
    case EROFS:
    case EACCES:
    case EPERM: return "the folder cannot be written: check its owner, its rights and the mount";
    case ENOENT:
    case ENOTDIR: return "check that the folder is there";
    default: return "";
  }
}

}  // namespace

std::unexpected<Error> WriteFailure(const std::filesystem::path& path, const char* doing) {
  const int reason = errno;
  return Fail(reason == ENOENT || reason == ENOTDIR ? Code::kNotFound : Code::kStorage,
              path.string() + ": cannot " + doing + ": " + std::strerror(reason), HintFor(reason));
}

bool SyncFolder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;  // some file systems know no such thing
  ::close(descriptor);
  return synced;
}

}  // namespace base
