#include "sync/endpoint/web/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "shared/base/utf8.h"

namespace web {

using base::Code;
using base::Fail;

bool IsUserName(std::string_view name) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, good);
}

base::Result<void> CheckPassword(std::string_view password, std::string_view user) {
  if (!base::IsValidUtf8(password)) return Fail(Code::kInvalid, "the password is no text in UTF-8");
  const auto characters = std::ranges::count_if(password, [](char c) { return (c & 0xC0) != 0x80; });
  if (static_cast<std::size_t>(characters) < kShortestPassword)
    return Fail(Code::kInvalid, "a password of fewer than twelve characters", "four words are easy to remember");
  if (password.size() > kLongestPassword) return Fail(Code::kInvalid, "a password of more than 1024 bytes");
  if (password == user || std::ranges::count(password, password[0]) == std::ssize(password))
    return Fail(Code::kInvalid, "a password that everybody tries first", "four words are easy to remember");
  return {};
}

base::Result<std::string> HashPassword(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return Fail(Code::kInternal, "no memory to protect the password", "64 MiB must be free");
  return std::string(hash.data());
}

bool IsPassword(const std::string& hash, std::string_view password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace web
