"""The gallery of widgets on the real kiosk: every question of assets/gallery/widgets.json is answered with a finger, in a
left-to-right and a right-to-left language, and no screen has a fault before or after. Nothing needs a store or keys."""
import json
import pathlib
import subprocess
import tempfile
import time
import unittest

from support import BIN, FULL, REPOSITORY

import layout_test
from gallery import WidgetGallery
from screen import ids

SIZES = [(1080, 1920), (1280, 800)]
WALKS = (
    [(size, language) for size in SIZES for language in ("lv", "ar", "ru")]
    if FULL
    else [(SIZES[0], "lv"), (SIZES[1], "ar")]
)
GALLERY = REPOSITORY / "assets" / "gallery" / "widgets.json"
QUESTIONS = json.loads(GALLERY.read_text(encoding="utf-8"))["pages"][0]["elements"]


class Widgets(unittest.TestCase):
    def walk(self, size, language, see):
        """The names of the questions that were answered; each must be, or the kiosk would not go on."""
        with tempfile.TemporaryDirectory() as folder:
            survey = json.loads(GALLERY.read_text(encoding="utf-8"))
            for question in survey["pages"][0]["elements"]:
                if question["type"] not in ("html", "image"):
                    question.update({"isRequired": True, "eachRowRequired": True})
            file = pathlib.Path(folder) / "required.json"
            file.write_text(json.dumps(survey), encoding="utf-8")
            gallery = WidgetGallery(BIN, folder, size, language, file)
            gallery.draw(see)
            return gallery.answered

    def test_without_a_file_the_own_gallery_is_shown(self):
        with tempfile.TemporaryDirectory() as folder:
            gallery = WidgetGallery(BIN, folder, (1280, 800), "lv")
            with gallery.open() as kiosk:
                self.assertEqual("gallery", gallery.begin(kiosk.finger)["survey"])

    def test_every_widget_is_answered_by_touch_and_nothing_is_cut(self):
        names = {q["name"] for q in QUESTIONS}
        for size, language in WALKS:
            with self.subTest(f"{size} {language}"):
                wrong = []
                answered = self.walk(size, language, lambda screen: self.check(screen, size, wrong))
                self.assertEqual([], wrong)
                self.assertLessEqual(
                    {n for n in names if n not in ("hello", "image", "panel", "wishes")}, set(answered)
                )
                self.assertLessEqual({"wish1", "wish2", "wish3", "kind"}, set(answered))

    def check(self, screen, size, wrong):
        try:
            layout_test.check(self, screen, size)
        except AssertionError as error:
            wrong.append(str(error))


class Touches(unittest.TestCase):
    """Single widgets of a survey of one's own: `balss-kiosk --gallery FILE`."""

    def ask(self, *elements, language="en", size=(1280, 800)):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        file = pathlib.Path(folder.name) / "own.json"
        file.write_text(
            json.dumps(
                {
                    "showPreviewBeforeComplete": True,
                    "elements": list(elements),
                    "kiosk": {"id": "own", "band": "adult", "audience": "The city."},
                }
            ),
            encoding="utf-8",
        )
        gallery = WidgetGallery(BIN, pathlib.Path(folder.name) / "pictures", size, language, file)
        kiosk = gallery.open()
        self.addCleanup(kiosk.close)
        gallery.begin(kiosk.finger)
        return kiosk.finger

    def test_coins_that_are_left_over_are_asked_for(self):
        finger = self.ask(
            {
                "type": "multipletext",
                "name": "c",
                "kiosk": {"widget": "coins", "coins": 2},
                "items": [{"name": n, "inputType": "number", "min": 0} for n in ("a", "b")],
            }
        )
        finger.tap("coin:add:a")
        time.sleep(0.5)
        finger.tap("next")
        time.sleep(1)
        self.assertEqual("c", finger.look()["question"])
        finger.tap("coin:take:a")
        time.sleep(0.5)
        self.assertIn("coin:add:b", ids(finger.look(), "coin:add:"))
        for _ in range(2):
            finger.tap("coin:add:b")
            time.sleep(0.5)
        self.assertEqual([], ids(finger.look(), "coin:add:"), "the purse is empty")
        self.assertEqual("preview", finger.leave("next")["screen"])

    def test_a_card_is_dragged_to_its_place_and_a_short_way_is_still_a_tap(self):
        finger = self.ask({"type": "ranking", "name": "r", "choices": ["one", "two", "three"]}, size=(1080, 1920))
        place = {e["id"]: e for e in finger.look()["elements"]}
        middle = {i: (e["x"] + e["w"] // 2, e["y"] + e["h"] // 2) for i, e in place.items()}
        from_place, to_place = middle["choice:three"], middle["choice:one"]
        finger.drag(from_place, to_place)
        order = lambda screen: sorted(
            ids(screen, "choice:"), key=lambda i: next(e["y"] for e in screen["elements"] if e["id"] == i)
        )
        finger.wait(lambda s: order(s) == ["choice:three", "choice:one", "choice:two"])
        self.assertEqual("preview", finger.leave("next")["screen"])
        screen = finger.leave("back")
        x, y = middle["choice:one"]
        finger.drag((x, y), (x, y + 6))
        time.sleep(0.5)
        self.assertEqual(order(screen), order(finger.look()), "a trembling tap moves nothing")
        finger.tap("next")
        time.sleep(1)
        self.assertEqual("question", finger.look()["screen"], "the tap took that card out of the order")

    def test_a_thermometer_is_drawn_up_with_a_finger(self):
        finger = self.ask(
            {"type": "rating", "name": "t", "kiosk": {"widget": "thermometer"}, "isRequired": True}, size=(1080, 1920)
        )
        place = {e["id"]: (e["x"] + e["w"] // 2, e["y"] + e["h"] // 2) for e in finger.look()["elements"]}
        finger.drag(place["choice:1"], place["choice:4"])
        time.sleep(0.5)
        self.assertEqual("preview", finger.leave("next")["screen"])

    def test_a_survey_that_cannot_be_read_is_named_at_the_start(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('{"elements": []}')
            file.flush()
            done = subprocess.run(
                [BIN / "balss-kiosk", "--gallery", file.name], capture_output=True, text=True, timeout=60
            )
        self.assertNotEqual(0, done.returncode)
        self.assertIn("no questions", done.stderr)


if __name__ == "__main__":
    unittest.main()
