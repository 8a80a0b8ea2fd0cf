"""Real visits at the real kiosk: window, taps by X test events, database file."""
import json
import pathlib
import resource
import signal
import subprocess
import tempfile
import time
import unittest

from support import CHILDREN, NEWCOMERS, KioskTest

from kiosk import Kiosk
from screen import ids
from visitors import DECLINE, FINISH, STOP_AND_DELETE, STOP_AND_KEEP, Visitor

CANARY = "zqxjkvbw"  # letters that no survey, pack or log has in this order


class Visits(KioskTest):
    def test_a_visit_in_arabic_is_mirrored_and_kept(self):
        with Kiosk(self.world) as kiosk:
            seen = []
            Visitor(kiosk.finger, NEWCOMERS, "ar", FINISH, 5, seen.append).visit()
            question = next(s for s in seen if s["screen"] == "question")
            self.assertEqual(("ar", "rtl"), (question["locale"], question["direction"]))
            place = {e["id"]: e["x"] for e in question["elements"]}
            self.assertLess(place["next"], place["back"], "the way on is on the left")
            self.assertEqual("ltr", kiosk.finger.look()["direction"], "the next visitor finds the first language")
        self.assertGreaterEqual(self.status()["used"], 1)

    def test_declining_and_deleting_leave_nothing_and_keeping_keeps(self):
        with Kiosk(self.world) as kiosk:
            for plan, used in ((DECLINE, 0), (STOP_AND_DELETE, 0), (STOP_AND_KEEP, 1)):
                with self.subTest(plan):
                    Visitor(kiosk.finger, CHILDREN, "lv", plan, 2).visit()
                    self.assertEqual(used, self.status()["used"])

    def test_a_kiosk_that_is_killed_in_the_middle_of_a_visit_leaves_nothing(self):
        kiosk = Kiosk(self.world)
        self.begin(kiosk.finger, "lv")
        kiosk.finger.tap(ids(kiosk.finger.look(), "choice:")[0])
        kiosk.finger.leave("next")
        kiosk.process.send_signal(signal.SIGKILL)
        kiosk.close()
        self.assertEqual(0, self.status()["used"])

    def test_silence_is_asked_about_and_then_everything_is_wiped(self):
        with Kiosk(self.world, options=["--silence", "8", "--warning", "20"]) as kiosk:
            finger = kiosk.finger
            self.begin(finger, "lv")
            finger.tap(ids(finger.look(), "choice:")[0])
            finger.leave("next")
            self.assertEqual(["here"], [e["id"] for e in finger.wait_for("still-here")["elements"] if e["enabled"]])
            finger.leave("here")
            self.assertEqual("question", finger.look()["screen"])
            finger.wait_for("still-here")
            finger.wait_for("attract", timeout=30)
        self.assertEqual(0, self.status()["used"])

    def test_what_is_drawn_in_parts_looks_like_what_is_drawn_whole(self):
        with Kiosk(self.world, (1280, 800)) as kiosk, tempfile.TemporaryDirectory() as folder:
            finger, parts, whole = kiosk.finger, pathlib.Path(folder, "parts.png"), pathlib.Path(folder, "whole.png")
            window = self.x(kiosk, "search", "--name", "^Balss$").stdout.split()[0]

            def differ():
                kiosk.screen.shot(whole)
                pixels = subprocess.run(["compare", "-metric", "AE", parts, whole, "null:"], stderr=subprocess.PIPE)
                return pixels.stderr != b"0"

            for _ in range(4):
                screen = self.begin(finger, "lv") if finger.look()["screen"] == "attract" else finger.look()
                for element in ids(screen, "choice:")[:2]:
                    finger.tap(element, screen)
                    time.sleep(0.5)
                kiosk.screen.shot(parts)
                self.x(kiosk, "windowunmap", "--sync", window)  # it comes back by itself, drawn anew
                end = time.monotonic() + 15
                while differ() and time.monotonic() < end:
                    time.sleep(0.2)
                self.assertFalse(differ(), f"on {finger.look()['question']}")
                finger.leave("next")

    def test_a_graphics_chip_would_draw_what_the_processor_draws(self):
        shots = {}
        for painter in ("chip", "processor"):  # the chip's part is played by Mesa
            with Kiosk(self.world, (1280, 800), ["--draw-with", painter]) as kiosk:
                for element in ("board", "board:done", "start", "lang:ar", f"survey:{CHILDREN}"):
                    kiosk.finger.leave(element)
                    time.sleep(0.3)
                    shots[painter, element] = self.world.directory / f"{painter}-{element.replace(':', '-')}.png"
                    kiosk.screen.shot(shots[painter, element])
        for (painter, element), shot in shots.items():
            other = shots["chip", element if painter == "processor" else "start" if element != "start" else "board"]
            compared = subprocess.run(
                ["compare", "-metric", "AE", "-fuzz", "1%", shot, other, "null:"], stderr=subprocess.PIPE
            )
            self.assertEqual(painter == "processor", compared.stderr == b"0", f"{painter} {element} {compared.stderr}")

    @staticmethod
    def x(kiosk, *words):
        return subprocess.run(["xdotool", *words], env=kiosk.screen.env, check=True, capture_output=True, text=True)

    def test_two_quick_taps_land_where_they_were_made(self):
        with Kiosk(self.world) as kiosk:
            finger = kiosk.finger
            self.begin(finger, "lv")
            kiosk.process.send_signal(signal.SIGSTOP)  # a machine that is too busy to look
            screen = finger.look()
            finger.tap("stop", screen)
            finger.tap(ids(screen, "choice:")[0], screen)
            kiosk.process.send_signal(signal.SIGCONT)
            # The first tap stops the visit, so the second one finds nothing there.
            self.assertEqual("thanks", finger.wait(lambda s: s["serial"] != screen["serial"])["screen"])

    def test_a_trembling_finger_does_not_skip_a_question(self):
        with Kiosk(self.world) as kiosk:
            finger = kiosk.finger
            first = self.begin(finger, "lv")
            finger.tremble("skip")
            second = finger.wait(lambda s: s["question"] != first["question"])
            time.sleep(1)
            self.assertEqual(second["question"], finger.look()["question"])
            finger.leave("skip")
            self.assertNotEqual(second["question"], finger.look()["question"], "a later tap is meant")

    def test_a_list_too_long_for_the_screen_is_turned_part_by_part(self):
        survey = {
            "kiosk": {"id": "long", "band": "adult", "audience": "The city."},
            "elements": [
                {"type": "radiogroup", "name": "street", "choices": [f"street number {i}" for i in range(40)]}
            ],
        }
        file = self.world.directory / "long.json"
        file.write_text(json.dumps(survey))
        for other in self.world.shipped():
            self.world.close_round(other)
        self.world.run("balss", "survey", "add", file, "--store", self.world.store)
        self.world.open_round("long", "r")
        with Kiosk(self.world, size=(800, 480)) as kiosk:
            finger = kiosk.finger
            finger.leave("start")
            screen = finger.leave("assent:yes")
            seen = ids(screen, "choice:")
            self.assertLess(len(seen), 40)
            self.assertNotIn("list:up", ids(screen, "list:"))
            while ids(screen, "list:down"):
                screen = finger.change("list:down")
                seen += ids(screen, "choice:")
            self.assertEqual([f"choice:street number {i}" for i in range(40)], seen)
            finger.tap(seen[-1])
            finger.leave("next")
        self.assertEqual(1, self.status()["used"])

    def test_sigterm_ends_it_cleanly(self):
        self.assertEqual(0, Kiosk(self.world).close())


class Residue(KioskTest):
    def test_nothing_that_was_written_is_anywhere_on_the_disk_or_in_the_probe(self):
        probes = []
        with Kiosk(self.world) as kiosk:
            finger = kiosk.finger
            self.begin(finger, "lv")
            while finger.look()["question"] != "city_wish":
                choices = [c for c in ids(finger.look(), "choice:") if c != "choice:other"]
                if finger.look()["question"] == "age_band":
                    finger.tap(choices[0])
                elif finger.look()["question"] == "city_rank":  # an order is one when every choice has its place
                    for choice in choices:
                        finger.tap(choice)
                finger.leave("next")
            finger.write(CANARY)
            for letter in "keys":
                finger.tap(f"key:{letter}")
            time.sleep(0.5)
            probes.append(kiosk.probe.read_text())
            kiosk.screen.shot(self.world.directory.parent / "written.png")
            finger.leave("next")
            probes.append(kiosk.probe.read_text())
            while finger.look()["screen"] == "question":
                finger.leave("next")
            self.assertEqual("thanks", finger.look()["screen"])
            # The text was really written: it is one of the two parts that are now sealed.
            self.assertEqual(2, self.status()["used"])
            places = [p for p in self.world.directory.rglob("*") if p.is_file()]
            self.assertIn(self.world.store, places)
            for place in places:
                self.assertNotIn(CANARY.encode(), place.read_bytes(), place)
        for probe in probes:
            self.assertNotIn(CANARY, probe)
            self.assertNotIn("chosen", json.loads(probe))
        self.world.close_round(CHILDREN)  # too few: rolls over, still sealed
        for place in self.world.directory.rglob("*"):
            if place.is_file():
                self.assertNotIn(CANARY.encode(), place.read_bytes(), place)


class BadDisks(KioskTest):
    def test_a_disk_that_refuses_ends_in_the_calm_screen_and_a_disk_that_recovers_is_used_again(self):
        with Kiosk(self.world) as kiosk:
            finger = kiosk.finger
            self.begin(finger, "lv")
            finger.tap(ids(finger.look(), "choice:")[0])
            finger.leave("next")
            finger.tap(ids(finger.look(), "choice:")[0])
            finger.leave("stop")
            # The kiosk may write no file beyond 4 KiB: its journal does not fit.
            limit = resource.prlimit(kiosk.process.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
            self.assertEqual("trouble", finger.leave("keep")["screen"])
            self.assertEqual(0, self.status()["used"])
            self.assertIn("hint:", kiosk.log.read_text())
            resource.prlimit(kiosk.process.pid, resource.RLIMIT_FSIZE, limit)
            finger.leave("done")
            Visitor(finger, CHILDREN, "lv", FINISH, 1).visit()
        self.assertGreaterEqual(self.status()["used"], 1)

    def test_without_a_store_the_kiosk_is_closed_and_says_why_to_staff(self):
        with Kiosk(self.world, ready="closed", store=self.world.directory / "none.db") as kiosk:
            self.assertEqual([], kiosk.finger.look()["elements"])
            self.assertIn("none.db", kiosk.log.read_text())

    def test_a_store_from_a_newer_version_closes_the_kiosk_and_is_not_touched(self):
        import sqlite3

        with sqlite3.connect(self.world.store) as db:
            db.execute("pragma user_version = 9999")
        before = self.world.store.read_bytes()
        with Kiosk(self.world, ready="closed") as kiosk:
            self.assertIn("newer", kiosk.log.read_text())
        self.assertEqual(before, self.world.store.read_bytes())

    def test_a_closed_round_closes_the_kiosk_and_an_open_one_opens_it(self):
        with Kiosk(self.world) as kiosk:
            for survey in self.world.shipped():
                self.world.close_round(survey)
            kiosk.finger.wait_for("closed")
            self.world.open_round(CHILDREN, "next")
            kiosk.finger.wait_for("attract")


if __name__ == "__main__":
    unittest.main()
