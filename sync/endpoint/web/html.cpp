#include "sync/endpoint/web/html.h"

#include <algorithm>
#include <cassert>

#include "shared/base/ascii.h"

namespace web {
namespace {

// What has no end tag (HTML Living Standard §13.1.2, void elements).
constexpr std::string_view kVoid[] = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"};

// Good for content and for attributes in quotation marks alike.
void AppendEscaped(std::string& html, std::string_view text) {
  for (const char c : text) switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      case '\'': html += "&#39;"; break;
      default: html += c;
    }
}

// RFC 3986 §2.3: everything but the unreserved characters.
void AppendEncoded(std::string& url, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = base::IsLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain)
      url += c;
    else
      (url += '%') += {kHex[byte >> 4], kHex[byte & 15]};
  }
}

}  // namespace

Url Url::With(std::string_view name, std::string_view value) const {
  Url url = *this;
  if (value.empty()) return url;
  url.text_ += url.text_.contains('?') ? '&' : '?';
  AppendEncoded(url.text_, name);
  url.text_ += '=';
  AppendEncoded(url.text_, value);
  return url;
}

Html::Html(std::string_view text) { AppendEscaped(text_, text); }

Html::Html(Tag tag, std::initializer_list<Attribute> attributes, std::initializer_list<Html> content) {
  (text_ += '<') += tag.name();
  for (const Attribute& attribute : attributes) {
    if (!attribute.there) continue;
    (text_ += ' ') += attribute.name;
    text_ += "=\"";
    AppendEscaped(text_, attribute.value);
    text_ += '"';
  }
  text_ += '>';
  if (std::ranges::find(kVoid, tag.name()) != std::end(kVoid)) {
    assert(content.size() == 0);
    return;
  }
  for (const Html& one : content) text_ += one.text_;
  ((text_ += "</") += tag.name()) += '>';
}

Html Html::Script(const Url& from) {
  Html html;
  html.text_ = "<script src=\"";
  AppendEscaped(html.text_, from.text());
  html.text_ += "\" defer></script>";
  return html;
}

std::string Document(std::string_view language, const Html& head, const Html& body) {
  return "<!DOCTYPE html>\n" +
         Html("html", {{"lang", language}}, {Html("head", {}, {head}), Html("body", {}, {body})}).text() + "\n";
}

}  // namespace web
