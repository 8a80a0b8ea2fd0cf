// Which properties SurveyJS knows. Private to survey/.
#pragma once

#include "shared/survey/fields.h"

namespace survey {

// A warning, with the nearest name, for each property of the object that SurveyJS does not have on that type.
// "kiosk" is ours and may stand anywhere.
void FindUnknown(const Fields& fields, Type type);
void FindUnknown(const Fields& survey);

}  // namespace survey
