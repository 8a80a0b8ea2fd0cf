// Negations and two questions in one, and pictures that a kiosk does not show.
#include <doctest/doctest.h>

#include "tests/unit/shared/survey/check_support.h"

using test::FindingsOf;
using test::Has;
using test::HasNot;

namespace {

std::string Titled(const std::string& locale, const std::string& title, const std::string& type = "boolean") {
  return FindingsOf(R"({"type": ")" + type + R"(", "name": "a", "title": {")" + locale + R"(": ")" + title + "\"}}");
}

}  // namespace

TEST_CASE("a question that says no is a warning, with the word and its language") {
  Has(Titled("default", "Is there a place where you do NOT feel safe?"),
      R"(warning /elements/0:1 the question says no: "not" in "default")");
  Has(Titled("en-GB", "Don’t you like it at school?"), R"("don’t" in "en-GB")");
  Has(Titled("lv", "Vai tev nekad nav skumji, draugs?"), R"("nekad" in "lv")");
  Has(Titled("lt", "Ar tau niekada nebūna liūdna?"), R"("niekada" in "lt")");
  Has(Titled("ru", "Тебе не нравится эта площадка?"), R"("не" in "ru")");
  Has(Titled("uk", "Тобі не подобається цей майданчик?"), R"("не" in "uk")");
  Has(Titled("ar", "هل لا تحب المدرسة أبدًا؟"), R"("لا" in "ar")");
  Has(Titled("fa", "چرا مدرسه را دوست نداری؟"), R"("نداری" in "fa")");
  Has(Titled("fa", "چرا به مدرسه نمی‌روی، دوست من؟"), R"(in "fa")");
}

TEST_CASE("all languages stand in one finding") {
  const std::string found = FindingsOf(
      R"({"type": "boolean", "name": "a", "title": {"default": "Are you not well today?", "ru": "Тебе сегодня не лучше?"}})");
  Has(found, R"(the question says no: "not" in "default", "не" in "ru")");
}

TEST_CASE("words that only look like a negation are none, and what is short is understood") {
  HasNot(Titled("lv", "Kā tev gāja šonedēļ, nedēļas vidū?"), "says no");  // "nedēļa" is a week
  HasNot(Titled("default", "Did you take a note in your notebook?"), "says no");
  HasNot(Titled("ru", "Что делает небо таким синим?"), "says no");
  HasNot(Titled("default", "Why not?"), "says no");
  HasNot(Titled("de", "Bist du not am Mann heute?"), "says no");  // no list for the language
}

TEST_CASE("two things in a question that takes one answer are a warning") {
  Has(Titled("default", "Are the teachers kind and helpful?"),
      R"(warning /elements/0:1 it may ask two things at once: "and" in "default")");
  Has(Titled("default", "Do you walk and/or cycle here?", "rating"), R"("and/or" in "default")");
  Has(Titled("lv", "Vai skolā ir jautri un droši?"), R"("un" in "lv")");
  Has(Titled("lt", "Ar mokykloje linksma ir saugu?"), R"("ir" in "lt")");
  Has(Titled("ru", "В школе весело и безопасно?"), R"("и" in "ru")");
  Has(Titled("uk", "У школі весело та безпечно?"), R"("та" in "uk")");
  Has(Titled("ar", "هل تمشي و/أو تركب الدراجة؟"), R"("و/أو" in "ar")");
  Has(Titled("fa", "آیا مدرسه شاد و امن است؟"), R"("و" in "fa")");
}

TEST_CASE("several answers, a text and an either-or are no two questions in one") {
  HasNot(FindingsOf(R"({"type": "checkbox", "name": "a", "title": "Where do you play and learn?", "choices": [1]})"),
         "two things");
  HasNot(Titled("default", "What do you like and why?", "comment"), "two things");
  HasNot(Titled("default", "Do you go to school or kindergarten here?"), "two things");
  HasNot(Titled("default", "Is the band playing on the sand?"), "two things");
}

TEST_CASE("a picture that is no PNG in the file is said, wherever it stands") {
  const auto image = [](const std::string& link) {
    return FindingsOf(R"({"type": "image", "name": "i", "imageLink": ")" + link +
                      R"("}, {"type": "boolean", "name": "b", "title": "1"})");
  };
  CHECK(image("data:image/png;base64,iVBORw0KGgo=") == "");
  Has(image("data:image/jpeg;base64,/9j/4AAQ"),
      "web /elements/0/imageLink:1 a kiosk shows pictures as PNG in base64 only: JPEG");
  Has(image("data:image/gif;base64,R0lGOD"), "only: GIF");
  Has(image("data:image/svg+xml;utf8,<svg/>"), "only: SVG");
  Has(image("data:image/png,x"), "only: PNG");
  Has(image("https://example.org/a.png"), "web /elements/0/imageLink:1 a kiosk has no network to fetch a picture from");
  Has(image("data:image/png;base64," + std::string(3u << 20, 'A')), "larger than a kiosk takes");
  Has(FindingsOf(
          R"({"type": "imagepicker", "name": "p", "title": "1", "choices": [{"value": 1, "imageLink": "data:image/jpeg;base64,/9j/"}]})"),
      "web /elements/0/choices/0/imageLink:1 a kiosk shows");
  Has(FindingsOf(
          R"({"type": "imagemap", "name": "m", "title": "1", "imageLink": "a.png", "areas": [{"value": 1, "shape": "rect", "coords": "0,0,1,1"}]})"),
      "web /elements/0/imageLink:1 a kiosk has no network");
  Has(FindingsOf(
          R"({"type": "html", "name": "h", "html": "<img src='data:image/jpeg;base64,/9j/'>"}, {"type": "boolean", "name": "b", "title": "1"})"),
      "web /elements/0/html:1 a kiosk shows pictures as PNG in base64 only: JPEG");
}

TEST_CASE("an unknown type is an error that names the nearest one") {
  Has(FindingsOf(R"({"type": "radiogruop", "name": "a", "title": "1"})"),
      R"(error /elements/0/type:1 unknown question type "radiogruop" | did you mean "radiogroup"?)");
}
