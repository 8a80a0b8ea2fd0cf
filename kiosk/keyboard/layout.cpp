#include "kiosk/keyboard/layout.h"

#include <glib.h>
#include <xkbcommon/xkbcommon.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "kiosk/keyboard/alphabet.h"
#include "shared/base/utf8.h"

namespace keyboard {
namespace {

struct Unref {
  void operator()(xkb_context* p) const { xkb_context_unref(p); }
  void operator()(xkb_keymap* p) const { xkb_keymap_unref(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

// The places of a keyboard that can hold letters, by their xkb names, row by row.
const std::vector<std::vector<std::string>>& Places() {
  static const auto places = [] {
    std::vector<std::vector<std::string>> rows(4);
    const auto add = [&](int row, const char* prefix, int from, int to) {
      for (int i = from; i <= to; ++i) rows[row].push_back(prefix + std::string(i < 10 ? "0" : "") + std::to_string(i));
    };
    rows[0].push_back("TLDE");
    add(0, "AE", 1, 12);
    add(1, "AD", 1, 12);
    add(2, "AC", 1, 11);
    rows[2].push_back("BKSL");
    rows[3].push_back("LSGT");
    add(3, "AB", 1, 10);
    return rows;
  }();
  return places;
}

// The letter at a level of a key, or "" where there is none; a vowel sign, too, where it has a key of its own (Hindi).
// Ligature code points are taken apart (NFKC).
std::string LetterAt(xkb_keymap* map, xkb_keycode_t key, xkb_level_index_t level) {
  const xkb_keysym_t* symbols = nullptr;
  if (xkb_keymap_key_get_syms_by_level(map, key, 0, level, &symbols) != 1) return {};
  const char32_t c = xkb_keysym_to_utf32(symbols[0]);
  constexpr char32_t kTatweel = 0x640;  // only makes a word longer
  if (c == 0 || c == kTatweel || !(g_unichar_isalpha(c) || (level == 0 && g_unichar_ismark(c)))) return {};
  std::string letter;
  base::Append(letter, c);
  const std::unique_ptr<char, decltype(&g_free)> plain(g_utf8_normalize(letter.c_str(), -1, G_NORMALIZE_NFKC), &g_free);
  return plain ? plain.get() : letter;
}

constexpr std::size_t kMostMore = 8;  // what a long press shows at most

bool Has(const std::vector<Cap>& row, const std::string& letter) {
  return std::ranges::any_of(row, [&](const Cap& cap) { return cap.small == letter || cap.capital == letter; });
}

bool HasKey(const Layout& layout, const std::string& letter) {
  return std::ranges::any_of(layout.rows, [&](const auto& row) { return Has(row, letter); });
}

bool IsKey(const Layout& layout, const std::string& letter) {  // without shift
  const auto has = [&](const auto& row) { return std::ranges::count(row, letter, &Cap::small) > 0; };
  return std::ranges::any_of(layout.rows, has);
}

std::vector<Cap> CapsOf(const std::vector<std::string>& letters) {
  std::vector<Cap> caps;
  for (const std::string& letter : letters) caps.push_back({letter, CapitalOf(letter, letter)});
  return caps;
}

bool NeedsShift(const Layout& layout) {
  const auto differs = [](const Cap& cap) { return cap.small != cap.capital; };
  return std::ranges::any_of(layout.rows, [&](const auto& row) { return std::ranges::any_of(row, differs); });
}

bool IsRightToLeft(const std::string& letter) {
  const GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(letter.c_str()));
  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
}

bool HasHalfSpace(xkb_keymap* map) {
  const xkb_keycode_t space = xkb_keymap_key_by_name(map, "SPCE");
  const xkb_keysym_t* symbols = nullptr;
  return xkb_keymap_key_get_syms_by_level(map, space, 0, 1, &symbols) == 1 && xkb_keysym_to_utf32(symbols[0]) == 0x200C;
}

}  // namespace

base::Result<Layout> Load(std::string_view xkb_name, std::string_view language) {
  std::string layout(xkb_name), variant;
  if (const auto bracket = layout.find('('); bracket != std::string::npos) {
    variant = layout.substr(bracket + 1, layout.size() - bracket - 2);
    layout.resize(bracket);
  }
  const Owned<xkb_context> context(xkb_context_new(XKB_CONTEXT_NO_FLAGS));
  if (context) xkb_context_set_log_level(context.get(), XKB_LOG_LEVEL_CRITICAL);
  const xkb_rule_names names{
      .rules = "evdev", .model = "pc105", .layout = layout.c_str(), .variant = variant.c_str(), .options = ""};
  const Owned<xkb_keymap> map(context ? xkb_keymap_new_from_names(context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS)
                                      : nullptr);
  if (!map)
    return base::Fail(base::Code::kNotFound, "no keyboard layout \"" + std::string(xkb_name) + "\"",
                      "see /usr/share/X11/xkb/rules/evdev.lst for the names; is xkb-data installed?");

  Layout result{.name = std::string(xkb_name), .rows = {}, .marks = {}};
  result.has_half_space = HasHalfSpace(map.get());
  const std::vector<std::string> alphabet = AlphabetOf(language).letters;
  for (const auto& places : Places()) {
    std::vector<Cap> row;
    for (const std::string& place : places) {
      const xkb_keycode_t key = xkb_keymap_key_by_name(map.get(), place.c_str());
      if (key == XKB_KEYCODE_INVALID) continue;
      const std::string small = LetterAt(map.get(), key, 0);
      if (small.empty()) continue;
      const std::string shifted = LetterAt(map.get(), key, 1);
      const bool second = !shifted.empty() && SameScript(small, shifted);
      row.push_back({small, CapitalOf(small, second ? shifted : small)});
    }
    if (!row.empty()) result.rows.push_back(std::move(row));
  }
  // A lone letter above the others ("ё", "ذ") joins them.
  if (result.rows.size() > 1 && result.rows[0].size() < 4) {
    result.rows[1].insert(result.rows[1].begin(), result.rows[0].begin(), result.rows[0].end());
    result.rows.erase(result.rows.begin());
  }
  if (result.rows.empty()) return result;
  std::vector<std::string> missing;
  for (const std::string& letter : alphabet)
    if (!HasKey(result, letter) && SameScript(letter, result.rows.back().front().small)) missing.push_back(letter);
  if (missing.size() < 4) {  // "ʼ" joins the others, too
    std::vector<Cap>& shortest = *std::ranges::min_element(result.rows, {}, &std::vector<Cap>::size);
    std::ranges::move(CapsOf(missing), std::back_inserter(shortest));
  } else if (missing.size() <= kLongestRow) {
    result.marks = CapsOf(missing);
  }
  for (auto& row : result.rows)
    for (Cap& cap : row)
      for (const std::string& letter : WithMarks(cap.small, alphabet))
        if (cap.more.size() < kMostMore && !IsKey(result, letter))
          cap.more.push_back({letter, CapitalOf(letter, letter)});
  result.has_shift = NeedsShift(result);
  return result;
}

Layout InAlphabeticalOrder(const Layout& layout, std::string_view language) {
  std::vector<std::string> known = AlphabetOf(language).letters;
  std::vector<Cap> caps = layout.marks;
  const auto add = [&](Cap cap) {
    if (!Has(caps, cap.small)) caps.push_back(std::move(cap));
  };
  for (const auto& row : layout.rows)
    for (const Cap& cap : row) {
      if (CapitalOf(cap.small, "") == cap.capital) {
        add(cap);
        continue;
      }
      add({cap.small, cap.small, cap.more});
      if (std::ranges::count(known, cap.capital)) add({cap.capital, cap.capital});  // a key of its own
    }
  std::erase_if(known, [&](const std::string& letter) { return !Has(caps, letter); });
  // "لا" is two letters, and both have a key.
  std::erase_if(caps, [](const Cap& cap) { return g_utf8_strlen(cap.small.c_str(), -1) > 1; });
  std::vector<std::string> others;
  for (const Cap& cap : caps)
    if (!std::ranges::count(known, cap.small)) others.push_back(cap.small);
  Sort(others, language);
  known.insert(known.end(), others.begin(), others.end());

  Layout result{layout.name, {}, {}, false};
  if (known.empty()) return result;
  const std::size_t rows = (known.size() + kLongestRow - 1) / kLongestRow, columns = (known.size() + rows - 1) / rows;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i % columns == 0) result.rows.emplace_back();
    result.rows.back().push_back(*std::ranges::find(caps, known[i], &Cap::small));
  }
  if (IsRightToLeft(known.front()))
    for (auto& row : result.rows) std::ranges::reverse(row);
  result.has_shift = NeedsShift(result);
  return result;
}

Layout Signs(const std::vector<std::string>& digits, std::string_view language, bool rtl) {
  const Alphabet alphabet = AlphabetOf(language);
  const auto row = [](const std::vector<std::string>& signs) {
    std::vector<Cap> caps;
    for (const std::string& sign : signs)
      if (!Has(caps, sign)) caps.push_back({sign, sign});
    return caps;
  };
  // 1 to 9 and 0, as on every keyboard.
  const auto from_one = [](std::vector<std::string> ten) {
    std::ranges::rotate(ten, ten.begin() + 1);
    return ten;
  };
  const std::vector<std::string> western = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  Layout layout{"signs", {}, {}, false};
  layout.rows.push_back(row(from_one(digits.size() == 10 ? digits : western)));
  if (digits != western) layout.rows.push_back(row(from_one(western)));
  layout.rows.push_back(
      row({"-", "'", alphabet.open_quote, alphabet.close_quote, "(", ")", ":", rtl ? "؛" : ";", "…", "/"}));
  layout.rows.push_back(row({"+", "=", rtl ? "٪" : "%", "€", "№", "&", "@", "#", "*", "_"}));
  if (rtl) std::for_each(layout.rows.end() - 2, layout.rows.end(), [](auto& signs) { std::ranges::reverse(signs); });
  return layout;
}

}  // namespace keyboard
