// One survey, asked from memory, for authors who want to see it and for tests of the screens: keeps nothing.
#pragma once

#include <utility>

#include "kiosk/visit/visit.h"

namespace app {

class GalleryKeeper final : public visit::Keeper {
 public:
  explicit GalleryKeeper(survey::Survey survey) : survey_(std::move(survey)) {}

  std::vector<const survey::Survey*> Open() override { return {&survey_}; }
  bool Keeps() const override { return false; }
  base::Result<void> Keep(const session::Response&) override {
    return base::Fail(base::Code::kInternal, "a gallery keeps nothing");
  }

 private:
  survey::Survey survey_;
};

}  // namespace app
