// What may come next, for whoever wants to prepare it while the visitor still reads.
#include "kiosk/visit/visit.h"

namespace visit {
namespace {

// Has the surveys that there are, and forgets what it is given.
class Forgetful : public Keeper {
 public:
  Forgetful(const std::vector<const survey::Survey*>& surveys, bool keeps) : surveys_(surveys), keeps_(keeps) {}
  std::vector<const survey::Survey*> Open() override { return surveys_; }
  base::Result<void> Keep(const session::Response&) override { return {}; }
  bool Keeps() const override { return keeps_; }

 private:
  const std::vector<const survey::Survey*>& surveys_;
  bool keeps_;
};

}  // namespace

std::vector<Intent> Visit::Likely() const {
  if (over_ != Over::kNothing || warned_) return {};
  std::vector<Intent> likely;
  switch (screen_) {
    case Screen::kAttract: return {Begin{}};
    case Screen::kLanguage:
      for (const i18n::Pack* pack : Languages()) likely.emplace_back(ChooseLanguage{pack->tag});
      return likely;
    case Screen::kSurvey:
      for (const survey::Survey* survey : surveys_) likely.emplace_back(ChooseSurvey{survey->id});
      return likely;
    case Screen::kAssent: return {Assent{true}};
    case Screen::kQuestion:
    case Screen::kPreview: return {Next{}};
    case Screen::kKeep: return {visit::Keep{}};
    case Screen::kThanks: return {Done{}};
    case Screen::kClosed:
    case Screen::kComment:
    case Screen::kTrouble: return {};
  }
  return {};
}

void Visit::Imagine(const Intent& intent, const std::function<void(const Visit&)>& look) const {
  Forgetful keeper(surveys_, keeper_->Keeps());
  Visit after = *this;
  after.keeper_ = &keeper;
  after.Apply(intent);
  look(after);
}

}  // namespace visit
