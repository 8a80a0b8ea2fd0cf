// JSON Lines: an object a row, with the columns of the codebook. SurveyJS: what survey-core would give as `data`.
#include <algorithm>

#include "shared/base/json.h"
#include "shared/export/cursor.h"
#include "shared/export/writer.h"

namespace exporting {
namespace {

using base::Json;

std::string Quoted(std::string_view text) { return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace); }

class JsonLines final : public Writer {
 public:
  explicit JsonLines(base::NewFile& file) : file_(file) {}

  base::Result<void> Begin(const Codebook& codebook, std::size_t) override {
    codebook_ = &codebook;
    for (const Variable& variable : codebook.variables) names_.push_back(',' + Quoted(variable.name) + ':');
    return {};
  }

  // What is nothing is left out.
  base::Result<void> Add(const Row&, std::span<const Cell> cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      if (cell.is == Cell::Is::kNothing) continue;
      line_ += names_[i];
      if (cell.is == Cell::Is::kText)
        line_ += Quoted(cell.text);
      else if (cell.is == Cell::Is::kNumber && !cell.text.empty())
        line_ += cell.text;
      else
        AppendNumber(line_, NumberOf(codebook_->variables[i], cell));
    }
    line_ += line_.empty() ? "{}\n" : "}\n";
    if (line_.front() == ',') line_.front() = '{';
    file_.Append(line_);
    return {};
  }

  base::Result<void> End() override { return {}; }

 private:
  base::NewFile& file_;
  const Codebook* codebook_ = nullptr;
  std::vector<std::string> names_;
  std::string line_;
};

class SurveyJs final : public Writer {
 public:
  explicit SurveyJs(base::NewFile& file) : file_(file) {}

  base::Result<void> Begin(const Codebook&, std::size_t) override { return {}; }

  // The values as they were sealed, under the names that the library stores them; attributes that were not made coarse
  // come first. Of two questions with one name of their value the first is taken.
  base::Result<void> Add(const Row& row, std::span<const Cell>) override {
    line_ = first_ ? "[" : ",\n";
    first_ = false;
    line_ += '{';
    names_.clear();
    const survey::Survey& survey = *row.survey;
    for (std::size_t i = 0; i < std::min(survey.attributes.size(), row.attributes.size()); ++i) {
      const survey::Element* question = survey.Find(survey.attributes[i]);
      const std::size_t number = row.attributes[i];
      if (question && number > 0 && number <= question->choices.size())
        Member(question->value_name, question->choices[number - 1].value.ToJson().dump());
    }
    Cursor cursor(row.body, room_);
    cursor.Object([&](std::string_view name) {
      if (name != "answers") return;
      cursor.Object([&](std::string_view answered) {
        if (const survey::Element* question = survey.Find(answered)) Member(question->value_name, cursor.Raw());
      });
    });
    line_ += '}';
    file_.Append(line_);
    return {};
  }

  base::Result<void> End() override {
    file_.Append(first_ ? "[]\n" : "]\n");
    return {};
  }

 private:
  void Member(const std::string& name, std::string_view json) {
    if (std::ranges::find(names_, name) != names_.end()) return;
    if (!names_.empty()) line_ += ',';
    names_.push_back(name);
    line_ += Quoted(name);
    line_ += ':';
    line_ += json;
  }

  base::NewFile& file_;
  std::string line_, room_;
  std::vector<std::string> names_;  // of this row
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> MakeJsonLines(base::NewFile& file) { return std::make_unique<JsonLines>(file); }
std::unique_ptr<Writer> MakeSurveyJs(base::NewFile& file) { return std::make_unique<SurveyJs>(file); }

}  // namespace exporting
