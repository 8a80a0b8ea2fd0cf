#include "sync/endpoint/http/server.h"

#include <httplib.h>

#include <charconv>
#include <thread>

#include "sync/protocol/part.h"

namespace http {
namespace {

using base::Code;
using base::Fail;
using protocol::Refusal;

constexpr const char* kJson = "application/json";
constexpr const char* kForm = "application/x-www-form-urlencoded";
constexpr std::size_t kThreads = 32;  // a kiosk that keeps its connection open occupies one
constexpr std::size_t kRequestsAConnection = 4096;
constexpr time_t kSeconds = 10;  // to read or write anything, and to stay idle

void Send(httplib::Response& response, ingest::Reply reply) {
  response.status = reply.status;
  response.set_content(std::move(reply.json), kJson);
}

void Send(httplib::Response& response, Refusal refusal, const char* message) {
  Send(response, {protocol::HttpStatus(refusal), protocol::WriteError(refusal, message)});
}

void Send(httplib::Response& response, web::Response page) {
  response.status = page.status;
  for (const auto& [name, value] : page.headers) response.set_header(name, value);
  response.set_content(std::move(page.body), page.type);
}

// The site's own parameters only: the device that uploads has a path of its own.
web::Request PageRequest(const httplib::Request& request) {
  return {request.method == "HEAD" ? "GET" : request.method, request.path, request.params,
          request.get_header_value("Cookie"), request.get_header_value("Accept-Language")};
}

bool IsApi(const httplib::Request& request) { return request.path.starts_with("/v1/"); }

// Only plain bodies of a stated length: the library checks the limit of no other, and unpacks what it is
// given.
bool IsPlain(const httplib::Request& request) {
  const bool body = request.method == "POST" || request.method == "PUT";
  const std::string type = request.get_header_value("Content-Type");
  return !request.has_header("Content-Encoding") && !request.has_header("Transfer-Encoding") &&
         (!body || (request.has_header("Content-Length") &&
                    (IsApi(request) ? type == kJson || type == "application/octet-stream" : type == kForm)));
}

void AddRoutes(httplib::Server& server, ingest::Service& service) {
  server.Get("/v1/",
             [](const auto&, auto& response) { response.set_content(R"({"format":1,"service":"balss"})", kJson); });
  server.Post("/v1/uploads", [&](const auto& request, auto& response) {
    Send(response, service.Announce(request.get_header_value("Authorization"), request.body));
  });
  server.Put("/v1/uploads/([0-9a-f]{64})/parts/([0-9]{1,6})", [&](const auto& request, auto& response) {
    Send(response, service.PutPart(request.get_header_value("Authorization"), request.matches[1].str(),
                                   std::stoi(request.matches[2].str()), request.body));
  });
  server.Post("/v1/uploads/([0-9a-f]{64})/commit", [&](const auto& request, auto& response) {
    Send(response, service.Commit(request.get_header_value("Authorization"), request.matches[1].str()));
  });
}

// Everything that is not the devices'. A path of ours is short, and has no other characters.
void AddPages(httplib::Server& server, web::Site& site) {
  constexpr const char* kPage = "/(?!v1/)[a-z0-9./]{0,60}";
  const auto answer = [&](const auto& request, auto& response) { Send(response, site.Answer(PageRequest(request))); };
  server.Get(kPage, answer);
  server.Post(kPage, answer);
}

// What the library answers by itself becomes JSON or a page, too.
void AddErrors(httplib::Server& server, web::Site* site) {
  server.set_pre_routing_handler([site](const httplib::Request& request, httplib::Response& response) {
    if (IsPlain(request)) return httplib::Server::HandlerResponse::Unhandled;
    if (site && !IsApi(request))
      Send(response, site->Refuse(PageRequest(request), 400));
    else
      Send(response, Refusal::kMalformed, "a plain body with its length is expected");
    return httplib::Server::HandlerResponse::Handled;
  });
  server.set_error_handler([site](const httplib::Request& request, httplib::Response& response) {
    if (!response.body.empty() || response.status < 400) return;
    if (site && !IsApi(request)) return Send(response, site->Refuse(PageRequest(request), response.status));
    if (response.status == 413) return Send(response, Refusal::kTooLarge, "more than 256 KiB");
    if (response.status == 404) return Send(response, Refusal::kNotFound, "there is nothing at this path");
    Send(response, Refusal::kMalformed, "not a request that this endpoint understands");
  });
  server.set_exception_handler([](const auto&, auto& response, std::exception_ptr) {
    Send(response, Refusal::kInternal, "the endpoint made a mistake");
  });
}

void SetLimits(httplib::Server& server) {
  server.set_payload_max_length(protocol::kPartBytes);
  server.set_read_timeout(kSeconds);
  server.set_write_timeout(kSeconds);
  server.set_keep_alive_timeout(kSeconds);
  server.set_keep_alive_max_count(kRequestsAConnection);
  server.set_tcp_nodelay(true);
  // The library would share the port with another server that does the same; uploads would go to either.
  server.set_socket_options([](socket_t listening) {
    const int yes = 1;
    ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
}

}  // namespace

base::Result<Listen> ReadListen(std::string_view text) {
  const auto colon = text.rfind(':');
  Listen listen{std::string(text.substr(0, colon)), -1};
  if (colon != std::string_view::npos) std::from_chars(text.data() + colon + 1, text.data() + text.size(), listen.port);
  if (listen.host.empty() || listen.port < 0 || listen.port > 65535)
    return Fail(Code::kUsage, "\"" + std::string(text) + "\" is no address to listen on", "127.0.0.1:8443");
  return listen;
}

struct Server::Impl {
  explicit Impl(const Certificate& certificate) : server(certificate.chain.c_str(), certificate.key.c_str()) {}
  ~Impl() {
    server.stop();
    if (thread.joinable()) thread.join();
  }
  httplib::SSLServer server;
  int port = 0;
  std::thread thread;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() = default;

int Server::port() const { return impl_->port; }
void Server::Stop() { impl_.reset(); }

base::Result<Server> Server::Start(ingest::Service& service, const Certificate& certificate, const Listen& listen,
                                   web::Site* site) {
  for (const auto& file : {certificate.chain, certificate.key})
    if (!std::filesystem::exists(file)) return Fail(Code::kNotFound, file.string() + ": not there");
  auto impl = std::make_unique<Impl>(certificate);
  if (!impl->server.is_valid())
    return Fail(Code::kInvalid, "the certificate or its key cannot be used",
                "both in PEM form, and made for each other");
  SSL_CTX_set_min_proto_version(impl->server.ssl_context(), TLS1_2_VERSION);
  SetLimits(impl->server);
  AddErrors(impl->server, site);
  AddRoutes(impl->server, service);
  if (site) AddPages(impl->server, *site);
  impl->port = listen.port;
  const bool bound = listen.port == 0 ? (impl->port = impl->server.bind_to_any_port(listen.host)) > 0
                                      : impl->server.bind_to_port(listen.host, listen.port);
  if (!bound) return Fail(Code::kNetwork, "cannot listen on " + listen.host, "is another server running there?");
  impl->thread = std::thread([server = &impl->server] { server->listen_after_bind(); });
  while (!impl->server.is_running() && impl->thread.joinable()) std::this_thread::yield();
  return Server(std::move(impl));
}

}  // namespace http
