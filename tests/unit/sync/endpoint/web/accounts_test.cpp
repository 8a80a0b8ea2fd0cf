// Cookies, passwords, waits, and what stands in the database of who is signed in.
#include <doctest/doctest.h>

#include "sync/endpoint/db/accounts.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/web/cookies.h"
#include "sync/endpoint/web/passwords.h"
#include "sync/endpoint/web/throttle.h"

using web::Throttle;
using namespace std::chrono_literals;

TEST_CASE("a cookie is found by its whole name") {
  CHECK(web::Cookie("a=1; __Host-session=22; b=3", "__Host-session") == "22");
  CHECK(web::Cookie("a=1;b=3", "b") == "3");
  CHECK(web::Cookie("xb=1; b =2", "b") == "");
  CHECK(web::Cookie("", "b") == "");
}

TEST_CASE("cookies are for this host, over TLS, and not for scripts or other sites") {
  const std::string cookie = web::SetCookie(web::kSessionCookie, "ab", 60);
  CHECK(cookie == "__Host-session=ab; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60");
  CHECK_FALSE(web::SetCookie("x", "", std::nullopt).contains("Max-Age"));
}

TEST_CASE("a form's token belongs to one session") {
  const web::Token one{1}, other{2};
  CHECK(web::IsFormToken(one, web::FormToken(one)));
  CHECK_FALSE(web::IsFormToken(other, web::FormToken(one)));
  CHECK_FALSE(web::IsFormToken(one, ""));
  CHECK_FALSE(web::IsFormToken(one, base::ToHex(one)));
}

TEST_CASE("a password has twelve characters, whatever their bytes") {
  CHECK(web::CheckPassword("twelve chars", "anna"));
  CHECK(web::CheckPassword("āāēēīīūūķķļļ", "anna"));
  for (const char* bad :
       {"", "elevenchars", "āāēēīīūūķķļ", "aaaaaaaaaaaaaaaa", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe"})
    CHECK_FALSE(web::CheckPassword(bad, "anna"));
  CHECK_FALSE(web::CheckPassword("anna.anna.anna", "anna.anna.anna"));
  CHECK_FALSE(web::CheckPassword(std::string(1000, 'a') + std::string(25, 'b'), "anna"));
}

TEST_CASE("a password is stored as an Argon2id hash of its own") {
  const auto one = web::HashPassword("twelve chars"), two = web::HashPassword("twelve chars");
  REQUIRE(one);
  CHECK(one->starts_with("$argon2id$"));
  CHECK(*one != *two);
  CHECK(web::IsPassword(*one, "twelve chars"));
  CHECK_FALSE(web::IsPassword(*one, "twelve charS"));
  CHECK_FALSE(web::IsPassword("", "twelve chars"));
}

TEST_CASE("wrong tries wait longer and longer, up to a minute, and never for good") {
  base::FakeClock clock;
  Throttle throttle(clock);
  const auto fail = [&] { throttle.Failed("anna"); };
  fail(), fail();
  CHECK(throttle.WaitFor("anna") == 0ms);
  fail();
  CHECK(throttle.WaitFor("anna") == 2s);
  CHECK(throttle.WaitFor("vera") == 0ms);
  for (const auto expected : {4s, 8s, 16s, 32s, 60s, 60s}) {
    clock.Advance(throttle.WaitFor("anna"));
    CHECK(throttle.WaitFor("anna") == 0ms);
    fail();
    CHECK(throttle.WaitFor("anna") == expected);
  }
  throttle.Succeeded("anna");
  CHECK(throttle.WaitFor("anna") == 0ms);
  fail(), fail(), fail();
  clock.Advance(Throttle::kForgotten);
  fail();
  CHECK(throttle.WaitFor("anna") == 0ms);
}

TEST_CASE("many wrong tries with any names slow all of them down for a while") {
  base::FakeClock clock;
  Throttle throttle(clock);
  for (int i = 0; i < Throttle::kMany; ++i) {
    CHECK(throttle.Pause() == 0ms);
    throttle.Failed("name" + std::to_string(i));
  }
  CHECK(throttle.Pause() == Throttle::kPause);
  clock.Advance(61s);
  CHECK(throttle.Pause() == Throttle::kPause);
  clock.Advance(120s);
  CHECK(throttle.Pause() == 0ms);
}

TEST_CASE("names that were tried do not fill the memory") {
  base::FakeClock clock;
  Throttle throttle(clock);
  for (std::size_t i = 0; i < Throttle::kMostNames + 10; ++i)
    for (int n = 0; n < Throttle::kFree; ++n) throttle.Failed(std::to_string(i));
  CHECK(throttle.WaitFor(std::to_string(Throttle::kMostNames - 1)) > 0ms);
  CHECK(throttle.WaitFor(std::to_string(Throttle::kMostNames)) == 0ms);
}

TEST_CASE("a changed password and a removed user end the sessions") {
  db::Database database(":memory:");
  db::Accounts accounts(database.connection());
  const auto hash = web::HashPassword("twelve chars");
  CHECK(accounts.Add({"anna", db::Role::kAdmin, *hash}));
  CHECK(accounts.Add({"vera", db::Role::kViewer, *hash}));
  CHECK_FALSE(accounts.Add({"anna", db::Role::kViewer, *hash}));
  const base::Digest one{1}, two{2}, veras{3};
  accounts.Begin(one, "anna", 100), accounts.Begin(two, "anna", 100), accounts.Begin(veras, "vera", 100);
  CHECK(accounts.FindSession(one)->role == db::Role::kAdmin);
  CHECK(accounts.SetPassword("anna", *hash));
  CHECK_FALSE(accounts.FindSession(one));
  CHECK_FALSE(accounts.FindSession(two));
  CHECK(accounts.FindSession(veras)->user == "vera");
  CHECK(accounts.Remove("vera"));
  CHECK_FALSE(accounts.FindSession(veras));
  CHECK_FALSE(accounts.Remove("vera"));
  CHECK_FALSE(accounts.SetPassword("vera", *hash));
}

TEST_CASE("the database takes no password in clear and no other role") {
  db::Database database(":memory:");
  db::Accounts accounts(database.connection());
  CHECK_THROWS_AS(accounts.Add({"anna", db::Role::kAdmin, "twelve chars"}), db::Failure);
  CHECK_THROWS_AS(database.connection().Run("INSERT INTO users VALUES ('x', 'root', '$argon2id$x')"), db::Failure);
}
