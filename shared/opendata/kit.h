// The open-data kit of a survey: its published tables, described so that other programs and catalogues understand them
// (docs/formats/opendata.md). Made of gated tables alone: what is not published cannot get in. Pure: strings out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "shared/base/error.h"
#include "shared/base/new_folder.h"
#include "shared/report/gated_table.h"
#include "shared/survey/survey.h"

namespace opendata {

// Who publishes, and where. Nothing of it can be guessed.
struct Origin {
  std::string publisher;      // a name
  std::string publisher_uri;  // https://… or http://…
  std::string contact;        // mailto:… or a page
  std::string base_uri;       // https://…: where the kit's files will stand; the dataset's own name
};

// kUsage names what is missing or is no such URI; the hint says what it is for. Takes "/" off the end of base_uri.
base::Result<Origin> Checked(Origin origin);

struct Source {
  std::span<const report::GatedTable> tables;  // published, of one survey, in the order of the rounds; at least one
  const survey::Survey& survey;                // the newest version that was answered
  const Origin& origin;                        // checked
  std::string locale;                          // of the labels in data.csv and of the README's title
};

// The files of the kit, by name.
std::vector<base::NamedFile> MakeKit(const Source& source);

}  // namespace opendata
