// Reports on paper, made of what is published when somebody who plans asks for one (docs/report.md).
#include <algorithm>

#include "shared/report/document/document.h"
#include "sync/endpoint/web/pages.h"

namespace web {
namespace {

struct Kind {
  std::string_view name;
  document::Kind kind;
  Key words;
};
constexpr Kind kKinds[] = {{"full", document::Kind::kFull, Key::kReportFull},
                           {"intercultural", document::Kind::kIntercultural, Key::kReportTalks},
                           {"children", document::Kind::kChildren, Key::kReportChildren}};

// Children get a page of their own when it was they who answered; only the survey's file tells.
bool IsFor(const Kind& kind, const Round& round) {
  return kind.kind != document::Kind::kChildren || (round.definition && round.definition->band != survey::Band::kAdult);
}

std::string Upper(std::string tag) {
  std::ranges::transform(tag, tag.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return tag;
}

}  // namespace

Html ReportLinks(const Desk& desk, const Visit& visit, const Round& round) {
  Html kinds;
  for (const Kind& kind : kKinds) {
    if (!IsFor(kind, round)) continue;
    Html links;
    for (const charts::Language& language : desk.speaking) {
      const Url url = Url("/report.pdf")
                          .With("survey", round.survey)
                          .With("round", round.name)
                          .With("kind", std::string(kind.name))
                          .With("language", language.tag());
      const std::string label = visit.Say(Key::kReportGet, {{"kind", visit.Say(kind.words)},
                                                            {"language", Upper(language.tag())},
                                                            {"what", TitleOf(visit.words, round)}});
      links += Html("a", {{"href", url}, {"hreflang", language.tag()}, {"aria-label", label}}, {Upper(language.tag())});
      links += " ";
    }
    kinds += Html("div", {}, {visit.Say(kind.words) + ": ", links});
  }
  return kinds;
}

Response Report(const Desk& desk, const Visit& visit) {
  const std::string survey = visit.request.Get("survey"), name = visit.request.Get("round");
  const auto kind = std::ranges::find(kKinds, visit.request.Get("kind"), &Kind::name);
  const auto language = std::ranges::find(desk.speaking, visit.request.Get("language"), &charts::Language::tag);
  const Round* round = desk.library.Find(survey, name);
  if (!round || kind == std::end(kKinds) || !IsFor(*kind, *round) || language == desk.speaking.end())
    return ProblemPage(visit, Key::kErrorNotFound, 404);
  std::vector<report::GatedTable> rounds;
  for (const Round* one : desk.library.Of(survey)) {
    rounds.push_back(*one->table);
    if (one == round) break;  // a report of then does not know what came later
  }
  auto pdf = document::ToPdf(
      rounds.back(), {.kind = kind->kind, .language = &*language, .rounds = rounds, .survey = round->definition});
  if (!pdf) return ProblemPage(visit, Key::kReportNothing, 404);
  Response file{200, "application/pdf", std::move(*pdf)};
  const std::string called = FileName(survey, name + "-" + std::string(kind->name) + "-" + language->tag(), "pdf");
  file.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + called + '"');
  return file;
}

}  // namespace web
