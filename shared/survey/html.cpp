#include "shared/survey/html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <utility>

#include "shared/base/utf8.h"

namespace survey {
namespace {

using What = LeftOut::What;

enum class Does {
  kPass,  // says nothing of its own
  kBlock,
  kHeading,
  kList,
  kItem,
  kBreak,
  kCell,
  kBold,
  kItalic,
  kUnderlined,
  kLink,
  kPicture,
  kForm,
  kNothing,  // goes with all that is in it, and nobody misses it
  kScript,
  kStyle,
  kEmbedded,
  kControl,  // goes with all that is in it
};

const std::map<std::string_view, Does>& Tags() {
  using enum Does;
  static const std::map<std::string_view, Does> tags{
      {"html", kPass},       {"head", kPass},        {"body", kPass},        {"span", kPass},
      {"picture", kPass},    {"p", kBlock},          {"div", kBlock},        {"section", kBlock},
      {"article", kBlock},   {"header", kBlock},     {"footer", kBlock},     {"main", kBlock},
      {"aside", kBlock},     {"figure", kBlock},     {"figcaption", kBlock}, {"hr", kBlock},
      {"tr", kBlock},        {"thead", kPass},       {"tbody", kPass},       {"tfoot", kPass},
      {"td", kCell},         {"th", kCell},          {"h1", kHeading},       {"h2", kHeading},
      {"h3", kHeading},      {"h4", kHeading},       {"h5", kHeading},       {"h6", kHeading},
      {"ul", kList},         {"ol", kList},          {"li", kItem},          {"br", kBreak},
      {"b", kBold},          {"strong", kBold},      {"i", kItalic},         {"em", kItalic},
      {"u", kUnderlined},    {"a", kLink},           {"img", kPicture},      {"title", kNothing},
      {"meta", kNothing},    {"base", kNothing},     {"noscript", kNothing}, {"noframes", kNothing},
      {"source", kNothing},  {"template", kNothing}, {"script", kScript},    {"style", kStyle},
      {"link", kStyle},      {"iframe", kEmbedded},  {"frame", kEmbedded},   {"frameset", kEmbedded},
      {"object", kEmbedded}, {"embed", kEmbedded},   {"applet", kEmbedded},  {"svg", kEmbedded},
      {"canvas", kEmbedded}, {"video", kEmbedded},   {"audio", kEmbedded},   {"form", kForm},
      {"input", kControl},   {"button", kControl},   {"select", kControl},   {"textarea", kControl}};
  return tags;
}

std::string_view TextOf(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : std::string_view(); }

// "" when there is no such attribute.
std::string AttributeOf(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name)),
                                                          xmlFree);
  return std::string(TextOf(value.get()));
}

constexpr std::string_view kPng = "data:image/png;base64,";

// A picture is a megabyte that libxml2 would read letter by letter in each frame, and does not count as text. So it
// waits in `pictures`, and "#" and its number stand for it: base64 has no "#".
std::string WithoutPictures(std::string_view html, std::vector<std::string_view>& pictures) {
  std::string rest;
  std::size_t done = 0;
  for (auto at = html.find(kPng); at != std::string_view::npos; at = html.find(kPng, at + 1)) {
    const char quote = at > 0 ? html[at - 1] : ' ';
    const auto end = quote == '"' || quote == '\'' ? html.find(quote, at) : std::string_view::npos;
    if (end == std::string_view::npos) continue;
    rest += html.substr(done, at - done);
    rest += std::string(kPng) + "#" + std::to_string(pictures.size());
    pictures.push_back(html.substr(at, end - at));
    at = done = end;
  }
  return rest + std::string(html.substr(done));
}

// Builds the blocks from a tree that libxml2 has made.
class Reader {
 public:
  explicit Reader(const std::vector<std::string_view>& pictures) : pictures_(pictures) {}

  void Read(xmlNode* node, int depth = 0);
  void Miss(What what, std::string_view name = {});
  Html Finish();

 private:
  struct Style {
    bool bold = false, italic = false, underlined = false;
    bool operator==(const Style&) const = default;
  };

  void ReadElement(xmlNode& node, int depth);
  void ReadAttributes(const xmlNode& node);
  void ReadPicture(xmlNode& node);
  void Text(std::string_view text);
  void Put(std::string_view letter);
  void SwitchTo(Style style);
  void Break() { waiting_ = waiting_.starts_with('\n') ? "\n\n" : "\n"; }
  void EndBlock(bool goes_on = false);
  void Add(Block block);
  int Indent() const { return static_cast<int>(std::min<std::size_t>(lists_.size(), 4)); }

  struct List {
    bool numbered = false;
    int items = 0;
  };

  const std::vector<std::string_view>& pictures_;
  Html html_;
  std::vector<List> lists_;    // those around, the innermost last
  int heading_ = 0;            // the level of the one around; 0: none
  int item_ = -1;              // the number that the next block begins with (0: a bullet); -1: none
  Style style_, written_;      // of what is read, and of the end of the markup
  std::string markup_;         // of the block that is being read
  std::string waiting_;        // white space before the next letter, if there is one
  std::ptrdiff_t length_ = 0;  // of the block, in letters; a new line counts as a line
  bool goes_on_ = false;
};

void Reader::Miss(What what, std::string_view name) {
  constexpr std::size_t kMost = 50, kMostLetters = 60;
  LeftOut one{what, std::string(base::Truncate(name, kMostLetters))};
  if (html_.left_out.size() < kMost && std::ranges::find(html_.left_out, one) == html_.left_out.end())
    html_.left_out.push_back(std::move(one));
}

void Reader::SwitchTo(Style style) {
  if (style == written_) return;
  if (written_.underlined) markup_ += "</u>";
  if (written_.italic) markup_ += "</i>";
  if (written_.bold) markup_ += "</b>";
  if (style.bold) markup_ += "<b>";
  if (style.italic) markup_ += "<i>";
  if (style.underlined) markup_ += "<u>";
  written_ = style;
}

void Reader::Put(std::string_view letter) {
  // Cut at a blank, or wherever it may be in a word as long as that.
  constexpr std::ptrdiff_t kLong = 400, kLine = 40;
  if (length_ >= kLong && (!waiting_.empty() || length_ >= 2 * kLong)) EndBlock(true);
  if (style_ != written_) SwitchTo({});  // a blank between two styles has neither
  if (!markup_.empty()) {
    markup_ += waiting_;
    length_ += waiting_.starts_with('\n') ? kLine * std::ssize(waiting_) : std::ssize(waiting_);
  }
  ++length_;
  waiting_.clear();
  SwitchTo(style_);
  markup_ += Escaped(letter);
}

void Reader::Text(std::string_view text) {
  while (!text.empty()) {
    if (std::string_view(" \t\r\n\f").contains(text.front())) {
      if (waiting_.empty()) waiting_ = " ";
      text.remove_prefix(1);
      continue;
    }
    std::size_t length = 1;
    while (length < text.size() && (text[length] & 0xC0) == 0x80) ++length;
    Put(text.substr(0, length));
    text.remove_prefix(length);
  }
}

void Reader::Add(Block block) {
  if (html_.blocks.size() < kMostHtmlBlocks)
    html_.blocks.push_back(std::move(block));
  else
    Miss(What::kTooMuch);
}

void Reader::EndBlock(bool goes_on) {
  SwitchTo({});
  if (!markup_.empty()) {
    Block block{.level = Indent(), .goes_on = std::exchange(goes_on_, false), .markup = std::exchange(markup_, {})};
    if (heading_ > 0)
      block.kind = Block::Kind::kHeading, block.level = heading_;
    else if (item_ >= 0)
      block.kind = Block::Kind::kItem, block.level = std::max(1, block.level), block.number = std::exchange(item_, -1);
    Add(std::move(block));
  }
  goes_on_ = goes_on;
  waiting_.clear();
  length_ = 0;
}

void Reader::ReadPicture(xmlNode& node) {
  const std::string source = AttributeOf(&node, "src"), alt = AttributeOf(&node, "alt");
  if (!source.starts_with(kPng)) {
    const std::string format = FormatOfPicture(source);
    format.empty() ? Miss(What::kPicture, source) : Miss(What::kFormat, format);
    return Text(alt);
  }
  std::string_view link = source;
  std::size_t number = pictures_.size();
  if (link.substr(kPng.size()).starts_with('#'))
    std::from_chars(source.data() + kPng.size() + 1, source.data() + source.size(), number);
  if (number < pictures_.size()) link = pictures_[number];
  EndBlock();
  Add({.kind = Block::Kind::kPicture, .level = Indent(), .markup = Escaped(alt), .link = std::string(link)});
}

void Reader::ReadAttributes(const xmlNode& node) {
  for (const xmlAttr* one = node.properties; one; one = one->next) {
    const std::string_view name = TextOf(one->name);
    if (name == "style") Miss(What::kStyle, name);
    if (name.starts_with("on")) Miss(What::kScript, name);
  }
}

void Reader::ReadElement(xmlNode& node, int depth) {
  const std::string_view name = TextOf(node.name);
  const auto known = Tags().find(name);
  Does does = known != Tags().end() ? known->second : Does::kPass;
  if (known == Tags().end()) {
    Miss(What::kUnknown, name);
    const htmlElemDesc* usual = htmlTagLookup(node.name);
    if (usual && !usual->isinline) does = Does::kBlock;
  }
  ReadAttributes(node);
  const Style style = style_;
  const auto inside = [&] { Read(node.children, depth + 1); };
  switch (does) {
    case Does::kForm: Miss(What::kForm, name); [[fallthrough]];
    case Does::kBlock: EndBlock(), inside(), EndBlock(); break;
    case Does::kHeading: {
      EndBlock();
      const int around = std::exchange(heading_, std::min(name[1] - '0', 4));
      inside(), EndBlock();
      heading_ = around;
      break;
    }
    case Does::kList:
      EndBlock();
      lists_.push_back({name == "ol"});
      inside(), EndBlock();
      lists_.pop_back();
      break;
    case Does::kItem:
      EndBlock();
      item_ = !lists_.empty() && lists_.back().numbered ? ++lists_.back().items : 0;
      inside(), EndBlock();
      item_ = -1;
      break;
    case Does::kBreak: Break(); break;
    case Does::kCell: Text(" "), inside(); break;
    case Does::kBold: style_.bold = true, inside(); break;
    case Does::kItalic: style_.italic = true, inside(); break;
    case Does::kUnderlined: style_.underlined = true, inside(); break;
    case Does::kLink:
      if (const std::string address = AttributeOf(&node, "href"); !address.empty()) Miss(What::kLink, address);
      inside();
      break;
    case Does::kPass: inside(); break;
    case Does::kPicture: ReadPicture(node); break;
    case Does::kScript: Miss(What::kScript, name); break;
    case Does::kStyle: Miss(What::kStyle, name); break;
    case Does::kEmbedded: Miss(What::kEmbedded, name); break;
    case Does::kControl: Miss(What::kForm, name); break;
    case Does::kNothing: break;
  }
  style_ = style;
}

void Reader::Read(xmlNode* node, int depth) {
  if (node && depth >= kMostHtmlDepth) return Miss(What::kTooMuch);
  for (; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) ReadElement(*node, depth);
    if (node->type == XML_TEXT_NODE) Text(TextOf(node->content));
  }
}

Html Reader::Finish() {
  EndBlock();
  return std::move(html_);
}

}  // namespace

Html ReadHtml(std::string_view html) {
  std::string ascii;
  if (!base::IsValidUtf8(html)) {
    std::ranges::copy_if(html, std::back_inserter(ascii), [](char c) { return c != 0 && (c & 0x80) == 0; });
    html = ascii;
  }
  std::vector<std::string_view> pictures;
  const std::string words = WithoutPictures(html, pictures);
  Reader reader(pictures);
  if (words.size() > kMostHtmlBytes) reader.Miss(What::kTooMuch);
  // Without a <body> what stands first decides what libxml2 puts around all of it. It stops by itself, with what it has
  // until then, 256 levels deep. A declared encoding is not believed, and external files it never opens for html.
  const std::string text = "<body>" + std::string(base::Truncate(words, kMostHtmlBytes));
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                           HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> tree(
      htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions), &xmlFreeDoc);
  if (tree) reader.Read(tree->children);
  return reader.Finish();
}

std::string FormatOfPicture(std::string_view link) {
  constexpr std::string_view kStart = "data:image/";
  constexpr std::size_t kMost = 10;
  if (!link.starts_with(kStart)) return {};
  link = link.substr(kStart.size(), kMost);
  std::string format(link.substr(0, link.find_first_of(";,+")));
  for (char& c : format)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return format;
}

std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace survey
