#include "shared/report/document/accessible.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace document {
namespace {

struct Object {
  int number = 0;
  std::string_view body;  // between "obj" and "endobj"
};

std::optional<int> NumberAt(std::string_view text) {
  const std::size_t digits = text.find_first_not_of(" \n");
  if (digits == std::string_view::npos) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data() + digits, text.data() + text.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

// The object that holds the place: Cairo writes "102 0 obj\n<< … >>\nendobj".
std::optional<Object> ObjectAround(std::string_view pdf, std::size_t place) {
  constexpr std::string_view kBegin = " 0 obj\n", kEnd = "\nendobj\n";
  const std::size_t begin = pdf.rfind(kBegin, place), end = pdf.find(kEnd, place);
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
  const std::size_t line = pdf.rfind('\n', begin) + 1;
  const auto number = NumberAt(pdf.substr(line, begin - line));
  if (!number) return std::nullopt;
  return Object{*number, pdf.substr(begin + kBegin.size(), end - begin - kBegin.size())};
}

// A text string of PDF: UTF-16, big-endian, in hexadecimal.
std::string TextString(std::string_view utf8) {
  std::string text = "<FEFF";
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t point = more == 0 ? lead : lead & (0x3F >> more);
    for (std::size_t k = 1; k <= more && i + k < utf8.size(); ++k)
      point = point << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3F);
    i += more + 1;
    if (point > 0xFFFF) {
      text += fmt::format("{:04X}{:04X}", 0xD800 + ((point - 0x10000) >> 10), 0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      text += fmt::format("{:04X}", static_cast<unsigned>(point));
    }
  }
  return text + ">";
}

}  // namespace

std::string MadeAccessible(std::string pdf, std::string_view language, bool rtl,
                           const std::vector<std::string>& alternatives) {
  const std::string_view whole = pdf;
  const std::size_t root = whole.rfind("/Type /Catalog"), start = whole.rfind("startxref\n"),
                    size = whole.rfind("/Size ");
  const std::size_t info = whole.rfind("/Info ");
  if (root == std::string_view::npos || start == std::string_view::npos || size == std::string_view::npos ||
      info == std::string_view::npos || info < size)
    return pdf;
  const auto catalog = ObjectAround(whole, root);
  const auto before = NumberAt(whole.substr(start + 10)), objects = NumberAt(whole.substr(size + 6)),
             about = NumberAt(whole.substr(info + 6));
  if (!catalog || !catalog->body.ends_with(">>") || !before || !objects || !about) return pdf;

  struct Changed {
    int number;
    std::string body;
  };
  std::vector<Changed> changed;
  const auto extended = [&](const Object& object, const std::string& more) {
    changed.push_back({object.number, std::string(object.body.substr(0, object.body.size() - 2)) + more + ">>"});
  };
  // Cairo says by itself that the document is tagged, once there is a Document around all tags.
  extended(*catalog, fmt::format("   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle "
                                 "true /Direction /{} >>\n",
                                 language, rtl ? "R2L" : "L2R"));
  constexpr std::string_view kFigure = "/Type /StructElem\n   /S /Figure\n";
  std::size_t at = 0;
  for (const std::string& alternative : alternatives) {
    at = whole.find(kFigure, at);
    if (at == std::string_view::npos) return pdf;
    const auto figure = ObjectAround(whole, at);
    if (!figure || !figure->body.ends_with(">>")) return pdf;
    extended(*figure, "   /Alt " + TextString(alternative) + "\n");
    at += kFigure.size();
  }
  if (whole.find(kFigure, at) != std::string_view::npos) return pdf;  // more figures than texts: whose is whose?

  std::string table = "xref\n", update;
  for (const Changed& one : changed) {
    table += fmt::format("{} 1\n{:010} 00000 n \n", one.number, pdf.size() + update.size());
    update += fmt::format("{} 0 obj\n{}\nendobj\n", one.number, one.body);
  }
  const std::size_t place = pdf.size() + update.size();
  return pdf + update + table +
         fmt::format("trailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n",
                     *objects, catalog->number, *about, *before, place);
}

}  // namespace document
