// {name} in a text: what the visitor answered, in the visitor's own language.
#include <algorithm>

#include "shared/expression/unicode.h"
#include "shared/survey/session.h"

namespace survey {
namespace {

std::string_view Comma(std::string_view locale) {
  const std::string_view root = locale.substr(0, locale.find_first_of("-_"));
  for (const std::string_view arabic_script : {"ar", "fa", "ps", "ur", "ckb", "sd", "ug"})
    if (root == arabic_script) return "، ";
  return ", ";
}

}  // namespace

std::string Session::TitleOf(const Question& question) const { return Piped(question.title); }

std::string Session::Piped(const Text& text) const {
  const std::string& raw = text.For(locale_);
  std::string out;
  std::size_t at = 0;
  for (auto open = raw.find('{'); open != std::string::npos; open = raw.find('{', at)) {
    const auto close = raw.find_first_of("{}", open + 1);
    if (close == std::string::npos) break;
    out += raw.substr(at, open - at);
    at = close;
    if (raw[close] == '{') {  // "{" in running text
      out += raw.substr(open, close - open);
      continue;
    }
    at = close + 1;
    const std::string_view name = expression::TrimWide(std::string_view(raw).substr(open + 1, close - open - 1));
    const auto found = std::ranges::find_if(
        survey_->questions, [&](const Question& question) { return expression::SameName(question.name, name); });
    out += found == survey_->questions.end() ? raw.substr(open, at - open) : Shown(*found);
  }
  return out + raw.substr(at);
}

std::string Session::Shown(const Question& question) const {
  const expression::Value& value = AnswerTo(question.name);
  if (value.empty()) return {};
  const auto shown = [&](const expression::Value& one) {
    const Choice* choice = question.FindChoice(one);
    if (!choice) return ToCode(one);
    return choice->is_other && !CommentTo(question.name).empty() ? CommentTo(question.name) : choice->text.For(locale_);
  };
  if (!value.list()) return shown(value);
  std::string out;
  for (const expression::Value& item : *value.list()) {
    const std::string one = shown(item);
    if (one.empty()) continue;
    if (!out.empty()) out += Comma(locale_);
    out += one;
  }
  return out;
}

}  // namespace survey
