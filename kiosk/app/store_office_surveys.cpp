// Surveys and sticks of the staff's office.
#include <fmt/format.h>

#include <algorithm>

#include "kiosk/app/store_office.h"
#include "kiosk/platform/sticks.h"
#include "shared/base/file.h"

namespace app {
namespace {

constexpr std::size_t kLargestSurvey = 8u << 20, kMistakesShown = 4;

std::string LanguagesOf(const survey::Survey& survey) {
  std::string tags;
  for (const std::string& tag : survey.locales) tags += (tags.empty() ? "" : ", ") + tag;
  return tags;
}

}  // namespace

std::string StoreOffice::TitleOf(const survey::Survey& survey) const {
  const std::string& title = survey.title.For(place_.exporter.locale);
  return title.empty() ? survey.id : title;
}

base::Result<std::map<std::string, staff::Survey>> StoreOffice::KnownSurveys(const store::Store& store) const {
  const auto rows = store.Surveys();
  if (!rows) return std::unexpected(rows.error());
  std::map<std::string, staff::Survey> known;
  for (const store::SurveyRow& row : *rows) {
    staff::Survey one{.id = row.id, .title = row.id, .version = row.version, .languages = ""};
    if (const auto survey = survey::Read(row.definition))
      one.title = TitleOf(*survey), one.languages = LanguagesOf(*survey);
    const auto round = store.CurrentRound(row.id);
    if (!round) return std::unexpected(round.error());
    one.open = round->has_value();
    known.emplace(row.id, std::move(one));
  }
  return known;
}

base::Result<std::vector<staff::Survey>> StoreOffice::Surveys() {
  return InStore([&](store::Store& store) -> base::Result<std::vector<staff::Survey>> {
    const auto known = KnownSurveys(store);
    if (!known) return std::unexpected(known.error());
    std::vector<staff::Survey> surveys;
    for (const auto& [id, survey] : *known) surveys.push_back(survey);
    return surveys;
  });
}

base::Result<survey::Survey> StoreOffice::ReadSurvey(const std::string& id, int version) const {
  return InStore([&](store::Store& store) -> base::Result<survey::Survey> {
    const auto rows = store.Versions(id);
    if (!rows) return std::unexpected(rows.error());
    const auto row = version == 0 ? rows->begin() : std::ranges::find(*rows, version, &store::SurveyRow::version);
    if (row == rows->end()) return base::Fail(base::Code::kNotFound, id + ": no such survey");
    return survey::Read(row->definition);
  });
}

base::Result<void> StoreOffice::RemoveSurvey(const std::string& id) {
  return InStore([&](store::Store& store) { return store.RemoveSurvey(id); });
}

std::vector<staff::Stick> StoreOffice::Sticks() {
  std::vector<staff::Stick> sticks;
  for (const platform::Stick& one :
       place_.sticks.empty() ? platform::FindSticks() : platform::PretendSticks(place_.sticks))
    sticks.push_back({one.label, one.mount.string(), one.size, one.free, one.read_only});
  return sticks;
}

base::Result<std::vector<std::string>> StoreOffice::SurveyFiles(const staff::Stick& stick) {
  std::error_code failed;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(stick.path, failed)) {
    std::error_code unread;
    const std::string name = entry.path().filename();
    if (entry.is_regular_file(unread) && name.ends_with(".json") && !name.starts_with('.')) names.push_back(name);
  }
  if (failed) return base::Fail(base::Code::kNotFound, stick.path + ": " + failed.message());
  std::ranges::sort(names);
  return names;
}

base::Result<staff::Checked> StoreOffice::CheckSurvey(const staff::Stick& stick, const std::string& file) {
  checked_.reset();
  auto text = base::ReadFile(std::filesystem::path(stick.path) / file, kLargestSurvey);
  if (!text) return std::unexpected(text.error());
  staff::Checked checked;
  // The same check as `balss survey add`.
  for (const survey::Finding& finding : survey::Check(*text)) {
    if (finding.level != survey::Finding::Level::kError) continue;
    if (++checked.mistakes <= static_cast<int>(kMistakesShown))
      checked.first.push_back(finding.line > 0 ? fmt::format("{}: {}", finding.line, finding.message)
                                               : finding.message);
  }
  const auto survey = survey::Read(*text);
  if (!survey && checked.mistakes == 0) checked.mistakes = 1, checked.first.push_back(survey.error().detail);
  if (checked.mistakes > 0) return checked;
  checked.survey = {survey->id, TitleOf(*survey), survey->version, LanguagesOf(*survey), false};
  checked_ = store::SurveyRow{survey->id, survey->version, survey->digest, std::move(*text)};
  return checked;
}

base::Result<void> StoreOffice::AddSurvey() {
  if (!checked_) return base::Fail(base::Code::kInternal, "no survey was checked");
  return InStore([&](store::Store& store) { return store.AddSurvey(*checked_); });
}

base::Result<void> StoreOffice::StartExport(const staff::Order& order) {
  const auto is_there = [&](const staff::Stick& one) { return one.path == order.stick.path; };
  if (order.form != staff::Form::kScreen && std::ranges::none_of(Sticks(), is_there))
    return base::Fail(base::Code::kNotFound, order.stick.path + ": the stick is gone");
  target_ = order.stick.path;
  counting_ = order.round.survey;
  auto started = exporter_.Start(order);
  if (!started) Log(started.error());
  return started;
}

staff::Export StoreOffice::PollExport() {
  const auto sticks = Sticks();
  const auto found = std::ranges::find(sticks, target_.string(), &staff::Stick::path);
  staff::Export state = exporter_.Poll(found == sticks.end() ? nullptr : &*found);
  if (state.running || state.trouble) return state;
  if (const auto read = ReadCharts(); !read) {
    Log(read.error());
    state.trouble = staff::Trouble::kOther, state.code = base::ExitCode(read.error().code);
  }
  return state;
}

// Nothing when the order was for a stick.
base::Result<void> StoreOffice::ReadCharts() {
  const Exporter::Counted counted = exporter_.TakeCounted();
  charts_.reset();
  if (counted.table.empty()) return {};
  auto language = charts::Language::Read(place_.assets, place_.exporter.locale);
  if (!language) language = charts::Language::Read(place_.assets, "en");  // not every language has words for charts
  if (!language) return std::unexpected(language.error());
  auto asked = ReadSurvey(counting_, counted.version);
  auto charts = widgets::Charts::Read(counted.table, std::move(*language),
                                      asked ? std::optional(std::move(*asked)) : std::nullopt);
  if (!charts) return std::unexpected(charts.error());
  charts_ = std::move(*charts);
  return {};
}

}  // namespace app
