// Times the survey engine on a large survey: bench_survey FILE.json
// One line each: name, minimum, median and 95th percentile in milliseconds. tests/bench/surveys.py prints them beside
// the reference library's.
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "shared/base/file.h"
#include "shared/session/session.h"

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

template <class Work>
double Time(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return Milliseconds(std::chrono::steady_clock::now() - start).count();
}

void Print(const char* name, std::vector<double> times) {
  std::ranges::sort(times);
  const auto part = [&](double q) {
    return times[std::min(times.size() - 1, static_cast<std::size_t>(static_cast<double>(times.size()) * q))];
  };
  std::printf("%s %.4f %.4f %.4f %zu\n", name, times.front(), part(.5), part(.95), times.size());
}

double ResidentMiB() {
  long pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576;
}

std::vector<double> Answers(session::Session& session, const char* question,
                            const std::vector<expression::Value>& values, int times) {
  const session::NodeId id = session.Find(question);
  std::vector<double> taken;
  for (int i = 0; i < times; ++i)
    taken.push_back(Time([&] { session.Answer(id, values[static_cast<std::size_t>(i) % values.size()]); }));
  taken.erase(taken.begin(), taken.begin() + std::min(5, times - 1));
  return taken;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::fprintf(stderr, "bench_survey FILE.json\n"), 2;
  const auto text = base::ReadFile(words[1]);
  if (!text) return std::fprintf(stderr, "%s\n", text.error().detail.c_str()), 4;
  const double before = ResidentMiB();
  {
    auto loaded = survey::Load(*text);
    if (!loaded) return std::fprintf(stderr, "%s\n", loaded.error().detail.c_str()), 3;
    session::Options options;
    options.locale = "lv";
    session::Session session(loaded->survey, options);
    malloc_trim(0);
    std::printf("resident %.2f\n", ResidentMiB() - before);
    Print("q0", Answers(session, "q0", {5, 1, 3}, 105));
    Print("q10", Answers(session, "q10", {5, 1, 3}, 305));
    Print("q99", Answers(session, "q99", {"a", "b"}, 305));
    std::vector<double> turns;
    for (int i = 0; i < 40; ++i) {
      for (const session::NodeId id : session.Questions()) session.Skip(id);
      turns.push_back(Time([&] { session.Next(); }));
    }
    Print("turn", turns);
    malloc_trim(0);
    std::printf("resident_after %.2f\n", ResidentMiB() - before);
  }
  std::vector<double> load;
  for (int i = 0; i < 15; ++i)
    load.push_back(Time([&] {
      auto loaded = survey::Load(*text);
      session::Options options;
      session::Session session(loaded->survey, options);
    }));
  Print("load", load);
}
