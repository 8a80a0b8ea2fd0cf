// The city's pages without sockets: who is asking, what may be seen, what is answered. Reads published tables and
// accounts from endpoint.db, never a row. Logs event codes only: no name, address or time.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/random.h"
#include "sync/endpoint/db/accounts.h"
#include "sync/endpoint/web/assets.h"
#include "sync/endpoint/web/cookies.h"
#include "sync/endpoint/web/library.h"
#include "sync/endpoint/web/page.h"
#include "sync/endpoint/web/throttle.h"

namespace web {

inline constexpr std::int64_t kIdleSeconds = 30 * 60;          // a session ends when nobody uses it so long,
inline constexpr std::int64_t kLongestSeconds = 12 * 60 * 60;  // and after so long in any case

// The world outside. All outlive the site.
struct Seams {
  std::function<std::int64_t()> now;  // seconds since 1970
  base::Clock& clock;                 // for waits
  base::Random& random;
  std::function<void(base::Millis)> pause;
  std::function<void(std::string_view)> log;
  FindSurvey find_survey;
};

// Safe to call from several threads; pages are made one after the other, passwords are checked beside them.
class Site {
 public:
  // `database` is this site's own connection, and outlives it.
  Site(db::Database& database, Assets assets, Seams seams);

  Response Answer(const Request& request);
  // What the server answers by itself: a request that is none (400) or too large (413).
  Response Refuse(const Request& request, int status);

 private:
  struct Asking;  // a request, with its session
  struct Route;
  class Turn;
  static const Route kRoutes[];

  Response AnswerPage(const Request& request);
  Response Dispatch(const Route& route, Asking& asking);
  Response SignIn(Asking& asking);
  Response SignOut(Asking& asking);
  Response Problem(const Request& request, Key words, int status);
  Visit VisitOf(const Request& request, Path here) const;
  void FindSession(Asking& asking);
  const Words& LanguageOf(const Request& request) const;
  const charts::Language* ChartsIn(const std::string& tag) const;
  Token KnownMark(std::string_view name) const;
  bool IsKnown(const Request& request, std::string_view name) const;

  db::Database& database_;
  db::Accounts accounts_;
  Library library_;
  Throttle throttle_;
  const Assets assets_;
  const Seams seams_;
  const std::string style_version_, scripts_version_;
  const Token known_key_;          // of this run: marks browsers in which somebody signed in before
  const std::string no_password_;  // the hash of nobody's: a name that is not there costs as much as one that is
  std::atomic<int> signing_in_{0};
  std::counting_semaphore<2> passwords_{2};  // each takes 64 MiB
  std::mutex mutex_;                         // of all that is not const
};

}  // namespace web
