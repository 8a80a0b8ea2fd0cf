// balss-endpoint: the municipal side. serve takes sealed rows; tabulate opens and counts them; publish and
// export hand out gated tables, opendata a kit of them; rows hands the analyst the rows that a published table was
// counted from.
#include <fmt/format.h>
#include <sodium.h>
#include <CLI/CLI.hpp>

#include <cstdio>

#include "sync/endpoint/commands.h"
#include "sync/endpoint/db/sqlite.h"

namespace {

using endpoint::Options;
using Command = base::Result<void> (*)(const Options&);

int Report(const base::Error& error) {
  fmt::print(stderr, "balss-endpoint: {}\n", base::Sentence(error));
  return base::ExitCode(error.code);
}

CLI::App* AddCommand(CLI::App& app, Options& options, Command& chosen, const char* name, const char* about,
                     Command command) {
  CLI::App* added = app.add_subcommand(name, about);
  added->add_option("--db", options.db, "the endpoint's database")->required();
  added->add_flag("--json", options.json, "print JSON");
  added->callback([&chosen, command] { chosen = command; });
  return added;
}

void AddDevices(CLI::App& app, Options& options, Command& chosen) {
  auto* enrol = AddCommand(app, options, chosen, "enrol", "make the device file of a new kiosk", endpoint::Enrol);
  enrol->add_option("--name", options.name, "a-z, 0-9 and \"-\"")->required();
  enrol->add_option("--url", options.url, "https://HOST:PORT as the kiosk reaches it")->required();
  enrol->add_option("--ca", options.ca, "the certificate authority's certificate (PEM)")->required();
  enrol->add_option("--out", options.out, "the device file; readable by its owner only")->required();
  enrol->add_option("--centre", options.centre, "id of the centre that it stands in; without one: none");
  enrol->add_option("--centre-name", options.centre_name, "what the tables call the centre");
  enrol->add_option("--territory", options.territory, "id of the part of the city that the centre belongs to");
  enrol->add_option("--territory-name", options.territory_name, "what the tables call that part");

  auto* revoke = AddCommand(app, options, chosen, "revoke", "forget a kiosk: its device file opens nothing more",
                            endpoint::Revoke);
  revoke->add_option("--name", options.name, "the name that it was enrolled under")->required();

  auto* serve = AddCommand(app, options, chosen, "serve", "take uploads until SIGTERM", endpoint::Serve);
  serve->add_option("--listen", options.listen, "HOST:PORT; port 0 for any free one")->required();
  serve->add_option("--cert", options.cert, "certificate chain (PEM)")->required();
  serve->add_option("--key", options.key, "the certificate's key (PEM)")->required();
  serve->add_option("--pages", options.pages,
                    "show the city's pages behind a login; the folder that holds web/, i18n/ and report/");
  serve->add_option("--surveys", options.surveys,
                    "the folder of survey files; with them charts know scales and pictures, reports the whole wording");
  serve->add_option("--port-file", options.port_file, "write the port here once it is open");
}

void AddUsers(CLI::App& app, Options& options, Command& chosen) {
  CLI::App* user = app.add_subcommand("user", "who may read the city's pages");
  user->require_subcommand(1);
  const auto name = [&](CLI::App* command) {
    command->add_option("--name", options.name, "a-z, 0-9, \".\", \"_\" and \"-\"")->required();
  };
  auto* add =
      AddCommand(*user, options, chosen, "add", "a new user; asks for a password, or reads a line", endpoint::AddUser);
  name(add);
  add->add_option("--role", options.role, "viewer, planner or admin")
      ->check(CLI::IsMember({"viewer", "planner", "admin"}))
      ->required();
  AddCommand(*user, options, chosen, "list", "all users and their roles", endpoint::ListUsers);
  name(AddCommand(*user, options, chosen, "remove", "remove a user and end all their sessions", endpoint::RemoveUser));
  name(AddCommand(*user, options, chosen, "password",
                  "a new password, which ends all the user's sessions; asks for it, or reads a line",
                  endpoint::SetPassword));
}

void AddTables(CLI::App& app, Options& options, Command& chosen) {
  auto* open = AddCommand(app, options, chosen, "tabulate", "open and validate what arrived", endpoint::Tabulate);
  open->add_option("--rows", options.rows, "the worker's own database of opened rows")->required();
  open->add_option("--key", options.secret_key, "the municipality's key file")->required();
  open->add_option("--surveys", options.surveys, "folder of survey files, old versions too")->required();
  auto* once = open->add_flag("--once", options.once, "one run (the default)");
  open->add_option("--every", options.every, "run again after so many seconds, until SIGTERM")
      ->check(CLI::Range(1, 86400))
      ->excludes(once);

  auto* publish = AddCommand(app, options, chosen, "publish", "make a round's table, once", endpoint::Publish);
  publish->add_option("--rows", options.rows, "the worker's own database of opened rows")->required();
  publish->add_option("--surveys", options.surveys, "folder of survey files, old versions too")->required();
  publish->add_option("--survey", options.survey, "the survey's id")->required();
  publish->add_option("--round", options.round, "the round's name")->required();
  publish->add_option("--norms", options.norms, "the holder's table of a KIDSCREEN-10 (JSON)");
  publish->add_option("--locale", options.locale, "language of what is printed");

  auto* table = AddCommand(app, options, chosen, "table", "show published tables, or a part of them", endpoint::Table);
  table->add_option("--survey", options.survey, "the survey's id")->required();
  table->add_option("--round", options.round, "only this round");
  auto* question = table->add_option("--question", options.question, "only this question, or this measure");
  table->add_option("--domain", options.domain, "only the questions and measures of this domain")->excludes(question);
  table->add_option("--by", options.by,
                    "all, centre, territory, round, year or an attribute; with --rows also a question with one closed "
                    "answer");
  table->add_option("--rows", options.rows, "the worker's own database of opened rows");
  table->add_option("--surveys", options.surveys, "folder of survey files, old versions too");
  table->add_option("--norms", options.norms, "the holder's table of a KIDSCREEN-10 (JSON)");
  table->add_option("--locale", options.locale, "language of what is printed");
  table->add_flag("--text", options.text, "print text (the default)")->excludes("--json");

  auto* exported = AddCommand(app, options, chosen, "export", "write published tables", endpoint::Export);
  exported->add_option("--format", options.format, "csv or json")->check(CLI::IsMember({"csv", "json"}))->required();
  exported->add_option("--survey", options.survey, "only this survey");
  exported->add_option("--round", options.round, "only this round");
  exported->add_option("--locale", options.locale, "language of the labels in CSV");
  exported->add_option("--out", options.out, "a file instead of the standard output");
}

void AddRows(CLI::App& app, Options& options, Command& chosen) {
  auto* rows = AddCommand(app, options, chosen, "rows", "write the opened rows of published rounds", endpoint::Rows);
  rows->get_option("--db")->required(false)->description("the endpoint's database: its published tables join an xlsx");
  rows->add_option("--rows", options.rows, "the worker's own database of opened rows")->required();
  rows->add_option("--surveys", options.surveys, "folder of survey files, old versions too")->required();
  rows->add_option("--survey", options.survey, "the survey's id")->required();
  rows->add_option("--round", options.round, "only this round");
  rows->add_option("--format", options.format, "docs/formats/export.md says what each is for")
      ->check(CLI::IsMember({"csv", "xlsx", "sav", "dta", "jsonl", "surveyjs", "codebook", "r", "python"}))
      ->required();
  rows->add_flag("--texts", options.texts, "the free texts instead of the answers; nothing links the two");
  rows->add_flag("--bom", options.bom, "begin a CSV with a byte-order mark");
  rows->add_option("--locale", options.locale, "language of the labels");
  rows->add_option("--out", options.out, "the file; readable by its owner only")->required();
}

void AddOpenData(CLI::App& app, Options& options, Command& chosen) {
  auto* kit =
      AddCommand(app, options, chosen, "opendata", "write published tables as an open-data kit", endpoint::OpenData);
  kit->add_option("--surveys", options.surveys, "folder of survey files, old versions too")->required();
  kit->add_option("--survey", options.survey, "the survey's id")->required();
  kit->add_option("--round", options.round, "only this round");
  kit->add_option("--publisher", options.publisher, "who answers for the data: a name");
  kit->add_option("--publisher-url", options.publisher_url, "the publisher's own page");
  kit->add_option("--contact", options.contact, "mailto:… or a page, for readers' questions");
  kit->add_option("--base-uri", options.base_uri, "https://…, where the folder's files will stand");
  kit->add_option("--locale", options.kit_locale, "language of the labels in data.csv; else the survey's own");
  kit->add_option("--out", options.out, "a new folder")->required();
}

int Run(int argc, char** argv) {
  Options options;
  Command chosen = nullptr;
  CLI::App app("The municipal side of Balss: takes sealed answers, opens them, publishes gated tables.",
               "balss-endpoint");
  app.set_config("--config", "", "a TOML file with a section for each command (config/endpoint.toml is an example)");
  app.allow_config_extras(false);
  app.require_subcommand(1);
  app.fallthrough();
  AddDevices(app, options, chosen);
  AddUsers(app, options, chosen);
  AddTables(app, options, chosen);
  AddRows(app, options, chosen);
  AddOpenData(app, options, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : base::ExitCode(base::Code::kUsage);
  }
  try {
    const auto done = chosen(options);
    return done ? 0 : Report(done.error());
  } catch (const db::Failure& failure) {
    return Report(failure.error());
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return sodium_init() < 0 ? base::ExitCode(base::Code::kInternal) : Run(argc, argv);
  } catch (const std::exception& mistake) {
    fmt::print(stderr, "balss-endpoint: {}\n", mistake.what());
    return base::ExitCode(base::Code::kInternal);
  }
}
