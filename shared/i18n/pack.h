// A language pack (assets/i18n/<tag>.json): everything that is said to a visitor outside the survey itself.
// Direction, fonts, digits and keyboard are its fields, never guessed from text.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/error.h"

namespace i18n {

inline constexpr std::size_t kLargestPack = 1u << 20;  // bytes

// The key of a text that every pack must have. Only those in i18n/strings.h exist.
struct Key {
  std::string_view name;
};

struct Pack {
  std::string tag;      // BCP 47: "lv", "ar"
  std::string endonym;  // what the language calls itself
  std::string greeting;
  bool rtl = false;
  std::vector<std::string> fonts;      // families, best first
  std::vector<std::string> digits;     // ten strings, one a digit
  std::vector<std::string> keyboards;  // xkb layouts, first shown first
  std::string voice;                   // espeak-ng's name for it; empty: there is none, only recordings are heard
  bool reviewed = false;               // by a native speaker
  std::map<std::string, std::string, std::less<>> strings;
  std::map<std::string, std::string, std::less<>> child;  // what children are told instead, where it is something else

  // The text with {name} replaced; numbers go through Number first.
  std::string Say(Key key, std::initializer_list<std::pair<std::string_view, std::string>> values = {}) const;
  std::string Number(long long value) const;  // in the pack's own digits
  Pack ForChildren() const;                   // the same pack, with the texts for children in place of the others
};

// Reads one pack. kInvalid names every missing and every unknown key: a pack is complete or it is not loaded. The
// file is named after its tag.
base::Result<Pack> ReadPack(const std::filesystem::path& file);

// All packs of a folder, in the order of `first` and then by tag. One broken pack refuses them all; kNotFound when
// there is none. A tag in `first` that has no pack is passed over.
base::Result<std::vector<Pack>> ReadPacks(const std::filesystem::path& folder,
                                          const std::vector<std::string>& first = {});

}  // namespace i18n
