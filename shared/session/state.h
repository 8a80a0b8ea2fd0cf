// All that a session knows, as plain data, and what it knows about one element. Private to session/.
//
// Nodes are the elements that live in this session: each page, panel and question of the file once, and those inside
// repeating panels and tables once for each entry. They refer to each other by number, so that a state can be copied;
// copies share a node until one of them changes it.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/expression/value.h"
#include "shared/i18n/pack.h"
#include "shared/session/problem.h"
#include "shared/survey/survey.h"

namespace session {

using expression::Value;
using survey::Choice;
using survey::Element;
using survey::Type;

using NodeId = int;
inline constexpr NodeId kNone = -1;

struct ItemState {
  bool visible = true, enabled = true;
  bool operator==(const ItemState&) const = default;
};

// One panel of a repeating panel, one row of a table, or the single "row" of a multiple text.
struct Slot {
  std::vector<NodeId> children;
  bool visible = true;
  int row = -1;  // of a table with fixed rows: index into its rows
};

struct Node {
  const Element* element = nullptr;
  NodeId parent = kNone;  // the page or panel it stands in; kNone for a page and at the top of a slot
  NodeId holder = kNone;  // the question in whose slot it stands; kNone outside
  NodeId root = kNone;    // the outermost of its holders, or itself
  int slot = -1;          // index into the holder's slots

  bool shown = true, enabled = true, required = false;  // by its own properties and rules alone
  Value value;
  std::string comment;
  bool by_hand = false;  // answered, not calculated: defaultValueExpression leaves it alone
  std::vector<Problem> problems;

  std::vector<NodeId> children;                 // of a page or panel, in the order in which they are asked
  std::vector<Slot> slots;                      // of a question that holds others
  bool built = false;                           // whether its slots stand
  std::vector<ItemState> items, rows, columns;  // as the element's choices, rows, columns; empty: all as usual
  Value::List kept;       // choices taken out because they were hidden; they come back with their choice
  Value min, max;         // limits that an expression gives
  std::string typed;      // what stands in a masked box
  Value::List totals;     // of a table, by column; for a table without totals: empty
  bool passed = false;    // a page that was left without problems
  bool rendered = false;  // a page that has been on the screen
  bool seen = false;      // a question that the visitor has seen
  bool skipped = false;   // the visitor would rather not answer: nothing is required of this question
  double spent = 0;       // seconds on this page
};

// A list whose copies share the items until one of them is edited.
template <class T>
class Shared {
 public:
  const T& operator[](int i) const { return *items_[static_cast<std::size_t>(i)]; }
  T& Edit(int i) {
    auto& item = items_[static_cast<std::size_t>(i)];
    if (item.use_count() > 1) item = std::make_shared<T>(*item);
    return *item;
  }
  int Add(T item) {
    items_.push_back(std::make_shared<T>(std::move(item)));
    return size() - 1;
  }
  void Resize(int count) { items_.resize(static_cast<std::size_t>(count)); }
  int size() const { return static_cast<int>(items_.size()); }

 private:
  std::vector<std::shared_ptr<T>> items_;
};

// What follows from the survey file alone; made once and shared by all states of it.
struct Index;

enum class Phase { kStarting, kRunning, kPreview, kCompleted, kEmpty };

struct State {
  const survey::Survey* survey = nullptr;
  const std::vector<i18n::Pack>* packs = nullptr;  // built-in words; nullptr: keys stand in their place
  std::shared_ptr<const Index> index;
  std::string locale;
  double now = 0;     // ms since 1970 UTC, as the caller says
  unsigned seed = 1;  // of random orders

  Shared<Node> nodes;         // those of the file first, in its order
  std::vector<NodeId> pages;  // in the order in which they are asked
  std::vector<NodeId> free;   // numbers of nodes that were removed with their entry

  Value::Object data;             // as it would be sent: answers, "q-Comment", "table-total", set values
  Value::Object variables;        // by lower-case name
  std::vector<Value> calculated;  // by index into survey->calculated

  Phase phase = Phase::kEmpty;
  NodeId page = kNone;
  NodeId single = kNone;                         // the question (or panel) on the screen when one is asked at a time
  std::vector<NodeId> inputs;                    // the way to the input on the screen when one input is asked at a time
  std::vector<std::pair<NodeId, NodeId>> skips;  // from, to: the way back of skip triggers
  std::set<int> completes;                       // triggers that would complete the survey now
  NodeId whole = kNone, preview = kNone;         // all pages as one, when they stand
  double spent = 0;                              // seconds
  double ticked = 0;                             // when the clock last counted a second
  struct Turn {                                  // a page turn that is due
    double at = 0;
    NodeId page = kNone, single = kNone;
  };
  std::vector<Turn> turns;
  bool may_turn = true;  // pages turn by themselves where the survey says so
  bool touched = false;  // the answer comes from a finger on the question, which may turn the page

  // While a change runs its course.
  struct Change {
    NodeId id = kNone;  // the question whose answer changes
    bool was_answered = false;
  };
  Change change;
  bool running = false;  // rules
  bool loading = false;
  bool binding = false;
  std::set<std::string> changed;  // keys since rules last ran, lower case
  std::set<int> due;              // nodes of the file whose rules must run, in this pass
  int at = -1;                    // the node whose rules run
  bool in_triggers = false, from_trigger = false, clearing_restores = false, via_default = false;
  std::map<std::string, Value> trigger_keys;
  std::map<std::string, Value> question_trigger_keys;
  int depth = 0;  // of changes that cause changes
};

}  // namespace session
