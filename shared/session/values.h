// Answers: set, cleared, restored. Private to session/.
#pragma once

#include <string>

#include "shared/session/state.h"

namespace session {

// As a question's `value` is set in SurveyJS: brought into the form of its type, passed on to the data, rules run.
void SetValue(State& state, NodeId id, Value value);
void SetComment(State& state, NodeId id, std::string text);
void ClearValue(State& state, NodeId id, bool keep_comment = false);

// As survey.setValue: the data and every question with that key. `source`: the question that it comes from, if any.
void SetData(State& state, const std::string& key, Value value, NodeId source = kNone);
void SetCommentData(State& state, const std::string& key, std::string text, NodeId source = kNone);
void SetVariable(State& state, std::string_view name, Value value);

// The question takes over what the data say, without passing it on.
void TakeFromData(State& state, NodeId id, Value value, bool by_default = false);

void ApplyDefault(State& state, NodeId id);  // when it has no answer
void ClearIfHidden(State& state, NodeId id, survey::ClearIfInvisible reason);

// A number or a date beyond its limits stands in its box, but is no answer yet.
bool IsWithinLimits(const State& state, NodeId id);
bool IsAnswered(const State& state, NodeId id);
std::string DataKey(const State& state, NodeId id);

}  // namespace session
