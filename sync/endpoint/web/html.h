// HTML that is escaped by construction: a piece of it is a text, which gets escaped, or an element, whose name and
// whose attributes' names are constants of the program. What would run a script or carry a style (on…, style) does not
// compile, and neither does an address that is no Url. Pure.
//
// Not one of Debian 12's template libraries: they can all be told to print raw text, and find what is wrong with a
// template only when it is shown.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace web {

// A path on this site, as a constant of the program.
struct Path {
  consteval Path(const char* path) : text(path) {
    if (path[0] != '/' && path[0] != '#') throw "a path begins with / or #";
    if (path[0] == '/' && path[1] == '/') throw "this is the address of another site";
  }
  std::string_view text;
};

// An address on this site: a path and parameters, which are percent-encoded.
class Url {
 public:
  Url(Path path) : text_(path.text) {}
  Url With(std::string_view name, std::string_view value) const;  // a parameter more; none when the value is ""
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The name of an element.
class Tag {
 public:
  consteval Tag(const char* name) : name_(name) {
    if (name_ == "script" || name_ == "style") throw "nothing stands inline";
    Check(name);
  }
  std::string_view name() const { return name_; }

  // Lower-case letters, digits and "-"; "viewBox" of an SVG has a capital.
  static consteval void Check(const char* name) {
    if (!*name) throw "a name";
    for (; *name; ++name) {
      const bool letter = (*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z');
      if (!letter && (*name < '0' || *name > '9') && *name != '-') throw "this cannot stand in a name";
    }
  }

 private:
  std::string_view name_;
};

// The name of an attribute that holds a text.
struct TextName {
  consteval TextName(const char* attribute) : name(attribute) {
    if (name.starts_with("on") || name == "style" || name == "srcdoc") throw "nothing stands inline";
    if (name == "href" || name == "src" || name == "srcset" || name == "action" || name == "formaction")
      throw "needs a Url";
    Tag::Check(attribute);
  }
  std::string_view name;
};

// The name of an attribute that holds an address.
struct UrlName {
  consteval UrlName(const char* attribute) : name(attribute) {
    if (name != "href" && name != "src" && name != "srcset" && name != "action") throw "is no attribute for an address";
  }
  std::string_view name;
};

struct Attribute {
  Attribute(TextName its, std::string_view text) : name(its.name), value(text) {}
  Attribute(TextName its, bool set) : name(its.name), there(set) {}  // "checked": there or not
  Attribute(TextName its, std::string_view text, bool set) : name(its.name), value(text), there(set) {}
  Attribute(TextName its, const char* text) : name(its.name), value(text) {}
  Attribute(UrlName its, const Url& url) : name(its.name), value(url.text()) {}

  std::string_view name;
  std::string value;
  bool there = true;
};

class Html {
 public:
  Html() = default;
  Html(std::string_view text);  // escaped
  Html(const std::string& text) : Html(std::string_view(text)) {}
  Html(const char* text) : Html(std::string_view(text)) {}
  // Without an end tag where HTML has none (input, meta, …); those must have no content.
  Html(Tag tag, std::initializer_list<Attribute> attributes, std::initializer_list<Html> content = {});
  // A script of this site, run when the page is there.
  static Html Script(const Url& from);

  Html& operator+=(const Html& more) {
    text_ += more.text_;
    return *this;
  }
  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The whole of a page, of which `head` and `body` are the content.
std::string Document(std::string_view language, const Html& head, const Html& body);

}  // namespace web
