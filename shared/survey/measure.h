// What a report can compute of several questions: validated scales and indices, and a mean of the city's own ("kiosk":
// {"measures": […]}). Of a validated scale Balss has the scoring, the bounds and the places of its items; the wording is
// its holder's, stands in the survey file and is locked by a hash (docs/formats/survey.md §10). Pure data.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/text.h"

namespace survey {

struct Choice;
struct Element;
struct Survey;

enum class MeasureKind { kWho5, kCantril, kHifams, kStirling, kIpl12, kIpl24, kKidscreen10, kMean };

// What is known of a kind without any survey.
struct Scale {
  MeasureKind kind;
  std::string_view name;   // in the file: "who5"
  std::string_view title;  // "WHO-5 Well-Being Index"
  std::string_view terms;  // under which it may be used
  int items;               // 0: two and more
  int low, high;           // of one item
  double from, to;         // of the score
};
std::span<const Scale> Scales();
const Scale& ScaleOf(MeasureKind kind);
inline bool IsLocked(MeasureKind kind) { return kind != MeasureKind::kMean; }

struct Measure {
  MeasureKind kind = MeasureKind::kMean;
  std::string code;  // stable: what tables call it
  Text label;
  std::vector<std::string> items;     // a question's name, or "matrix.row"
  std::vector<std::string> reversed;  // items of kMean in which more is less
  std::string holder, terms;          // of the licence; its terms as the holder gave them
  std::string wording_sha256;         // of WordingOf when it was locked; "" for never
};

// One item: a question, or a row of a matrix.
struct Item {
  const Element* question = nullptr;
  const Choice* row = nullptr;
  const std::vector<Choice>& steps() const;
};
std::optional<Item> FindItem(const Survey& survey, std::string_view name);

// Its numbers from the smallest to the largest; nullopt when it takes several answers, or fewer than two are numbers.
struct Bounds {
  double low = 0, high = 0;
};
std::optional<Bounds> BoundsOf(const Item& item);

// SHA-256, in hex, of all that the items say: titles, descriptions and steps in the order of the file, in all languages.
std::string WordingOf(const Survey& survey, const Measure& measure);

}  // namespace survey
