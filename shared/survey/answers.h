// What is true of one answer by itself, without the session around it. Private to survey/, pure.
#pragma once

#include <optional>

#include "shared/survey/session.h"

namespace survey {

// Also when it is a text of blanks.
bool IsUnanswered(const Question& question, const expression::Value& value);

// What is wrong with an answer that is there. Does not look at `required`.
std::optional<Problem> ProblemOf(const Question& question, const expression::Value& value);

// A list after a tap: None drops the others and the reverse; no more than max_selected.
expression::Value::List Settled(const Question& question, expression::Value::List list);

// As it is submitted: the choice's own value, a number as a number.
expression::Value Submitted(const Question& question, const expression::Value& value);

}  // namespace survey
