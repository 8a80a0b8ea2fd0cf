// bench_store FILE SLOTS: makes a kiosk's file with another number of slots than the usual one.
#include <sodium.h>

#include <cstdio>
#include <cstdlib>

#include "shared/store/store.h"

int main(int argc, char** argv) {
  if (argc != 3 || sodium_init() < 0) return 2;
  base::SystemRandom random;
  const auto made = store::Store::Open(argv[1], random, {.slots = std::atoi(argv[2]), .create = true});
  if (!made) std::fprintf(stderr, "bench_store: %s\n", base::Sentence(made.error()).c_str());
  return made ? 0 : 1;
}
