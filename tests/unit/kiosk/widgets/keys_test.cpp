// A finger on the keys, without a window: each pass is one frame of Dear ImGui's.
#include "kiosk/widgets/keys.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "kiosk/widgets/writing.h"

namespace {

using widgets::kLongPressSeconds;
using widgets::Typing;

constexpr int kWidth = 1200, kHeight = 600;

struct Glass {
  Glass() {
    platform::Texture::KeepOnChip(false);
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {kWidth, kHeight};
    io.Fonts->Build();
    layout.rows = {{{"q", "Q"}, {"w", "W"}}, {{"a", "A", {{"ā", "Ā"}}}, {"s", "S"}}};
    const auto read = i18n::ReadPack(BALSS_SOURCE_DIR "/assets/i18n/lv.json");
    REQUIRE(read);
    pack = *read;
  }
  ~Glass() { ImGui::DestroyContext(); }

  // One picture, `seconds` after the last; what it writes or changes is applied.
  Typing Pass(float seconds) {
    ImGui::GetIO().DeltaTime = seconds;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("glass", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
    widgets::Canvas canvas(*ImGui::GetWindowDrawList(), typesetter, pictures, metrics,
                           theme::PaletteOf(theme::Theme::kPaper), false, {});
    const Typing typing = widgets::Keys(canvas, {0, 100, kWidth, 400}, {}, {&layout, &layout, false, state}, pack);
    elements = canvas.elements();
    look_again = canvas.look_again();
    ImGui::End();
    ImGui::EndFrame();
    if (typing.keys) state = *typing.keys;
    return typing;
  }

  void Press(const std::string& id) {
    const widgets::Rect rect = Find(id).value().rect;
    ImGui::GetIO().MousePos = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    Pass(.01f);
    ImGui::GetIO().MouseDown[0] = true;
    Pass(.01f);
  }

  std::optional<widgets::Element> Find(const std::string& id) const {
    const auto found = std::ranges::find(elements, id, &widgets::Element::id);
    return found == elements.end() ? std::nullopt : std::optional(*found);
  }

  // Passes as the loop makes them, until the picture asks for none: then what it shows is what there is.
  void Settle() {
    for (int i = 0; i < 10 && look_again; ++i) Pass(*look_again + .001f);
  }

  keyboard::Layout layout;
  i18n::Pack pack;
  widgets::KeyState state;
  text::Typesetter typesetter;
  widgets::Pictures pictures;
  theme::Metrics metrics{kWidth, kHeight, 317, 158};
  std::vector<widgets::Element> elements;
  std::optional<float> look_again;
};

}  // namespace

TEST_CASE("a finger that stays on a letter sees its forms, however late the picture comes") {
  for (const float late : {.001f, .3f, kLongPressSeconds - .001f, kLongPressSeconds, 2.f}) {
    CAPTURE(late);
    Glass glass;
    glass.Pass(.01f);
    glass.Press("key:a");
    REQUIRE(glass.look_again);
    glass.Pass(late);
    glass.Settle();
    CHECK_FALSE(glass.look_again);
    CHECK(glass.Find("more:ā"));
    CHECK(glass.state.more == "a");
  }
}

TEST_CASE("a letter without forms writes when the finger leaves it, and asks for no picture until then") {
  Glass glass;
  glass.Pass(.01f);
  glass.Press("key:s");
  CHECK_FALSE(glass.Pass(2).written);
  CHECK_FALSE(glass.look_again);
  ImGui::GetIO().MouseDown[0] = false;
  const Typing typing = glass.Pass(.01f);
  REQUIRE(typing.written);
  CHECK(typing.written->text == "s");
}
