#include "shared/base/new_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "shared/base/file.h"

namespace base {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> Failed(const fs::path& path, const char* doing) {
  const int reason = errno;
  const std::string detail = path.string() + ": cannot " + doing + ": " + std::strerror(reason);
  if (reason == EEXIST || reason == ENOTEMPTY)
    return Fail(Code::kState, path.string() + ": is there already", "name a new folder, or remove this one first");
  if (reason == ENOENT || reason == ENOTDIR) return Fail(Code::kNotFound, detail, "check that the folder is there");
  return Fail(Code::kStorage, detail, "check the folder's owner, its rights, and the room on the disk");
}

bool Sync(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;  // some file systems know no such thing
  ::close(descriptor);
  return synced;
}

Result<void> Fill(const fs::path& part, const fs::path& path, std::span<const NamedFile> files) {
  for (const NamedFile& file : files)
    if (auto written = WriteFile(part / file.name, file.content); !written) return written;
  if (!Sync(part)) return Failed(part, "sync");
  // rename() alone would take the place of an empty folder.
  if (::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) != 0) return Failed(path, "rename");
  return {};
}

}  // namespace

Result<void> WriteFolder(const fs::path& given, std::span<const NamedFile> files) {
  const fs::path path = given.has_filename() ? given : given.parent_path();  // "kit/" is "kit"
  const fs::path part = path.string() + ".part";
  if (std::error_code ignored; fs::exists(fs::symlink_status(path, ignored))) {
    errno = EEXIST;
    return Failed(path, "write");
  }
  if (::mkdir(part.c_str(), 0755) != 0) return Failed(part, "write");
  if (auto filled = Fill(part, path, files); !filled) {
    std::error_code ignored;
    fs::remove_all(part, ignored);
    return filled;
  }
  if (!Sync(path.has_parent_path() ? path.parent_path() : ".")) return Failed(path.parent_path(), "sync");
  return {};
}

}  // namespace base
