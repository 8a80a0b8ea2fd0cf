// A folder that looks like a machine with sticks.
#include "kiosk/platform/sticks.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;

namespace {

struct Machine {
  test::TempDir dir;
  fs::path root = dir / "root";

  Machine() {
    Disk("sda", false, {"sda1"});
    Disk("sdb", true, {"sdb1"});
    Disk("sdc", true, {});  // a stick without partitions
    fs::create_directories(root / "dev/disk/by-label");
    fs::create_symlink("../../sdb1", root / "dev/disk/by-label/BLUE\\x20STICK");
    for (const char* mount : {"mnt/disk", "media/blue", "media/whole", "media/two words"})
      fs::create_directories(root / mount);
    fs::create_directories(root / "proc/self");
    std::ofstream(root / "proc/self/mountinfo")
        << "22 1 8:1 / /mnt/disk rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
           "40 22 8:17 / /media/blue rw,nosuid,nodev shared:9 master:2 - vfat /dev/sdb1 rw,uid=1000\n"
           "41 22 8:17 / /media/blue rw,nosuid,nodev - vfat /dev/sdb1 rw\n"
           "42 22 8:32 / /media/two\\040words rw - vfat /dev/sdc rw\n"
           "43 22 0:5 / /proc rw - proc proc rw\n";
  }

  void Disk(const std::string& name, bool removable, const std::vector<std::string>& partitions) {
    const fs::path disk = root / "sys/devices/usb1" / name;
    fs::create_directories(disk);
    fs::create_directories(root / "sys/class/block");
    std::ofstream(disk / "removable") << removable << "\n";
    fs::create_symlink("../../devices/usb1/" + name, root / "sys/class/block" / name);
    for (const std::string& partition : partitions) {
      fs::create_directories(disk / partition);
      fs::create_symlink("../../devices/usb1/" + name + "/" + partition, root / "sys/class/block" / partition);
    }
  }
};

}  // namespace

TEST_CASE("what can be pulled out is a stick, once, by its label; a disk that stays is none") {
  const Machine machine;
  const auto sticks = platform::FindSticks(machine.root);
  REQUIRE(sticks.size() == 2);
  CHECK(sticks[0].label == "BLUE STICK");
  CHECK(sticks[0].mount == machine.root / "media/blue");
  CHECK(sticks[0].size > 0);
  CHECK(sticks[1].label == "two words");
  CHECK(sticks[1].mount == machine.root / "media/two words");
}

TEST_CASE("a machine that tells nothing has no sticks") {
  const test::TempDir empty;
  CHECK(platform::FindSticks(empty.path()).empty());
  CHECK(platform::PretendSticks(empty / "nowhere").empty());
}
