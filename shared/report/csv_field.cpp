#include "shared/report/csv_field.h"

namespace report {
namespace {

constexpr std::string_view kFormula = "=+-@\t\r";  // spreadsheets run what begins with these

}  // namespace

void AppendCsvField(std::string& line, std::string_view text) {
  const bool formula = !text.empty() && kFormula.find(text.front()) != std::string_view::npos;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (formula) line += '\'';
    line += text;
    return;
  }
  line += formula ? "\"'" : "\"";
  for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
    line += text.substr(0, quote + 1);
    line += '"';
    text.remove_prefix(quote + 1);
  }
  line += text;
  line += '"';
}

}  // namespace report
