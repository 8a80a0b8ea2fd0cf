// One request for a page, and its answer: HTTP without sockets. Plain data.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

struct Request {
  std::string method, path;
  std::multimap<std::string, std::string> parameters{};  // of the address and of a form alike, decoded
  std::string cookies{}, accept_language{};              // headers

  // The first one of that name, or "".
  std::string Get(const std::string& name) const {
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
  }
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers{};
  bool has_scripts = false;  // a page that may run this site's own
};

}  // namespace web
