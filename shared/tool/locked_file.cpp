#include "shared/tool/locked_file.h"

#include <zip.h>

#include <memory>

namespace tool {
namespace {

using base::Code;
using base::Fail;

constexpr int kGroups = 6, kDigits = 4;

struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

std::unexpected<base::Error> Failed(const char* doing) {
  return Fail(Code::kInternal, std::string("the archive cannot be ") + doing, "please report this");
}

base::Result<std::string> ReadAll(zip_source_t* source) {
  if (zip_source_open(source) != 0) return Failed("read");
  std::string bytes;
  char block[1 << 14];
  zip_int64_t n = 0;
  while ((n = zip_source_read(source, block, sizeof block)) > 0) bytes.append(block, static_cast<std::size_t>(n));
  zip_source_close(source);
  if (n < 0 || bytes.empty()) return Failed("read");
  return bytes;
}

}  // namespace

std::string DrawPassword(base::Random& random) {
  std::string password;
  for (int group = 0; group < kGroups; ++group) {
    if (group > 0) password += ' ';
    for (int digit = 0; digit < kDigits; ++digit) password += static_cast<char>('0' + random.Below(10));
  }
  return password;
}

base::Result<std::string> LockInZip(std::string_view name, std::string_view content, const std::string& password) {
  // Without its blanks: whoever types it may leave them out.
  std::string digits = password;
  std::erase(digits, ' ');
  const std::unique_ptr<zip_source_t, Free> out(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!out) return Failed("made");
  zip_source_keep(out.get());  // the archive lets go of it once
  std::unique_ptr<zip_t, Free> archive(zip_open_from_source(out.get(), ZIP_TRUNCATE, nullptr));
  if (!archive) {
    zip_source_free(out.get());
    return Failed("made");
  }
  zip_source_t* in = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
  const zip_int64_t index = in ? zip_file_add(archive.get(), std::string(name).c_str(), in, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) {
    if (in) zip_source_free(in);
    return Failed("filled");
  }
  const auto entry = static_cast<zip_uint64_t>(index);
  constexpr zip_uint16_t kNoTime = 0,
                         kFirstDay = 1 << 5 | 1;  // 1 January 1980: when it was exported is nobody's business
  if (zip_file_set_encryption(archive.get(), entry, ZIP_EM_AES_256, digits.c_str()) != 0) return Failed("locked");
  if (zip_file_set_dostime(archive.get(), entry, kNoTime, kFirstDay, 0) != 0) return Failed("filled");
  if (zip_close(archive.get()) != 0) return Failed("written");
  archive.release();
  return ReadAll(out.get());
}

}  // namespace tool
