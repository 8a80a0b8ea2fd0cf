// The reader's parts, from the small to the large. Private to survey/. Each reads one JSON object of the file.
#pragma once

#include "shared/survey/fields.h"

namespace survey {

// Items of a list: choices, rows, columns. A scalar stands for its value, "value|text" for both.
std::vector<Choice> ReadItems(const Fields& fields, Fields::Names list);

void ReadChoices(const Fields& fields, Element& question);  // radiogroup … ranking
void ReadAreas(const Fields& fields, Element& question);    // imagemap
void ReadRating(const Fields& fields, Element& question);
void ReadBoolean(const Fields& fields, Element& question);

void ReadText(const Fields& fields, Element& question);  // text and comment
void ReadSlider(const Fields& fields, Element& question);
void ReadValidators(const Fields& fields, Element& question);

void ReadMatrix(const Fields& fields, Element& question);
void ReadCells(const Fields& fields, Element& question);        // matrixdropdown, matrixdynamic
void ReadEntries(const Fields& fields, Element& question);      // paneldynamic
void ReadItemsOfText(const Fields& fields, Element& question);  // multipletext
void ReadExpressionQuestion(const Fields& fields, Element& question);

void ReadWidget(const Fields& fields, Element& question);  // how a kiosk shows it; read after all of the above

// One question of that type with all of its properties. The name may be missing.
void ReadQuestion(const Fields& fields, Element& question);

// The children of a page, a panel or a repeating panel.
void ReadElements(const Fields& holder, Fields::Names list, std::vector<std::unique_ptr<Element>>& into);
void ReadPages(const Fields& file, Survey& survey);

void ReadSettings(const Fields& file, Survey& survey);  // all that is not a page
void ReadKiosk(const Fields& file, Survey& survey);     // the "kiosk" object
void ReadDomains(const Fields& kiosk, Survey& survey);  // its domains, and what they are in the pages
void ReadMeasures(const Fields& kiosk, Survey& survey);
bool IsId(std::string_view id);  // of surveys, domains and measures
// The names in a list of the kiosk object; complains about anything else.
std::vector<std::string> NamesIn(const Fields& kiosk, std::string_view field);

}  // namespace survey
