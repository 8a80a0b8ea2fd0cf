// The survey files that the worker knows, by the digest that stands in every sealed response. Read once.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "shared/survey/survey.h"

namespace tabulate {

class Surveys {
 public:
  // Every *.json below the folder, also older versions. A file that is no survey is left out and named in
  // `complaints`; the worker goes on without it. kNotFound when there is no such folder.
  static base::Result<Surveys> Read(const std::filesystem::path& folder);

  void Add(survey::Survey survey);
  const survey::Survey* Find(const base::Digest& digest) const;  // nullptr when it is not there
  const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  std::map<base::Digest, survey::Survey> by_digest_;
  std::vector<std::string> complaints_;
};

}  // namespace tabulate
