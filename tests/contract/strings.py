#!/usr/bin/env python3
"""Every text that translators write is shown somewhere: fails on a key of shared/i18n/strings.h, or of the web pages'
sync/endpoint/web/words.h, that no source uses.

    strings.py SOURCE_DIR       check the sources
    strings.py --self-test      plant a key that nobody uses and see that it is found
"""
import pathlib
import re
import sys
import tempfile

KEYS = pathlib.Path("shared/i18n/strings.h")
WEB_KEYS = pathlib.Path("sync/endpoint/web/words.h")

# Texts that wait for their screen. A key that no screen will use any more leaves strings.h and every pack.
WAITING = {
    "kSurveyQuestions": "how long a survey is, on its card",
    "kSurveyEmpty": "a survey that has nothing to ask this visitor",
    "kQuestionPickOne": "the hint under a question with one answer",
    "kQuestionRanked": "the two lists of a ranking with selectToRank",
    "kQuestionUnranked": "the two lists of a ranking with selectToRank",
    "kQuestionChoose": "a list that opens when it is touched",
    "kProblemTooLong": "a text field that is full",
    "kPreviewChange": "what a touch on an answer does, for who hears it",
}


def unused(root, keys_file):
    keys = re.findall(r"\bX\((k\w+),", (root / keys_file).read_text(encoding="utf-8"))
    words = set()
    for top in ("shared", "kiosk", "sync"):
        for file in (root / top).rglob("*"):
            if file.suffix in (".h", ".cpp") and file.relative_to(root) != keys_file:
                words.update(re.findall(r"\bk[A-Z]\w*", file.read_text(encoding="utf-8")))
    return [key for key in keys if key not in words], keys


def complaints(root, waiting):
    missing, keys = unused(root, KEYS)
    for key in missing:
        if key not in waiting:
            yield f"{key}: no source uses it; take it out of {KEYS} and of every pack"
    for key in unused(root, WEB_KEYS)[0]:
        yield f"{key}: no page uses it; take it out of {WEB_KEYS} and of assets/web"
    for key in waiting:
        if key not in keys:
            yield f"{key}: waits for its screen, but is no key any more"


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / KEYS).parent.mkdir(parents=True)
        (root / KEYS).write_text('  X(kUsed, "a.b") \\\n  X(kDead, "a.c") \\\n  X(kLater, "a.d")\n')
        (root / WEB_KEYS).parent.mkdir(parents=True)
        (root / WEB_KEYS).write_text('  X(kSeen, "a.e") \\\n  X(kUnseen, "a.f")\n')
        (root / "kiosk").mkdir()
        (root / "kiosk" / "x.cpp").write_text("pack.Say(i18n::kUsed); kDeadEnd; // kLater kSeen")
        found = [line.split(":")[0] for line in complaints(root, {"kLater": "", "kGone": ""})]
        assert found == ["kDead", "kUnseen", "kGone"], found
        (root / "kiosk" / "x.cpp").write_text("")
        assert "kUsed" in [line.split(":")[0] for line in complaints(root, {})]


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    wrong = list(complaints(pathlib.Path(sys.argv[1]), WAITING))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
