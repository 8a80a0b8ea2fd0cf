// Who is let in, what they may do, and what stands around every page.
#include "sync/endpoint/web/site.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "sync/endpoint/web/passwords.h"

namespace {

constexpr const char* kPassword = "viens divi trīs";
constexpr const char* kTable = R"({"format":1,"survey":"week","round":"2026-autumn","title":{"en":"A <week>"},
 "groups":[{"code":"all","label":{}},{"code":"age=8","label":{}}],
 "questions":[{"code":"mood","label":{"en":"Mood?"},"rows":[{"code":"good","label":{"en":"Good"}},
 {"code":"bad","label":{"lv":"Slikti"}}],"results":[{"group":"all","n":24,"counts":[18,"too few"]},
 {"group":"age=8","n":"too few","counts":["too few","too few"]}]}]})";

// A site whose time stands still until it is told to go on.
class Town {
 public:
  explicit Town(web::Assets assets = Assets())
      : site{
            database,
            std::move(assets),
            {[this] { return now; }, clock, random, [this](base::Millis time) { paused += time; },
             [this](std::string_view event) { (log += event) += '\n'; },
             [this](const base::Digest& digest) { return surveys.contains(digest) ? &surveys.at(digest) : nullptr; }}} {
    static const std::string hash = *web::HashPassword(kPassword);
    db::Accounts accounts(database.connection());
    accounts.Add({"anna", db::Role::kAdmin, hash});
    accounts.Add({"vera", db::Role::kViewer, hash});
    accounts.Add({"paul", db::Role::kPlanner, hash});
    database.Publish({"week", "2026-autumn", kTable});
  }

  // Whose answers were published, and its file is there.
  void KnowTheSurvey(const std::string& band) {
    auto read = survey::Read(R"({"kiosk":{"id":"week","band":")" + band + R"("},"title":{"en":"A <week>"},"elements":[
      {"type":"radiogroup","name":"mood","title":"Mood?","choices":[{"value":"good","text":"Good"},"bad"]}]})");
    REQUIRE(read);
    database.RoundNumber({"week", 1, read->digest, "2026-autumn"});
    surveys.emplace(read->digest, std::move(*read));
  }

  // With the cookies that were set before.
  web::Response Ask(const std::string& method, const std::string& path,
                    std::multimap<std::string, std::string> parameters = {}) {
    std::string cookies;
    for (const auto& [name, value] : jar) cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    web::Response response = site.Answer({method, path, std::move(parameters), cookies, "en"});
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie") jar[value.substr(0, value.find('='))] = Between(value, "=", ";");
    return response;
  }
  web::Response Get(const std::string& path) { return Ask("GET", path); }
  web::Response Post(const std::string& path, std::multimap<std::string, std::string> fields, const std::string& page) {
    fields.emplace("form", Between(Get(page).body, "name=\"form\" value=\"", "\""));
    return Ask("POST", path, std::move(fields));
  }
  web::Response SignIn(const std::string& name, const std::string& password = kPassword) {
    return Post("/login", {{"name", name}, {"password", password}}, "/login");
  }

  static std::string Between(const std::string& text, const std::string& before, const std::string& after) {
    const auto begin = text.find(before);
    if (begin == std::string::npos) return "";
    return text.substr(begin + before.size(), text.find(after, begin + before.size()) - begin - before.size());
  }

  static web::Assets Assets() {
    auto assets = web::ReadAssets(std::filesystem::path(BALSS_SOURCE_DIR) / "assets");
    REQUIRE(assets);
    return *std::move(assets);
  }

  db::Database database{":memory:"};
  std::int64_t now = 1'800'000'000;
  base::FakeClock clock;
  base::SeededRandom random{7};
  base::Millis paused{0};
  std::string log;
  std::map<std::string, std::string> jar;
  std::map<base::Digest, survey::Survey> surveys;  // whose files are there
  web::Site site;
};

std::string Header(const web::Response& response, const std::string& name) {
  const auto found = std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
  return found == response.headers.end() ? "" : found->second;
}

}  // namespace

TEST_CASE("without signing in there is only the login") {
  Town town;
  for (const char* path : {"/", "/results", "/download", "/devices", "/users", "/nothing"}) {
    const auto response = town.Get(path);
    CHECK(response.status == 303);
    CHECK(Header(response, "Location") == "/login");
    CHECK(response.body.empty());
  }
  CHECK(town.Ask("POST", "/users/add").status == 303);
  CHECK(town.Get("/login").status == 200);
  CHECK(town.Get("/style.css").status == 200);
}

TEST_CASE("signing in shows the results, as text") {
  Town town;
  const auto in = town.SignIn("vera");
  CHECK(in.status == 303);
  CHECK(Header(in, "Location") == "/");
  const auto page = town.Ask("GET", "/results", {{"survey", "week"}});
  CHECK(page.status == 200);
  CHECK(page.body.contains("A &lt;week&gt;"));
  CHECK(page.body.contains("75\u00a0%"));
  CHECK(page.body.contains("too few"));
  CHECK(page.body.contains("<bdi lang=\"lv\">Slikti</bdi>"));
  CHECK_FALSE(page.body.contains("<week>"));
}

TEST_CASE("a chart is a picture that can do nothing, for who is signed in") {
  Town town;
  const std::multimap<std::string, std::string> asked{{"survey", "week"}, {"of", "mood"}};
  CHECK(town.Ask("GET", "/chart.svg", asked).status == 303);
  town.SignIn("vera");
  CHECK(town.Ask("GET", "/results", {{"survey", "week"}})
            .body.contains("src=\"/chart.svg?survey=week&amp;round=2026-autumn"));
  const auto chart = town.Ask("GET", "/chart.svg", asked);
  CHECK(chart.type == "image/svg+xml");
  CHECK(chart.body.contains("Mood?"));
  CHECK(Header(chart, "Content-Security-Policy").ends_with("sandbox"));
  CHECK(town.Ask("GET", "/chart.svg", {{"survey", "week"}, {"of", "other"}}).status == 404);
}

TEST_CASE("who plans prints a report in every language, who only reads does not") {
  const std::multimap<std::string, std::string> asked{
      {"survey", "week"}, {"round", "2026-autumn"}, {"kind", "full"}, {"language", "ar"}};
  Town town;
  town.SignIn("vera");
  CHECK_FALSE(town.Get("/downloads").body.contains("/report.pdf"));
  CHECK(town.Ask("GET", "/report.pdf", asked).status == 403);
  Town other;
  other.SignIn("paul");
  CHECK(other.Get("/downloads").body.contains("/report.pdf?survey=week&amp;round=2026-autumn&amp;kind=full"));
  const std::string page = other.Get("/downloads").body;
  CHECK(page.find("Report (PDF)") < page.find("</thead>"));
  CHECK(Town::Between(page, "<thead>", "</thead>").find("</tr>") ==
        Town::Between(page, "<thead>", "</thead>").rfind("</tr>"));
  const auto report = other.Ask("GET", "/report.pdf", asked);
  CHECK(report.status == 200);
  CHECK(report.type == "application/pdf");
  CHECK(report.body.starts_with("%PDF-"));
  CHECK(Header(report, "Content-Disposition").contains("balss-week-2026-autumn-full-ar.pdf"));
  for (const char* missing : {"survey", "round", "kind", "language"}) {
    auto less = asked;
    less.erase(missing);
    CHECK(other.Ask("GET", "/report.pdf", less).status == 404);
  }
  CHECK(other.Get("/users").status == 403);
}

TEST_CASE("children who answered get a page of their own; that they are children stands in the survey's file") {
  const std::multimap<std::string, std::string> asked{
      {"survey", "week"}, {"round", "2026-autumn"}, {"kind", "children"}, {"language", "lv"}};
  for (const std::string band : {"", "adult", "8-11"}) {
    CAPTURE(band);
    Town town;
    if (!band.empty()) town.KnowTheSurvey(band);
    town.SignIn("paul");
    const bool has_page = band == "8-11";
    CHECK(town.Get("/downloads").body.contains("kind=children") == has_page);
    CHECK(town.Ask("GET", "/report.pdf", asked).status == (has_page ? 200 : 404));
  }
}

TEST_CASE("only the hash of a session's token is stored") {
  Town town;
  town.SignIn("vera");
  const auto token = web::ReadToken(town.jar.at("__Host-session"));
  REQUIRE(token);
  db::Accounts accounts(town.database.connection());
  CHECK_FALSE(accounts.FindSession(*token));
  CHECK(accounts.FindSession(base::Hash(*token)));
}

TEST_CASE("a name that is not there and a wrong password get the same answer") {
  Town town;
  const auto wrong = town.SignIn("vera", "viens divi četri"), nobody = town.SignIn("nobody", "viens divi četri");
  CHECK(wrong.status == 422);
  CHECK(nobody.status == wrong.status);
  CHECK(nobody.body == wrong.body);
  CHECK(town.SignIn("../../etc", "viens divi četri").body == wrong.body);
  CHECK(town.log == "web.sign-in-failed\nweb.sign-in-failed\nweb.sign-in-failed\n");
  CHECK(town.Get("/").status == 303);
}

TEST_CASE("who guesses waits, and who knows gets in afterwards") {
  Town town;
  for (int i = 0; i < web::Throttle::kFree; ++i) CHECK(town.SignIn("vera", "viens divi četri").status == 422);
  const auto slowed = town.SignIn("vera");
  CHECK(slowed.status == 429);
  CHECK(Header(slowed, "Retry-After") == "3");
  CHECK(town.SignIn("nobody", "x").status == 422);
  town.clock.Advance(web::Throttle::kFirst);
  CHECK(town.SignIn("vera").status == 303);
}

TEST_CASE("a browser that was let in before does not wait for what others guess") {
  Town town;
  town.SignIn("vera");
  const auto mine = town.jar;
  town.jar.clear();
  for (int i = 0; i < web::Throttle::kFree; ++i) town.SignIn("vera", "viens divi četri");
  CHECK(town.SignIn("vera").status == 429);
  town.jar = {{"__Host-known", mine.at("__Host-known")}};
  CHECK(town.SignIn("vera").status == 303);
  town.jar = {{"__Host-known", mine.at("__Host-known")}};
  for (int i = 0; i < web::Throttle::kFree; ++i) CHECK(town.SignIn("anna", "viens divi četri").status == 422);
  CHECK(town.SignIn("anna").status == 429);
}

TEST_CASE("a session ends when nobody uses it, and after half a day in any case") {
  Town town;
  town.SignIn("vera");
  town.now += web::kIdleSeconds - 1;
  CHECK(town.Get("/").status == 200);
  town.now += web::kIdleSeconds - 1;
  CHECK(town.Get("/").status == 200);
  town.now += web::kIdleSeconds;
  CHECK(town.Get("/").status == 303);

  town.SignIn("vera");
  for (std::int64_t used = 0; used + 1200 < web::kLongestSeconds; used += 1200) {
    CHECK(town.Get("/").status == 200);
    town.now += 1200;
  }
  town.now += 1200;
  CHECK(town.Get("/").status == 303);
}

TEST_CASE("signing in makes another session, and signing out ends it") {
  Town town;
  town.SignIn("vera");
  const auto first = town.jar;
  CHECK(Header(town.Get("/login"), "Location") == "/");
  CHECK(town.Ask("POST", "/logout").status == 403);
  CHECK(town.Post("/logout", {}, "/").status == 303);
  CHECK(town.jar.at("__Host-session").empty());
  town.jar = first;
  CHECK(town.Get("/").status == 303);
  town.SignIn("vera");
  CHECK(town.jar.at("__Host-session") != first.at("__Host-session"));
}

TEST_CASE("a form without its token, or with another session's, changes nothing") {
  Town town;
  town.SignIn("vera");
  const std::string others = Town::Between(town.Get("/").body, "name=\"form\" value=\"", "\"");
  town.jar.clear();
  town.SignIn("anna");
  const std::multimap<std::string, std::string> user{
      {"name", "new"}, {"role", "admin"}, {"new", kPassword}, {"again", kPassword}};
  auto with = user;
  with.emplace("form", others);
  CHECK(town.Ask("POST", "/users/add", user).status == 403);
  CHECK(town.Ask("POST", "/users/add", with).status == 403);
  CHECK(town.Ask("POST", "/user/remove", {{"name", "vera"}}).status == 403);
  CHECK(db::Accounts(town.database.connection()).All().size() == 3);
  CHECK(town.Post("/users/add", user, "/users").status == 200);
  CHECK(db::Accounts(town.database.connection()).All().size() == 4);
  town.jar.clear();
  CHECK(town.Ask("POST", "/login", {{"name", "vera"}, {"password", kPassword}}).status == 403);
}

TEST_CASE("a viewer cannot do what an administrator can") {
  Town town;
  town.SignIn("vera");
  for (const char* path : {"/users", "/devices", "/user"}) CHECK(town.Get(path).status == 403);
  for (const char* path : {"/users/add", "/user/remove", "/user/password"})
    CHECK(town.Post(path, {{"name", "anna"}, {"new", kPassword}, {"again", kPassword}}, "/").status == 403);
  CHECK(town.Get("/").body.find("/users") == std::string::npos);
  CHECK(town.log.contains("web.forbidden"));
}

TEST_CASE("an administrator makes, changes and removes users, and never themselves") {
  Town town;
  town.SignIn("anna");
  const auto add = [&](const char* name, const char* password, const char* again) {
    return town.Post("/users/add", {{"name", name}, {"role", "planner"}, {"new", password}, {"again", again}}, "/users")
        .status;
  };
  CHECK(add("Peter", kPassword, kPassword) == 422);
  CHECK(add("peter", "short", "short") == 422);
  CHECK(add("peter", kPassword, "something else") == 422);
  CHECK(add("peter", kPassword, kPassword) == 200);
  CHECK(add("peter", kPassword, kPassword) == 422);
  CHECK(town.Post("/user/remove", {{"name", "anna"}}, "/users").status == 422);
  CHECK(town.Post("/user/remove", {{"name", "peter"}}, "/users").status == 200);
  CHECK(town.Post("/user/remove", {{"name", "peter"}}, "/users").status == 404);
  CHECK(town.Ask("GET", "/user", {{"name", "vera"}}).status == 200);
}

TEST_CASE("a new password needs the old one, and ends all sessions") {
  Town town;
  town.SignIn("vera");
  const auto other = town.jar;
  town.jar.clear();
  town.SignIn("vera");
  const auto change = [&](const char* now) {
    return town.Post("/password", {{"now", now}, {"new", "four new words"}, {"again", "four new words"}}, "/password");
  };
  CHECK(change("something else").status == 422);
  CHECK(change(kPassword).status == 303);
  CHECK(town.Get("/").status == 303);
  town.jar = other;
  CHECK(town.Get("/").status == 303);
  CHECK(town.SignIn("vera").status == 422);
  CHECK(town.SignIn("vera", "four new words").status == 303);
}

TEST_CASE("every answer forbids scripts, frames and copies") {
  Town town;
  const auto check = [&](const web::Response& response, bool scripts = false) {
    const std::string policy = Header(response, "Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'"));
    CHECK(policy.contains("frame-ancestors 'none'"));
    CHECK_FALSE(policy.contains("unsafe"));
    CHECK(Header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(Header(response, "Referrer-Policy") == "no-referrer");
    CHECK(Header(response, "Cache-Control") == "no-store");
    CHECK_FALSE(response.body.contains(" style="));
    CHECK(policy.contains("script") == scripts);
    CHECK(response.body.contains("<script") == scripts);
  };
  check(town.Get("/login"));
  check(town.Get("/nothing"));
  town.SignIn("anna");
  for (const char* path : {"/", "/results", "/centres", "/downloads", "/devices", "/users", "/password", "/no"})
    check(town.Get(path));
  check(town.Get("/trend"), true);  // the site's own, and no other page's
  check(town.site.Refuse({"GET", "/x"}, 413));
  CHECK(Header(town.Get("/style.css"), "Cache-Control").starts_with("public"));
}

TEST_CASE("a trend can be looked at closer where the chart library is installed, and is whole without it") {
  Town town;
  town.SignIn("vera");
  const std::string with = town.Get("/trend").body;
  CHECK(with.contains("<script src=\"/chart.js?v="));
  CHECK(with.contains("<script src=\"/closer.js?v="));
  CHECK(with.contains("data-value=\"75\""));  // what the script reads
  for (const char* path : {"/chart.js", "/closer.js"}) {
    CHECK(town.Get(path).type.starts_with("text/javascript"));
    CHECK(Header(town.Get(path), "Cache-Control").starts_with("public"));
  }

  const auto bare = web::ReadAssets(std::filesystem::path(BALSS_SOURCE_DIR) / "assets", "/nowhere/chart.js");
  REQUIRE(bare);
  CHECK_FALSE(bare->Find("/closer.js"));
  Town without(*bare);
  without.SignIn("vera");
  const auto page = without.Get("/trend");
  CHECK_FALSE(page.body.contains("<script"));
  CHECK_FALSE(page.body.contains("<template"));
  CHECK_FALSE(Header(page, "Content-Security-Policy").contains("script"));
  CHECK(page.body.contains("<table"));
  CHECK(without.Get("/chart.js").status == 404);
}

TEST_CASE("the language is what is asked for, what was asked for, what the browser says, or the first") {
  Town town;
  const auto language = [&](const std::string& cookies, const std::string& accept, const std::string& asked) {
    std::multimap<std::string, std::string> parameters;
    if (!asked.empty()) parameters.emplace("lang", asked);
    return Town::Between(town.site.Answer({"GET", "/login", parameters, cookies, accept}).body, "lang=\"", "\"");
  };
  CHECK(language("__Host-language=lv", "ru", "en") == "en");
  CHECK(language("__Host-language=lv", "ru", "") == "lv");
  CHECK(language("__Host-language=xx", "de, ru;q=0.3, lv-LV;q=0.7", "xx") == "lv");
  CHECK(language("", "de", "") == "en");
  const auto chosen = town.Ask("GET", "/login", {{"lang", "ru"}});
  CHECK(town.jar.at("__Host-language") == "ru");
  CHECK(town.Ask("GET", "/login", {{"lang", "\"><script>"}}).body.contains("<script>") == false);
}

TEST_CASE("a request that is no text is refused") {
  Town town;
  CHECK(town.Ask("GET", "/login", {{"lang", "\xff\xfe"}}).status == 400);
}

TEST_CASE("a download is a published table and nothing else") {
  Town town;
  town.SignIn("vera");
  const auto json = town.Ask("GET", "/download", {{"format", "json"}, {"survey", "week"}});
  CHECK(json.type == "application/json");
  CHECK(json.body.contains("\"too few\""));
  CHECK(Header(json, "Content-Disposition") == "attachment; filename=\"balss-week.json\"");
  const auto csv = town.Ask("GET", "/download", {{"format", "csv"}, {"survey", "week"}, {"round", "2026-autumn"}});
  CHECK(csv.type.starts_with("text/csv"));
  CHECK(csv.body.starts_with("survey,round,"));
  CHECK(town.Ask("GET", "/download", {{"format", "rows"}, {"survey", "week"}}).status == 404);
  CHECK(town.Ask("GET", "/download", {{"format", "csv"}, {"survey", "other"}}).status == 404);
}

TEST_CASE("of a round that is not published only its name is told") {
  Town town;
  town.database.RoundNumber({"week", 1, {}, "2027-spring", "sun"});
  town.SignIn("vera");
  const std::string page = town.Get("/").body;
  CHECK(page.contains("2027-spring"));
  CHECK(page.contains("Being collected"));
}
