// The few figures that a report needs of scores. Pure; checked against R (tests/functional/measures).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace report {

struct Summary {
  double mean = 0;
  double sd = 0;      // with n − 1
  double margin = 0;  // half the width of the 95 % confidence interval of the mean (Student's t)
};

// Scores with how many people have each: they grow with the different scores, not with the people.
using Scores = std::map<double, int>;
int PeopleOf(const Scores& scores);
Summary Summarise(const Scores& scores);  // of two people and more

// The 97.5 % point of Student's t.
double TPoint(int degrees);

// A variance of values that come one after another and are not kept (Welford 1962, doi 10.1080/00401706.1962.10490022).
class RunningVariance {
 public:
  void Add(double value);
  int count() const { return count_; }
  double value() const { return squares_ / (count_ - 1); }  // of two values and more

 private:
  int count_ = 0;
  double mean_ = 0, squares_ = 0;
};

// Cronbach's alpha: k/(k−1) · (1 − Σ variances of the items / variance of their sum).
class RunningAlpha {
 public:
  void Add(std::span<const double> items);  // of a person, as many as of the others
  int people() const { return sum_.count(); }
  std::optional<double> value() const;  // nullopt for fewer than two items or people, and when all sums are the same

 private:
  std::vector<RunningVariance> items_;
  RunningVariance sum_;
};

double Rounded(double value, int decimals);

}  // namespace report
