"""What staff do behind the PIN, at the real kiosk: rounds, results onto a stick, surveys from a stick, sending, a new PIN."""
import csv
import io
import json
import shutil
import subprocess
import time
import unittest

from support import CHILDREN, KioskTest

from gallery import collect_a_round
from kiosk import Kiosk
from screen import ids
from staff import REST, WORDS, come_in, enter, last_row, make_analyst_key, make_sticks, set_pin


class Office(KioskTest):
    def setUp(self):
        super().setUp()
        set_pin(self.world)
        self.sticks = make_sticks(self.world, "BLUE")
        self.stick = self.sticks / "BLUE"

    def kiosk(self, *options):
        kiosk = Kiosk(self.world, (1280, 800), ["--sticks", self.sticks, *options])
        self.addCleanup(kiosk.close)
        self.finger = kiosk.finger
        come_in(self.finger)
        return kiosk

    def go(self, *elements):
        for element in elements:
            screen = self.finger.leave(element)
        return screen

    def waiting(self):
        return self.status()["waiting"]


class Rounds(Office):
    def test_a_round_is_closed_after_a_question_and_a_new_one_opened(self):
        self.kiosk("--locales", "en")
        self.go("rounds")
        row = ids(self.finger.look(), "row:")[0]
        self.go(row, "close-round", "back")
        before = self.status()["rounds"]
        self.assertTrue(all(one["open"] for one in before), "only asked")
        self.go("close-round", "yes", "ok")
        after = self.status()["rounds"]
        self.assertEqual(1, sum(not one["open"] for one in after))
        self.go("rounds", "new")
        self.assertEqual(["row:0"], ids(self.finger.look(), "row:"), "the one without an open round")
        self.go("row:0", "yes", "ok")
        again = self.status()["rounds"]
        self.assertEqual(len(after) + 1, len(again))
        self.assertRegex(next(one["round"] for one in again if one not in after), r"^20\d\d-1$")


class Results(Office):
    def setUp(self):
        super().setUp()
        collect_a_round(self.world)
        self.key = make_analyst_key(self.world)

    def order(self, *choices, words=WORDS, stick="row:0"):
        self.go("take", "row:0")
        for choice in choices or ("form:table",):
            self.finger.tap(choice)
            time.sleep(REST)
        self.go("next", *[stick] if stick else [])
        self.finger.write(words)
        self.finger.wait(lambda s: "write" in ids(s, "write"))
        self.finger.tap("write")
        ends = ("staff-taken", "staff-results", "staff-trouble")
        return self.finger.wait(lambda s: s["screen"] in ends, timeout=120)["screen"]

    def test_a_table_goes_to_the_stick_behind_a_password_and_the_answers_stay(self):
        before = self.status()
        kiosk = self.kiosk("--analyst-key", self.key)
        self.assertEqual("staff-taken", self.order())
        files = list(self.stick.iterdir())
        self.assertEqual([f"{CHILDREN}-demonstration-table.csv.zip"], [file.name for file in files])
        self.assertNotEqual(0, subprocess.run(["7z", "t", "-p" + "0" * 24, files[0]], capture_output=True).returncode)
        after = self.status()
        self.assertEqual((before["used"], before["waiting"]), (after["used"], after["waiting"]))
        self.assertNotIn(WORDS.encode(), kiosk.log.read_bytes())

    def test_rows_without_a_password_and_then_the_places_are_freed(self):
        self.kiosk("--analyst-key", self.key)
        self.assertEqual("staff-taken", self.order("form:rows", "locked"))
        file = self.stick / f"{CHILDREN}-demonstration.csv"
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
        self.assertEqual(30, len(rows))
        self.go("ok", "rounds")
        self.go(last_row(self.finger), "clear", "yes")
        self.assertEqual(0, self.waiting())

    def test_results_are_shown_on_the_screen_a_question_at_a_time(self):
        before = self.status()
        self.kiosk("--analyst-key", self.key)
        self.assertEqual("staff-results", self.order("form:screen", stick=None))
        self.finger.wait(lambda s: ids(s, "next"))
        seen = [self.finger.look()]
        while any(e["id"] == "next" and e["enabled"] for e in seen[-1]["elements"]) and len(seen) < 40:
            self.finger.tap("next")
            time.sleep(REST)
            seen.append(self.finger.look())
        self.assertEqual(3, len(seen), "age, language and mood; the wishes are texts")
        self.assertEqual([], [fault for screen in seen for fault in screen["faults"]])
        self.assertEqual("staff-form", self.go("back")["screen"])
        after = self.status()
        self.assertEqual((before["used"], before["waiting"]), (after["used"], after["waiting"]))
        self.assertEqual([], list(self.stick.iterdir()))

    def test_wrong_words_write_nothing(self):
        self.kiosk("--analyst-key", self.key)
        self.assertEqual("staff-trouble", self.order(words="these are not the right words"))
        self.assertEqual([], list(self.stick.iterdir()))

    def test_a_stick_that_is_pulled_out_loses_nothing(self):
        self.kiosk("--analyst-key", self.key)
        self.go("take", "row:0")
        self.finger.tap("form:table")
        time.sleep(REST)
        self.go("next")
        shutil.rmtree(self.stick)
        self.finger.wait(lambda s: not ids(s, "row:"))
        self.stick.mkdir()
        self.finger.wait(lambda s: ids(s, "row:"))
        self.go("row:0")
        shutil.rmtree(self.stick)
        self.finger.write(WORDS)
        self.finger.wait(lambda s: "write" in ids(s, "write"))
        self.finger.tap("write")
        self.finger.wait_for("staff-trouble", timeout=120)
        self.assertEqual(60, self.waiting())

    def test_without_a_key_nothing_can_be_taken(self):
        self.kiosk()
        self.assertEqual([], ids(self.go("take"), "row:"))


class Surveys(Office):
    def write(self, name, change):
        survey = json.loads(self.world.survey_file(CHILDREN).read_text(encoding="utf-8"))
        change(survey)
        (self.stick / name).write_text(json.dumps(survey), encoding="utf-8")

    def test_a_survey_comes_from_a_stick_is_looked_at_and_taken_off(self):
        def rename(survey):
            survey["kiosk"]["id"] = "another"

        self.write("another.json", rename)
        (self.stick / "broken.json").write_text("{", encoding="utf-8")
        self.kiosk("--locales", "en,ar")
        self.assertEqual("staff-mistakes", self.go("surveys", "load", "row:0", "row:1")["screen"])
        self.assertEqual("staff-confirm", self.go("back", "row:0")["screen"])
        self.go("yes", "ok", "surveys")
        self.finger.leave("row:0")  # the first by its id
        self.assertEqual("attract", self.go("look")["screen"])
        self.go("start", "lang:ar", "assent:yes")
        self.assertEqual("another", self.finger.look()["survey"])
        come_in(self.finger)  # which ends the look
        self.go("surveys", "row:0", "remove", "yes", "ok")
        self.go("close")
        self.assertEqual("attract", self.finger.look()["screen"])
        kept = self.status()
        self.assertEqual(0, kept["used"])
        self.assertNotIn("another", {one["survey"] for one in kept["rounds"]})

    def test_a_look_ends_where_visitors_would_begin(self):
        self.kiosk("--locales", "en")
        self.go("surveys", "row:0", "look", "start", "assent:no", "done")
        self.finger.leave("start")
        self.assertEqual("survey", self.finger.look()["screen"], "all of them again: visitors are asked in earnest")


class Sending(Office):
    def test_staff_ask_and_the_sending_program_answers(self):
        collect_a_round(self.world)
        self.world.start_endpoint()
        self.world.enrol("centre")
        self.world.start_sync(every=3600)  # once, and then not before an hour has passed
        while self.waiting() > 0:
            time.sleep(0.1)
        self.world.submit(CHILDREN, [{"age_band": "9", "mood_week": 3}] * 12)
        self.world.close_round(CHILDREN)
        self.assertEqual(12, self.waiting())
        self.kiosk()
        self.go("send")
        self.finger.change("send-now")
        self.finger.wait(lambda s: "send-now" in ids(s, "send-now"), timeout=60)
        self.assertEqual(0, self.waiting())
        self.assertEqual("ok", self.world.sync_status()["last_result"])

    def test_without_the_sending_program_the_page_says_so(self):
        self.kiosk()
        self.go("send")
        self.finger.change("send-now")
        self.finger.wait(lambda s: "send-now" not in ids(s, "send-now"))
        self.finger.wait(lambda s: "send-now" in ids(s, "send-now"), timeout=60)


class NewPin(Office):
    def test_a_new_pin_replaces_the_old_one(self):
        self.kiosk()
        self.go("new-pin")
        enter(self.finger, "918273")
        enter(self.finger, "918273")
        self.finger.wait_for("staff-done")
        self.go("ok", "close")
        come_in(self.finger, "918273")


if __name__ == "__main__":
    unittest.main()
