// Questions that hold others: matrices, repeating panels, multiple texts; and expression questions.
#include <algorithm>

#include "shared/base/json.h"
#include "shared/survey/read_parts.h"
#include "shared/survey/types.h"

namespace survey {
namespace {

constexpr int kMostEntries = 1000;  // SurveyJS's own default for a dynamic matrix

Total ReadTotal(const Fields& column) {
  return column.Word<Total>({"totalType"},
                            {{"none", Total::kNone},
                             {"sum", Total::kSum},
                             {"count", Total::kCount},
                             {"min", Total::kMin},
                             {"max", Total::kMax},
                             {"avg", Total::kAvg}},
                            Total::kNone);
}

NumberStyle ReadStyle(const Fields& fields, std::string_view style, std::string_view currency, std::string_view least,
                      std::string_view most) {
  NumberStyle read;
  if (fields.Get({style})) read.style = fields.Plain({style});
  if (fields.Get({currency})) read.currency = fields.Plain({currency});
  read.least_digits = fields.Count({least}, -1);
  read.most_digits = fields.Count({most}, -1);
  read.grouping = fields.Flag({"useGrouping"}, true);
  return read;
}

void ReadEntryLimits(const Fields& fields, Element& question, Fields::Names count, Fields::Names least,
                     Fields::Names most) {
  question.min_entries = std::min(fields.Count(least, 0), kMostEntries);
  question.max_entries = std::min(fields.Count(most, question.max_entries), kMostEntries);
  if (question.min_entries > question.max_entries) fields.Complain(fields.Used(least), "more than the most");
  question.entries = std::clamp(fields.Count(count, question.entries), question.min_entries,
                                std::max(question.min_entries, question.max_entries));
  question.key_name = fields.Plain({"keyName"});
  question.key_error = fields.Localised({"keyDuplicationError"});
}

void ReadRows(const Fields& fields, Element& question) {
  question.rows = ReadItems(fields, {"rows"});
  question.rows_visible_if = fields.Expression({"rowsVisibleIf"});
  question.columns_visible_if = fields.Expression({"columnsVisibleIf"});
  question.hide_if_no_rows = fields.Flag({"hideIfRowsEmpty"});
  question.order = fields.Word<Order>({"rowOrder", "rowsOrder"},
                                      {{"initial", Order::kInitial}, {"random", Order::kRandom}}, Order::kInitial);
  if (question.type != Type::kMatrixDynamic && question.rows.empty())
    fields.Complain("rows", "no rows", R"(add "rows": [ … ])");
}

}  // namespace

void ReadMatrix(const Fields& fields, Element& question) {
  ReadRows(fields, question);
  question.columns = ReadItems(fields, {"columns"});
  if (question.columns.empty()) fields.Complain("columns", "no columns", R"(add "columns": [ … ])");
  question.multiple = fields.Word<bool>({"cellType"}, {{"radio", false}, {"checkbox", true}}, false);
  question.each_row_required = fields.Flag({"eachRowRequired", "isAllRowRequired"});
  question.each_row_unique = fields.Flag({"eachRowUnique"});
}

void ReadCells(const Fields& fields, Element& question) {
  const bool dynamic = question.type == Type::kMatrixDynamic;
  ReadRows(fields, question);
  question.max_entries = kMostEntries;
  question.entries = 2;
  if (dynamic) ReadEntryLimits(fields, question, {"rowCount"}, {"minRowCount"}, {"maxRowCount"});
  question.entries_expression = fields.Expression({"rowCountExpression"});
  question.allow_add = fields.Flag({"allowAddRows"}, true);
  question.allow_remove = fields.Flag({"allowRemoveRows"}, true);
  question.default_entry = fields.Any({"defaultRowValue"});
  question.copy_last_entry = fields.Flag({"copyDefaultValueFromLastEntry", "defaultValueFromLastRow"});
  question.no_entries_text = fields.Localised({"noRowsText", "emptyRowsText"});
  question.add_text = fields.Localised({"addRowText"});
  question.remove_text = fields.Localised({"removeRowText"});
  if (fields.Get({"detailElements"}))
    fields.Find(Finding::Level::kNotOnKiosk, "detailElements", "panels under a row are not asked on a kiosk",
                "use a repeating panel (paneldynamic)");

  const base::Json* columns = fields.Array({"columns"});
  if (!columns || columns->empty()) return fields.Complain("columns", "no columns", R"(add "columns": [ … ])");
  const std::string usual = fields.Get({"cellType"}) ? fields.Plain({"cellType"}) : "dropdown";
  for (std::size_t i = 0; i < columns->size(); ++i) {
    const base::Json& json = (*columns)[i];
    base::Json whole = json.is_object() ? json : base::Json::object();
    if (json.is_string()) whole["name"] = json;
    if (!whole.contains("choices") && fields.Get({"choices"})) whole["choices"] = *fields.Get({"choices"});
    const Fields column(whole, fields.pointer() + "/columns/" + std::to_string(i), fields.findings());
    std::string type = column.Plain({"cellType"});
    if (type.empty() || type == "default") type = usual;
    const auto known = TypeNamed(type);
    if (!known || *known == Type::kMatrix || *known == Type::kPanelDynamic || *known == Type::kMatrixDynamic) {
      column.Complain("cellType", "a cell cannot be a \"" + type + "\"",
                      "dropdown, checkbox, radiogroup, text, comment, boolean, rating, expression …");
      continue;
    }
    auto cell = std::make_unique<Element>();
    cell->type = *known;
    ReadQuestion(column, *cell);
    if (cell->name.empty()) cell->name = "question" + std::to_string(i + 1);
    cell->value_name = cell->name;
    question.cell_columns.push_back(
        {.unique = column.Flag({"isUnique"}),
         .total = ReadTotal(column),
         .total_expression = column.Expression({"totalExpression"}),
         .total_format = column.Localised({"totalFormat"}),
         .total_style = ReadStyle(column, "totalDisplayStyle", "totalCurrency", "totalMinimumFractionDigits",
                                  "totalMaximumFractionDigits")});
    question.elements.push_back(std::move(cell));
  }
}

void ReadEntries(const Fields& fields, Element& question) {
  ReadElements(fields, {"templateElements", "questions"}, question.elements);
  if (question.elements.empty()) fields.Complain("templateElements", "a repeating panel without questions");
  ReadEntryLimits(fields, question, {"panelCount"}, {"minPanelCount"}, {"maxPanelCount"});
  question.entries_expression = fields.Expression({"panelCountExpression"});
  question.allow_add = fields.Flag({"allowAddPanel"}, true);
  question.allow_remove = fields.Flag({"allowRemovePanel"}, true);
  question.entry_title = fields.Localised({"templateTitle"});
  question.entry_visible_if = fields.Expression({"templateVisibleIf"});
  question.no_entries_text = fields.Localised({"noEntriesText"});
  question.add_text = fields.Localised({"addPanelText", "panelAddText"});
  question.remove_text = fields.Localised({"removePanelText", "panelRemoveText"});
  question.default_entry = fields.Any({"defaultPanelValue"});
  question.copy_last_entry = fields.Flag({"copyDefaultValueFromLastEntry", "defaultValueFromLastPanel"});
  question.carousel =
      fields.Plain({"displayMode", "renderMode"}) != "list" && fields.Get({"displayMode", "renderMode"});
  question.numbers = fields.Word<Numbers>({"showQuestionNumbers"},
                                          {{"off", Numbers::kOff},
                                           {"default", Numbers::kDefault},
                                           {"onpanel", Numbers::kOnPanel},
                                           {"onsurvey", Numbers::kDefault},
                                           {"recursive", Numbers::kRecursive}},
                                          Numbers::kOff);
}

void ReadItemsOfText(const Fields& fields, Element& question) {
  const base::Json* items = fields.Array({"items"});
  if (!items || items->empty()) return fields.Complain("items", "no items", R"(add "items": [{"name": "phone"}])");
  for (std::size_t i = 0; i < items->size(); ++i) {
    const Fields item = fields.Item("items", i, (*items)[i]);
    auto text = std::make_unique<Element>();
    text->type = Type::kText;
    ReadQuestion(item, *text);
    if (text->name.empty()) item.Complain("", "an item without a name", R"(add "name": "phone")");
    text->value_name = text->name;
    question.elements.push_back(std::move(text));
  }
}

void ReadExpressionQuestion(const Fields& fields, Element& question) {
  question.expression = fields.Expression({"expression"});
  question.format = fields.Localised({"format"});
  question.style = ReadStyle(fields, "displayStyle", "currency", "minimumFractionDigits", "maximumFractionDigits");
  question.precision = fields.Count({"precision"}, -1);
}

}  // namespace survey
