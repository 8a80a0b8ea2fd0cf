#include "kiosk/app/probe.h"

#include <cmath>
#include <fstream>

#include "shared/base/json.h"

namespace app {

void Probe::Write(const visit::Visit& visit, const theme::Metrics& metrics,
                  const std::vector<widgets::Element>& elements) {
  const auto ask = visit.walk() ? visit.walk()->current() : std::nullopt;
  const survey::Element* question = ask ? &visit.walk()->session().element(ask->id) : nullptr;
  const survey::Choice* row = ask ? visit.walk()->Row() : nullptr;
  base::Json json{{"screen", visit.warning() ? "still-here" : visit::NameOf(visit.screen())},
                  {"survey", visit.survey() ? visit.survey()->id : ""},
                  {"question", question ? question->name : ""},
                  {"type", question ? survey::NameOf(question->type) : ""},
                  {"row", row ? expression::ToCode(row->value) : ""},
                  {"locale", visit.pack().tag},
                  {"direction", visit.pack().rtl ? "rtl" : "ltr"},
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
  if (text == last_) return;
  last_ = std::move(text);
  json["serial"] = ++serial_;
  // Written beside and renamed, so that a reader never sees half; no fsync, since nobody needs it after a
  // crash.
  const std::filesystem::path beside = file_.string() + ".part";
  std::ofstream(beside) << json.dump() << '\n';
  std::error_code ignored;
  std::filesystem::rename(beside, file_, ignored);
}

}  // namespace app
