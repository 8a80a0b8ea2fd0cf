#include "kiosk/platform/child.h"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

namespace {

struct Heard {
  std::vector<std::string> lines;
  int code = -1;
};

// Looks as the kiosk does, until it has ended.
Heard Wait(platform::Child& child) {
  Heard heard;
  for (std::optional<int> code; !code;) {
    code = child.Ended();
    for (std::string& line : child.TakeLines()) heard.lines.push_back(std::move(line));
    if (code)
      heard.code = *code;
    else
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return heard;
}

std::vector<std::string> Shell(const char* script) { return {"/bin/sh", "-c", script}; }

}  // namespace

TEST_CASE("a helper gets one line, and its lines and exit code come back") {
  auto child =
      platform::Child::Start(Shell("read -r word; echo \"got $word\"; printf 'two\\nhalf'; exit 7"), "a secret");
  REQUIRE(child);
  const Heard heard = Wait(*child);
  CHECK(heard.lines == std::vector<std::string>{"got a secret", "two"});
  CHECK(heard.code == 7);
  CHECK(child->Ended() == 7);
}

TEST_CASE("a helper that is asked to end does, and one that is dropped does not stay") {
  auto child = platform::Child::Start(Shell("trap 'echo bye; exit 8' TERM; echo up; while :; do sleep .01; done"), "");
  REQUIRE(child);
  while (child->TakeLines().empty()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  child->Terminate();
  const Heard heard = Wait(*child);
  CHECK(heard.lines == std::vector<std::string>{"bye"});
  CHECK(heard.code == 8);
  { auto dropped = platform::Child::Start(Shell("exec sleep 600"), ""); }
}

TEST_CASE("a helper that is not there is an error, and one that reads nothing does no harm") {
  const auto none = platform::Child::Start({"/nowhere/at/all"}, "x");
  REQUIRE_FALSE(none);
  CHECK(none.error().code == base::Code::kInternal);
  auto deaf = platform::Child::Start(Shell("exec <&-; exit 3"), "x");
  REQUIRE(deaf);
  CHECK(Wait(*deaf).code != 0);
}
