// Names of columns: docs/formats/export.md §2.
#include "shared/export/names.h"

#include <doctest/doctest.h>

using exporting::Names;

TEST_CASE("a plain name stays, and what no program takes becomes an underscore") {
  Names names;
  CHECK(names.Take("mood_week") == "mood_week");
  CHECK(names.Take("likes_swing set") == "likes_swing_set");
  CHECK(names.Take("a.b--c") == "a_b_c");
  CHECK(names.Take("2nd") == "q_2nd");
  CHECK(names.Take("_hidden") == "hidden");
}

TEST_CASE("reserved words of SPSS, Stata, R and Python get an underscore") {
  Names names;
  for (const char* word : {"if", "TO", "True", "str20", "double", "NULL", "with"})
    CHECK(names.Take(word) == std::string(word) + "_");
}

TEST_CASE("names that lose letters keep apart, and do not depend on their neighbours") {
  Names one, other;
  const std::string question = one.Take("Вопрос 1");
  CHECK(question != one.Take("Ответ 1"));
  CHECK(other.Take("Ответ 1") != question);
  CHECK(other.Take("Вопрос 1") == question);
  CHECK(question.starts_with("q_1_"));
}

TEST_CASE("a name has at most 32 bytes and is the same in no case") {
  Names names;
  const std::string fits(32, 'a'), too_long(33, 'a');
  CHECK(names.Take(fits) == fits);
  const std::string cut = names.Take(too_long);
  CHECK(cut.size() == 32);
  CHECK(names.Take(too_long) != cut);
  CHECK(names.Take("Mood") == "Mood");
  CHECK(names.Take("mood").starts_with("mood_"));
}

TEST_CASE("the column of labels beside a column is never another column's name") {
  Names names;
  CHECK(names.Take("mood") == "mood");
  CHECK(names.Take("mood_label") != "mood_label");
  CHECK(names.Take("other_label") == "other_label");
  CHECK(names.Take("other") != "other");
}
