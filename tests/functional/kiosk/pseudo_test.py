"""Every screen of every shipped survey in two languages that nobody speaks (pseudo.py): with texts two fifths longer and laid out
from the right, nothing is cut, no word is broken, nothing lies over anything else."""
import json
import pathlib
import tempfile
import unittest

from support import BIN, FULL, KioskTest

import layout_test
import pseudo
from gallery import Gallery, world_for_pictures
from kiosk import Kiosk

SIZES = [(1080, 1920), (1920, 1080), (1280, 800), (800, 480)]
# Two sizes each; all of them in a full run.
WALKS = {
    pseudo.LONG: SIZES if FULL else [(1080, 1920), (800, 480)],
    pseudo.RTL: SIZES if FULL else [(1920, 1080), (1280, 800)],
}


class Pseudo(KioskTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="balss-pseudo-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        pseudo.write(self.folder)
        self.world = world_for_pictures(self.folder / "world", BIN, surveys=self.folder / "surveys")
        self.addCleanup(self.world.close)

    def options(self, *languages):
        return ["--assets", self.folder, "--locales", ",".join(languages)]

    def test_the_packs_are_such_as_a_translator_may_write(self):
        said = self.world.run(
            "balss",
            "i18n",
            "check",
            self.folder / "i18n",
            "--english",
            pseudo.REPOSITORY / "assets" / "i18n" / "en.json",
        ).stdout
        self.assertEqual(2, said.count(": good"), said)

    def test_no_text_is_cut_and_nothing_overlaps(self):
        for language, sizes in WALKS.items():
            other = next(tag for tag in WALKS if tag != language)
            for size in sizes:
                with self.subTest(f"{size} {language}"), tempfile.TemporaryDirectory() as pictures:
                    gallery = Gallery(self.world, pictures, size, language, self.options(language, other))
                    wrong = []  # all of them at once: who changes a layout wants to know
                    gallery.draw(lambda screen: self.check(screen, size, wrong))
                    self.assertGreater(gallery.number, 70)
                    self.assertEqual([], wrong)

    def check(self, screen, size, wrong):
        try:
            layout_test.check(self, screen, size)
        except AssertionError as error:
            wrong.append(str(error))

    def test_a_text_that_is_far_too_long_is_found(self):
        file = self.folder / "i18n" / f"{pseudo.LONG}.json"
        pack = json.loads(file.read_text(encoding="utf-8"))
        for key, words in (("question.back", "Back" * 12), ("language.title", "choose " * 60)):
            pack["strings"][key]["text"] = words
        file.write_text(json.dumps(pack), encoding="utf-8")
        with Kiosk(self.world, (800, 480), self.options(pseudo.LONG, pseudo.RTL)) as kiosk:
            self.assertEqual([], kiosk.finger.look()["faults"])
            kinds = {fault["kind"] for fault in kiosk.finger.leave("start")["faults"]}
            self.assertLessEqual({"small", "room", "text"}, kinds)


if __name__ == "__main__":
    unittest.main()
