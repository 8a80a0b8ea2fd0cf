// The few figures that a report needs of scores. Pure; checked against R (tests/functional/measures).
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace report {

struct Summary {
  double mean = 0;
  double sd = 0;      // with n − 1
  double margin = 0;  // half the width of the 95 % confidence interval of the mean (Student's t)
};
Summary Summarise(std::span<const double> values);  // two values and more

// The 97.5 % point of Student's t.
double TPoint(int degrees);

// Cronbach's alpha: k/(k−1) · (1 − Σ variances of the items / variance of their sum). Each row is a person, as long as
// the others. nullopt for fewer than two items or people, and when all sums are the same.
std::optional<double> Alpha(const std::vector<std::span<const double>>& rows);

double Rounded(double value, int decimals);

}  // namespace report
