#include "shared/report/statistics.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace report {
namespace {

double Mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double Variance(std::span<const double> values) {
  const double mean = Mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return squares / static_cast<double>(values.size() - 1);
}

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

Summary Summarise(std::span<const double> values) {
  const double sd = std::sqrt(Variance(values));
  const auto n = static_cast<double>(values.size());
  return {Mean(values), sd, TPoint(static_cast<int>(values.size()) - 1) * sd / std::sqrt(n)};
}

double TPoint(int degrees) {
  double low = 1.9, high = 13;  // from infinitely many degrees to one
  while (high - low > 1e-9) {
    const double middle = (low + high) / 2;
    (Mass(middle, degrees) < 0.475 ? low : high) = middle;
  }
  return low;
}

std::optional<double> Alpha(const std::vector<std::span<const double>>& rows) {
  if (rows.size() < 2 || rows.front().size() < 2) return std::nullopt;
  const std::size_t items = rows.front().size();
  std::vector<double> sums(rows.size()), column(rows.size());
  double of_items = 0;
  for (std::size_t item = 0; item < items; ++item) {
    for (std::size_t i = 0; i < rows.size(); ++i) column[i] = rows[i][item], sums[i] += column[i];
    of_items += Variance(column);
  }
  const double of_sums = Variance(sums), k = static_cast<double>(items);
  if (of_sums <= 0) return std::nullopt;
  return k / (k - 1) * (1 - of_items / of_sums);
}

double Rounded(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(value * scale) / scale;
}

}  // namespace report
