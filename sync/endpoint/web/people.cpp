#include "sync/endpoint/web/people.h"

#include <fmt/format.h>

#include "sync/endpoint/web/passwords.h"

namespace web {
namespace {

constexpr Key kRoleNames[] = {Key::kRoleViewer, Key::kRolePlanner, Key::kRoleAdmin};  // as db::Role
constexpr db::Role kRoles[] = {db::Role::kViewer, db::Role::kPlanner, db::Role::kAdmin};

std::string NameOf(const Visit& visit, db::Role role) { return visit.Say(kRoleNames[static_cast<std::size_t>(role)]); }

Html NewPasswordFields(const Visit& visit) {
  Html fields = Input("new", "new", visit.Say(Key::kPasswordNew), Field::kNewPassword, "new-password",
                      visit.Say(Key::kPasswordHint));
  return fields += Input("again", "again", visit.Say(Key::kPasswordAgain), Field::kNewPassword, "new-password");
}

// What is wrong with the new password that the form brought; "" when nothing is.
std::string WhyNot(const Visit& visit, const std::string& user) {
  const std::string password = visit.request.Get("new");
  if (!CheckPassword(password, user)) return visit.Say(Key::kPasswordBad);
  return password == visit.request.Get("again") ? "" : visit.Say(Key::kPasswordDiffer);
}

Html AddForm(const Visit& visit) {
  std::vector<Option> roles;
  for (const db::Role role : kRoles) roles.push_back({std::string(db::NameOf(role)), NameOf(visit, role)});
  Html fields = Input("name", "name", visit.Say(Key::kColumnName), Field::kText, "off", visit.Say(Key::kUsersNameHint));
  fields += Select("role", visit.Say(Key::kColumnRole), roles, "viewer");
  fields += NewPasswordFields(visit);
  return PostForm(visit, "/users/add", fields, visit.Say(Key::kUsersAddSubmit));
}

Response Users(const Register& with, const Visit& visit, const Html& notice, int status = 200) {
  Html rows;
  for (const db::User& user : with.accounts.All())
    rows += Html("tr", {},
                 {RowHead(user.name), Cell(NameOf(visit, user.role)),
                  Cell(Html("a", {{"href", Url("/user").With("name", user.name)}},
                            {visit.Say(Key::kUsersChange, {{"name", user.name}})}))});
  Html content = notice;
  content += Table(visit.Say(Key::kUsersAll), Caption::kSeen,
                   Heads({visit.Say(Key::kColumnName), visit.Say(Key::kColumnRole), visit.Say(Key::kColumnChange)}),
                   rows, {.wide = true, .figures = false});
  content += Html("h2", {}, {visit.Say(Key::kUsersAdd)});
  content += AddForm(visit);
  return Page(visit, visit.Say(Key::kUsersTitle), content, status);
}

Response OneUser(const Visit& visit, const db::User& user, const Html& notice, int status = 200) {
  const Html hidden("input", {{"type", "hidden"}, {"name", "name"}, {"value", user.name}});
  Html content = notice;
  content += Html("p", {}, {visit.Say(Key::kColumnRole) + ": " + NameOf(visit, user.role)});
  content += Html("h2", {}, {visit.Say(Key::kPasswordNew)});
  Html fields = hidden;
  fields += NewPasswordFields(visit);
  content += PostForm(visit, "/user/password", fields, visit.Say(Key::kPasswordSubmit));
  content += Html("h2", {}, {visit.Say(Key::kUsersRemove, {{"name", user.name}})});
  if (user.name == visit.user->name)
    content += Html("p", {}, {visit.Say(Key::kUsersYourself)});
  else
    content += Html("p", {}, {visit.Say(Key::kUsersRemoveNote)}),
        content += PostForm(visit, "/user/remove", hidden, visit.Say(Key::kUsersRemove, {{"name", user.name}}), true);
  return Page(visit, visit.Say(Key::kUsersChangeTitle, {{"name", user.name}}), content, status);
}

Response NoSuchUser(const Visit& visit) { return ProblemPage(visit, Key::kErrorNotFound, 404); }

Response Password(const Visit& visit, const Html& notice, int status = 200) {
  Html fields = Input("now", "now", visit.Say(Key::kPasswordNow), Field::kPassword, "current-password");
  fields += NewPasswordFields(visit);
  Html content = notice;
  content += PostForm(visit, "/password", fields, visit.Say(Key::kPasswordSubmit));
  return Page(visit, visit.Say(Key::kPasswordTitle), content, status);
}

}  // namespace

Response LoginPage(const Visit& visit, const std::string& problem, int status) {
  Html content;
  if (!problem.empty()) content += Notice(problem, true);
  const std::string done = visit.request.Get("done");
  if (done == "out") content += Notice(visit.Say(Key::kLoginOut), false);
  if (done == "password") content += Notice(visit.Say(Key::kPasswordChanged), false);
  content += Html("p", {}, {visit.Say(Key::kLoginAbout)});
  Html fields = Input("name", "name", visit.Say(Key::kLoginName), Field::kText, "username");
  fields += Input("password", "password", visit.Say(Key::kLoginPassword), Field::kPassword, "current-password");
  content += PostForm(visit, "/login", fields, visit.Say(Key::kLoginSubmit));
  return Page(visit, visit.Say(Key::kLoginTitle), content, status);
}

Response PasswordPage(const Register&, const Visit& visit) { return Password(visit, {}); }

Response ChangePassword(const Register& with, const Visit& visit) {
  const std::string& name = visit.user->name;
  const auto wrong = [&](const std::string& words) { return Password(visit, Notice(words, true), 422); };
  if (const auto wait = with.throttle.WaitFor(name); wait.count() > 0)
    return wrong(visit.Say(Key::kLoginWait, {{"seconds", fmt::format("{}", wait.count() / 1000 + 1)}}));
  if (const std::string why = WhyNot(visit, name); !why.empty()) return wrong(why);
  const auto user = with.accounts.Find(name);
  if (!user || !IsPassword(user->password, visit.request.Get("now"))) {
    with.throttle.Failed(name);
    return wrong(visit.Say(Key::kPasswordWrong));
  }
  const auto hash = HashPassword(visit.request.Get("new"));
  if (!hash) return wrong(visit.Say(Key::kErrorStorage));
  with.accounts.SetPassword(name, *hash);
  return Redirect(Url("/login").With("done", "password"));
}

Response UsersPage(const Register& with, const Visit& visit) { return Users(with, visit, {}); }

Response AddUser(const Register& with, const Visit& visit) {
  const std::string name = visit.request.Get("name");
  const auto wrong = [&](const std::string& words) { return Users(with, visit, Notice(words, true), 422); };
  const auto role = db::ReadRole(visit.request.Get("role"));
  if (!IsUserName(name) || !role) return wrong(visit.Say(Key::kUsersBadName));
  if (const std::string why = WhyNot(visit, name); !why.empty()) return wrong(why);
  const auto hash = HashPassword(visit.request.Get("new"));
  if (!hash) return wrong(visit.Say(Key::kErrorStorage));
  if (!with.accounts.Add({name, *role, *hash})) return wrong(visit.Say(Key::kUsersTaken));
  return Users(with, visit, Notice(visit.Say(Key::kUsersAdded, {{"name", name}}), false));
}

Response UserPage(const Register& with, const Visit& visit) {
  const auto user = with.accounts.Find(visit.request.Get("name"));
  return user ? OneUser(visit, *user, {}) : NoSuchUser(visit);
}

// Nobody removes themselves, so an administrator stays.
Response RemoveUser(const Register& with, const Visit& visit) {
  const auto user = with.accounts.Find(visit.request.Get("name"));
  if (!user) return NoSuchUser(visit);
  if (user->name == visit.user->name) return OneUser(visit, *user, {}, 422);
  with.accounts.Remove(user->name);
  return Users(with, visit, Notice(visit.Say(Key::kUsersRemoved, {{"name", user->name}}), false));
}

Response SetUserPassword(const Register& with, const Visit& visit) {
  const auto user = with.accounts.Find(visit.request.Get("name"));
  if (!user) return NoSuchUser(visit);
  const auto wrong = [&](const std::string& words) { return OneUser(visit, *user, Notice(words, true), 422); };
  if (const std::string why = WhyNot(visit, user->name); !why.empty()) return wrong(why);
  const auto hash = HashPassword(visit.request.Get("new"));
  if (!hash) return wrong(visit.Say(Key::kErrorStorage));
  with.accounts.SetPassword(user->name, *hash);
  if (user->name == visit.user->name) return Redirect(Url("/login").With("done", "password"));
  return OneUser(visit, *user, Notice(visit.Say(Key::kUsersChanged, {{"name", user->name}}), false));
}

}  // namespace web
