// What is said about an answer from paper that is not taken: the question, why, and what to do; never the value.
// Private to session/.
#pragma once

#include <optional>
#include <string_view>

#include "shared/base/error.h"
#include "shared/session/problem.h"
#include "shared/survey/fits.h"

namespace session {

base::Error NotOffered(std::string_view question);
base::Error NotKept(std::string_view question);
base::Error Hidden(std::string_view question);
base::Error Unknown(std::string_view question);
base::Error NoOther(std::string_view question);
base::Error Refusal(const survey::Misfit& why);

// What a session finds wrong with an answer that is there; nullopt for what only asks for more.
std::optional<base::Error> Refusal(std::string_view question, Problem::Kind kind);

}  // namespace session
