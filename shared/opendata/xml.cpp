#include "shared/opendata/xml.h"

#include <libxml/xmlwriter.h>

#include <stdexcept>

namespace opendata {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Without what no XML 1.0 document can hold, escaped or not: control characters, U+FFFE, U+FFFF.
std::string Clean(std::string_view text) {
  std::string clean;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::string_view three = text.substr(i, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      clean += kReplacement;
      i += 2;
    } else if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') {
      clean += kReplacement;
    } else {
      clean += text[i];
    }
  }
  return clean;
}

const xmlChar* X(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

void Check(int written) {
  if (written < 0) throw std::runtime_error("libxml2 cannot write");
}

}  // namespace

void Xml::FreeBuffer::operator()(_xmlBuffer* buffer) const { xmlBufferFree(buffer); }
void Xml::FreeWriter::operator()(_xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }

Xml::Xml() : buffer_(xmlBufferCreate()), writer_(xmlNewTextWriterMemory(buffer_.get(), 0)) {
  if (!writer_) throw std::runtime_error("libxml2 cannot write");
  Check(xmlTextWriterSetIndent(writer_.get(), 1));
  Check(xmlTextWriterStartDocument(writer_.get(), nullptr, "UTF-8", nullptr));
}

void Xml::Open(const char* element, Attributes attributes) {
  Check(xmlTextWriterStartElement(writer_.get(), X(element)));
  for (const auto& [name, value] : attributes)
    Check(xmlTextWriterWriteAttribute(writer_.get(), X(name), X(Clean(value).c_str())));
}

void Xml::Close() { Check(xmlTextWriterEndElement(writer_.get())); }

void Xml::Leaf(const char* element, std::string_view text, Attributes attributes) {
  Open(element, attributes);
  Check(xmlTextWriterWriteString(writer_.get(), X(Clean(text).c_str())));
  Close();
}

std::string Xml::Finish() {
  Check(xmlTextWriterEndDocument(writer_.get()));
  writer_.reset();
  return reinterpret_cast<const char*>(xmlBufferContent(buffer_.get()));
}

}  // namespace opendata
