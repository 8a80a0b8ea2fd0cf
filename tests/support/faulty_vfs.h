// A disk that fails on command: SQLite's own file system behind a counter of calls. While one of these lives
// it is the process's default VFS.
#pragma once

namespace test {

enum class Fault {
  kIoError,    // EIO: this call fails, the next ones work
  kDiskDies,   // EIO from this call on
  kNoSpace,    // ENOSPC: this call fails; a sync or an open cannot say so and fails with an I/O error
  kStaysFull,  // ENOSPC from this call on
};

class FaultyVfs {
 public:
  FaultyVfs();
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  // The n-th write, sync, truncation or opening from now on fails, n from 1. A write that fails has written
  // half.
  void FailAt(int n, Fault fault);
  void Heal();

  bool failed() const;  // since FailAt

  // Whether a file that is open has been written and not synced since. What a power cut could take.
  bool unsynced() const;
};

}  // namespace test
