#include "shared/report/document/document.h"

#include <cairo-pdf.h>

#include <memory>

#include "shared/report/document/accessible.h"
#include "shared/report/document/sections.h"

namespace document {
namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

cairo_status_t Collect(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void Set(Book& book, const Matter& matter, Kind kind) {
  switch (kind) {
    case Kind::kFull: SetFull(book, matter); break;
    case Kind::kChildren: SetChildren(book, matter); break;
    case Kind::kIntercultural: SetIntercultural(book, matter); break;
  }
  book.Close();
}

std::string Name(const Matter& matter, Kind kind) {
  switch (kind) {
    case Kind::kFull: return matter.language.Say("doc.full");
    case Kind::kChildren: return matter.language.Say("children.title");
    case Kind::kIntercultural: return matter.language.Say("doc.intercultural");
  }
  return {};
}

void SetMetadata(cairo_surface_t* surface, const Matter& matter, Kind kind) {
  const std::string name = Name(matter, kind), title = matter.title() + " – " + matter.table.round();
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, name.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, matter.language.tag().c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Balss");
}

}  // namespace

base::Result<std::string> ToPdf(const report::GatedTable& table, const Request& request) {
  const Matter matter{table, *request.language, request.survey, request.rounds};
  if (PeopleOf(table) == 0)
    return base::Fail(base::Code::kState, "this table shows no number at all", "a report needs a group of ten people");
  const std::string running = matter.title() + " · " + matter.language.Isolated(table.round());
  Plan plan;
  {
    Book dry(nullptr, matter.language, running, plan);
    Set(dry, matter, request.kind);
  }
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, Destroy> surface(
      cairo_pdf_surface_create_for_stream(Collect, &bytes, kPageWidth, kPageHeight));
  SetMetadata(surface.get(), matter, request.kind);
  std::vector<std::string> alternatives;
  {
    Book book(surface.get(), matter.language, running, plan);
    Set(book, matter, request.kind);
    alternatives = book.alternatives();
  }
  cairo_surface_finish(surface.get());
  if (const cairo_status_t status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    return base::Fail(base::Code::kInternal, std::string("cairo: ") + cairo_status_to_string(status));
  return MadeAccessible(std::move(bytes), matter.language.tag(), matter.language.rtl(), alternatives);
}

}  // namespace document
