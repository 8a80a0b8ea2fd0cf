// balss export: what a closed round says, on a kiosk without a network. The kiosk's staff pages start it, too; the
// kiosk itself cannot open anything.
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>

#include "shared/base/ascii.h"
#include "shared/base/file.h"
#include "shared/base/harden.h"
#include "shared/base/new_file.h"
#include "shared/base/secret.h"
#include "shared/base/stop_signals.h"
#include "shared/export/write.h"
#include "shared/privacy/opening/wrap.h"
#include "shared/report/write.h"
#include "shared/tool/command.h"
#include "shared/tool/export_progress.h"
#include "shared/tool/locked_file.h"
#include "shared/tool/ram_folder.h"
#include "shared/tool/round_rows.h"

namespace tool {
namespace {

using base::Code;
namespace fs = std::filesystem;

struct ExportOptions {
  std::string store, survey, round, key, norms, out, format = "table-csv", locale = "en";
  bool rows = false, texts = false, bom = false, locked = false, json = false;
};

constexpr std::string_view kStandardOutput = "-";

// What an export is called, and what it is to other programs.
struct Form {
  const char* name;
  const char* ending;
};
constexpr Form kTables[] = {{"table-csv", "-table.csv"}, {"table-json", "-table.json"}};
constexpr Form kRows[] = {{"csv", ".csv"},     {"xlsx", ".xlsx"},
                          {"sav", ".sav"},     {"dta", ".dta"},
                          {"jsonl", ".jsonl"}, {"surveyjs", "-surveyjs.json"},
                          {"r", ".R"},         {"codebook", "-codebook.json"},
                          {"python", ".py"}};

template <std::size_t N>
const Form* Find(const Form (&forms)[N], std::string_view name) {
  const auto found = std::ranges::find_if(forms, [&](const Form& form) { return form.name == name; });
  return found == std::end(forms) ? nullptr : &*found;
}

// A survey's id and a round's name are anything that can be printed; a file's name on a stick is not.
std::string Plain(std::string name) {
  for (char& c : name) {
    const bool plain = base::IsLetterOrDigit(c) || c == '-' || c == '_';
    if (!plain) c = '_';
  }
  return name;
}

std::string NameOf(const ExportOptions& options, const Form& form) {
  return Plain(options.survey) + "-" + Plain(options.round) + (options.texts ? "-texts" : "") + form.ending;
}

base::Result<privacy::KeyPair> ReadKey(const ExportOptions& options) {
  const auto file = base::ReadFile(options.key, 4096);
  if (!file) return std::unexpected(file.error());
  if (!privacy::IsWrapped(*file)) return privacy::ReadKey(*file);
  std::string words = base::AskUnseen("Passphrase of the key");
  auto key = privacy::UnwrapKey(*file, words);
  sodium_memzero(words.data(), words.size());
  return key;
}

base::Result<std::optional<report::Norms>> ReadNorms(const ExportOptions& options) {
  if (options.norms.empty()) return std::nullopt;
  const auto text = base::ReadFile(options.norms);
  if (!text) return std::unexpected(text.error());
  return report::ReadNorms(*text);
}

// The file as it will be, in memory.
base::Result<std::string> MakeRows(const ExportOptions& options, RoundRows& rows, const report::GatedTable& table,
                                   const Form& form, ExportProgress& progress) {
  auto folder = RamFolder::Make();
  if (!folder) return std::unexpected(folder.error());
  rows.Choose(options.texts ? privacy::Kind::kText : privacy::Kind::kAnswers);
  const fs::path file = folder->path() / NameOf(options, form);
  const auto written = exporting::Write(
      rows, {.format = exporting::FormatNamed(form.name).value(),
             .texts = options.texts,
             .bom = options.bom,
             .locale = options.locale,
             .out = file,
             .tables = {&table, options.texts ? 0u : 1u},
             .progress = [&](std::size_t done, std::size_t all) { return progress("make", done, all); }});
  if (!written) return std::unexpected(written.error());
  return base::ReadFile(file, 1u << 30);
}

base::Result<std::string> Make(const ExportOptions& options, RoundRows& rows, const Form& form,
                               ExportProgress& progress) {
  const auto norms = ReadNorms(options);
  if (!norms) return std::unexpected(norms.error());
  // Also for rows: where fewer than ten people answered, nothing at all is handed out, as at the endpoint.
  const auto table = rows.Table(*norms ? &**norms : nullptr);
  if (!table) return std::unexpected(table.error());
  if (options.rows) return MakeRows(options, rows, *table, form, progress);
  if (options.format == "table-json") return report::ToJson(*table) + "\n";
  return (options.bom ? "\xEF\xBB\xBF" : "") + report::ToCsv({&*table, 1}, options.locale);
}

std::uintmax_t RoomAt(const fs::path& out) {
  std::error_code unknown;
  const auto space = fs::space(out.parent_path().empty() ? fs::path(".") : out.parent_path(), unknown);
  return unknown ? UINTMAX_MAX : space.available;
}

// All of it or nothing; in pieces, so that somebody who waits sees that it goes on.
base::Result<void> Deliver(const fs::path& out, std::string_view content, ExportProgress& progress) {
  if (RoomAt(out) < content.size()) return progress.Full(out, content.size());
  auto file = base::NewFile::Create(out, base::Access::kOwnerOnly);
  if (!file) return std::unexpected(file.error());
  constexpr std::size_t kPiece = 1u << 18;
  for (std::size_t at = 0; at < content.size(); at += kPiece) {
    file->Append(content.substr(at, kPiece));
    if (auto fine = file->Check(); !fine) {
      if (RoomAt(out) < kPiece) return progress.Full(out, content.size());
      return fine;
    }
    if (!progress("write", std::min(at + kPiece, content.size()), content.size()))
      return base::Fail(Code::kState, out.string() + ": stopped; nothing was written");
  }
  return file->Commit();
}

base::Result<void> Check(const ExportOptions& options) {
  if (options.rows && !Find(kRows, options.format))
    return base::Fail(Code::kUsage, "--rows needs a format of rows",
                      "csv, xlsx, sav, dta, jsonl, surveyjs, codebook, r, python");
  if (!options.rows && !Find(kTables, options.format))
    return base::Fail(Code::kUsage, options.format + " holds rows, the answers of single people",
                      "say --rows if that is meant; a gated table is table-csv or table-json");
  if (options.texts && !options.rows) return base::Fail(Code::kUsage, "--texts are rows: say --rows too");
  if (options.out == kStandardOutput && (options.rows || options.locked))
    return base::Fail(Code::kUsage, "only a gated table is printed, as it is", "name a folder or a file with --out");
  return {};
}

base::Result<void> Run(const ExportOptions& options, ExportProgress& progress) {
  if (auto good = Check(options); !good) return good;
  auto store = OpenStore(options.store);
  if (!store) return std::unexpected(store.error());
  const auto key = ReadKey(options);
  if (!key) return std::unexpected(key.error());
  auto rows = RoundRows::Open(*store, options.survey, options.round, *key,
                              [&](std::size_t done, std::size_t all) { return progress("open", done, all); });
  if (!rows) return std::unexpected(rows.error());
  const Form& form = options.rows ? *Find(kRows, options.format) : *Find(kTables, options.format);
  auto content = Make(options, *rows, form, progress);
  if (!content) return std::unexpected(content.error());
  if (options.out == kStandardOutput) {
    rows->Choose(privacy::Kind::kAnswers);
    const auto versions = rows->versions();  // the newest first
    return progress.Show(*content, versions.empty() ? 0 : versions.front()->version,
                         {"", "", rows->invalid(), rows->unopenable()});
  }
  fs::path out = options.out;
  std::error_code ignored;
  // What ends in "/" is a folder and must be there: where a stick was pulled out no file takes its name.
  if (!out.has_filename() || fs::is_directory(out, ignored))
    out /= NameOf(options, form) + (options.locked ? ".zip" : "");
  std::string password;
  if (options.locked) {
    base::SystemRandom random;
    password = DrawPassword(random);
    content = LockInZip(NameOf(options, form), *content, password);
    if (!content) return std::unexpected(content.error());
  }
  if (auto delivered = Deliver(out, *content, progress); !delivered) return delivered;
  // So that `balss round clear` knows whether anybody has what it takes away.
  const std::string what = options.rows ? (options.texts ? "texts" : "rows") : "tables";
  if (auto noted = store->NoteExport(options.survey, options.round, what); !noted) return noted;
  progress.Done({out.string(), password, rows->invalid(), rows->unopenable()});
  return {};
}

int Export(const ExportOptions& options) {
  base::StopSignals stop;         // a file that was begun is taken away before the program ends
  std::signal(SIGPIPE, SIG_IGN);  // who asked has gone away: it is finished all the same
  // Opened answers and the key pass through this process.
  for (const std::string& refused : base::Harden()) fmt::print(stderr, "balss: {}\n", refused);
  ExportProgress progress(options.json, [&] { return stop.Requested(); });
  const auto done = Run(options, progress);
  if (done) return 0;
  progress.Failed(done.error());
  return Complain(done.error());
}

}  // namespace

void AddExport(CLI::App& app, Action& action) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* exported = app.add_subcommand("export", "a closed round's results, on a kiosk without a network");
  exported->footer(
      "Example:\n"
      "  balss export --survey playground --round 2026-autumn --key /etc/balss/analyst.key --out /media/stick\n"
      "  balss export … --rows --format sav --locked --out /media/stick\n"
      "Asks for the key's passphrase, or reads a line. The answers stay sealed in the kiosk: when the files are safe,\n"
      "balss round clear frees their places. A kiosk that sends its answers needs none of this.");
  AddStore(*exported, options->store);
  exported->add_option("--survey", options->survey, "the survey's id")->required()->type_name("ID");
  exported->add_option("--round", options->round, "the round's name")->required()->type_name("NAME");
  exported->add_option("--key", options->key, "the analyst's key, as `balss keys wrap` wrote it")
      ->required()
      ->type_name("FILE");
  exported
      ->add_option("--out", options->out,
                   "a folder, such as a stick's, or a file; what ends in / is a folder; - prints a table")
      ->required()
      ->type_name("PATH");
  exported
      ->add_option("--format", options->format,
                   "table-csv or table-json; with --rows csv, xlsx, sav, dta, jsonl, surveyjs, codebook, r or python")
      ->check(CLI::IsMember(
          {"table-csv", "table-json", "csv", "xlsx", "sav", "dta", "jsonl", "surveyjs", "codebook", "r", "python"}))
      ->capture_default_str();
  exported->add_flag("--rows", options->rows,
                     "the released rows, answers of single people, in place of the gated table");
  exported->add_flag("--texts", options->texts, "with --rows: the free texts; nothing links the two");
  exported->add_flag("--locked", options->locked, "in a ZIP behind a password that is drawn and printed");
  exported->add_flag("--bom", options->bom, "begin a CSV with a byte-order mark");
  exported->add_option("--locale", options->locale, "language of the labels")->capture_default_str();
  exported->add_option("--norms", options->norms, "the holder's table of a KIDSCREEN-10 (JSON)")->type_name("FILE");
  exported->add_flag("--json", options->json, "write JSON, a line a step, for programs");
  exported->callback([&action, options] { action = [options] { return Export(*options); }; });
}

}  // namespace tool
