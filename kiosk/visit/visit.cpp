#include "kiosk/visit/visit.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace visit {

using base::Millis;

const char* NameOf(Screen screen) {
  switch (screen) {
    case Screen::kClosed: return "closed";
    case Screen::kAttract: return "attract";
    case Screen::kLanguage: return "language";
    case Screen::kSurvey: return "survey";
    case Screen::kAssent: return "assent";
    case Screen::kQuestion: return "question";
    case Screen::kComment: return "comment";
    case Screen::kPreview: return "preview";
    case Screen::kKeep: return "keep";
    case Screen::kThanks: return "thanks";
    case Screen::kTrouble: return "trouble";
  }
  return "";
}

Visit::Visit(std::vector<i18n::Pack> packs, Keeper& keeper, base::Clock& clock, Timing timing)
    : packs_(std::move(packs)), keeper_(&keeper), clock_(&clock), timing_(timing), touched_(clock.Now()) {
  assert(!packs_.empty());
  for (const i18n::Pack& pack : packs_) packs_for_children_.push_back(pack.ForChildren());
  Home();
}

const std::vector<i18n::Pack>& Visit::Speaking() const {
  return survey_ && survey::IsOfChildren(survey_->band) ? packs_for_children_ : packs_;
}

void Visit::Apply(const Intent& intent) {
  if (std::holds_alternative<std::monostate>(intent)) return;
  touched_ = clock_->Now();
  // While "are you still here?" stands, every touch means yes.
  if (std::exchange(warned_, std::nullopt)) return;
  std::visit([this](const auto& wish) { Handle(wish); }, intent);
}

void Visit::Touched() {
  if (!warned_) touched_ = clock_->Now();
}

Millis Visit::Silence() const {
  if (over_ == Over::kCalled) return 3 * timing_.silence;  // whoever was called may be on the way
  return survey_ ? survey::SilenceOf(survey_->band, timing_.silence) : timing_.silence;
}

bool Visit::Tick() {
  const Millis now = clock_->Now(), quiet = now - touched_;
  if (IsHome()) return WaitForSomebody(quiet);
  if (screen_ == Screen::kThanks && over_ == Over::kNothing) {
    if (quiet < timing_.farewell) return false;
    Home();
    return true;
  }
  const bool changed = LetTimePass();
  if (!warned_) {
    if (quiet < Silence()) return changed;
    warned_ = now;
  }
  if (now - *warned_ >= timing_.warning) {
    Home();
    return true;
  }
  const int seconds = *warning();
  return std::exchange(shown_seconds_, seconds) != seconds;
}

bool Visit::WaitForSomebody(Millis quiet) {
  if (over_ != Over::kNothing || comfort_ != Comfort()) {  // somebody adjusted the screen, and may have gone away
    if (quiet < Silence()) return false;
    Home();
    return true;
  }
  if (quiet < timing_.look_for_surveys) return false;
  const auto before = screen_;
  const std::size_t languages = Languages().size();
  LookForSurveys();
  touched_ = clock_->Now();
  return screen_ != before || Languages().size() != languages;
}

Millis Visit::Patience() const {
  const Millis quiet = clock_->Now() - touched_;
  const auto left = [](Millis span) { return std::max(span, Millis(1)); };
  if (warned_) return Millis(250);
  if (over_ != Over::kNothing) return left(Silence() - quiet);
  if (IsHome()) return left((comfort_ == Comfort() ? timing_.look_for_surveys : Silence()) - quiet);
  if (screen_ == Screen::kThanks) return left(timing_.farewell - quiet);
  if (seconds_left()) return Millis(250);
  return turn_at_ ? left(*turn_at_ - clock_->Now()) : left(Silence() - quiet);
}

std::optional<int> Visit::seconds_left() const {
  if (!walk_ || warned_ || (screen_ != Screen::kQuestion && screen_ != Screen::kComment)) return std::nullopt;
  const auto left = walk_->session().SecondsLeft();
  return left ? std::optional(static_cast<int>(std::ceil(*left))) : std::nullopt;
}

// Time limits of the survey, and screens that turn by themselves.
bool Visit::LetTimePass() {
  if (!walk_ || warned_) return false;
  const Millis now = clock_->Now();
  if (over_ != Over::kNothing) {  // a time limit waits as long
    walked_ = now;
    return false;
  }
  const auto left_before = seconds_left();
  const auto ask = walk_->current();
  if (now > walked_) walk_->Wait(static_cast<double>((now - walked_).count()));
  walked_ = now;
  if (walk_->IsCompleted()) {
    AfterQuestion();
    return true;
  }
  if (turn_at_ && now >= *turn_at_) {
    turn_at_.reset();
    Handle(Next{});
    return true;
  }
  if (walk_->current() != ask && IsAsking()) Go(Screen::kQuestion);
  return walk_->current() != ask || seconds_left() != left_before;
}

std::optional<int> Visit::warning() const {
  if (!warned_) return std::nullopt;
  const Millis left = timing_.warning - (clock_->Now() - *warned_);
  return std::max(0, static_cast<int>((left.count() + 999) / 1000));
}

std::vector<const i18n::Pack*> Visit::Languages() const {
  std::vector<const i18n::Pack*> spoken;
  for (const i18n::Pack& pack : packs_) {
    const auto speaks = [&](const survey::Survey* s) {
      return std::find(s->locales.begin(), s->locales.end(), pack.tag) != s->locales.end();
    };
    if (std::any_of(surveys_.begin(), surveys_.end(), speaks)) spoken.push_back(&pack);
  }
  return spoken;
}

void Visit::Go(Screen screen) {
  screen_ = screen;
  over_ = Over::kNothing;
  problems_.clear();
  turn_at_.reset();
  warned_.reset();
  view_ = {};
}

void Visit::Home() {
  walk_.reset();
  closing_words_.clear();
  closing_link_.clear();
  survey_ = nullptr;
  trouble_.clear();
  comfort_ = {};
  helped_ = turned_ = false;
  pack_ = 0;
  LookForSurveys();
}

void Visit::LookForSurveys() {
  surveys_ = keeper_->Open();
  Go(Languages().empty() ? Screen::kClosed : Screen::kAttract);
}

void Visit::Handle(const Begin&) {
  if (screen_ != Screen::kAttract) return;
  if (Languages().size() > 1) return Go(Screen::kLanguage);
  pack_ = static_cast<std::size_t>(Languages().front() - packs_.data());
  AfterLanguage();
}

void Visit::Handle(const ChooseLanguage& wish) {
  const auto found = std::find_if(packs_.begin(), packs_.end(), [&](const auto& p) { return p.tag == wish.tag; });
  if (screen_ != Screen::kLanguage || found == packs_.end()) return;
  pack_ = static_cast<std::size_t>(found - packs_.begin());
  AfterLanguage();
}

void Visit::AfterLanguage() {
  if (surveys_.size() > 1) return Go(Screen::kSurvey);
  survey_ = surveys_.front();
  Go(Screen::kAssent);
}

void Visit::Handle(const ChooseSurvey& wish) {
  const auto found = std::find_if(surveys_.begin(), surveys_.end(), [&](const auto* s) { return s->id == wish.id; });
  if (screen_ != Screen::kSurvey || found == surveys_.end()) return;
  survey_ = *found;
  Go(Screen::kAssent);
}

void Visit::Handle(const Assent& wish) {
  if (screen_ != Screen::kAssent) return;
  if (!wish.yes) return End(Ending::kDeclined);
  session::Options options;
  options.locale = pack().tag;
  options.packs = &Speaking();
  options.now = clock_->Day();
  options.seed = static_cast<unsigned>(clock_->Now().count()) | 1u;
  const auto has_faces = [](const survey::Element* q) {
    return q->type == survey::Type::kRating && q->rate_type == survey::RateType::kSmileys;
  };
  turned_ =
      std::ranges::any_of(survey_->questions, has_faces) && clock_->Now().count() / 8 % 2 == 1;  // as good as a coin
  walked_ = clock_->Now();
  walk_.emplace(*survey_, std::move(options));
  AfterQuestion();
}

void Visit::Handle(const Helped& wish) {
  if (screen_ == Screen::kAssent) helped_ = wish.yes;
}

// One touch says it all, and the survey wants the next screen to come by itself: after a pause that can be seen.
void Visit::Answered() {
  problems_.clear();
  if (walk_->IsCompleted()) return AfterQuestion();
  if (!IsAsking()) return;
  turn_at_.reset();
  if (!survey_->auto_advance || walk_->IsLast()) return;
  const survey::Element& element = walk_->session().element(walk_->current()->id);
  const bool one_touch =
      (element.HasChoices() && !element.multiple && !walk_->IsOtherChosen() && !element.show_comment) ||
      element.type == survey::Type::kBoolean || element.type == survey::Type::kRating ||
      (element.type == survey::Type::kMatrix && !element.multiple);
  if (one_touch) turn_at_ = clock_->Now() + timing_.pause;
}

void Visit::Handle(const Tap& wish) {
  if (!IsAsking()) return;
  const Ask ask = *walk_->current();
  if (!walk_->Tap(wish.value)) return;
  if (walk_->current() != ask) return AfterQuestion();
  Answered();
  const survey::Choice* other = walk_->session().element(ask.id).Other();
  if (other && wish.value == other->value && walk_->IsOtherChosen()) Go(Screen::kComment);
}

void Visit::Handle(const TapAll&) {
  if (IsAsking() && walk_->TapAll()) Answered();
}

void Visit::Handle(const ClearRanking&) {
  if (IsAsking()) walk_->ClearRanking();
}

void Visit::Handle(const Write& wish) {
  if (!walk_ || !walk_->current()) return;
  problems_.clear();
  view_.keys.caret = wish.caret;
  view_.keys.more.clear();
  if (screen_ == Screen::kComment) return walk_->Comment(wish.text);
  if (screen_ == Screen::kQuestion) walk_->Write(wish.text);
}

void Visit::Handle(const Give& wish) {
  if (!IsAsking()) return;
  walk_->Answer(wish.value);
  view_.begun.clear();
  Answered();
}

void Visit::Handle(const Begun& wish) {
  if (!IsAsking()) return;
  view_.begun = wish.text;
  if (!walk_->session().AnswerTo(walk_->current()->id).empty()) walk_->Answer({});
  problems_.clear();
}

void Visit::Handle(const Sketch& wish) {
  if (!IsAsking()) return;
  view_.strokes = wish.strokes;
  walk_->Answer(wish.data_url.empty() ? expression::Value() : expression::Value(wish.data_url));
  problems_.clear();
}

void Visit::Handle(const OpenComment&) {
  if (IsAsking()) Go(Screen::kComment);
}

void Visit::Handle(const AddEntry&) {
  if (!IsAsking()) return;
  walk_->AddEntry();
  Go(Screen::kQuestion);
}

void Visit::Handle(const RemoveEntry& wish) {
  if (!IsAsking()) return;
  walk_->RemoveEntry(wish.entry);
  Go(Screen::kQuestion);
}

void Visit::Handle(const OpenEntry& wish) {
  if (!IsAsking()) return;
  walk_->OpenEntry(wish.entry);
  Go(Screen::kQuestion);
}

void Visit::Handle(const Change& wish) {
  if (screen_ != Screen::kPreview || !walk_) return;
  walk_->GoTo(wish.question);
  AfterQuestion();
}

void Visit::Handle(const Next&) {
  if (screen_ == Screen::kComment) return Go(Screen::kQuestion);
  if (screen_ == Screen::kPreview) {
    walk_->Finish();
    return AfterQuestion();
  }
  if (!IsAsking()) return;
  const Ask ask = *walk_->current();
  if (walk_->Next()) return AfterQuestion();
  if (walk_->current() != ask) AfterQuestion();  // what is wrong stands on another screen
  problems_ = walk_->Problems();
}

void Visit::Handle(const Back&) {
  switch (screen_) {
    case Screen::kLanguage: return Home();
    case Screen::kSurvey: return Languages().size() > 1 ? Go(Screen::kLanguage) : Home();
    case Screen::kAssent:
      survey_ = nullptr;
      if (surveys_.size() > 1) return Go(Screen::kSurvey);
      return Languages().size() > 1 ? Go(Screen::kLanguage) : Home();
    case Screen::kComment: return Go(Screen::kQuestion);
    case Screen::kPreview:
      walk_->GoTo(walk_->session().Questions().empty() ? session::NodeId(0) : walk_->session().Questions().back());
      return AfterQuestion();
    case Screen::kQuestion:
      if (!walk_->CanGoBack()) {
        walk_.reset();
        return Go(Screen::kAssent);
      }
      walk_->Back();
      return Go(Screen::kQuestion);
    case Screen::kClosed:
    case Screen::kAttract:
    case Screen::kKeep:
    case Screen::kThanks:
    case Screen::kTrouble: return;
  }
}

void Visit::Handle(const Skip&) {
  if (!IsAsking()) return;
  walk_->Skip();
  AfterQuestion();
  problems_ = walk_ ? walk_->Problems() : std::vector<std::string>();
}

void Visit::AfterQuestion() {
  if (walk_->IsPreview()) return Go(Screen::kPreview);
  if (walk_->current()) return Go(Screen::kQuestion);
  KeepAnswers();
}

void Visit::Handle(const Stop&) {
  if (screen_ != Screen::kQuestion && screen_ != Screen::kComment && screen_ != Screen::kPreview) return;
  // Nothing was said, so there is nothing to ask about.
  walk_->session().HasAnswers() ? Go(Screen::kKeep) : End(Ending::kDeleted);
}

void Visit::Handle(const Keep&) {
  if (screen_ != Screen::kKeep) return;
  const session::Session& session = walk_->session();
  const auto asked = walk_->current();  // nothing is asked in the preview: all of it was reached
  KeepAnswers(asked ? session.element(session.node(asked->id).root).name : "");
}

void Visit::Handle(const Delete&) {
  if (screen_ == Screen::kKeep) End(Ending::kDeleted);
}

void Visit::Handle(const GoOn&) {
  if (screen_ == Screen::kKeep) AfterQuestion();
}

void Visit::KeepAnswers(const std::string& stopped) {
  const session::Session& session = walk_->session();
  if (walk_->IsCompleted()) {
    closing_words_ = session.SayHtml(session.CompletedHtml());
    closing_link_ = session.LinkWithoutAnswers();
  }
  if (!session.HasAnswers() || !keeper_->Keeps()) return End(Ending::kDeleted);
  session::Response response = session.Finished();
  if (helped_) response.helped_in = pack().tag;
  response.turned = turned_;
  response.stopped = stopped;
  const auto kept = keeper_->Keep(response);
  if (kept) return End(Ending::kKept);
  Fail(kept.error().code);
}

void Visit::Fail(base::Code code) {
  walk_.reset();
  closing_words_.clear();
  closing_link_.clear();
  trouble_ = "B" + std::to_string(base::ExitCode(code));
  Go(Screen::kTrouble);
}

void Visit::End(Ending ending) {
  walk_.reset();
  ending_ = ending;
  Go(Screen::kThanks);
}

void Visit::Handle(const OpenBoard&) {
  if (over_ == Over::kNothing && screen_ != Screen::kClosed) over_ = Over::kBoard;
}

void Visit::Handle(const Adjust& wish) {
  if (over_ == Over::kBoard) comfort_ = wish.comfort;
}

void Visit::Handle(const CallGrownUp&) {
  if (over_ == Over::kNothing && !IsHome()) over_ = Over::kCalled;
}

void Visit::Handle(const CloseOver&) { over_ = Over::kNothing; }

void Visit::Handle(const Exit&) { Home(); }

void Visit::Handle(const Here&) {}

void Visit::Handle(const Done&) {
  if (screen_ == Screen::kThanks || screen_ == Screen::kTrouble) Home();
}

void Visit::Handle(const Keys& wish) { view_.keys = wish; }

void Visit::Handle(const Turn& wish) { view_.part = std::max(0, view_.part + wish.by); }

}  // namespace visit
