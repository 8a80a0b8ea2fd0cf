// What a slider may be set to: steps, and two ends that keep their distance. Pure; drawing is in slider.h.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace widgets {

struct SliderModel {
  double min = 0, max = 100, step = 1;
  bool range = false;                                    // two balls: from here to there
  std::vector<double> values{};                          // one, or two for a range; empty: not answered yet
  std::vector<std::pair<double, std::string>> labels{};  // empty: both ends are labelled with their numbers
  double min_range = 0, max_range = 0;                   // distance of the two ends; max_range 0: no limit
};

// Where the balls stand, in the model's numbers: its values, or before the first answer the middle, or both
// ends.
std::vector<double> BallPlaces(const SliderModel& model);

// 0 (min) … 1 (max), and back; back is not snapped.
double PartOf(const SliderModel& model, double value);
double ValueAt(const SliderModel& model, double part);

// The nearest of min, min + step, min + 2 step … and max: the ends can always be reached.
double Snapped(const SliderModel& model, double value);

// All values after ball number `ball` was moved to `to`. It stops before the other one (min_range) and takes
// it along when it goes too far away from it (max_range).
std::vector<double> Moved(const SliderModel& model, std::size_t ball, double to);

// The same for one step down (-1) or up (+1) from where the ball stands.
std::vector<double> Stepped(const SliderModel& model, std::size_t ball, int direction);

}  // namespace widgets
