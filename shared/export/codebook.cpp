#include "shared/export/codebook.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/report/write.h"

namespace exporting {

std::string_view NameOf(Missing missing) {
  switch (missing) {
    case Missing::kAny: return "any";
    case Missing::kSkipped: return "skipped";
    case Missing::kNotAsked: return "not asked";
  }
  return "";
}

std::string_view NameOf(Variable::Kind kind) {
  switch (kind) {
    case Variable::Kind::kCode: return "code";
    case Variable::Kind::kFlag: return "flag";
    case Variable::Kind::kRank: return "rank";
    case Variable::Kind::kNumber: return "number";
    case Variable::Kind::kText: return "text";
  }
  return "";
}

bool Variable::HasWords() const {
  return std::ranges::any_of(codes, [](const Coded& code) {
    return !code.label.empty() || code.value != expression::NumberText(code.number);
  });
}

std::string NoteOf(const Codebook& codebook, const std::vector<int>& versions) {
  if (versions.empty() || versions == codebook.versions) return "";
  const auto is_run_to = [&](auto from, auto to) {  // all that the codebook has from one of its versions to another
    return std::ranges::equal(versions, std::ranges::subrange(from, to));
  };
  const auto& all = codebook.versions;
  if (is_run_to(std::ranges::find(all, versions.front()), all.end()))
    return "since version " + std::to_string(versions.front());
  if (is_run_to(all.begin(), std::next(std::ranges::find(all, versions.back()))))
    return (versions.size() == 1 ? "only in version " : "until version ") + std::to_string(versions.back());
  std::string note = "in versions";
  for (const int version : versions) note += (version == versions.front() ? " " : ", ") + std::to_string(version);
  return note;
}

std::string LabelOf(const Variable& variable, std::string_view locale) {
  return std::string(report::Words(variable.label, locale));
}

std::string LabelOf(const Coded& code, std::string_view locale) {
  return code.label.empty() ? code.value : std::string(report::Words(code.label, locale));
}

}  // namespace exporting
