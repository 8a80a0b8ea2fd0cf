// Every text that a pack must hold. The notes for translators stand in the packs beside the texts.
#pragma once

#include "shared/i18n/pack.h"

namespace i18n {

#define BALSS_STRINGS(X)                                       \
  X(kAttractTitle, "attract.title")                            \
  X(kAttractTap, "attract.tap")                                \
  X(kLanguageTitle, "language.title")                          \
  X(kSurveyTitle, "survey.title")                              \
  X(kSurveyQuestions, "survey.questions")                      \
  X(kSurveyEmpty, "survey.empty")                              \
  X(kAssentTitle, "assent.title")                              \
  X(kAssentFreedom, "assent.freedom")                          \
  X(kAssentProtected, "assent.protected")                      \
  X(kAssentYes, "assent.yes")                                  \
  X(kAssentNo, "assent.no")                                    \
  X(kQuestionProgress, "question.progress")                    \
  X(kQuestionBack, "question.back")                            \
  X(kQuestionNext, "question.next")                            \
  X(kQuestionFinish, "question.finish")                        \
  X(kQuestionSkip, "question.skip")                            \
  X(kQuestionStop, "question.stop")                            \
  X(kQuestionStart, "question.start")                          \
  X(kQuestionPreview, "question.preview")                      \
  X(kQuestionGoingOn, "question.going_on")                     \
  X(kQuestionSecondsLeft, "question.seconds_left")             \
  X(kQuestionPractice, "question.practice")                    \
  X(kQuestionPickOne, "question.pick_one")                     \
  X(kQuestionPickMany, "question.pick_many")                   \
  X(kQuestionPickUpTo, "question.pick_up_to")                  \
  X(kQuestionRank, "question.rank")                            \
  X(kQuestionRankClear, "question.rank_clear")                 \
  X(kQuestionRanked, "question.ranked")                        \
  X(kQuestionUnranked, "question.unranked")                    \
  X(kQuestionNone, "question.none")                            \
  X(kQuestionOther, "question.other")                          \
  X(kQuestionAll, "question.all")                              \
  X(kQuestionRefuse, "question.refuse")                        \
  X(kQuestionDontKnow, "question.dont_know")                   \
  X(kQuestionYes, "question.yes")                              \
  X(kQuestionNo, "question.no")                                \
  X(kQuestionWriteHere, "question.write_here")                 \
  X(kQuestionComment, "question.comment")                      \
  X(kQuestionChoose, "question.choose")                        \
  X(kQuestionSlide, "question.slide")                          \
  X(kQuestionSlideRange, "question.slide_range")               \
  X(kQuestionAreas, "question.areas")                          \
  X(kQuestionDraw, "question.draw")                            \
  X(kQuestionDrawClear, "question.draw_clear")                 \
  X(kQuestionDay, "question.day")                              \
  X(kQuestionMonth, "question.month")                          \
  X(kQuestionYear, "question.year")                            \
  X(kQuestionHour, "question.hour")                            \
  X(kQuestionMinute, "question.minute")                        \
  X(kQuestionAdd, "question.add")                              \
  X(kQuestionRemove, "question.remove")                        \
  X(kQuestionNoEntries, "question.no_entries")                 \
  X(kQuestionEntry, "question.entry")                          \
  X(kQuestionLink, "question.link")                            \
  X(kQuestionNotHere, "question.not_here")                     \
  X(kProgressPage, "progress.page")                            \
  X(kProgressQuestions, "progress.questions")                  \
  X(kProgressRight, "progress.right")                          \
  X(kProblemRequired, "problem.required")                      \
  X(kProblemUnordered, "problem.unordered")                    \
  X(kProblemRequiredAny, "problem.required_any")               \
  X(kProblemRequiredRows, "problem.required_rows")             \
  X(kProblemUniqueRows, "problem.unique_rows")                 \
  X(kProblemNumber, "problem.number")                          \
  X(kProblemMinimum, "problem.minimum")                        \
  X(kProblemMaximum, "problem.maximum")                        \
  X(kProblemBetween, "problem.between")                        \
  X(kProblemStep, "problem.step")                              \
  X(kProblemNotBefore, "problem.not_before")                   \
  X(kProblemNotAfter, "problem.not_after")                     \
  X(kProblemTooMany, "problem.too_many")                       \
  X(kProblemTooFew, "problem.too_few")                         \
  X(kProblemTooFewEntries, "problem.too_few_entries")          \
  X(kProblemTooLong, "problem.too_long")                       \
  X(kProblemTooShort, "problem.too_short")                     \
  X(kProblemTooLongText, "problem.too_long_text")              \
  X(kProblemTextBetween, "problem.text_between")               \
  X(kProblemNoDigits, "problem.no_digits")                     \
  X(kProblemEmail, "problem.email")                            \
  X(kProblemOther, "problem.other")                            \
  X(kProblemPattern, "problem.pattern")                        \
  X(kProblemCheck, "problem.check")                            \
  X(kProblemDuplicate, "problem.duplicate")                    \
  X(kPreviewTitle, "preview.title")                            \
  X(kPreviewBody, "preview.body")                              \
  X(kPreviewEmpty, "preview.empty")                            \
  X(kPreviewChange, "preview.change")                          \
  X(kKeepTitle, "keep.title")                                  \
  X(kKeepBody, "keep.body")                                    \
  X(kKeepKeep, "keep.keep")                                    \
  X(kKeepDelete, "keep.delete")                                \
  X(kKeepGoOn, "keep.go_on")                                   \
  X(kIdleTitle, "idle.title")                                  \
  X(kIdleBody, "idle.body")                                    \
  X(kIdleBodyEmpty, "idle.body_empty")                         \
  X(kIdleHere, "idle.here")                                    \
  X(kThanksKeptTitle, "thanks.kept_title")                     \
  X(kThanksKept, "thanks.kept")                                \
  X(kThanksDeletedTitle, "thanks.deleted_title")               \
  X(kThanksDeleted, "thanks.deleted")                          \
  X(kThanksDeclined, "thanks.declined")                        \
  X(kThanksSurvey, "thanks.survey")                            \
  X(kThanksDone, "thanks.done")                                \
  X(kTroubleTitle, "trouble.title")                            \
  X(kTroubleBody, "trouble.body")                              \
  X(kTroubleStaff, "trouble.staff")                            \
  X(kClosedTitle, "closed.title")                              \
  X(kClosedBody, "closed.body")                                \
  X(kDemoRibbon, "demo.ribbon")                                \
  X(kKeyboardSpace, "keyboard.space")                          \
  X(kKeyboardErase, "keyboard.erase")                          \
  X(kKeyboardShift, "keyboard.shift")                          \
  X(kKeyboardNextLayout, "keyboard.next_layout")               \
  X(kKeyboardLetters, "keyboard.letters")                      \
  X(kKeyboardFull, "keyboard.full")

#define BALSS_DECLARE(constant, name) inline constexpr Key constant{name};
BALSS_STRINGS(BALSS_DECLARE)
#undef BALSS_DECLARE

#define BALSS_LIST(constant, name) constant,
inline constexpr Key kAllKeys[] = {BALSS_STRINGS(BALSS_LIST)};
#undef BALSS_LIST
#undef BALSS_STRINGS

}  // namespace i18n
