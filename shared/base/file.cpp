#include "shared/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "shared/base/new_file.h"

namespace base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  explicit operator bool() const { return fd_ >= 0; }
  int get() const { return fd_; }

 private:
  int fd_;
};

std::unexpected<Error> Failed(const std::filesystem::path& path, const char* doing) {
  const int reason = errno;
  const Code code = reason == ENOENT ? Code::kNotFound : Code::kStorage;
  return Fail(code, path.string() + ": cannot " + doing + ": " + std::strerror(reason));
}

}  // namespace

Result<std::string> ReadFile(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (!file || ::fstat(file.get(), &about) != 0) return Failed(path, "open");
  if (S_ISDIR(about.st_mode)) return Fail(Code::kInvalid, path.string() + ": is a folder, expected a file");
  std::string content;
  char block[1 << 16];
  for (ssize_t n; (n = ::read(file.get(), block, sizeof block)) != 0;) {
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return Failed(path, "read");
    content.append(block, static_cast<std::size_t>(n));
    if (content.size() > limit)
      return Fail(Code::kInvalid, path.string() + ": larger than " + std::to_string(limit >> 10) + " KiB");
  }
  return content;
}

Result<void> WriteFile(const std::filesystem::path& path, std::string_view content, Access access) {
  auto file = NewFile::Create(path, access);
  if (!file) return std::unexpected(file.error());
  file->Append(content);
  return file->Commit();
}

}  // namespace base
