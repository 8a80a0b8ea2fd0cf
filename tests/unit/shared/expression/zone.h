// The process's time zone, for as long as a test needs it; UTC afterwards.
#pragma once

#include <stdlib.h>
#include <time.h>

#include <string>

class Zone {
 public:
  explicit Zone(const std::string& name) { Set(name); }
  ~Zone() { Set("UTC"); }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

 private:
  static void Set(const std::string& name) {
    ::setenv("TZ", name.c_str(), 1);
    ::tzset();
  }
};
