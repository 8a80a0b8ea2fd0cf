// The on-screen keyboards of all languages. To build one takes some milliseconds, which the first picture does not wait
// for: they are loaded one after the other while nobody needs them, or at once when somebody does. UI thread only.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "kiosk/keyboard/layout.h"
#include "shared/base/error.h"
#include "shared/i18n/pack.h"

namespace app {

class Keyboards {
 public:
  explicit Keyboards(const std::vector<i18n::Pack>& packs);  // which must outlive it

  // Of a language: a layout's xkb name, that and "/alphabet", or "signs" (screens/screens.h).
  const keyboard::Layout& Of(const i18n::Pack& pack, const std::string& name);

  bool complete() const { return next_ >= wanted_.size(); }
  // One more. kNotFound when a pack names a layout that xkeyboard-config does not have.
  base::Result<void> LoadNext();

 private:
  struct Wanted {
    const i18n::Pack* pack;
    std::string layout;  // empty: the signs
  };
  base::Result<void> Load(const Wanted& wanted);

  std::vector<Wanted> wanted_;
  std::size_t next_ = 0;
  std::map<std::string, keyboard::Layout> loaded_;  // "lv/lv(apostrophe)/alphabet"
};

}  // namespace app
