// Every block that C++ gives back is overwritten first, so that an answer does not stay in freed memory
// (PRIVACY.md rule 1). Linked into the programs that see answers in clear; not part of shared_base.
//
// All forms of new stand here too, because memory must go back to where it came from. What C libraries
// allocate with malloc (SQLite, Pango, libxml2) is not covered: of these, SQLite sees only sealed responses.
#include <malloc.h>
#include <string.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

void* Allocate(std::size_t size, std::size_t alignment) noexcept {
  if (size == 0) size = 1;
  if (alignment <= alignof(std::max_align_t)) return std::malloc(size);
  return std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
}

void* AllocateOrThrow(std::size_t size, std::size_t alignment) {
  for (;;) {
    if (void* block = Allocate(size, alignment)) return block;
    const std::new_handler handler = std::get_new_handler();
    if (!handler) throw std::bad_alloc();
    handler();
  }
}

void WipeAndFree(void* block) noexcept {
  if (!block) return;
  ::explicit_bzero(block, ::malloc_usable_size(block));
  std::free(block);
}

constexpr std::size_t kUsual = alignof(std::max_align_t);
std::size_t Number(std::align_val_t alignment) { return static_cast<std::size_t>(alignment); }

}  // namespace

void* operator new(std::size_t n) { return AllocateOrThrow(n, kUsual); }
void* operator new[](std::size_t n) { return AllocateOrThrow(n, kUsual); }
void* operator new(std::size_t n, std::align_val_t a) { return AllocateOrThrow(n, Number(a)); }
void* operator new[](std::size_t n, std::align_val_t a) { return AllocateOrThrow(n, Number(a)); }
void* operator new(std::size_t n, const std::nothrow_t&) noexcept { return Allocate(n, kUsual); }
void* operator new[](std::size_t n, const std::nothrow_t&) noexcept { return Allocate(n, kUsual); }
void* operator new(std::size_t n, std::align_val_t a, const std::nothrow_t&) noexcept { return Allocate(n, Number(a)); }
void* operator new[](std::size_t n, std::align_val_t a, const std::nothrow_t&) noexcept {
  return Allocate(n, Number(a));
}

void operator delete(void* p) noexcept { WipeAndFree(p); }
void operator delete[](void* p) noexcept { WipeAndFree(p); }
void operator delete(void* p, std::size_t) noexcept { WipeAndFree(p); }
void operator delete[](void* p, std::size_t) noexcept { WipeAndFree(p); }
void operator delete(void* p, std::align_val_t) noexcept { WipeAndFree(p); }
void operator delete[](void* p, std::align_val_t) noexcept { WipeAndFree(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { WipeAndFree(p); }
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept { WipeAndFree(p); }
void operator delete(void* p, const std::nothrow_t&) noexcept { WipeAndFree(p); }
void operator delete[](void* p, const std::nothrow_t&) noexcept { WipeAndFree(p); }
void operator delete(void* p, std::align_val_t, const std::nothrow_t&) noexcept { WipeAndFree(p); }
void operator delete[](void* p, std::align_val_t, const std::nothrow_t&) noexcept { WipeAndFree(p); }
