// One function a screen: draws a const model, returns what the finger asked for. No screen keeps anything.
#pragma once

#include <functional>
#include <string>

#include "kiosk/keyboard/layout.h"
#include "kiosk/visit/help.h"
#include "kiosk/visit/visit.h"
#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/image.h"

namespace widgets {
class Charts;
}

namespace screens {

// Whether the screen can be read out.
enum class Voice { kNone, kMute, kSilent, kSpeaking };  // nothing that speaks the language; no sound device; …

// What a screen draws with, besides the model.
struct Stage {
  widgets::Canvas* canvas = nullptr;
  // A layout of the visitor's language by its xkb name ("lv"), the same letters in the order of the alphabet
  // ("lv/alphabet"), or the digits and signs ("signs").
  std::function<const keyboard::Layout&(const std::string&)> keyboard;
  widgets::Images* images = nullptr;                   // those that the survey brings along
  std::string typed;                                   // on a real keyboard since the last pass
  bool demonstration = false;                          // keys that anybody can have
  const std::vector<visit::HelpLine>* help = nullptr;  // for the last screen
  Voice voice = Voice::kNone;
  widgets::Charts* charts = nullptr;  // of what staff asked to see
};

// The screen the visit is on, or what lies over it, with the strip and the demonstration ribbon.
visit::Intent Draw(Stage& stage, const visit::Visit& visit);

// The single screens, each in a source of its own.
visit::Intent Closed(Stage& stage, const visit::Visit& visit);
visit::Intent Attract(Stage& stage, const visit::Visit& visit);
visit::Intent Language(Stage& stage, const visit::Visit& visit);
visit::Intent Surveys(Stage& stage, const visit::Visit& visit);
visit::Intent AssentPage(Stage& stage, const visit::Visit& visit);
visit::Intent QuestionPage(Stage& stage, const visit::Visit& visit);
visit::Intent Comment(Stage& stage, const visit::Visit& visit);
visit::Intent Preview(Stage& stage, const visit::Visit& visit);
visit::Intent KeepOrDelete(Stage& stage, const visit::Visit& visit);
visit::Intent Thanks(Stage& stage, const visit::Visit& visit);
visit::Intent Trouble(Stage& stage, const visit::Visit& visit);
visit::Intent StillHere(Stage& stage, const visit::Visit& visit);  // laid over any other
visit::Intent Board(Stage& stage, const visit::Visit& visit);      // so are these two
visit::Intent Called(Stage& stage, const visit::Visit& visit);
visit::Intent DrawStrip(Stage& stage, const visit::Visit& visit);  // the row at the top of each

}  // namespace screens
