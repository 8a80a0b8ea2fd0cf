// One element of a survey file into a Question. Private to survey/.
#pragma once

#include "shared/survey/fields.h"

namespace survey {

// `fields` is an element that is no panel. What is wrong goes to its complaint.
Question ReadQuestion(const Fields& fields, int group);

}  // namespace survey
