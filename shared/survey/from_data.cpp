// Answers from paper, through the same rules as answers from fingers.
#include <algorithm>

#include "shared/expression/unicode.h"
#include "shared/survey/answers.h"
#include "shared/survey/session.h"
#include "shared/base/json.h"

namespace survey {
namespace {

constexpr std::string_view kComment = "-Comment";

base::Error Refused(std::string_view question, const char* why, const char* hint) {
  return {base::Code::kInvalid, "question \"" + std::string(question) + "\": " + why, hint};
}

base::Error Refused(std::string_view question, Problem problem) {
  switch (problem) {
    case Problem::kRequired: return Refused(question, "needs an answer", "");
    case Problem::kNumber: return Refused(question, "the answer is not a number", "write digits");
    case Problem::kMinimum: return Refused(question, "the number is too small", "see the question's min");
    case Problem::kMaximum: return Refused(question, "the number is too large", "see the question's max");
    case Problem::kTooMany: return Refused(question, "too many choices", "see maxSelectedChoices; None stands alone");
    case Problem::kTooFew: return Refused(question, "too few choices", "see minSelectedChoices");
    case Problem::kTooLong: return Refused(question, "the text is too long", "see maxLength");
    case Problem::kEmail: return Refused(question, "the answer is not an e-mail address", "");
    case Problem::kNotAChoice:
      return Refused(question, "the answer is not one that can be given", "use the values of the choices, as in the survey file");
  }
  return {};
}

// The question whose Other has this text, or nullptr.
const Question* CommentedBy(const Survey& survey, std::string_view name) {
  if (!name.ends_with(kComment)) return nullptr;
  const Question* question = survey.Find(name.substr(0, name.size() - kComment.size()));
  const bool has_other = question && std::ranges::any_of(question->choices, &Choice::is_other);
  return has_other ? question : nullptr;
}

}  // namespace

base::Result<Response> FromData(const Survey& survey, const base::Json& data) {
  if (!data.is_object())
    return base::Fail(base::Code::kInvalid, "the answers are not a JSON object", R"(write {"question": value, …})");
  Session session(survey, survey.default_locale);
  for (const auto& [name, json] : data.items()) {
    if (json.is_null()) continue;
    if (const Question* question = survey.Find(name)) {
      if (question->practice || question->type == Type::kHtml)
        return std::unexpected(Refused(name, "takes no answer that is kept", "leave it out"));
      const expression::Value value = expression::Value::FromJson(json);
      if (IsUnanswered(*question, value)) continue;
      if (const auto problem = ProblemOf(*question, value)) return std::unexpected(Refused(name, *problem));
      session.answers_[question->name] = value;
    } else if (const Question* other = CommentedBy(survey, name); other && json.is_string()) {
      session.comments_[other->name] = json.get<std::string>();
    } else {
      return std::unexpected(Refused(name, "there is no such question", "the names are those of the survey file"));
    }
  }
  const auto given = session.answers_;
  const auto comments = session.comments_;
  session.Recompute();
  for (const auto& [name, value] : given) {
    const Question& question = *survey.Find(name);
    if (!session.IsVisible(question))
      return std::unexpected(Refused(name, "is hidden by the other answers", "leave it out, or check those answers"));
    if (!(session.AnswerTo(name) == value)) return std::unexpected(Refused(name, Problem::kNotAChoice));
  }
  for (const auto& [name, text] : comments)
    if (session.CommentTo(name) != text)
      return std::unexpected(Refused(name, "has a text of Other, but Other is not chosen", "leave the text out"));
  session.seen_.assign(survey.questions.size(), true);
  return session.Finish();
}

}  // namespace survey
