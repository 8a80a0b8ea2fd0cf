// All text that a visitor sees: laid out by Pango (shaping, direction, line breaks, fonts), drawn by Cairo,
// kept as textures. UI thread only. The cache holds what was lately on the screen and is emptied between
// visitors.
#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/platform/texture.h"
#include "kiosk/theme/theme.h"

typedef struct _PangoContext PangoContext;

namespace text {

enum class Align { kStart, kCentre };

struct Style {
  float size = 32;  // pixels of the em
  bool bold = false;
  theme::Color color = theme::kInk;
  Align align = Align::kStart;
  bool markup = false;  // the text is Pango markup; where it is not well-formed it is shown as it stands
};

// What the language pack says about writing.
struct Script {
  std::string language;  // BCP 47
  bool rtl = false;
  std::vector<std::string> fonts;  // families, best first
  bool spaced = false;             // letters and lines further apart, for those who read so more easily
};

struct Size {
  int width = 0, height = 0;
};

// What of a text's picture is really inked, counted from the picture's top left, and whether a line ends inside a word.
// For checks of the layout.
struct Ink {
  int x = 0, y = 0, width = 0, height = 0;
  bool broken_word = false;
};

// A text that is being written, as far as it can be seen. Counted from the top left of the room that it was given.
struct Passage {
  const platform::Texture* picture;
  int left;  // of the picture: ink may stick out of the room a little; its top is that of the room
  int caret_x, caret_y, caret_height;
};

class Typesetter {
 public:
  Typesetter();
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  void SetScript(const Script& script);
  const Script& script() const { return script_; }
  void SetPalette(const theme::Palette& palette);  // kept by reference

  // The text, broken into lines of at most `width` pixels (0: one line). The reference holds until Forget or
  // until the texture has not been asked for during many frames.
  const platform::Texture& Set(std::string_view text, const Style& style, float width = 0);

  // How large Set would make it. Draws nothing: layouts try many sizes and show one.
  Size Measure(std::string_view text, const Style& style, float width = 0);

  // The same in the script of another language (endonyms on the language screen).
  const platform::Texture& SetIn(const Script& script, std::string_view text, const Style& style, float width = 0);

  // Of what Set or SetIn gave last.
  const Ink& ink() const { return entries_.front().ink; }

  // A text that is being written: of its lines at most `width` wide as many as fit into `height`, around the caret (a
  // byte offset between two graphemes). Not for markup. The picture is kept as Set's is.
  Passage SetAround(std::string_view text, const Style& style, Size room, std::size_t caret);
  // Where the caret would go for a finger at this place of what SetAround made of the same arguments.
  std::size_t CaretAt(std::string_view text, const Style& style, Size room, std::size_t caret, Size finger) const;

  // The text as it is read: markup without its tags. What Word counts its bytes in.
  static std::string Plain(std::string_view text, const Style& style);
  // Where bytes [begin, end) of the plain text lie in the picture that Set gives; of a word that is broken, its first part.
  struct Place {
    float x = 0, y = 0, width = 0, height = 0;
  };
  Place Word(std::string_view text, const Style& style, float width, std::size_t begin, std::size_t end) const;

  // Drops every texture: nothing that a visitor read or wrote stays. After some visits also the fonts, with the letters
  // that were drawn in them, in every size that was on the screen: together they would take more and more memory.
  void Forget();
  // Call once a drawn frame: drops the textures least lately used beyond the budget (bytes).
  void Trim(std::size_t budget = 24u << 20);
  std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    std::string key;
    platform::Texture texture;
    Ink ink;
  };
  void ForgetPictures();
  const Entry& Keep(Entry entry);
  Entry Make(std::string key, const Script& script, std::string_view text, const Style& style, float width) const;

  struct Unref {
    void operator()(PangoContext* context) const;
  };

  std::unique_ptr<PangoContext, Unref> context_;
  Script script_;
  const theme::Palette* palette_ = &theme::PaletteOf(theme::Theme::kPaper);
  std::list<Entry> entries_;  // lately used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
  int drawn_ = 0;                                // pictures, since the fonts were new
  std::unordered_map<std::string, Size> sizes_;  // of what was measured; as short-lived as the textures
};

}  // namespace text
