// --ui-probe FILE: what is on the screen, for tests and for helpers who drive the kiosk by element id. Holds
// no answers: neither what is chosen nor what is written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/visit/visit.h"
#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/faults.h"

namespace app {

class Probe {
 public:
  explicit Probe(std::filesystem::path file) : file_(std::move(file)) {}

  // Call after the frame is on the glass. Replaces the file by one line with one JSON object when anything
  // changed:
  // {"serial", "screen", "survey", "question", "locale", "direction", "width", "height",
  //  "elements": [{"id", "x", "y", "w", "h", "label", "enabled"}],
  //  "faults": [{"kind", "ink": {"x", "y", "w", "h"}, "other": {…}}]}
  // `faults` (widgets/faults.h) do not count as a change: "serial" stays.
  void Write(const visit::Visit& visit, const theme::Metrics& metrics, const std::vector<widgets::Element>& elements,
             const std::vector<widgets::Fault>& faults);

 private:
  std::filesystem::path file_;
  std::string last_, last_faults_;
  int serial_ = 0;
};

}  // namespace app
