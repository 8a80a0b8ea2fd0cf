// The middle of a question's screen: what the answer is given with. Private to screens/.
#pragma once

#include "kiosk/screens/screens.h"
#include "kiosk/widgets/writing.h"

namespace screens {

// Everything but the title and the buttons below, for whatever is asked now.
visit::Intent AnswerArea(Stage& stage, widgets::Rect area, const visit::Visit& visit);

// For a text, a number, a date, whatever the question takes.
visit::Intent TextArea(Stage& stage, widgets::Rect area, const visit::Visit& visit);

// The field with its keys: letters, or a number pad.
visit::Intent WritingArea(Stage& stage, widgets::Rect area, const visit::Visit& visit, const widgets::Field& field,
                          bool number);

// The entries of a repeating panel or table as cards, with a way to add and to remove.
visit::Intent EntryCards(Stage& stage, widgets::Rect area, const visit::Visit& visit);

// Does the answer need keys, so that the title should give way?
bool IsWriting(const survey::Element& element);

}  // namespace screens
