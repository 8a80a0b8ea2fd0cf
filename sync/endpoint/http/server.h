// HTTPS in front of ingest::Service and, where the city's pages are shown, web::Site: paths, sizes, time limits. Decides
// nothing about uploads or pages.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "shared/base/error.h"
#include "sync/endpoint/ingest/service.h"
#include "sync/endpoint/web/site.h"

namespace http {

struct Listen {
  std::string host;
  int port = 0;  // 0: any free one
};

// "127.0.0.1:8443"; kUsage when it has another form.
base::Result<Listen> ReadListen(std::string_view text);

struct Certificate {
  std::filesystem::path chain;  // PEM
  std::filesystem::path key;    // PEM
};

// Serves from its own threads until destroyed or stopped. TLS 1.2 or newer.
class Server {
 public:
  // kNotFound, kInvalid: the certificate; kNetwork: the address is taken. `service` and `site` must outlive the server;
  // without a site there are no pages.
  static base::Result<Server> Start(ingest::Service& service, const Certificate& certificate, const Listen& listen,
                                    web::Site* site = nullptr);
  Server(Server&&) noexcept;
  ~Server();

  int port() const;
  void Stop();  // answers what is under way, then returns

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace http
