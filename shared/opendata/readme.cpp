#include "shared/opendata/readme.h"

#include <fmt/format.h>

#include <cctype>

#include "shared/opendata/asked.h"
#include "shared/opendata/words.h"

namespace opendata {
namespace {

// Words of a survey on one line of Markdown, without being taken for it: CommonMark lets a backslash stand before any
// ASCII punctuation.
std::string Escaped(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::iscntrl(byte)) {
      line += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>#&~").find(c) != std::string_view::npos) line += '\\';
    line += c;
  }
  return line;
}

std::string RoundsOf(const Source& source) {
  std::string rounds;
  for (const report::GatedTable& table : source.tables) rounds += "- " + Escaped(table.round()) + "\n";
  return rounds;
}

constexpr const char* kReadme = R"(# {title}

Counts of answers to the survey *{id}* (version {version}), published by {publisher}. {people}
Nobody had to answer, and nobody was chosen: the numbers speak of those who came, not of a whole city.

Rounds:

{rounds}
## Files

| file | what |
|---|---|
| `data.csv` | one line for each round, question, group of people and choice: how many |
| `measures.csv` | one line for each round, score and group: mean, standard deviation (`sd`), 95 % confidence interval (`low` to `high`), Cronbach's alpha |
| `questions.csv`, `choices.csv`, `groups.csv` | what the codes mean, in every language of the survey |
| `data.csv-metadata.json` | the columns for programs (W3C, CSV on the Web) |
| `codebook.xml` | every question with its wording, for archives (DDI-Codebook 2.5) |
| `dcat.jsonld` | this dataset for catalogues (DCAT-AP 3) |
| `LICENCE.txt` | how the data may be used |

Codes stay the same from round to round; labels may change. `n` is how many people of the group answered the question,
`count` how many of them chose this. Choices that begin with `#` are no answers:

| code | who |
|---|---|
| `#answered` | everybody who answered, where there are no choices to count |
| `#skipped` | who saw the question and gave no answer |
| `#stopped` | who went no further than to this question |
| `#notreached` | who stopped before |

Where several choices were possible, their counts are more than `n`. Groups are not crossed with each other: the same
people stand in `all`, in one group by age, and in one by centre. A question whose code begins with `#measure:` is a score; its lines
in `data.csv` count the people below or above a published limit.

A field that a spreadsheet would run as a formula has an apostrophe in front.

## How people are protected

{rule}

So:

- **the numbers do not add up exactly**, and are not meant to: each is off by at most 2. Do not correct them;
- an empty `count` is not zero: `note` says `too few` or `nearly all`;
- differences of a few people mean nothing;
- means are exact but rounded, and hidden where all, or all but one, have the same score.

Nothing about a single person is in these files: no row, no free text, no time of an answer.

## Use

[Creative Commons Attribution 4.0 International]({licence}). Name the source, for example:

> {attribution}

Questions and mistakes: <{contact}>
)";

}  // namespace

std::string Readme(const Source& source) {
  const std::string& rule = GateRule().For("en");
  return fmt::format(fmt::runtime(kReadme), fmt::arg("title", Escaped(TitleOf(source))),
                     fmt::arg("id", Escaped(source.survey.id)), fmt::arg("version", source.survey.version),
                     fmt::arg("publisher", Escaped(source.origin.publisher)),
                     fmt::arg("people", PeopleOf(source.survey.band)), fmt::arg("rounds", RoundsOf(source)),
                     fmt::arg("rule", rule), fmt::arg("licence", kLicence),
                     fmt::arg("attribution", Escaped(Attribution(source))), fmt::arg("contact", source.origin.contact));
}

std::string Licence(const Source& source) {
  return fmt::format(
      "These data are licensed under Creative Commons Attribution 4.0 International (CC BY 4.0).\n"
      "{}\n\n"
      "You may share and adapt them for any purpose. Name the source, link to the licence, and say what you changed,\n"
      "for example:\n\n"
      "    {}\n\n"
      "Published by {} ({}). The address above has the licence itself; this page is not it.\n",
      kLicence, Attribution(source), source.origin.publisher, source.origin.publisher_uri);
}

}  // namespace opendata
