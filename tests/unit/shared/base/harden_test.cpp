#include "shared/base/harden.h"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

TEST_CASE("after hardening there is no core file, no dump, and a full quota is an error") {
  const pid_t child = fork();  // the test program itself stays debuggable
  REQUIRE(child >= 0);
  if (child == 0) {
    for (const std::string& refused : base::Harden())
      if (refused.find("not locked") == std::string::npos) _exit(1);  // locking may be refused, nothing else
    rlimit core{1, 1};
    getrlimit(RLIMIT_CORE, &core);
    struct sigaction quota {};
    sigaction(SIGXFSZ, nullptr, &quota);
    const bool hard =
        core.rlim_cur == 0 && core.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 && quota.sa_handler == SIG_IGN;
    _exit(hard ? 0 : 2);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
