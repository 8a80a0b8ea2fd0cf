// What the browser keeps for us (RFC 6265). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"

namespace web {

// "__Host-": browsers take such a cookie only over TLS, for the whole of this very host, and from nobody else.
inline constexpr std::string_view kSessionCookie = "__Host-session";
inline constexpr std::string_view kFormCookie = "__Host-form";    // binds the sign-in form to this browser
inline constexpr std::string_view kKnownCookie = "__Host-known";  // somebody signed in here before
inline constexpr std::string_view kLanguageCookie = "__Host-language";

// From a request's Cookie header; "" when it is not there.
std::string_view Cookie(std::string_view header, std::string_view name);

// A Set-Cookie header: HttpOnly, Secure, SameSite=Strict, Path=/; `seconds` nullopt: until the browser closes, 0: gone.
// `value` has no characters but letters, digits and "-".
std::string SetCookie(std::string_view name, std::string_view value, std::optional<int> seconds);

using Token = base::Digest;  // 32 random bytes

// From hexadecimal digits; nullopt when it is none.
std::optional<Token> ReadToken(std::string_view hex);

// What a form must bring along so that it was ours, for this session: a keyed hash of its token. Another site cannot
// know it, and it opens nothing by itself.
std::string FormToken(const Token& session);
bool IsFormToken(const Token& session, std::string_view hex);  // in constant time

}  // namespace web
