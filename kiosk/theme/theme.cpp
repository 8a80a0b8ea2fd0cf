#include "kiosk/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace theme {
namespace {

// WCAG 2.2, "relative luminance".
double Luminance(Color color) {
  const auto channel = [&](int shift) {
    const double c = static_cast<double>(color >> shift & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

}  // namespace

double Contrast(Color a, Color b) {
  const double first = Luminance(a), second = Luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Metrics::Metrics(int width, int height, double width_mm, double height_mm)
    : width_(static_cast<float>(width)), height_(static_cast<float>(height)) {
  constexpr double kUsual = 96 / 25.4, kCoarsest = 30 / 25.4, kFinest = 600 / 25.4, kDesigned = 200;
  px_per_mm_ = width_mm > 0 && height_mm > 0 ? std::sqrt(width * height / (width_mm * height_mm)) : 0;
  if (px_per_mm_ < kCoarsest || px_per_mm_ > kFinest) px_per_mm_ = kUsual;
  fit_ = std::clamp(std::min(width, height) / px_per_mm_ / kDesigned, 0.55, 1.6);
}

}  // namespace theme
