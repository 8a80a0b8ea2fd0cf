#include "kiosk/text/html.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/utf8.h"

namespace text {
namespace {

std::string NameOf(std::string_view tag) {
  std::string name;
  for (const char c : tag) {
    if (c == ' ' || c == '\t' || c == '\n' || (c == '/' && !name.empty())) break;
    name += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return name;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEntities{
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", "\u00A0"}}};

// White space of the source is one space; a new line only where a tag asks for one.
void AppendText(std::string& out, std::string_view run) {
  for (std::size_t i = 0; i < run.size();) {
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const auto& e) { return run.substr(i).starts_with(e.first); });
    if (entity != kEntities.end()) {
      out += entity->second;
      i += entity->first.size();
      continue;
    }
    const bool space = run[i] == ' ' || run[i] == '\n' || run[i] == '\t' || run[i] == '\r';
    if (!space)
      out += run[i];
    else if (!out.empty() && out.back() != ' ' && out.back() != '\n')
      out += ' ';
    ++i;
  }
}

void NewLines(std::string& out, std::size_t wanted) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.empty()) return;
  std::size_t there = 0;
  while (there < out.size() && out[out.size() - 1 - there] == '\n') ++there;
  if (there < wanted) out.append(wanted - there, '\n');
}

}  // namespace

std::string PlainFromHtml(std::string_view html) {
  std::string out;
  while (!html.empty()) {
    const std::size_t open = html.find('<');
    AppendText(out, html.substr(0, open));
    if (open == std::string_view::npos) break;
    const std::size_t close = html.find('>', open);
    if (close == std::string_view::npos) break;  // an unfinished tag says nothing
    const std::string name = NameOf(html.substr(open + 1, close - open - 1));
    html.remove_prefix(close + 1);
    if (name == "script" || name == "style") {
      const std::size_t end = html.find("</" + name);
      html = end == std::string_view::npos ? std::string_view() : html.substr(end);
    } else if (name == "br" || name == "li" || name == "/li") {
      NewLines(out, 1);
    } else if (name == "p" || name == "/p" || name == "div" || name == "/div" ||
               (name.size() >= 2 && name[name.size() - 2] == 'h')) {
      NewLines(out, 2);
    }
  }
  return std::string(base::Trim(out));
}

}  // namespace text
