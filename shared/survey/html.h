// The html of a survey (html elements, closing words) as far as a kiosk shows it: docs/formats/survey.md §3 has the
// tags. Pure: nothing is fetched or run. Used by the screens and by the author's check.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace survey {

struct Block {
  enum class Kind { kHeading, kParagraph, kItem, kPicture } kind = Kind::kParagraph;
  int level = 0;         // of a heading: 1, the largest, to 4; else the number of lists around it, at most 4
  int number = 0;        // of an item: its place in a numbered list, or 0 for a bullet
  bool goes_on = false;  // the same paragraph as the block before: long ones are cut, so that a screen can hold each
  std::string markup{};  // for Pango: escaped, with <b>, <i> and <u> only. Of a picture: what it shows, in words
  std::string link{};    // of a picture: data:image/png;base64,…; not decoded yet
  bool operator==(const Block&) const = default;
};

struct LeftOut {
  enum class What {
    kScript,    // <script>, onclick
    kStyle,     // <style>, style="…"
    kPicture,   // one that does not stand in the file; its alt text is kept
    kFormat,    // one that stands in the file, and not as a PNG in base64; its alt text is kept
    kEmbedded,  // frames, drawings, films
    kForm,      // what something could be entered with; the words of a <form> are kept
    kLink,      // where an <a> leads; its words are kept
    kUnknown,   // any other tag; its words are kept
    kTooMuch,   // beyond the limits below
  } what;
  std::string name{};  // the tag, the attribute, the format, or the beginning of the address
  bool operator==(const LeftOut&) const = default;
};

inline constexpr std::size_t kMostHtmlBytes = 64 * 1024;  // without the pictures in it
inline constexpr std::size_t kMostHtmlBlocks = 200;
inline constexpr int kMostHtmlDepth = 64;

struct Html {
  std::vector<Block> blocks;
  std::vector<LeftOut> left_out;  // each once
};

// Reads whatever it is given, as a browser does. Of text that is not UTF-8 only the ASCII characters stay.
Html ReadHtml(std::string_view html);

// "JPEG" of "data:image/jpeg;base64,…"; "" of what is no picture in the file.
std::string FormatOfPicture(std::string_view link);

// So that the text is read as text, in html and in markup.
std::string Escaped(std::string_view text);

}  // namespace survey
