// libxml2's writer, without its handles. Private to opendata/.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct _xmlBuffer;
struct _xmlTextWriter;

namespace opendata {

using Attributes = std::initializer_list<std::pair<const char*, std::string_view>>;

// One document, UTF-8, indented. Characters that XML 1.0 has not become U+FFFD. Throws std::runtime_error when there is
// no memory.
class Xml {
 public:
  Xml();
  void Open(const char* element, Attributes attributes = {});
  void Close();
  void Leaf(const char* element, std::string_view text, Attributes attributes = {});
  void Words(const char* element, std::string_view locale, std::string_view text) {
    Leaf(element, text, {{"xml:lang", locale}});
  }
  std::string Finish();

 private:
  struct FreeBuffer {
    void operator()(_xmlBuffer* buffer) const;
  };
  struct FreeWriter {
    void operator()(_xmlTextWriter* writer) const;
  };
  std::unique_ptr<_xmlBuffer, FreeBuffer> buffer_;  // outlives the writer
  std::unique_ptr<_xmlTextWriter, FreeWriter> writer_;
};

}  // namespace opendata
