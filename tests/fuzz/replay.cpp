// Runs a target over a folder of inputs, and over mutations of them drawn from a seed:
//   fuzz_reader CORPUS [MUTATIONS [SEED]]
// A crash or a sanitizer's report is the failure; the input that was being run lies in fuzz-crash.bin.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.h"

namespace {

constexpr std::size_t kLongest = 64 * 1024;

void Run(const std::string& input) {
  std::ofstream("fuzz-crash.bin", std::ios::binary) << input;
  fuzz::One(input);
}

std::string Mutated(const std::vector<std::string>& corpus, std::mt19937& random) {
  const auto below = [&](std::size_t most) { return most == 0 ? 0 : random() % most; };
  std::string input = corpus[below(corpus.size())];
  for (std::size_t times = 1 + below(4); times-- > 0;) {
    const std::size_t at = below(input.size() + 1),
                      length = below(std::min<std::size_t>(input.size() - std::min(at, input.size()), 12) + 1);
    switch (below(6)) {
      case 0: input.erase(at, length); break;
      case 1: input.insert(at, 1, static_cast<char>(below(256))); break;
      case 2: input.insert(at, input.substr(at, length)); break;
      case 3:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 4: {
        const std::string& other = corpus[below(corpus.size())];
        const std::size_t from = below(other.size() + 1);
        input.insert(at, other.substr(from, below(24)));
        break;
      }
      case 5: input.insert(at, input.substr(0, below(64))); break;
    }
  }
  if (input.size() > kLongest) input.resize(kLongest);
  return input;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return std::fprintf(stderr, "usage: %s CORPUS [MUTATIONS [SEED]]\n", words[0]), 2;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<std::string> corpus;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (corpus.empty()) return std::fprintf(stderr, "%s: no inputs\n", words[1]), 1;
  for (const std::string& input : corpus) Run(input);
  const long mutations = count > 2 ? std::atol(words[2]) : 0;
  std::mt19937 random(count > 3 ? static_cast<unsigned>(std::atol(words[3])) : 1);
  for (long i = 0; i < mutations; ++i) Run(Mutated(corpus, random));
  std::filesystem::remove("fuzz-crash.bin");
  std::printf("%zu inputs and %ld mutations of them\n", corpus.size(), mutations);
}
