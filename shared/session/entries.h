// Entries: the panels of a repeating panel, the rows of a table, the items of a multiple text. Private to session/.
#pragma once

#include "shared/session/state.h"

namespace session {

NodeId AddNode(State& state, Node node);
// Makes nodes for the elements and what stands in them; returns those at the top.
std::vector<NodeId> MakeNodes(State& state, const std::vector<std::unique_ptr<Element>>& elements, const Node& where);

// Makes the entries of the question, as when it comes on the screen for the first time.
void Build(State& state, NodeId id);
void BuildPage(State& state, NodeId page);

bool CanAdd(const State& state, NodeId id);
bool CanRemove(const State& state, NodeId id);
bool AddEntry(State& state, NodeId id);  // false when there may be no more
void RemoveEntry(State& state, NodeId id, int index);
void SetEntryCount(State& state, NodeId id, int count);

// The answer of a nested question goes into that of its holder.
void SetNested(State& state, NodeId id, const std::string& key, const Value& value);
// The holder's answer was set as a whole: its entries follow.
void SpreadValue(State& state, NodeId id);
// What the entry holds: {"name": …}.
const Value::Object& EntryData(const State& state, NodeId holder, int slot);
std::vector<int> ShownSlots(const State& state, NodeId id);

void RunTotals(State& state, NodeId id);

}  // namespace session
