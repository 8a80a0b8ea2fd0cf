#include "shared/report/quality.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/report/counted.h"

namespace report {
namespace {

using base::Json;
using survey::Element;
using survey::Type;

constexpr std::size_t kFewestRows = 3;  // two rows are the same too easily

Label LabelOf(const Element& question) { return {question.name, question.TitleOrName()}; }

}  // namespace

std::vector<Label> DirectionGroups() {
  return {{"all", {}}, {"usual", survey::Text("lowest first")}, {"turned", survey::Text("highest first")}};
}

QualityCount::QualityCount(const survey::Survey& survey) {
  for (const Element* question : survey.questions) {
    if (question->practice || std::ranges::find(survey.attributes, question->name) != survey.attributes.end()) continue;
    if (question->type == Type::kMatrix && !question->multiple && question->rows.size() >= kFewestRows) {
      matrices_.push_back(question);
      counted_.same.push_back({LabelOf(*question)});
    }
    const bool faces = question->type == Type::kRating && question->rate_type == survey::RateType::kSmileys;
    const auto bounds = faces ? survey::BoundsOf({question, nullptr}) : std::nullopt;
    if (!bounds) continue;
    faces_.push_back(question);
    counted_.first_face.push_back({LabelOf(*question)});
    RawMeasure measure{LabelOf(*question), "direction", {}, bounds->low, bounds->high, {}, {}};
    measure.scores.resize(DirectionGroups().size());
    counted_.direction.push_back(std::move(measure));
  }
}

void QualityCount::Add(const Json& answers, bool turned) {
  for (std::size_t i = 0; i < matrices_.size(); ++i) {
    const auto rows = answers.find(matrices_[i]->name);
    if (rows == answers.end() || !rows->is_object() || rows->size() != matrices_[i]->rows.size()) continue;
    ++counted_.same[i].of;
    const Json& first = rows->front();
    if (std::ranges::all_of(*rows, [&](const Json& column) { return column == first; })) ++counted_.same[i].count;
  }
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    const auto answer = answers.find(faces_[i]->name);
    if (answer == answers.end() || !answer->is_number()) continue;
    const double value = answer->get<double>();
    RawMeasure& direction = counted_.direction[i];
    if (value < direction.from || value > direction.to) continue;
    ++counted_.first_face[i].of;
    if (value == (turned ? direction.to : direction.from)) ++counted_.first_face[i].count;
    direction.Add({value, {}}, {0, turned ? kTurned : kUsual});
  }
}

}  // namespace report
