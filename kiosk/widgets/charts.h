// Charts of a gated table as pictures for the screen: what staff show on the day when a round has ended. UI thread only.
#pragma once

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

  std::size_t size() const { return charts_.size(); }
  const charts::Chart& operator[](std::size_t i) const { return charts_[i]; }

  // The chart as large as it fits into the room, its letters as high as `em` pixels where it can.
  const platform::Texture& Picture(std::size_t i, Extent room, float em);

 private:
  Charts(report::GatedTable table, charts::Language language, std::optional<survey::Survey> survey);
  Charts(const Charts&) = delete;  // the charts point to the language

  charts::Language language_;
  std::vector<charts::Chart> charts_;
  struct Drawn {
    std::size_t i;
    Extent room;
    platform::Texture texture;
  };
  std::optional<Drawn> drawn_;  // the last one
};

}  // namespace widgets
