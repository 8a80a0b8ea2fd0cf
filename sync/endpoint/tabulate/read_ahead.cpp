#include "sync/endpoint/tabulate/read_ahead.h"

#include <array>
#include <atomic>
#include <exception>
#include <semaphore>
#include <thread>
#include <vector>

namespace tabulate {
namespace {

constexpr std::size_t kRowsABatch = 512;

struct Batch {
  std::vector<OpenedRow> rows{kRowsABatch};  // their strings keep their room from batch to batch
  std::size_t count = 0;
  bool last = false;
};

// Two batches: one is filled while the other is emptied.
class Relay {
 public:
  // The reader's side.
  void Read(const Walk& walk) {
    Begin();
    try {
      walk([&](const OpenedRow& row) {
        Batch& batch = batches_[filling_];
        batch.rows[batch.count++] = row;
        if (batch.count == kRowsABatch) Pass(), Begin();
        return !stopped_;
      });
    } catch (...) {
      failure_ = std::current_exception();
    }
    batches_[filling_].last = true;
    Pass();
  }

  // The other one's. After false the reader stops at its next row.
  void Use(const Visit& visit) {
    for (std::size_t at = 0;; at = 1 - at) {
      full_.acquire();
      const Batch& batch = batches_[at];
      for (std::size_t i = 0; i < batch.count; ++i)
        if (!visit(batch.rows[i])) return;
      if (batch.last) return;
      empty_.release();
    }
  }
  void Stop() {
    stopped_ = true;
    empty_.release(2);  // whatever it waits for
  }
  void Rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void Begin() {
    empty_.acquire();
    batches_[filling_].count = 0;
  }
  void Pass() {
    full_.release();
    filling_ = 1 - filling_;
  }

  std::array<Batch, 2> batches_;
  std::size_t filling_ = 0;  // the reader's
  std::counting_semaphore<> empty_{2}, full_{0};
  std::atomic<bool> stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace

void ReadAhead(const Walk& walk, const Visit& visit) {
  Relay relay;
  {
    std::jthread reader([&] { relay.Read(walk); });
    struct Stopping {
      Relay& relay;
      ~Stopping() { relay.Stop(); }
    } stopping{relay};  // before the reader is waited for, also when `visit` throws
    relay.Use(visit);
  }
  relay.Rethrow();
}

}  // namespace tabulate
