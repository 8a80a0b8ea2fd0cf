// Reads JSON once, from its beginning to its end, without building anything: the bodies of responses, which were checked
// when they were opened. What is not well-formed all the same ends the reading; nothing beyond the text is looked at.
// Private to export/.
#pragma once

#include <string>
#include <string_view>

namespace exporting {

class Cursor {
 public:
  // `room` takes the texts that had escapes in them; they are valid until the next cursor is made with it.
  Cursor(std::string_view json, std::string& room) : at_(json.data()), end_(at_ + json.size()), room_(room) {
    room_.clear();
    room_.reserve(json.size() * 3);  // never moves: an escape of six characters gives at most three bytes
  }

  bool ok() const { return at_ != nullptr; }
  char Peek() {  // the first character of the value that comes next; 0 at the end
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
    return at_ == end_ ? '\0' : *at_;
  }

  // The value that comes next, as it stands in the text.
  std::string_view Raw();
  // The text that comes next, "" for what is none. A control character that is no tab or line end, U+FFFE and U+FFFF
  // become U+FFFD: no file format can hold them all.
  std::string_view Text();

  // visit(name) and visit() read or leave the value; what they leave is passed over.
  template <class Visit>
  void Object(const Visit& visit) {
    Members('{', '}', [&] {
      if (Peek() != '"') return Fail();
      const std::string_view name = Text();
      if (Peek() != ':') return Fail();
      ++at_;
      Peek();
      const char* const value = at_;
      visit(name);
      if (at_ == value) Raw();
    });
  }
  template <class Visit>
  void List(const Visit& visit) {
    Members('[', ']', [&] {
      const char* const value = at_;
      visit();
      if (at_ == value) Raw();
    });
  }

 private:
  template <class Member>
  void Members(char open, char close, const Member& member) {
    if (Peek() != open) return Fail();
    ++at_;
    if (Peek() == close) {
      ++at_;
      return;
    }
    while (ok()) {
      if (Peek() == 0) return Fail();
      member();
      const char next = Peek();
      if (next != ',' && next != close) return Fail();
      ++at_;
      if (next == close) return;
      Peek();
    }
  }

  void Fail() { at_ = end_ = nullptr; }
  bool SkipText();  // behind the closing quotation mark; is it a text as it stands there?
  std::string_view Unescaped(std::string_view text);

  const char* at_;  // nullptr once the text turned out not to be well-formed
  const char* end_;
  std::string& room_;
};

}  // namespace exporting
