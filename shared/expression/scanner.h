// Reads the characters of an expression, with a way back. Private to the parser.
#pragma once

#include <algorithm>
#include <string_view>

#include "shared/base/ascii.h"

namespace expression {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  std::size_t farthest() const { return std::max(farthest_, at_); }
  bool at_end() const { return at_ == text_.size(); }
  std::string_view Since(std::size_t start) const { return text_.substr(start, at_ - start); }
  std::string_view Rest() const { return text_.substr(at_); }

  char Peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void Move(std::size_t by) { at_ = std::min(at_ + by, text_.size()); }

  // Always false, so that a rule can end with it.
  bool Back(std::size_t to) {
    farthest_ = farthest();
    at_ = to;
    return false;
  }

  void Space() {
    while (Peek() == ' ' || Peek() == '\t' || Peek() == '\n' || Peek() == '\r') ++at_;
  }

  bool Take(std::string_view word) {
    if (!Rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  // In any case; `word` is lower case.
  bool TakeWord(std::string_view word) {
    const std::string_view here = text_.substr(at_, word.size());
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    if (here.size() != word.size() || !std::equal(here.begin(), here.end(), word.begin(), same)) return false;
    at_ += word.size();
    return true;
  }

  std::string_view Digits() {
    const std::size_t start = at_;
    while (base::IsDigit(Peek())) ++at_;
    return Since(start);
  }

  // Letters, then digits and letters; empty when there is none.
  std::string_view Word() {
    const std::size_t start = at_;
    if (IsLetter(Peek()))
      while (IsLetter(Peek()) || base::IsDigit(Peek())) ++at_;
    return Since(start);
  }

 private:
  static bool IsLetter(char c) { return base::IsLetter(c) || c == '_'; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t farthest_ = 0;
};

}  // namespace expression
