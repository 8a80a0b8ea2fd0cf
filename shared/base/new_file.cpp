#include "shared/base/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "shared/base/write_failure.h"

namespace base {
namespace {

constexpr std::size_t kBlock = 1u << 18;

}  // namespace

NewFile::NewFile(std::filesystem::path path, std::filesystem::path part, int descriptor)
    : path_(std::move(path)), part_(std::move(part)), descriptor_(descriptor) {
  block_.reserve(kBlock);
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)),
      part_(std::move(other.part_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      block_(std::move(other.block_)),
      state_(std::move(other.state_)) {}

NewFile::~NewFile() {
  if (descriptor_ < 0) return;
  ::unlink(part_.c_str());
  ::close(descriptor_);
}

Result<NewFile> NewFile::Create(const std::filesystem::path& path, Access access) {
  if (std::error_code ignored; std::filesystem::is_directory(path, ignored))
    return Fail(Code::kStorage, path.string() + ": is a folder, expected a file", "name a file in it");
  const std::filesystem::path part = path.string() + ".part";
  ::unlink(part.c_str());  // of a run that was killed; nobody else's link or rights are taken over
  const int descriptor =
      ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, static_cast<mode_t>(access));
  if (descriptor < 0) return WriteFailure(path, "write");
  return NewFile(path, part, descriptor);
}

void NewFile::Append(std::string_view bytes) {
  block_ += bytes;
  if (block_.size() >= kBlock) Flush();
}

void NewFile::Flush() {
  for (std::size_t done = 0; done < block_.size() && state_;) {
    const ssize_t n = ::write(descriptor_, block_.data() + done, block_.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0)
      state_ = WriteFailure(path_, "write");
    else
      done += static_cast<std::size_t>(n);
  }
  block_.clear();
}

Result<void> NewFile::Check() const { return state_; }

Result<void> NewFile::Commit() {
  Flush();
  if (state_ && ::fsync(descriptor_) != 0) state_ = WriteFailure(path_, "write");
  if (state_ && ::rename(part_.c_str(), path_.c_str()) != 0) state_ = WriteFailure(path_, "rename");
  if (!state_) return state_;
  ::close(std::exchange(descriptor_, -1));
  if (!SyncFolder(path_.parent_path())) return WriteFailure(path_.parent_path(), "sync");
  return {};
}

}  // namespace base
