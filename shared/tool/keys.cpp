// balss keys make | show | wrap. Fingerprints on the screen, secrets only in files.
#include <fmt/format.h>
#include <sodium.h>

#include <memory>

#include "shared/base/clock.h"
#include "shared/base/file.h"
#include "shared/base/secret.h"
#include "shared/privacy/opening/wrap.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

using base::Code;
namespace fs = std::filesystem;

struct KeyOptions {
  std::string out, file;
  bool demonstration = false;
};

base::Result<void> RefuseToOverwrite(const std::vector<fs::path>& files) {
  std::error_code ignored;
  for (const fs::path& file : files)
    if (fs::exists(fs::symlink_status(file, ignored)))
      return base::Fail(Code::kState, file.string() + ": is there already",
                        "answers sealed for the old keys need the old keys: choose another folder");
  return {};
}

base::Result<void> WriteKeys(const fs::path& folder, const privacy::KeyPair& municipality,
                             const privacy::KeyPair& recovery, bool demonstration) {
  const fs::path recipients = folder / "recipients.json";
  const fs::path first = folder / "municipality.key", second = folder / "recovery.key";
  if (auto free = RefuseToOverwrite({first, second, recipients}); !free) return free;
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return base::Fail(Code::kStorage, folder.string() + ": cannot be made: " + failed.message());
  auto written = base::WriteFile(first, privacy::WriteKey(municipality), base::Access::kOwnerOnly);
  if (written) written = base::WriteFile(second, privacy::WriteKey(recovery), base::Access::kOwnerOnly);
  if (!written) return written;
  return base::WriteFile(recipients, privacy::WriteRecipients(
                                         {municipality.public_key, recovery.public_key, demonstration, base::Today()}));
}

int Make(const KeyOptions& options) {
  const auto municipality = privacy::MakeKeyPair(), recovery = privacy::MakeKeyPair();
  if (auto made = WriteKeys(options.out, municipality, recovery, options.demonstration); !made)
    return Complain(made.error());
  fmt::print("municipality  {}\n", privacy::Fingerprint(municipality.public_key));
  fmt::print("recovery      {}\n", privacy::Fingerprint(recovery.public_key));
  fmt::print(
      "municipality.key goes to the machine that tabulates, recovery.key on paper into the envelope and off\n"
      "this disk, recipients.json to every kiosk. Without one of the two keys the answers are lost.\n");
  return 0;
}

int Wrap(const KeyOptions& options) {
  if (auto free = RefuseToOverwrite({options.out}); !free) return Complain(free.error());
  const auto text = base::ReadFile(options.file, 4096);
  if (!text) return Complain(text.error());
  const auto pair = privacy::ReadKey(*text);
  if (!pair) return Complain(pair.error());
  auto words = base::AskNew("New passphrase, six words or more", "passphrases", &privacy::CheckPassphrase);
  if (!words) return Complain(words.error());
  const auto wrapped = privacy::WrapKey(*pair, *words);
  sodium_memzero(words->data(), words->size());
  if (!wrapped) return Complain(wrapped.error());
  if (auto written = base::WriteFile(options.out, *wrapped, base::Access::kOwnerOnly); !written)
    return Complain(written.error());
  fmt::print("{}\n", privacy::Fingerprint(pair->public_key));
  return 0;
}

int Show(const KeyOptions& options) {
  const auto text = base::ReadFile(options.file);
  if (!text) return Complain(text.error());
  if (const auto recipients = privacy::ReadRecipients(*text)) {
    fmt::print("municipality  {}\n", privacy::Fingerprint(recipients->municipality));
    fmt::print("recovery      {}\n", privacy::Fingerprint(recipients->recovery));
    if (recipients->demonstration) fmt::print("demonstration keys: anybody can open these answers\n");
    return 0;
  }
  if (privacy::IsWrapped(*text))
    return Complain({Code::kState, options.file + ": behind a passphrase, so its fingerprint is not known",
                     "balss export asks for the passphrase"});
  const auto pair = privacy::ReadKey(*text);
  if (!pair) {
    return Complain({Code::kInvalid, options.file + ": neither a key file nor a recipients file",
                     "use the files that `balss keys make` wrote"});
  }
  fmt::print("{}\n", privacy::Fingerprint(pair->public_key));
  return 0;
}

}  // namespace

void AddKeys(CLI::App& app, Action& action) {
  auto options = std::make_shared<KeyOptions>();
  CLI::App* keys = app.add_subcommand("keys", "make the keys of a city, and compare fingerprints");
  keys->require_subcommand(1);

  CLI::App* make = keys->add_subcommand("make", "make municipality.key, recovery.key and recipients.json");
  make->footer("Example, on a computer without a network:\n  balss keys make --out keys-2026");
  make->add_option("--out", options->out, "the folder; files that are there are never overwritten")
      ->required()
      ->type_name("DIR");
  make->add_flag("--demonstration", options->demonstration, "say on every screen that these keys protect nothing");
  make->callback([&action, options] { action = [options] { return Make(*options); }; });

  CLI::App* wrap = keys->add_subcommand("wrap", "put a key behind a passphrase, for a kiosk without a network");
  wrap->footer(
      "Example:\n  balss keys wrap keys-2026/municipality.key --out /etc/balss/analyst.key\n"
      "Asks for the passphrase, or reads a line. Without all of its words the file is worth nothing.");
  wrap->add_option("file", options->file, "the key file that `balss keys make` wrote")->required()->type_name("FILE");
  wrap->add_option("--out", options->out, "the file for the kiosk; one that is there is never overwritten")
      ->required()
      ->type_name("FILE");
  wrap->callback([&action, options] { action = [options] { return Wrap(*options); }; });

  CLI::App* show = keys->add_subcommand("show", "print the fingerprints of a key file or of recipients.json");
  show->footer("Example:\n  balss keys show /etc/balss/recipients.json");
  show->add_option("file", options->file, "a key file or recipients.json")->required()->type_name("FILE");
  show->callback([&action, options] { action = [options] { return Show(*options); }; });
}

}  // namespace tool
