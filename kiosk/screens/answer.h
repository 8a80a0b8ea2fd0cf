// The middle of a question's screen: what the answer is given with. Private to screens/.
#pragma once

#include "kiosk/screens/screens.h"
#include "kiosk/widgets/answers.h"
#include "kiosk/widgets/writing.h"

namespace screens {

// Everything but the title and the buttons below, for whatever is asked now.
visit::Intent AnswerArea(Stage& stage, widgets::Rect area, const visit::Visit& visit);

// For a text, a number, a date, whatever the question takes.
visit::Intent TextArea(Stage& stage, widgets::Rect area, const visit::Visit& visit);

// The field with its keys: letters, or a number pad.
visit::Intent WritingArea(Stage& stage, widgets::Rect area, const visit::Visit& visit, const widgets::Field& field,
                          bool number);

// For a question with a widget of the kiosk's own that takes the whole area.
visit::Intent WidgetArea(Stage& stage, widgets::Rect area, const visit::Visit& visit);
bool HasWidgetArea(const survey::Element& element);

// Above a wish: one star for each. Returns the area that is left; all of it for what is no wish.
widgets::Rect WishStars(Stage& stage, widgets::Rect area, const visit::Visit& visit);

// The choices that are offered now, as they stand on the screen.
widgets::ChoicesModel ChoicesModelOf(Stage& stage, const visit::Visit& visit);

// The entries of a repeating panel or table as cards, with a way to add and to remove.
visit::Intent EntryCards(Stage& stage, widgets::Rect area, const visit::Visit& visit);

// Does the answer need keys, so that the title should give way?
bool IsWriting(const survey::Element& element);

}  // namespace screens
