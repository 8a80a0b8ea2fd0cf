#include "shared/i18n/check.h"

#include <algorithm>
#include <array>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/i18n/strings.h"

namespace i18n {
namespace {

using base::Json;
using Level = Finding::Level;
using Kind = Json::value_t;

struct Field {
  const char* name;
  Kind kind;
  bool needed = true;
};
constexpr Field kFields[] = {
    {"tag", Kind::string},      {"endonym", Kind::string},
    {"greeting", Kind::string}, {"direction", Kind::string},
    {"fonts", Kind::array},     {"digits", Kind::string},
    {"keyboard", Kind::array},  {"reviewed_by_native_speaker", Kind::boolean},
    {"strings", Kind::object},  {"voice", Kind::null, false},  // ReadPack says what it may be
};

// What stands on screens that come before a survey is chosen, or is for staff.
constexpr std::string_view kNoChildReads[] = {"attract.", "language.", "survey.", "closed.", "staff.", "called.staff"};

std::vector<char32_t> CodePoints(std::string_view text) {
  std::vector<char32_t> points;
  for (const char c : text) {  // ParseJson has refused broken UTF-8
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80 && !points.empty())
      points.back() = points.back() << 6 | (byte & 0x3F);
    else
      points.push_back(byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07);
  }
  return points;
}

// Joiners and marks of direction take no room.
long long Length(std::string_view text) {
  return std::ranges::count_if(CodePoints(text), [](char32_t c) {
    return !(c >= 0x200B && c <= 0x200F) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
  });
}

// The blocks whose characters run from right to left unless said otherwise (Unicode 15, DerivedBidiClass.txt).
bool RunsLeft(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

// Near enough: what is counted are most of many.
bool IsLetter(char32_t c) {
  const bool ascii = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const bool sign = (c >= 0x2000 && c < 0x2C00) || c >= 0x1F000;
  return ascii || (c >= 0xC0 && !sign);
}

// What the letters of all texts say of the script.
struct Letters {
  int left = 0, right = 0;  // how many run to the left, and to the right
  int others = 0;           // neither Latin nor Greek nor Cyrillic

  void Count(std::string_view text) {
    constexpr char32_t kOverride = 0x202E, kEnd = 0x202C;  // RLO … PDF: any letters, laid out from the right
    bool name = false, overridden = false;
    for (const char32_t c : CodePoints(text)) {
      if (c == '{' || c == '}') name = c == '{';
      if (c == kOverride || c == kEnd) overridden = c == kOverride;
      if (name || !IsLetter(c)) continue;
      ++(overridden || RunsLeft(c) ? left : right);
      if (RunsLeft(c) || (c >= 0x0530 && c < 0x1C80) || c >= 0x3000) ++others;
    }
  }
};

// {count} and its like, sorted; a brace that is never closed counts with all that follows.
std::vector<std::string> Names(std::string_view text) {
  std::vector<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    names.emplace_back(text.substr(open, text.find('}', open) - open + 1));
  std::ranges::sort(names);
  const auto twice = std::ranges::unique(names);
  names.erase(twice.begin(), twice.end());
  return names;
}

std::string Joined(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : " ") + name;
  return joined.empty() ? "none" : joined;
}

// The text that an English text quotes in “ ”, when that is the whole of another one: the name of a button.
const std::pair<const std::string, Original::Entry>* Quoted(const Original& original, std::string_view text) {
  constexpr std::string_view kOpen = "“", kClose = "”";
  const auto open = text.find(kOpen), close = text.find(kClose);
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return nullptr;
  const std::string_view words = text.substr(open + kOpen.size(), close - open - kOpen.size());
  for (const auto& entry : original.entries)
    if (entry.second.text == words) return &entry;
  return nullptr;
}

// The text of an entry in a form ("text" or "child"); "" where there is none. Children are told "text" if nothing else.
std::string In(const char* form, const Json& entry) {
  for (const char* name : {form, "text"})
    if (const auto said = entry.find(name); said != entry.end() && said->is_string()) return said->get<std::string>();
  return {};
}

class Checker {
 public:
  Checker(std::string_view text, const Json& json, const Original& original, std::vector<Finding>& findings)
      : text_(text), json_(json), original_(original), findings_(findings) {}

  void Fields(std::string_view file_tag) {
    for (const Field& field : kFields) {
      const auto found = json_.find(field.name);
      if (found == json_.end() ? field.needed : field.kind != Kind::null && found->type() != field.kind)
        Say(Level::kError, found == json_.end() ? "" : "/" + std::string(field.name),
            std::string("\"") + field.name + "\" must be " + WordFor(field.kind), "see assets/i18n/en.json");
    }
    for (const auto& [name, value] : json_.items())
      if (std::ranges::find(kFields, name, &Field::name) == std::end(kFields))
        Say(Level::kWarning, "/" + name, "no field is called \"" + name + "\": it is passed over");
    if (const std::string tag = Words("tag"); !tag.empty() && tag != file_tag)
      Say(Level::kError, "/tag", "the tag is \"" + tag + "\"", "name the file after the tag: " + tag + ".json");
  }

  void Digits() {
    const auto digits = CodePoints(Words("digits"));
    bool right = digits.size() == 10;
    for (std::size_t i = 1; right && i < digits.size(); ++i) right = digits[i] == digits[0] + i;
    if (!right && json_.contains("digits"))
      Say(Level::kError, "/digits", "the digits are not ten of one script, from 0 to 9",
          "such as 0123456789 or ۰۱۲۳۴۵۶۷۸۹");
  }

  void Direction() {
    const std::string direction = Words("direction");
    if (!json_.contains("direction")) return;
    if (direction != "ltr" && direction != "rtl")
      return Say(Level::kError, "/direction", "no direction is called \"" + direction + "\"", "ltr or rtl");
    if (letters_.left + letters_.right == 0) return;
    const char* seen = letters_.left > letters_.right ? "rtl" : "ltr";
    if (direction != seen)
      Say(Level::kError, "/direction", "the direction is \"" + direction + "\", but most letters run the other way",
          std::string("write \"") + seen + "\"");
  }

  void Fonts() {
    const auto fonts = json_.find("fonts");
    if (fonts == json_.end() || !fonts->is_array() || fonts->empty() || !fonts->front().is_string()) return;
    const bool european = fonts->front() == "Andika" || fonts->front() == "Noto Sans";
    if (european && 2 * letters_.others > letters_.left + letters_.right)
      Say(Level::kWarning, "/fonts", fonts->front().get<std::string>() + " has Latin, Greek and Cyrillic letters only",
          "name first a family that has this script: `fc-list :lang=" + Words("tag") + " family`");
  }

  void Keyboards(const std::set<std::string, std::less<>>* known) {
    const auto keyboards = json_.find("keyboard");
    if (!known || keyboards == json_.end() || !keyboards->is_array()) return;
    for (std::size_t i = 0; i < keyboards->size(); ++i)
      if (const Json& name = (*keyboards)[i]; name.is_string() && !known->contains(name.get<std::string>()))
        Say(Level::kError, "/keyboard/" + std::to_string(i),
            "xkeyboard-config has no layout \"" + name.get<std::string>() + "\"",
            "see /usr/share/X11/xkb/rules/evdev.lst for the names; the kiosk does not start without it");
  }

  void Strings() {
    const auto strings = json_.find("strings");
    if (strings == json_.end() || !strings->is_object()) return;
    for (const Key key : kAllKeys)
      if (!strings->contains(key.name))
        Say(Level::kError, "/strings", "\"" + std::string(key.name) + "\" is missing",
            "copy it from en.json, then translate the text");
    for (const auto& [name, entry] : strings->items()) {
      const std::string at = "/strings/" + name;
      if (std::ranges::find(kAllKeys, name, &Key::name) == std::end(kAllKeys))
        Say(Level::kError, at, "no text is called \"" + name + "\"", "the names are those of en.json");
      else if (!entry.is_object() || !entry.contains("text") || !entry["text"].is_string() || entry["text"] == "")
        Say(Level::kError, at, "\"" + name + "\" has no text", R"(write {"text": "…", "note": "…", "max": …})");
      else
        OneText(at, entry, *strings);
    }
  }

 private:
  static const char* WordFor(Kind kind) {
    if (kind == Kind::array) return "a list of texts";
    if (kind == Kind::object) return "an object";
    return kind == Kind::boolean ? "true or false" : "a text";
  }

  std::string Words(const char* field) const {
    const auto found = json_.find(field);
    return found != json_.end() && found->is_string() ? found->get<std::string>() : std::string();
  }

  void OneText(const std::string& at, const Json& entry, const Json& strings) {
    const std::string text = entry["text"];
    const auto found = original_.entries.find(at.substr(std::string_view("/strings/").size()));
    if (found == original_.entries.end()) return;
    const Original::Entry& english = found->second;
    letters_.Count(text);
    for (const auto& [name, value] : entry.items())
      if (name != "text" && name != "child" && name != "note" && name != "max")
        Say(Level::kWarning, at + "/" + name, "no field of a text is called \"" + name + "\": it is passed over");
    if (const auto most = entry.find("max"); most != entry.end() && *most != english.most)
      Say(Level::kWarning, at + "/max", "another limit than in English", "copy \"max\" from en.json");
    OneForm(at + "/text", text, english);
    Quotes(at, "text", entry, english, strings);
    if (entry.contains("child")) ForChildren(at, entry["child"], text, english);
    Quotes(at, "child", entry, english, strings);
  }

  void ForChildren(const std::string& at, const Json& child, const std::string& text, const Original::Entry& english) {
    const std::string key = at.substr(std::string_view("/strings/").size());
    if (!child.is_string() || child == "")
      return Say(Level::kError, at + "/child", "\"child\" must be a text",
                 "leave it out where children are told the same");
    if (child == text) Say(Level::kWarning, at + "/child", "is the same as \"text\"", "leave it out");
    if (std::ranges::any_of(kNoChildReads, [&](std::string_view start) { return key.starts_with(start); }))
      Say(Level::kWarning, at + "/child",
          "no child reads it: the screen comes before a survey is chosen, or is for staff", "leave it out");
    OneForm(at + "/child", child, english);
  }

  void OneForm(const std::string& at, const std::string& text, const Original::Entry& english) {
    if (Names(text) != Names(english.text))
      Say(Level::kError, at, "has " + Joined(Names(text)) + " where English has " + Joined(Names(english.text)),
          "names in { } are replaced: keep them as they are");
    if (english.most > 0 && Length(text) > english.most)
      Say(Level::kWarning, at,
          std::to_string(Length(text)) + " characters; there is room for " + std::to_string(english.most),
          "say it shorter; {names} count as they stand here");
    if (text.front() == ' ' || text.back() == ' ' || text.contains('\n'))
      Say(Level::kWarning, at, "begins or ends with a blank, or has a line break");
    if (text == english.text && english.text.contains(' ') && Words("tag") != "en")
      Say(Level::kWarning, at, "is still English");
  }

  // A button is quoted as it stands on the button, for children as for others.
  void Quotes(const std::string& at, const char* form, const Json& entry, const Original::Entry& english,
              const Json& strings) {
    const auto* button = Quoted(original_, english.text);
    if (!button || !strings.contains(button->first)) return;
    const Json& on_button = strings[button->first];
    if (!entry.contains(form) && !(on_button.is_object() && on_button.contains(form))) return;
    if (const std::string words = In(form, on_button); !In(form, entry).contains(words))
      Say(Level::kWarning, at + (entry.contains(form) ? "/" + std::string(form) : ""),
          "does not quote the button \"" + words + "\"", "quote the text of " + button->first + " exactly");
  }

  void Say(Level level, std::string pointer, std::string message, std::string hint = {}) {
    const int line = pointer.empty() ? 0 : base::LineOf(text_, pointer);
    findings_.push_back({level, std::move(pointer), line, std::move(message), std::move(hint)});
  }

  std::string_view text_;
  const Json& json_;
  const Original& original_;
  std::vector<Finding>& findings_;
  Letters letters_;
};

}  // namespace

base::Result<Original> Original::Read(const std::filesystem::path& file) {
  if (const auto pack = ReadPack(file); !pack) return std::unexpected(pack.error());
  const auto text = base::ReadFile(file, kLargestPack);
  if (!text) return std::unexpected(text.error());
  const auto json = base::ParseJson(*text, kLargestPack);
  if (!json) return std::unexpected(json.error());
  Original original;
  for (const auto& [name, entry] : json->at("strings").items())
    original.entries[name] = {entry.at("text"), entry.value("note", ""), entry.value("max", 0LL)};
  return original;
}

base::Result<std::vector<Finding>> Check(const std::filesystem::path& file, const Original& original,
                                         const std::set<std::string, std::less<>>* keyboards) {
  const auto text = base::ReadFile(file, kLargestPack);
  if (!text) return std::unexpected(text.error());
  std::vector<Finding> findings;
  const auto json = base::ParseJson(*text, kLargestPack);
  if (json && json->is_object()) {
    Checker checker(*text, *json, original, findings);
    checker.Fields(file.stem().string());
    checker.Strings();
    checker.Digits();
    checker.Direction();
    checker.Fonts();
    checker.Keyboards(keyboards);
    std::ranges::stable_sort(findings, {}, &Finding::line);
  }
  // What only the reader itself knows to be wrong.
  if (std::ranges::find(findings, Level::kError, &Finding::level) == findings.end())
    if (const auto pack = ReadPack(file); !pack)
      findings.push_back({Level::kError, "", 0, pack.error().detail, pack.error().hint});
  return findings;
}

}  // namespace i18n
