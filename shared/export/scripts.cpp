// Scripts that read the CSV export in R and in Python: the codebook stands in them, nothing else is needed.
#include <fmt/format.h>

#include "shared/base/utf8.h"
#include "shared/export/writer.h"

namespace exporting {
namespace {

constexpr std::string_view kR = R"(
# rows <- load_rows("rows.csv"): coded answers are factors, and what is missing is NA.
# load_rows("rows.csv", why = TRUE) keeps the numbers, also those that say why an answer is missing.
load_rows <- function(file, why = FALSE) {
  raw <- read.csv(file, colClasses = "character", encoding = "UTF-8", check.names = FALSE, na.strings = character(0))
  names(raw)[1] <- names(codebook)[1]  # without a byte-order mark
  rows <- lapply(names(codebook), function(name) {
    column <- codebook[[name]]
    text <- raw[[name]]
    text[text == "" | (!why & text %in% as.character(column$missing))] <- NA
    if (column$kind == "text") return(text)
    if (why || is.null(column$labels)) return(as.numeric(text))
    factor(as.numeric(text), levels = column$codes, labels = make.unique(column$labels))
  })
  names(rows) <- names(codebook)
  as.data.frame(rows, stringsAsFactors = FALSE)
}
)";

constexpr std::string_view kPython = R"(

def load_rows(file, why=False):
    """A list of dicts: words for coded answers, numbers, texts; None for what is missing, or why it is."""
    with open(file, newline="", encoding="utf-8-sig") as lines:
        return [
            {name: _value(column, row[name], why) for name, column in CODEBOOK.items()} for row in csv.DictReader(lines)
        ]


def _value(column, text, why):
    if text == "" or text in column["missing"]:
        return column["missing"].get(text) if why else None
    if column["kind"] == "text":
        return text
    return column["codes"].get(text) or (float(text) if "." in text or "e" in text.lower() else int(text))
)";

// A text as R and Python both read it, in ASCII: neither must guess the encoding of its source.
std::string Literal(std::string_view text) {
  std::string literal = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    i += length;
    if (c == '"' || c == '\\')
      literal += {'\\', static_cast<char>(c)};
    else if (c >= 0x20 && c < 0x7F)
      literal += static_cast<char>(c);
    else
      literal += c < 0x10000 ? fmt::format("\\u{:04x}", static_cast<unsigned>(c))
                             : fmt::format("\\U{:08x}", static_cast<unsigned>(c));
  }
  return literal + '"';
}

// "a, b" of what `each` makes of the values of a column; labels are said only where there are any.
template <class Values, class Each>
std::string Joined(const Values& values, const Each& each) {
  std::string joined;
  for (const auto& value : values) joined += (joined.empty() ? "" : ", ") + each(value);
  return joined;
}

std::vector<Missing> MissingsOf(const Variable& variable) {
  if (variable.question.empty()) return {};
  if (variable.is_attribute) return {Missing::kAny, Missing::kSkipped, Missing::kNotAsked};
  return {Missing::kSkipped, Missing::kNotAsked};
}

std::string NumberText(double number) {
  std::string text;
  AppendNumber(text, number);
  return text;
}

int NumberFor(const Variable& variable, Missing why) { return variable.missing[static_cast<std::size_t>(why)]; }

}  // namespace

std::string LoadR(const Codebook& codebook, std::string_view locale) {
  std::string script = fmt::format("# Reads the CSV export of {}.\ncodebook <- list(\n", Literal(codebook.survey));
  for (const Variable& variable : codebook.variables) {
    script += fmt::format("  {} = list(kind = \"{}\", label = {}", variable.name, NameOf(variable.kind),
                          Literal(LabelOf(variable, locale)));
    if (variable.HasWords())
      script += fmt::format(",\n    codes = c({}), labels = c({})",
                            Joined(variable.codes, [](const Coded& code) { return NumberText(code.number); }),
                            Joined(variable.codes, [&](const Coded& code) { return Literal(LabelOf(code, locale)); }));
    script += fmt::format(", missing = c({}))", Joined(MissingsOf(variable), [&](Missing why) {
                            return fmt::format("\"{}\" = {}", NameOf(why), NumberFor(variable, why));
                          }));
    script += &variable == &codebook.variables.back() ? "\n" : ",\n";
  }
  return script + ")\n" + std::string(kR);
}

std::string LoadPython(const Codebook& codebook, std::string_view locale) {
  std::string script =
      fmt::format("# Reads the CSV export of {}.\nimport csv\n\nCODEBOOK = {{\n", Literal(codebook.survey));
  for (const Variable& variable : codebook.variables) {
    const std::string codes = !variable.HasWords() ? "" : Joined(variable.codes, [&](const Coded& code) {
      return Literal(NumberText(code.number)) + ": " + Literal(LabelOf(code, locale));
    });
    const std::string missing = Joined(MissingsOf(variable), [&](Missing why) {
      return fmt::format("\"{}\": \"{}\"", NumberFor(variable, why), NameOf(why));
    });
    script += fmt::format("    \"{}\": {{\"kind\": \"{}\", \"label\": {}, \"codes\": {{{}}}, \"missing\": {{{}}}}},\n",
                          variable.name, NameOf(variable.kind), Literal(LabelOf(variable, locale)), codes, missing);
  }
  return script + "}\n" + std::string(kPython);
}

}  // namespace exporting
