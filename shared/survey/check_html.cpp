// What a web page would show of a survey's html and a kiosk does not.
#include <algorithm>
#include <array>

#include "shared/survey/check_rules.h"
#include "shared/survey/html.h"
#include "shared/survey/read.h"

namespace survey {
namespace {

using Level = Finding::Level;
using What = LeftOut::What;

struct Remark {
  What what;
  Level level;
  std::string_view message, hint;
};
constexpr Remark kRemarks[] = {
    {What::kScript, Level::kNotOnKiosk, "no script runs on a kiosk", "use expressions and triggers"},
    {What::kStyle, Level::kNotOnKiosk, "a kiosk writes in its own style", "use <b>, <i>, <u> and <h1> to <h4>"},
    {What::kPicture, Level::kNotOnKiosk, "a kiosk has no network to fetch a picture from",
     "put the picture into the file: src=\"data:image/png;base64,…\""},
    {What::kFormat, Level::kNotOnKiosk, "a kiosk shows pictures as PNG in base64 only",
     "save it as PNG: src=\"data:image/png;base64,…\""},
    {What::kEmbedded, Level::kNotOnKiosk, "a kiosk does not show this", "use <img> with a PNG in the file"},
    {What::kForm, Level::kNotOnKiosk, "nothing can be entered in html on a kiosk", "make it a question"},
    {What::kLink, Level::kNotOnKiosk, "a kiosk opens no web pages: only the words of the link are shown",
     "navigateToUrl is shown as a QR code"},
    {What::kUnknown, Level::kWarning, "a kiosk shows the words without this tag",
     "it knows p, div, br, b, strong, i, em, u, h1 to h4, ul, ol, li, a and img"},
    {What::kTooMuch, Level::kWarning, "this is more than a kiosk shows",
     "the end is left out: 64 KiB, 200 paragraphs, 64 tags inside each other are the most"},
};

std::string Named(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) list += (i ? ", " : ": ") + names[i];
  return list + (names.size() > kMost ? ", …" : "");
}

}  // namespace

void CheckHtml(const Checked& checked, Findings& findings) {
  const auto check = [&](const std::string& pointer, std::string_view property, const Text& text) {
    constexpr std::array<std::string_view, 3> kHtml{"html", "completedHtml", "completedHtmlOnCondition"};
    if (std::ranges::find(kHtml, property) == kHtml.end()) return;
    std::vector<LeftOut> all;
    for (const auto& [locale, html] : text.all())
      for (LeftOut& one : ReadHtml(html).left_out) all.push_back(std::move(one));
    for (const Remark& remark : kRemarks) {
      std::vector<std::string> names;
      for (const LeftOut& one : all)
        if (one.what == remark.what && std::ranges::find(names, one.name) == names.end()) names.push_back(one.name);
      if (names.empty()) continue;
      std::erase(names, "");
      findings.push_back({remark.level, pointer + "/" + std::string(property), 0,
                          std::string(remark.message) + Named(names), std::string(remark.hint)});
    }
  };
  ForEachText(checked.survey, check);
}

}  // namespace survey
