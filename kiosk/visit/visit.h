// What happens between one visitor's first touch and the next visitor's: which screen, which language, which
// question, and what silence does. Pure but for two seams (where answers are kept, what time it is); draws
// nothing.
//
//   attract → language → survey → assent → question ⇄ preview, keep or delete? → thanks → attract
//        ↑__________ silence, "no thank you", or done ______________________________________|
//
// Invariants
//  1. A walk through a survey exists only on the screens question, comment, preview and keep, and is destroyed when
//  they are left for good. Of it, thanks keeps the closing words, which may quote an answer, until it is left.
//  2. Thanks says "kept" only after Keeper::Keep returned success.
//  3. Language, keyboard, comfort and all else that a visitor set are reset when attract comes back.
//  4. The accessibility board and the call for a grown-up lie over any screen; they store nothing and change no answer.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/visit/comfort.h"
#include "kiosk/visit/walk.h"
#include "shared/base/clock.h"
#include "shared/i18n/pack.h"

namespace visit {

// Where finished responses go, and which surveys have an open round. The programs seal and store; tests
// pretend.
class Keeper {
 public:
  virtual ~Keeper() = default;
  // Surveys that can be answered now. The pointers hold until the next call.
  virtual std::vector<const survey::Survey*> Open() = 0;
  // Success only when the response is on the disk.
  virtual base::Result<void> Keep(const session::Response& response) = 0;
  // False: nothing is ever kept, and the visitor is told so.
  virtual bool Keeps() const { return true; }
};

enum class Screen {
  kClosed,
  kAttract,
  kLanguage,
  kSurvey,
  kAssent,
  kQuestion,
  kComment,
  kPreview,
  kKeep,
  kThanks,
  kTrouble
};
const char* NameOf(Screen screen);

// What lies over the screen.
enum class Over { kNothing, kBoard, kCalled };

enum class Ending { kKept, kDeleted, kDeclined };

// Lines of a drawing, across and down its pad in parts of its width.
using Strokes = std::vector<std::vector<std::pair<float, float>>>;

// What a finger asked for.
struct Begin {};
struct ChooseLanguage {
  std::string tag;
};
struct ChooseSurvey {
  std::string id;
};
struct Assent {
  bool yes;
};
struct Helped {
  bool yes;
};  // a friend or interpreter helps
struct Tap {
  expression::Value value;
};
struct TapAll {};
struct ClearRanking {};
struct Write {
  std::string text;
  std::optional<std::size_t> caret{};  // where it stands now; nullopt: at the end
};                                     // the whole text of the field that is being written
struct Give {
  expression::Value value;
};  // an answer as a whole: a slider's, a date
struct Begun {
  std::string text;
};  // a date that is not complete yet
struct Sketch {
  Strokes strokes;
  std::string data_url;
};
struct OpenComment {};
struct AddEntry {};
struct RemoveEntry {
  int entry;
};
struct OpenEntry {
  int entry;
};
struct Change {
  session::NodeId question;
};  // from the preview
struct Next {};
struct Back {};
struct Skip {};
struct Stop {};
struct Keep {};
struct Delete {};
struct GoOn {};
struct Here {};  // "I am here", to the idle warning
struct Done {};
struct Keys {      // how the keyboard looks and where it writes
  int layout = 0;  // index into the pack's keyboards
  bool shift = false, signs = false;
  std::string more{};                  // the letter whose forms with marks are shown
  std::optional<std::size_t> caret{};  // a byte offset; nullopt: at the end
};
struct Turn {
  int by;
};  // to another part of a long list
struct OpenBoard {};
struct Adjust {
  Comfort comfort;
};
struct CallGrownUp {};
struct CloseOver {};
struct Exit {};   // everything is wiped at once, without a question
struct Aloud {};  // read the screen out, or be silent: the program does it, nothing changes here
using Intent =
    std::variant<std::monostate, Begin, ChooseLanguage, ChooseSurvey, Assent, Helped, Tap, TapAll, ClearRanking, Write,
                 Give, Begun, Sketch, OpenComment, AddEntry, RemoveEntry, OpenEntry, Change, Next, Back, Skip, Stop,
                 Keep, Delete, GoOn, Here, Done, Keys, Turn, OpenBoard, Adjust, CallGrownUp, CloseOver, Exit, Aloud>;

struct Timing {
  base::Millis silence{60'000};          // before "are you still here?"; children of 5–7 get half as much again
  base::Millis warning{30'000};          // how long that question stands
  base::Millis farewell{15'000};         // the thank-you page
  base::Millis look_for_surveys{5'000};  // how often attract looks whether a round was opened or closed
  base::Millis pause{1'200};             // before a screen turns by itself, where the survey asks for that
};

// How the present screen is being looked at; reset whenever another one comes.
struct View {
  Keys keys;
  int part = 0;       // of a list too long for the screen
  std::string begun;  // a date that is not complete yet
  Strokes strokes;    // of a drawing
};

class Visit {
 public:
  // `packs` is not empty; the first is the one that attract speaks.
  Visit(std::vector<i18n::Pack> packs, Keeper& keeper, base::Clock& clock, Timing timing = {});

  void Apply(const Intent& intent);
  // Any touch, even one that hits nothing, counts as "somebody is here" unless the warning stands.
  void Touched();
  // Something unexpected happened: wipes the visit and shows the calm "please tell somebody" screen.
  void Fail(base::Code code);
  // Lets time pass. True when something on the screen changed.
  bool Tick();
  // How long nothing can change by itself.
  base::Millis Patience() const;

  // What a finger may well do next on this screen, the likeliest first; none where something lies over it.
  std::vector<Intent> Likely() const;
  // Lets `look` see the visit as the intent would leave it. This one stays as it is, and no keeper hears of it.
  void Imagine(const Intent& intent, const std::function<void(const Visit&)>& look) const;

  // The model that the screens draw.
  Screen screen() const { return screen_; }
  Over over() const { return over_; }
  const Comfort& comfort() const { return comfort_; }
  // In the visitor's language; while a survey of children is chosen, as one speaks to children. Lives as long as this.
  const i18n::Pack& pack() const { return Speaking()[pack_]; }
  const std::vector<i18n::Pack>& packs() const { return packs_; }  // as one speaks to grown-ups
  std::vector<const i18n::Pack*> Languages() const;                // those that an open survey speaks
  const std::vector<const survey::Survey*>& surveys() const { return surveys_; }
  const survey::Survey* survey() const { return survey_; }  // from assent on
  const Walk* walk() const { return walk_ ? &*walk_ : nullptr; }
  const std::vector<std::string>& problems() const { return problems_; }
  bool IsTurning() const { return turn_at_.has_value(); }              // the next screen comes by itself in a moment
  std::optional<int> seconds_left() const;                             // of a time limit that the survey sets
  const std::string& closing_words() const { return closing_words_; }  // html, of the survey's own; "" for none
  const std::string& closing_link() const { return closing_link_; }    // an address to go on to; "" for none
  std::optional<int> warning() const;  // seconds left, while "are you still here?" stands
  bool is_helped() const { return helped_; }
  bool is_turned() const { return turned_; }  // faces stand in the other order; drawn by lot for each visit
  Ending ending() const { return ending_; }
  const std::string& trouble() const { return trouble_; }  // for staff: a code, never an answer
  const View& view() const { return view_; }

 private:
  void Handle(std::monostate) {}
  void Handle(const Begin&);
  void Handle(const ChooseLanguage&);
  void Handle(const ChooseSurvey&);
  void Handle(const Assent&);
  void Handle(const Helped&);
  void Handle(const Tap&);
  void Handle(const TapAll&);
  void Handle(const ClearRanking&);
  void Handle(const Write&);
  void Handle(const Give&);
  void Handle(const Begun&);
  void Handle(const Sketch&);
  void Handle(const OpenComment&);
  void Handle(const AddEntry&);
  void Handle(const RemoveEntry&);
  void Handle(const OpenEntry&);
  void Handle(const Change&);
  void Handle(const Next&);
  void Handle(const Back&);
  void Handle(const Skip&);
  void Handle(const Stop&);
  void Handle(const Keep&);
  void Handle(const Delete&);
  void Handle(const GoOn&);
  void Handle(const Here&);
  void Handle(const Done&);
  void Handle(const Keys&);
  void Handle(const Turn&);
  void Handle(const OpenBoard&);
  void Handle(const Adjust&);
  void Handle(const CallGrownUp&);
  void Handle(const CloseOver&);
  void Handle(const Exit&);
  void Handle(const Aloud&) {}

  void Go(Screen screen);
  void Home();  // wipes the visit
  void LookForSurveys();
  void AfterLanguage();
  bool IsHome() const { return screen_ == Screen::kClosed || screen_ == Screen::kAttract; }
  bool IsAsking() const { return screen_ == Screen::kQuestion && walk_ && walk_->current(); }
  void AfterQuestion();  // the next screen, the preview or the end
  void Answered();       // the screen stays, or turns in a moment
  bool WaitForSomebody(base::Millis quiet);
  bool LetTimePass();
  void KeepAnswers(const std::string& stopped = "");
  void End(Ending ending);
  base::Millis Silence() const;
  const std::vector<i18n::Pack>& Speaking() const;

  std::vector<i18n::Pack> packs_, packs_for_children_;  // in the same order
  Keeper* keeper_;
  base::Clock* clock_;
  Timing timing_;

  Screen screen_ = Screen::kClosed;
  Over over_ = Over::kNothing;
  Comfort comfort_;
  bool helped_ = false, turned_ = false;
  std::size_t pack_ = 0;
  std::vector<const survey::Survey*> surveys_;
  const survey::Survey* survey_ = nullptr;
  std::optional<Walk> walk_;
  std::vector<std::string> problems_;
  std::optional<base::Millis> turn_at_;
  base::Millis walked_{0};  // until when the walk has been told that time passes
  std::string closing_words_, closing_link_;
  Ending ending_ = Ending::kDeclined;
  std::string trouble_;
  View view_;
  base::Millis touched_{0};
  std::optional<base::Millis> warned_;
  int shown_seconds_ = -1;
};

}  // namespace visit
