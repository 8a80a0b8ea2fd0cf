#include "shared/report/statistics.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace report {
namespace {

// P(0 < T < t), by Simpson's rule.
double Mass(double t, int degrees) {
  const double v = degrees;
  const double scale =
      std::exp(std::lgamma((v + 1) / 2) - std::lgamma(v / 2)) / std::sqrt(v * std::numbers::pi_v<double>);
  const auto density = [&](double x) { return scale * std::pow(1 + x * x / v, -(v + 1) / 2); };
  constexpr int kSteps = 400;
  const double step = t / kSteps;
  double sum = density(0) + density(t);
  for (int i = 1; i < kSteps; ++i) sum += density(i * step) * (i % 2 == 1 ? 4 : 2);
  return sum * step / 3;
}

}  // namespace

int PeopleOf(const Scores& scores) {
  int people = 0;
  for (const auto& [score, count] : scores) people += count;
  return people;
}

Summary Summarise(const Scores& scores) {
  const int people = PeopleOf(scores);
  double sum = 0, squares = 0;
  for (const auto& [score, count] : scores) sum += score * count;
  const double mean = sum / people;
  for (const auto& [score, count] : scores) squares += (score - mean) * (score - mean) * count;
  const double sd = std::sqrt(squares / (people - 1));
  return {mean, sd, TPoint(people - 1) * sd / std::sqrt(people)};
}

double TPoint(int degrees) {
  double low = 1.9, high = 13;  // from infinitely many degrees to one
  while (high - low > 1e-9) {
    const double middle = (low + high) / 2;
    (Mass(middle, degrees) < 0.475 ? low : high) = middle;
  }
  return low;
}

void RunningVariance::Add(double value) {
  const double from_mean = value - mean_;
  mean_ += from_mean / ++count_;
  squares_ += from_mean * (value - mean_);
}

void RunningAlpha::Add(std::span<const double> items) {
  items_.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) items_[i].Add(items[i]);
  sum_.Add(std::accumulate(items.begin(), items.end(), 0.0));
}

std::optional<double> RunningAlpha::value() const {
  if (people() < 2 || items_.size() < 2 || sum_.value() <= 0) return std::nullopt;
  double of_items = 0;
  for (const RunningVariance& item : items_) of_items += item.value();
  const auto k = static_cast<double>(items_.size());
  return k / (k - 1) * (1 - of_items / sum_.value());
}

double Rounded(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(value * scale) / scale;
}

}  // namespace report
