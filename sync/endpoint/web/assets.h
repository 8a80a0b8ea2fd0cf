// What the pages say and look like, and how charts speak: read once, when the server starts.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/report/charts/language.h"
#include "sync/endpoint/web/html.h"
#include "sync/endpoint/web/words.h"

namespace web {

// What everybody may load, signed in or not.
struct File {
  Path path;
  const char* type;
  std::string content;
};

struct Assets {
  std::vector<Words> languages;
  std::vector<charts::Language> charts;
  std::vector<File> files;  // the style sheet, the icon, and the scripts where there is the library that they need

  const File* Find(std::string_view path) const;  // nullptr: no such file
  // Changes when one of these files does; "" when one is not there.
  std::string VersionOf(std::initializer_list<Path> paths) const;
};

inline constexpr const char* kChartLibrary = "/usr/share/javascript/chart.js/chart.min.js";

// `folder` holds web/, and i18n/ and report/ for the charts. kNotFound, kInvalid: what is missing or broken.
// Without Chart.js (Debian's libjs-chart.js) trends cannot be looked at closer.
base::Result<Assets> ReadAssets(const std::filesystem::path& folder,
                                const std::filesystem::path& chart_library = kChartLibrary);

}  // namespace web
