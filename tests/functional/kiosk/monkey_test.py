"""A monkey at the kiosk: seeded random taps, drags, long presses, keys and wrong buttons. Afterwards the kiosk must be
alive and whole, its memory as it was, and every stored response one that somebody finished.

    BALSS_FULL=1 BALSS_BIN=build/asan/bin BALSS_RELEASE_BIN=build/release/bin python3 monkey_test.py -v

With BALSS_FULL 100,000 actions; BALSS_ACTIONS and BALSS_SEED divide them among several monkeys side by side.
BALSS_RELEASE_BIN plays on the release build, where the memory is measured most sharply;
without it the sanitizer is told to keep no freed memory back, and more growth is allowed for its bookkeeping.
"""
import os
import pathlib
import random
import sqlite3
import subprocess
import time
import unittest

from support import BIN, CHILDREN, FULL, KioskTest
from escape_test import KEYS

from kiosk import Kiosk
from screen import describe

ACTIONS = int(os.environ.get("BALSS_ACTIONS", 100_000 if FULL else 1_500))
SEED = int(os.environ.get("BALSS_SEED", "20261122"))
PIN = "402917"
WAY_ON = ("start", "assent:yes", "skip", "next", "keep")  # where every second thought leads
LEGAL = {
    "attract",
    "language",
    "survey",
    "assent",
    "question",
    "comment",
    "preview",
    "keep",
    "thanks",
    "still-here",
    "trouble",
    "board",
    "called",
    "staff-pin",
}
GROWTH = (12 if os.environ.get("BALSS_RELEASE_BIN") else 64) * 1024  # KiB; caches breathe, a leak grows on and on
ONE_BATCH = 20
SLOW = (0.5, 0.06) if FULL else (2, 0.3)  # of a hundred: what takes a second and more


class Monkey:
    """Knows where things are that can be tapped, and otherwise nothing."""

    def __init__(self, kiosk, seed):
        self.kiosk, self.random = kiosk, random.Random(seed)
        self.done = 0
        self.seen = set()

    def play(self, actions):
        end = self.done + actions
        while self.done < end and self.kiosk.process.poll() is None:
            screen = self.kiosk.finger.look()
            self.seen.add(screen["screen"])
            # Now and then one thought; mostly a storm.
            if self.random.random() < 0.6:
                self._act(self._thought(screen, determination=0.5))
            else:
                self._act(*(self._action(screen) for _ in range(min(ONE_BATCH, end - self.done))))

    def finish_a_visit(self, actions):
        """Only thoughts, and nearly all lead on: storms may leave no visit alone until its end, on a slow machine the
        less so. In at most so many actions."""
        kept, end = self.kiosk.finger.look()["kept"], self.done + actions
        while self.done < end and self.kiosk.process.poll() is None:
            screen = self.kiosk.finger.look()
            self.seen.add(screen["screen"])
            if screen["kept"] > kept:
                break
            self._act(self._thought(screen, determination=0.9))

    def _act(self, *actions):
        subprocess.run(
            ["xdotool", "-"],
            input="\n".join(actions) + "\n",
            text=True,
            env=self.kiosk.screen.env,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.done += len(actions)
        self._until_digested()

    def _thought(self, screen, determination):
        """A tap on something that can be tapped, so often on what leads to the visit's end."""
        places = [e for e in screen["elements"] if e["enabled"]]
        way_on = [e for e in places if e["id"] in WAY_ON]
        return self._tap_on(way_on if way_on and self.random.random() < determination else places, screen)

    def _tap_on(self, places, screen):
        if not places:
            return self._anywhere(screen) + " click 1"
        e = self.random.choice(places)
        return self._at(e["x"] + e["w"] * self.random.random(), e["y"] + e["h"] * self.random.random()) + " click 1"

    def _action(self, screen):
        kind = self.random.choices(
            ("element", "tap", "drag", "long", "corner", "key", "button", "both"), (30, 25, 12, *SLOW, 18, 9, 4)
        )[0]
        if kind == "element":
            return self._tap_on([e for e in screen["elements"] if e["enabled"]], screen)
        if kind == "drag":
            steps = " ".join(self._anywhere(screen) for _ in range(self.random.randint(1, 6)))
            return f"{self._anywhere(screen)} mousedown 1 {steps} mouseup 1"
        if kind == "long":
            return f"{self._anywhere(screen)} mousedown 1 sleep {self.random.uniform(0.1, 1.5):.2f} mouseup 1"
        if kind == "corner":
            return self._at(20, screen["height"] - 20) + " mousedown 1 sleep 3.3 mouseup 1"
        if kind == "key":
            return f"key --delay 0 {self.random.choice(KEYS + ('a', 'Z', '7', 'space', 'BackSpace'))}"
        if kind == "button":
            return f"{self._anywhere(screen)} click {self.random.choice((2, 3, 4, 5, 6, 7))}"
        if kind == "both":
            return f"{self._anywhere(screen)} mousedown 1 mousedown 3 {self._anywhere(screen)} mouseup 3 mouseup 1"
        return self._anywhere(screen) + " click 1"

    def _anywhere(self, screen):
        return self._at(screen["width"] * self.random.random(), screen["height"] * self.random.random())

    @staticmethod
    def _at(x, y):
        return f"mousemove {int(x)} {int(y)}"

    def _until_digested(self):
        """Until the kiosk sleeps: it has nothing more to work on."""
        calm = 0
        while calm < 3 and self.kiosk.process.poll() is None:
            state = pathlib.Path(f"/proc/{self.kiosk.process.pid}/stat").read_text().rpartition(")")[2].split()[0]
            calm = calm + 1 if state == "S" else 0
            time.sleep(0.005)


def resident_at_rest(kiosk):
    """KiB, when the last visitor is forgotten: during a visit caches are as full as that visit makes them."""
    if kiosk.process.poll() is not None:
        return 0
    kiosk.finger.wait_for("attract", timeout=120)
    status = pathlib.Path(f"/proc/{kiosk.process.pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def stored(store):
    """Responses on the disk; their texts are sealed apart and are not counted."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
        return db.execute("SELECT count(*) FROM slot WHERE kind = 1 AND state <> 0").fetchone()[0]


def complaints(kiosk, store, memory=None):
    """What is wrong with a kiosk after the monkey. `memory`: KiB at rest, after the warm-up and now."""
    if kiosk.process.poll() is not None:
        yield f"the kiosk ended with {kiosk.process.returncode}: {kiosk.log.read_text()[-2000:]}"
        return
    screen = kiosk.finger.look()
    if screen["screen"] not in LEGAL:
        yield f"an unknown screen: {describe(screen)}"
    if stored(store) != screen["kept"]:
        yield f"{stored(store)} responses are stored, and {screen['kept']} visits were thanked for theirs"
    if memory and memory[1] - memory[0] > GROWTH:
        yield f"memory grew from {memory[0]} to {memory[1]} KiB"
    if "unexpected" in kiosk.log.read_text():
        yield "an exception: " + kiosk.log.read_text()[-2000:]


class MonkeyTest(KioskTest):
    def setUp(self):
        super().setUp()
        self.world.bin_dir = pathlib.Path(os.environ.get("BALSS_RELEASE_BIN") or BIN)
        options = os.environ.get("ASAN_OPTIONS", "")
        os.environ["ASAN_OPTIONS"] = options + ":quarantine_size_mb=0:thread_local_quarantine_size_kb=0"
        self.addCleanup(os.environ.__setitem__, "ASAN_OPTIONS", options)
        subprocess.run(
            [BIN / "balss", "staff", "pin", "--store", self.world.store],
            input=PIN + "\n",
            text=True,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def kiosk(self):
        kiosk = Kiosk(self.world, options=["--silence", "5", "--warning", "20", "--farewell", "2"])
        self.addCleanup(kiosk.close)
        return kiosk

    def test_the_kiosk_is_alive_whole_and_honest_afterwards(self):
        kiosk = self.kiosk()
        monkey = Monkey(kiosk, SEED)
        monkey.play(ACTIONS // 4)
        monkey.finish_a_visit(500)
        warm = resident_at_rest(kiosk)
        monkey.play(ACTIONS - ACTIONS // 4)
        monkey.finish_a_visit(500)
        self.assertEqual([], list(complaints(kiosk, self.world.store)))
        memory = (warm, resident_at_rest(kiosk))  # left alone, it comes back for the next visitor
        self.assertEqual([], list(complaints(kiosk, self.world.store, memory)))
        screen = kiosk.finger.look()
        print(
            f"\nseed {SEED}, {monkey.done} actions, {screen['kept']} responses kept, screens "
            f"{', '.join(sorted(monkey.seen))}; memory {memory[0]} KiB after the warm-up, {memory[1]} now",
            flush=True,
        )
        self.assertGreater(screen["kept"], 0, "a monkey that finishes nothing shows nothing")
        kiosk.finger.leave("start")

    def test_a_kiosk_that_died_or_stored_what_nobody_finished_is_found_out(self):
        kiosk = self.kiosk()
        Monkey(kiosk, SEED).play(100)
        self.assertEqual([], list(complaints(kiosk, self.world.store, (50_000, 50_000 + GROWTH))))
        self.assertIn("memory grew", " ".join(complaints(kiosk, self.world.store, (50_000, 50_001 + GROWTH))))
        self.world.submit(CHILDREN, [{"mood_week": 5}])
        self.assertIn("responses are stored", " ".join(complaints(kiosk, self.world.store)))
        kiosk.process.kill()
        kiosk.process.wait()
        self.assertIn("ended with -9", " ".join(complaints(kiosk, self.world.store)))


if __name__ == "__main__":
    unittest.main()
