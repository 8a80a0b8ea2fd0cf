"""Words typed with the keyboard on the screen in four languages: letters that a long press shows, a caret put by touch,
erasing, digits, a text that is as long as it may be. What was written is read where the city reads it."""
import json
import pathlib
import tempfile
import unittest

from support import BIN, REPOSITORY

from kiosk import Kiosk
from screen import ids
from world import World

HERE = pathlib.Path(__file__).resolve().parent / "typing"
PAPER = 11  # with one from the screen enough for a round

# What is done on each of the three questions. "x" a key; "x>y" a long press on x and a slide to y; "x:y" a long press,
# then a tap on y; "|<" a touch where the text begins; "#" the other keys: digits, letters.
TYPED = {
    "lv": (
        ["z", "ī", "l", "e", "|<", "a>ā", "erase", "a", "space", "ā"],
        "a āzīle",
        ["a", "#", "1", "2", "…", "#", ",", "b"],
        "a12…,b",
        ["ā", "b", "ā", "c", "d", "ē"],
        "ābāc",
    ),
    "uk": (
        ["ї", "ж", "а", "к", "|<", "и:ѝ", "erase", "ʼ", "у>ў"],
        "ʼўїжак",
        ["є", "#", "«", "7", "#", "?"],
        "є«7?",
        ["ґ", "є", "і", "ї", "ф"],
        "ґєії",
    ),
    "ar": (
        ["م", "ل", "|<", "ا:أ", "erase", "ا>أ", "space"],
        "أ مل",
        ["ب", "#", "٣", "5", "#", "?"],
        "ب٣5؟",
        ["م", "ر", "ح", "ب", "ا"],
        "مرحب",
    ),
    "fa": (
        ["گ", "ژ", "پ", "erase", "|<", "چ", "ا:آ"],
        "چآگژ",
        ["پ", "#", "۹", "9", "»", "#", ","],
        "پ۹9»،",
        ["س", "ل", "ا", "م", "ک"],
        "سلام",
    ),
}
HIDDEN = {"ژ": "ز"}  # behind shift


def touch(finger, what):
    if what == "|<":
        screen = finger.look()
        field = next(e for e in screen["elements"] if e["id"] == "field")
        edge = 6 if screen["direction"] == "ltr" else field["w"] - 6
        finger.tap_at(field["x"] + edge, field["y"] + field["h"] // 3)
    elif what == "#":
        finger.change("key:signs")
    elif what[1:2] in (":", ">"):
        finger.hold(f"key:{what[0]}", lambda screen: f"more:{what[2]}" in ids(screen, "more:"))
        if what[1] == ">":
            finger.slide_to(f"more:{what[2]}")
        else:
            finger.lift()
            finger.tap(f"more:{what[2]}")
        finger.wait(lambda screen: not ids(screen, "more:"))
    elif what in HIDDEN:
        finger.change("key:shift")
        finger.tap(f"key:{HIDDEN[what]}")
        finger.change("key:shift")
    else:
        finger.tap(f"key:{what}")


class Typing(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="balss-typing-")
        self.addCleanup(folder.cleanup)
        self.world = World(pathlib.Path(folder.name) / "world", BIN, surveys=HERE)
        self.addCleanup(self.world.close)
        self.world.add_survey("typing")
        self.world.open_round("typing", "spring")

    def test_what_is_typed_is_what_the_city_reads(self):
        wanted = [("word", "papīrs")] * PAPER
        with Kiosk(self.world) as kiosk:
            for language, done in TYPED.items():
                finger = kiosk.finger
                finger.wait_for("attract")
                for element in ("start", f"lang:{language}", "assent:yes"):
                    screen = finger.leave(element)
                for touches, text in zip(done[::2], done[1::2]):
                    wanted.append((screen["question"], text))
                    for what in touches:
                        touch(finger, what)
                    screen = finger.leave("next")
                self.assertEqual("thanks", screen["screen"])
                finger.leave("done")
            log = kiosk.log.read_text()
        for _, text in wanted:
            self.assertNotIn(text, log)
        self.assertEqual(sorted(wanted), self.read())

    def test_a_key_changes_between_the_scripts_of_a_language(self):
        pack = json.loads((REPOSITORY / "assets" / "i18n" / "en.json").read_text())
        pack["keyboard"] = ["uz(latin)", "uz"]
        assets = self.world.directory / "assets"
        (assets / "i18n").mkdir(parents=True)
        (assets / "i18n" / "en.json").write_text(json.dumps(pack))
        with Kiosk(self.world, options=["--assets", assets, "--locales", "en"]) as kiosk:
            finger = kiosk.finger
            for element in ("start", "assent:yes"):
                finger.leave(element)
            for what in ("o", "ʻ"):
                finger.tap(f"key:{what}")
            screen = finger.change("key:layout")
            self.assertIn("key:ў", ids(screen, "key:"))
            self.assertNotIn("key:q", ids(screen, "key:"))
            finger.tap("key:ў")
            self.assertIn("key:q", ids(finger.change("key:layout"), "key:"))
            finger.tap("key:z")
            for element in ("next", "skip", "skip", "done"):
                finger.leave(element)
        self.assertEqual(sorted([("word", "oʻўz")] + [("word", "papīrs")] * PAPER), self.read())

    def test_dead_keys_of_a_real_keyboard_make_letters_with_marks(self):
        with Kiosk(self.world, options=["--locales", "en"]) as kiosk:
            for element in ("start", "assent:yes"):
                kiosk.finger.leave(element)
            kiosk.finger.press("dead_macron", "a", "dead_acute", "e", "dead_caron", "s")
            for element in ("next", "skip", "skip", "done"):
                kiosk.finger.leave(element)
        self.assertEqual(sorted([("word", "āéš")] + [("word", "papīrs")] * PAPER), self.read())

    def read(self):
        """What the city reads: (question, text), with some from paper."""
        self.world.submit("typing", [{"word": "papīrs"}] * PAPER)
        return sorted((body["question"], body["text"]) for _, _, body in self.world.opened("typing") if "text" in body)


if __name__ == "__main__":
    unittest.main()
