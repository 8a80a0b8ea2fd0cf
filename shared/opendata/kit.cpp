#include "shared/opendata/kit.h"

#include <algorithm>

#include "shared/base/ascii.h"
#include "shared/base/utf8.h"
#include "shared/opendata/csvw.h"
#include "shared/opendata/dcat.h"
#include "shared/opendata/ddi.h"
#include "shared/opendata/readme.h"
#include "shared/opendata/tables.h"

namespace opendata {
namespace {

using base::Code;
using base::Fail;

// Only what RFC 3986 lets stand in a URI, and something behind the scheme. No "{" either, so it can begin a template.
bool IsUri(std::string_view text, std::string_view scheme) {
  if (!text.starts_with(scheme) || text.size() == scheme.size()) return false;
  constexpr std::string_view kSigns = "-._~:/?#[]@!$&'()*+,;=%";
  return std::ranges::all_of(
      text, [&](char c) { return base::IsLetterOrDigit(c) || kSigns.find(c) != std::string_view::npos; });
}

bool IsPage(std::string_view text) { return IsUri(text, "https://") || IsUri(text, "http://"); }

}  // namespace

base::Result<Origin> Checked(Origin origin) {
  const std::string_view name = base::Trim(origin.publisher);
  if (name.empty() || !base::IsValidUtf8(name) || name.find_first_of("\r\n") != std::string_view::npos)
    return Fail(Code::kUsage, "--publisher: a name is needed",
                "who answers for the data: --publisher \"City of Riga\"");
  if (!IsPage(origin.publisher_uri))
    return Fail(Code::kUsage, "--publisher-url: an address is needed (https://…)", "the publisher's own page");
  if (!IsPage(origin.contact) && !(IsUri(origin.contact, "mailto:") && origin.contact.contains('@')))
    return Fail(Code::kUsage, "--contact: an address is needed (mailto:… or https://…)",
                "where readers ask and report mistakes: --contact mailto:data@example.org");
  while (origin.base_uri.ends_with('/')) origin.base_uri.pop_back();
  if (!IsUri(origin.base_uri, "https://") || origin.base_uri.find_first_of("?#") != std::string::npos)
    return Fail(Code::kUsage, "--base-uri: an address is needed (https://… without ? and #)",
                "where the folder's files will stand on the web; it becomes the dataset's lasting name");
  return origin;
}

std::vector<base::NamedFile> MakeKit(const Source& source) {
  const std::vector<Table> tables = TablesOf(source);
  std::vector<base::NamedFile> files;
  for (const Table& table : tables) files.push_back({table.file, table.csv});
  files.push_back({"data.csv-metadata.json", CsvwMetadata(source, tables)});
  files.push_back({"codebook.xml", DdiCodebook(source)});
  files.push_back({"README.md", Readme(source)});
  files.push_back({"LICENCE.txt", Licence(source)});
  files.push_back({"dcat.jsonld", Dcat(source, files)});
  return files;
}

}  // namespace opendata
