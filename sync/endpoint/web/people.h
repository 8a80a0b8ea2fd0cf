// The pages that change who may sign in: one's own password, and for administrators the users. Private to web/.
#pragma once

#include "sync/endpoint/db/accounts.h"
#include "sync/endpoint/web/page.h"
#include "sync/endpoint/web/throttle.h"

namespace web {

// What they change. `throttle` slows down who guesses the password of a browser that was left signed in.
struct Register {
  db::Accounts& accounts;
  Throttle& throttle;
};

Response LoginPage(const Visit& visit, const std::string& problem, int status);

Response PasswordPage(const Register& with, const Visit& visit);
Response ChangePassword(const Register& with, const Visit& visit);

Response UsersPage(const Register& with, const Visit& visit);
Response AddUser(const Register& with, const Visit& visit);
Response RemoveUser(const Register& with, const Visit& visit);
Response UserPage(const Register& with, const Visit& visit);  // one user: password, removing
Response SetUserPassword(const Register& with, const Visit& visit);

}  // namespace web
