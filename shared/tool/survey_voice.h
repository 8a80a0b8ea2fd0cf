// Whether each language of a survey can be heard: by a voice of the language pack, or by recordings beside the survey.
#pragma once

#include <filesystem>
#include <vector>

#include "shared/i18n/pack.h"
#include "shared/survey/survey.h"

namespace tool {

// Notes on the languages in which somebody who cannot read hears nothing, or that no pack speaks at all. `sounds` is
// the folder of the recordings: <sounds>/<locale>/<question>.title.ogg.
std::vector<survey::Finding> CheckVoices(const survey::Survey& survey, const std::vector<i18n::Pack>& packs,
                                         const std::filesystem::path& sounds);

}  // namespace tool
