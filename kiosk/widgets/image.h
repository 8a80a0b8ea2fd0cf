// Pictures that a survey brings along, and the picture with places to touch (SurveyJS imagemap).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/platform/texture.h"
#include "kiosk/widgets/areas.h"
#include "kiosk/widgets/canvas.h"
#include "shared/picture/picture.h"

namespace widgets {

// The pictures of the survey that is being answered, as textures. UI thread only.
class Images {
 public:
  // nullptr for what picture::Decoded refuses. Holds until Forget or until a Trim after it has not been asked for
  // lately.
  const platform::Texture* Find(std::string_view link);
  // Between two visits.
  void Forget();
  // Once a drawn frame: drops the pictures least lately asked for beyond the budget (bytes), those of the
  // frame not.
  void Trim(std::size_t budget = 48u << 20);
  std::size_t bytes() const;

 private:
  struct Entry {
    std::optional<platform::Texture> texture;  // none: refused, and not to be tried again in each frame
    unsigned long asked = 0;                   // the frame
  };
  std::map<std::string, Entry, std::less<>> entries_;
  unsigned long frame_ = 0;
};
inline const platform::Texture* ImageOf(Images& cache, std::string_view link) { return cache.Find(link); }

// The largest rectangle of the picture's shape in `rect`, centred.
Rect Contained(Rect rect, float width, float height);

// The whole picture, as large as fits, never mirrored.
void DrawImage(Canvas& canvas, Rect rect, const platform::Texture& picture);

// A picture with places to touch, and a button for each place below or beside it: whoever cannot hit a small
// place, or does not see what is meant, uses words. Without a picture the places stand on a plain card with
// their labels inside. The id of the area that was tapped: on its button, on its place, or within 10 mm of
// it. `one_of_many`: choosing one gives up the other (round marks). Tappable: "map:picture", and "area:<id>"
// for each.
std::optional<std::string> ImageMap(Canvas& canvas, Rect rect, const platform::Texture* picture,
                                    std::span<const Area> areas, bool one_of_many = false);

}  // namespace widgets
