// The way through a survey: what is visible, what a tap does, what is kept.
#include <doctest/doctest.h>

#include "shared/survey/session.h"
#include "tests/unit/shared/survey/support.h"

using expression::Value;
using namespace survey;
using test::MustRead;
using test::Of;

namespace {

// A survey with one session on it; questions by name.
struct Visit {
  explicit Visit(const std::string& elements, const std::string& kiosk = test::kKiosk, std::string locale = "en")
      : survey(MustRead(Of(elements, kiosk))), session(survey, std::move(locale)) {}
  const Question& operator[](std::string_view name) const { return *survey.Find(name); }
  std::string Current() const { return session.current() ? session.current()->name : "(end)"; }
  bool Tap(std::string_view name, std::size_t choice) { return session.Toggle((*this)[name], (*this)[name].choices[choice]); }
  std::string Codes(std::string_view name) const { return ToCode(session.AnswerTo(name)); }

  Survey survey;
  Session session;
};

const std::string kThree = R"({"type": "rating", "name": "a"}, {"type": "text", "name": "b", "visibleIf": "{a} > 3"},
                              {"type": "comment", "name": "c"})";

}  // namespace

TEST_CASE("a visit starts at the first visible question and counts the visible ones") {
  Visit visit(kThree);
  CHECK(visit.Current() == "a");
  CHECK(visit.session.progress().current == 1);
  CHECK(visit.session.progress().total == 2);
  CHECK_FALSE(visit.session.CanGoBack());
  visit.Tap("a", 4);
  CHECK(visit.session.progress().total == 3);
  CHECK_FALSE(visit.session.Next().has_value());
  CHECK(visit.Current() == "b");
  visit.session.Skip();
  CHECK(visit.Current() == "c");
  CHECK(visit.session.IsLast());
  visit.session.Next();
  CHECK(visit.Current() == "(end)");
  visit.session.Next();
  visit.session.Skip();
  CHECK(visit.Current() == "(end)");
}

TEST_CASE("Back returns along the way that was taken, over what has become hidden, and keeps the answers") {
  Visit visit(kThree);
  visit.Tap("a", 4);
  visit.session.Next();
  visit.session.Answer(visit["b"], "hello");
  visit.session.Next();
  visit.session.Back();
  CHECK(visit.Current() == "b");
  visit.session.Next();
  visit.session.Answer(visit["a"], 1);
  visit.session.Back();
  CHECK(visit.Current() == "a");
  CHECK(visit.session.AnswerTo("b") == Value("hello"));
  CHECK_FALSE(visit.session.CanGoBack());
  visit.session.Back();
  CHECK(visit.Current() == "a");
}

TEST_CASE("an answer to a question that is hidden now stays until the end, and is not submitted") {
  Visit visit(kThree);
  visit.Tap("a", 4);
  visit.session.Answer(visit["b"], "hello");
  visit.Tap("a", 0);
  CHECK_FALSE(visit.session.Finish().answers.contains("b"));
  visit.Tap("a", 4);
  CHECK(visit.session.Finish().answers.at("b") == Value("hello"));
}

TEST_CASE("a group hides everything in it, and so does its own group") {
  Visit visit(R"({"type": "boolean", "name": "a"}, {"type": "panel", "visibleIf": "{a} = true", "elements": [
    {"type": "panel", "visibleIf": "{a} notempty", "elements": [{"type": "text", "name": "b"}]}]})");
  CHECK_FALSE(visit.session.IsVisible(visit["b"]));
  visit.Tap("a", 1);
  CHECK_FALSE(visit.session.IsVisible(visit["b"]));
  visit.Tap("a", 0);
  CHECK(visit.session.IsVisible(visit["b"]));
}

TEST_CASE("§5: conditions see hidden answers, names in any case, members, lengths and the text of Other") {
  Visit visit(R"({"type": "checkbox", "name": "Pets", "choices": ["cat", "dog"], "showOtherItem": true},
    {"type": "text", "name": "first", "visibleIf": "{pets[0]} = 'dog'"},
    {"type": "text", "name": "two", "visibleIf": "{PETS.length} = 2"},
    {"type": "text", "name": "fish", "visibleIf": "{pets-comment} contains 'fish'"},
    {"type": "text", "name": "shadow", "visibleIf": "{first} = 'x'"})");
  const auto visible = [&](std::string_view name) { return visit.session.IsVisible(visit[name]); };
  visit.Tap("Pets", 1);
  CHECK(visible("first"));
  CHECK_FALSE(visible("two"));
  visit.session.Answer(visit["first"], "x");
  visit.Tap("Pets", 1);
  visit.Tap("Pets", 0);
  visit.Tap("Pets", 2);
  CHECK_FALSE(visible("first"));
  CHECK(visible("two"));
  CHECK(visible("shadow"));
  CHECK_FALSE(visible("fish"));
  visit.session.Comment(visit["Pets"], "a Goldfish");
  CHECK(visible("fish"));
}

TEST_CASE("taps: one of a single question, several of a multiple one, in their order") {
  Visit visit(R"({"type": "radiogroup", "name": "one", "choices": ["x", "y"]}, {"type": "ranking", "name": "rank", "choices": ["x", "y", "z"]})");
  CHECK(visit.Tap("one", 0));
  CHECK(visit.Tap("one", 1));
  CHECK(visit.session.IsChosen(visit["one"], visit["one"].choices[1]));
  CHECK_FALSE(visit.session.IsChosen(visit["one"], visit["one"].choices[0]));
  CHECK(visit.Codes("one") == "y");
  visit.Tap("rank", 2);
  visit.Tap("rank", 0);
  visit.Tap("rank", 1);
  CHECK(visit.Codes("rank") == R"(["z","x","y"])");
  visit.Tap("rank", 0);
  CHECK(visit.Codes("rank") == R"(["z","y"])");
  visit.Tap("rank", 1);
  visit.Tap("rank", 2);
  CHECK(visit.session.AnswerTo("rank").missing());
}

TEST_CASE("None drops the others, another choice drops None, and the most there may be is never passed") {
  Visit visit(R"({"type": "checkbox", "name": "a", "choices": ["x", "y", "z"], "showNoneItem": true, "maxSelectedChoices": 2})");
  CHECK(visit.Tap("a", 0));
  CHECK(visit.Tap("a", 1));
  CHECK_FALSE(visit.Tap("a", 2));
  CHECK(visit.Codes("a") == R"(["x","y"])");
  CHECK(visit.Tap("a", 3));
  CHECK(visit.Codes("a") == R"(["none"])");
  CHECK(visit.Tap("a", 2));
  CHECK(visit.Codes("a") == R"(["z"])");
  visit.session.Answer(visit["a"], Value::List{"x", "y", "z"});
  CHECK(visit.Codes("a") == R"(["x","y"])");
  visit.session.Answer(visit["a"], Value::List{"none", "y"});
  CHECK(visit.Codes("a") == R"(["y"])");
}

TEST_CASE("the text of Other goes with Other") {
  Visit visit(R"({"type": "radiogroup", "name": "a", "choices": ["x"], "showOtherItem": true})");
  visit.Tap("a", 1);
  visit.session.Comment(visit["a"], "  a boat ");
  CHECK(visit.session.Finish().answers.at("a") == Value("other"));
  CHECK(visit.session.Finish().answers.at("a-Comment") == Value("a boat"));
  visit.Tap("a", 0);
  CHECK(visit.session.CommentTo("a") == "");
  CHECK(visit.session.Finish().answers.size() == 1);
}

TEST_CASE("a choice that becomes hidden is taken out of its answer, and what hung on it hides, too") {
  Visit visit(R"({"type": "boolean", "name": "pool"},
    {"type": "checkbox", "name": "do", "choices": ["read", {"value": "swim", "visibleIf": "{pool} = true"}]},
    {"type": "text", "name": "where", "visibleIf": "{do} contains 'swim'"})");
  CHECK(visit.session.VisibleChoices(visit["do"]).size() == 1);
  visit.Tap("pool", 0);
  visit.Tap("do", 0);
  visit.Tap("do", 1);
  CHECK(visit.session.IsVisible(visit["where"]));
  visit.Tap("pool", 1);
  CHECK(visit.Codes("do") == R"(["read"])");
  CHECK_FALSE(visit.session.IsVisible(visit["where"]));
}

TEST_CASE("an html screen is shown, counted, never answered and never skipped") {
  Visit visit(R"({"type": "html", "name": "hi", "html": "Hello"}, {"type": "text", "name": "a"})");
  CHECK(visit.Current() == "hi");
  CHECK(visit.session.progress().total == 2);
  visit.session.Answer(visit["hi"], "x");
  CHECK_FALSE(visit.session.HasAnswers());
  visit.session.Skip();
  visit.session.Skip();
  CHECK(visit.session.Finish().skipped == std::vector<std::string>{"a"});
}

TEST_CASE("a required question holds Next back, not Skip; blanks are no answer") {
  Visit visit(R"({"type": "text", "name": "a", "isRequired": true}, {"type": "text", "name": "b"})");
  CHECK(visit.session.Next() == Problem::kRequired);
  visit.session.Answer(visit["a"], "  \xC2\xA0 ");
  CHECK(visit.session.Next() == Problem::kRequired);
  CHECK(visit.Current() == "a");
  visit.session.Skip();
  CHECK(visit.Current() == "b");
  CHECK(visit.session.Finish().skipped == std::vector<std::string>{"a", "b"});
  CHECK(visit.session.AnswerTo("a").missing());
}

TEST_CASE("each kind of answer has its problems") {
  Visit visit(R"({"type": "text", "name": "n", "inputType": "number", "min": 1, "max": 10},
    {"type": "text", "name": "e", "inputType": "email"}, {"type": "comment", "name": "c", "maxLength": 3},
    {"type": "checkbox", "name": "m", "choices": [1, 2, 3], "minSelectedChoices": 2, "maxSelectedChoices": 2, "showNoneItem": true},
    {"type": "radiogroup", "name": "r", "choices": [1, 2]})");
  const auto problem = [&](std::string_view name, Value value) {
    visit.session.Answer(visit[name], std::move(value));
    return visit.session.Validate(visit[name]);
  };
  CHECK(problem("n", "many") == Problem::kNumber);
  CHECK(problem("n", "0") == Problem::kMinimum);
  CHECK(problem("n", 11) == Problem::kMaximum);
  CHECK_FALSE(problem("n", "2,5").has_value());
  CHECK(visit.session.Finish().answers.at("n") == Value(2.5));
  for (const char* bad : {"x", "@b.c", "a@", "a@b", "a@b.", "a@.c", "a@b..c", "a b@c.d", "a@b@c.d"}) {
    INFO(bad);
    CHECK(problem("e", bad) == Problem::kEmail);
  }
  CHECK_FALSE(problem("e", "anna@skola.lv").has_value());
  CHECK(problem("c", "āčēģ") == Problem::kTooLong);
  CHECK_FALSE(problem("c", "āčē").has_value());
  CHECK(problem("m", Value::List{1}) == Problem::kTooFew);
  CHECK_FALSE(problem("m", Value::List{1, 3}).has_value());
  CHECK_FALSE(problem("m", Value::List{"none"}).has_value());
  CHECK(problem("m", Value::List{1, 9}) == Problem::kNotAChoice);
  CHECK(problem("m", Value::List{1, 1}) == Problem::kNotAChoice);
  CHECK(problem("m", 1) == Problem::kNotAChoice);
  CHECK(problem("r", 3) == Problem::kNotAChoice);
  CHECK(problem("r", Value::List{1}) == Problem::kNotAChoice);
  CHECK_FALSE(problem("r", "2").has_value());
  CHECK(visit.session.Finish().answers.at("r") == Value(2));
  CHECK_FALSE(problem("r", Value()).has_value());
}

TEST_CASE("practice items are asked, and neither counted as answers nor kept") {
  Visit visit(R"({"type": "rating", "name": "try"}, {"type": "rating", "name": "a"})",
              R"("kiosk": {"id": "x", "band": "5-7", "practice": ["try"]})");
  CHECK(visit.Current() == "try");
  visit.Tap("try", 0);
  CHECK_FALSE(visit.session.HasAnswers());
  visit.session.Next();
  CHECK(visit.session.Finish().answers.empty());
  CHECK(visit.session.Finish().skipped == std::vector<std::string>{"a"});
  visit.Tap("a", 0);
  CHECK(visit.session.HasAnswers());
  CHECK(visit.session.Finish().answers.size() == 1);
}

TEST_CASE("a question that was never shown is not skipped") {
  Visit visit(kThree);
  CHECK(visit.session.Finish().skipped == std::vector<std::string>{"a"});
}

TEST_CASE("§3: {name} in a text is the shown answer in the visitor's language") {
  Visit visit(R"({"type": "checkbox", "name": "Pets", "choices": [{"value": 1, "text": {"default": "cat", "lv": "kaķis", "ar": "قطة"}},
      {"value": 2, "text": {"default": "dog", "lv": "suns", "ar": "كلب"}}]},
    {"type": "text", "name": "b", "title": {"default": "Why {pets}?", "lv": "Kāpēc {Pets}?", "ar": "{pets}؟"}},
    {"type": "html", "name": "h", "html": "{nobody} {b} {a:b} {{pets} {pets"})");
  const auto title = [&] { return visit.session.TitleOf(visit["b"]); };
  CHECK(title() == "Why ?");
  visit.Tap("Pets", 0);
  visit.Tap("Pets", 1);
  CHECK(title() == "Why cat, dog?");
  visit.session.set_locale("lv-LV");
  CHECK(title() == "Kāpēc kaķis, suns?");
  visit.session.set_locale("ar");
  CHECK(title() == "قطة، كلب؟");
  visit.session.set_locale("en");
  visit.session.Answer(visit["b"], "{pets}");
  CHECK(visit.session.Piped(visit["h"].html) == "{nobody} {pets} {a:b} {cat, dog {pets");
}

TEST_CASE("a thousand questions with a thousand conditions answer a tap at once") {
  std::string elements;
  for (int i = 0; i < 1000; ++i)
    elements += (i ? "," : "") + std::string(R"({"type": "rating", "name": "q)") + std::to_string(i) +
                R"(", "visibleIf": "{q)" + std::to_string((i * 7 + 999) % 1000) + "} empty or {q" + std::to_string(i / 2) + R"(} > 2"})";
  Visit visit(elements);
  for (std::size_t i = 0; i < 20; ++i) visit.Tap("q" + std::to_string(i * 37), i % 5);
  CHECK(visit.session.progress().total > 900);
}

TEST_CASE("conditions that chase each other come to rest") {
  Visit visit(R"({"type": "radiogroup", "name": "a", "choices": [{"value": 1, "visibleIf": "{b} empty"}, 2]},
    {"type": "radiogroup", "name": "b", "choices": [{"value": 1, "visibleIf": "{a} empty"}, 2], "visibleIf": "{a} != {b}"})");
  visit.Tap("a", 0);
  visit.Tap("b", 0);
  visit.Tap("b", 1);
  CHECK(visit.session.current() != nullptr);
}
