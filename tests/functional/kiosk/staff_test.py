"""The staff's corner at the real kiosk: held, entered, waited for, and restarted."""
import time
import unittest

from support import CHILDREN, KioskTest

from kiosk import Kiosk
from screen import ids
from staff import PIN, enter, hold_corner, set_pin

WRONG = "402918"
LANGUAGES = ("lv", "lt", "en", "ru", "uk", "ar", "fa")


class StaffTest(KioskTest):
    def set_pin(self, pin=PIN, code=0):
        done = set_pin(self.world, pin)
        self.assertEqual(code, done.returncode, done.stderr)
        self.assertNotIn(pin, done.stdout + done.stderr)

    @staticmethod
    def hold(kiosk, page):
        return hold_corner(kiosk.finger, page)

    @staticmethod
    def enter(kiosk, pin):
        enter(kiosk.finger, pin)


class Corner(StaffTest):
    def test_without_a_pin_the_corner_says_how_to_set_one(self):
        with Kiosk(self.world) as kiosk:
            page = self.hold(kiosk, "staff-no-pin")
            self.assertEqual(["close"], [e["id"] for e in page["elements"]])
            kiosk.finger.leave("close")
            kiosk.finger.wait_for("attract")

    def test_a_visit_below_the_pad_is_not_lost_and_not_seen(self):
        self.set_pin()
        with Kiosk(self.world) as kiosk:
            finger = kiosk.finger
            self.begin(finger, "ar")
            finger.tap(ids(finger.look(), "choice:")[0])
            before = finger.leave("next")  # the first one is for practice
            finger.tap(ids(before, "choice:")[0])
            page = self.hold(kiosk, "staff-pin")
            self.assertEqual("lv", page["locale"], "staff may not read the visitor's language")
            self.assertEqual([], [e["id"] for e in page["elements"] if not e["id"].startswith(("key:", "close"))])
            after = finger.leave("close")
            self.assertEqual(
                (before["screen"], before["question"], "ar"), (after["screen"], after["question"], after["locale"])
            )
            self.assertEqual("keep", finger.leave("stop")["screen"], "the answer from before is still there")

    def test_the_pad_counts_as_silence(self):
        self.set_pin()
        with Kiosk(self.world, options=["--silence", "8", "--warning", "20"]) as kiosk:
            self.begin(kiosk.finger, "lv")
            self.hold(kiosk, "staff-pin")
            for _ in range(3):  # who stays at the pad does not keep the visit
                time.sleep(3)
                kiosk.finger.tap("key:1")
            self.assertEqual("still-here", kiosk.finger.leave("close")["screen"])

    def test_a_short_hold_and_one_elsewhere_open_nothing(self):
        with Kiosk(self.world, size=(1280, 800)) as kiosk:
            for place in ((30, 770), (300, 770), (30, 500)):
                end = time.monotonic() + (2 if place == (30, 770) else 4)
                kiosk.finger.hold_at(*place, lambda _: time.monotonic() > end)
            time.sleep(1)
            self.assertEqual("attract", kiosk.finger.look()["screen"])


class Pin(StaffTest):
    def test_the_pin_opens_the_page_and_the_page_restarts_the_program(self):
        self.set_pin()
        kiosk = Kiosk(self.world)
        self.addCleanup(kiosk.close)
        self.hold(kiosk, "staff-pin")
        self.enter(kiosk, PIN)
        page = kiosk.finger.wait_for("staff-overview")
        self.assertEqual(
            {"rounds", "send", "take", "surveys", "health", "new-pin", "restart", "close"},
            {e["id"] for e in page["elements"]},
        )
        kiosk.finger.tap("restart")
        self.assertEqual(10, kiosk.process.wait(30))

    def test_wrong_pins_make_wait_and_a_restart_does_not_help(self):
        self.set_pin()
        with Kiosk(self.world) as kiosk:
            self.hold(kiosk, "staff-pin")
            for _ in range(5):
                self.enter(kiosk, WRONG)
            page = kiosk.finger.wait(lambda s: not ids(s, "key:"))
            self.assertEqual("staff-pin", page["screen"])
        with Kiosk(self.world) as kiosk:  # as after a power cut
            page = self.hold(kiosk, "staff-pin")
            self.assertEqual([], ids(page, "key:"))
            self.set_pin("918273")  # who has the device's account can always set another
            kiosk.finger.leave("close")
            self.hold(kiosk, "staff-pin")
            self.enter(kiosk, "918273")
            kiosk.finger.wait_for("staff-overview")

    def test_a_bad_pin_is_refused_by_the_command_and_the_file_does_not_hold_a_good_one(self):
        self.set_pin("123456", code=3)
        self.set_pin("12345", code=3)
        self.set_pin()
        self.assertNotIn(PIN.encode(), self.world.store.read_bytes())


class Layout(StaffTest):
    def test_no_text_is_cut_in_any_language(self):
        self.set_pin()
        for language in LANGUAGES:
            for size in ((1080, 1920), (1280, 800)):
                with self.subTest(language=language, size=size), Kiosk(
                    self.world, size=size, options=["--locales", language]
                ) as kiosk:
                    self.assertEqual([], self.hold(kiosk, "staff-pin")["faults"])
                    self.enter(kiosk, PIN)
                    self.assertEqual([], kiosk.finger.wait_for("staff-overview")["faults"])


if __name__ == "__main__":
    unittest.main()
