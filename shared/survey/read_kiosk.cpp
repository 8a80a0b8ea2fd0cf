#include <algorithm>

#include "shared/base/json.h"
#include "shared/survey/read_parts.h"

namespace survey {
namespace {

constexpr int kFloor = 5;                   // PRIVACY.md rule 7; privacy/release holds the same floor in code
constexpr std::size_t kMostAttributes = 2;  // PRIVACY.md rule 2
constexpr std::size_t kMostValues = 4;
constexpr std::size_t kMostNames = 100, kLongestId = 64;

const Element* Named(const Fields& kiosk, std::string_view field, std::string_view name, const Survey& survey) {
  if (const Element* found = survey.Find(name)) return found;
  kiosk.Complain(field, "no question is called \"" + std::string(name) + "\"", "write the name as the question has it");
  return nullptr;
}

// The question is the survey's own: found through the constant list, marked through the pages.
void Mark(std::vector<std::unique_ptr<Element>>& elements, const Element& question) {
  for (const auto& element : elements) {
    if (element.get() == &question) element->practice = true;
    if (!element->IsQuestion()) Mark(element->elements, question);
  }
}

void CheckAttribute(const Fields& kiosk, const Element& question) {
  const std::string quoted = "\"" + question.name + "\"";
  const std::string kinds = "an attribute is a radiogroup, a rating, a boolean or a single imagepicker";
  const bool single = (question.HasChoices() || question.type == Type::kRating || question.type == Type::kBoolean) &&
                      !question.multiple;
  if (!single) kiosk.Complain("attributes", quoted + " cannot be an attribute", kinds);
  if (question.choices.size() > kMostValues)
    kiosk.Complain("attributes", quoted + " has more than 4 choices", "few, coarse choices keep small groups safe");
  if (question.Other())
    kiosk.Complain("attributes", quoted + " asks for a text of one's own", "take away showOtherItem");
  if (question.value_name != question.name || !question.choices_from.empty() || question.others_as_comment == false)
    kiosk.Complain("attributes", quoted + " shares its answer with others",
                   "take away valueName and choicesFromQuestion");
  if (question.practice)
    kiosk.Complain("attributes", quoted + " is a practice item, which is never stored", "name another question");
}

}  // namespace

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId &&
         std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::vector<std::string> NamesIn(const Fields& kiosk, std::string_view field) {
  std::vector<std::string> names;
  const base::Json* list = kiosk.Array({field});
  if (!list) return names;
  if (list->size() > kMostNames) {
    kiosk.Complain(field, "more than 100 names");
    return names;
  }
  for (const auto& item : *list) {
    if (!item.is_string()) {
      kiosk.Complain(field, std::string("expected names of questions, found ") + item.type_name());
      return {};
    }
    names.push_back(item.get<std::string>());
    if (std::ranges::count(names, names.back()) > 1) kiosk.Complain(field, "\"" + names.back() + "\" stands twice");
  }
  return names;
}

void ReadKiosk(const Fields& file, Survey& survey) {
  const auto kiosk = file.Object("kiosk");
  if (!kiosk) {
    file.Complain("", "no \"kiosk\" object",
                  R"(add "kiosk": {"id": "my-survey", "version": 1, "band": "8-11"}; docs/formats/survey.md §4)");
    return;
  }
  survey.id = kiosk->Plain({"id"});
  if (!IsId(survey.id))
    kiosk->Complain(kiosk->Get({"id"}) ? "id" : "",
                    survey.id.empty() ? "the survey has no id" : "not an id: \"" + survey.id + "\"",
                    "up to 64 lower-case letters, digits and \"-\"");
  survey.version = kiosk->Count({"version"}, 1);
  if (survey.version < 1) kiosk->Complain("version", "versions begin at 1");
  const std::string band = kiosk->Plain({"band"});
  if (const auto known = BandNamed(band))
    survey.band = *known;
  else
    kiosk->Complain(kiosk->Get({"band"}) ? "band" : "", "no age band is called \"" + band + "\"",
                    "\"5-7\", \"8-11\", \"12-17\" or \"adult\"");
  const std::string keyboard = kiosk->Plain({"keyboard"});
  if (keyboard != "" && keyboard != "alphabet" && keyboard != "standard")
    kiosk->Complain("keyboard", "no keyboard is called \"" + keyboard + "\"", "\"alphabet\" or \"standard\"");
  survey.alphabet_keyboard =
      keyboard.empty() ? survey.band == Band::k5To7 || survey.band == Band::k8To11 : keyboard == "alphabet";
  survey.emoji = kiosk->Plain({"emoji"});
  survey.audience = kiosk->Localised({"audience"});
  survey.k = kiosk->Count({"k"}, kFloor);
  if (survey.k < kFloor)
    kiosk->Complain("k", "k is " + std::to_string(survey.k) + ", the floor is 5 and cannot be lowered",
                    "leave k out, or raise it");

  for (const std::string& name : NamesIn(*kiosk, "practice")) {
    const Element* question = Named(*kiosk, "practice", name, survey);
    if (!question) continue;
    Mark(survey.pages, *question);
    if (question->required)
      kiosk->Complain("practice", "\"" + name + "\" is for practice and cannot be required", "take away isRequired");
  }
  survey.attributes = NamesIn(*kiosk, "attributes");
  if (survey.attributes.size() > kMostAttributes)
    kiosk->Complain("attributes", "at most two attributes are kept with an answer",
                    "the others are ordinary questions");
  for (const std::string& name : survey.attributes)
    if (const Element* question = Named(*kiosk, "attributes", name, survey)) CheckAttribute(*kiosk, *question);
  ReadDomains(*kiosk, survey);
  ReadMeasures(*kiosk, survey);
}

}  // namespace survey
