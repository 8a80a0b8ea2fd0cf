#include "shared/base/new_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cerrno>

#include "shared/base/file.h"
#include "shared/base/write_failure.h"

namespace base {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> Taken(const fs::path& path) {
  return Fail(Code::kState, path.string() + ": is there already", "name a new folder, or remove this one first");
}

Result<void> Fill(const fs::path& part, const fs::path& path, std::span<const NamedFile> files) {
  for (const NamedFile& file : files)
    if (auto written = WriteFile(part / file.name, file.content); !written) return written;
  if (!SyncFolder(part)) return WriteFailure(part, "sync");
  // rename() alone would take the place of an empty folder.
  if (::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) != 0)
    return errno == EEXIST || errno == ENOTEMPTY ? Taken(path) : WriteFailure(path, "rename");
  return {};
}

}  // namespace

Result<void> WriteFolder(const fs::path& given, std::span<const NamedFile> files) {
  const fs::path path = given.has_filename() ? given : given.parent_path();  // "kit/" is "kit"
  const fs::path part = path.string() + ".part";
  if (std::error_code ignored; fs::exists(fs::symlink_status(path, ignored))) return Taken(path);
  if (::mkdir(part.c_str(), 0755) != 0) return errno == EEXIST ? Taken(part) : WriteFailure(part, "write");
  if (auto filled = Fill(part, path, files); !filled) {
    std::error_code ignored;
    fs::remove_all(part, ignored);
    return filled;
  }
  if (!SyncFolder(path.parent_path())) return WriteFailure(path.parent_path(), "sync");
  return {};
}

}  // namespace base
