// enrol, revoke and serve: the side that faces the devices. Neither can open a response.
#include <fmt/format.h>
#include <sodium.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <list>
#include <memory>
#include <thread>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/base/random.h"
#include "shared/base/stop_signals.h"
#include "sync/endpoint/commands.h"
#include "sync/endpoint/http/server.h"
#include "sync/endpoint/ingest/enrol.h"
#include "sync/endpoint/ingest/service.h"
#include "sync/platform/day.h"

namespace endpoint {
namespace {

// SHA-256 of the first certificate's DER bytes: what `openssl x509 -fingerprint -sha256` and browsers show.
std::string Fingerprint(std::string_view pem) {
  const auto begin = pem.find("-----\n"), end = pem.find("-----END");
  if (begin == std::string_view::npos || end == std::string_view::npos) return "unknown";
  const std::string_view text = pem.substr(begin + 6, end - begin - 6);
  base::Bytes der(text.size());
  std::size_t length = 0;
  if (sodium_base642bin(der.data(), der.size(), text.data(), text.size(), "\r\n", &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return "unknown";
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), der.data(), length);
  std::string shown;
  for (const std::uint8_t byte : hash) shown += (shown.empty() ? "" : ":") + fmt::format("{:02X}", byte);
  return shown;
}

void LogEvent(std::string_view event) { fmt::print(stderr, "{}\n", event); }

// Enrols and writes the device file: both or neither.
base::Result<protocol::DeviceFile> EnrolInto(const std::string& out, db::Database& database,
                                             const ingest::Enrolment& enrolment) {
  base::SystemRandom random;
  bool written = false;
  try {
    return ingest::Enrol(database, random, enrolment, [&](const protocol::DeviceFile& file) {
      const auto done = base::WriteFile(out, protocol::WriteDeviceFile(file), base::Access::kOwnerOnly);
      written = done.has_value();
      return done;
    });
  } catch (const db::Failure&) {
    std::error_code ignored;
    if (written) std::filesystem::remove(out, ignored);
    throw;
  }
}

// What serve does once when it starts. Takes room on the disk; must not keep the endpoint down when there is
// none.
void Tidy(db::Database& database) {
  try {
    ingest::DropUnfinished(database, platform::Today());
    database.ForgetArrivalOrder();
  } catch (const db::Failure&) {
    LogEvent("storage.not-tidied");
  }
}

// The surveys' files for the pages. Who adds one while they are shown need not start them again.
class SurveyFiles {
 public:
  // kNotFound when there is no such folder. "": without files.
  static base::Result<SurveyFiles> Open(const Options& options) {
    SurveyFiles files;
    files.folder_ = options.surveys;
    if (options.surveys.empty()) return files;
    auto surveys = ReadSurveys(options);
    if (!surveys) return std::unexpected(surveys.error());
    files.read_.push_back(std::move(*surveys));
    return files;
  }

  // As web::FindSurvey.
  const survey::Survey* Find(const base::Digest& digest) {
    for (const tabulate::Surveys& surveys : read_)
      if (const survey::Survey* found = surveys.Find(digest)) return found;
    if (folder_.empty()) return nullptr;
    auto again = tabulate::Surveys::Read(folder_);
    if (!again || !again->Find(digest)) return nullptr;
    return read_.emplace_back(std::move(*again)).Find(digest);
  }

 private:
  std::string folder_;
  std::list<tabulate::Surveys> read_;  // pages point into them
};

// The city's pages, with a connection of their own: a page never waits for an upload.
class Pages {
 public:
  // nullptr when no pages are wanted.
  static base::Result<std::unique_ptr<Pages>> Open(const Options& options) {
    if (options.pages.empty()) return nullptr;
    auto assets = web::ReadAssets(options.pages);
    if (!assets) return std::unexpected(assets.error());
    auto surveys = SurveyFiles::Open(options);
    if (!surveys) return std::unexpected(surveys.error());
    return std::unique_ptr<Pages>(new Pages(options.db, std::move(*assets), std::move(*surveys)));
  }
  web::Site* site() { return &site_; }

 private:
  Pages(const std::string& file, web::Assets assets, SurveyFiles surveys)
      : database_(file),
        surveys_(std::move(surveys)),
        site_(database_, std::move(assets),
              {[] { return static_cast<std::int64_t>(std::time(nullptr)); }, clock_, random_,
               [](base::Millis time) { std::this_thread::sleep_for(time); }, LogEvent,
               [this](const base::Digest& digest) { return surveys_.Find(digest); }}) {}

  base::SteadyClock clock_;
  base::SystemRandom random_;
  db::Database database_;
  SurveyFiles surveys_;
  web::Site site_;
};

}  // namespace

base::Result<void> Enrol(const Options& options) {
  const auto ca = base::ReadFile(options.ca, 64 << 10);
  if (!ca) return std::unexpected(ca.error());
  db::Database database(options.db);
  const auto file = EnrolInto(options.out, database,
                              {options.name,
                               options.url,
                               *ca,
                               {options.centre, options.centre_name, options.territory, options.territory_name}});
  if (!file) return std::unexpected(file.error());
  if (options.json) {
    const base::Json json{{"device", file->device},
                          {"file", options.out},
                          {"key", db::KeyMark(base::Hash(file->token))},
                          {"ca_sha256", Fingerprint(*ca)}};
    fmt::print("{}\n", json.dump());
  } else {
    fmt::print(
        "enrolled {}\ndevice file    {} (a secret: carry it to the kiosk, keep no copy)\nkey            {}\n"
        "CA (SHA-256)   {}\n",
        file->device, options.out, db::KeyMark(base::Hash(file->token)), Fingerprint(*ca));
  }
  return {};
}

base::Result<void> Revoke(const Options& options) {
  db::Database database(options.db, db::Missing::kRefuse);
  if (!database.RemoveDevice(options.name))
    return base::Fail(base::Code::kNotFound, "no device is enrolled as \"" + options.name + "\"",
                      "check the name: it stands in the device file under \"device\"");
  if (options.json)
    fmt::print("{}\n", base::Json{{"revoked", options.name}}.dump());
  else
    fmt::print("revoked {}: its device file is good for nothing now\n", options.name);
  return {};
}

base::Result<void> Serve(const Options& options) {
  base::StopSignals stop;  // before any thread
  const auto listen = http::ReadListen(options.listen);
  if (!listen) return std::unexpected(listen.error());
  db::Database database(options.db);
  Tidy(database);
  ingest::Service service(database, platform::Today, LogEvent);
  const auto pages = Pages::Open(options);
  if (!pages) return std::unexpected(pages.error());
  auto server = http::Server::Start(service, {options.cert, options.key}, *listen, *pages ? (*pages)->site() : nullptr);
  if (!server) return std::unexpected(server.error());
  if (!options.port_file.empty()) {
    const auto written = base::WriteFile(options.port_file, std::to_string(server->port()) + "\n");
    if (!written) return written;
  }
  fmt::print("listening on https://{}:{}\n", listen->host, server->port());
  std::fflush(stdout);
  stop.Wait();
  server->Stop();
  return {};
}

}  // namespace endpoint
