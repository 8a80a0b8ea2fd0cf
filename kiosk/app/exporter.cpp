#include "kiosk/app/exporter.h"

#include <array>

#include "shared/base/json.h"

namespace app {
namespace {

// `balss export` says in exit codes what its sentence says in words: docs/operations.md.
constexpr int kTrust = 7, kState = 8, kStorage = 5;

std::vector<std::string> FormWords(staff::Form form) {
  switch (form) {
    case staff::Form::kScreen: return {"--format", "table-json"};
    case staff::Form::kTable: return {"--format", "table-csv"};
    case staff::Form::kSheet: return {"--rows", "--format", "xlsx"};
    case staff::Form::kStatistics: return {"--rows", "--format", "sav"};
    case staff::Form::kRows: return {"--rows", "--format", "csv"};
    case staff::Form::kTexts: return {"--rows", "--texts", "--format", "csv"};
  }
  return {};
}

}  // namespace

bool Exporter::HasKey() const {
  std::error_code ignored;
  return !place_.key.empty() && std::filesystem::exists(place_.key, ignored);
}

base::Result<void> Exporter::Start(const staff::Order& order) {
  to_stick_ = order.form != staff::Form::kScreen;
  std::vector<std::string> command = {place_.tool,
                                      "export",
                                      "--json",
                                      "--store",
                                      place_.store,
                                      "--key",
                                      place_.key,
                                      "--survey",
                                      order.round.survey,
                                      "--round",
                                      order.round.name,
                                      "--out",
                                      to_stick_ ? order.stick.path + "/" : "-",
                                      "--locale",
                                      place_.locale};
  for (std::string& word : FormWords(order.form)) command.push_back(std::move(word));
  if (to_stick_ && order.locked) command.push_back("--locked");
  auto child = platform::Child::Start(command, order.passphrase);
  if (!child) return std::unexpected(child.error());
  child_.reset();
  child_.emplace(std::move(*child));
  state_ = {.running = true};
  counted_ = {};
  full_ = cancelled_ = opening_ = false;
  return {};
}

void Exporter::Read(const std::string& line) {
  const auto json = base::ParseJson(line);
  if (!json || !json->is_object()) return;
  if (json->contains("step")) {
    const auto done = json->value("done", std::int64_t{0}), all = json->value("of", std::int64_t{0});
    const int part = all > 0 ? static_cast<int>(100 * done / all) : 100;
    const std::string step = json->value("step", "");
    opening_ = true;
    // One bar for all of it: opening is the most of the work, writing is what a slow stick waits for.
    if (!to_stick_)
      state_.percent = part;
    else
      state_.percent = step == "open" ? part / 2 : step == "make" ? 50 + part / 5 : 70 + 3 * part / 10;
  }
  full_ = full_ || json->value("full", false);
  if (json->contains("content")) counted_ = {json->value("content", ""), json->value("version", 0)};
  if (json->contains("file")) {
    state_.file = std::filesystem::path(json->value("file", "")).filename();
    state_.password = json->value("password", "");
  }
}

staff::Trouble Exporter::WhyFailed(int code, const staff::Stick* stick) const {
  if (cancelled_) return staff::Trouble::kStopped;
  if (to_stick_ && !stick) return staff::Trouble::kGone;
  if (full_) return staff::Trouble::kFull;
  if (code == kTrust && !opening_) return staff::Trouble::kWords;
  if (code == kState) return staff::Trouble::kFew;
  return code == kStorage && stick && stick->read_only ? staff::Trouble::kReadOnly : staff::Trouble::kOther;
}

staff::Export Exporter::Poll(const staff::Stick* stick) {
  if (!child_) return state_;
  const auto ended = child_->Ended();
  for (const std::string& line : child_->TakeLines()) Read(line);
  if (!ended) return state_;
  state_.running = false;
  state_.code = *ended;
  if (*ended != 0 || (to_stick_ ? !stick : cancelled_)) state_.trouble = WhyFailed(*ended, stick);
  child_.reset();
  return std::exchange(state_, {});
}

void Exporter::Cancel() {
  cancelled_ = true;
  if (child_) child_->Terminate();
}

}  // namespace app
