#include "shared/base/error.h"

namespace base {

std::string Sentence(const Error& error) {
  return error.hint.empty() ? error.detail : error.detail + "\n  hint: " + error.hint;
}

int ExitCode(Code code) {
  switch (code) {
    case Code::kInternal: return 1;
    case Code::kUsage: return 2;
    case Code::kInvalid: return 3;
    case Code::kNotFound: return 4;
    case Code::kStorage: return 5;
    case Code::kNetwork: return 6;
    case Code::kTrust: return 7;
    case Code::kState: return 8;
  }
  return 1;
}

}  // namespace base
