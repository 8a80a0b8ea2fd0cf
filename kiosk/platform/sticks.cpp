#include "kiosk/platform/sticks.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

namespace platform {
namespace {

namespace fs = std::filesystem;

// "\040" is a blank, in mountinfo; "\x20" in the names of udev's links.
std::string Unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 3 >= text.size()) {
      plain += text[i];
      continue;
    }
    const bool hex = text[i + 1] == 'x';
    plain += static_cast<char>(std::stoi(text.substr(i + (hex ? 2 : 1), hex ? 2 : 3), nullptr, hex ? 16 : 8));
    i += 3;
  }
  return plain;
}

bool CanBePulledOut(const fs::path& root, const std::string& device) {
  std::error_code failed;
  const fs::path block = fs::canonical(root / "sys/class/block" / device, failed);
  if (failed) return false;
  for (const fs::path& folder : {block, block.parent_path()}) {  // the disk, or the disk of the partition
    std::ifstream file(folder / "removable");
    if (int removable = 0; file >> removable) return removable == 1;
  }
  return false;
}

std::string LabelOf(const fs::path& root, const std::string& device, const fs::path& mount) {
  std::error_code ignored;
  for (const auto& link : fs::directory_iterator(root / "dev/disk/by-label", ignored)) {
    std::error_code unread;
    if (fs::read_symlink(link.path(), unread).filename() == device) return Unescaped(link.path().filename());
  }
  return mount.filename();
}

std::optional<Stick> About(std::string label, const fs::path& mount) {
  struct statvfs about {};
  if (::statvfs(mount.c_str(), &about) != 0) return std::nullopt;
  return Stick{std::move(label), mount, std::uint64_t{about.f_blocks} * about.f_frsize,
               std::uint64_t{about.f_bavail} * about.f_frsize, (about.f_flag & ST_RDONLY) != 0};
}

std::vector<Stick> Sorted(std::vector<Stick> sticks) {
  std::ranges::sort(sticks, {}, [](const Stick& stick) { return std::pair(stick.label, stick.mount); });
  return sticks;
}

}  // namespace

std::vector<Stick> FindSticks(const fs::path& root) {
  std::vector<Stick> sticks;
  std::ifstream mounts(root / "proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    // 36 35 98:0 /root /mount rw,noatime … - vfat /dev/sdb1 rw      (proc(5))
    std::istringstream words(line);
    std::string skipped, mount, type, source;
    for (int i = 0; i < 4; ++i) words >> skipped;
    words >> mount;
    while (words >> skipped && skipped != "-") continue;
    words >> type >> source;
    source = Unescaped(source), mount = Unescaped(mount);
    const std::string device = fs::path(source).filename();
    if (!source.starts_with("/dev/") || !CanBePulledOut(root, device)) continue;
    const fs::path at = root == "/" ? fs::path(mount) : root / fs::path(mount).relative_path();
    const bool again = std::ranges::find(sticks, at, &Stick::mount) != sticks.end();
    if (auto stick = About(LabelOf(root, device, mount), at); stick && !again) sticks.push_back(std::move(*stick));
  }
  return Sorted(std::move(sticks));
}

std::vector<Stick> PretendSticks(const fs::path& folder) {
  std::vector<Stick> sticks;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    std::error_code unread;
    if (!entry.is_directory(unread)) continue;
    if (auto stick = About(entry.path().filename(), entry.path())) sticks.push_back(std::move(*stick));
  }
  return Sorted(std::move(sticks));
}

}  // namespace platform
