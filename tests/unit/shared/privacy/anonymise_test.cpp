// PRIVACY.md rule 2; docs/formats/response.md §2 and §3.
#include <doctest/doctest.h>

#include "shared/base/json.h"
#include "shared/base/utf8.h"
#include "shared/privacy/anonymise.h"
#include "shared/privacy/seal.h"

namespace {

using expression::Value;

survey::Survey Read(const std::string& elements, const std::string& more = "") {
  auto read =
      survey::Read(R"({"kiosk": {"id": "playground", "band": "8-11"}, "elements": [)" + elements + "]" + more + "}");
  INFO((read ? "" : base::Sentence(read.error())));
  REQUIRE(read);
  return *std::move(read);
}

survey::Survey Playground(const std::string& ages = R"("5-7", "8-11", "12-17")") {
  survey::Survey survey = Read(R"({"type": "radiogroup", "name": "age", "choices": [)" + ages +
                               R"(]}, {"type": "radiogroup", "name": "speaks", "choices": ["yes", "no"]},
         {"type": "radiogroup", "name": "swing", "choices": ["good", "bad"], "hasOther": true}, {"type": "comment", "name": "wish"},
         {"type": "text", "name": "visits", "inputType": "number"}, {"type": "rating", "name": "ant"}, {"type": "rating", "name": "zebra"})");
  survey.attributes = {"age", "speaks"};
  return survey;
}

privacy::AnonymousResponse Anonymised(const survey::Survey& survey, decltype(session::Response::answers) answers,
                                      std::vector<std::string> skipped = {}) {
  return privacy::Anonymise({.survey = &survey, .answers = std::move(answers), .skipped = std::move(skipped)});
}

// The same from JSON, with what became of it in two texts that are easy to compare.
struct Apart {
  std::string answers, texts;
};
Apart Split(const survey::Survey& survey, const char* json, std::vector<std::string> skipped = {}) {
  decltype(session::Response::answers) answers;
  const Value given = Value::FromJson(base::Json::parse(json));
  for (const auto& [name, value] : *given.object()) answers.emplace(name, value);
  const auto out = Anonymised(survey, std::move(answers), std::move(skipped));
  Apart apart{out.answers, ""};
  for (const std::string& text : out.texts) {
    const auto body = base::Json::parse(text);
    apart.texts += body.at("question").get<std::string>() + "=" + body.at("text").get<std::string>() + ";";
  }
  return apart;
}

}  // namespace

TEST_CASE("the body holds answers and skipped questions, sorted by name, and nothing else") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"visits", 3}, {"swing", "good"}}, {"zebra", "ant"});
  CHECK(out.answers == R"({"answers":{"swing":"good","visits":3},"skipped":["ant","zebra"]})");
  CHECK(out.survey == survey.digest);
  CHECK(out.texts.empty());
}

TEST_CASE("the language is told only of who was helped, and only one that the survey speaks") {
  const auto survey = Read(R"({"type": "rating", "name": "mood", "title": {"default": "How?", "lv": "Kā?"}})");
  session::Response response{.survey = &survey, .answers = {{"mood", 3}}, .skipped = {}};
  CHECK(privacy::Anonymise(response).answers == R"({"answers":{"mood":3},"skipped":[]})");
  response.helped_in = "lv";
  response.turned = true;
  CHECK(privacy::Anonymise(response).answers == R"({"answers":{"mood":3},"helped":"lv","skipped":[],"turned":true})");
  response.helped_in = "tlh";
  CHECK(privacy::Anonymise(response).answers == R"({"answers":{"mood":3},"skipped":[],"turned":true})");
}

TEST_CASE("an attribute leaves the answers and becomes the number of its choice") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"age", "8-11"}, {"speaks", "yes"}, {"swing", "bad"}});
  CHECK(out.attributes == privacy::Attributes{2, 1});
  CHECK(out.answers == R"({"answers":{"swing":"bad"},"skipped":[]})");
}

TEST_CASE("a skipped or unknown attribute is zero, and its absence stands nowhere else") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"speaks", "perhaps"}}, {"age"});
  CHECK(out.attributes == privacy::Attributes{0, 0});
  CHECK(out.answers == R"({"answers":{},"skipped":[]})");
}

TEST_CASE("a fifth value of an attribute is not told apart") {
  const auto survey = Playground(R"("a", "b", "c", "d", "e")");
  CHECK(Anonymised(survey, {{"age", "d"}}).attributes == privacy::Attributes{4, 0});
  CHECK(Anonymised(survey, {{"age", "e"}}).attributes == privacy::Attributes{0, 0});
}

TEST_CASE("a third attribute is never an attribute") {
  auto survey = Playground();
  survey.attributes = {"age", "speaks", "swing"};
  const auto out = Anonymised(survey, {{"age", "5-7"}, {"speaks", "no"}, {"swing", "good"}});
  CHECK(out.attributes == privacy::Attributes{1, 2});
  CHECK(out.answers == R"({"answers":{},"skipped":[]})");
}

TEST_CASE("a free text stands apart, scrubbed, and the answers do not say that it exists") {
  const auto survey = Playground();
  const auto with = Anonymised(survey, {{"swing", "bad"}, {"wish", "  more trees, call 2612 3456 "}});
  const auto without = Anonymised(survey, {{"swing", "bad"}}, {"wish"});
  REQUIRE(with.texts.size() == 1);
  CHECK(with.texts[0] == R"({"question":"wish","text":"more trees, call […]"})");
  CHECK(with.answers == without.answers);
  CHECK(without.texts.empty());
}

TEST_CASE("the text of Other is a free text; a number is not") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"swing", "other"}, {"swing-Comment", "wet"}, {"visits", 12}});
  REQUIRE(out.texts.size() == 1);
  CHECK(out.texts[0] == R"({"question":"swing-Comment","text":"wet"})");
  CHECK(out.answers == R"({"answers":{"swing":"other","visits":12},"skipped":[]})");
}

TEST_CASE("an empty text is not a text") {
  const auto survey = Playground();
  CHECK(Anonymised(survey, {{"wish", " \n "}}).texts.empty());
}

TEST_CASE("a long text is cut between two characters, so that it always fits") {
  const auto survey = Playground();
  std::string ants, quotes(9000, '"'), emoji;
  for (int i = 0; i < 5000; ++i) ants += "ā", emoji += "🙂";
  for (const std::string& text : {ants, quotes, emoji, std::string(9000, '\x01'), std::string(3901, 'x')}) {
    const auto out = Anonymised(survey, {{"wish", text}});
    REQUIRE(out.texts.size() == 1);
    CHECK(out.texts[0].size() < privacy::kBodyBytes);
    CHECK(out.texts[0].size() > 3600);
    CHECK(base::IsValidUtf8(out.texts[0]));
    CHECK(base::ParseJson(out.texts[0]).has_value());
  }
}

TEST_CASE("a text that is not UTF-8 is kept as far as it is readable") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"wish", std::string("tree \xff\xfe end")}});
  REQUIRE(out.texts.size() == 1);
  CHECK(base::IsValidUtf8(out.texts[0]));
}

// Nested texts: PRIVACY.md rule 7, docs/formats/response.md §3.

TEST_CASE("what was written into an item of a multiple text stands apart under its name; a number stays") {
  const auto survey = Read(R"({"type": "multipletext", "name": "contact", "items": [
      {"name": "phone"}, {"name": "street"}, {"name": "age", "inputType": "number"}, {"name": "born", "inputType": "date"}]})");
  const auto out =
      Split(survey, R"({"contact": {"phone": "call 2612 3456", "street": "Elm", "age": 7, "born": "2019-05-01"}})");
  CHECK(out.answers == R"({"answers":{"contact":{"age":7,"born":"2019-05-01"}},"skipped":[]})");
  CHECK(out.texts == "contact.phone=call […];contact.street=Elm;");
  CHECK(Split(survey, R"({"contact": {"phone": "x"}})").answers == R"({"answers":{},"skipped":[]})");
}

TEST_CASE("texts in entries stand apart, and tell neither the entry nor how many there are") {
  const auto survey = Read(R"json({"type": "paneldynamic", "name": "people", "templateElements": [
      {"type": "panel", "name": "inner", "elements": [{"type": "text", "name": "name", "valueName": "n"}]},
      {"type": "rating", "name": "mood", "showCommentArea": true},
      {"type": "radiogroup", "name": "pet", "choices": ["cat"], "hasOther": true},
      {"type": "matrixdynamic", "name": "trips", "columns": [{"name": "to", "cellType": "comment"}, {"name": "days", "cellType": "text", "inputType": "number"}]}]})json");
  const auto out = Split(survey, R"({"people": [{"n": "Anna"}, {"n": "Bo", "mood": 2, "mood-Comment": "wet"},
      {"pet": "other", "pet-Comment": "dog", "trips": [{"to": "Oslo"}, {"to": "Riga", "days": 3}]}]})");
  CHECK(out.answers == R"({"answers":{"people":[{"mood":2},{"pet":"other","trips":[{"days":3}]}]},"skipped":[]})");
  CHECK(
      out.texts ==
      "people.name=Anna;people.name=Bo;people.mood-Comment=wet;people.pet-Comment=dog;people.trips.to=Oslo;people.trips.to=Riga;");
  for (const char* only_texts : {R"({"people": [{"n": "Anna"}, {"n": "Bo"}]})", R"({"people": [{}, {}]})", "{}"})
    CHECK(Split(survey, only_texts, {"people"}).answers == R"({"answers":{},"skipped":[]})");
}

TEST_CASE("texts in the rows of a table do not tell their row") {
  const auto survey = Read(R"({"type": "matrixdropdown", "name": "week", "rows": ["monday", "friday"], "columns": [
      {"name": "did", "cellType": "comment"}, {"name": "hours", "cellType": "text", "inputType": "number"}]})");
  const auto out =
      Split(survey, R"({"week": {"monday": {"did": "swam with Anna"}, "friday": {"did": "ran", "hours": 2}}})");
  CHECK(out.answers == R"({"answers":{"week":{"friday":{"hours":2}}},"skipped":[]})");
  CHECK(out.texts == "week.did=ran;week.did=swam with Anna;");
}

TEST_CASE("an expression that repeats a text gives a text; truths and small numbers stay") {
  const auto survey = Read(R"json({"type": "text", "name": "name"}, {"type": "rating", "name": "n"},
      {"type": "expression", "name": "hello", "expression": "'Hi ' + {greeted}"}, {"type": "expression", "name": "many", "expression": "iif({n} > 2, 'many', 'few')"})json",
                           R"(, "calculatedValues": [{"name": "greeted", "expression": "{name}"}])");
  CHECK(Split(survey, R"({"name": "Anna", "hello": "Hi Anna", "many": "few"})").answers ==
        R"({"answers":{"many":"few"},"skipped":[]})");
  CHECK(Split(survey, R"({"name": "Anna", "hello": "Hi Anna"})").texts == "hello=Hi Anna;name=Anna;");
  CHECK(Split(survey, R"({"hello": true})").answers == R"({"answers":{"hello":true},"skipped":[]})");
  CHECK(Split(survey, R"({"hello": 3.5})").answers == R"({"answers":{"hello":3.5},"skipped":[]})");
}

TEST_CASE("a telephone number that an expression reads as a number is scrubbed with the texts") {
  const auto survey =
      Read(R"({"type": "text", "name": "phone"}, {"type": "expression", "name": "copy", "expression": "{phone}"})");
  const auto out = Split(survey, R"({"copy": 26123456})");
  CHECK(out.answers == R"({"answers":{},"skipped":[]})");
  CHECK(out.texts == "copy=[…];");
}

TEST_CASE("an expression whose words depend on the visitor's language or on the day keeps them apart") {
  const auto survey =
      Read(R"json({"type": "rating", "name": "n"}, {"type": "expression", "name": "language", "expression": "{locale}"},
      {"type": "expression", "name": "words", "expression": "displayValue('n')"}, {"type": "expression", "name": "day", "expression": "today()"})json");
  const auto out = Anonymised(survey, {{"language", "ps"}, {"words", "labi"}, {"day", expression::Date{0}}, {"n", 1}});
  CHECK(out.answers == R"({"answers":{"n":1},"skipped":[]})");
}

TEST_CASE("a text of Other that stands in the value leaves Other behind") {
  const auto survey = Read(
      R"({"type": "radiogroup", "name": "pet", "choices": ["cat", 2], "hasOther": true, "storeOthersAsComment": false},
      {"type": "checkbox", "name": "toys", "choices": ["ball", "doll"], "hasOther": true, "storeOthersAsComment": false})");
  auto out = Split(survey, R"({"pet": "Rex, my dog", "toys": ["ball", "Anna's kite"]})");
  CHECK(out.answers == R"({"answers":{"pet":"other","toys":["ball","other"]},"skipped":[]})");
  CHECK(out.texts == "pet-Comment=Rex, my dog;toys-Comment=Anna's kite;");
  out = Split(survey, R"({"pet": 2, "toys": ["other", "kite"]})");
  CHECK(out.answers == R"({"answers":{"pet":2,"toys":["other"]},"skipped":[]})");
  CHECK(out.texts == "toys-Comment=kite;");
}

TEST_CASE("a choice that was carried over from what somebody wrote is a text") {
  const auto survey = Read(
      R"json({"type": "paneldynamic", "name": "people", "templateElements": [{"type": "text", "name": "name"}, {"type": "rating", "name": "mood"}]},
      {"type": "radiogroup", "name": "oldest", "choicesFromQuestion": "people", "choiceValuesFromQuestion": "name"},
      {"type": "checkbox", "name": "moods", "choicesFromQuestion": "people", "choiceValuesFromQuestion": "mood"})json");
  const auto out = Split(survey, R"({"oldest": "Anna", "moods": [2, 5]})", {"oldest"});
  CHECK(out.answers == R"({"answers":{"moods":[2,5]},"skipped":[]})");
  CHECK(out.texts == "oldest=Anna;");
}

TEST_CASE("a drawing is a text of its own, whole or not at all, and never scrubbed") {
  const auto survey = Read(
      R"json({"type": "signaturepad", "name": "sign"}, {"type": "paneldynamic", "name": "p", "templateElements": [{"type": "signaturepad", "name": "draw"}]})json");
  const std::string drawing = "data:image/png;base64,26123456789AAAA";
  auto out = Split(survey, (R"({"sign": ")" + drawing + R"(", "p": [{"draw": ")" + drawing + R"("}]})").c_str());
  CHECK(out.answers == R"({"answers":{},"skipped":[]})");
  CHECK(out.texts == "p.draw=" + drawing + ";sign=" + drawing + ";");
  const std::string start = "data:image/svg+xml;base64,";
  const std::string largest = start + std::string(privacy::kTextBytes - start.size(), 'A');
  out = Split(survey, (R"({"sign": ")" + largest + R"("})").c_str());
  CHECK(out.texts == "sign=" + largest + ";");
  out = Split(survey, (R"({"sign": ")" + largest + R"(A"})").c_str());
  CHECK(out.texts.empty());
  CHECK(out.answers == R"({"answers":{},"skipped":[]})");
  CHECK(Split(survey, R"({"sign": "Anna 26123456"})").texts.empty());
}

TEST_CASE("words that only look like a drawing are scrubbed like any others") {
  const auto survey = Playground();
  CHECK(Split(survey, R"({"wish": "data:image/png;base64,26123456"})").texts.find("26123456") == std::string::npos);
}

TEST_CASE("files and practice items are never stored, whoever hands them over") {
  auto read = survey::Read(R"({"kiosk": {"id": "p", "band": "8-11", "practice": ["try"]}, "elements": [
      {"type": "comment", "name": "try"}, {"type": "file", "name": "photo"}, {"type": "rating", "name": "n"}]})");
  REQUIRE(read);
  const auto out =
      Split(*read, R"({"try": "Anna", "photo": [{"name": "anna.jpg", "content": "data:"}], "n": 2, "nobody": "Anna"})",
            {"photo", "try"});
  CHECK(out.answers == R"({"answers":{"n":2},"skipped":[]})");
  CHECK(out.texts.empty());
}

TEST_CASE("numbers, dates, matrices and tables without texts stay as they are") {
  const auto survey = Read(R"({"type": "slider", "name": "warm"}, {"type": "text", "name": "born", "inputType": "date"},
      {"type": "matrix", "name": "lessons", "rows": ["art", "sport"], "columns": ["good", "bad"]},
      {"type": "matrixdropdown", "name": "week", "rows": ["mon"], "columns": [{"name": "pet", "cellType": "checkbox", "choices": ["cat", "dog"]}]})");
  const char* all =
      R"({"born":"2015-01-31","lessons":{"art":"good","sport":"bad"},"warm":21.5,"week":{"mon":{"pet":["dog"]}}})";
  CHECK(Split(survey, all).answers == std::string(R"({"answers":)") + all + R"(,"skipped":[]})");
  CHECK(Split(survey, all).texts.empty());
}

TEST_CASE("what nobody could have answered is left out and counts as skipped; a text in its place is not kept") {
  const auto survey = Read(R"({"type": "rating", "name": "mood"}, {"type": "text", "name": "born", "inputType": "date"},
      {"type": "matrix", "name": "lessons", "rows": ["art"], "columns": ["good"]}, {"type": "boolean", "name": "b"},
      {"type": "text", "name": "n", "inputType": "number", "max": 9}, {"type": "checkbox", "name": "c", "choices": ["x", "y"]})");
  const auto out = Split(
      survey,
      R"({"mood": "Anna", "born": "Anna", "lessons": {"Anna": "good"}, "b": "Anna", "n": 10, "c": ["x", "Anna"]})");
  CHECK(out.answers == R"({"answers":{"c":["x"]},"skipped":["b","born","lessons","mood","n"]})");
  CHECK(out.texts.empty());
}

TEST_CASE("what a mask makes a number or a date of is no free text; what stays as it was written is") {
  const auto survey = Read(R"(
      {"type": "text", "name": "money", "maskType": "currency", "maskSettings": {"max": 100}},
      {"type": "text", "name": "at", "maskType": "datetime", "maskSettings": {"pattern": "HH:MM"}},
      {"type": "text", "name": "day", "maskType": "datetime", "maskSettings": {"pattern": "dd.mm.yyyy", "saveMaskedValue": true}},
      {"type": "text", "name": "phone", "maskType": "pattern", "maskSettings": {"pattern": "99-99"}})");
  const auto out = Split(survey, R"({"money": 12.5, "at": "09:30", "day": "31.01.2026", "phone": "1234"})");
  CHECK(out.answers == R"({"answers":{"at":"09:30","money":12.5},"skipped":[]})");
  CHECK(out.texts == "day=[…];phone=1234;");
  const auto unfit = Split(survey, R"({"money": 120, "at": "Anna"})");
  CHECK(unfit.answers == R"({"answers":{},"skipped":["at","money"]})");
  CHECK(unfit.texts.empty());
}

TEST_CASE("what has no room gives way, the longest first, and the rest is kept") {
  std::string radios, answers;
  for (int i = 0; i < 5; ++i) {
    const std::string name = "q" + std::to_string(i), code(static_cast<std::size_t>(1100 + i), 'x');
    radios += R"(, {"type": "radiogroup", "name": ")" + name + R"(", "choices": [")" + code + "\"]}";
    answers += ", \"" + name + "\": \"" + code + "\"";
  }
  const auto survey = Read(R"({"type": "boolean", "name": "yes"})" + radios);
  decltype(session::Response::answers) given;
  const Value all = Value::FromJson(base::Json::parse(R"({"yes": true)" + answers + "}"));
  for (const auto& [name, value] : *all.object()) given.emplace(name, value);
  const auto out = Anonymised(survey, given);
  CHECK(out.left_out == 2);
  const auto body = base::Json::parse(out.answers);
  CHECK(out.answers.size() < privacy::kBodyBytes);
  CHECK(body["skipped"] == base::Json::array({"q3", "q4"}));
  CHECK(body["answers"].size() == 4);
  CHECK(body["answers"]["yes"] == true);
}

TEST_CASE("of a list that has no room the last entries give way") {
  const auto survey = Read(
      R"({"type": "boolean", "name": "yes"}, {"type": "paneldynamic", "name": "p", "maxPanelCount": 1000, "templateElements": [
    {"type": "text", "name": "age", "inputType": "number"}]})");
  Value::List people(1000);
  for (std::size_t i = 0; i < people.size(); ++i) people[i] = Value::Object{{"age", static_cast<double>(i)}};
  const auto out = Anonymised(survey, {{"yes", true}, {"p", people}});
  const auto body = base::Json::parse(out.answers);
  CHECK(out.answers.size() < privacy::kBodyBytes);
  CHECK(out.answers.size() > privacy::kBodyBytes - 20);
  const auto& kept = body["answers"]["p"];
  CHECK(kept.size() + static_cast<std::size_t>(out.left_out) == 1000);
  CHECK(kept.front()["age"] == 0);
  CHECK(kept.back()["age"] == static_cast<int>(kept.size()) - 1);
  CHECK(body["answers"]["yes"] == true);
  CHECK(body["skipped"].empty());
}

TEST_CASE("where everything has room nothing gives way, to the last byte") {
  const std::size_t frame = std::string(R"({"answers":{"q":""},"skipped":[]})").size();
  for (const std::size_t more : {0, 1}) {
    const std::string code(privacy::kBodyBytes - 1 - frame + more, 'x');
    const auto survey = Read(R"({"type": "radiogroup", "name": "q", "choices": [")" + code + "\"]}");
    const auto out = Anonymised(survey, {{"q", code}});
    CHECK(out.left_out == static_cast<int>(more));
    CHECK((out.answers == R"({"answers":{},"skipped":["q"]})") == (more == 1));
  }
}

TEST_CASE("a stop is told, and the question at which it happened is not skipped") {
  const auto survey = Playground();
  session::Response response{
      .survey = &survey, .answers = {{"swing", "good"}}, .skipped = {"visits"}, .stopped = "visits"};
  CHECK(privacy::Anonymise(response).answers == R"({"answers":{"swing":"good"},"skipped":[],"stopped":"visits"})");
}

TEST_CASE("a stop at a free text or an attribute is told as one at the next question that may be told, or not at all") {
  const auto survey = Playground();
  session::Response response{.survey = &survey, .answers = {{"swing", "good"}}, .skipped = {}, .stopped = "wish"};
  CHECK(privacy::Anonymise(response).answers.contains(R"("stopped":"visits")"));
  response.stopped = "age";  // "speaks" is one, too
  CHECK(privacy::Anonymise(response).answers.contains(R"("stopped":"swing")"));
  const auto last = Read(R"({"type": "rating", "name": "mood"}, {"type": "comment", "name": "why"})");
  response = {.survey = &last, .answers = {{"mood", 3}}, .skipped = {}, .stopped = "why"};
  CHECK(privacy::Anonymise(response).answers == R"({"answers":{"mood":3},"skipped":[]})");
}
