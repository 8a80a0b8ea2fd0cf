#include "kiosk/widgets/mask_typed.h"

#include <algorithm>
#include <vector>

#include "shared/base/ascii.h"
#include "shared/session/mask.h"

namespace widgets {
namespace {

using base::IsDigit;
using session::MaskPlace;
using survey::Mask;

// Every letter of "dmyHhMs" is a digit: two places for each part and four for a year, also where the mask would be content
// with fewer ("d.m.yyyy"); then nobody has to say where a part ends.
std::vector<MaskPlace> MomentPlaces(std::string_view pattern) {
  std::vector<MaskPlace> places;
  for (std::size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (!std::string_view("dmyHhMs").contains(c)) {
      places.push_back({c, false});
      ++i;
      continue;
    }
    const std::size_t run = std::min(pattern.find_first_not_of(c, i), pattern.size()) - i;
    places.insert(places.end(), c == 'y' && run != 2 ? 4 : 2, {'9', true});
    i += run;
  }
  return places;
}

std::vector<MaskPlace> PlacesOf(const Mask& mask) {
  return mask.kind == Mask::Kind::kPattern ? session::PlacesOf(mask.pattern) : MomentPlaces(mask.pattern);
}

bool HasPlaces(const Mask& mask) { return mask.kind == Mask::Kind::kPattern || mask.kind == Mask::Kind::kDateTime; }

// The text brought into the mask's form. Of its own results nothing changes; "9.5.2014" becomes "09.05.2014".
std::string Fitted(const std::vector<MaskPlace>& places, std::string_view text) {
  std::string shown;
  std::size_t at = 0;
  for (std::size_t i = 0; i < places.size();) {
    if (!places[i].open) {
      shown += places[i].sign;
      if (at < text.size() && text[at] == places[i].sign) ++at;
      ++i;
      continue;
    }
    std::size_t end = i;
    std::string run;
    for (; end < places.size() && places[end].open; ++end)
      if (at < text.size() && (text[at] == '_' || places[end].Takes(text[at]))) run += text[at++];
    const bool cut_short =
        run.size() < end - i && at < text.size() && end < places.size() && text[at] == places[end].sign;
    if (cut_short && std::ranges::all_of(run, IsDigit)) run.insert(0, end - i - run.size(), '0');
    shown += run + std::string(end - i - run.size(), '_');
    i = end;
  }
  return shown;
}

std::string InPlaces(const Mask& mask, const std::string& typed, char key) {
  const auto places = PlacesOf(mask);
  std::string shown = Fitted(places, typed);
  const auto filled = [&](std::size_t i) { return places[i].open && shown[i] != '_'; };
  if (key == '\b') {
    for (std::size_t i = places.size(); i-- > 0;)
      if (filled(i)) {
        shown[i] = '_';
        break;
      }
  } else {
    for (std::size_t i = 0; i < places.size(); ++i)
      if (places[i].open && !filled(i)) {
        if (places[i].Takes(key)) shown[i] = key;
        break;
      }
  }
  for (std::size_t i = 0; i < places.size(); ++i)
    if (filled(i)) return shown;
  return {};
}

// "-1234.5" in the mask's own signs, without its thousands, its prefix and its suffix.
std::string BareNumber(const Mask& mask, std::string_view typed) {
  if (!mask.prefix.empty() && typed.starts_with(mask.prefix)) typed.remove_prefix(mask.prefix.size());
  if (!mask.suffix.empty() && typed.ends_with(mask.suffix)) typed.remove_suffix(mask.suffix.size());
  std::string bare;
  for (const char c : typed) {
    if (IsDigit(c) || (c == '-' && bare.empty())) bare += c;
    if (mask.decimal.starts_with(c) && !bare.contains('.')) bare += '.';
  }
  return bare;
}

std::string WithThousands(const Mask& mask, const std::string& bare) {
  const std::size_t begin = bare.starts_with('-') ? 1 : 0, point = std::min(bare.find('.'), bare.size());
  std::string whole = bare.substr(begin, point - begin);
  if (mask.thousands != mask.decimal)
    for (std::size_t i = whole.size(); i > 3; i -= 3) whole.insert(i - 3, mask.thousands);
  return bare.substr(0, begin) + whole + (point < bare.size() ? mask.decimal + bare.substr(point + 1) : "");
}

std::string InNumber(const Mask& mask, const std::string& typed, char key) {
  std::string bare = BareNumber(mask, typed);
  const std::size_t point = bare.find('.');
  const bool has_point = point != std::string::npos;
  if (key == '\b') {
    if (!bare.empty()) bare.pop_back();
  } else if (key == '-') {
    if (bare.starts_with('-'))
      bare.erase(0, 1);
    else if (mask.allow_negative)
      bare.insert(0, "-");
  } else if (key == '.' || key == ',') {
    if (has_point || mask.precision <= 0) return typed;
    bare += bare.empty() || bare == "-" ? "0." : ".";
  } else if (IsDigit(key)) {
    if (has_point && bare.size() - point > static_cast<std::size_t>(mask.precision)) return typed;
    if (bare == "0" || bare == "-0") bare.pop_back();
    bare += key;
  }
  return bare.empty() ? "" : mask.prefix + WithThousands(mask, bare) + mask.suffix;
}

}  // namespace

std::string MaskTyped(const Mask& mask, const std::string& typed_so_far, char key) {
  switch (mask.kind) {
    case Mask::Kind::kPattern:
    case Mask::Kind::kDateTime: return InPlaces(mask, typed_so_far, key);
    case Mask::Kind::kNumeric:
    case Mask::Kind::kCurrency: return InNumber(mask, typed_so_far, key);
    case Mask::Kind::kNone: break;
  }
  if (key != '\b') return typed_so_far + key;
  return typed_so_far.substr(0, typed_so_far.empty() ? 0 : typed_so_far.size() - 1);
}

MaskView ViewOf(const Mask& mask, const std::string& typed_so_far) {
  if (!HasPlaces(mask)) {
    const bool ends = !mask.suffix.empty() && typed_so_far.ends_with(mask.suffix);
    return {typed_so_far, typed_so_far.size() - (ends ? mask.suffix.size() : 0), false};
  }
  const auto places = PlacesOf(mask);
  MaskView view{Fitted(places, typed_so_far), 0, true};
  while (view.caret < places.size() && (!places[view.caret].open || view.shown[view.caret] != '_')) ++view.caret;
  return view;
}

bool NeedsLetters(const Mask& mask) {
  return mask.kind == Mask::Kind::kPattern &&
         std::ranges::any_of(session::PlacesOf(mask.pattern),
                             [](const MaskPlace& place) { return place.open && place.sign != '9'; });
}

}  // namespace widgets
