#include "kiosk/widgets/charts.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "shared/picture/picture.h"

namespace widgets {
namespace {

constexpr double kLetters = 10, kNarrowest = 320;  // points, as charts::Draw has them

}  // namespace

base::Result<std::unique_ptr<Charts>> Charts::Read(std::string_view table, charts::Language language,
                                                   std::optional<survey::Survey> survey) {
  auto read = report::GatedTable::FromJson(table);
  if (!read) return std::unexpected(read.error());
  return std::unique_ptr<Charts>(new Charts(std::move(*read), std::move(language), std::move(survey)));
}

Charts::Charts(report::GatedTable table, charts::Language language, std::optional<survey::Survey> survey)
    : language_(std::move(language)), charts_(charts::OfAll(table, language_, survey ? &*survey : nullptr)) {}

const platform::Texture& Charts::Picture(std::size_t i, Extent room, float em) {
  if (drawn_ && drawn_->i == i && drawn_->room.w == room.w && drawn_->room.h == room.h) return drawn_->texture;
  const charts::Chart& chart = charts_[i];
  double scale = std::min(em / kLetters, room.w / kNarrowest), width = room.w / scale;
  double height = charts::Height(chart, width);
  while (height * scale > room.h && width < 4 * kNarrowest) {
    scale *= .92, width = room.w / scale;
    height = charts::Height(chart, width);
  }
  scale = std::min(scale, room.h / height);
  const picture::Surface surface(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, static_cast<int>(std::ceil(width * scale)), static_cast<int>(std::ceil(height * scale))));
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), &cairo_destroy);
  cairo_scale(cairo.get(), scale, scale);
  charts::Draw(cairo.get(), chart, width);
  drawn_.reset();
  drawn_.emplace(Drawn{i, room, platform::Texture(surface.get())});
  return drawn_->texture;
}

}  // namespace widgets
