#include "kiosk/keyboard/layout.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <xkbcommon/xkbcommon.h>

#include <algorithm>
#include <memory>

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
      for (int i = from; i <= to; ++i)
        rows[row].push_back(prefix + std::string(i < 10 ? "0" : "") + std::to_string(i));
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

// The letter at a level of a key, or "" where there is none. Ligature code points are taken apart (NFKC).
std::string LetterAt(xkb_keymap* map, xkb_keycode_t key, xkb_level_index_t level) {
  const xkb_keysym_t* symbols = nullptr;
  if (xkb_keymap_key_get_syms_by_level(map, key, 0, level, &symbols) != 1) return {};
  const char32_t c = xkb_keysym_to_utf32(symbols[0]);
  if (c == 0 || !g_unichar_isalpha(c)) return {};
  std::string letter;
  base::Append(letter, c);
  const std::unique_ptr<char, decltype(&g_free)> plain(g_utf8_normalize(letter.c_str(), -1, G_NORMALIZE_NFKC),
                                                       &g_free);
  return plain ? plain.get() : letter;
}

// The capital by Unicode where there is one; capitals at the shift level may be another letter (Arabic).
std::string CapitalOf(const std::string& small, const std::string& shifted) {
  const std::unique_ptr<char, decltype(&g_free)> upper(g_utf8_strup(small.c_str(), -1), &g_free);
  if (upper.get() != small) return upper.get();
  return shifted.empty() ? small : shifted;
}

// Small Latin letters of the alphabet only: behind AltGr of other scripts stand their neighbours' letters.
bool Belongs(const FcCharSet* alphabet, const std::string& letter) {
  const gunichar c = g_utf8_get_char(letter.c_str());
  return alphabet && FcCharSetHasChar(alphabet, c) && g_unichar_islower(c) &&
         g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN;
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
  const xkb_rule_names names{.rules = "evdev",
                             .model = "pc105",
                             .layout = layout.c_str(),
                             .variant = variant.c_str(),
                             .options = ""};
  const Owned<xkb_keymap> map(
      context ? xkb_keymap_new_from_names(context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS) : nullptr);
  if (!map)
    return base::Fail(base::Code::kNotFound, "no keyboard layout \"" + std::string(xkb_name) + "\"",
                      "see /usr/share/X11/xkb/rules/evdev.lst for the names; is xkb-data installed?");

  Layout result{std::string(xkb_name), {}, {}};
  const FcCharSet* alphabet =
      FcLangGetCharSet(reinterpret_cast<const FcChar8*>(std::string(language).c_str()));
  for (const auto& places : Places()) {
    std::vector<Cap> row;
    for (const std::string& place : places) {
      const xkb_keycode_t key = xkb_keymap_key_by_name(map.get(), place.c_str());
      if (key == XKB_KEYCODE_INVALID) continue;
      if (const std::string small = LetterAt(map.get(), key, 0); !small.empty())
        row.push_back({small, CapitalOf(small, LetterAt(map.get(), key, 1))});
      if (const std::string mark = LetterAt(map.get(), key, 2); Belongs(alphabet, mark))
        result.marks.push_back({mark, CapitalOf(mark, "")});
    }
    if (!row.empty()) result.rows.push_back(std::move(row));
  }
  // A lone letter above the others ("ё", "ذ") joins them.
  if (result.rows.size() > 1 && result.rows[0].size() < 4) {
    result.rows[1].insert(result.rows[1].begin(), result.rows[0].begin(), result.rows[0].end());
    result.rows.erase(result.rows.begin());
  }
  // A letter that has a key of its own needs no second one; the layout lists some twice.
  const auto has_key = [&](const Cap& mark) {
    const auto same = [&](const Cap& cap) { return cap.small == mark.small; };
    return std::any_of(result.rows.begin(), result.rows.end(),
                       [&](const auto& row) { return std::any_of(row.begin(), row.end(), same); });
  };
  std::erase_if(result.marks, has_key);
  std::sort(result.marks.begin(), result.marks.end(),
            [](const Cap& a, const Cap& b) { return a.small < b.small; });
  const auto same = [](const Cap& a, const Cap& b) { return a.small == b.small; };
  result.marks.erase(std::unique(result.marks.begin(), result.marks.end(), same), result.marks.end());
  return result;
}

}  // namespace keyboard
