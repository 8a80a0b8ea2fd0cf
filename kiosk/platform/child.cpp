#include "kiosk/platform/child.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace platform {
namespace {

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int both[2];
    if (::pipe2(both, O_CLOEXEC) == 0) read = both[0], write = both[1];
  }
  ~Pipe() {
    if (read >= 0) ::close(read);
    if (write >= 0) ::close(write);
  }
};

struct Actions {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  Actions(const Pipe& in, const Pipe& out) {
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in.read, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out.write, STDOUT_FILENO);
    // The kiosk blocks the signals that end it, and waits for them in a thread; the helper begins without.
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  }
  ~Actions() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
};

}  // namespace

base::Result<Child> Child::Start(const std::vector<std::string>& command, const std::string& line) {
  Pipe in, out;
  if (in.read < 0 || out.read < 0) return base::Fail(base::Code::kInternal, "no pipe for a helper");
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const Actions actions(in, out);
  pid_t pid = 0;
  const int failed = ::posix_spawn(&pid, words[0], &actions.files, &actions.attributes, words.data(), environ);
  if (failed != 0)
    return base::Fail(base::Code::kInternal, command.front() + ": cannot be started: " + std::strerror(failed),
                      "name the program with --tool");
  ::fcntl(out.read, F_SETFL, O_NONBLOCK);
  Child child(pid, std::exchange(out.read, -1));
  // It fits into the pipe's buffer, so this never waits; SIGPIPE, when the helper has ended already, is nobody's
  // concern.
  const auto before = ::signal(SIGPIPE, SIG_IGN);
  const std::string whole = line + "\n";
  const bool written = ::write(in.write, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size());
  ::signal(SIGPIPE, before);
  if (!written) child.Terminate();
  return child;
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)),
      output_(std::exchange(other.output_, -1)),
      said_(std::move(other.said_)),
      code_(other.code_) {}

Child::~Child() {
  if (output_ >= 0) ::close(output_);
  if (pid_ == 0 || code_) return;
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);  // it takes its file away first, which is quick
}

std::vector<std::string> Child::TakeLines() {
  char block[4096];
  for (ssize_t n; (n = ::read(output_, block, sizeof block)) > 0 || (n < 0 && errno == EINTR);)
    if (n > 0) said_.append(block, static_cast<std::size_t>(n));
  std::vector<std::string> lines;
  for (std::size_t end; (end = said_.find('\n')) != std::string::npos; said_.erase(0, end + 1))
    lines.push_back(said_.substr(0, end));
  return lines;
}

std::optional<int> Child::Ended() {
  int status = 0;
  if (!code_ && ::waitpid(pid_, &status, WNOHANG) == pid_)
    code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return code_;
}

void Child::Terminate() {
  if (!code_) ::kill(pid_, SIGTERM);
}

}  // namespace platform
