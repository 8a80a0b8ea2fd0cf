// Reports on paper: a published table as a PDF of A4 pages, in one language (docs/report.md). Takes gated tables only. No
// disk, no clock; Cairo writes the time of making into the file by itself.
#pragma once

#include <span>
#include <string>

#include "shared/base/error.h"
#include "shared/report/charts/language.h"
#include "shared/report/gated_table.h"
#include "shared/survey/survey.h"

namespace document {

enum class Kind {
  kFull,           // everything, for who plans
  kChildren,       // one page for the children who answered: pictures and figures of people, hardly any words
  kIntercultural,  // by domain: what was heard, where groups differ, what to talk about
};

struct Request {
  Kind kind = Kind::kFull;
  const charts::Language* language = nullptr;
  std::span<const report::GatedTable>
      rounds{};  // of the survey, this one among them, the oldest first; two and more: trends
  const survey::Survey* survey =
      nullptr;  // without: no scales of words, no rankings, pictures, descriptions, "children"
};

// The bytes of a PDF. kState when the table shows nothing at all; kInternal when Cairo gives up.
base::Result<std::string> ToPdf(const report::GatedTable& table, const Request& request);

}  // namespace document
