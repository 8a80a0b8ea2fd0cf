// How the kiosk is.
#include "kiosk/screens/staff_parts.h"

namespace screens {
namespace {

std::string LastSending(const staff::Health& health, const i18n::Pack& pack) {
  if (health.sent_day.empty()) return pack.Say(i18n::kStaffSentNever);
  const i18n::Key words = health.sent_how == "ok" ? i18n::kStaffSentWell : i18n::kStaffSentBadly;
  return pack.Say(words, {{"day", Latin(health.sent_day)}, {"reason", Latin(health.sent_how)}});
}

std::vector<std::string> Lines(const staff::Desk& desk, const i18n::Pack& pack, std::string_view version) {
  const staff::Health& health = desk.work().health();
  std::vector<std::string> lines;
  lines.push_back(
      "💌  " + pack.Say(i18n::kStaffUsed, {{"used", pack.Number(health.used)}, {"slots", pack.Number(health.slots)}}));
  lines.push_back("📤  " + pack.Say(i18n::kStaffWaiting, {{"count", pack.Number(health.waiting)}}));
  lines.push_back("📬  " + LastSending(health, pack));
  lines.push_back("💽  " + pack.Say(i18n::kStaffDisk, {{"size", Bytes(pack, health.disk_free)}}));
  const i18n::Key clock = health.day_is_plausible ? i18n::kStaffClock : i18n::kStaffClockWrong;
  lines.push_back((health.day_is_plausible ? "📅  " : "⚠️  ") + pack.Say(clock, {{"day", Latin(health.day)}}));
  if (!health.municipality.empty()) {
    lines.push_back("🔏  " + pack.Say(i18n::kStaffKeyCity, {{"key", Latin(health.municipality)}}));
    lines.push_back("✉️  " + pack.Say(i18n::kStaffKeySpare, {{"key", Latin(health.recovery)}}));
    if (!health.keys_made.empty())
      lines.push_back("🗓️  " + pack.Say(i18n::kStaffKeysMade, {{"day", Latin(health.keys_made)}}));
  }
  lines.push_back((health.speaks ? "🔊  " : "🔇  ") + pack.Say(health.speaks ? i18n::kStaffSound : i18n::kStaffNoSound));
  lines.push_back("🌍  " + pack.Say(i18n::kStaffLanguages, {{"list", Latin(health.languages)}}));
  std::string codes;
  for (const std::string& code : desk.troubles()) codes += (codes.empty() ? "" : " ") + code;
  lines.push_back("🛠️  " + (codes.empty() ? pack.Say(i18n::kStaffNoTrouble)
                                               : pack.Say(i18n::kStaffTrouble, {{"codes", Latin(codes)}})));
  lines.push_back("⚙️  " + pack.Say(i18n::kStaffVersion, {{"version", Latin(version)}}));
  lines.push_back("🔒  " + pack.Say(i18n::kStaffSealed));
  return lines;
}

}  // namespace

staff::Intent StaffHealth(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack, std::string_view version) {
  return StaffListPage(stage, {.title = pack.Say(i18n::kStaffMenuHealth), .lines = Lines(desk, pack, version)}, pack);
}

}  // namespace screens
