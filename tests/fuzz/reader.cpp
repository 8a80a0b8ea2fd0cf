// The reader: any file must be read or refused, and everything that can be read can be asked.
#include "tests/fuzz/fuzz.h"

#include "shared/session/session.h"

void fuzz::One(std::string_view input) {
  survey::Check(input);
  auto loaded = survey::Load(input);
  if (!loaded) return;
  session::Session session(loaded->survey);
  for (const session::NodeId id : session.Questions()) {
    session.Title(id);
    session.Choices(id);
  }
  session.Next();
  session.Complete();
}
