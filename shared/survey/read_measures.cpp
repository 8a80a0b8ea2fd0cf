// The parts of the "kiosk" object that a report needs: domains and measures (docs/formats/survey.md §4, §10).
#include <algorithm>

#include "shared/base/json.h"
#include "shared/survey/read_parts.h"
#include "shared/survey/types.h"

namespace survey {
namespace {

constexpr std::size_t kMostOfEach = 30;

// The objects of a list; complains about a list that is too long.
std::vector<Fields> ObjectsIn(const Fields& kiosk, std::string_view field) {
  std::vector<Fields> objects;
  const base::Json* list = kiosk.Array({field});
  if (!list) return objects;
  if (list->size() > kMostOfEach) kiosk.Complain(field, "more than 30");
  for (std::size_t i = 0; i < std::min(list->size(), kMostOfEach); ++i)
    objects.push_back(kiosk.Item(field, i, (*list)[i]));
  return objects;
}

// The code of one of them, which none before it has.
template <class T>
std::string CodeIn(const Fields& fields, const std::vector<T>& before) {
  const std::string code = fields.Plain({"code"});
  if (!IsId(code)) fields.Complain(code.empty() ? "" : "code", "no code", "up to 64 of a-z, 0-9 and \"-\"");
  if (std::ranges::find(before, code, &T::code) != before.end())
    fields.Complain("code", '"' + code + "\" stands twice");
  return code;
}

// A question has the domain of its page or panel, unless it names one itself.
void HandDown(std::vector<std::unique_ptr<Element>>& elements, const std::string& from, const Fields& kiosk,
              const Survey& survey) {
  for (const auto& element : elements) {
    if (element->domain.empty()) {
      element->domain = from;
    } else if (std::ranges::find(survey.domains, element->domain, &Domain::code) == survey.domains.end()) {
      std::vector<std::string_view> codes;
      for (const Domain& one : survey.domains) codes.push_back(one.code);
      const std::string_view nearest = Nearest(element->domain, codes);
      kiosk.findings().push_back({Finding::Level::kWarning, element->pointer + "/kiosk/domain", 0,
                                  "no domain is called \"" + element->domain + "\"",
                                  nearest.empty() ? "name it in the survey's own \"kiosk\": {\"domains\": […]}"
                                                  : "did you mean \"" + std::string(nearest) + "\"?"});
      element->domain = from;
    }
    if (!element->IsQuestion()) HandDown(element->elements, element->domain, kiosk, survey);
  }
}

std::optional<MeasureKind> ReadKind(const Fields& fields) {
  const std::string name = fields.Plain({"kind"});
  std::string known;
  for (const Scale& scale : Scales()) {
    if (scale.name == name) return scale.kind;
    known += (known.empty() ? "" : ", ") + std::string(scale.name);
  }
  fields.Complain(name.empty() ? "" : "kind", "no measure is called \"" + name + "\"", known);
  return std::nullopt;
}

// That the scoring has a number for every item. What a locked block asks beyond that is the check's.
void CheckItem(const Fields& fields, const std::string& name, const Scale& scale, const Survey& survey) {
  const auto item = FindItem(survey, name);
  if (!item)
    return fields.Complain("items", "no question is called \"" + name + '"',
                           R"(the name of a question, or of a row as "matrix.row")");
  const auto bounds = BoundsOf(*item);
  if (!bounds)
    return fields.Complain("items", '"' + name + "\" has no numbers to count with",
                           "one answer, each step a number as its value");
  if (item->question->practice || std::ranges::find(survey.attributes, item->question->name) != survey.attributes.end())
    return fields.Complain("items", '"' + name + "\" is not kept among the answers", "no practice item, no attribute");
  if (scale.items == 0) return;
  const auto steps = static_cast<std::size_t>(scale.high - scale.low + 1);
  if (item->steps().size() != steps || bounds->low != scale.low || bounds->high != scale.high)
    fields.Complain("items", '"' + name + "\" does not have the boxes of " + std::string(scale.title),
                    std::to_string(steps) + " steps with the values " + std::to_string(scale.low) + " to " +
                        std::to_string(scale.high) + ", and no others");
}

}  // namespace

void ReadDomains(const Fields& kiosk, Survey& survey) {
  for (const Fields& fields : ObjectsIn(kiosk, "domains"))
    survey.domains.push_back({CodeIn(fields, survey.domains), fields.Localised({"label"})});
  HandDown(survey.pages, "", kiosk, survey);
}

void ReadMeasures(const Fields& kiosk, Survey& survey) {
  for (const Fields& fields : ObjectsIn(kiosk, "measures")) {
    Measure measure;
    measure.code = CodeIn(fields, survey.measures);
    measure.label = fields.Localised({"label"});
    measure.items = NamesIn(fields, "items");
    measure.reversed = NamesIn(fields, "reversed");
    if (const auto licence = fields.Object("licence")) {
      measure.holder = licence->Plain({"holder"});
      measure.terms = licence->Plain({"terms"});
      measure.wording_sha256 = licence->Plain({"wording_sha256"});
    }
    const auto kind = ReadKind(fields);
    if (!kind) continue;
    measure.kind = *kind;
    const Scale& scale = ScaleOf(measure.kind);
    const auto fewest = static_cast<std::size_t>(scale.items > 0 ? scale.items : 2);
    if (measure.items.size() < fewest || (scale.items > 0 && measure.items.size() > fewest))
      fields.Complain(fields.Get({"items"}) ? "items" : "",
                      std::to_string(measure.items.size()) + " items: " + std::string(scale.title) + " has " +
                          std::to_string(fewest) + (scale.items > 0 ? "" : " and more"));
    for (const std::string& name : measure.items) CheckItem(fields, name, scale, survey);
    if (IsLocked(measure.kind) && !measure.reversed.empty())
      fields.Complain("reversed", "what is turned round in " + std::string(scale.title) + " is part of its scoring",
                      "take it away; only a mean of one's own can say it");
    for (const std::string& name : measure.reversed)
      if (std::ranges::find(measure.items, name) == measure.items.end())
        fields.Complain("reversed", '"' + name + "\" is none of the items");
    survey.measures.push_back(std::move(measure));
  }
}

}  // namespace survey
