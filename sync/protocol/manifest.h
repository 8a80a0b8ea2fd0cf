// What an upload says about itself before its rows travel (docs/formats/upload.md §2). Its hash names the
// upload: the same rows always have the same manifest, so a repeat is recognised. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/error.h"
#include "sync/protocol/part.h"

namespace protocol {

struct Part {
  base::Digest hash{};
  std::size_t bytes = 0;
};

struct Manifest {
  std::string survey;
  int version = 0;
  base::Digest digest{};  // of the survey file
  std::string round;
  int k = 0;
  std::size_t rows = 0;
  std::vector<Part> parts;
};

// Canonical: names sorted, no white space. Equal manifests give equal bytes.
std::string WriteManifest(const Manifest& manifest);

// kInvalid when it is not canonical, a field is off, or the parts do not add up to the rows.
base::Result<Manifest> ReadManifest(std::string_view json);

// A manifest with the parts that it describes, ready to travel.
struct Package {
  std::string manifest;  // canonical JSON
  base::Digest hash{};   // of those bytes
  std::vector<base::Bytes> parts;
};

// Collects rows into parts. Add in the order of the ids, so that a restart packs the same bytes.
class Packer {
 public:
  // `about`: rows and parts are filled in by Finish.
  explicit Packer(Manifest about) : manifest_(std::move(about)) {}
  void Add(const base::Id& id, const privacy::SealedResponse& response);
  Package Finish() &&;

 private:
  Manifest manifest_;
  std::vector<base::Bytes> parts_;
};

}  // namespace protocol
