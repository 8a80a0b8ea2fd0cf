#include "shared/report/over_time.h"

#include <algorithm>
#include <cctype>

namespace report {

std::string YearOf(std::string_view round) {
  int digits = 0;
  for (std::size_t i = 0; i < round.size(); ++i) {
    digits = std::isdigit(static_cast<unsigned char>(round[i])) ? digits + 1 : 0;
    if (digits == 4) return std::string(round.substr(i - 3, 4));
  }
  return {};
}

base::Result<GatedTable> OverTime(std::span<const GatedTable> tables, Period period) {
  std::vector<Label> groups;
  std::vector<std::size_t> columns;
  for (const GatedTable& table : tables) {
    const std::string name = period == Period::kYear ? YearOf(table.round()) : table.round();
    if (name.empty())
      return base::Fail(base::Code::kUsage, "the name of round " + table.round() + " holds no year", "use --by round");
    const std::string code = (period == Period::kYear ? "#year=" : "#round=") + name;
    const auto at = std::ranges::find(groups, code, &Label::code);
    columns.push_back(static_cast<std::size_t>(at - groups.begin()));
    if (at == groups.end()) groups.push_back({code, survey::Text(name)});
  }
  return GatedTable::SideBySide(tables, groups, columns);
}

}  // namespace report
