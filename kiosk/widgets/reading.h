// Something to read: headings, paragraphs, lists and pictures, as survey::ReadHtml finds them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/image.h"
#include "shared/i18n/pack.h"
#include "shared/survey/html.h"

namespace widgets {

struct ReadingModel {
  std::string emoji;  // above it all; "" for none
  std::vector<survey::Block> blocks;
  int part = 0;  // of what does not fit even when it is small
};

// Few words, and nothing but words: they stand in the middle, large. Everything else is a sheet to read.
bool IsMessage(std::span<const survey::Block> blocks);

// As large as fits. A message without a heading takes its first paragraph for one. −1, +1: another part of what is too
// long is asked for. Tappable: "list:up" and "list:down", then only.
int Reading(Canvas& canvas, Rect area, const ReadingModel& model, Images& images, const i18n::Pack& pack);

// A row of a sheet, for PartsOf.
struct ReadingRow {
  float gap = 0, height = 0;  // of the white above it, which the first of a part does not need
  bool leads = false;         // a heading: never the last of a part
};

// Where the parts of a sheet begin, each as long as `height` allows, and at least one row. Pure.
std::vector<std::size_t> PartsOf(std::span<const ReadingRow> rows, float height);

}  // namespace widgets
