// Functions that ask for something of the survey, by way of the Context. Private to expression/.
#pragma once

#include "shared/expression/functions.h"

namespace expression {

std::optional<Value> DisplayValueOf(const Call& call);    // ('question' [, value])
std::optional<Value> PropertyValue(const Call& call);     // ('question', 'property')
std::optional<Value> GetComment(const Call& call);        // ('question')
std::optional<Value> IsContainerReady(const Call& call);  // ('page, panel or repeating panel' [, index])
std::optional<Value> IsDisplayMode(const Call& call);

}  // namespace expression
