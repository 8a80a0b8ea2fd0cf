#include "shared/report/measures.h"

#include <algorithm>
#include <numeric>

#include "shared/base/json.h"
#include "shared/expression/value.h"

namespace report {
namespace {

using base::Json;
using survey::MeasureKind;

const Json* Member(const Json& object, const std::string& name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

base::Result<Norms> ReadNorms(std::string_view text) {
  const auto json = base::ParseJson(text);
  if (!json) return std::unexpected(json.error());
  try {
    if (json->at("measure") != "kidscreen10") throw std::runtime_error("not of kidscreen10");
    Norms norms;
    for (const Json& item : json->at("reversed")) norms.reversed.insert(item.get<int>());
    for (const auto& [sum, t] : json->at("t").items()) norms.t.emplace(std::stoi(sum), t.get<double>());
    for (int sum = 10; sum <= 50; ++sum)
      if (!norms.t.contains(sum)) throw std::runtime_error("no T value for a sum of " + std::to_string(sum));
    return norms;
  } catch (const std::exception& wrong) {
    return base::Fail(base::Code::kInvalid, std::string("norms: ") + wrong.what(),
                      R"({"measure": "kidscreen10", "reversed": [3, 4], "t": {"10": …, …, "50": …}})");
  }
}

std::optional<Scorer> Scorer::For(const survey::Survey& survey, const survey::Measure& measure, const Norms* norms) {
  if (measure.kind == MeasureKind::kKidscreen10 && !norms) return std::nullopt;
  Scorer scorer;
  scorer.kind_ = measure.kind;
  scorer.norms_ = norms;
  for (const std::string& name : measure.items) {
    const auto item = survey::FindItem(survey, name);
    const auto bounds = item ? survey::BoundsOf(*item) : std::nullopt;
    if (!bounds) return std::nullopt;
    const int number = static_cast<int>(scorer.places_.size()) + 1;
    const bool turned = std::ranges::find(measure.reversed, name) != measure.reversed.end() ||
                        (measure.kind == MeasureKind::kKidscreen10 && norms->reversed.contains(number));
    scorer.places_.push_back(
        {item->question->name, item->row ? expression::ToCode(item->row->value) : "", *bounds, turned});
  }
  const survey::Scale& scale = survey::ScaleOf(measure.kind);
  scorer.from_ = scale.from, scorer.to_ = scale.to;
  if (measure.kind == MeasureKind::kMean) {
    scorer.from_ = scorer.places_.front().bounds.low, scorer.to_ = scorer.places_.front().bounds.high;
    for (const Place& place : scorer.places_) {
      scorer.from_ = std::min(scorer.from_, place.bounds.low);
      scorer.to_ = std::max(scorer.to_, place.bounds.high);
    }
  }
  return scorer;
}

std::optional<Scored> Scorer::Of(const Json& answers) const {
  Scored scored;
  for (const Place& place : places_) {
    const Json* value = Member(answers, place.question);
    if (value && !place.row.empty()) value = Member(*value, place.row);
    if (!value || !value->is_number()) continue;
    const double number = value->get<double>();
    if (number < place.bounds.low || number > place.bounds.high) continue;
    scored.items.push_back(place.reversed ? place.bounds.low + place.bounds.high - number : number);
  }
  const std::size_t fewest = kind_ == MeasureKind::kMean ? (places_.size() + 1) / 2 : places_.size();
  if (scored.items.size() < fewest) return std::nullopt;
  scored.score = Total(scored.items);
  if (scored.items.size() < places_.size()) scored.items.clear();
  return scored;
}

double Scorer::Total(const std::vector<double>& items) const {
  const double sum = std::accumulate(items.begin(), items.end(), 0.0), count = static_cast<double>(items.size());
  switch (kind_) {
    case MeasureKind::kWho5: return sum * 4;
    case MeasureKind::kCantril:
    case MeasureKind::kHifams:
    case MeasureKind::kStirling: return sum;
    case MeasureKind::kIpl12:
    case MeasureKind::kIpl24: return (sum - count) / (4 * count);
    case MeasureKind::kKidscreen10: return norms_->t.at(static_cast<int>(sum));
    case MeasureKind::kMean: return sum / count;
  }
  return sum;
}

// WHO-5: Topp et al. 2015 (doi 10.1159/000376585). Cantril ladder: HBSC.
std::vector<Cut> CutsOf(MeasureKind kind) {
  const auto cut = [](const char* code, double low, double high) {
    return Cut{{code, survey::Text(std::string(code))}, low, high};
  };
  if (kind == MeasureKind::kWho5) return {cut("0-50", 0, 50), cut("0-28", 0, 28)};
  if (kind == MeasureKind::kCantril) return {cut("0-5", 0, 5), cut("6-10", 6, 10)};
  return {};
}

}  // namespace report
