// A key behind a passphrase: docs/formats/response.md §6.
#include <doctest/doctest.h>

#include "shared/privacy/opening/wrap.h"

namespace {

constexpr const char* kWords = "river lamp seven orchard quiet boat";

base::Code CodeOf(const auto& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

}  // namespace

TEST_CASE("only the same words open a wrapped key, however they are spaced and whether they are large or small") {
  const privacy::KeyPair pair = privacy::MakeKeyPair();
  const auto file = privacy::WrapKey(pair, kWords);
  REQUIRE(file);
  CHECK(privacy::IsWrapped(*file));
  CHECK_FALSE(file->contains(base::ToHex(pair.secret_key)));
  CHECK(*file != privacy::WrapKey(pair, kWords).value());  // a salt and a nonce of its own
  const auto back = privacy::UnwrapKey(*file, "  River lamp  SEVEN orchard\tquiet boat \n");
  REQUIRE(back);
  CHECK(back->secret_key == pair.secret_key);
  CHECK(back->public_key == pair.public_key);
  CHECK(CodeOf(privacy::UnwrapKey(*file, "river lamp seven orchard quiet boats")) == base::Code::kTrust);
  CHECK(CodeOf(privacy::UnwrapKey(*file, "")) == base::Code::kTrust);
}

TEST_CASE("a wrapped key with a changed, missing or added byte is refused") {
  const std::string file = privacy::WrapKey(privacy::MakeKeyPair(), kWords).value();
  std::string changed = file;
  changed[changed.size() - 3] = changed[changed.size() - 3] == '0' ? '1' : '0';
  CHECK(CodeOf(privacy::UnwrapKey(changed, kWords)) == base::Code::kTrust);
  CHECK(CodeOf(privacy::UnwrapKey(file.substr(0, file.size() - 3), kWords)) == base::Code::kInvalid);
  CHECK(CodeOf(privacy::UnwrapKey("balss-wrapped-key-1 00", kWords)) == base::Code::kInvalid);
  CHECK(CodeOf(privacy::UnwrapKey(privacy::WriteKey(privacy::MakeKeyPair()), kWords)) == base::Code::kInvalid);
}

TEST_CASE("a passphrase has six words and does not repeat one") {
  CHECK(privacy::CheckPassphrase(kWords));
  CHECK(privacy::CheckPassphrase("upe lampa septiņi dārzs kluss laiva"));
  CHECK(CodeOf(privacy::CheckPassphrase("river lamp seven orchard quiet")) == base::Code::kInvalid);
  CHECK(CodeOf(privacy::CheckPassphrase("")) == base::Code::kInvalid);
  CHECK(CodeOf(privacy::CheckPassphrase("one one one two three four")) == base::Code::kInvalid);
  CHECK_FALSE(privacy::WrapKey(privacy::MakeKeyPair(), "too short"));
}
