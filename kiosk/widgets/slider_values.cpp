#include "kiosk/widgets/slider_values.h"

#include <algorithm>
#include <cmath>

namespace widgets {
namespace {

constexpr double kTiny = 1e-9;  // of a step: what binary fractions are off by

double Step(const SliderModel& model) { return model.step > 0 ? model.step : 1; }
double Last(const SliderModel& model) { return std::max(model.max, model.min); }

// 0.1 + 0.2 is to be 0.3.
double Tidy(double value) { return std::round(value * 1e9) / 1e9; }

double OnStep(const SliderModel& model, double steps) {
  return std::clamp(Tidy(model.min + steps * Step(model)), model.min, Last(model));
}

double Down(const SliderModel& model, double value) {
  return OnStep(model, std::floor((value - model.min) / Step(model) + kTiny));
}
double Up(const SliderModel& model, double value) {
  return OnStep(model, std::ceil((value - model.min) / Step(model) - kTiny));
}

}  // namespace

std::vector<double> BallPlaces(const SliderModel& model) {
  if (model.values.size() == (model.range ? 2u : 1u)) return model.values;
  if (model.range) return {model.min, Last(model)};
  return {Snapped(model, (model.min + Last(model)) / 2)};
}

double PartOf(const SliderModel& model, double value) {
  if (model.max <= model.min) return 0;
  return std::clamp((value - model.min) / (model.max - model.min), 0.0, 1.0);
}

double ValueAt(const SliderModel& model, double part) {
  return model.min + std::clamp(part, 0.0, 1.0) * (Last(model) - model.min);
}

double Snapped(const SliderModel& model, double value) {
  const double at = std::clamp(value, model.min, Last(model));
  const double below = Down(model, at), above = Up(model, at);
  return at - below < above - at ? below : above;
}

std::vector<double> Moved(const SliderModel& model, std::size_t ball, double to) {
  if (!model.range) return {Snapped(model, to)};
  const std::vector<double> places = BallPlaces(model);
  double low = places[0], high = places[1];
  double& mine = ball == 0 ? low : high;
  mine = Snapped(model, to);
  if (high - low < model.min_range - kTiny || high < low)
    mine = ball == 0 ? Down(model, high - model.min_range) : Up(model, low + model.min_range);
  if (high - low < model.min_range - kTiny) return model.values;  // the two do not fit in the line at all there
  if (model.max_range > 0 && high - low > model.max_range + kTiny)
    (ball == 0 ? high : low) = ball == 0 ? Down(model, low + model.max_range) : Up(model, high - model.max_range);
  return {low, high};
}

std::vector<double> Stepped(const SliderModel& model, std::size_t ball, int direction) {
  const double at = BallPlaces(model)[ball], step = Step(model);
  return Moved(model, ball, direction < 0 ? Up(model, at - step) : Down(model, at + step));
}

}  // namespace widgets
