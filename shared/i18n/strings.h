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
  X(kQuestionPractice, "question.practice")                    \
  X(kQuestionPickOne, "question.pick_one")                     \
  X(kQuestionPickMany, "question.pick_many")                   \
  X(kQuestionPickUpTo, "question.pick_up_to")                  \
  X(kQuestionRank, "question.rank")                            \
  X(kQuestionRankClear, "question.rank_clear")                 \
  X(kQuestionNone, "question.none")                            \
  X(kQuestionOther, "question.other")                          \
  X(kQuestionYes, "question.yes")                              \
  X(kQuestionNo, "question.no")                                \
  X(kQuestionWriteHere, "question.write_here")                 \
  X(kProblemRequired, "problem.required")                      \
  X(kProblemNumber, "problem.number")                          \
  X(kProblemMinimum, "problem.minimum")                        \
  X(kProblemMaximum, "problem.maximum")                        \
  X(kProblemTooMany, "problem.too_many")                       \
  X(kProblemTooFew, "problem.too_few")                         \
  X(kProblemTooLong, "problem.too_long")                       \
  X(kProblemEmail, "problem.email")                            \
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
  X(kKeyboardNextLayout, "keyboard.next_layout")

#define BALSS_DECLARE(constant, name) inline constexpr Key constant{name};
BALSS_STRINGS(BALSS_DECLARE)
#undef BALSS_DECLARE

#define BALSS_LIST(constant, name) constant,
inline constexpr Key kAllKeys[] = {BALSS_STRINGS(BALSS_LIST)};
#undef BALSS_LIST
#undef BALSS_STRINGS

}  // namespace i18n
