#include "kiosk/app/aloud.h"

#include <algorithm>

#include "kiosk/speech/recorded.h"

namespace app {
namespace {

using Part = widgets::Line::Part;

constexpr double kLoudness[] = {.7, .4, .7, 1};  // 0 is not used; quiet, middle, loud

// What a visitor would call another page.
std::string PageOf(const visit::Visit& visit) {
  std::string page = visit::NameOf(visit.screen());
  const auto add = [&](const std::string& more) { page += '\n' + more; };
  add(std::to_string(static_cast<int>(visit.over())) + (visit.warning() ? "w" : ""));
  add(visit.pack().tag);
  add(std::to_string(visit.view().part));
  if (visit.walk() && visit.walk()->current()) {
    const visit::Ask ask = *visit.walk()->current();
    add(std::to_string(static_cast<int>(ask.id)) + "." + std::to_string(static_cast<int>(ask.what)) + "." +
        std::to_string(ask.row));
  }
  return page;
}

bool ReadsByItself(const visit::Visit& visit) {
  return visit.comfort().aloud > 0 || (visit.survey() && survey::ReadsAloud(visit.survey()->band));
}

std::vector<std::string> TextsOf(const std::vector<widgets::Line>& lines, bool with_way) {
  std::vector<std::string> texts;
  for (const Part part : {Part::kMatter, Part::kWay})
    for (const widgets::Line& line : lines)
      if (line.part == part && (part == Part::kMatter || with_way)) texts.push_back(line.words);
  return texts;
}

}  // namespace

Aloud::Aloud(std::filesystem::path sounds, std::function<void()> wake)
    : sounds_(std::move(sounds)), speaker_(card_, {}, std::move(wake)) {}

// A text's recording: of the pack's key with this text, or of the present question's title or choice. What children are
// told instead of another text has one of its own.
std::filesystem::path Aloud::RecordingOf(const visit::Visit& visit, const std::string& text) const {
  const i18n::Pack& pack = visit.pack();
  if (visit.walk() && visit.walk()->current()) {
    const session::Session& session = visit.walk()->session();
    const session::NodeId id = visit.walk()->current()->id;
    const std::string& question = session.element(id).name;
    const std::filesystem::path package = sounds_ / "surveys" / visit.survey()->id;
    if (text == session.Title(id)) return speech::SurveyRecording(package, pack.tag, question, "title");
    for (const session::Offered& one : visit.walk()->Choices())
      if (session.SayChoice(id, one) == text)
        return speech::SurveyRecording(package, pack.tag, question, expression::ToCode(one.value));
  }
  const auto found = std::ranges::find(pack.strings, text, [](const auto& entry) { return entry.second; });
  if (found == pack.strings.end()) return {};
  const auto child = pack.child.find(found->first);
  const bool for_children = child != pack.child.end() && child->second == text;
  return speech::PackRecording(sounds_, pack.tag, found->first + (for_children ? ".child" : ""));
}

void Aloud::Say(const visit::Visit& visit, const std::vector<std::string>& texts, bool bell) {
  const visit::Comfort comfort = visit.comfort();
  speaker_.SetVolume(kLoudness[comfort.loudness]);
  speaker_.SetRate(comfort.aloud == 2 ? speech::Rate::kSlow : speech::Rate::kNormal);
  said_ = texts;
  std::vector<speech::Utterance> utterances;
  if (bell) utterances.push_back({.element = {}, .text = {}, .voice = {}, .recording = sounds_ / "bell.ogg"});
  for (std::size_t i = 0; i < texts.size(); ++i)
    utterances.push_back({std::to_string(i), texts[i], visit.pack().voice, RecordingOf(visit, texts[i])});
  speaker_.Say(std::move(utterances));
}

void Aloud::Follow(const visit::Visit& visit, const std::vector<widgets::Line>& lines) {
  std::string page = PageOf(visit);
  if (page == page_) return;
  page_ = std::move(page);
  // "Are you still here?" is asked aloud of everybody.
  const bool reads = ReadsByItself(visit) || visit.warning(), bell = visit.over() == visit::Over::kCalled;
  if (!reads && !bell) return speaker_.Stop();
  Say(visit, reads ? TextsOf(lines, false) : std::vector<std::string>(), bell);
}

void Aloud::Toggle(const visit::Visit& visit, const std::vector<widgets::Line>& lines) {
  if (speaker_.IsSpeaking()) return speaker_.Stop();
  Say(visit, TextsOf(lines, true));
}

void Aloud::Touched(const visit::Visit& visit, const std::string& label) {
  if (ReadsByItself(visit) && !label.empty()) return Say(visit, {label});
  speaker_.Stop();
}

void Aloud::Forget() {
  speaker_.Reset();
  said_.clear();
}

screens::Voice Aloud::VoiceFor(const i18n::Pack& pack) const {
  if (speaker_.IsMute()) return screens::Voice::kMute;
  if (speaker_.IsSpeaking()) return screens::Voice::kSpeaking;
  std::error_code failed;
  const bool recorded = std::filesystem::is_directory(sounds_ / pack.tag, failed);
  return pack.voice.empty() && !recorded ? screens::Voice::kNone : screens::Voice::kSilent;
}

std::optional<widgets::SpokenWord> Aloud::Word() const {
  const auto now = speaker_.Now();
  if (!now || now->element.empty()) return std::nullopt;  // the bell
  const std::size_t at = std::stoul(now->element);
  if (at >= said_.size()) return std::nullopt;
  return widgets::SpokenWord{said_[at], now->word.begin, now->word.end};
}

}  // namespace app
