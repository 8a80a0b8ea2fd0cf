#include "sync/protocol/messages.h"

#include <array>

#include "shared/base/json.h"

namespace protocol {
namespace {

constexpr std::size_t kLongestMessage = 64 << 10;

struct Word {
  Refusal refusal;
  int status;
  const char* word;
};
constexpr std::array kWords = {
    Word{Refusal::kUnauthorised, 401, "unauthorised"},
    Word{Refusal::kMalformed, 400, "malformed"},
    Word{Refusal::kUnknownUpload, 404, "unknown-upload"},
    Word{Refusal::kPartsMissing, 409, "parts-missing"},
    Word{Refusal::kPartDamaged, 422, "part-damaged"},
    Word{Refusal::kBatchRefused, 422, "batch-refused"},
    Word{Refusal::kTooManyUploads, 503, "too-many-uploads"},
    Word{Refusal::kDiskFull, 507, "disk-full"},
    Word{Refusal::kInternal, 500, "internal"},
    Word{Refusal::kNotFound, 404, "not-found"},
    Word{Refusal::kTooLarge, 413, "too-large"},
};

const Word& Of(Refusal refusal) { return kWords[static_cast<std::size_t>(refusal)]; }

}  // namespace

int HttpStatus(Refusal refusal) { return Of(refusal).status; }

std::string WriteError(Refusal refusal, std::string_view message) {
  return base::Json{{"error", Of(refusal).word}, {"message", message}}.dump();
}

std::optional<ErrorBody> ReadError(std::string_view text) {
  const auto json = base::ParseJson(text, kLongestMessage);
  if (!json || !json->is_object()) return std::nullopt;
  const base::Json word = json->value("error", base::Json()), message = json->value("message", base::Json());
  if (!word.is_string() || !message.is_string()) return std::nullopt;
  for (const Word& known : kWords)
    if (word == known.word) return ErrorBody{known.refusal, message.get<std::string>()};
  return std::nullopt;
}

std::string WriteWanted(const base::Digest& manifest, const std::vector<int>& parts) {
  return base::Json{{"manifest", base::ToHex(manifest)}, {"wanted", parts}}.dump();
}

std::optional<std::vector<int>> ReadWanted(std::string_view text) {
  const auto json = base::ParseJson(text, kLongestMessage);
  if (!json || !json->is_object()) return std::nullopt;
  const auto wanted = json->find("wanted");
  if (wanted == json->end() || !wanted->is_array()) return std::nullopt;
  std::vector<int> parts;
  for (const base::Json& number : *wanted) {
    if (!number.is_number_unsigned() || number.get<std::uint64_t>() >= 1u << 30) return std::nullopt;
    parts.push_back(number.get<int>());
  }
  return parts;
}

}  // namespace protocol
