// What a translator should know about a language pack before a visitor sees it (`balss i18n check`). The kiosk needs only
// ReadPack. docs/formats/language-pack.md, §4.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"

namespace i18n {

struct Finding {
  enum class Level {
    kError,    // the kiosk refuses the pack, or would show something that is wrong
    kWarning,  // the kiosk shows it; a person should look
  } level = Level::kError;
  std::string pointer;  // RFC 6901; "" for the whole file
  int line = 0;         // 0: of the whole file
  std::string message, hint;
};

// The texts that all others are translated from, with what is said of each to translators.
struct Original {
  struct Entry {
    std::string text, note;
    long long most = 0;  // code points that can be seen; 0: no limit
  };
  std::map<std::string, Entry, std::less<>> entries;

  // The English pack, assets/i18n/en.json. Must be one that ReadPack takes.
  static base::Result<Original> Read(const std::filesystem::path& file);
};

// All that is wrong with a pack, in the order of the file; empty: good. ReadPack takes a pack without errors. `keyboards`
// are the layouts that xkeyboard-config has ("lv", "us(intl)"); null when nobody knows them here. Fails only when the file
// cannot be read.
base::Result<std::vector<Finding>> Check(const std::filesystem::path& file, const Original& original,
                                         const std::set<std::string, std::less<>>* keyboards = nullptr);

}  // namespace i18n
