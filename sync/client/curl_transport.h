// libcurl, held short: HTTPS only, TLS 1.2 or newer, only the enrolment's certificate authority, no
// redirects, no proxy from the environment, small replies, time limits. Keeps one connection for the length
// of an upload.
#pragma once

#include <functional>
#include <memory>

#include "sync/client/transport.h"
#include "sync/protocol/device_file.h"

namespace client {

class CurlTransport final : public Transport {
 public:
  // `stop` is asked during a transfer; true ends it at once. `device` must outlive the transport.
  CurlTransport(const protocol::DeviceFile& device, std::function<bool()> stop);
  ~CurlTransport() override;
  base::Result<Reply> Send(const Request& request) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace client
