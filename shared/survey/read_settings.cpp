// What a survey says about itself as a whole: its look, its flow, its triggers and closing words.
#include "shared/base/json.h"
#include "shared/survey/read_parts.h"

namespace survey {
namespace {

void ReadTriggers(const Fields& file, Survey& survey) {
  const base::Json* list = file.Array({"triggers"});
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const Fields fields = file.Item("triggers", i, (*list)[i]);
    std::string type = fields.Plain({"type"});
    if (type.ends_with("trigger")) type.resize(type.size() - 7);
    Trigger trigger;
    if (type == "complete") {
      trigger.kind = Trigger::Kind::kComplete;
    } else if (type == "setvalue") {
      trigger.kind = Trigger::Kind::kSetValue;
    } else if (type == "copyvalue") {
      trigger.kind = Trigger::Kind::kCopyValue;
    } else if (type == "skip") {
      trigger.kind = Trigger::Kind::kSkip;
    } else if (type == "runexpression") {
      trigger.kind = Trigger::Kind::kRunExpression;
    } else {
      fields.Complain("type", "unknown trigger \"" + type + "\"",
                      "complete, setvalue, copyvalue, skip or runexpression");
      continue;
    }
    trigger.condition = fields.Expression({"expression"});
    trigger.set_to = fields.Plain({"setToName"});
    trigger.from = fields.Plain({"fromName"});
    trigger.go_to = fields.Plain({"gotoName"});
    trigger.value = fields.Any({"setValue"});
    trigger.is_variable = fields.Flag({"isVariable"});
    trigger.run = fields.Expression({"runExpression"});
    survey.triggers.push_back(std::move(trigger));
  }
}

void ReadCalculated(const Fields& file, Survey& survey) {
  const base::Json* list = file.Array({"calculatedValues"});
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const Fields fields = file.Item("calculatedValues", i, (*list)[i]);
    survey.calculated.push_back(
        {fields.Plain({"name"}), fields.Expression({"expression"}), fields.Flag({"includeIntoResult"})});
  }
}

std::vector<ConditionalText> ReadConditional(const Fields& file, std::string_view name, std::string_view text) {
  std::vector<ConditionalText> found;
  const base::Json* list = file.Array({name});
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const Fields fields = file.Item(name, i, (*list)[i]);
    found.push_back({fields.Expression({"expression"}), fields.Localised({text})});
  }
  return found;
}

void ReadFlow(const Fields& file, Survey& survey) {
  using Mode = Survey::Mode;
  survey.mode = file.Word<Mode>({"questionsOnPageMode"},
                                {{"standard", Mode::kStandard},
                                 {"singlePage", Mode::kSinglePage},
                                 {"questionPerPage", Mode::kQuestionPerPage},
                                 {"questionOnPage", Mode::kQuestionPerPage},
                                 {"inputPerPage", Mode::kInputPerPage}},
                                Mode::kStandard);
  if (file.Flag({"isSinglePage"})) survey.mode = Mode::kSinglePage;
  using CheckErrors = Survey::CheckErrors;
  survey.check_errors = file.Word<CheckErrors>({"checkErrorsMode"},
                                               {{"onNextPage", CheckErrors::kOnNextPage},
                                                {"onValueChanged", CheckErrors::kOnValueChanged},
                                                {"onValueChanging", CheckErrors::kOnValueChanged},
                                                {"onComplete", CheckErrors::kOnComplete}},
                                               CheckErrors::kOnNextPage);
  survey.first_page_is_start = file.Flag({"firstPageIsStartPage", "firstPageIsStarted"});
  survey.auto_advance = file.Word<bool>({"autoAdvanceEnabled", "goNextPageAutomatic"},
                                        {{"true", true}, {"false", false}, {"autogonext", true}}, false);
  survey.auto_advance_completes =
      file.Flag({"autoAdvanceAllowComplete", "allowCompleteSurveyAutomatic"}, true) &&
      file.Plain({file.Get({"goNextPageAutomatic"}) && file.Get({"goNextPageAutomatic"})->is_string()
                      ? "goNextPageAutomatic"
                      : ""}) != "autogonext";
  const std::string preview =
      file.Get({"showPreviewBeforeComplete"}) && file.Get({"showPreviewBeforeComplete"})->is_string()
          ? file.Plain({"showPreviewBeforeComplete"})
          : "";
  survey.preview = preview.empty() ? file.Flag({"showPreviewBeforeComplete"}) : preview != "noPreview";
  survey.preview_answered_only =
      preview == "showAnsweredQuestions" || file.Plain({"previewMode"}) == "answeredQuestions";
  survey.display_only = file.Flag({"readOnly"}) || file.Plain({"mode"}) == "display";
  survey.clear = file.Word<ClearIfInvisible>({"clearInvisibleValues"},
                                             {{"none", ClearIfInvisible::kNone},
                                              {"false", ClearIfInvisible::kNone},
                                              {"onComplete", ClearIfInvisible::kOnComplete},
                                              {"true", ClearIfInvisible::kOnComplete},
                                              {"onHidden", ClearIfInvisible::kOnHidden},
                                              {"onHiddenContainer", ClearIfInvisible::kOnHiddenContainer}},
                                             ClearIfInvisible::kOnComplete);
  survey.others_as_comment = file.Flag({"storeOthersAsComment"}, true);
  survey.max_text_length = file.Count({"maxTextLength"});
  survey.max_comment_length = file.Count({"maxCommentLength", "maxOthersLength"});
  survey.time_limit = file.Number({"timeLimit", "maxTimeToFinish"}).value_or(0);
  survey.page_time_limit = file.Number({"timeLimitPerPage", "maxTimeToFinishPage"}).value_or(0);
  const std::string panel = file.Plain({"showTimerPanel"});
  survey.show_timer = file.Flag({"showTimer"}) || panel == "top" || panel == "bottom";
  survey.order = file.Word<Order>({"questionOrder", "questionsOrder"},
                                  {{"initial", Order::kInitial}, {"random", Order::kRandom}}, Order::kInitial);
}

void ReadLook(const Fields& file, Survey& survey) {
  survey.show_progress = file.Word<bool>({"showProgressBar"},
                                         {{"true", true},
                                          {"false", false},
                                          {"off", false},
                                          {"top", true},
                                          {"bottom", true},
                                          {"both", true},
                                          {"auto", true},
                                          {"aboveheader", true},
                                          {"belowheader", true},
                                          {"topbottom", true}},
                                         false);
  using Progress = Survey::Progress;
  survey.progress_type = file.Word<Progress>({"progressBarType"},
                                             {{"pages", Progress::kPages},
                                              {"buttons", Progress::kPages},
                                              {"questions", Progress::kQuestions},
                                              {"requiredQuestions", Progress::kRequiredQuestions},
                                              {"correctQuestions", Progress::kCorrectQuestions}},
                                             Progress::kPages);
  const bool buttons = file.Word<bool>({"showNavigationButtons"},
                                       {{"true", true},
                                        {"false", false},
                                        {"none", false},
                                        {"top", true},
                                        {"bottom", true},
                                        {"both", true},
                                        {"topBottom", true}},
                                       true);
  survey.show_prev = file.Flag({"showPrevButton"}, true) && buttons;
  survey.show_page_titles = file.Flag({"showPageTitles"}, true);
  survey.numbers = file.Word<Numbers>({"showQuestionNumbers"},
                                      {{"off", Numbers::kOff},
                                       {"false", Numbers::kOff},
                                       {"on", Numbers::kOn},
                                       {"true", Numbers::kOn},
                                       {"onPage", Numbers::kOnPage},
                                       {"recursive", Numbers::kRecursive}},
                                      Numbers::kOff);
  survey.start_index = file.Plain({"questionStartIndex"});
  if (file.Get({"requiredMark", "requiredText"})) survey.required_mark = file.Plain({"requiredMark", "requiredText"});
  using Pattern = Survey::TitlePattern;
  survey.title_pattern = file.Word<Pattern>({"questionTitlePattern"},
                                            {{"numTitleRequire", Pattern::kNumTitleRequire},
                                             {"numRequireTitle", Pattern::kNumRequireTitle},
                                             {"requireNumTitle", Pattern::kRequireNumTitle},
                                             {"numTitle", Pattern::kNumTitle}},
                                            Pattern::kNumTitleRequire);
}

}  // namespace

void ReadSettings(const Fields& file, Survey& survey) {
  survey.title = file.Localised({"title"});
  survey.description = file.Localised({"description"});
  survey.locale = file.Plain({"locale"});
  ReadLook(file, survey);
  ReadFlow(file, survey);
  ReadTriggers(file, survey);
  ReadCalculated(file, survey);
  survey.completed_html = file.Localised({"completedHtml"});
  survey.completed_html_on = ReadConditional(file, "completedHtmlOnCondition", "html");
  survey.navigate_to = file.Plain({"navigateToUrl"});
  survey.navigate_on = ReadConditional(file, "navigateToUrlOnCondition", "url");
  if (file.Get({"navigateToUrl", "navigateToUrlOnCondition"}))
    file.Find(Finding::Level::kNotOnKiosk, file.Used({"navigateToUrl", "navigateToUrlOnCondition"}),
              "a kiosk has no web pages to go on to", "it shows the address as a QR code instead");
  survey.start_text = file.Localised({"startSurveyText"});
  survey.next_text = file.Localised({"pageNextText"});
  survey.prev_text = file.Localised({"pagePrevText"});
  survey.complete_text = file.Localised({"completeText"});
  survey.preview_text = file.Localised({"previewText"});
  survey.edit_text = file.Localised({"editText"});
}

}  // namespace survey
