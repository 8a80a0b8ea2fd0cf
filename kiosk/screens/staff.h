// The staff's screens: they lie over the visitor's, and speak the language of the first screen.
#pragma once

#include "kiosk/screens/screens.h"
#include "kiosk/staff/desk.h"

namespace screens {

// Where a finger is held to open them: the lower left corner of the glass, in every language.
widgets::Rect StaffCorner(const theme::Metrics& metrics);

// The page that the desk is on; it must be open. `version` is the program's.
staff::Intent DrawStaff(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack, std::string_view version);

}  // namespace screens
