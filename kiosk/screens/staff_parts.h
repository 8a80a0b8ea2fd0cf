// What the staff's pages are made of: a title, lines, a list to choose from, a row of buttons. Private to screens/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/page.h"
#include "kiosk/screens/staff.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {

// Ids, codes and versions keep their order inside a sentence that is written from right to left.
std::string Latin(std::string_view text);
// "12.4 GB" in the pack's digits.
std::string Bytes(const i18n::Pack& pack, std::uint64_t bytes);

// A row that can be touched.
struct StaffRow {
  std::string id{}, label{};
  std::string emoji{};
  bool chosen = false;  // of a list in which one is chosen
  bool enabled = true;
};

struct StaffPage {
  std::string title{};
  std::vector<std::string> lines{};  // above the list
  std::vector<StaffRow> rows{};
  bool choosing = false;  // the rows have marks: one of them is chosen
  int part = 0;           // of a list that has no room
  float progress = -1;    // 0…1: a bar below the title
};

// Between the top of the screen and the bottom bar; words become smaller until everything has room. The row that was
// touched, or staff::Turn for another part of the list. `row_h`: 0 for as high as a button.
struct StaffTouched {
  std::optional<std::size_t> row{};
  int turn = 0;
};
StaffTouched DrawStaffPage(Stage& stage, const StaffPage& page, const i18n::Pack& pack);

// The bottom bar: "Back" at its start, what is done at its end. The id of the one that was touched, or "".
struct StaffButton {
  const char* id;
  i18n::Key words;
  widgets::Look look = widgets::Look::kPlain;
  bool enabled = true;
};
std::string DrawStaffBar(Stage& stage, std::initializer_list<StaffButton> buttons, const i18n::Pack& pack);

// A list as most pages have it: the row that was touched, another part of it, or the way back.
staff::Intent StaffListPage(Stage& stage, const StaffPage& page, const i18n::Pack& pack,
                            std::initializer_list<StaffButton> more = {});

// The single pages, each in a source of its own.
staff::Intent StaffPinPage(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack);
staff::Intent StaffNewPin(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffOverview(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffHealth(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack, std::string_view version);
staff::Intent StaffRounds(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffRound(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffSend(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffForm(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffStick(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffWords(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffWriting(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffTaken(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffResults(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffSurveys(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffSurvey(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffFiles(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffConfirm(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffDone(Stage& stage, const staff::Work& work, const i18n::Pack& pack);
staff::Intent StaffTrouble(Stage& stage, const staff::Work& work, const i18n::Pack& pack);

}  // namespace screens
