// Faces and stars of rating questions: our own drawings, so that all five are one family and only the mouth
// speaks.
#pragma once

#include <map>
#include <utility>

#include "kiosk/platform/texture.h"

namespace widgets {

// mood: 0 (saddest) … 1 (happiest). `pixels` is the diameter.
platform::Texture MakeFace(double mood, int pixels);

// A five-pointed star, full or only its outline.
platform::Texture MakeStar(bool full, int pixels);

// Those that have been drawn already. The same for every visitor, so never emptied; UI thread only.
class Pictures {
 public:
  const platform::Texture& Face(double mood, int pixels);
  const platform::Texture& Star(bool full, int pixels);

 private:
  std::map<std::pair<double, int>, platform::Texture> faces_;
  std::map<std::pair<bool, int>, platform::Texture> stars_;
};

}  // namespace widgets
