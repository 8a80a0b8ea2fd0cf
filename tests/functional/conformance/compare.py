"""Compares the states of a survey case with those of the reference library.

Behaviour and every text of the survey must be the same. The library's own words (error messages, "Other") are compared
with our own words for the same thing: tests/vectors/surveyjs/words.json says which key of the language packs that is.
"""
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[3]
VECTORS = ROOT / "tests/vectors/surveyjs"

# How numbers are written follows CLDR, which has several kinds of blank (the vectors' README, level 3). A list is
# joined with the comma of the language: ours is the Arabic one in Arabic.
BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200e": None, "\u200f": None, "،": ","})


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def cases():
    return sorted(VECTORS.glob("d*.json")) + sorted(VECTORS.glob("o*.json"))


class Words:
    """The library's words and ours, in one language."""

    def __init__(self, locale):
        table = load(VECTORS / "words.json")
        root = locale.split("-")[0]
        self.library = {**table["words"]["en"], **table["words"].get(root, {})}
        pack = ROOT / f"assets/i18n/{root}.json"
        self.pack = load(pack if pack.exists() else ROOT / "assets/i18n/en.json")
        self.keys = table["keys"]

    def _number(self, text):
        digits = self.pack["digits"]
        return "".join(digits[int(c)] if c.isascii() and c.isdigit() else c for c in text)

    def ours(self, text, member):
        """Every text of ours that may stand for this one of the library's."""
        for entry in self.keys:
            if entry["at"] != member:
                continue
            source = self.library.get(entry["library"], "")
            pattern = re.escape(source)
            names = entry.get("params", [])
            for i in range(len(names)):
                pattern = pattern.replace(re.escape("{%d}" % i), f"(?P<p{i}>.*)", 1)
            found = re.fullmatch(pattern, text, re.S)
            if not found:
                continue
            said = self.pack["strings"][entry["key"]]["text"]
            loose = False
            for i, name in enumerate(names):
                if name is None or f"p{i}" not in found.groupdict():
                    continue
                value = found[f"p{i}"]
                if re.fullmatch(r"-?\d+", value):
                    value = self._number(value)
                if re.fullmatch(r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d{4}", value):
                    loose = True  # a date in the library's spelling
                    said = re.escape(said).replace(re.escape("{%s}" % name), ".+")
                else:
                    said = said.replace("{%s}" % name, value)
            yield (re.compile(said) if loose else said)

    def replaced(self, text):
        """A shown answer with the library's labels in it replaced by ours."""
        for entry in self.keys:
            if entry["at"] in ("choices", "labels"):
                source = self.library.get(entry["library"], "")
                if source:
                    text = re.sub(
                        rf"(?<!\w){re.escape(source)}(?!\w)", lambda _: self.pack["strings"][entry["key"]]["text"], text
                    )
        return text


def same_text(expected, got, member, words):
    if member == "errors" and not expected:  # the library has no words of its own for a pattern that does not fit
        return bool(got)
    if expected.translate(BLANKS) == got.translate(BLANKS):
        return True
    for ours in words.ours(expected, member):
        if (ours == got) if isinstance(ours, str) else ours.fullmatch(got):
            return True
    return member in ("display", "html", "title") and words.replaced(expected).translate(BLANKS) == got.translate(
        BLANKS
    )


def differences(expected, got, words, path="", member=""):
    """One line for each place where the two differ."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in sorted(set(expected) | set(got)):
            inner = member if key == "text" and member in ("errors", "choices", "progress") else key
            if (
                key == "value"
                and key not in expected
                and expected.get("type") == "matrixdynamic"
                and path.startswith("/first")
            ):
                continue  # the library makes the rows of a table when they are looked at: its first state is read too early
            if key not in got:
                yield f"{path}/{key}: missing, should be {short(expected[key])}"
            elif key not in expected:
                yield f"{path}/{key}: should not be there: {short(got[key])}"
            else:
                yield from differences(expected[key], got[key], words, f"{path}/{key}", inner)
    elif isinstance(expected, list) and isinstance(got, list):
        if len(expected) != len(got):
            yield f"{path}: {len(got)} items, should be {len(expected)}: {short(got)} for {short(expected)}"
            return
        for i, (a, b) in enumerate(zip(expected, got)):
            yield from differences(a, b, words, f"{path}/{i}", member)
    elif isinstance(expected, str) and isinstance(got, str):
        if not same_text(expected, got, member, words):
            yield f"{path}: {short(got)}, should be {short(expected)}"
    elif (
        isinstance(expected, bool)
        or isinstance(got, bool)
        or not (isinstance(expected, (int, float)) and isinstance(got, (int, float)))
    ):
        if expected != got or type(expected) is not type(got):
            yield f"{path}: {short(got)}, should be {short(expected)}"
    elif abs(expected - got) > 1e-9 * max(1, abs(expected)):
        yield f"{path}: {got}, should be {expected}"


def short(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 160 else text[:157] + "…"


def case_differences(case, states):
    expected = case["expected"]
    if len(states) != len(expected):
        return [f"{len(states)} states, should be {len(expected)}"]
    lines = []
    for i, (a, b) in enumerate(zip(expected, states)):
        words = Words(a.get("locale", "en"))
        step = json.dumps(case["steps"][i - 1], ensure_ascii=False) if i else "load"
        lines += [f"state {i} ({step}): {line}" for line in differences(a, b, words, "" if i else "/first")]
    return lines
