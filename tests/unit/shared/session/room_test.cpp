// A sealed response holds 4095 bytes: nobody is let to fill in what could not be kept.
#include <doctest/doctest.h>

#include "shared/session/session.h"
#include "shared/survey/longest.h"

using expression::Value;
using session::NodeId;
using session::Session;

namespace {

survey::Survey Must(const std::string& json) {
  auto loaded = survey::Load(json);
  if (!loaded) FAIL(base::Sentence(loaded.error()));
  return std::move(loaded->survey);
}

const std::string kCode(90, 'x');

// A list of entries with one choice of about 100 bytes each.
std::string List(const std::string& name, const std::string& more = "") {
  return R"({"type": "paneldynamic", "name": ")" + name + R"(", "maxPanelCount": 1000)" + more +
         R"(, "templateElements": [{"type": "panel", "name": "box", "elements": [
           {"type": "radiogroup", "name": "c", "choices": [")" +
         kCode + R"("]}]}, {"type": "comment", "name": "t"}]})";
}

std::string Elements(const std::string& elements) { return R"({"elements": [)" + elements + "]}"; }

// Adds and fills in entries as long as there is room.
int Fill(Session& session, std::string_view name) {
  const NodeId id = session.Find(name);
  int added = 0;
  while (session.CanAdd(id)) {
    REQUIRE(session.AddEntry(id));
    session.Answer(session.FindIn(id, static_cast<int>(session.Entries(id).size()) - 1, "c"), Value(kCode));
    REQUIRE(++added < 100);
  }
  CHECK_FALSE(session.AddEntry(id));
  return added;
}

std::size_t BytesOf(const Session& session) {
  double bytes = survey::kFrameBytes;
  for (const auto& [name, value] : session.Finished().answers)
    bytes += survey::BytesOf(name) + survey::BytesOf(value) + 2;
  return static_cast<std::size_t>(bytes);
}

}  // namespace

TEST_CASE("an entry can be added as long as all answers still fit, answered at the longest") {
  const survey::Survey survey = Must(Elements(List("p")));
  Session session(survey);
  CHECK(Fill(session, "p") == 40);
  CHECK(BytesOf(session) <= 4095);
  CHECK(BytesOf(session) > 4095 - 200);
  session.RemoveEntry(session.Find("p"), 3);
  CHECK(session.CanAdd(session.Find("p")));
}

TEST_CASE("what stands apart takes no room: texts in entries may be as long as they like") {
  const survey::Survey survey = Must(Elements(List("p")));
  Session session(survey);
  const NodeId p = session.Find("p");
  session.AddEntry(p);
  session.Answer(session.FindIn(p, 0, "t"), Value(std::string(10'000, 'w')));
  CHECK(session.CanAdd(p));
}

TEST_CASE("two lists share the room, and it is kept for questions that are still to come") {
  const survey::Survey survey =
      Must(Elements(List("p") + "," + List("q") + R"(, {"type": "checkbox", "name": "k", "choices": [")" +
                    std::string(1000, 'a') + R"(", ")" + std::string(1000, 'b') + R"("]})"));
  Session session(survey);
  const int first = Fill(session, "p");
  CHECK(first == 20);
  CHECK(Fill(session, "q") == 0);
  session.Answer(session.Find("k"), Value(Value::List{Value(std::string(1000, 'a')), Value(std::string(1000, 'b'))}));
  CHECK(BytesOf(session) <= 4095);
  for (int i = 0; i < 5; ++i) session.RemoveEntry(session.Find("p"), 0);
  CHECK(Fill(session, "q") == 5);
}

TEST_CASE("practice, attributes and what nobody is asked take no room") {
  const std::string large = R"({"type": "radiogroup", "name": "big", "visibleIf": "{ask} = true", "choices": [")" +
                            std::string(3950, 'a') + R"("]})";
  const survey::Survey survey = Must(Elements(R"({"type": "boolean", "name": "ask"}, )" + large + "," + List("p")));
  Session session(survey);
  session.Answer(session.Find("ask"), true);
  CHECK_FALSE(session.CanAdd(session.Find("p")));
  session.Answer(session.Find("ask"), false);
  CHECK(session.CanAdd(session.Find("p")));

  const survey::Survey kept = Must(R"({"kiosk": {"id": "x", "band": "adult", "practice": ["big"]}, "elements": [
    {"type": "radiogroup", "name": "big", "choices": [")" +
                                   std::string(4000, 'a') + R"("]}, )" + List("p") + "]}");
  Session practice(kept);
  CHECK(practice.CanAdd(practice.Find("p")));
}

TEST_CASE("entries inside entries count, and so do rows of a table") {
  const survey::Survey nested = Must(Elements(
      R"({"type": "paneldynamic", "name": "outer", "panelCount": 1, "templateElements": [)" + List("p") + "]}"));
  Session session(nested);
  const NodeId inner = session.FindIn(session.Find("outer"), 0, "p");
  int added = 0;
  while (session.CanAdd(inner) && added < 100) session.AddEntry(inner), ++added;
  CHECK(added == 40);
  CHECK_FALSE(session.CanAdd(session.Find("outer")));

  const survey::Survey table = Must(Elements(R"({"type": "matrixdynamic", "name": "m", "rowCount": 0, "choices": [")" +
                                             kCode + R"("], "columns": ["c"]})"));
  Session rows(table);
  CHECK(Fill(rows, "m") == 40);
  CHECK(BytesOf(rows) <= 4095);
}
