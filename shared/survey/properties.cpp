#include "shared/survey/properties.h"

#include <algorithm>
#include <array>

#include "shared/base/json.h"
#include "shared/survey/types.h"

namespace survey {
namespace {

// The properties that SurveyJS's form library knows (its serializer's list, version 3.1.1, with the old names that it
// still reads). Anything else in a file is a slip, or somebody else's.
constexpr std::string_view kOfQuestions =
    "name state visible useDisplayValuesInDynamicTexts useDisplayValuesInTitle visibleIf width minWidth "
    "maxWidth colSpan effectiveColSpan startWithNewLine indent title titleLocation showTitle description "
    "descriptionLocation showNumber hideNumber valueName enableIf resetValueIf setValueIf setValueExpression "
    "defaultValue defaultValueExpression correctAnswer clearIfInvisible isRequired requiredIf "
    "requiredErrorText errorLocation readOnly validators bindings renderAs showCommentArea hasComment "
    "commentText commentPlaceholder commentPlaceHolder defaultDisplayValue randomize randomizeCategory";
constexpr std::string_view kOfChoices =
    "choicesFromQuestion choices choicesFromQuestionMode choiceValuesFromQuestion choiceTextsFromQuestion "
    "choicesOrder choicesByUrl hideIfChoicesEmpty choicesVisibleIf choicesEnableIf separateSpecialChoices "
    "showOtherItem hasOther showNoneItem hasNone showRefuseItem showDontKnowItem otherPlaceholder "
    "otherPlaceHolder noneText refuseText dontKnowText otherText otherErrorText storeOthersAsComment colCount "
    "itemComponent";

struct Known {
  Type type;
  std::string_view names;
};
constexpr Known kKnown[] = {
    {Type::kRadioGroup, "allowClear showClearButton"},
    {Type::kDropdown,
     "placeholder optionsCaption allowClear showOptionsCaption choicesMin choicesMax choicesStep autocomplete "
     "autoComplete textWrapEnabled searchEnabled allowCustomChoices createCustomChoiceText searchMode "
     "choicesLazyLoadEnabled choicesLazyLoadPageSize inputFieldComponent"},
    {Type::kButtonGroup, ""},
    {Type::kCheckbox,
     "showSelectAllItem hasSelectAll maxSelectedChoices minSelectedChoices selectAllText valuePropertyName"},
    {Type::kTagbox,
     "showSelectAllItem hasSelectAll maxSelectedChoices minSelectedChoices selectAllText valuePropertyName "
     "placeholder allowClear searchEnabled allowCustomChoices createCustomChoiceText textWrapEnabled "
     "choicesLazyLoadEnabled choicesLazyLoadPageSize hideSelectedItems closeOnSelect searchMode"},
    {Type::kImagePicker,
     "placeholder contentMode imageFit imageHeight imageWidth minImageWidth minImageHeight maxImageWidth "
     "maxImageHeight showLabel multiSelect"},
    {Type::kImageMap,
     "imageLink areas multiSelect valuePropertyName shape idleFillColor idleStrokeColor idleStrokeWidth "
     "hoverFillColor hoverStrokeColor hoverStrokeWidth selectedFillColor selectedStrokeColor "
     "selectedStrokeWidth maxSelectedAreas minSelectedAreas"},
    {Type::kRanking,
     "showSelectAllItem hasSelectAll maxSelectedChoices minSelectedChoices selectAllText valuePropertyName "
     "longTap selectToRankEnabled selectToRankSwapAreas selectToRankAreasLayout "
     "selectToRankEmptyRankedAreaText selectToRankEmptyUnrankedAreaText"},
    {Type::kRating,
     "rateType rateDisplayMode scaleColorMode rateColorMode autoGenerate rateCount rateValues rateMin rateMax "
     "rateStep minRateDescription mininumRateDescription maxRateDescription maximumRateDescription "
     "displayRateDescriptionsAsExtremeItems rateDescriptionLocation displayMode itemComponent"},
    {Type::kBoolean, "label labelTrue labelFalse valueTrue valueFalse swapOrder displayMode useTitleAsLabel"},
    {Type::kSlider,
     "sliderType autoGenerate min max step minValueExpression maxValueExpression minRangeLength maxRangeLength "
     "customLabels showLabels tooltipVisibility labelFormat tooltipFormat allowDragRange allowSwap labelCount "
     "allowClear"},
    {Type::kText,
     "inputType inputSize size textUpdateMode autocomplete autoComplete min max minValueExpression "
     "maxValueExpression minErrorText maxErrorText stepErrorText inputTextAlignment maskType maskSettings step "
     "maxLength placeholder placeHolder dataList"},
    {Type::kComment,
     "maxLength cols rows placeholder placeHolder textUpdateMode autoGrow allowResize acceptCarriageReturn"},
    {Type::kMultipleText, "items inputSize itemSize colCount itemErrorLocation itemTitleWidth"},
    {Type::kSignaturePad,
     "signatureWidth signatureHeight signatureAutoScaleEnabled penMinWidth penMaxWidth height allowClear "
     "showPlaceholder placeholder placeholderReadOnly backgroundImage penColor backgroundColor dataFormat "
     "storeDataAsText waitForUpload"},
    {Type::kFile,
     "showPreview allowMultiple allowImagesPreview imageHeight imageWidth acceptedCategories acceptedTypes "
     "storeDataAsText waitForUpload maxSize maxFiles confirmDelete sourceType fileOrPhotoPlaceholder "
     "photoPlaceholder filePlaceholder allowCameraAccess cameraFacingMode"},
    {Type::kMatrix,
     "columnsVisibleIf rowsVisibleIf columnMinWidth showHeader verticalAlign alternateRows displayMode "
     "rowTitleWidth columns rows cells rowOrder rowsOrder eachRowRequired isAllRowRequired eachRowUnique "
     "hideIfRowsEmpty cellComponent cellType"},
    {Type::kMatrixDropdown,
     "columnsVisibleIf rowsVisibleIf columnMinWidth showHeader verticalAlign alternateRows displayMode columns "
     "columnLayout columnsLocation transposeData detailElements detailPanelMode cellErrorLocation "
     "detailErrorLocation horizontalScroll choices placeholder optionsCaption keyDuplicationError "
     "singleInputTitleTemplate cellType columnColCount allowAdaptiveActions rows rowTitleWidth totalText "
     "hideIfRowsEmpty rowOrder"},
    {Type::kMatrixDynamic,
     "columnsVisibleIf rowsVisibleIf columnMinWidth showHeader verticalAlign alternateRows displayMode columns "
     "columnLayout columnsLocation transposeData detailElements detailPanelMode cellErrorLocation "
     "detailErrorLocation horizontalScroll choices placeholder optionsCaption keyDuplicationError "
     "singleInputTitleTemplate cellType columnColCount allowAdaptiveActions allowAddRows allowRemoveRows "
     "rowCount rowCountExpression minRowCount maxRowCount keyName defaultRowValue "
     "copyDefaultValueFromLastEntry defaultValueFromLastRow confirmDelete confirmDeleteText "
     "addRowButtonLocation addRowLocation addRowText removeRowText hideColumnsIfEmpty noRowsText emptyRowsText "
     "detailPanelShowOnAdding allowRowReorder allowRowsDragAndDrop"},
    {Type::kPanelDynamic,
     "templateElements questions templateTitle templateTabTitle tabTitlePlaceholder templateDescription "
     "noEntriesText allowAddPanel allowRemovePanel newPanelPosition panelCount panelCountExpression "
     "minPanelCount maxPanelCount defaultPanelValue copyDefaultValueFromLastEntry defaultValueFromLastPanel "
     "panelsState keyName keyDuplicationError confirmDelete confirmDeleteText addPanelText panelAddText "
     "removePanelText panelRemoveText prevPanelText panelPrevText nextPanelText panelNextText "
     "showQuestionNumbers questionStartIndex renderMode displayMode showProgressBar showRangeInProgress "
     "progressBarLocation tabAlign templateQuestionTitleLocation templateTitleLocation "
     "templateQuestionTitleWidth templateErrorLocation templateVisibleIf removePanelButtonLocation "
     "panelRemoveButtonLocation"},
    {Type::kExpression,
     "expression format displayStyle currency maximumFractionDigits minimumFractionDigits useGrouping "
     "precision"},
    {Type::kHtml, "html"},
    {Type::kImage, "imageLink altText text contentMode imageFit imageHeight imageWidth"},
    {Type::kPage,
     "name elements questions visible readOnly visibleIf enableIf requiredIf questionTitleWidth "
     "questionTitleLocation gridLayoutColumns title description questionOrder questionsOrder "
     "questionErrorLocation state isRequired requiredErrorText startWithNewLine width minWidth maxWidth "
     "colSpan effectiveColSpan innerIndent indent showNumber showQuestionNumbers questionStartIndex "
     "allowAdaptiveActions showNavigationButtons navigationButtonsVisibility timeLimit maxTimeToFinish "
     "navigationTitle navigationDescription"},
    {Type::kPanel,
     "name elements questions visible readOnly visibleIf enableIf requiredIf questionTitleWidth "
     "questionTitleLocation gridLayoutColumns title description questionOrder questionsOrder "
     "questionErrorLocation state isRequired requiredErrorText startWithNewLine width minWidth maxWidth "
     "colSpan effectiveColSpan innerIndent indent showNumber showQuestionNumbers questionStartIndex "
     "allowAdaptiveActions"},
};
constexpr std::string_view kOfSurveys =
    "locale regionalFormat title description logo logoWidth logoHeight logoFit logoPosition "
    "autoFocusFirstQuestion focusFirstQuestionAutomatic autoFocusFirstError focusOnFirstError completedHtml "
    "completedBeforeHtml completedHtmlOnCondition loadingHtml pages elements questions triggers "
    "calculatedValues sjsVersion $schema surveyId surveyPostId surveyShowDataSaving cookieName "
    "partialSendEnabled sendResultOnPageNext showNavigationButtons navigationButtonsLocation showPrevButton "
    "showTitle showPageTitles showCompletePage showCompletedPage navigateToUrl navigateToUrlOnCondition "
    "questionOrder questionsOrder matrixDragHandleArea showPageNumbers showQuestionNumbers "
    "questionTitleLocation questionDescriptionLocation questionErrorLocation showProgressBar "
    "progressBarLocation progressBarType progressBarShowNavigationText progressBarShowPageTitles "
    "progressBarShowPageNumbers progressBarNavigationTextLocation progressBarInheritWidthFrom showTOC "
    "tocLocation tocItemComponent readOnly mode storeOthersAsComment maxTextLength maxCommentLength "
    "maxOthersLength autoAdvanceEnabled goNextPageAutomatic autoAdvanceAllowComplete "
    "allowCompleteSurveyAutomatic clearInvisibleValues checkErrorsMode validateVisitedEmptyFields "
    "textUpdateMode autoGrowComment allowResizeComment commentAreaRows startSurveyText pagePrevText "
    "pageNextText completeText previewText editText requiredMark requiredText questionStartIndex "
    "questionTitlePattern questionTitleTemplate firstPageIsStartPage firstPageIsStarted isSinglePage "
    "questionsOnPageMode showPreviewBeforeComplete previewMode showTimer timeLimit maxTimeToFinish "
    "timeLimitPerPage maxTimeToFinishPage timerLocation timerInfoMode showTimerPanelMode showTimerPanel "
    "widthMode gridLayoutEnabled width fitToContainer headerView backgroundImage backgroundImageFit "
    "backgroundImageAttachment backgroundOpacity showBrandInfo";

bool Holds(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const bool starts = at == 0 || list[at - 1] == ' ',
               ends = at + word.size() == list.size() || list[at + word.size()] == ' ';
    if (starts && ends) return true;
  }
  return false;
}

void Split(std::string_view list, std::vector<std::string_view>& into) {
  while (!list.empty()) {
    const auto space = std::min(list.find(' '), list.size());
    into.push_back(list.substr(0, space));
    list.remove_prefix(std::min(space + 1, list.size()));
  }
}

void FindUnknownIn(const Fields& fields, std::initializer_list<std::string_view> lists) {
  if (!fields.json()) return;
  for (const auto& [name, value] : fields.json()->items()) {
    if (name == "type" || name == "kiosk") continue;
    if (std::ranges::any_of(lists, [&](std::string_view list) { return Holds(list, name); })) continue;
    std::vector<std::string_view> known;
    for (const std::string_view list : lists) Split(list, known);
    const std::string_view nearest = Nearest(name, known);
    fields.Find(Finding::Level::kWarning, name, "unknown property \"" + name.substr(0, 60) + "\"",
                nearest.empty() ? "it has no effect" : "did you mean \"" + std::string(nearest) + "\"?",
                "unknownproperty");
  }
}

}  // namespace

void FindUnknown(const Fields& fields, Type type) {
  const auto known = std::ranges::find(kKnown, type, &Known::type);
  const bool question = type != Type::kPage && type != Type::kPanel;
  const bool choices = type >= Type::kRadioGroup && type <= Type::kRanking && type != Type::kImageMap;
  FindUnknownIn(fields, {known->names, question ? kOfQuestions : "", choices ? kOfChoices : ""});
}

void FindUnknown(const Fields& survey) { FindUnknownIn(survey, {kOfSurveys}); }

}  // namespace survey
