#include "shared/store/sending.h"

#include <fmt/format.h>

#include <cstdio>

namespace store {
namespace {

constexpr std::string_view kRequest = "sync.request", kAnswered = "sync.answered", kAnswer = "sync.answer",
                           kProgress = "sync.progress", kResult = "sync.last_result", kDay = "sync.last_day";

base::Result<std::string> Read(const Store& store, std::string_view key) {
  const auto value = store.Get(key);
  if (!value) return std::unexpected(value.error());
  return value->value_or("");
}

}  // namespace

base::Result<Sending> ReadSending(const Store& store) {
  std::string values[6];
  const std::string_view keys[6] = {kRequest, kAnswered, kAnswer, kProgress, kResult, kDay};
  for (int i = 0; i < 6; ++i) {
    auto value = Read(store, keys[i]);
    if (!value) return std::unexpected(value.error());
    values[i] = std::move(*value);
  }
  Sending sending{.asked = values[0] != values[1], .how = {}, .last_how = values[4], .last_day = values[5]};
  if (!sending.asked) sending.how = values[2];
  if (sending.asked) std::sscanf(values[3].c_str(), "%d/%d", &sending.done, &sending.all);
  return sending;
}

base::Result<void> AskToSend(Store& store, base::Random& random) {
  if (auto cleared = store.Set(kProgress, ""); !cleared) return cleared;
  return store.Set(kRequest, base::ToHex(random.Array<8>()));
}

base::Result<std::optional<std::string>> RequestToSend(const Store& store) {
  auto request = Read(store, kRequest);
  const auto answered = Read(store, kAnswered);
  if (!request) return std::unexpected(request.error());
  if (!answered) return std::unexpected(answered.error());
  return *request == *answered ? std::nullopt : std::optional(std::move(*request));
}

base::Result<void> NoteSending(Store& store, int done, int all) {
  return store.Set(kProgress, fmt::format("{}/{}", done, all));
}

base::Result<void> AnswerRequest(Store& store, const std::string& request, const std::string& how) {
  if (auto said = store.Set(kAnswer, how); !said) return said;
  return store.Set(kAnswered, request);
}

base::Result<void> NoteSent(Store& store, const std::string& how, const std::string& day) {
  const auto saved = store.Set(kResult, how);
  return saved ? store.Set(kDay, day) : saved;
}

}  // namespace store
