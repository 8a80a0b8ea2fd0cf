// The seam over the network: one request, one reply. Behind it libcurl in the program, a fake in the tests.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/error.h"

namespace client {

struct Request {
  const char* method = "GET";
  std::string path;  // "/v1/uploads"
  const char* type = "application/json";
  std::string_view body;  // must live until Send returns
};

struct Reply {
  int status = 0;
  std::string type;  // Content-Type
  std::string body;
};

class Transport {
 public:
  virtual ~Transport() = default;

  // Any HTTP status is a reply. kNetwork: down, slow, cut off, or told to stop. kTrust: another certificate
  // than the one given at enrolment; nothing was sent then.
  virtual base::Result<Reply> Send(const Request& request) = 0;
};

}  // namespace client
