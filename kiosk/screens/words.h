// What a visitor answered, in words, for cards and the preview. Private to screens/.
#pragma once

#include <string>

#include "kiosk/visit/visit.h"

namespace screens {

// An answer as one line: "Yes", "Music: great, Food: fine", "Guest 1 · 8, Yes; Guest 2 · 30, No". "" for none.
std::string AnswerWords(const visit::Visit& visit, session::NodeId question);

// One entry of a repeating panel or table: its title, or its number, and its answers as far as they are short.
std::string EntryWords(const visit::Visit& visit, session::NodeId question, int entry);

}  // namespace screens
