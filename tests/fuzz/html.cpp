// The html of a survey: whatever it is, there is an end to what is shown of it, and all of it is well-formed markup.
#include "tests/fuzz/fuzz.h"

#include <cstdlib>

#include "shared/base/utf8.h"
#include "shared/survey/html.h"

namespace {

// What stands between the tags is escaped, and <b>, <i> and <u> are closed in their order.
bool IsMarkup(std::string_view text) {
  std::string open;
  while (!text.empty()) {
    const std::size_t tag = text.find('<');
    if (text.substr(0, tag).contains('>')) return false;
    if (tag == std::string_view::npos) break;
    text.remove_prefix(tag + 1);
    const bool closes = text.starts_with('/');
    if (closes) text.remove_prefix(1);
    if (text.size() < 2 || !std::string_view("biu").contains(text[0]) || text[1] != '>') return false;
    if (closes) {
      if (open.empty() || open.back() != text[0]) return false;
      open.pop_back();
    } else {
      open += text[0];
    }
    text.remove_prefix(2);
  }
  return open.empty();
}

void Demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

void fuzz::One(std::string_view input) {
  using Kind = survey::Block::Kind;
  const survey::Html html = survey::ReadHtml(input);
  Demand(html.blocks.size() <= survey::kMostHtmlBlocks);
  for (const survey::Block& block : html.blocks) {
    Demand(base::IsValidUtf8(block.markup) && IsMarkup(block.markup));
    Demand(block.level >= (block.kind == Kind::kHeading || block.kind == Kind::kItem ? 1 : 0) && block.level <= 4);
    Demand(block.kind == Kind::kPicture ? !block.link.empty() : !block.markup.empty() && block.link.empty());
  }
  // Text that was escaped is read as it was written, but for its white space.
  Demand(survey::ReadHtml("<p>" + survey::Escaped(input.substr(0, 2000)) + "</p>").left_out.empty());
}
