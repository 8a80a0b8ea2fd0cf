#include "shared/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

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
  return Fail(code, path.string() + ": cannot " + doing + ": " + std::strerror(reason),
              reason == ENOSPC ? "free some space on the disk" : "");
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
  const std::filesystem::path beside = path.string() + ".part";
  {
    const Descriptor file(
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(access)));
    if (!file) return Failed(path, "write");
    for (std::size_t done = 0; done < content.size();) {
      const ssize_t n = ::write(file.get(), content.data() + done, content.size() - done);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        auto failed = Failed(path, "write");
        ::unlink(beside.c_str());
        return failed;
      }
      done += static_cast<std::size_t>(n);
    }
    if (::fsync(file.get()) != 0) return Failed(path, "write");
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return Failed(path, "rename");
  return {};
}

}  // namespace base
