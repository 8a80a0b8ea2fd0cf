// The drawing vocabulary of the kiosk, so that a screen reads like a page. Coordinates are pixels, laid out
// as for a language written from left to right; in the others the canvas mirrors every rectangle. UI thread
// only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/platform/texture.h"
#include "kiosk/text/typesetter.h"
#include "kiosk/theme/theme.h"
#include "kiosk/widgets/face.h"

struct ImDrawList;

namespace widgets {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Rect Inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

struct Point {
  float x = 0, y = 0;
};

struct Extent {
  float w = 0, h = 0;
  bool operator==(const Extent&) const = default;
};

// What can be tapped on the screen just now; the ui-probe writes these down.
struct Element {
  std::string id;
  Rect rect;  // as on the glass, after mirroring
  std::string label;
  bool enabled = true;
  bool operator==(const Element& other) const;
};

// A text as it lies on the glass, and the room that it was given. Never its words.
struct Note {
  Rect ink;   // after mirroring, as `room` is
  Rect room;  // height 0: as much as the text needs
  bool broken_word = false;
  float size = 0;  // of its letters (text::Style::size); 0: not known
};

// A text as it can be read aloud.
struct Line {
  std::string words;
  enum class Part {
    kMatter,  // what the screen is about
    kWay,     // its buttons
  } part = Part::kMatter;
};

// A word that is being spoken: bytes of a line's words.
struct SpokenWord {
  std::string words;
  std::size_t begin = 0, end = 0;
};

// Where the visitor's hands reach.
struct Reach {
  bool low = false;        // the lower part of an upright screen only
  bool left_hand = false;  // the way on is where the left hand is
};

enum class Press { kNone, kHeld, kTapped };

class Canvas {
 public:
  Canvas(ImDrawList& list, text::Typesetter& typesetter, Pictures& pictures, const theme::Metrics& metrics,
         const theme::Palette& palette, bool rtl, Reach reach = {});

  const theme::Metrics& metrics() const { return *metrics_; }
  Pictures& pictures() { return *pictures_; }
  Rect screen() const { return {0, 0, metrics_->width(), metrics_->height()}; }
  bool rtl() const { return rtl_; }
  const Reach& reach() const { return reach_; }
  std::uint32_t packed(theme::Color color, float opacity = 1) const;  // as Dear ImGui takes it

  // A tappable place. Acts on release inside it. `label` is what a helper would call it; never what was
  // written.
  Press Tappable(const std::string& id, Rect rect, std::string_view label, bool enabled = true);
  // Where the finger is that came down on this tappable place and has not left the glass, or has just left it
  // (the tap); it may have slid out of the place by now. For what is dragged or drawn. Ask after Tappable.
  std::optional<Point> Finger(const std::string& id) const;

  // A finger that came down on this tappable place and went so far since that a tap is not meant. Ask after Tappable.
  struct Drag {
    Point from, at;
    bool dropped = false;  // it has just left the glass
  };
  std::optional<Drag> Dragged(const std::string& id) const;
  // For how many seconds the finger has been down that came down on this tappable place; 0 when there is none.
  float HeldFor(const std::string& id) const;
  // Where a finger left the glass after it had slid out of the tappable place that it came down on.
  std::optional<Point> LetGo(const std::string& id) const;
  // The picture will be another one after so many seconds, also when nothing is touched: then it is drawn again.
  void LookAgainIn(float seconds) { look_again_ = std::min(look_again_.value_or(seconds), seconds); }
  std::optional<float> look_again() const { return look_again_; }

  void Fill(Rect rect, theme::Color color, float radius = 0);
  void Edge(Rect rect, theme::Color color, float thickness, float radius = 0);
  void Disc(float x, float y, float radius, theme::Color color);
  void Tick(Rect rect, theme::Color color);  // a check mark

  Extent Measure(std::string_view text, const text::Style& style, float width = 0);
  // No word of the text would have to be broken to fit the width.
  bool WordsFit(std::string_view text, const text::Style& style, float width);
  // Draws the text into the rectangle: at its start or centred as the style says, centred vertically. Breaks
  // lines at the rectangle's width.
  void Write(Rect rect, std::string_view text, const text::Style& style);
  // The same, beginning at the rectangle's top. Returns the height used.
  float WriteFromTop(Rect rect, std::string_view text, const text::Style& style);
  // One line as wide as it is, in another language's script (endonyms).
  void WriteIn(const text::Script& script, Rect rect, std::string_view text, const text::Style& style);
  // A text that is being written, with its caret: text::Typesetter::SetAround. Not noted.
  void WriteAround(Rect rect, std::string_view text, const text::Style& style, std::size_t caret);
  std::size_t CaretAt(Rect rect, std::string_view text, const text::Style& style, std::size_t caret,
                      Point finger) const;
  // An emoji as a picture, centred, `size` pixels high.
  void Emoji(Rect rect, std::string_view emoji, float size);
  // The same lying on its side.
  void EmojiTurned(Rect rect, std::string_view emoji, float size);
  void Picture(Rect rect, const platform::Texture& texture, theme::Color tint);

  // What is drawn between these keeps its left and right (keyboards).
  void StopMirroring() { mirror_ = false; }
  void ResumeMirroring() { mirror_ = rtl_; }
  // Where it lies on the glass: for what keeps its left and right inside, in a place that changes sides.
  Rect Mirrored(Rect rect) const;

  const std::vector<Element>& elements() const { return elements_; }

  // Every text of the frame, for the check of its layout (widgets/faults.h).
  const std::vector<Note>& notes() const { return notes_; }
  // What can be read aloud, in the order in which it was drawn. Nothing that the visitor wrote.
  const std::vector<Line>& lines() const { return lines_; }
  void SetPart(Line::Part part) { part_ = part; }  // of what is written from now on
  Line::Part part() const { return part_; }
  void StopReading() { reading_ = false; }  // nothing from now on can be read aloud
  // Lights up this word wherever its line is written.
  void SetSpoken(std::optional<SpokenWord> word) { spoken_ = std::move(word); }
  // The label of what was tapped in this frame; "" for nothing.
  const std::string& tapped() const { return tapped_; }

  // What is drawn between these was written by the visitor: not noted, since its size says something about it.
  void StopNoting() { noting_ = false; }
  void ResumeNoting() { noting_ = true; }

 private:
  void Place(Rect rect, const platform::Texture& texture, const text::Style& style, bool from_top);
  void Read(Rect rect, std::string_view text, const text::Style& style, const platform::Texture& texture,
            bool from_top);

  ImDrawList* list_;
  text::Typesetter* typesetter_;
  Pictures* pictures_;
  const theme::Metrics* metrics_;
  const theme::Palette* palette_;
  bool rtl_, mirror_;
  Reach reach_;
  bool noting_ = true, reading_ = true;
  Line::Part part_ = Line::Part::kMatter;
  std::vector<Line> lines_;
  std::optional<SpokenWord> spoken_;
  std::string tapped_;
  std::vector<Element> elements_;
  std::vector<Note> notes_;
  std::string held_;  // the tappable place that the finger came down on
  Point finger_;      // as on the glass
  std::string dragged_;
  Drag drag_;
  bool let_go_ = false;
  std::optional<float> look_again_;
};

}  // namespace widgets
