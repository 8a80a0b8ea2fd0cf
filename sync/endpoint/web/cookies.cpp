#include "sync/endpoint/web/cookies.h"

#include <fmt/format.h>
#include <sodium.h>

#include "shared/base/utf8.h"

namespace web {
namespace {

constexpr std::string_view kForms = "balss forms 1";

Token Keyed(const Token& session) {
  Token hash;
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(kForms.data()), kForms.size(),
                     session.data(), session.size());
  return hash;
}

}  // namespace

std::string_view Cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const auto end = header.find(';');
    const std::string_view pair = base::Trim(header.substr(0, end));
    if (const auto equals = pair.find('='); equals != std::string_view::npos && pair.substr(0, equals) == name)
      return pair.substr(equals + 1);
    header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
  }
  return {};
}

std::string SetCookie(std::string_view name, std::string_view value, std::optional<int> seconds) {
  const std::string age = seconds ? fmt::format("; Max-Age={}", *seconds) : std::string();
  return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict{}", name, value, age);
}

std::optional<Token> ReadToken(std::string_view hex) {
  const auto bytes = base::FromHex(hex, sizeof(Token));
  return bytes ? std::optional(base::ToArray<sizeof(Token)>(*bytes)) : std::nullopt;
}

std::string FormToken(const Token& session) { return base::ToHex(Keyed(session)); }

bool IsFormToken(const Token& session, std::string_view hex) {
  const auto given = ReadToken(hex);
  return given && sodium_memcmp(given->data(), Keyed(session).data(), sizeof(Token)) == 0;
}

}  // namespace web
