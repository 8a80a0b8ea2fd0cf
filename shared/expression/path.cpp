#include "shared/expression/path.h"

#include <charconv>
#include <optional>

#include "shared/expression/unicode.h"

namespace expression {
namespace {

// "[12]" at the start of `text`, followed by its end, "." or "[".
struct Index {
  long number = 0;
  std::size_t length = 0;
};
std::optional<Index> IndexAt(std::string_view text) {
  if (!text.starts_with('[')) return std::nullopt;
  const auto end = text.find(']');
  if (end == std::string_view::npos || (end + 1 < text.size() && text[end + 1] != '.' && text[end + 1] != '['))
    return std::nullopt;
  Index index{0, end + 1};
  const auto read = std::from_chars(text.data() + 1, text.data() + end, index.number);
  if (read.ec != std::errc() || read.ptr != text.data() + end) return std::nullopt;
  return index;
}

const Value* Member(const Value::Object& object, std::string_view name) {
  if (const auto exact = object.find(name); exact != object.end()) return &exact->second;
  for (const auto& [key, member] : object)
    if (SameName(key, name)) return &member;
  return nullptr;
}

struct Step {
  const Value* value = nullptr;
  std::size_t length = 0;
};

// The longest name at the start of `path` that `object` has.
Step LongestName(const Value::Object& object, std::string_view path) {
  std::size_t limit = path.size();  // a name never reaches beyond an index
  for (std::size_t i = 0; i < path.size(); ++i)
    if (IndexAt(path.substr(i))) {
      limit = i;
      break;
    }
  for (std::size_t length = limit; length != std::string_view::npos && length > 0; length = path.rfind('.', length - 1))
    if (const Value* value = Member(object, path.substr(0, length))) return {value, length};
  return {};
}

}  // namespace

Value Follow(const Value& start, std::string_view path) {
  const Value* at = &start;
  while (!path.empty()) {
    if (const auto index = IndexAt(path)) {
      const Value::List* list = at->list();
      if (!list) return {};
      const long size = static_cast<long>(list->size());
      const long number = index->number < 0 ? size + index->number : index->number;
      if (number < 0 || number >= size) return {};
      at = &(*list)[static_cast<std::size_t>(number)];
      path.remove_prefix(index->length);
    } else if (at->object()) {
      const Step step = LongestName(*at->object(), path);
      if (!step.value) return {};
      at = step.value;
      path.remove_prefix(step.length);
    } else if (path == "length" && at->list()) {
      return static_cast<double>(at->list()->size());
    } else if (path == "length" && at->text()) {
      return static_cast<double>(Utf16Length(*at->text()));
    } else {
      return {};
    }
    if (path.starts_with('.')) path.remove_prefix(1);
  }
  return *at;
}

Value FindIn(const Value::Object& values, std::string_view path) {
  const Step step = LongestName(values, path);
  if (!step.value) return {};
  std::string_view rest = path.substr(step.length);
  if (rest.starts_with('.')) rest.remove_prefix(1);
  return Follow(*step.value, rest);
}

Value LookIn(const Value::Object& values, std::string_view path) {
  Value found = FindIn(values, path);
  if (found.missing() && path.ends_with(".length")) return 0;
  return found;
}

}  // namespace expression
