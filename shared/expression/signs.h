// The operators as they are written, from the weakest rank to the strongest. Private to the parser.
#pragma once

#include <span>
#include <string_view>

#include "shared/expression/syntax.h"

namespace expression {

struct Sign {
  std::string_view text;
  Operator meaning;
};

// In the order in which they are tried; words match in any case and need no space after them.
inline constexpr Sign kOr[] = {{"||", Operator::kOr}, {"or", Operator::kOr}};
inline constexpr Sign kAnd[] = {{"&&", Operator::kAnd}, {"and", Operator::kAnd}};
inline constexpr Sign kCompare[] = {{"<=", Operator::kLessOrEqual},    {"lessorequal", Operator::kLessOrEqual},
                                    {">=", Operator::kGreaterOrEqual}, {"greaterorequal", Operator::kGreaterOrEqual},
                                    {"==", Operator::kEqual},          {"equal", Operator::kEqual},
                                    {"=", Operator::kEqual},           {"!=", Operator::kNotEqual},
                                    {"notequal", Operator::kNotEqual}, {"<", Operator::kLess},
                                    {"less", Operator::kLess},         {">", Operator::kGreater},
                                    {"greater", Operator::kGreater}};
inline constexpr Sign kSum[] = {{"+", Operator::kPlus}, {"-", Operator::kMinus}};
inline constexpr Sign kProduct[] = {{"*", Operator::kTimes}, {"/", Operator::kDivide}, {"%", Operator::kModulo}};
inline constexpr Sign kPower[] = {{"^", Operator::kPower}, {"power", Operator::kPower}};
inline constexpr Sign kContain[] = {{"*=", Operator::kContains},
                                    {"contains", Operator::kContains},
                                    {"contain", Operator::kContains},
                                    {"notcontains", Operator::kNotContains},
                                    {"notcontain", Operator::kNotContains},
                                    {"anyof", Operator::kAnyOf},
                                    {"allof", Operator::kAllOf},
                                    {"noneof", Operator::kNoneOf}};
inline constexpr std::span<const Sign> kRanks[] = {kOr, kAnd, kCompare, kSum, kProduct, kPower, kContain};
inline constexpr std::size_t kLastRank = std::size(kRanks) - 1;

}  // namespace expression
