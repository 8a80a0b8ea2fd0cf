// The `kiosk` object of a survey file: what a kiosk needs beyond SurveyJS. Private to survey/.
#pragma once

#include "shared/survey/fields.h"

namespace survey {

// Needs the questions to be there already: names them as attributes and practice items.
void ReadKiosk(const Fields& file, Survey& survey);

}  // namespace survey
