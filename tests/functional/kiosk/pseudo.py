"""Languages that nobody speaks, to see what another language would do to the screens: one whose texts are two fifths
longer, one that is laid out from the right and can still be read. Made from the English pack and from the surveys.

    python3 tests/functional/kiosk/pseudo.py --out /tmp/pseudo     packs in i18n/, surveys in surveys/
    balss-kiosk --assets /tmp/pseudo --locales qps-long,qps-rtl …

Placeholders, tags and the names of buttons stay what they are.
"""
import argparse
import json
import pathlib
import re

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
LONG, RTL = "qps-long", "qps-rtl"
FOR_LONG = dict(
    zip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "åƀčďéƒğħîĵķļɱñõþɋŕšťûṽŵẋýžÅɃČĎÉƑĞĦÎĴĶĻṀÑÕÞɊŔŠŤÛṼŴẊÝŽ")
)
LONGER = 1.4
OVERRIDE, END = "\u202e", "\u202c"  # RLO, PDF
KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|“[^”]*”)")  # placeholders, tags, quoted buttons


def long_text(text, most=None):
    """Accents everywhere, doubled vowels until the text is two fifths longer, and marks at both ends that show what is
    cut. Never longer than `most`, which is what a translator may use."""
    goal = max(round(len(text) * LONGER), 1)
    if most:
        goal = min(goal, max(most, len(text)))
    framed = goal - len(text) >= 2
    spare = goal - len(text) - (2 if framed else 0)
    parts = [part if KEPT.fullmatch(part) else list(part) for part in KEPT.split(text)]
    vowels = [
        (i, j)
        for i, part in enumerate(parts)
        if isinstance(part, list)
        for j, letter in enumerate(part)
        if letter in "aeiouyAEIOUY"
    ]
    for turn in range(spare):  # the vowels take turns, so that all words grow alike
        if not vowels:
            break
        i, j = vowels[turn % len(vowels)]
        parts[i][j] += parts[i][j][0]
    words = "".join(
        part if isinstance(part, str) else "".join(FOR_LONG.get(c, c) for c in "".join(part)) for part in parts
    )
    return f"[{words}]" if framed else words


def rtl_text(text, most=None):
    """Each word from the right to the left; the layout of the whole follows from the pack's direction."""
    return "".join(
        part if KEPT.fullmatch(part) else re.sub(r"\w+", OVERRIDE + r"\g<0>" + END, part) for part in KEPT.split(text)
    )


MAKERS = {LONG: long_text, RTL: rtl_text}


def pack(english, tag):
    """The English pack (assets/i18n/en.json, read) in one of the two."""
    make = MAKERS[tag]
    strings = {}
    for key, entry in english["strings"].items():
        forms = {form: make(entry[form], entry.get("max")) for form in ("text", "child") if form in entry}
        strings[key] = {**entry, **forms}
    for form in ("text", "child"):  # “Skip” is the button of that name
        said = lambda entry: entry.get(form, entry["text"])
        buttons = {said(entry): said(strings[key]) for key, entry in english["strings"].items()}
        for entry in strings.values():
            if form in entry:
                entry[form] = re.sub("“([^”]*)”", lambda found: f"“{buttons.get(found[1], found[1])}”", entry[form])
    changed = {
        "tag": tag,
        "endonym": make(english["endonym"]),
        "greeting": make(english["greeting"]),
        "strings": strings,
    }
    if tag == RTL:
        changed |= {"direction": "rtl", "digits": "٠١٢٣٤٥٦٧٨٩", "fonts": ["Andika", "Noto Sans", "Noto Sans Arabic"]}
    return {**english, **changed}


def with_pseudo(survey):
    """A survey (read) that speaks both, too: every text gets them from its default."""
    if isinstance(survey, list):
        return [with_pseudo(one) for one in survey]
    if not isinstance(survey, dict):
        return survey
    if isinstance(survey.get("default"), str):
        return survey | {tag: make(survey["default"]) for tag, make in MAKERS.items()}
    return {name: with_pseudo(value) for name, value in survey.items()}


def write(folder):
    """i18n/, report/ and surveys/ below `folder`: what balss-kiosk takes as --assets, and World as its surveys."""
    folder = pathlib.Path(folder)
    for name in ("i18n", "report", "surveys"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    english = json.loads((REPOSITORY / "assets" / "i18n" / "en.json").read_text(encoding="utf-8"))
    report = json.loads((REPOSITORY / "assets" / "report" / "en.json").read_text(encoding="utf-8"))
    for tag in MAKERS:
        _write(folder / "report" / f"{tag}.json", report)  # what charts say stays English
        _write(folder / "i18n" / f"{tag}.json", pack(english, tag))
    for survey in (REPOSITORY / "assets" / "surveys").glob("*.json"):
        _write(folder / "surveys" / survey.name, with_pseudo(json.loads(survey.read_text(encoding="utf-8"))))


def _write(file, value):
    file.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--out", type=pathlib.Path, required=True, metavar="DIR")
    write(words.parse_args().out)
