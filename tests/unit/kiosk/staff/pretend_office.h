// An office that has everything and can be told to fail.
#pragma once

#include <algorithm>

#include "kiosk/staff/office.h"

namespace test {

struct PretendOffice final : staff::Office {
  bool fails_to_read = false, fails_to_write = false;
  std::optional<staff::Lock> lock;
  std::string pin;
  std::vector<staff::Round> rounds{{"play", "Playground", "2026-1", false, 20, 12, false},
                                   {"play", "Playground", "2026-2", true, 7, 0, false}};
  std::vector<staff::Survey> surveys{{"play", "Playground", 2, "lv, en", true}, {"bus", "Bus stop", 1, "lv", false}};
  std::vector<staff::Stick> sticks{{"BLUE", "/media/blue", 8'000'000'000, 4'000'000'000, false},
                                   {"LOCKED", "/media/locked", 1'000'000'000, 500'000'000, true}};
  std::vector<std::string> files{"good.json", "bad.json", "known.json"};
  std::string checked, opened, closed, cleared, removed, added;
  std::optional<staff::Order> order;
  staff::Export exported;
  bool cancelled = false, has_key = true;
  staff::Sending sending;
  int asked = 0;

  base::Result<void> Write() const {
    if (fails_to_write) return base::Fail(base::Code::kStorage, "the disk is full");
    return {};
  }

  base::Result<std::optional<staff::Lock>> ReadLock() override {
    if (fails_to_read) return base::Fail(base::Code::kStorage, "the file cannot be read");
    return lock;
  }
  base::Result<void> CountWrong(int wrong) override {
    if (auto written = Write(); !written) return written;
    lock->wrong = wrong;
    return {};
  }
  base::Result<void> SetPin(const std::string& digits) override {
    pin = digits;
    return Write();
  }
  base::Result<staff::Health> ReadHealth() override {
    if (fails_to_read) return base::Fail(base::Code::kStorage, "the file cannot be read");
    return staff::Health{.slots = 2000, .used = 7, .waiting = 3};
  }
  base::Result<std::vector<staff::Round>> Rounds() override {
    if (fails_to_read) return base::Fail(base::Code::kStorage, "the file cannot be read");
    return rounds;
  }
  base::Result<staff::Closing> CloseRound(const std::string& survey) override {
    if (fails_to_write) return base::Fail(base::Code::kStorage, "the disk is full");
    closed = survey;
    return staff::Closing{20, 12, 3, 1};
  }
  base::Result<std::string> NewRoundName(const std::string&) override { return "2026-3"; }
  base::Result<void> OpenRound(const std::string& survey, const std::string& name) override {
    opened = survey + " " + name;
    return Write();
  }
  base::Result<void> ClearRound(const staff::Round& round) override {
    cleared = round.name;
    return Write();
  }
  base::Result<std::vector<staff::Survey>> Surveys() override { return surveys; }
  base::Result<void> RemoveSurvey(const std::string& id) override {
    if (id == "bus" && !rounds.empty() && rounds.back().survey == "bus")
      return base::Fail(base::Code::kState, "in use");
    removed = id;
    return Write();
  }
  base::Result<std::vector<std::string>> SurveyFiles(const staff::Stick& stick) override {
    if (std::ranges::find(sticks, stick) == sticks.end()) return base::Fail(base::Code::kNotFound, "gone");
    return files;
  }
  base::Result<staff::Checked> CheckSurvey(const staff::Stick&, const std::string& file) override {
    checked = file;
    if (file == "bad.json") return staff::Checked{.mistakes = 2, .first = {"line 3: no title", "line 9: no name"}};
    return staff::Checked{.survey = {"new", "New", 1, "lv", false}};
  }
  base::Result<void> AddSurvey() override {
    if (checked == "known.json") return base::Fail(base::Code::kState, "with another wording");
    added = checked;
    return Write();
  }
  std::vector<staff::Stick> Sticks() override { return sticks; }
  bool HasKey() override { return has_key; }
  base::Result<void> StartExport(const staff::Order& wanted) override {
    order = wanted;
    exported = {.running = true};
    return {};
  }
  staff::Export PollExport() override { return exported; }
  void CancelExport() override {
    cancelled = true;
    exported = {.running = false, .trouble = staff::Trouble::kStopped};
  }
  base::Result<void> AskToSend() override {
    ++asked;
    sending = {.is = staff::Sending::Is::kAsked};
    return Write();
  }
  base::Result<staff::Sending> ReadSending() override { return sending; }
};

}  // namespace test
