// The commands of balss-endpoint; main.cpp reads the command line and calls one of them. Each returns what
// was printed nowhere else: an error. They throw db::Failure, which main turns into the same. Only enrol,
// serve and user add make endpoint.db, only tabulate makes rows.db; the others say kNotFound.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/error.h"
#include "shared/report/gated_table.h"
#include "shared/report/measures.h"
#include "shared/tabulate/surveys.h"

namespace endpoint {

struct Options {
  std::string db;
  bool json = false, text = false;

  std::string name, url, ca, out;                              // enrol; `out` also of export, `name` of revoke
  std::string centre, centre_name, territory, territory_name;  // enrol
  std::string listen, cert, key, port_file, pages;             // serve
  std::string role;                                            // user add; with `name`
  std::string rows, secret_key, surveys;                       // tabulate, publish
  bool once = false;
  int every = 0;                                                        // seconds
  std::string survey, round;                                            // publish, table, export, rows
  std::string norms;                                                    // publish, table
  std::string question, domain, by;                                     // table
  std::string format = "csv", locale = "en";                            // export, rows
  bool bom = false, texts = false;                                      // rows
  std::string publisher, publisher_url, contact, base_uri, kit_locale;  // opendata
};

base::Result<void> Enrol(const Options& options);
base::Result<void> Revoke(const Options& options);
base::Result<void> Serve(const Options& options);    // until SIGTERM or SIGINT
base::Result<void> AddUser(const Options& options);  // it and SetPassword read a password from standard input
base::Result<void> ListUsers(const Options& options);
base::Result<void> RemoveUser(const Options& options);
base::Result<void> SetPassword(const Options& options);
base::Result<void> Tabulate(const Options& options);
base::Result<void> Publish(const Options& options);
base::Result<void> Table(const Options& options);
base::Result<void> Export(const Options& options);
base::Result<void> Rows(const Options& options);
base::Result<void> OpenData(const Options& options);

// What more than one of them reads.
// Of --survey and --round, where they are given, in the order of the names. kState when there is none.
base::Result<std::vector<report::GatedTable>> PublishedTables(const Options& options);
base::Result<tabulate::Surveys> ReadSurveys(const Options& options);  // says on standard error what is left out
base::Result<std::optional<report::Norms>> ReadNorms(const Options& options);

}  // namespace endpoint
