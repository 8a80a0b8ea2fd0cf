// Lets `balss export` do what the kiosk cannot: it opens a closed round with the analyst's key and writes it to a
// stick. What goes there is named by the order, the passphrase goes through a pipe, and what comes back is progress, a
// file's name and a password, or a gated table; never an answer.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/platform/child.h"
#include "kiosk/staff/office.h"

namespace app {

class Exporter {
 public:
  struct Place {
    std::filesystem::path tool{}, store{}, key{};
    std::string locale{};  // of the labels
  };
  explicit Exporter(Place place) : place_(std::move(place)) {}

  bool HasKey() const;
  base::Result<void> Start(const staff::Order& order);
  // `stick`: as it is now; nullptr when it is gone.
  staff::Export Poll(const staff::Stick* stick);
  void Cancel();
  // What the last order for the screen came to, once: a gated table (JSON), and the newest version it was asked in.
  struct Counted {
    std::string table{};
    int version = 0;
  };
  Counted TakeCounted() { return std::exchange(counted_, {}); }

 private:
  void Read(const std::string& line);
  staff::Trouble WhyFailed(int code, const staff::Stick* stick) const;

  Place place_;
  std::optional<platform::Child> child_;
  staff::Export state_;
  Counted counted_;
  bool to_stick_ = true, full_ = false, cancelled_ = false, opening_ = false;
};

}  // namespace app
