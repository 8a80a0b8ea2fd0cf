#include "kiosk/widgets/text_field.h"

#include <glib.h>
#include <pango/pango.h>

#include <algorithm>

namespace widgets {
namespace {

bool Fits(const std::string& text, Room room) {
  return text.size() <= room.bytes && (room.characters <= 0 || g_utf8_strlen(text.c_str(), -1) <= room.characters);
}

}  // namespace

std::vector<std::size_t> CaretPlaces(std::string_view text) {
  const std::string whole(text);
  const auto characters = static_cast<std::size_t>(g_utf8_strlen(whole.c_str(), -1));
  std::vector<PangoLogAttr> attributes(characters + 1);
  pango_get_log_attrs(whole.c_str(), static_cast<int>(whole.size()), -1, pango_language_from_string(""),
                      attributes.data(), static_cast<int>(attributes.size()));
  std::vector<std::size_t> places{0};
  const char* at = whole.c_str();
  for (std::size_t i = 1; i < characters; ++i) {
    at = g_utf8_next_char(at);
    if (attributes[i].is_cursor_position) places.push_back(static_cast<std::size_t>(at - whole.c_str()));
  }
  if (!whole.empty()) places.push_back(whole.size());
  return places;
}

std::size_t CaretPlace(std::string_view text, std::size_t caret) {
  const std::vector<std::size_t> places = CaretPlaces(text);
  return *std::prev(std::ranges::upper_bound(places, caret));
}

TextField Inserted(const TextField& field, std::string_view more, Room room) {
  TextField longer = field;
  longer.caret = CaretPlace(field.text, field.caret);
  longer.text.insert(longer.caret, more);
  if (!Fits(longer.text, room)) return field;
  // What was typed may have become one with what follows.
  const std::vector<std::size_t> places = CaretPlaces(longer.text);
  longer.caret = *std::ranges::lower_bound(places, longer.caret + more.size());
  return longer;
}

TextField Erased(const TextField& field) {
  const std::vector<std::size_t> places = CaretPlaces(field.text);
  const auto caret = std::prev(std::ranges::upper_bound(places, field.caret));
  if (caret == places.begin()) return {field.text, 0};
  TextField shorter{field.text, *std::prev(caret)};
  shorter.text.erase(shorter.caret, *caret - shorter.caret);
  shorter.caret = CaretPlace(shorter.text, shorter.caret);
  return shorter;
}

float Fullness(std::string_view text, Room room) {
  // One byte left is none: most letters of the world take two.
  const float bytes = static_cast<float>(text.size()) / static_cast<float>(std::max<std::size_t>(2, room.bytes) - 1);
  if (room.characters <= 0) return std::min(1.f, bytes);
  const auto characters = static_cast<float>(g_utf8_strlen(text.data(), static_cast<gssize>(text.size())));
  return std::min(1.f, std::max(bytes, characters / static_cast<float>(room.characters)));
}

}  // namespace widgets
