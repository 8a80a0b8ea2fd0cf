// A voice that somebody recorded: an Ogg file (Vorbis, Opus or FLAC inside) beside the texts.
//
//   assets/sounds/<locale>/<key>.ogg                         a text of the language pack
//   assets/sounds/<locale>/<key>.child.ogg                   what children are told in its place
//   <survey package>/sounds/<locale>/<question>.<part>.ogg   title, description, a choice's value …
#pragma once

#include <filesystem>
#include <string_view>

#include "kiosk/speech/sound.h"
#include "shared/base/error.h"

namespace speech {

// Larger or longer files are refused: a prompt is a sentence or two.
inline constexpr std::size_t kLargestRecording = 4u << 20;  // bytes
inline constexpr Millis kLongestRecording{120'000};

// Where a recording would stand; whether it does is not looked at. Empty when a name cannot be that of a file (empty,
// with a '/' or NUL in it, or beginning with '.'): then there is none.
std::filesystem::path PackRecording(const std::filesystem::path& sounds, std::string_view locale, std::string_view key);
std::filesystem::path SurveyRecording(const std::filesystem::path& package, std::string_view locale,
                                      std::string_view question, std::string_view part);

// The sound, mixed down to mono at the file's own rate, without marks. kNotFound when there is no file; kInvalid for
// one that is no Ogg sound, is cut off or silent, or exceeds the limits.
base::Result<Sound> ReadRecording(const std::filesystem::path& file);

}  // namespace speech
