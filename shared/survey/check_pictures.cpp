// Pictures that a web page would show and a kiosk does not. Those in html are CheckHtml's.
#include <algorithm>

#include "shared/survey/check_rules.h"
#include "shared/survey/html.h"

namespace survey {
namespace {

// As kiosk/widgets/image.h has them: of a picture in the file's own coding, and what base64 makes of it.
constexpr std::size_t kMostPngBytes = 2u << 20;
constexpr std::size_t kMostLinkBytes = kMostPngBytes / 3 * 4;

struct Complaint {
  std::string message, hint;
};

Complaint About(std::string_view link) {
  const std::string write = "\"data:image/png;base64,…\"";
  if (link.starts_with("data:image/png;base64,")) {
    if (link.size() <= kMostLinkBytes) return {};
    return {"this picture is larger than a kiosk takes (2 MiB)",
            "a picture for a screen needs no more than 1000 pixels a side"};
  }
  if (const std::string format = FormatOfPicture(link); !format.empty())
    return {"a kiosk shows pictures as PNG in base64 only: " + format, "save it as PNG: " + write};
  return {"a kiosk has no network to fetch a picture from", "put the picture into the file: " + write};
}

}  // namespace

void CheckPictures(const Checked& checked, Findings& findings) {
  const auto check = [&](const std::string& pointer, const Text& link) {
    for (const auto& [locale, address] : link.all()) {
      Complaint complaint = address.empty() ? Complaint{} : About(address);
      if (complaint.message.empty()) continue;
      findings.push_back({Finding::Level::kNotOnKiosk, pointer + "/imageLink", 0, std::move(complaint.message),
                          std::move(complaint.hint)});
      return;
    }
  };
  for (const Place& place : checked.walk.places()) {
    const Element& element = *place.element;
    check(element.pointer, element.image_link);
    for (std::size_t i = 0; i < element.choices.size(); ++i)
      check(element.pointer + "/choices/" + std::to_string(i), element.choices[i].image_link);
  }
}

}  // namespace survey
