// balss-kiosk: the touch screen. Reads its options, asks the kernel for protection, and runs the loop in
// kiosk/app.
#include <fmt/format.h>
#include <malloc.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "kiosk/app/kiosk.h"
#include "shared/base/file.h"
#include "shared/base/harden.h"

namespace {

// Assets lie beside the program in a checkout (some folders up), and in /usr/share once installed.
std::filesystem::path FindAssets() {
  std::error_code ignored;
  std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (int up = 0; up < 4; ++up, folder = folder.parent_path())
    if (std::filesystem::exists(folder / "assets" / "i18n", ignored)) return folder / "assets";
  return "/usr/share/balss";
}

std::optional<platform::Size> ReadSize(const std::string& text) {
  platform::Size size;
  char rest;
  if (std::sscanf(text.c_str(), "%dx%d%c", &size.width, &size.height, &rest) != 2) return std::nullopt;
  if (size.width < 1 || size.height < 1) return std::nullopt;
  return size;
}

constexpr int kRestart = 10;  // beyond those of base::ExitCode: config/balss-kiosk.service starts it again

int Fail(const base::Error& error) {
  fmt::print(stderr, "balss-kiosk: {}\n", base::Sentence(error));
  return base::ExitCode(error.code);
}

struct Words {
  std::string store = "/var/lib/balss/kiosk.db", recipients = "/etc/balss/recipients.json",
              assets = FindAssets().string();
  std::string window, millimetres, draw_with, ui_probe, help, gallery, analyst_key, tool, sticks;
  bool shows_gallery = false;
  std::vector<std::string> locales{"lv", "lt", "en", "ru", "uk", "ar", "fa"};
  double silence = 60, warning = 30, farewell = 15;
};

void Describe(CLI::App& cli, Words& words) {
  const auto size = CLI::Validator(
      [](std::string& text) { return ReadSize(text) ? "" : "expected WIDTHxHEIGHT, such as 1080x1920"; }, "WxH");
  cli.set_config("--config", "", "read options from this file (config/kiosk.toml is an example)");
  cli.add_option("--store", words.store, "the kiosk's database, made by `balss survey add`")->capture_default_str();
  cli.add_option("--recipients", words.recipients, "public keys that answers are sealed to")->capture_default_str();
  cli.add_option("--assets", words.assets, "folder with i18n/")->capture_default_str();
  cli.add_option("--window", words.window, "a window of this many pixels instead of the full screen")->check(size);
  cli.add_option("--mm", words.millimetres, "physical size of the screen, where the monitor reports it wrongly")
      ->check(size);
  cli.add_option("--draw-with", words.draw_with,
                 "\"chip\" or \"processor\": by default the graphics chip where there is one that works")
      ->check(CLI::IsMember({"chip", "processor"}));
  cli.add_option("--locales", words.locales, "languages offered; the first speaks on the first screen")
      ->delimiter(',')
      ->capture_default_str();
  cli.add_option("--silence", words.silence, "seconds without a touch before \"are you still here?\"")
      ->check(CLI::Range(5, 3600))
      ->capture_default_str();
  cli.add_option("--warning", words.warning, "seconds that question stands before everything is wiped")
      ->check(CLI::Range(20, 600))
      ->capture_default_str();
  cli.add_option("--farewell", words.farewell, "seconds the thank-you page stands")
      ->check(CLI::Range(2, 600))
      ->capture_default_str();
  cli.add_option("--help-lines", words.help, "file with telephone numbers for the last screen (config/help.json)");
  cli.add_option(
      "--analyst-key", words.analyst_key,
      "on a kiosk without a network: the key that `balss keys wrap` wrote, so that staff can take results away");
  cli.add_option("--tool", words.tool, "the program that does it; else `balss` beside this one");
  cli.add_option("--sticks", words.sticks, "a folder whose folders stand for USB sticks (demonstrations and tests)");
  cli.add_option("--ui-probe", words.ui_probe,
                 "keep one JSON object about the present screen in this file (no answers)");
  cli.add_option("--gallery", words.gallery,
                 "ask this survey from memory, without a store, keys or a round, and keep nothing; without FILE, one "
                 "with every kind of question")
      ->type_name("FILE")
      ->expected(0, 1);
  cli.footer(
      "Exit codes: 0 ended as asked, 2 options, 3 or 4 keys, packs or display missing or wrong, 10 staff "
      "asked for a restart. More: docs/operations.md");
}

base::Result<survey::Survey> ReadGallery(const Words& words) {
  const std::filesystem::path own = std::filesystem::path(words.assets) / "gallery" / "widgets.json";
  const auto text = base::ReadFile(words.gallery.empty() ? own : std::filesystem::path(words.gallery));
  if (!text) return std::unexpected(text.error());
  return survey::Read(*text);
}

base::Result<void> ReadKeys(const Words& words, app::Options& options) {
  options.store = words.store;
  auto keys = base::ReadFile(words.recipients);
  if (!keys) {
    keys.error().hint = "make keys with `balss keys make`, or name the file with --recipients";
    return std::unexpected(keys.error());
  }
  auto recipients = privacy::ReadRecipients(*keys);
  if (!recipients) return std::unexpected(recipients.error());
  options.recipients = *recipients;
  return {};
}

base::Result<app::Options> Read(const Words& words) {
  app::Options options;
  if (words.shows_gallery) {
    auto survey = ReadGallery(words);
    if (!survey) return std::unexpected(survey.error());
    options.gallery = *std::move(survey);
  } else if (auto read = ReadKeys(words, options); !read) {
    return std::unexpected(read.error());
  }
  auto packs = i18n::ReadPacks(std::filesystem::path(words.assets) / "i18n", words.locales);
  if (!packs) return std::unexpected(packs.error());
  for (const std::string& locale : words.locales)
    for (i18n::Pack& pack : *packs)
      if (pack.tag == locale) options.packs.push_back(pack);
  if (options.packs.empty())
    return base::Fail(base::Code::kNotFound, "no language pack for any of --locales",
                      "packs lie in " + words.assets + "/i18n");
  const auto millis = [](double seconds) { return base::Millis(static_cast<long>(seconds * 1000)); };
  options.timing = {
      .silence = millis(words.silence), .warning = millis(words.warning), .farewell = millis(words.farewell)};
  options.window.window = ReadSize(words.window);
  options.window.millimetres = ReadSize(words.millimetres);
  if (words.draw_with == "chip") options.window.draw_with = platform::DrawWith::kChip;
  if (words.draw_with == "processor") options.window.draw_with = platform::DrawWith::kProcessor;
  options.ui_probe = words.ui_probe;
  options.analyst_key = words.analyst_key;
  std::error_code ignored;
  options.tool = words.tool.empty() ? std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "balss"
                                    : std::filesystem::path(words.tool);
  options.sticks = words.sticks;
  options.assets = words.assets;
  options.sounds = options.assets / "sounds";
  if (!words.help.empty()) {
    const auto file = base::ReadFile(words.help);
    if (!file) return std::unexpected(file.error());
    auto lines = visit::ReadHelpLines(*file);
    if (!lines) return std::unexpected(lines.error());
    options.help = std::move(*lines);
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  // Pictures get pages of their own, always: by default the limit rises as they come and go, and the heap keeps theirs.
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
  CLI::App cli{"balss-kiosk: the touch screen on which a visitor tells the city something"};
  Words words;
  Describe(cli, words);
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return cli.exit(e) == 0 ? 0 : base::ExitCode(base::Code::kUsage);
  }
  words.shows_gallery = cli.count("--gallery") > 0;
  if (sodium_init() < 0) return Fail({base::Code::kInternal, "libsodium does not start", ""});
  // X reads thousands of compositions before the first picture; of a visitor's language a few hundred can be.
  setenv("XCOMPOSEFILE", (std::filesystem::path(words.assets) / "keyboard" / "compose").c_str(), 0);
  for (const std::string& refused : base::Harden()) fmt::print(stderr, "balss-kiosk: {}\n", refused);
  auto options = Read(words);
  if (!options) return Fail(options.error());
  try {
    const auto ran = app::Run(std::move(*options));
    if (!ran) return Fail(ran.error());
    return *ran == app::Ended::kToRestart ? kRestart : 0;
  } catch (const std::exception& e) {
    return Fail({base::Code::kInternal, e.what(), "please report this"});
  }
}
