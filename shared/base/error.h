// What every expected failure in Balss is made of, and the alias in which it travels.
// Used by every folder. Never holds an answer: the detail goes to the log, the hint to a person.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace base {

// The kind of failure. A program's exit code follows from it (ExitCode), so the order is part of the manual
// (docs/operations.md) and new kinds go to the end.
enum class Code {
  kUsage,     // the caller's words are off: unknown option, missing argument
  kInvalid,   // input that is not what it claims to be: survey, key file, answer
  kNotFound,  // a file, survey, round or key that is not there
  kStorage,   // the disk or the database refuses: full, read-only, broken, from a newer version
  kNetwork,   // the other side is down, slow or unreachable; trying again may help
  kTrust,     // wrong certificate, token, signature or MAC; trying again will not help
  kState,     // not now: the round is closed, the slots are used up, too few answers
  kInternal,  // our own mistake
};

struct Error {
  Code code = Code::kInternal;
  std::string detail;  // what and where, for the log
  std::string hint;    // what the person who can act should do; may be empty
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> Fail(Code code, std::string detail, std::string hint = {}) {
  return std::unexpected(Error{code, std::move(detail), std::move(hint)});
}

// The sentence that people read: "detail\n  hint: …".
std::string Sentence(const Error& error);

// 0 is success; kUsage 2, kInvalid 3, kNotFound 4, kStorage 5, kNetwork 6, kTrust 7, kState 8, kInternal 1.
int ExitCode(Code code);

}  // namespace base
