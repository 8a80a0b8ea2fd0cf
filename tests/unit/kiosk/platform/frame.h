// A frame of Dear ImGui's without a window.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <memory>

#include "kiosk/platform/damage.h"

inline ImTextureID Texture(std::uint64_t id) { return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id)); }

inline ImDrawListSharedData* Shared() {
  struct Destroy {
    void operator()(ImGuiContext* made) const { ImGui::DestroyContext(made); }
  };
  static const std::unique_ptr<ImGuiContext, Destroy> context(ImGui::CreateContext());
  return ImGui::GetDrawListSharedData();
}

// A frame of rectangles, each with a texture of its own, so that each is a command of its own.
struct Frame {
  Frame() {
    list._ResetForNewFrame();
    list.PushClipRect({0, 0}, {1000, 1000});
  }
  Frame& Draw(float x, float y, std::uint64_t texture, ImU32 color = IM_COL32_WHITE) {
    list.AddImage(Texture(texture), {x, y}, {x + 50, y + 20}, {0, 0}, {1, 1}, color);
    return *this;
  }
  template <class Use>
  auto With(Use use) {
    ImDrawList* lists[] = {&list};
    ImDrawData data;
    data.CmdLists = lists;
    data.CmdListsCount = 1;
    return use(data);
  }
  std::vector<platform::Drawn> drawn() { return With(&platform::DrawnOf); }

  ImDrawList list{Shared()};
};
