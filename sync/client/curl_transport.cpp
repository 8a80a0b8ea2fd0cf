#include "sync/client/curl_transport.h"

#include <curl/curl.h>

#include <stdexcept>

namespace client {
namespace {

using base::Code;
using base::Fail;

constexpr std::size_t kLongestReply = 64 << 10;
constexpr long kConnectSeconds = 15;
constexpr long kRequestSeconds = 120;

struct EasyCleanup {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct ListFree {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, ListFree>;

struct Global {
  Global() { curl_global_init(CURL_GLOBAL_DEFAULT); }
  ~Global() { curl_global_cleanup(); }
};

std::size_t Take(char* bytes, std::size_t, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + count > kLongestReply) return 0;  // ends the transfer with CURLE_WRITE_ERROR
  body.append(bytes, count);
  return count;
}

int Watch(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return (*static_cast<std::function<bool()>*>(stop))() ? 1 : 0;
}

template <class T>
void Set(CURL* curl, CURLoption option, T value) {
  if (curl_easy_setopt(curl, option, value) != CURLE_OK)
    throw std::runtime_error("libcurl does not know an option that security needs");
}

void Trust(CURL* curl, const std::string& ca) {
  curl_blob blob{const_cast<char*>(ca.data()), ca.size(), CURL_BLOB_COPY};
  Set(curl, CURLOPT_CAINFO_BLOB, &blob);
  Set(curl, CURLOPT_CAPATH, static_cast<char*>(nullptr));
  Set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  Set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  Set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  Set(curl, CURLOPT_PROTOCOLS_STR, "https");
  Set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  Set(curl, CURLOPT_PROXY, "");  // also switches off the environment's
  Set(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
}

void Limit(CURL* curl, std::function<bool()>* stop) {
  Set(curl, CURLOPT_NOSIGNAL, 1L);
  Set(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  Set(curl, CURLOPT_TIMEOUT, kRequestSeconds);
  Set(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  Set(curl, CURLOPT_WRITEFUNCTION, &Take);
  Set(curl, CURLOPT_NOPROGRESS, 0L);
  Set(curl, CURLOPT_XFERINFOFUNCTION, &Watch);
  Set(curl, CURLOPT_XFERINFODATA, stop);
}

std::unexpected<base::Error> Explain(CURLcode code, const std::string& endpoint) {
  const std::string why = endpoint + ": " + curl_easy_strerror(code);
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
      return Fail(Code::kTrust,
                  "the endpoint shows another certificate than the one given at enrolment: somebody may be in "
                  "between",
                  "nothing was sent. In a network with a log-in page, log in first; if the endpoint has a new "
                  "certificate authority, enrol this device again");
    case CURLE_SSL_CONNECT_ERROR:
      return Fail(Code::kNetwork, why, "no safe connection could be made; it will be tried again");
    case CURLE_ABORTED_BY_CALLBACK:
      return Fail(Code::kNetwork, "stopped before the upload was finished", "nothing was deleted here");
    case CURLE_WRITE_ERROR:
      return Fail(Code::kTrust, "the reply is longer than any that a Balss endpoint gives",
                  "is there a log-in page in this network?");
    case CURLE_SSL_CACERT_BADFILE:
      return Fail(Code::kTrust, "the certificate in the device file cannot be read", "enrol this device again");
    default: return Fail(Code::kNetwork, why, "the endpoint cannot be reached; it will be tried again");
  }
}

}  // namespace

struct CurlTransport::Impl {
  const protocol::DeviceFile* device;
  std::function<bool()> stop;
  Global global;
  std::unique_ptr<CURL, EasyCleanup> curl{curl_easy_init()};
};

CurlTransport::CurlTransport(const protocol::DeviceFile& device, std::function<bool()> stop)
    : impl_(new Impl{&device, std::move(stop), {}}) {
  if (!impl_->curl) throw std::runtime_error("libcurl does not start");
  Trust(impl_->curl.get(), device.ca);
  Limit(impl_->curl.get(), &impl_->stop);
}

CurlTransport::~CurlTransport() = default;

base::Result<Reply> CurlTransport::Send(const Request& request) {
  CURL* curl = impl_->curl.get();
  Headers headers(curl_slist_append(nullptr, ("Authorization: " + protocol::Bearer(*impl_->device)).c_str()));
  const auto add = [&](const std::string& line) { curl_slist_append(headers.get(), line.c_str()); };
  add("Expect:");  // no waiting for a 100
  add(std::string("Content-Type: ") + request.type);
  Reply reply;
  Set(curl, CURLOPT_URL, (impl_->device->endpoint + request.path).c_str());
  Set(curl, CURLOPT_HTTPHEADER, headers.get());
  Set(curl, CURLOPT_CUSTOMREQUEST, request.method);
  Set(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  Set(curl, CURLOPT_POSTFIELDS, request.body.data() ? request.body.data() : "");
  Set(curl, CURLOPT_WRITEDATA, &reply.body);
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) return Explain(code, impl_->device->endpoint);
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
  reply.status = static_cast<int>(status);
  reply.type = type ? type : "";
  return reply;
}

}  // namespace client
