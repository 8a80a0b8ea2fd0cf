#include "sync/endpoint/web/assets.h"

#include <algorithm>
#include <set>

#include "shared/base/bytes.h"
#include "shared/base/file.h"

namespace web {
namespace {

constexpr std::size_t kLargest = 4 << 20;

base::Result<void> Add(Assets& assets, Path path, const char* type, const std::filesystem::path& file) {
  auto content = base::ReadFile(file, kLargest);
  if (!content) return std::unexpected(content.error());
  assets.files.push_back({path, type, std::move(*content)});
  return {};
}

base::Result<void> AddCharts(Assets& assets, const std::filesystem::path& folder) {
  std::set<std::string> tags;
  std::error_code none;
  for (const auto& file : std::filesystem::directory_iterator(folder / "report", none))
    if (file.path().extension() == ".json") tags.insert(file.path().stem());
  for (const std::string& tag : tags) {
    auto charts = charts::Language::Read(folder, tag);
    if (!charts) return std::unexpected(charts.error());
    assets.charts.push_back(std::move(*charts));
  }
  return {};
}

}  // namespace

const File* Assets::Find(std::string_view path) const {
  const auto found = std::ranges::find(files, path, [](const File& file) { return file.path.text; });
  return found == files.end() ? nullptr : &*found;
}

std::string Assets::VersionOf(std::initializer_list<Path> paths) const {
  std::string all;
  for (const Path& path : paths) {
    const File* file = Find(path.text);
    if (!file) return "";
    all += file->content;
  }
  return base::ToHex(base::Hash(all)).substr(0, 8);
}

base::Result<Assets> ReadAssets(const std::filesystem::path& folder, const std::filesystem::path& chart_library) {
  constexpr const char* kScript = "text/javascript; charset=utf-8";
  auto languages = ReadAllWords(folder / "web");
  if (!languages) return std::unexpected(languages.error());
  Assets assets{std::move(*languages), {}, {}};
  if (auto style = Add(assets, "/style.css", "text/css; charset=utf-8", folder / "web" / "style.css"); !style)
    return std::unexpected(style.error());
  if (auto icon = Add(assets, "/icon.svg", "image/svg+xml", folder / "web" / "icon.svg"); !icon)
    return std::unexpected(icon.error());
  if (Add(assets, "/chart.js", kScript, chart_library))
    if (auto closer = Add(assets, "/closer.js", kScript, folder / "web" / "closer.js"); !closer)
      return std::unexpected(closer.error());
  if (auto charts = AddCharts(assets, folder); !charts) return std::unexpected(charts.error());
  return assets;
}

}  // namespace web
