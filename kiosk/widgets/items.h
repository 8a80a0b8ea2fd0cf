// A choice as it stands on the screen: its words, picture and state.
#pragma once

#include <string>
#include <vector>

#include "kiosk/platform/texture.h"
#include "kiosk/widgets/controls.h"
#include "shared/expression/value.h"
#include "shared/survey/element.h"

namespace widgets {

struct Item {
  expression::Value value;
  std::string id, label, emoji;
  const platform::Texture* photo = nullptr;  // a picture that the survey brings along, instead of the emoji
  CardState state;
  bool worded = false;    // the survey gives it words of its own, not only a number
  bool is_extra = false;  // None, Other and their like: stands beside the survey's own choices
};

// A scale with its ends.
struct Rate {
  survey::RateType type = survey::RateType::kLabels;
  std::string low, high;
  bool positive = false;  // faces that are all glad
  bool turned = false;    // the highest step comes first
};

// Ratings: all steps side by side, in one row or two, with words below. The step that was tapped, or nullptr.
const Item* Scale(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items);

}  // namespace widgets
