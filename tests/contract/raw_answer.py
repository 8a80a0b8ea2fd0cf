#!/usr/bin/env python3
"""An answer in clear cannot be stored or sent: it does not compile (PRIVACY.md rule 3).

    raw_answer.py COMPILER SOURCE_DIR

Compiles one file in which everything is right, and one in which every line that is marked is wrong. Each marked line
must be refused, and for its reason.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

PRELUDE = """
#include "shared/store/store.h"
%s
extern store::Store& kept;
extern session::Response& raw;
extern privacy::AnonymousResponse& anonymous;
extern privacy::SealedResponse& sealed;
extern privacy::Recipients& recipients;
extern std::string& text;
extern base::Bytes& bytes;
extern base::Id& id;
"""

RIGHT = [
    "(void)kept.Keep({sealed});",
    "(void)privacy::Seal(anonymous, recipients);",
    "(void)privacy::Seal(privacy::Anonymise(raw), recipients);",
    "(void)privacy::SealedResponse::FromBytes(bytes, {});",
]
RIGHT_PROTOCOL = ["protocol::AppendRow(bytes, id, sealed);"]

NO_CONVERSION = r"no matching function|could not convert|cannot convert|conversion from|invalid initialization"
WRONG = {
    "(void)kept.Keep({raw});": NO_CONVERSION,
    "(void)kept.Keep({anonymous});": NO_CONVERSION,
    "(void)kept.Keep({text});": NO_CONVERSION,
    "(void)kept.Keep({bytes});": NO_CONVERSION,
    "(void)privacy::Seal(raw, recipients);": NO_CONVERSION,
    "(void)privacy::SealedResponse(bytes, privacy::Attributes{});": r"is private",
    "privacy::SealedResponse made = bytes; (void)made;": NO_CONVERSION,
    "store::Outgoing row{id, anonymous}; (void)row;": NO_CONVERSION,
}
WRONG_PROTOCOL = {
    "protocol::AppendRow(bytes, id, raw);": NO_CONVERSION,
    "protocol::AppendRow(bytes, id, anonymous);": NO_CONVERSION,
    "protocol::AppendRow(bytes, id, text);": NO_CONVERSION,
}


def compiled(compiler, source, prelude, statements):
    """The compiler's exit code and what it says about each statement."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "case.cpp"
        lines = prelude.splitlines() + [f"void Case{i}() {{ {s} }}" for i, s in enumerate(statements)]
        file.write_text("\n".join(lines) + "\n")
        done = subprocess.run(
            [compiler, "-std=c++23", "-fsyntax-only", "-fmax-errors=0", f"-I{source}", str(file)],
            capture_output=True,
            text=True,
            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        )
    first = len(prelude.splitlines()) + 1
    said = {s: "" for s in statements}
    for line, message in re.findall(r"case\.cpp:(\d+):\d+: error: (.*)", done.stderr):
        if int(line) >= first:
            said[statements[int(line) - first]] += message + "\n"
    return done, said


def main():
    compiler, source = sys.argv[1], pathlib.Path(sys.argv[2])
    protocol = (source / "sync/protocol/part.h").exists()
    prelude = PRELUDE % ('#include "sync/protocol/part.h"' if protocol else "")
    done, _ = compiled(compiler, source, prelude, RIGHT + (RIGHT_PROTOCOL if protocol else []))
    if done.returncode != 0:
        print("what is right does not compile either, so nothing is proved:\n" + done.stderr)
        return 1
    wrong = WRONG | (WRONG_PROTOCOL if protocol else {})
    _, said = compiled(compiler, source, prelude, list(wrong))
    bad = [s for s, reason in wrong.items() if not re.search(reason, said[s])]
    for statement in bad:
        print(f"not refused for the reason that was meant: {statement}\n  {said[statement] or 'it compiles'}")
    print(f"{len(wrong) - len(bad)} of {len(wrong)} refused")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
