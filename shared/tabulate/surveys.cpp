#include "shared/tabulate/surveys.h"

#include <algorithm>

#include "shared/base/file.h"

namespace tabulate {
namespace {

std::vector<std::filesystem::path> JsonFiles(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ignored))
    if (entry.is_regular_file() && entry.path().extension() == ".json") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

base::Result<Surveys> Surveys::Read(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder))
    return base::Fail(base::Code::kNotFound, folder.string() + ": no such folder", "give the folder of survey files");
  Surveys surveys;
  for (const auto& file : JsonFiles(folder)) {
    const auto text = base::ReadFile(file);
    auto survey = text ? survey::Read(*text) : std::unexpected(text.error());
    if (survey)
      surveys.Add(std::move(*survey));
    else
      surveys.complaints_.push_back(file.string() + ": " + survey.error().detail);
  }
  return surveys;
}

void Surveys::Add(survey::Survey survey) { by_digest_.insert_or_assign(survey.digest, std::move(survey)); }

const survey::Survey* Surveys::Find(const base::Digest& digest) const {
  const auto found = by_digest_.find(digest);
  return found == by_digest_.end() ? nullptr : &found->second;
}

}  // namespace tabulate
