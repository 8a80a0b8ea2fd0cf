#include "shared/i18n/pack.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <set>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/i18n/strings.h"

namespace i18n {
namespace {

// The first thing that is wrong with a pack; reading goes on without asking at each step.
class PackFile {
 public:
  PackFile(const base::Json& json, std::string where) : json_(json), where_(std::move(where)) {}

  const std::optional<base::Error>& error() const { return error_; }

  void Complain(const std::string& what, std::string hint = {}) {
    if (!error_) error_ = base::Error{base::Code::kInvalid, where_ + ": " + what, std::move(hint)};
  }

  std::string Words(const char* field) {
    const auto found = json_.find(field);
    if (found != json_.end() && found->is_string() && !found->get_ref<const std::string&>().empty())
      return found->get<std::string>();
    Complain(std::string("\"") + field + "\" must be a text", "see assets/i18n/en.json");
    return {};
  }

  std::string WordsIfThere(const char* field) { return json_.contains(field) ? Words(field) : std::string(); }

  std::vector<std::string> List(const char* field) {
    std::vector<std::string> list;
    const auto found = json_.find(field);
    if (found != json_.end() && found->is_array())
      for (const auto& item : *found)
        if (item.is_string() && !item.get_ref<const std::string&>().empty()) list.push_back(item.get<std::string>());
    if (list.empty() || list.size() != found->size())
      Complain(std::string("\"") + field + "\" must be a list of texts with at least one", "see assets/i18n/en.json");
    return list;
  }

  bool Flag(const char* field) {
    const auto found = json_.find(field);
    if (found != json_.end() && found->is_boolean()) return found->get<bool>();
    Complain(std::string("\"") + field + "\" must be true or false");
    return false;
  }

  const base::Json* Object(const char* field) {
    const auto found = json_.find(field);
    if (found != json_.end() && found->is_object()) return &*found;
    Complain(std::string("\"") + field + "\" must be an object");
    return nullptr;
  }

 private:
  const base::Json& json_;
  std::string where_;
  std::optional<base::Error> error_;
};

std::vector<std::string> Characters(std::string_view text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if ((c & 0xC0) == 0x80 && !characters.empty())
      characters.back() += c;
    else
      characters.emplace_back(1, c);
  }
  return characters;
}

void ReadStrings(PackFile& file, Pack& pack) {
  const base::Json* strings = file.Object("strings");
  if (!strings) return;
  std::set<std::string_view> wanted;
  std::string missing, unknown;
  for (const Key key : kAllKeys) {
    wanted.insert(key.name);
    if (!strings->contains(key.name)) missing += " " + std::string(key.name);
  }
  for (const auto& [name, entry] : strings->items()) {
    if (!wanted.contains(name)) {
      unknown += " " + name;
      continue;
    }
    const auto text = entry.is_object() ? entry.find("text") : entry.end();
    if (!entry.is_object() || text == entry.end() || !text->is_string() || text->get_ref<const std::string&>().empty())
      file.Complain("\"" + name + "\" has no text", R"(write {"text": "…", "note": "…", "max": …})");
    else if (const auto most = entry.find("max"); most != entry.end() && (!most->is_number_unsigned() || *most == 0))
      file.Complain("the \"max\" of \"" + name + "\" is no number of characters", "see assets/i18n/en.json");
    else
      pack.strings.emplace(name, text->get<std::string>());
    const auto child = entry.is_object() ? entry.find("child") : entry.end();
    if (!entry.is_object() || child == entry.end()) continue;
    if (!child->is_string() || child->get_ref<const std::string&>().empty())
      file.Complain("the \"child\" of \"" + name + "\" is no text", "leave it out where children are told the same");
    else
      pack.child.emplace(name, child->get<std::string>());
  }
  if (!missing.empty() || !unknown.empty())
    file.Complain((missing.empty() ? "" : "missing keys:" + missing) +
                      (missing.empty() || unknown.empty() ? "" : "; ") +
                      (unknown.empty() ? "" : "unknown keys:" + unknown),
                  "the keys are those of shared/i18n/strings.h");
}

}  // namespace

std::string Pack::Say(Key key, std::initializer_list<std::pair<std::string_view, std::string>> values) const {
  const auto found = strings.find(key.name);
  assert(found != strings.end());
  if (found == strings.end()) return std::string(key.name);
  const std::string& raw = found->second;
  std::string said;
  std::size_t at = 0;
  for (auto open = raw.find('{'); open != std::string::npos; open = raw.find('{', at)) {
    const auto close = raw.find('}', open);
    if (close == std::string::npos) break;
    const std::string_view name = std::string_view(raw).substr(open + 1, close - open - 1);
    const auto* value = std::ranges::find(values, name, &std::pair<std::string_view, std::string>::first);
    said.append(raw, at, open - at);
    said += value == values.end() ? raw.substr(open, close + 1 - open) : value->second;
    at = close + 1;
  }
  return said.append(raw, at);
}

std::string Pack::Number(long long value) const {
  std::string written;
  for (const char c : std::to_string(value)) {
    const bool own = c >= '0' && c <= '9' && digits.size() == 10;
    written += own ? digits[static_cast<std::size_t>(c - '0')] : std::string(1, c);
  }
  return written;
}

Pack Pack::ForChildren() const {
  Pack pack = *this;
  for (const auto& [key, text] : child) pack.strings.insert_or_assign(key, text);
  return pack;
}

base::Result<Pack> ReadPack(const std::filesystem::path& path) {
  const auto text = base::ReadFile(path, kLargestPack);
  if (!text) return std::unexpected(text.error());
  const auto json = base::ParseJson(*text, kLargestPack);
  if (!json) return base::Fail(base::Code::kInvalid, path.string() + ": " + json.error().detail, json.error().hint);
  if (!json->is_object()) return base::Fail(base::Code::kInvalid, path.string() + ": a language pack is a JSON object");

  PackFile file(*json, path.string());
  Pack pack;
  pack.tag = file.Words("tag");
  if (pack.tag != path.stem()) file.Complain("its tag is \"" + pack.tag + "\"", "name the file after the tag");
  pack.endonym = file.Words("endonym");
  pack.greeting = file.Words("greeting");
  const std::string direction = file.Words("direction");
  if (direction != "ltr" && direction != "rtl")
    file.Complain("no direction is called \"" + direction + "\"", "ltr or rtl");
  pack.rtl = direction == "rtl";
  pack.fonts = file.List("fonts");
  pack.digits = Characters(file.Words("digits"));
  if (pack.digits.size() != 10)
    file.Complain("\"digits\" has " + std::to_string(pack.digits.size()) + " characters", "the ten digits from 0 to 9");
  pack.keyboards = file.List("keyboard");
  pack.voice = file.WordsIfThere("voice");
  pack.reviewed = file.Flag("reviewed_by_native_speaker");
  ReadStrings(file, pack);
  if (file.error()) return std::unexpected(*file.error());
  return pack;
}

base::Result<std::vector<Pack>> ReadPacks(const std::filesystem::path& folder, const std::vector<std::string>& first) {
  std::error_code failed;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    if (at->path().extension() == ".json") files.push_back(at->path());
  if (files.empty())
    return base::Fail(base::Code::kNotFound, folder.string() + ": no language packs", "they stand in assets/i18n");
  std::vector<Pack> packs;
  for (const auto& file : files) {
    auto pack = ReadPack(file);
    if (!pack) return std::unexpected(pack.error());
    packs.push_back(*std::move(pack));
  }
  const auto place = [&](const Pack& pack) { return std::ranges::find(first, pack.tag) - first.begin(); };
  std::ranges::sort(packs, [&](const Pack& a, const Pack& b) {
    return std::pair(place(a), std::string_view(a.tag)) < std::pair(place(b), std::string_view(b.tag));
  });
  return packs;
}

}  // namespace i18n
