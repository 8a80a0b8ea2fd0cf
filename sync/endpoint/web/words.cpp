#include "sync/endpoint/web/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/report/raw_table.h"

namespace web {
namespace {

using base::Code;
using base::Fail;
using privacy::GatedCount;

constexpr std::string_view kNames[] = {
#define X(id, name) name,
    BALSS_WEB_STRINGS(X)
#undef X
};

std::string Listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

// Which words, and in which language; "" for a language that nobody has named.
struct Found {
  std::string_view words, language;
};

Found Find(const survey::Text& text, const std::string& tag) {
  if (text.Has(tag)) return {text.For(tag), tag};
  if (const std::string& words = text.For(""); !words.empty()) return {words, ""};
  if (text.Has("en")) return {text.For("en"), "en"};
  if (!text.empty()) return {text.all().front().second, text.all().front().first};
  return {};
}

// "#centre=sun" and "age=9" without a name are called as what stands behind the sign.
std::string_view ShortCode(std::string_view code) {
  if (code.starts_with("##")) return code.substr(1);  // a choice that is called "#…"
  const auto equals = code.find('=');
  return equals == std::string_view::npos ? code : code.substr(equals + 1);
}

}  // namespace

base::Result<Words> Words::Read(const std::filesystem::path& file) {
  const auto text = base::ReadFile(file, 1 << 20);
  if (!text) return std::unexpected(text.error());
  const auto json = base::ParseJson(*text);
  if (!json) return std::unexpected(json.error());
  const auto wrong = [&](const std::string& what) { return Fail(Code::kInvalid, file.string() + ": " + what); };
  try {
    Words words;
    words.tag_ = json->at("tag").get<std::string>();
    words.endonym_ = json->at("endonym").get<std::string>();
    words.decimal_ = json->at("decimal").get<std::string>();
    auto strings = json->at("strings").get<std::map<std::string, std::string>>();
    if (words.tag_ != file.stem().string()) return wrong("the file is not named after its tag");
    std::vector<std::string> missing, unknown;
    for (const std::string_view name : kNames) {
      const auto found = strings.find(std::string(name));
      if (found == strings.end() || found->second.empty())
        missing.emplace_back(name);
      else
        words.texts_.push_back(std::move(found->second));
      if (found != strings.end()) strings.erase(found);
    }
    for (const auto& [name, ignored] : strings) unknown.push_back(name);
    if (!missing.empty()) return wrong("missing: " + Listed(missing));
    if (!unknown.empty()) return wrong("unknown: " + Listed(unknown));
    return words;
  } catch (const base::Json::exception& what) {
    return wrong(what.what());
  }
}

base::Result<std::vector<Words>> ReadAllWords(const std::filesystem::path& folder) {
  std::vector<Words> all;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".json") continue;
    auto words = Words::Read(entry.path());
    if (!words) return std::unexpected(words.error());
    all.push_back(std::move(*words));
  }
  if (all.empty())
    return Fail(Code::kNotFound, folder.string() + ": no texts for the pages", "assets/web is such a folder");
  std::ranges::sort(all, {}, &Words::tag);
  return all;
}

std::string Words::Say(Key key, std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
  const std::string& text = texts_[static_cast<std::size_t>(key)];
  std::string said;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text[at] == '{' ? text.find('}', at) : std::string::npos;
    const auto found = end == std::string::npos
                           ? values.end()
                           : std::ranges::find(values, std::string_view(text).substr(at + 1, end - at - 1),
                                               &std::pair<std::string_view, std::string_view>::first);
    if (found == values.end())
      said += text[at++];
    else
      said += found->second, at = end + 1;
  }
  return said;
}

std::string Words::Show(const GatedCount& count) const {
  switch (count.kind) {
    case GatedCount::Kind::kShown: return std::to_string(count.rounded);
    case GatedCount::Kind::kTooFew: return Say(Key::kCellTooFew);
    case GatedCount::Kind::kNearlyAll: return Say(Key::kCellNearlyAll);
    case GatedCount::Kind::kNotAsked: return Say(Key::kCellNotAsked);
  }
  return {};
}

std::string Words::Number(double value) const {
  std::string text = fmt::format("{:g}", std::round(value * 100) / 100);
  if (text.starts_with('-')) text.replace(0, 1, "−");
  if (const auto point = text.find('.'); point != std::string::npos) text.replace(point, 1, decimal_);
  return text;
}

std::string Words::Date(int day) const {
  if (day == 0) return "–";
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return Say(Key::kSiteDate, {{"y", fmt::format("{:04}", static_cast<int>(date.year()))},
                              {"m", fmt::format("{:02}", static_cast<unsigned>(date.month()))},
                              {"d", fmt::format("{:02}", static_cast<unsigned>(date.day()))}});
}

const std::string* Words::Own(const report::Label& label) const {
  const std::pair<std::string_view, Key> ours[] = {{"all", Key::kGroupAll},
                                                   {report::kAnsweredCode, Key::kRowAnswered},
                                                   {report::kSkippedCode, Key::kRowSkipped},
                                                   {report::kStoppedCode, Key::kRowStopped},
                                                   {report::kNotReachedCode, Key::kRowNotReached}};
  if (!label.label.empty()) return nullptr;
  const auto found = std::ranges::find(ours, label.code, &std::pair<std::string_view, Key>::first);
  return found == std::end(ours) ? nullptr : &texts_[static_cast<std::size_t>(found->second)];
}

Html Words::Text(const survey::Text& text, std::string_view otherwise) const {
  const Found found = Find(text, tag_);
  if (found.words.empty()) return otherwise;
  if (found.language == tag_ || found.language.empty()) return found.words;
  return Html("bdi", {{"lang", found.language}}, {found.words});
}

Html Words::Name(const report::Label& label) const {
  const std::string* own = Own(label);
  return own ? Html(*own) : Text(label.label, ShortCode(label.code));
}

std::string Words::Plain(const survey::Text& text, std::string_view otherwise) const {
  const Found found = Find(text, tag_);
  return std::string(found.words.empty() ? otherwise : found.words);
}

std::string Words::Plain(const report::Label& label) const {
  const std::string* own = Own(label);
  return own ? *own : Plain(label.label, ShortCode(label.code));
}

}  // namespace web
