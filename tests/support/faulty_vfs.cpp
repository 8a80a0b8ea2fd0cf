#include "tests/support/faulty_vfs.h"

#include <sqlite3.h>

#include <cstring>

namespace test {
namespace {

struct State {
  int calls = 0;
  int fail_at = 0;  // 0: never
  Fault fault = Fault::kIoError;
  bool failed = false;
} state;

int unsynced_files = 0;

sqlite3_vfs* real = nullptr;

bool FailNow() {
  if (state.fail_at == 0) return false;
  ++state.calls;
  const bool lasting = state.fault == Fault::kDiskDies || state.fault == Fault::kStaysFull;
  const bool fail = state.calls == state.fail_at || (lasting && state.calls > state.fail_at);
  state.failed = state.failed || fail;
  return fail;
}

bool IsFull() { return state.fault == Fault::kNoSpace || state.fault == Fault::kStaysFull; }

// Ours, with the real file behind it in the same block of memory.
struct File {
  sqlite3_file base;
  bool unsynced;
  sqlite3_file* Real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* Real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->Real(); }

void Mark(sqlite3_file* file, bool unsynced) {
  bool& was = reinterpret_cast<File*>(file)->unsynced;
  unsynced_files += unsynced - was;
  was = unsynced;
}

int Write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
  Mark(file, true);
  if (!FailNow()) return Real(file)->pMethods->xWrite(Real(file), data, size, at);
  Real(file)->pMethods->xWrite(Real(file), data, size / 2, at);
  return IsFull() ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (FailNow()) return SQLITE_IOERR_TRUNCATE;
  Mark(file, true);
  return Real(file)->pMethods->xTruncate(Real(file), size);
}

int Sync(sqlite3_file* file, int flags) {
  if (FailNow()) return SQLITE_IOERR_FSYNC;
  Mark(file, false);
  return Real(file)->pMethods->xSync(Real(file), flags);
}

int Close(sqlite3_file* file) {
  Mark(file, false);
  const int result = Real(file)->pMethods ? Real(file)->pMethods->xClose(Real(file)) : SQLITE_OK;
  file->pMethods = nullptr;
  return result;
}

int Read(sqlite3_file* file, void* data, int size, sqlite3_int64 at) {
  return Real(file)->pMethods->xRead(Real(file), data, size, at);
}
int FileSize(sqlite3_file* file, sqlite3_int64* size) { return Real(file)->pMethods->xFileSize(Real(file), size); }
int Lock(sqlite3_file* file, int lock) { return Real(file)->pMethods->xLock(Real(file), lock); }
int Unlock(sqlite3_file* file, int lock) { return Real(file)->pMethods->xUnlock(Real(file), lock); }
int Reserved(sqlite3_file* file, int* out) { return Real(file)->pMethods->xCheckReservedLock(Real(file), out); }
int Control(sqlite3_file* file, int op, void* arg) { return Real(file)->pMethods->xFileControl(Real(file), op, arg); }
int SectorSize(sqlite3_file* file) { return Real(file)->pMethods->xSectorSize(Real(file)); }
int Device(sqlite3_file* file) { return Real(file)->pMethods->xDeviceCharacteristics(Real(file)); }

// Version 1: no shared memory and no mapping, which the store does not use.
const sqlite3_io_methods kMethods = {1,       Close,   Read,     Write,   Truncate,   Sync,   FileSize,
                                     Lock,    Unlock,  Reserved, Control, SectorSize, Device, nullptr,
                                     nullptr, nullptr, nullptr,  nullptr, nullptr};

int Open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
  std::memset(static_cast<void*>(file), 0, sizeof(File));
  if (FailNow()) return IsFull() ? SQLITE_FULL : SQLITE_CANTOPEN;
  const int result = real->xOpen(real, name, Real(file), flags, out_flags);
  if (Real(file)->pMethods) file->pMethods = &kMethods;
  return result;
}

sqlite3_vfs ours;

}  // namespace

FaultyVfs::FaultyVfs() {
  real = sqlite3_vfs_find(nullptr);
  ours = *real;
  ours.zName = "faulty";
  ours.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
  ours.xOpen = Open;
  sqlite3_vfs_register(&ours, 1);
  Heal();
  unsynced_files = 0;
}

FaultyVfs::~FaultyVfs() {
  sqlite3_vfs_unregister(&ours);
  sqlite3_vfs_register(real, 1);
}

void FaultyVfs::FailAt(int n, Fault fault) { state = {0, n, fault, false}; }

void FaultyVfs::Heal() { state.fail_at = 0; }

bool FaultyVfs::failed() const { return state.failed; }

bool FaultyVfs::unsynced() const { return unsynced_files > 0; }

}  // namespace test
