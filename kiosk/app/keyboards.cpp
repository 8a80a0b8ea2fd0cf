#include "kiosk/app/keyboards.h"

#include <stdexcept>
#include <string_view>

namespace app {
namespace {

constexpr std::string_view kAlphabet = "/alphabet", kSigns = "signs";

}  // namespace

Keyboards::Keyboards(const std::vector<i18n::Pack>& packs) {
  for (const i18n::Pack& pack : packs) {
    for (const std::string& name : pack.keyboards) wanted_.push_back({&pack, name});
    wanted_.push_back({&pack, {}});
  }
}

const keyboard::Layout& Keyboards::Of(const i18n::Pack& pack, const std::string& name) {
  const std::string key = pack.tag + "/" + name;
  if (const auto found = loaded_.find(key); found != loaded_.end()) return found->second;
  std::string layout = name == kSigns ? "" : name;
  if (layout.ends_with(kAlphabet)) layout.resize(layout.size() - kAlphabet.size());
  if (const auto loaded = Load({&pack, layout}); !loaded) throw std::runtime_error(base::Sentence(loaded.error()));
  return loaded_.at(key);
}

base::Result<void> Keyboards::LoadNext() { return complete() ? base::Result<void>() : Load(wanted_[next_++]); }

base::Result<void> Keyboards::Load(const Wanted& wanted) {
  const i18n::Pack& pack = *wanted.pack;
  const std::string key = pack.tag + "/" + (wanted.layout.empty() ? std::string(kSigns) : wanted.layout);
  if (loaded_.contains(key)) return {};
  if (wanted.layout.empty()) {
    loaded_.emplace(key, keyboard::Signs(pack.digits, pack.tag, pack.rtl));
    return {};
  }
  auto layout = keyboard::Load(wanted.layout, pack.tag);
  if (!layout) return std::unexpected(layout.error());
  loaded_.emplace(key + std::string(kAlphabet), keyboard::InAlphabeticalOrder(*layout, pack.tag));
  loaded_.emplace(key, std::move(*layout));
  return {};
}

}  // namespace app
