#include "kiosk/widgets/charts.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "shared/picture/picture.h"

namespace widgets {
namespace {

constexpr double kLetters = 10, kNarrowest = 320;  // points, as charts::Draw has them

// How a chart is drawn: points of its own, and pixels a point.
struct Layout {
  double width, height, scale;
};

Layout LayOut(const charts::Chart& chart, const Charts::Place& place) {
  const Extent room = place.room;
  double scale = std::min(place.em / kLetters, room.w / kNarrowest), width = room.w / scale;
  double height = charts::Height(chart, width);
  while (height * scale > room.h && width < 4 * kNarrowest) {
    scale *= .92, width = room.w / scale;
    height = charts::Height(chart, width);
  }
  return {width, height, std::min(scale, room.h / height)};  // what does not become lower becomes narrower
}

}  // namespace

base::Result<std::unique_ptr<Charts>> Charts::Read(std::string_view table, charts::Language language,
                                                   std::optional<survey::Survey> survey) {
  auto read = report::GatedTable::FromJson(table);
  if (!read) return std::unexpected(read.error());
  return std::unique_ptr<Charts>(new Charts(std::move(*read), std::move(language), std::move(survey)));
}

Charts::Charts(report::GatedTable table, charts::Language language, std::optional<survey::Survey> survey)
    : language_(std::move(language)), charts_(charts::OfAll(table, language_, survey ? &*survey : nullptr)) {}

void Charts::Fit(Extent screen, const std::function<Place(const charts::Chart&)>& place_of) {
  if (fitted_ == screen) return;
  fitted_ = screen;
  pages_.clear(), whole_.clear(), drawn_.reset();
  for (std::size_t i = 0; i < charts_.size(); ++i) {
    const Place place = place_of(charts_[i]);
    std::vector<charts::Chart> parts = charts::InParts(charts_[i], 1);
    const auto is_small = [&](const charts::Chart& part) {
      return LayOut(part, place).scale * charts::kSmallestText < place.least;
    };
    while (std::ranges::any_of(parts, is_small)) {
      std::vector<charts::Chart> more = charts::InParts(charts_[i], parts.size() + 1);
      if (more.size() == parts.size()) break;
      parts = std::move(more);
    }
    whole_.insert(whole_.end(), parts.size(), i);
    std::ranges::move(parts, std::back_inserter(pages_));
  }
}

const platform::Texture& Charts::Picture(std::size_t i, const Place& place) {
  if (drawn_ && drawn_->i == i && drawn_->place == place) return drawn_->texture;
  const charts::Chart& chart = pages_[i];
  const auto [width, height, scale] = LayOut(chart, place);
  const picture::Surface surface(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, static_cast<int>(std::ceil(width * scale)), static_cast<int>(std::ceil(height * scale))));
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), &cairo_destroy);
  cairo_scale(cairo.get(), scale, scale);
  charts::Draw(cairo.get(), chart, width);
  drawn_.reset();
  drawn_.emplace(Drawn{i, place, platform::Texture(surface.get())});
  return drawn_->texture;
}

}  // namespace widgets
