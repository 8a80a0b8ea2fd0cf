#include "shared/survey/band.h"

#include <algorithm>
#include <iterator>

namespace survey {
namespace {

struct Facts {
  Band band;
  std::string_view name;
  double target;  // mm
  BandLimits limits;
};
constexpr Facts kFacts[] = {
    {Band::k5To7, "5-7", 25, {8, 3, 3, 8, true}},
    {Band::k8To11, "8-11", 20, {12, 4, 5, 20, true}},
    {Band::k12To17, "12-17", 15, {16, 11, 11, 0, false}},
    {Band::kAdult, "adult", 15, {}},
};

const Facts& FactsOf(Band band) { return *std::ranges::find(kFacts, band, &Facts::band); }

}  // namespace

std::string_view NameOf(Band band) { return FactsOf(band).name; }

std::optional<Band> BandNamed(std::string_view name) {
  const auto found = std::ranges::find(kFacts, name, &Facts::name);
  return found == std::end(kFacts) ? std::nullopt : std::optional(found->band);
}

double TargetOf(Band band) { return FactsOf(band).target; }

base::Millis SilenceOf(Band band, base::Millis usual) { return band == Band::k5To7 ? usual * 3 / 2 : usual; }

bool ReadsAloud(Band band) { return band == Band::k5To7; }

bool IsOfChildren(Band band) { return band == Band::k5To7 || band == Band::k8To11; }

const BandLimits& LimitsOf(Band band) { return FactsOf(band).limits; }

}  // namespace survey
