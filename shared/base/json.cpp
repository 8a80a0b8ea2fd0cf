#include "shared/base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "shared/base/utf8.h"

namespace base {
namespace {

constexpr std::size_t kDeepest = 64;

// Hands the text to the parser byte by byte and so knows how far it has read.
class Reading {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Reading(const char* at, std::size_t* read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  Reading& operator++() {
    ++at_;
    if (read_) ++*read_;
    return *this;
  }
  Reading operator++(int) {
    const Reading before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Reading& other) const { return at_ == other.at_; }
  bool operator!=(const Reading& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

std::string Escaped(std::string_view key) {
  std::string out;
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

// Follows the parser's events, knowing the JSON pointer of each value.
class Walk : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return Value(); }
  bool boolean(bool) override { return Value(); }
  bool number_integer(number_integer_t) override { return Value(); }
  bool number_unsigned(number_unsigned_t) override { return Value(); }
  bool number_float(number_float_t, const string_t&) override { return Value(); }
  bool string(string_t&) override { return Value(); }
  bool binary(binary_t&) override { return false; }
  bool key(string_t& name) override { return Key(name) && (levels_.back().step = Escaped(name), true); }
  bool start_object(std::size_t) override { return Open(false); }
  bool start_array(std::size_t) override { return Open(true); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& e) override {
    message = e.what();
    return false;
  }

  std::string message;

 protected:
  virtual bool At() { return true; }  // a value begins (object, array) or has been read (anything else)
  virtual bool Key(const std::string&) { return true; }

  struct Level {
    bool array;
    std::size_t index = 0;
    std::string step;
    std::set<std::string> names;
  };

  std::string Pointer() const {
    std::string pointer;
    for (const Level& level : levels_) pointer += '/' + (level.array ? std::to_string(level.index) : level.step);
    return pointer;
  }

  std::vector<Level> levels_;

 private:
  bool Value() { return At() && Advance(); }
  bool Open(bool array) {
    if (!At()) return false;
    levels_.push_back({array, 0, {}, {}});
    return true;
  }
  bool Close() {
    levels_.pop_back();
    return Advance();
  }
  bool Advance() {
    if (!levels_.empty() && levels_.back().array) ++levels_.back().index;
    return true;
  }
};

class Limits final : public Walk {
 private:
  bool At() override {
    if (levels_.size() < kDeepest) return true;
    message = fmt::format("more than {} levels deep", kDeepest);
    return false;
  }
  bool Key(const std::string& name) override {
    if (levels_.back().names.insert(name).second) return true;
    message = fmt::format("\"{}\" stands twice in one object", name);
    return false;
  }
};

class Finder final : public Walk {
 public:
  explicit Finder(std::string_view wanted) : wanted_(wanted) {}
  bool found = false;

 private:
  bool At() override {
    found = Pointer() == wanted_;
    return !found;
  }
  std::string_view wanted_;
};

int LineAt(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + std::min(offset, text.size()), '\n'));
}

// How far the parser had read when the walk ended, or nothing when it read to the end without complaint.
std::optional<std::size_t> Stopped(std::string_view text, Walk& walk) {
  std::size_t read = 0;
  const Reading begin(text.data(), &read), end(text.data() + text.size(), nullptr);
  if (Json::sax_parse(begin, end, &walk)) return std::nullopt;
  return read == 0 ? 0 : read - 1;
}

}  // namespace

Result<Json> ParseJson(std::string_view text, std::size_t limit) {
  if (text.size() > limit)
    return Fail(Code::kInvalid, fmt::format("{} KiB of JSON, at most {} KiB are read", text.size() >> 10, limit >> 10));
  if (!IsValidUtf8(text)) return Fail(Code::kInvalid, "not UTF-8 text", "save the file as UTF-8");
  Limits limits;
  if (const auto stop = Stopped(text, limits)) {
    const auto line_start = text.rfind('\n', *stop == 0 ? 0 : *stop - 1);
    const std::size_t column = *stop - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
    return Fail(Code::kInvalid, fmt::format("line {}, column {}: {}", LineAt(text, *stop), column, limits.message),
                "the file is not well-formed JSON; nothing was loaded");
  }
  return Json::parse(text);
}

int LineOf(std::string_view text, std::string_view pointer) {
  Finder finder(pointer);
  const auto stop = Stopped(text, finder);
  return finder.found && stop ? LineAt(text, *stop) : 0;
}

}  // namespace base
