// The worker: opens, validates, counts nothing twice, publishes once. PRIVACY.md rules 10 and 11.
#include "sync/endpoint/tabulate/tabulate.h"

#include <doctest/doctest.h>

#include "shared/base/json.h"
#include "shared/report/write.h"
#include "shared/tabulate/validate.h"
#include "sync/endpoint/tabulate/publish.h"
#include "sync/endpoint/tabulate/released_rows.h"

namespace {

constexpr const char* kSurvey = R"json({
  "title": "A week",
  "kiosk": {"id": "week", "version": 1, "band": "8-11", "audience": "the city", "attributes": ["age"]},
  "pages": [{"name": "p", "elements": [
    {"type": "radiogroup", "name": "age", "choices": ["8", "9"]},
    {"type": "rating", "name": "mood", "rateMax": 3},
    {"type": "checkbox", "name": "likes", "choices": ["swing", "slide"], "maxSelectedChoices": 1, "showOtherItem": true},
    {"type": "text", "name": "siblings", "inputType": "number"},
    {"type": "comment", "name": "wish"}
  ]}]})json";

const survey::Survey& Week() {
  static const survey::Survey week = survey::Read(kSurvey).value();
  return week;
}

struct Worker {
  base::SystemRandom random;
  db::Database endpoint{":memory:"};
  tabulate::RowsDb rows{":memory:", random};
  tabulate::Surveys surveys;
  privacy::KeyPair key = privacy::MakeKeyPair();
  privacy::KeyPair recovery = privacy::MakeKeyPair();

  explicit Worker(bool knows_survey = true) {
    if (knows_survey) surveys.Add(survey::Read(kSurvey).value());
  }

  std::vector<base::Id> Arrive(int count, const std::string& answers, std::vector<std::string> texts = {},
                               const std::string& centre = "") {
    const privacy::Recipients recipients{key.public_key, recovery.public_key, false};
    const auto round = endpoint.RoundNumber({"week", 1, Week().digest, "r", centre});
    std::vector<base::Id> ids;
    for (int i = 0; i < count; ++i) {
      const auto parts = privacy::Seal({Week().digest, {1, 0}, answers, texts}, recipients).value();
      for (const auto& sealed : parts) {
        ids.push_back(random.Array<16>());
        endpoint.Insert(round, ids.back(), sealed);
      }
    }
    return ids;
  }

  tabulate::Summary Open() { return tabulate::OpenNew(endpoint, rows, surveys, key).value(); }
  base::Result<tabulate::Published> Publish() { return tabulate::Publish(endpoint, rows, surveys, "week", "r"); }
};

const std::string kGood = R"({"answers":{"mood":3},"skipped":["likes"]})";

std::string Why(const std::string& body, privacy::Attributes attributes = {1, 0}) {
  return tabulate::WhyInvalid(Week(), attributes, body);
}
std::string Answer(const std::string& answers) { return R"({"answers":{)" + answers + R"(},"skipped":[]})"; }

}  // namespace

TEST_CASE("rows are opened once") {
  Worker worker;
  worker.Arrive(3, kGood, {R"({"question":"wish","text":"A pool"})"});
  CHECK(worker.Open().opened == 6);
  const auto again = worker.Open();
  CHECK(again.opened == 0);
  CHECK(again.total_valid == 6);
}

TEST_CASE("every row is opened, however many transactions it takes") {
  Worker worker;
  worker.Arrive(1001, kGood);
  CHECK(worker.Open().opened == 1001);
}

TEST_CASE("an answer that the survey does not offer is counted as invalid, not dropped and not counted") {
  Worker worker;
  worker.Arrive(2, Answer(R"("mood":9)"));
  worker.Arrive(1, kGood, {R"({"question":"mood","text":"x"})"});
  const auto summary = worker.Open();
  CHECK(summary.invalid == 3);
  CHECK(summary.opened == 1);
  CHECK(worker.Open().total_invalid == 3);
}

TEST_CASE("beside the answers stands only what the format knows") {
  const auto with = [](const std::string& more) { return Why(R"({"answers":{"mood":3},"skipped":[])" + more + "}"); };
  CHECK(with("") == "");
  CHECK(with(R"(,"turned":true)") == "");
  CHECK(with(R"(,"helped":"en")") == "");
  CHECK(with(R"(,"stopped":"siblings")") == "");
  for (const char* bad : {R"(,"turned":false)", R"(,"helped":"tlh")", R"(,"helped":1)", R"(,"at":"09:30")",
                          R"(,"stopped":"else")", R"(,"stopped":"age")", R"(,"stopped":4)"}) {
    CAPTURE(std::string(bad));
    CHECK(with(bad) != "");
  }
}

TEST_CASE("rows of an unknown survey stay sealed until its file is there") {
  Worker worker(false);
  worker.Arrive(2, kGood);
  const auto waiting = worker.Open();
  CHECK(waiting.waiting_for_survey == 2);
  CHECK(waiting.missing_surveys == std::vector<std::string>{"week version 1"});
  worker.surveys.Add(survey::Read(kSurvey).value());
  CHECK(worker.Open().opened == 2);
}

TEST_CASE("another key opens nothing and says so; the rows wait for the right one") {
  Worker worker;
  worker.Arrive(2, kGood);
  const auto failed = tabulate::OpenNew(worker.endpoint, worker.rows, worker.surveys, privacy::MakeKeyPair());
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == base::Code::kTrust);
  CHECK(tabulate::OpenNew(worker.endpoint, worker.rows, worker.surveys, worker.recovery)->opened == 2);
}

TEST_CASE("a row that was deleted at the endpoint leaves the worker, too") {
  Worker worker;
  const auto ids = worker.Arrive(3, kGood);
  worker.Open();
  worker.endpoint.Delete(ids[1]);
  const auto summary = worker.Open();
  CHECK(summary.removed == 1);
  CHECK(summary.total_valid == 2);
}

TEST_CASE("the groups of a published table are the places that answers came from") {
  Worker worker;
  for (const char* id : {"sun", "empty"}) worker.endpoint.NoteCentre({id, id + std::string("!"), "north", ""});
  worker.Arrive(10, kGood, {}, "sun");
  worker.Arrive(10, kGood, {}, "unnamed");
  worker.Open();
  const auto published = worker.Publish();
  REQUIRE(published);
  std::string places;
  for (const auto& group : published->table.groups())
    if (group.code.starts_with('#')) places += group.code + "=" + group.label.For("en") + " ";
  CHECK(places == "#centre=unnamed=unnamed #territory=north=north #centre=sun=sun! ");
}

TEST_CASE("only answers to that version of the survey are valid") {
  CHECK(Why(kGood).empty());
  CHECK(Why(Answer(R"("likes":["swing"],"siblings":2)")).empty());
  CHECK(Why(Answer("")).empty());
  CHECK_FALSE(Why(Answer(R"("mood":4)")).empty());
  CHECK_FALSE(Why(Answer(R"("mood":"3x")")).empty());
  CHECK_FALSE(Why(Answer(R"("mood":[3])")).empty());
  CHECK_FALSE(Why(Answer(R"("likes":"swing")")).empty());
  CHECK_FALSE(Why(Answer(R"("likes":["swing","slide"])")).empty());
  CHECK_FALSE(Why(Answer(R"("likes":[])")).empty());
  CHECK_FALSE(Why(Answer(R"("siblings":"two")")).empty());
  CHECK_FALSE(Why(Answer(R"("wish":"a text belongs to the texts")")).empty());
  CHECK_FALSE(Why(Answer(R"("age":"8")")).empty());
  CHECK_FALSE(Why(Answer(R"("else":1)")).empty());
  CHECK_FALSE(Why(R"({"answers":{},"skipped":["else"]})").empty());
  CHECK_FALSE(Why(R"({"answers":{},"skipped":[1]})").empty());
  CHECK_FALSE(Why(R"({"answers":{}})").empty());
  CHECK_FALSE(Why(R"({"answers":{},"skipped":[],"time":"12:00"})").empty());
  CHECK_FALSE(Why("[]").empty());
  CHECK_FALSE(Why(kGood, {3, 0}).empty());
  CHECK_FALSE(Why(kGood, {1, 1}).empty());
}

TEST_CASE("why a row is invalid names no value") {
  CHECK(Why(Answer(R"("mood":"secret")")).find("secret") == std::string::npos);
  CHECK(Why(Answer(R"("secret":1)")).find("secret") == std::string::npos);
}

TEST_CASE("a text belongs to a question that asks for one, or to Other") {
  const auto question = [](const char* body) { return tabulate::TextQuestion(Week(), body); };
  CHECK(question(R"({"question":"wish","text":"x"})") == "wish");
  CHECK(question(R"({"question":"likes-Comment","text":"x"})") == "likes-Comment");
  CHECK(question(R"({"question":"mood-Comment","text":"x"})").empty());
  CHECK(question(R"({"question":"siblings","text":"x"})").empty());
  CHECK(question(R"({"question":"wish","text":1})").empty());
  CHECK(question(R"({"question":"wish"})").empty());
  CHECK(question("x").empty());
}

namespace {

const survey::Survey& Long() {
  static const survey::Survey survey = survey::Read(R"json({"kiosk": {"id": "long", "band": "adult"}, "elements": [
    {"type": "matrix", "name": "lessons", "rows": ["art"], "columns": ["good"]}, {"type": "signaturepad", "name": "sign"},
    {"type": "paneldynamic", "name": "people", "maxPanelCount": 2, "templateElements": [
      {"type": "text", "name": "name"}, {"type": "rating", "name": "mood", "showCommentArea": true}]},
    {"type": "multipletext", "name": "contact", "items": [{"name": "phone"}, {"name": "age", "inputType": "number"}]},
    {"type": "expression", "name": "hello", "expression": "{contact.phone}"}, {"type": "file", "name": "photo"}]})json")
                                           .value();
  return survey;
}

}  // namespace

TEST_CASE("a text that still stands in an entry makes the row invalid") {
  const auto why = [](const std::string& answers) { return tabulate::WhyInvalid(Long(), {}, Answer(answers)); };
  CHECK(why(R"("lessons":{"art":"good"},"people":[{"mood":2}],"contact":{"age":7},"hello":5)").empty());
  for (const char* wrong : {R"("people":[{"name":"secret"}])", R"("people":[{"mood":1,"mood-Comment":"secret"}])",
                            R"("people":[{"secret":1}])", R"("contact":{"phone":"secret"})", R"("hello":"secret")",
                            R"("lessons":{"secret":"good"})", R"("sign":"data:image/png;base64,AA")",
                            R"("photo":"secret")", R"("people":[{"mood":1},{"mood":1},{"mood":1}])"}) {
    CAPTURE(wrong);
    CHECK_FALSE(why(wrong).empty());
    CHECK(why(wrong).find("secret") == std::string::npos);
  }
}

TEST_CASE("texts are known by the names of nested questions; a drawing is one") {
  const auto question = [](const std::string& name, const std::string& text) {
    return tabulate::TextQuestion(Long(), R"({"question":")" + name + R"(","text":")" + text + R"("})");
  };
  for (const char* name : {"people.name", "people.mood-Comment", "contact.phone", "hello"})
    CHECK(question(name, "x") == name);
  for (const char* name : {"people", "people.mood", "people.name-Comment", "contact.age", "name", "contact", "lessons",
                           "lessons.art", "photo"})
    CHECK(question(name, "x").empty());
  CHECK(question("sign", "data:image/svg+xml;base64,AAA=") == "sign");
  CHECK(question("sign", "Anna").empty());
}

TEST_CASE("whatever a visit gives, what is sealed of it is valid") {
  using expression::Value;
  const auto text = [](const char* json) { return Value::FromJson(base::Json::parse(json)); };
  const session::Response response{
      .survey = &Long(),
      .answers = {{"lessons", text(R"({"art":"good","Anna":"good"})")},
                  {"sign", text(R"("data:image/png;base64,AA==")")},
                  {"people", text(R"([{"name":"Anna","mood":9},{"mood":2,"mood-Comment":"Bo"},{},{"mood":3}])")},
                  {"contact", text(R"({"phone":"26123456","age":"7"})")},
                  {"hello", Value(26123456.0)},
                  {"photo", text(R"([{"content":"x"}])")}},
      .skipped = {"photo"}};
  const auto sealed = privacy::Anonymise(response);
  CHECK(tabulate::WhyInvalid(Long(), sealed.attributes, sealed.answers) == "");
  CHECK(sealed.texts.size() == 5);
  for (const std::string& body : sealed.texts) CHECK_FALSE(tabulate::TextQuestion(Long(), body).empty());
}

TEST_CASE("a round is published once; publishing again says so and changes nothing") {
  Worker worker;
  worker.Arrive(12, kGood);
  worker.Open();
  const auto first = worker.Publish();
  REQUIRE(first);
  CHECK_FALSE(first->already);
  const auto second = worker.Publish();
  REQUIRE(second);
  CHECK(second->already);
  CHECK(report::ToJson(second->table) == report::ToJson(first->table));
}

TEST_CASE("rows that come after the publication are late and never change the table") {
  Worker worker;
  worker.Arrive(12, kGood);
  worker.Open();
  const std::string table = report::ToJson(worker.Publish()->table);
  worker.Arrive(5, kGood);
  CHECK(worker.Open().total_late == 5);
  const auto again = worker.Publish();
  REQUIRE_FALSE(again);
  CHECK(again.error().code == base::Code::kState);
  CHECK(worker.endpoint.FindPublication("week", "r")->table == table);
}

TEST_CASE("a publication that was cut off gives the same table when repeated, also when rows came in between") {
  Worker worker;
  worker.Arrive(12, kGood);
  worker.Open();
  worker.rows.Freeze("week", "r");  // and then the power went
  worker.Arrive(7, kGood);
  worker.Open();
  const auto published = worker.Publish();
  REQUIRE(published);
  CHECK(report::ToText(published->table, "en").find("18") == std::string::npos);
  CHECK(worker.rows.Count("week", "r").late == 7);
}

TEST_CASE("fewer than ten people are not published, and the round is not used up") {
  Worker worker;
  CHECK(worker.Publish().error().code == base::Code::kState);
  worker.Arrive(9, kGood);
  worker.Open();
  CHECK(worker.Publish().error().code == base::Code::kState);
  worker.Arrive(6, kGood);
  worker.Open();
  CHECK(worker.Publish());
}

TEST_CASE("the rounding seed is drawn once and kept") {
  base::SystemRandom random;
  tabulate::RowsDb rows(":memory:", random);
  CHECK(rows.seed() == rows.seed());
  CHECK(rows.seed() != privacy::RoundingSeed{});
}

TEST_CASE("rows.db overwrites what it deletes, and sorts in memory") {
  base::SystemRandom random;
  tabulate::RowsDb rows(":memory:", random);
  const auto pragma = [&](const char* sql) {
    db::Query query(rows.connection(), sql);
    REQUIRE(query.Next());
    return query.Number(0);
  };
  CHECK(pragma("PRAGMA secure_delete") == 1);
  CHECK(pragma("PRAGMA temp_store") == 2);
}

TEST_CASE("an export has the rows that the published table counted, and none that came later") {
  Worker worker;
  worker.Arrive(12, kGood, {R"({"question":"wish","text":"A pool"})"});
  worker.Open();
  const auto open = [&](privacy::Kind kind, const char* round = "r") {
    return tabulate::ReleasedRows::Open(worker.rows, worker.surveys, "week", round, kind);
  };
  CHECK(open(privacy::Kind::kAnswers).error().code == base::Code::kState);  // not published
  REQUIRE(worker.Publish());
  worker.Arrive(5, Answer(R"("mood":1)"));
  worker.Open();
  CHECK(open(privacy::Kind::kAnswers, "other").error().code == base::Code::kState);
  {
    auto answers = open(privacy::Kind::kAnswers, "");
    REQUIRE(answers);
    CHECK(answers->rows() == 12);
    CHECK(answers->rounds() == std::vector<std::string>{"r"});
    CHECK(answers->versions() == std::vector{worker.surveys.Find(Week().digest)});
    std::size_t seen = 0;
    answers->ForEach([&](const exporting::Row& row) {
      CHECK(row.body == kGood);
      CHECK(row.attributes == privacy::Attributes{1, 0});
      return ++seen < 7;
    });
    CHECK(seen == 7);
  }
  auto texts = open(privacy::Kind::kText);
  REQUIRE(texts);
  texts->ForEach([](const exporting::Row& row) { return row.body == R"({"question":"wish","text":"A pool"})"; });
  CHECK(texts->rows() == 12);
}

TEST_CASE("an export needs the file of every version that was answered") {
  Worker worker;
  worker.Arrive(12, kGood);
  worker.Open();
  REQUIRE(worker.Publish());
  const tabulate::Surveys none;
  const auto open = tabulate::ReleasedRows::Open(worker.rows, none, "week", "r", privacy::Kind::kAnswers);
  REQUIRE_FALSE(open);
  CHECK(open.error().code == base::Code::kNotFound);
  worker.rows.Begin().Commit();  // the walk's transaction has ended
}
