// What C++ gives back has been overwritten: this program's free() looks at each block before it lets it go.
#include <malloc.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <new>
#include <string>

extern "C" void __real_free(void* block);

namespace {

constexpr char kAnswer[] = "the swing is broken";
int seen = 0, blocks = 0;

bool Holds(const char* block, std::size_t size) {
  for (std::size_t i = 0; i + sizeof kAnswer <= size; ++i)
    if (std::memcmp(block + i, kAnswer, sizeof kAnswer - 1) == 0) return true;
  return false;
}

struct alignas(64) Wide {
  char text[128];
};

}  // namespace

extern "C" void __wrap_free(void* block) {
  if (block) {
    ++blocks;
    seen += Holds(static_cast<const char*>(block), ::malloc_usable_size(block));
  }
  __real_free(block);
}

int main() {
  { const std::string text(kAnswer); }
  {
    std::string growing;
    for (int i = 0; i < 100; ++i) growing += kAnswer;
  }
  {
    const auto array = std::make_unique<char[]>(256);
    std::strcpy(array.get() + 100, kAnswer);
  }
  {
    const auto wide = std::make_unique<Wide>();
    std::strcpy(wide->text, kAnswer);
  }
  { const std::unique_ptr<char> one(new (std::nothrow) char(kAnswer[0])); }
  if (blocks < 5) std::puts("nothing was freed through here: the test is blind");
  if (seen > 0) std::printf("%d blocks still held the answer\n", seen);
  return seen > 0 || blocks < 5;
}
