// Orders other than the file's. Pure; private to session/.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace session {

// As SurveyJS sorts choices: by code, except where digits begin at the same place, which compare as numbers.
bool ReadsBefore(std::string_view a, std::string_view b);

// Mulberry32, T. Ettinger's 32-bit generator: what SurveyJS shuffles with, so that a seed gives the same order.
class Mulberry32 {
 public:
  explicit Mulberry32(std::uint32_t seed) : at_(seed) {}
  double Next();  // in [0, 1)

 private:
  std::uint32_t at_;
};

template <class T>
void Shuffle(std::vector<T>& items, std::uint32_t seed) {  // Fisher–Yates, from the end
  Mulberry32 random(seed);
  for (std::size_t i = items.size(); i-- > 1;)
    std::swap(items[i], items[static_cast<std::size_t>(random.Next() * static_cast<double>(i + 1))]);
}

}  // namespace session
