#include "kiosk/visit/visit.h"

#include <algorithm>
#include <cassert>

namespace visit {

using base::Millis;

const char* NameOf(Screen screen) {
  switch (screen) {
    case Screen::kClosed:
      return "closed";
    case Screen::kAttract:
      return "attract";
    case Screen::kLanguage:
      return "language";
    case Screen::kSurvey:
      return "survey";
    case Screen::kAssent:
      return "assent";
    case Screen::kQuestion:
      return "question";
    case Screen::kWriteOther:
      return "write-other";
    case Screen::kKeep:
      return "keep";
    case Screen::kThanks:
      return "thanks";
    case Screen::kTrouble:
      return "trouble";
  }
  return "";
}

Visit::Visit(std::vector<i18n::Pack> packs, Keeper& keeper, base::Clock& clock, Timing timing)
    : packs_(std::move(packs)), keeper_(&keeper), clock_(&clock), timing_(timing), touched_(clock.Now()) {
  assert(!packs_.empty());
  Home();
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
  if (survey_ && survey_->band == "5-7") return timing_.silence * 3 / 2;
  return timing_.silence;
}

bool Visit::Tick() {
  const Millis now = clock_->Now(), quiet = now - touched_;
  switch (screen_) {
    case Screen::kClosed:
    case Screen::kAttract: {
      if (quiet < timing_.look_for_surveys) return false;
      const auto before = screen_;
      const std::size_t languages = Languages().size();
      LookForSurveys();
      touched_ = now;
      return screen_ != before || Languages().size() != languages;
    }
    case Screen::kThanks:
      if (quiet < timing_.farewell) return false;
      Home();
      return true;
    case Screen::kLanguage:
    case Screen::kSurvey:
    case Screen::kAssent:
    case Screen::kQuestion:
    case Screen::kWriteOther:
    case Screen::kKeep:
    case Screen::kTrouble:
      break;
  }
  if (!warned_) {
    if (quiet < Silence()) return false;
    warned_ = now;
  }
  if (now - *warned_ >= timing_.warning) {
    Home();
    return true;
  }
  const int seconds = *warning();
  return std::exchange(shown_seconds_, seconds) != seconds;
}

Millis Visit::Patience() const {
  const Millis quiet = clock_->Now() - touched_;
  const auto left = [](Millis span) { return std::max(span, Millis(1)); };
  switch (screen_) {
    case Screen::kClosed:
    case Screen::kAttract:
      return left(timing_.look_for_surveys - quiet);
    case Screen::kThanks:
      return left(timing_.farewell - quiet);
    default:
      return warned_ ? Millis(250) : left(Silence() - quiet);
  }
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
  problem_.reset();
  warned_.reset();
  view_ = {};
}

void Visit::Home() {
  session_.reset();
  survey_ = nullptr;
  trouble_.clear();
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
  const auto found =
      std::find_if(packs_.begin(), packs_.end(), [&](const auto& p) { return p.tag == wish.tag; });
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
  const auto found =
      std::find_if(surveys_.begin(), surveys_.end(), [&](const auto* s) { return s->id == wish.id; });
  if (screen_ != Screen::kSurvey || found == surveys_.end()) return;
  survey_ = *found;
  Go(Screen::kAssent);
}

void Visit::Handle(const Assent& wish) {
  if (screen_ != Screen::kAssent) return;
  if (!wish.yes) return End(Ending::kDeclined);
  session_.emplace(*survey_, pack().tag);
  AfterQuestion();
}

void Visit::Handle(const Tap& wish) {
  const survey::Question* question = session_ ? session_->current() : nullptr;
  if (screen_ != Screen::kQuestion || !question) return;
  problem_.reset();
  if (!session_->Toggle(*question, *wish.choice)) problem_ = survey::Problem::kTooMany;
  if (wish.choice->is_other && session_->IsChosen(*question, *wish.choice)) Go(Screen::kWriteOther);
}

void Visit::Handle(const ClearRanking&) {
  if (screen_ == Screen::kQuestion && session_ && session_->current())
    session_->Answer(*session_->current(), {});
}

void Visit::Handle(const Write& wish) {
  if (!session_ || !session_->current()) return;
  problem_.reset();
  if (screen_ == Screen::kWriteOther) return session_->Comment(*session_->current(), wish.text);
  if (screen_ == Screen::kQuestion) session_->Answer(*session_->current(), wish.text);
}

void Visit::Handle(const Next&) {
  if (screen_ == Screen::kWriteOther) return Go(Screen::kQuestion);
  if (screen_ != Screen::kQuestion || !session_) return;
  if (const auto problem = session_->Next()) {
    problem_ = problem;
    return;
  }
  AfterQuestion();
}

void Visit::Handle(const Back&) {
  switch (screen_) {
    case Screen::kLanguage:
      return Home();
    case Screen::kSurvey:
      return Languages().size() > 1 ? Go(Screen::kLanguage) : Home();
    case Screen::kAssent:
      if (surveys_.size() > 1) return Go(Screen::kSurvey);
      return Languages().size() > 1 ? Go(Screen::kLanguage) : Home();
    case Screen::kWriteOther:
      return Go(Screen::kQuestion);
    case Screen::kQuestion:
      if (!session_->CanGoBack()) {
        session_.reset();
        return Go(Screen::kAssent);
      }
      session_->Back();
      return Go(Screen::kQuestion);
    case Screen::kClosed:
    case Screen::kAttract:
    case Screen::kKeep:
    case Screen::kThanks:
    case Screen::kTrouble:
      return;
  }
}

void Visit::Handle(const Skip&) {
  if (screen_ != Screen::kQuestion || !session_) return;
  session_->Skip();
  AfterQuestion();
}

void Visit::AfterQuestion() {
  if (session_->current()) return Go(Screen::kQuestion);
  KeepAnswers();
}

void Visit::Handle(const Stop&) {
  if (screen_ != Screen::kQuestion && screen_ != Screen::kWriteOther) return;
  // Nothing was said, so there is nothing to ask about.
  session_->HasAnswers() ? Go(Screen::kKeep) : End(Ending::kDeleted);
}

void Visit::Handle(const Keep&) {
  if (screen_ == Screen::kKeep) KeepAnswers();
}

void Visit::Handle(const Delete&) {
  if (screen_ == Screen::kKeep) End(Ending::kDeleted);
}

void Visit::Handle(const GoOn&) {
  if (screen_ == Screen::kKeep) Go(Screen::kQuestion);
}

void Visit::KeepAnswers() {
  if (!session_->HasAnswers()) return End(Ending::kDeleted);
  const auto kept = keeper_->Keep(session_->Finish());
  if (kept) return End(Ending::kKept);
  Fail(kept.error().code);
}

void Visit::Fail(base::Code code) {
  session_.reset();
  trouble_ = "B" + std::to_string(base::ExitCode(code));
  Go(Screen::kTrouble);
}

void Visit::End(Ending ending) {
  session_.reset();
  ending_ = ending;
  Go(Screen::kThanks);
}

void Visit::Handle(const Here&) {}

void Visit::Handle(const Done&) {
  if (screen_ == Screen::kThanks || screen_ == Screen::kTrouble) Home();
}

void Visit::Handle(const Shift&) { view_.shift = !view_.shift; }

void Visit::Handle(const NextLayout&) {
  view_.keyboard = (view_.keyboard + 1) % static_cast<int>(std::max<std::size_t>(1, pack().keyboards.size()));
}

void Visit::Handle(const Turn& wish) { view_.part = std::max(0, view_.part + wish.by); }

}  // namespace visit
