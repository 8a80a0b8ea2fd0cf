// What the pages say, in the languages of assets/web/<tag>.json: every text there is, in each of them. Pure but for the
// reading.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/error.h"
#include "shared/privacy/disclosure.h"
#include "shared/report/label.h"
#include "sync/endpoint/web/html.h"

namespace web {

#define BALSS_WEB_STRINGS(X)                     \
  X(kSiteAbout, "site.about")                    \
  X(kSiteSkip, "site.skip")                      \
  X(kSiteMenu, "site.menu")                      \
  X(kSiteYou, "site.you")                        \
  X(kSiteLanguage, "site.language")              \
  X(kSiteNote, "site.note")                      \
  X(kSiteDate, "site.date")                      \
  X(kMenuOverview, "menu.overview")              \
  X(kMenuResults, "menu.results")                \
  X(kMenuTrend, "menu.trend")                    \
  X(kMenuCentres, "menu.centres")                \
  X(kMenuDownloads, "menu.downloads")            \
  X(kMenuDevices, "menu.devices")                \
  X(kMenuUsers, "menu.users")                    \
  X(kMenuAccount, "menu.account")                \
  X(kMenuOut, "menu.out")                        \
  X(kLoginTitle, "login.title")                  \
  X(kLoginAbout, "login.about")                  \
  X(kLoginName, "login.name")                    \
  X(kLoginPassword, "login.password")            \
  X(kLoginSubmit, "login.submit")                \
  X(kLoginWrong, "login.wrong")                  \
  X(kLoginWait, "login.wait")                    \
  X(kLoginBusy, "login.busy")                    \
  X(kLoginOut, "login.out")                      \
  X(kOverviewTitle, "overview.title")            \
  X(kOverviewNew, "overview.new")                \
  X(kOverviewNewNone, "overview.new_none")       \
  X(kOverviewRounds, "overview.rounds")          \
  X(kOverviewNone, "overview.none")              \
  X(kOverviewPeopleNote, "overview.people_note") \
  X(kOverviewComing, "overview.coming")          \
  X(kOverviewComingNote, "overview.coming_note") \
  X(kColumnSurvey, "column.survey")              \
  X(kColumnRound, "column.round")                \
  X(kColumnPeople, "column.people")              \
  X(kColumnPublished, "column.published")        \
  X(kColumnAnswer, "column.answer")              \
  X(kColumnShare, "column.share")                \
  X(kColumnAnswered, "column.answered")          \
  X(kColumnGroup, "column.group")                \
  X(kColumnCentre, "column.centre")              \
  X(kColumnTerritory, "column.territory")        \
  X(kColumnName, "column.name")                  \
  X(kColumnRole, "column.role")                  \
  X(kColumnEnrolled, "column.enrolled")          \
  X(kColumnKey, "column.key")                    \
  X(kColumnFile, "column.file")                  \
  X(kColumnReport, "column.report")              \
  X(kColumnChange, "column.change")              \
  X(kFilterTitle, "filter.title")                \
  X(kFilterSurvey, "filter.survey")              \
  X(kFilterRound, "filter.round")                \
  X(kFilterDomain, "filter.domain")              \
  X(kFilterQuestion, "filter.question")          \
  X(kFilterBy, "filter.by")                      \
  X(kFilterEvery, "filter.every")                \
  X(kFilterShow, "filter.show")                  \
  X(kFilterTime, "filter.time")                  \
  X(kByAll, "by.all")                            \
  X(kByAttribute, "by.attribute")                \
  X(kByCentre, "by.centre")                      \
  X(kByTerritory, "by.territory")                \
  X(kByRound, "by.round")                        \
  X(kByYear, "by.year")                          \
  X(kGroupAll, "group.all")                      \
  X(kGroupUsual, "group.usual")                  \
  X(kGroupTurned, "group.turned")                \
  X(kCellTooFew, "cell.too_few")                 \
  X(kCellNearlyAll, "cell.nearly_all")           \
  X(kCellNotAsked, "cell.not_asked")             \
  X(kRowAnswered, "row.answered")                \
  X(kRowSkipped, "row.skipped")                  \
  X(kRowStopped, "row.stopped")                  \
  X(kRowNotReached, "row.not_reached")           \
  X(kResultsTitle, "results.title")              \
  X(kResultsHidden, "results.hidden")            \
  X(kResultsNone, "results.none")                \
  X(kResultsTooFew, "results.too_few")           \
  X(kResultsOther, "results.other")              \
  X(kMeasureTitle, "measure.title")              \
  X(kMeasureRange, "measure.range")              \
  X(kMeasureN, "measure.n")                      \
  X(kMeasureMean, "measure.mean")                \
  X(kMeasureInterval, "measure.interval")        \
  X(kMeasureSd, "measure.sd")                    \
  X(kMeasureAlpha, "measure.alpha")              \
  X(kMeasureCut, "measure.cut")                  \
  X(kQualityTitle, "quality.title")              \
  X(kQualitySame, "quality.same")                \
  X(kQualityFirst, "quality.first")              \
  X(kQualityDirection, "quality.direction")      \
  X(kQualityOf, "quality.of")                    \
  X(kTrendTitle, "trend.title")                  \
  X(kTrendNote, "trend.note")                    \
  X(kTrendCloser, "trend.closer")                \
  X(kTrendLines, "trend.lines")                  \
  X(kCentresTitle, "centres.title")              \
  X(kCentresNone, "centres.none")                \
  X(kCentresNote, "centres.note")                \
  X(kDownloadsTitle, "downloads.title")          \
  X(kDownloadsNote, "downloads.note")            \
  X(kDownloadsAll, "downloads.all")              \
  X(kDownloadsGet, "downloads.get")              \
  X(kReportFull, "report.full")                  \
  X(kReportTalks, "report.talks")                \
  X(kReportChildren, "report.children")          \
  X(kReportGet, "report.get")                    \
  X(kReportNothing, "report.nothing")            \
  X(kDevicesTitle, "devices.title")              \
  X(kDevicesNote, "devices.note")                \
  X(kDevicesNone, "devices.none")                \
  X(kUsersTitle, "users.title")                  \
  X(kUsersAll, "users.all")                      \
  X(kUsersAdd, "users.add")                      \
  X(kUsersNameHint, "users.name_hint")           \
  X(kUsersAddSubmit, "users.add_submit")         \
  X(kUsersRemove, "users.remove")                \
  X(kUsersChange, "users.change")                \
  X(kUsersChangeTitle, "users.change_title")     \
  X(kUsersRemoveNote, "users.remove_note")       \
  X(kUsersYourself, "users.yourself")            \
  X(kUsersAdded, "users.added")                  \
  X(kUsersRemoved, "users.removed")              \
  X(kUsersChanged, "users.changed")              \
  X(kUsersTaken, "users.taken")                  \
  X(kUsersBadName, "users.bad_name")             \
  X(kRoleViewer, "role.viewer")                  \
  X(kRolePlanner, "role.planner")                \
  X(kRoleAdmin, "role.admin")                    \
  X(kPasswordTitle, "password.title")            \
  X(kPasswordNow, "password.now")                \
  X(kPasswordNew, "password.new")                \
  X(kPasswordAgain, "password.again")            \
  X(kPasswordHint, "password.hint")              \
  X(kPasswordSubmit, "password.submit")          \
  X(kPasswordBad, "password.bad")                \
  X(kPasswordDiffer, "password.differ")          \
  X(kPasswordWrong, "password.wrong")            \
  X(kPasswordChanged, "password.changed")        \
  X(kErrorTitle, "error.title")                  \
  X(kErrorForbidden, "error.forbidden")          \
  X(kErrorForm, "error.form")                    \
  X(kErrorNotFound, "error.not_found")           \
  X(kErrorRequest, "error.request")              \
  X(kErrorStorage, "error.storage")

enum class Key {
#define X(id, name) id,
  BALSS_WEB_STRINGS(X)
#undef X
};

class Words {
 public:
  // kInvalid names every missing and every unknown text.
  static base::Result<Words> Read(const std::filesystem::path& file);

  const std::string& tag() const { return tag_; }
  const std::string& endonym() const { return endonym_; }

  // With {name} replaced.
  std::string Say(Key key, std::initializer_list<std::pair<std::string_view, std::string_view>> values = {}) const;
  std::string Show(const privacy::GatedCount& count) const;
  std::string Number(double value) const;  // at most two decimals, with this language's sign
  std::string Date(int day) const;         // days since 1970; "–" for 0

  // What the survey calls something, or what we call it; its code when nobody does. With the language that it is in
  // where that is another one. `Plain` is the same for where no element can stand (an option, an attribute).
  Html Name(const report::Label& label) const;
  Html Text(const survey::Text& text, std::string_view otherwise) const;
  std::string Plain(const report::Label& label) const;
  std::string Plain(const survey::Text& text, std::string_view otherwise) const;

 private:
  const std::string* Own(const report::Label& label) const;  // "all", "#skipped", …; nullptr: none of ours

  std::string tag_, endonym_, decimal_;
  std::vector<std::string> texts_;  // by Key
};

// All of a folder, in the order of their tags. One broken file refuses them all; kNotFound when there is none.
base::Result<std::vector<Words>> ReadAllWords(const std::filesystem::path& folder);

}  // namespace web
