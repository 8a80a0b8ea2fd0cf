#include "shared/privacy/opening/wrap.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "shared/base/utf8.h"

namespace privacy {
namespace {

using base::Code;
using base::Fail;

constexpr std::string_view kWrapped = "balss-wrapped-key-1 ";
constexpr std::size_t kSalt = crypto_pwhash_SALTBYTES, kNonce = crypto_secretbox_NONCEBYTES, kSecret = 32,
                      kBox = kSecret + crypto_secretbox_MACBYTES;

// What the words become; wiped when it is no longer needed.
struct Stretched {
  std::array<std::uint8_t, crypto_secretbox_KEYBYTES> key{};
  ~Stretched() { sodium_memzero(key.data(), key.size()); }
};

bool Stretch(Stretched& out, std::string_view passphrase, const std::uint8_t* salt) {
  std::string words = FoldedPassphrase(passphrase);
  const bool done =
      crypto_pwhash(out.key.data(), out.key.size(), words.data(), words.size(), salt, crypto_pwhash_OPSLIMIT_MODERATE,
                    crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) == 0;
  sodium_memzero(words.data(), words.size());
  return done;
}

std::unexpected<base::Error> NoMemory() {
  return Fail(Code::kInternal, "no memory for the passphrase", "256 MiB must be free");
}

}  // namespace

std::string FoldedPassphrase(std::string_view typed) {
  std::string folded;
  bool blank = false;
  for (const char c : typed) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !folded.empty();
      continue;
    }
    if (std::exchange(blank, false)) folded += ' ';
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

base::Result<void> CheckPassphrase(std::string_view typed) {
  std::istringstream words(FoldedPassphrase(typed));
  std::map<std::string, int> seen;
  int count = 0;
  for (std::string word; words >> word; ++count)
    if (++seen[word] == 3) return Fail(Code::kInvalid, "a passphrase that repeats itself", "take six different words");
  if (count < kFewestWords)
    return Fail(Code::kInvalid, fmt::format("a passphrase has at least {} words", kFewestWords),
                "draw them by lot, from a dictionary for example: what one thinks of first is guessed first");
  return {};
}

base::Result<std::string> WrapKey(const KeyPair& pair, std::string_view passphrase) {
  if (auto good = CheckPassphrase(passphrase); !good) return std::unexpected(good.error());
  std::array<std::uint8_t, kSalt + kNonce + kBox> file{};
  randombytes_buf(file.data(), kSalt + kNonce);
  Stretched stretched;
  if (!Stretch(stretched, passphrase, file.data())) return NoMemory();
  crypto_secretbox_easy(file.data() + kSalt + kNonce, pair.secret_key.data(), kSecret, file.data() + kSalt,
                        stretched.key.data());
  return std::string(kWrapped) + base::ToHex(file) + "\n";
}

bool IsWrapped(std::string_view file) { return base::Trim(file).starts_with(kWrapped); }

base::Result<KeyPair> UnwrapKey(std::string_view text, std::string_view passphrase) {
  const std::string_view line = base::Trim(text);
  const auto file = IsWrapped(line) ? base::FromHex(line.substr(kWrapped.size()), kSalt + kNonce + kBox)
                                    : Fail(Code::kInvalid, "not a wrapped key");
  if (!file) return Fail(Code::kInvalid, "not a key behind a passphrase", "use the file that `balss keys wrap` wrote");
  Stretched stretched;
  if (!Stretch(stretched, passphrase, file->data())) return NoMemory();
  KeyPair pair;
  if (crypto_secretbox_open_easy(pair.secret_key.data(), file->data() + kSalt + kNonce, kBox, file->data() + kSalt,
                                 stretched.key.data()) != 0)
    return Fail(Code::kTrust, "the passphrase does not open this key", "all words, in their order");
  crypto_scalarmult_base(pair.public_key.data(), pair.secret_key.data());
  return pair;
}

}  // namespace privacy
