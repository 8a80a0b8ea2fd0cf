#include "kiosk/app/probe.h"

#include <cmath>
#include <fstream>

#include "shared/base/json.h"

namespace app {
namespace {

base::Json ToJson(const widgets::Rect& rect) {
  return {
      {"x", std::lround(rect.x)}, {"y", std::lround(rect.y)}, {"w", std::lround(rect.w)}, {"h", std::lround(rect.h)}};
}

base::Json ToJson(const std::vector<widgets::Fault>& faults) {
  base::Json json = base::Json::array();
  for (const widgets::Fault& fault : faults)
    json.push_back({{"kind", widgets::NameOf(fault.kind)}, {"ink", ToJson(fault.ink)}, {"other", ToJson(fault.other)}});
  return json;
}

// What is seen: the screen, or what lies over it.
const char* NameOf(const visit::Visit& visit) {
  if (visit.warning()) return "still-here";
  switch (visit.over()) {
    case visit::Over::kBoard: return "board";
    case visit::Over::kCalled: return "called";
    case visit::Over::kNothing: break;
  }
  return visit::NameOf(visit.screen());
}

}  // namespace

void Probe::Write(const visit::Visit& visit, const staff::Desk& desk, const theme::Metrics& metrics,
                  const std::vector<widgets::Element>& elements, const std::vector<widgets::Fault>& faults) {
  const auto ask = visit.walk() ? visit.walk()->current() : std::nullopt;
  const survey::Element* question = ask ? &visit.walk()->session().element(ask->id) : nullptr;
  const survey::Choice* row = ask ? visit.walk()->Row() : nullptr;
  const i18n::Pack& pack = desk.IsOpen() ? visit.packs().front() : visit.pack();
  base::Json json{{"screen", desk.IsOpen() ? staff::NameOf(desk.page()) : NameOf(visit)},
                  {"kept", kept_},
                  {"survey", visit.survey() ? visit.survey()->id : ""},
                  {"question", question ? question->name : ""},
                  {"type", question ? survey::NameOf(question->type) : ""},
                  {"row", row ? expression::ToCode(row->value) : ""},
                  {"locale", pack.tag},
                  {"direction", pack.rtl ? "rtl" : "ltr"},
                  {"width", static_cast<int>(metrics.width())},
                  {"height", static_cast<int>(metrics.height())},
                  {"elements", base::Json::array()}};
  for (const widgets::Element& e : elements)
    json["elements"].push_back({{"id", e.id},
                                {"x", std::lround(e.rect.x)},
                                {"y", std::lround(e.rect.y)},
                                {"w", std::lround(e.rect.w)},
                                {"h", std::lround(e.rect.h)},
                                {"label", e.label},
                                {"enabled", e.enabled}});
  std::string text = json.dump();
  json["faults"] = ToJson(faults);
  std::string all_faults = json["faults"].dump();
  if (text == last_ && all_faults == last_faults_) return;
  json["serial"] = text == last_ ? serial_ : ++serial_;
  last_ = std::move(text);
  last_faults_ = std::move(all_faults);
  // Written beside and renamed, so that a reader never sees half; no fsync, since nobody needs it after a
  // crash.
  const std::filesystem::path beside = file_.string() + ".part";
  std::ofstream(beside) << json.dump() << '\n';
  std::error_code ignored;
  std::filesystem::rename(beside, file_, ignored);
}

}  // namespace app
