// The JSON Schema that SurveyJS publishes with its npm package (survey-core/surveyjs_definition.json): what else its own
// tools would say of a survey file. The schema is the user's copy; Balss brings none. Used by `balss survey check`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/survey/survey.h"

namespace tool {

class Schema {
 public:
  // kInvalid for what is no JSON Schema (draft 7).
  static base::Result<Schema> Read(std::string_view text);

  // Notes, sorted by line: never an error, for the kiosk reads surveys its own way. Each place once for each complaint.
  std::vector<survey::Finding> Check(std::string_view survey) const;

 private:
  explicit Schema(base::Json json) : json_(std::move(json)) {}

  base::Json json_;
};

}  // namespace tool
