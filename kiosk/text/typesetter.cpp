#include "kiosk/text/typesetter.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace text {
namespace {

struct Unref {
  void operator()(PangoLayout* p) const { g_object_unref(p); }
  void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
  void operator()(cairo_t* p) const { cairo_destroy(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string Families(const Script& script) {
  std::string families;
  for (const std::string& family : script.fonts) families += family + ",";
  return families + "Andika,Noto Sans,Noto Sans Arabic";  // Pango finds the emoji font by itself
}

// pango_layout_set_markup would write the text, which may quote an answer, into the log when it is not well-formed.
bool SetMarkup(PangoLayout* layout, std::string_view markup) {
  PangoAttrList* attributes = nullptr;
  char* words = nullptr;
  if (!pango_parse_markup(markup.data(), static_cast<int>(markup.size()), 0, &attributes, &words, nullptr, nullptr))
    return false;
  pango_layout_set_text(layout, words, -1);
  pango_layout_set_attributes(layout, attributes);
  g_free(words);
  pango_attr_list_unref(attributes);
  return true;
}

constexpr float kLetterSpacing = .12f;  // em

// WCAG 2.2, 1.4.12: letters 0.12 em further apart, and lines 1.5 em, which these fonts nearly have by themselves. Arabic
// letters are joined and stay so.
void Space(PangoLayout* layout, const Style& style, bool joined) {
  pango_layout_set_line_spacing(layout, 1.12f);
  if (joined) return;
  PangoAttrList* there = pango_layout_get_attributes(layout);
  PangoAttrList* attributes = there ? pango_attr_list_copy(there) : pango_attr_list_new();
  pango_attr_list_insert(attributes,
                         pango_attr_letter_spacing_new(static_cast<int>(style.size * kLetterSpacing * PANGO_SCALE)));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

// The text broken into lines, not drawn yet.
Owned<PangoLayout> LayOut(PangoContext* context, const Script& script, std::string_view text, const Style& style,
                          float width) {
  pango_context_set_language(context, pango_language_from_string(script.language.c_str()));
  pango_context_set_base_dir(context, script.rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  Owned<PangoLayout> layout(pango_layout_new(context));
  const Owned<PangoFontDescription> font(pango_font_description_new());
  pango_font_description_set_family(font.get(), Families(script).c_str());
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  if (!style.markup || !SetMarkup(layout.get(), text))
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  if (script.spaced) Space(layout.get(), style, script.rtl);
  // Pango's left is that of the context: it turns for lines of the other direction.
  const PangoAlignment start = script.rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  pango_layout_set_alignment(layout.get(), style.align == Align::kCentre ? PANGO_ALIGN_CENTER : start);
  if (width > 0) {
    pango_layout_set_width(layout.get(), static_cast<int>(width) * PANGO_SCALE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  }
  return layout;
}

// The logical box places the text; ink may stick out of it (marks, italics), so the picture holds both.
struct Box {
  int left, top, right, bottom;
  Size size() const { return {std::max(1, right - left), std::max(1, bottom - top)}; }
};

Box BoxOf(PangoLayout* layout) {
  PangoRectangle ink, logical;
  pango_layout_get_pixel_extents(layout, &ink, &logical);
  return {std::min(ink.x, logical.x), std::min(ink.y, logical.y),
          std::max(ink.x + ink.width, logical.x + logical.width),
          std::max(ink.y + ink.height, logical.y + logical.height)};
}

void Paint(PangoLayout* layout, cairo_surface_t* surface, theme::Rgb color, int x, int y) {
  const Owned<cairo_t> cairo(cairo_create(surface));
  cairo_set_source_rgb(cairo.get(), (color >> 16 & 0xFF) / 255.0, (color >> 8 & 0xFF) / 255.0, (color & 0xFF) / 255.0);
  cairo_translate(cairo.get(), x, y);
  pango_cairo_show_layout(cairo.get(), layout);
}

// The whole lines around the caret that fit into a height; as near to its middle as the ends of the text let them.
struct View {
  int top = 0, height = 0;
};

View ViewAround(PangoLayout* layout, int height, std::size_t caret) {
  PangoRectangle all, line;
  pango_layout_get_pixel_extents(layout, nullptr, &all);
  if (all.height <= height) return {0, all.height};
  PangoRectangle strong;
  pango_layout_get_cursor_pos(layout, static_cast<int>(caret), &strong, nullptr);
  const int middle = (strong.y + strong.height / 2) / PANGO_SCALE;
  const int top = std::clamp(middle - height / 2, 0, all.height - height);
  View view{-1, 0};
  const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> at(pango_layout_get_iter(layout),
                                                                               &pango_layout_iter_free);
  do {
    pango_layout_iter_get_line_extents(at.get(), nullptr, &line);
    const int from = line.y / PANGO_SCALE, to = (line.y + line.height + PANGO_SCALE - 1) / PANGO_SCALE;
    if (view.top < 0 && (from >= top || to > middle)) view.top = from;
    if (view.top >= 0 && (to - view.top <= height || view.height == 0)) view.height = std::min(height, to - view.top);
  } while (pango_layout_iter_next_line(at.get()));
  return view;
}

// A line that ends where no line may end was too narrow for its word.
bool BreaksAWord(PangoLayout* layout) {
  int count = 0;
  const PangoLogAttr* places = pango_layout_get_log_attrs_readonly(layout, &count);
  const char* text = pango_layout_get_text(layout);
  for (int i = 1; i < pango_layout_get_line_count(layout); ++i) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
    const glong at = g_utf8_pointer_to_offset(text, text + line->start_index);
    if (!line->is_paragraph_start && at < count && !places[at].is_line_break) return true;
  }
  return false;
}

PangoContext* NewContext() {
  PangoFontMap* fonts = pango_cairo_font_map_new();  // its own: the default one is never freed
  PangoContext* context = pango_font_map_create_context(fonts);
  g_object_unref(fonts);
  return context;
}

// Of the fonts that nobody uses any more Cairo keeps the last 256, with every letter that was drawn in them, and has no
// way to be told to let go. As many empty ones take their places.
void PushOutUnusedFonts() {
  constexpr int kKept = 256;  // CAIRO_SCALED_FONT_MAX_HOLDOVERS
  cairo_font_face_t* empty = cairo_user_font_face_create();
  cairo_font_options_t* usual = cairo_font_options_create();
  cairo_matrix_t size, upright;
  cairo_matrix_init_identity(&upright);
  for (int i = 1; i <= kKept; ++i) {
    cairo_matrix_init_scale(&size, i, i);
    cairo_scaled_font_destroy(cairo_scaled_font_create(empty, &size, &upright, usual));
  }
  cairo_font_options_destroy(usual);
  cairo_font_face_destroy(empty);
}

std::string Key(const Script& script, std::string_view text, const Style& style, float width) {
  return fmt::format("{} {} {} {} {} {} {} {} {}", script.language, script.spaced, style.size, style.bold,
                     static_cast<int>(style.color), static_cast<int>(style.align), style.markup, width, text);
}

}  // namespace

void Typesetter::Unref::operator()(PangoContext* context) const { g_object_unref(context); }

Typesetter::Typesetter() : context_(NewContext()) {}
Typesetter::~Typesetter() = default;

void Typesetter::SetScript(const Script& script) { script_ = script; }

void Typesetter::SetPalette(const theme::Palette& palette) {
  if (std::exchange(palette_, &palette) != &palette)
    ForgetPictures();  // colours are in the pictures, beside those of emoji
}

const platform::Texture& Typesetter::Set(std::string_view text, const Style& style, float width) {
  return SetIn(script_, text, style, width);
}

const platform::Texture& Typesetter::SetIn(const Script& script, std::string_view text, const Style& style,
                                           float width) {
  std::string key = Key(script, text, style, width);
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->texture;
  }
  return Keep(Make(std::move(key), script, text, style, width)).texture;
}

const Typesetter::Entry& Typesetter::Keep(Entry entry) {
  ++drawn_;
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += entries_.front().texture.bytes();
  return entries_.front();
}

Size Typesetter::Measure(std::string_view text, const Style& style, float width) {
  const auto [known, fresh] = sizes_.try_emplace(Key(script_, text, style, width));
  if (fresh) {
    known->second = BoxOf(LayOut(context_.get(), script_, text, style, width).get()).size();
    // Pango counts the space behind the last letter when it breaks lines, but not when it measures.
    if (script_.spaced && !script_.rtl) known->second.width += static_cast<int>(std::ceil(style.size * kLetterSpacing));
  }
  return known->second;
}

void Typesetter::Forget() {
  constexpr int kMostDrawn = 1000;  // of about six visits; to find the fonts again is half the work of one
  ForgetPictures();
  if (drawn_ < kMostDrawn) return;
  drawn_ = 0;
  context_.reset(NewContext());
  PushOutUnusedFonts();
}

void Typesetter::ForgetPictures() {
  sizes_.clear();
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
}

void Typesetter::Trim(std::size_t budget) {
  constexpr std::size_t kMostSizes = 4000;
  if (sizes_.size() > kMostSizes) sizes_.clear();
  while (bytes_ > budget && entries_.size() > 1) {
    bytes_ -= entries_.back().texture.bytes();
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

Passage Typesetter::SetAround(std::string_view text, const Style& style, Size room, std::size_t caret) {
  const Owned<PangoLayout> layout = LayOut(context_.get(), script_, text, style, static_cast<float>(room.width));
  const View view = ViewAround(layout.get(), room.height, caret);
  PangoRectangle strong;
  pango_layout_get_cursor_pos(layout.get(), static_cast<int>(caret), &strong, nullptr);
  const int overhang = static_cast<int>(style.size / 4);
  std::string key =
      fmt::format("{} {} {}", view.top, view.height, Key(script_, text, style, static_cast<float>(room.width)));
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
  } else {
    const Owned<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, room.width + 2 * overhang, std::max(1, view.height)));
    Paint(layout.get(), surface.get(), (*palette_)[style.color], overhang, -view.top);
    Keep({std::move(key), platform::Texture(surface.get()), {}});
  }
  return {&entries_.front().texture, -overhang, strong.x / PANGO_SCALE, strong.y / PANGO_SCALE - view.top,
          strong.height / PANGO_SCALE};
}

std::size_t Typesetter::CaretAt(std::string_view text, const Style& style, Size room, std::size_t caret,
                                Size finger) const {
  const Owned<PangoLayout> layout = LayOut(context_.get(), script_, text, style, static_cast<float>(room.width));
  const View view = ViewAround(layout.get(), room.height, caret);
  int index = 0, trailing = 0;
  const int y = std::clamp(finger.height, 0, std::max(0, view.height - 1)) + view.top;
  pango_layout_xy_to_index(layout.get(), finger.width * PANGO_SCALE, y * PANGO_SCALE, &index, &trailing);
  const char* at = pango_layout_get_text(layout.get()) + index;
  while (trailing-- > 0) at = g_utf8_next_char(at);
  return static_cast<std::size_t>(at - pango_layout_get_text(layout.get()));
}

std::string Typesetter::Plain(std::string_view text, const Style& style) {
  char* words = nullptr;
  const bool parsed = style.markup && pango_parse_markup(text.data(), static_cast<int>(text.size()), 0, nullptr, &words,
                                                         nullptr, nullptr);
  std::string plain(parsed ? std::string_view(words) : text);
  g_free(words);
  return plain;
}

Typesetter::Place Typesetter::Word(std::string_view text, const Style& style, float width, std::size_t begin,
                                   std::size_t end) const {
  const Owned<PangoLayout> layout = LayOut(context_.get(), script_, text, style, width);
  const Box box = BoxOf(layout.get());
  PangoRectangle first, last;  // widths are negative where letters run from the right
  pango_layout_index_to_pos(layout.get(), static_cast<int>(begin), &first);
  pango_layout_index_to_pos(layout.get(), static_cast<int>(std::max(end, begin + 1) - 1), &last);
  if (last.y != first.y) last = first;
  const int left = std::min({first.x, first.x + first.width, last.x, last.x + last.width});
  const int right = std::max({first.x, first.x + first.width, last.x, last.x + last.width});
  const auto pixels = [](int units) { return static_cast<float>(units) / PANGO_SCALE; };
  return {pixels(left) - static_cast<float>(box.left), pixels(first.y) - static_cast<float>(box.top),
          pixels(right - left), pixels(first.height)};
}

Typesetter::Entry Typesetter::Make(std::string key, const Script& script, std::string_view text, const Style& style,
                                   float width) const {
  const Owned<PangoLayout> layout = LayOut(context_.get(), script, text, style, width);
  const Box box = BoxOf(layout.get());
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, box.size().width, box.size().height));
  Paint(layout.get(), surface.get(), (*palette_)[style.color], -box.left, -box.top);
  PangoRectangle ink;
  pango_layout_get_pixel_extents(layout.get(), &ink, nullptr);
  return {std::move(key),
          platform::Texture(surface.get()),
          {ink.x - box.left, ink.y - box.top, ink.width, ink.height, BreaksAWord(layout.get())}};
}

}  // namespace text
