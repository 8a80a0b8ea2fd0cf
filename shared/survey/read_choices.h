// The choices of a question: as written, as steps of a rating, or yes and no. Private to survey/.
#pragma once

#include "shared/survey/fields.h"

namespace survey {

void ReadChoices(const Fields& fields, Question& question);  // with None and Other
void ReadRating(const Fields& fields, Question& question);
void ReadBoolean(const Fields& fields, Question& question);

}  // namespace survey
