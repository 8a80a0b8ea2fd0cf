#include "kiosk/speech/recorded.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

#include "shared/base/file.h"

namespace speech {
namespace {

constexpr int kQuietest = 300;  // of 32767; below that somebody recorded silence

bool IsFileName(std::string_view part) {
  constexpr std::string_view kNever("/\0", 2);
  return !part.empty() && part.front() != '.' && part.find_first_of(kNever) == std::string_view::npos;
}

// An Ogg stream says on its last page (RFC 3533: flag 0x04) that it ends there. libsndfile plays what there is.
bool EndsWhereItShould(std::string_view file) {
  constexpr std::size_t kHeader = 27, kFlags = 5, kSegments = 26;
  const auto last = file.rfind("OggS");
  if (last == std::string_view::npos || file.size() - last < kHeader) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(file[last + i]); };
  if (file.size() - last < kHeader + byte(kSegments)) return false;
  std::size_t length = kHeader + byte(kSegments);
  for (std::size_t i = 0; i < byte(kSegments); ++i) length += byte(kHeader + i);
  return (byte(kFlags) & 0x04) != 0 && file.size() - last == length;
}

// libsndfile's way of reading bytes that are in memory already.
struct Bytes {
  std::string content;
  sf_count_t at = 0;

  sf_count_t size() const { return static_cast<sf_count_t>(content.size()); }
  static Bytes& Of(void* user) { return *static_cast<Bytes*>(user); }

  static sf_count_t Length(void* user) { return Of(user).size(); }
  static sf_count_t Tell(void* user) { return Of(user).at; }
  static sf_count_t Write(const void*, sf_count_t, void*) { return 0; }
  static sf_count_t Seek(sf_count_t offset, int whence, void* user) {
    Bytes& bytes = Of(user);
    const sf_count_t start = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? bytes.at : bytes.size();
    return bytes.at = std::clamp<sf_count_t>(start + offset, 0, bytes.size());
  }
  static sf_count_t Read(void* to, sf_count_t count, void* user) {
    Bytes& bytes = Of(user);
    count = std::clamp<sf_count_t>(count, 0, bytes.size() - bytes.at);
    std::memcpy(to, bytes.content.data() + bytes.at, static_cast<std::size_t>(count));
    bytes.at += count;
    return count;
  }
};

struct CloseFile {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

}  // namespace

std::filesystem::path PackRecording(const std::filesystem::path& sounds, std::string_view locale,
                                    std::string_view key) {
  if (!IsFileName(locale) || !IsFileName(key)) return {};
  return sounds / locale / (std::string(key) + ".ogg");
}

std::filesystem::path SurveyRecording(const std::filesystem::path& package, std::string_view locale,
                                      std::string_view question, std::string_view part) {
  if (!IsFileName(locale) || !IsFileName(question) || !IsFileName(part)) return {};
  return package / "sounds" / locale / (std::string(question) + "." + std::string(part) + ".ogg");
}

base::Result<Sound> ReadRecording(const std::filesystem::path& path) {
  const auto broken = [&](const std::string& what) {
    return base::Fail(base::Code::kInvalid, path.string() + ": " + what, "record it again, or take the file away");
  };
  auto content = base::ReadFile(path, kLargestRecording);
  if (!content) return std::unexpected(content.error());
  if (!EndsWhereItShould(*content)) return broken("is no whole Ogg file");

  Bytes bytes{*std::move(content)};
  SF_VIRTUAL_IO io{Bytes::Length, Bytes::Seek, Bytes::Read, Bytes::Write, Bytes::Tell};
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, CloseFile> file(sf_open_virtual(&io, SFM_READ, &info, &bytes));
  if (!file) return broken(sf_strerror(nullptr));
  if ((info.format & SF_FORMAT_TYPEMASK) != SF_FORMAT_OGG) return broken("is no Ogg file");
  if (info.channels < 1 || info.channels > 2) return broken("has " + std::to_string(info.channels) + " channels");
  if (info.samplerate < 8000 || info.samplerate > 96000)
    return broken("has " + std::to_string(info.samplerate) + " samples a second");

  Sound sound;
  sound.rate = info.samplerate;
  std::array<short, 8192> block{};
  const auto channels = static_cast<std::size_t>(info.channels);
  while (const sf_count_t frames = sf_readf_short(file.get(), block.data(), block.size() / channels)) {
    if (frames < 0) return broken(sf_strerror(file.get()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(frames) * channels; i += channels)
      sound.samples.push_back(channels == 1 ? block[i] : static_cast<std::int16_t>((block[i] + block[i + 1]) / 2));
    if (sound.length() > kLongestRecording) return broken("is longer than two minutes");
  }
  if (sf_error(file.get()) != SF_ERR_NO_ERROR) return broken(sf_strerror(file.get()));
  if (Peak(sound.samples) < kQuietest) return broken("is silent");
  return sound;
}

}  // namespace speech
