// Charts of a gated table as pictures for the screen: what staff show on the day when a round has ended. UI thread only.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/platform/texture.h"
#include "kiosk/widgets/canvas.h"
#include "shared/report/charts/chart.h"

namespace widgets {

class Charts {
 public:
  // `table`: JSON as report::ToJson writes it, else kInvalid. The survey tells scales, rankings and areas.
  static base::Result<std::unique_ptr<Charts>> Read(std::string_view table, charts::Language language,
                                                    std::optional<survey::Survey> survey);

  // The room for a picture, in pixels, and how high its letters are: as `em` where they can, and less than `least` only
  // where what is too high for the room cannot be cut any more.
  struct Place {
    Extent room;
    float em = 0, least = 0;
    bool operator==(const Place&) const = default;
  };
  // Before the first picture on a screen, and for free when it is the same screen. What would be too small to be read is
  // in parts then. `place_of` tells where a chart goes; `screen` is what it depends on.
  void Fit(Extent screen, const std::function<Place(const charts::Chart&)>& place_of);

  std::size_t size() const { return pages_.size(); }
  const charts::Chart& operator[](std::size_t i) const { return pages_[i]; }
  const charts::Chart& WholeOf(std::size_t i) const { return charts_[whole_[i]]; }

  // The chart as large as its place lets it be.
  const platform::Texture& Picture(std::size_t i, const Place& place);

 private:
  Charts(report::GatedTable table, charts::Language language, std::optional<survey::Survey> survey);
  Charts(const Charts&) = delete;  // the charts point to the language

  charts::Language language_;
  std::vector<charts::Chart> charts_, pages_;  // a page is a chart, or a part of one
  std::vector<std::size_t> whole_;             // by page, in charts_
  std::optional<Extent> fitted_;
  struct Drawn {
    std::size_t i;
    Place place;
    platform::Texture texture;
  };
  std::optional<Drawn> drawn_;  // the last one
};

}  // namespace widgets
