"""Every shipped survey, finished in every shipped language by touch, with something written wherever there is room to
write: each question is asked in some visit, each visit leaves one response, and what was written is what the city reads."""
import json
import unittest

from support import REPOSITORY, ROUND, KioskTest

from kiosk import Kiosk
from screen import ids
from typing_test import touch
from visitors import FINISH, Visitor

# What is touched on the keyboard (see typing_test), and what that writes.
WRITTEN = {
    "lv": (["k", "o", "k", "s", "space", "s", "a>ā", "ļ", "š"], "koks sāļš"),
    "lt": (["ą", "ž", "u", "o", "l", "a", "s"], "ąžuolas"),
    "en": (["b", "r", "i", "d", "g", "e"], "bridge"),
    "ru": (["ё", "ж", "и", "к"], "ёжик"),
    "uk": (["ї", "ж", "а", "к"], "їжак"),
    "ar": (["ش", "ج", "ر", "ة"], "شجرة"),
    "fa": (["گ", "چ", "پ", "ک"], "گچپک"),
}
PAPER = 11  # free texts leave in pools of ten


def questions(elements):
    """The names of all questions; a panel's own name is no question."""
    for element in elements:
        if element["type"] == "panel":
            yield from questions(element["elements"])
        else:
            yield element["name"]


class Finisher(Visitor):
    """Skips nothing, and takes each time another choice, so that every condition is met by somebody."""

    SKIPS = 0

    def __init__(self, finger, survey, language, turn):
        super().__init__(finger, survey, language, FINISH, turn, self._note)
        self.turn, self.asked, self.wrote = turn, set(), []

    def _note(self, screen):
        self.asked.add(screen["question"])

    def _pick(self, choices):
        plain = [c for c in choices if c not in ("choice:other", "choice:none")]
        return plain if self.screen["type"] == "ranking" else [plain[self.turn % len(plain)]]

    def _write(self):
        touches, text = WRITTEN[self.language]
        for what in touches:
            touch(self.finger, what)
        self.wrote.append((self.survey, self.screen["question"], text))


class Finish(KioskTest):
    maxDiff = None

    def test_every_shipped_survey_is_finished_in_every_language(self):
        surveys = {name: json.loads(self.world.survey_file(name).read_text()) for name in self.world.shipped()}
        self.assertEqual({pack.stem for pack in (REPOSITORY / "assets" / "i18n").glob("*.json")}, set(WRITTEN))
        asked, wrote = {name: set() for name in surveys}, []
        with Kiosk(self.world, (1280, 800)) as kiosk:
            for turn, language in enumerate(WRITTEN):
                for number, survey in enumerate(surveys, 1):
                    with self.subTest(f"{survey} {language}"):
                        visitor = Finisher(kiosk.finger, survey, language, turn)
                        visitor.visit()
                        self.assertEqual(turn * len(surveys) + number, kiosk.finger.look()["kept"])
                        asked[survey] |= visitor.asked
                        wrote += visitor.wrote
            log = kiosk.log.read_text()
        for _, text in WRITTEN.values():
            self.assertNotIn(text, log)
        visits = len(WRITTEN) * len(surveys)
        self.assertEqual(visits + len(wrote), self.status()["used"])
        for name, survey in surveys.items():
            every = {question for page in survey["pages"] for question in questions(page["elements"])}
            self.assertEqual(set(), every - asked[name], f"nobody was asked these of {name}")
        responses, texts = self.read({(survey, question) for survey, question, _ in wrote})
        self.assertEqual({name: len(WRITTEN) for name in surveys}, responses)
        self.assertEqual(sorted(wrote), texts)

    def read(self, places):
        """What the city reads: responses by survey, and texts; those from paper, which fill up the pools, left out."""
        for survey, question in places:
            self.world.submit(survey, [{question: "papīrs"}] * PAPER)
        responses = {name: -PAPER * sum(name == survey for survey, _ in places) for name in self.world.shipped()}
        texts = []
        for survey, _, body in self.world.opened(*self.world.shipped()):
            if "answers" in body:
                responses[survey] += 1
            elif body["text"] != "papīrs":
                texts.append((survey, body["question"], body["text"]))
        return responses, sorted(texts)


if __name__ == "__main__":
    unittest.main()
