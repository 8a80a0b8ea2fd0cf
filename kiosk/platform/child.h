// A helper program that runs beside the kiosk: gets one line on its standard input, and says lines on its standard
// output. Used by the UI thread, which never waits for it.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "shared/base/error.h"

namespace platform {

class Child {
 public:
  // Starts `command` (its first word is the program's path) and gives it `line`; its standard error is ours.
  // kInternal when it cannot be started.
  static base::Result<Child> Start(const std::vector<std::string>& command, const std::string& line);
  Child(Child&& other) noexcept;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child& operator=(Child&&) = delete;
  ~Child();  // ends it, if it has not ended

  // The whole lines that came since the last call.
  std::vector<std::string> TakeLines();
  // What it ended with (a signal counts as 128 and its number); nothing while it runs. All lines have come by then.
  std::optional<int> Ended();
  void Terminate();  // asks it to end

 private:
  Child(pid_t pid, int output) : pid_(pid), output_(output) {}
  pid_t pid_;
  int output_;
  std::string said_;
  std::optional<int> code_;
};

}  // namespace platform
