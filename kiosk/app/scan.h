// One-switch scanning: what can be tapped is lit one after another, and the switch (Space, Enter, or a touch where nothing
// is) taps what is lit. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/widgets/canvas.h"
#include "shared/base/clock.h"

namespace app {

class Scan {
 public:
  // After a frame with these elements, `seconds` on each; 0: off. True when another element is lit now.
  bool Follow(const std::vector<widgets::Element>& elements, int seconds, base::Millis now);
  // How long the same is lit.
  base::Millis Patience(int seconds, base::Millis now) const;

  // Of the last frame, or nullopt when it is off or there is nothing to tap.
  std::optional<widgets::Rect> Lit() const { return lit_; }

 private:
  std::vector<std::string> ids_;
  std::size_t at_ = 0;
  base::Millis since_{0};
  std::optional<widgets::Rect> lit_;
};

// Something that can be tapped lies exactly there.
bool IsThere(const std::vector<widgets::Element>& elements, const widgets::Rect& rect);

// Nothing that can be tapped lies there.
bool IsBeside(const std::vector<widgets::Element>& elements, widgets::Point finger);

}  // namespace app
