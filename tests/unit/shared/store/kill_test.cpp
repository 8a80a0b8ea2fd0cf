// Invariant 1 when the program is killed: whatever was reported as kept is there afterwards, whole. (A power
// cut also loses what the kernel has not written yet; that is another test.)
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <set>

#include "tests/unit/shared/store/fixture.h"

namespace {

constexpr int kTexts = 1;

// The child: keeps visits from `first` on and reports each success, until it is killed.
[[noreturn]] void KeepForEver(const std::filesystem::path& file, int first, int reports) {
  base::SystemRandom random;
  auto store = store::Store::Open(file, random, {});
  for (int visit = first; store && store->Keep(test::Visit(visit, kTexts)); ++visit)
    if (::write(reports, &visit, sizeof visit) != sizeof visit) break;
  ::_exit(1);
}

bool ReadVisit(int reports, std::vector<int>& visits) {
  int visit;
  const bool read = ::read(reports, &visit, sizeof visit) == sizeof visit;
  if (read) visits.push_back(visit);
  return read;
}

// The visits that the child reported before it was killed: at a random moment after it started or, in every
// second run, after its first report, so that a slow machine does not only see it die while it opens the
// file.
std::vector<int> RunAndKill(const std::filesystem::path& file, int first, base::Random& random) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) KeepForEver(file, first, ends[1]);
  ::close(ends[1]);
  std::vector<int> reported;
  if (random.Below(2) == 0) ReadVisit(ends[0], reported);
  ::usleep(static_cast<useconds_t>(1'000 + random.Below(60'000)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  while (ReadVisit(ends[0], reported)) {
  }
  ::close(ends[0]);
  return reported;
}

}  // namespace

TEST_CASE("kill -9 at any moment loses nothing that was reported and leaves no half response") {
  const auto time = std::chrono::seconds(std::getenv("BALSS_FULL") ? 120 : 4);
  const auto end = std::chrono::steady_clock::now() + time;
  base::SeededRandom random(1);
  int kills = 0, reported = 0;
  while (std::chrono::steady_clock::now() < end) {
    const test::TempDir dir;
    const auto file = dir / "kiosk.db";
    { auto store = test::Ready(file, random, 400); }
    std::set<int> all;
    for (int run = 0; run < 8 && all.size() < 150; ++run, ++kills) {
      for (const int visit : RunAndKill(file, 1 + run * 1000, random)) all.insert(visit);
      const auto there = test::VisitsIn(file);
      for (const int visit : all) CHECK(there.contains(visit));
      for (const auto& [visit, parts] : there) CHECK(parts == 1 + kTexts);
      CHECK(test::Integrity(file) == "ok");
    }
    reported += static_cast<int>(all.size());
  }
  MESSAGE(kills << " kills, " << reported << " responses reported");
  CHECK(reported > kills / 4);
}
