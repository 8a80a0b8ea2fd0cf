// --ui-probe FILE: what is on the screen, for tests and for helpers who drive the kiosk by element id. Holds
// no answers: neither what is chosen nor what is written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/staff/desk.h"
#include "kiosk/visit/visit.h"
#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/faults.h"

namespace app {

class Probe {
 public:
  explicit Probe(std::filesystem::path file) : file_(std::move(file)) {}

  // Call after the frame is on the glass. Replaces the file by one line with one JSON object when anything
  // changed:
  // {"serial", "screen", "kept", "survey", "question", "locale", "direction", "width", "height",
  //  "elements": [{"id", "x", "y", "w", "h", "label", "enabled"}],
  //  "faults": [{"kind", "ink": {"x", "y", "w", "h"}, "other": {…}}]}
  // `kept`: visits that were thanked for answers since the program began. `faults` (widgets/faults.h) do not count as a
  // change: "serial" stays.
  void Write(const visit::Visit& visit, const staff::Desk& desk, const theme::Metrics& metrics,
             const std::vector<widgets::Element>& elements, const std::vector<widgets::Fault>& faults);

  // A thank-you screen came that says so: also one that is gone before it is drawn.
  void CountKept() { ++kept_; }

 private:
  std::filesystem::path file_;
  std::string last_, last_faults_;
  int serial_ = 0, kept_ = 0;
};

}  // namespace app
