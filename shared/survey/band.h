// The age band of the people who are asked (kiosk.band in the survey file), and what follows from it on the screen and
// in the author's check. Pure. Where the figures come from stands in docs/formats/survey.md §8.
#pragma once

#include <optional>
#include <string_view>

#include "shared/base/clock.h"

namespace survey {

enum class Band { k5To7, k8To11, k12To17, kAdult };

std::string_view NameOf(Band band);  // as in the file: "5-7", "adult"
std::optional<Band> BandNamed(std::string_view name);

// How large what is touched is at least, in millimetres on the glass.
double TargetOf(Band band);

// How long nobody touches the screen before "are you still here?". `usual` is that of older children and adults.
base::Millis SilenceOf(Band band, base::Millis usual = base::Millis(60'000));

// Whether the kiosk reads each screen aloud without being asked to: these children do not read yet.
bool ReadsAloud(Band band);

// Whether the kiosk speaks to visitors as one speaks to children (a language pack's "child" texts): up to 11 years.
bool IsOfChildren(Band band);

// What can be asked at that age. 0: no limit.
struct BandLimits {
  int words = 0;            // of a question
  int points = 0;           // of a scale
  int points_of_faces = 0;  // of a scale of faces
  int questions = 0;        // practice not counted, each row of a matrix counted
  bool practice = false;    // begins with a question about nothing
};
const BandLimits& LimitsOf(Band band);

}  // namespace survey
