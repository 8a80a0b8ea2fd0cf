#include "sync/endpoint/web/site.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "shared/base/utf8.h"
#include "sync/endpoint/web/pages.h"
#include "sync/endpoint/web/passwords.h"
#include "sync/endpoint/web/people.h"

namespace web {
namespace {

constexpr int kYear = 365 * 86400;
constexpr std::int64_t kNoteUseEvery = 60;  // seconds: not every page is a write
constexpr auto kPatience = std::chrono::seconds(5);
constexpr int kMostSigningIn = 8;

// Nothing but our own style sheet and pictures is loaded, nothing runs, nobody frames a page, and nothing of it is kept
// or told to another site.
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr const char* kOwnScripts = "; script-src 'self'";  // besides, where a page has some
// A picture: cairo writes colours as style attributes. Nothing else is allowed in it, also when it is opened alone.
constexpr const char* kPicturePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
constexpr std::pair<const char*, const char*> kHeaders[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Strict-Transport-Security", "max-age=31536000"},
    {"X-Robots-Tag", "noindex"},
};

Response Sealed(Response response, bool keep = false) {
  const std::string policy = response.type == "image/svg+xml" ? kPicturePolicy : kPolicy;
  response.headers.emplace_back("Content-Security-Policy", policy + (response.has_scripts ? kOwnScripts : ""));
  for (const auto& [name, value] : kHeaders) response.headers.emplace_back(name, value);
  response.headers.emplace_back("Cache-Control", keep ? "public, max-age=86400" : "no-store");
  return response;
}

std::string NewPasswordOfNobody(base::Random& random) {
  const auto hash = HashPassword(base::ToHex(random.Array<32>()));
  return hash ? *hash : std::string();
}

// The tags of an Accept-Language header, best first (RFC 9110 §12.5.4); of equals as they stand.
std::vector<std::string> Accepted(std::string_view header) {
  std::vector<std::pair<double, std::string>> found;
  while (!header.empty()) {
    const auto end = header.find(',');
    const std::string_view one = base::Trim(header.substr(0, end));
    const auto q = one.find(";q=");
    const double weight =
        q == std::string_view::npos ? 1 : std::strtod(std::string(one.substr(q + 3)).c_str(), nullptr);
    found.emplace_back(-weight, survey::RootOf(one.substr(0, one.find(';'))));
    header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
  }
  std::ranges::stable_sort(found, {}, &std::pair<double, std::string>::first);
  std::vector<std::string> tags;
  for (auto& [weight, tag] : found) tags.push_back(std::move(tag));
  return tags;
}

bool IsText(const Request& request) {
  return std::ranges::all_of(request.parameters, [](const auto& one) {
    return base::IsValidUtf8(one.first) && base::IsValidUtf8(one.second);
  });
}

}  // namespace

// A turn at checking a password: two at a time, and only a few wait for theirs, so that the server's threads stay free
// for uploads. False when there are too many, or it took too long.
class Site::Turn {
 public:
  explicit Turn(Site& site) : site_(site) {
    if (++site_.signing_in_ <= kMostSigningIn) has_ = site_.passwords_.try_acquire_for(kPatience);
  }
  ~Turn() {
    --site_.signing_in_;
    if (has_) site_.passwords_.release();
  }
  Turn(const Turn&) = delete;
  explicit operator bool() const { return has_; }

 private:
  Site& site_;
  bool has_ = false;
};

struct Site::Asking {
  Visit visit;
  std::optional<Token> session{};  // of who is signed in
};

using ReadPage = Response (*)(const Desk&, const Visit&);
using ChangePage = Response (*)(const Register&, const Visit&);

// A page: what is read, or what concerns accounts.
struct Site::Route {
  std::string_view method;
  Path path;
  Path shown;  // the page that an answer stands on
  db::Role least;
  ReadPage read = nullptr;
  ChangePage change = nullptr;
};

constexpr Site::Route Site::kRoutes[] = {
    {"GET", "/", "/", db::Role::kViewer, Overview},
    {"GET", "/results", "/results", db::Role::kViewer, Results},
    {"GET", "/trend", "/trend", db::Role::kViewer, Trend},
    {"GET", "/chart.svg", "/results", db::Role::kViewer, ChartPicture},
    {"GET", "/centres", "/centres", db::Role::kViewer, Centres},
    {"GET", "/downloads", "/downloads", db::Role::kViewer, Downloads},
    {"GET", "/download", "/downloads", db::Role::kViewer, Download},
    {"GET", "/report.pdf", "/downloads", db::Role::kPlanner, Report},
    {"GET", "/password", "/password", db::Role::kViewer, nullptr, PasswordPage},
    {"POST", "/password", "/password", db::Role::kViewer, nullptr, ChangePassword},
    {"GET", "/devices", "/devices", db::Role::kAdmin, Devices},
    {"GET", "/users", "/users", db::Role::kAdmin, nullptr, UsersPage},
    {"POST", "/users/add", "/users", db::Role::kAdmin, nullptr, AddUser},
    {"GET", "/user", "/user", db::Role::kAdmin, nullptr, UserPage},
    {"POST", "/user/password", "/users", db::Role::kAdmin, nullptr, SetUserPassword},
    {"POST", "/user/remove", "/users", db::Role::kAdmin, nullptr, RemoveUser},
};

Site::Site(db::Database& database, Assets assets, Seams seams)
    : database_(database),
      accounts_(database.connection()),
      throttle_(seams.clock),
      assets_(std::move(assets)),
      seams_(std::move(seams)),
      style_version_(assets_.VersionOf({"/style.css"})),
      scripts_version_(assets_.VersionOf({"/chart.js", "/closer.js"})),
      known_key_(seams_.random.Array<32>()),
      no_password_(NewPasswordOfNobody(seams_.random)) {}

Response Site::Answer(const Request& request) {
  if (const File* file = request.method == "GET" ? assets_.Find(request.path) : nullptr)
    return Sealed({200, file->type, file->content}, true);
  Response response;
  try {
    response = IsText(request) ? AnswerPage(request) : Problem(request, Key::kErrorRequest, 400);
  } catch (const db::Failure& failure) {
    seams_.log(failure.full() ? "storage.full" : "storage.failed");
    response = Problem(request, Key::kErrorStorage, 503);
  }
  const std::string wanted = request.Get("lang");
  if (response.type.starts_with("text/html") && !wanted.empty() && wanted == LanguageOf(request).tag())
    response.headers.emplace_back("Set-Cookie", SetCookie(kLanguageCookie, wanted, kYear));
  return Sealed(std::move(response));
}

Response Site::Refuse(const Request& request, int status) {
  return Sealed(Problem(request, status == 404 ? Key::kErrorNotFound : Key::kErrorRequest, status));
}

const Words& Site::LanguageOf(const Request& request) const {
  std::vector<std::string> wanted = Accepted(request.accept_language);
  wanted.insert(wanted.begin(), {request.Get("lang"), std::string(Cookie(request.cookies, kLanguageCookie))});
  for (const std::string& tag : wanted)
    if (const auto found = std::ranges::find(assets_.languages, tag, &Words::tag); found != assets_.languages.end())
      return *found;
  return assets_.languages.front();
}

const charts::Language* Site::ChartsIn(const std::string& tag) const {
  const auto found = std::ranges::find(assets_.charts, tag, &charts::Language::tag);
  return found == assets_.charts.end() ? nullptr : &*found;
}

Visit Site::VisitOf(const Request& request, Path here) const {
  return {request, here, LanguageOf(request), assets_.languages, style_version_, scripts_version_, std::nullopt, ""};
}

Response Site::Problem(const Request& request, Key words, int status) {
  return ProblemPage(VisitOf(request, "/"), words, status);
}

// Ends what is too old, and notes that this one is used.
void Site::FindSession(Asking& asking) {
  const auto token = ReadToken(Cookie(asking.visit.request.cookies, kSessionCookie));
  if (!token) return;
  const base::Digest hash = base::Hash(*token);
  const auto session = accounts_.FindSession(hash);
  if (!session) return;
  const std::int64_t now = seams_.now();
  if (now - session->begun >= kLongestSeconds || now - session->used >= kIdleSeconds) return accounts_.End(hash);
  if (now - session->used >= kNoteUseEvery) accounts_.Use(hash, now);
  asking.session = *token;
  asking.visit.user = db::User{session->user, session->role, ""};
  asking.visit.form_token = FormToken(*token);
}

Response Site::AnswerPage(const Request& request) {
  if (request.path == "/login") {
    Asking asking{VisitOf(request, "/login")};
    return request.method == "POST" ? SignIn(asking) : [&] {
      const std::lock_guard lock(mutex_);
      FindSession(asking);
      if (asking.session) return Redirect(Url("/"));
      auto token = ReadToken(Cookie(request.cookies, kFormCookie));
      const bool had = token.has_value();
      if (!had) token = seams_.random.Array<32>();
      asking.visit.form_token = FormToken(*token);
      Response page = LoginPage(asking.visit, "", 200);
      if (!had) page.headers.emplace_back("Set-Cookie", SetCookie(kFormCookie, base::ToHex(*token), std::nullopt));
      return page;
    }();
  }
  const std::lock_guard lock(mutex_);
  if (request.path == "/logout" && request.method == "POST") {
    Asking asking{VisitOf(request, "/")};
    return SignOut(asking);
  }
  const auto route = std::ranges::find_if(
      kRoutes, [&](const Route& one) { return one.method == request.method && one.path.text == request.path; });
  Asking asking{VisitOf(request, route == std::end(kRoutes) ? Path("/") : route->shown)};
  FindSession(asking);
  if (!asking.session) return Redirect(Url("/login"));  // also from what is not there: nobody learns what is
  return route == std::end(kRoutes) ? ProblemPage(asking.visit, Key::kErrorNotFound, 404) : Dispatch(*route, asking);
}

Response Site::Dispatch(const Route& route, Asking& asking) {
  if (asking.visit.user->role < route.least) {
    seams_.log("web.forbidden");
    return ProblemPage(asking.visit, Key::kErrorForbidden, 403);
  }
  if (route.method == "POST" && !IsFormToken(*asking.session, asking.visit.request.Get("form"))) {
    seams_.log("web.forbidden");
    return ProblemPage(asking.visit, Key::kErrorForm, 403);
  }
  if (route.change) return route.change({accounts_, throttle_}, asking.visit);
  library_.Refresh(database_, seams_.find_survey);
  return route.read(
      {database_, library_, static_cast<int>(seams_.now() / 86400), ChartsIn(asking.visit.words.tag()), assets_.charts},
      asking.visit);
}

// Signs out whoever has the cookie; that nobody is signed in is no mistake.
Response Site::SignOut(Asking& asking) {
  FindSession(asking);
  if (asking.session) {
    if (!IsFormToken(*asking.session, asking.visit.request.Get("form")))
      return ProblemPage(asking.visit, Key::kErrorForm, 403);
    accounts_.End(base::Hash(*asking.session));
  }
  Response response = Redirect(Url("/login").With("done", "out"));
  response.headers.emplace_back("Set-Cookie", SetCookie(kSessionCookie, "", 0));
  return response;
}

Token Site::KnownMark(std::string_view name) const {
  Token mark;
  crypto_generichash(mark.data(), mark.size(), reinterpret_cast<const unsigned char*>(name.data()), name.size(),
                     known_key_.data(), known_key_.size());
  return mark;
}

bool Site::IsKnown(const Request& request, std::string_view name) const {
  const auto mark = ReadToken(Cookie(request.cookies, kKnownCookie));
  return mark && sodium_memcmp(mark->data(), KnownMark(name).data(), mark->size()) == 0;
}

// The same words and the same time for a name that is not there and a wrong password.
Response Site::SignIn(Asking& asking) {
  const Request& request = asking.visit.request;
  const auto form = ReadToken(Cookie(request.cookies, kFormCookie));
  if (!form || !IsFormToken(*form, request.Get("form"))) return ProblemPage(asking.visit, Key::kErrorForm, 403);
  asking.visit.form_token = FormToken(*form);
  const std::string name = request.Get("name");
  // Who signed in with this browser before waits for their own mistakes, not for those that others make in that name.
  const std::string slowed = (IsKnown(request, name) ? "known " : "") + (IsUserName(name) ? name : std::string());

  const Turn turn(*this);
  if (!turn) return LoginPage(asking.visit, asking.visit.Say(Key::kLoginBusy), 503);

  std::optional<db::User> user;
  base::Millis wait, pause;
  {
    const std::lock_guard lock(mutex_);
    wait = throttle_.WaitFor(slowed);
    pause = throttle_.Pause();
    if (IsUserName(name)) user = accounts_.Find(name);
  }
  if (wait.count() > 0) {
    const std::string seconds = fmt::format("{}", wait.count() / 1000 + 1);
    Response page = LoginPage(asking.visit, asking.visit.Say(Key::kLoginWait, {{"seconds", seconds}}), 429);
    page.headers.emplace_back("Retry-After", seconds);
    return page;
  }
  if (pause.count() > 0) seams_.pause(pause);
  const bool right = IsPassword(user ? user->password : no_password_, request.Get("password")) && user;

  const std::lock_guard lock(mutex_);
  const auto still = right ? accounts_.Find(name) : std::nullopt;
  if (!still || still->password != user->password) {
    throttle_.Failed(slowed);
    seams_.log("web.sign-in-failed");
    return LoginPage(asking.visit, asking.visit.Say(Key::kLoginWrong), 422);
  }
  throttle_.Succeeded(slowed);
  const std::int64_t now = seams_.now();
  accounts_.EndOld(now - kLongestSeconds, now - kIdleSeconds);
  if (const auto old = ReadToken(Cookie(request.cookies, kSessionCookie))) accounts_.End(base::Hash(*old));
  const Token token = seams_.random.Array<32>();
  accounts_.Begin(base::Hash(token), name, now);
  Response response = Redirect(Url("/"));
  response.headers.emplace_back("Set-Cookie", SetCookie(kSessionCookie, base::ToHex(token), std::nullopt));
  response.headers.emplace_back("Set-Cookie", SetCookie(kKnownCookie, base::ToHex(KnownMark(name)), kYear));
  response.headers.emplace_back("Set-Cookie", SetCookie(kFormCookie, "", 0));
  return response;
}

}  // namespace web
