#include "shared/base/harden.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace base {

std::vector<std::string> Harden() {
  std::vector<std::string> refused;
  const auto ask = [&](bool granted, const char* what) {
    if (!granted) refused.push_back(std::string(what) + ": " + std::strerror(errno));
  };
  const rlimit none{0, 0};
  ask(setrlimit(RLIMIT_CORE, &none) == 0, "core files stay on");
  ask(prctl(PR_SET_DUMPABLE, 0) == 0, "memory can be dumped");
#ifndef __SANITIZE_ADDRESS__  // the sanitizer reserves terabytes, which cannot be locked
  ask(mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0,
      "memory is not locked, answers could reach the swap file (set LimitMEMLOCK=infinity)");
#endif
  std::signal(SIGXFSZ, SIG_IGN);
  return refused;
}

}  // namespace base
