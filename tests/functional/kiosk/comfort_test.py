"""The accessibility board, the bell and the quick way out, as a visitor uses them: the screens hold what they promise with
the largest letters, and the next visitor finds nothing of it."""
import signal
import subprocess
import time
import unittest

from support import FULL, KioskTest

import layout_test
from gallery import CHILDREN
from kiosk import Kiosk
from screen import ids

LANGUAGES = "lv,en,ar"
SIZES = [(1080, 1920), (1280, 800)]
LARGEST = ["text", "text", "theme", "spacing", "hand"]


def label(screen, element_id):
    return next(e["label"] for e in screen["elements"] if e["id"] == element_id)


def settings(screen):
    """What the board says; the voice's button tells what the machine can do, not what anybody chose."""
    return [e["label"] for e in screen["elements"] if e["id"] != "speak"]


class Comfort(KioskTest):
    def kiosk(self, size=(1280, 800), *options):
        return Kiosk(self.world, size, ["--locales", LANGUAGES, *options])

    def to_assent(self, finger, language="lv"):
        for element in ("start", f"lang:{language}", f"survey:{CHILDREN}"):
            screen = finger.leave(element)
        return screen

    def test_the_largest_letters_fit_and_are_gone_for_the_next_visitor(self):
        for size in SIZES:
            for language in ("lv", "ar"):
                with self.subTest(f"{size} {language}"), self.kiosk(size) as kiosk:
                    finger = kiosk.finger
                    usual = finger.leave("board")
                    for setting in LARGEST:
                        finger.change(f"board:{setting}")
                    changed = finger.look()
                    self.assertNotEqual(label(usual, "board:text"), label(changed, "board:text"))
                    layout_test.check(self, changed, size)
                    finger.leave("board:done")
                    layout_test.check(self, self.to_assent(finger, language), size)
                    finger.leave("assent:yes")
                    for _ in range(4 if not FULL else 12):
                        screen = finger.look()
                        layout_test.check(self, screen, size)
                        finger.tap(ids(screen, "choice:")[0], screen)
                        finger.leave("next")
                    layout_test.check(self, finger.leave("bell"), size)
                    finger.leave("back")
                    self.assertEqual("attract", finger.leave("exit")["screen"])
                    again = finger.leave("board")
                    self.assertEqual(settings(usual), settings(again))

    def test_the_bell_and_the_way_out_store_nothing(self):
        with self.kiosk() as kiosk:
            finger = kiosk.finger
            before = self.status()
            self.to_assent(finger)
            finger.leave("assent:yes")
            for _ in range(3):
                finger.tap(ids(finger.look(), "choice:")[0])
                finger.leave("next")
            self.assertEqual("called", finger.leave("bell")["screen"])
            self.assertEqual("question", finger.leave("back")["screen"])
            self.assertEqual("attract", finger.leave("exit")["screen"])
            self.assertEqual(before, self.status())

    def test_one_switch_is_enough(self):
        with self.kiosk() as kiosk:
            finger = kiosk.finger
            usual = finger.leave("board")
            finger.change("board:scan")
            time.sleep(0.5)  # the first element is lit for two seconds
            self.press(finger, "space")
            self.assertNotEqual(label(usual, "board:text"), label(finger.wait_for("board"), "board:text"))
            screen = finger.leave("board:done")
            self.assertEqual("start", next(e["id"] for e in screen["elements"] if e["enabled"]))
            time.sleep(0.5)
            self.press(finger, "Return")
            self.assertEqual("language", finger.wait_for("language")["screen"])

    def test_a_switch_touched_twice_at_once_means_what_was_lit(self):
        with self.kiosk() as kiosk:
            finger = kiosk.finger
            finger.leave("board")
            finger.change("board:scan")
            finger.leave("board:done")
            time.sleep(0.5)
            kiosk.process.send_signal(signal.SIGSTOP)  # a machine that is too busy to look
            for y in (300, 600):
                finger.tap_at(20, y)
            kiosk.process.send_signal(signal.SIGCONT)
            finger.wait_for("language")
            self.assertEqual("attract", finger.leave("back")["screen"], "it goes on")

    def press(self, finger, key):
        before = finger.look()["serial"]
        subprocess.run(["xdotool", "key", key], env=finger.env, check=True)
        finger.wait(lambda screen: screen["serial"] != before, 10)


if __name__ == "__main__":
    unittest.main()
