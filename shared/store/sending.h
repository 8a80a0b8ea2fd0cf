// What the kiosk's staff and the sending program tell each other through the kiosk's file, and nothing else: "send
// now", how far it is, how it went. No time stands in it but the day of the last sending (PRIVACY.md rule 18).
#pragma once

#include <optional>
#include <string>

#include "shared/store/store.h"

namespace store {

struct Sending {
  bool asked = false;     // and not answered yet
  int done = 0, all = 0;  // rows, while it sends; 0 of 0: it has not begun
  std::string how;        // the answer to the last request: "ok", "nothing", or a kind of failure; "" while asked
  std::string last_how, last_day;  // of the last sending, whoever asked; "" when there was none
};
base::Result<Sending> ReadSending(const Store& store);

// The staff's side: a request replaces the one before.
base::Result<void> AskToSend(Store& store, base::Random& random);

// The sending program's side.
base::Result<std::optional<std::string>> RequestToSend(const Store& store);  // one that is not answered, or nothing
base::Result<void> NoteSending(Store& store, int done, int all);
base::Result<void> AnswerRequest(Store& store, const std::string& request, const std::string& how);
base::Result<void> NoteSent(Store& store, const std::string& how, const std::string& day);

}  // namespace store
