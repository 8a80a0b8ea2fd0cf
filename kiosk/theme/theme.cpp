#include "kiosk/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace theme {
namespace {

// WCAG 2.2, "relative luminance".
double Luminance(Rgb color) {
  const auto channel = [&](int shift) {
    const double c = static_cast<double>(color >> shift & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

// In the order of Color.
constexpr Palette kPaper{{0xFFF9EF,  // warm paper
                          0xFFFFFF, 0x1B2838, 0x3B4756, 0x0A4F7A, 0xFFFFFF,
                          0xFFE3A3,  // sunflower
                          0x8A5A00, 0x7A8592, 0xE9E0CF,
                          0x7A3B00,  // dark amber
                          0x4A2C6B, 0xFFFFFF, 0x000000, 0xFFFFFF}};
constexpr Palette kNight{{0x10181F, 0x1B2733, 0xF4F1EA, 0xD3DAE1, 0x9CD2FF, 0x0A1622, 0x523D00, 0xFFC94D, 0x8391A0,
                          0x2F3B47, 0xFFB98A, 0x4A2C6B, 0xFFFFFF, 0x000000, 0xFFFFFF}};
constexpr Palette kStark{{0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFE100, 0x000000, 0x003C8F, 0xFFE100, 0xFFFFFF,
                          0x3A3A3A, 0xFFC24D, 0x4A2C6B, 0xFFFFFF, 0x000000, 0xFFFFFF}};

}  // namespace

const Palette& PaletteOf(Theme theme) {
  switch (theme) {
    case Theme::kPaper: return kPaper;
    case Theme::kNight: return kNight;
    case Theme::kStark: return kStark;
  }
  return kPaper;
}

double Contrast(Rgb a, Rgb b) {
  const double first = Luminance(a), second = Luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Metrics::Metrics(int width, int height, double width_mm, double height_mm, double zoom, double target)
    : width_(static_cast<float>(width)), height_(static_cast<float>(height)), zoom_(zoom), target_(target) {
  constexpr double kUsual = 96 / 25.4, kCoarsest = 30 / 25.4, kFinest = 600 / 25.4, kDesigned = 200;
  px_per_mm_ = width_mm > 0 && height_mm > 0 ? std::sqrt(width * height / (width_mm * height_mm)) : 0;
  if (px_per_mm_ < kCoarsest || px_per_mm_ > kFinest) px_per_mm_ = kUsual;
  fit_ = std::clamp(std::min(width, height) / px_per_mm_ / kDesigned, 0.55, 1.6);
}

float Metrics::target() const {
  // Two rows of buttons and what is asked must fit: a small screen gives at most a seventh of its shorter side.
  const double most = std::min(width_, height_) / px_per_mm_ / 7;
  return mm(std::max(10.0, std::min(target_, std::max(most, 10.0))));
}

}  // namespace theme
