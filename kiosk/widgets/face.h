// Faces and stars of rating questions: our own drawings, so that all five are one family and only the mouth
// speaks.
#pragma once

#include <map>
#include <utility>

#include "kiosk/platform/texture.h"

namespace widgets {

// mood: 0 (saddest) … 1 (happiest). `pixels` is the diameter.
platform::Texture MakeFace(double mood, int pixels);

// One of a family that is glad all through: 0 (a mild smile) … 1 (laughing). Young children choose among these with
// more difference than among sad and glad ones (doi 10.1145/2930674.2930719).
platform::Texture MakeGladFace(double joy, int pixels);

// A coin, or the place where one was.
platform::Texture MakeCoin(bool there, int pixels);

// A five-pointed star, full or only its outline.
platform::Texture MakeStar(bool full, int pixels);

// Those that have been drawn already. The same for every visitor, so never emptied; UI thread only.
class Pictures {
 public:
  const platform::Texture& Face(double mood, int pixels);
  const platform::Texture& GladFace(double joy, int pixels);
  const platform::Texture& Coin(bool there, int pixels);
  const platform::Texture& Star(bool full, int pixels);

 private:
  std::map<std::pair<double, int>, platform::Texture> faces_, glad_faces_;
  std::map<std::pair<bool, int>, platform::Texture> stars_, coins_;
};

}  // namespace widgets
