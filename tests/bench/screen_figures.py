"""The kiosk on a virtual display of 1920×1080, drawn by software: what a visitor waits for, and what it costs."""
import subprocess
import time

import machine
from kiosk import Kiosk
from screen import Finger, Screen, ids

SURVEY, ROUND = "newcomers-session", "bench"
SIZE = (1920, 1080)
WHOLE = (0, 0, *SIZE)
FAR_FROM_SILENT = ["--silence", "3600"]  # nothing but the measurement touches it
PATIENCE_MS = 20_000


class Pixels:
    """bench_pixels on a display: see the head of pixels.cpp. Regions are (x, y, w, h)."""

    def __init__(self, bin_dir, env):
        self.process = subprocess.Popen(
            [bin_dir / "bench_pixels"], env=env, text=True, bufsize=1, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def say(self, command, *words):
        print(command, *words, file=self.process.stdin, flush=True)

    def hear(self):
        answer = self.process.stdout.readline().split()
        if not answer:
            raise RuntimeError("bench_pixels ended")
        return answer

    def remember(self, region):
        self.say("remember", *region)
        self.hear()

    def wait_until_still(self, region=WHOLE, quiet_ms=100):
        self.say("still", *region, quiet_ms, PATIENCE_MS)
        if self.hear() != ["1"]:
            raise RuntimeError("the screen does not come to rest")

    def tap(self, element, region):
        """Taps the middle of an element of the probe: (when it was pressed, when the region changed), in ns."""
        self.say("tap", element["x"] + element["w"] // 2, element["y"] + element["h"] // 2, *region, PATIENCE_MS)
        pressed, changed = map(int, self.hear())
        if not changed:
            raise RuntimeError(f"nothing changed after a tap on {element['id']}")
        return pressed, changed

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


def place(element):
    return element["x"], element["y"], element["w"], element["h"]


class Starts:
    """Launches the kiosk again and again on one display."""

    def __init__(self, world):
        self.world, self.screen = world, Screen(*SIZE)
        self.pixels = Pixels(world.bin_dir, self.screen.env)
        self.finger = Finger(self.screen.env, world.directory / "screen.json")
        self.files = None  # what the kiosk maps, or None when that cannot be read

    def learn(self):
        """One launch that is not measured: how the first screen looks, and which files it needs."""
        self._launch()
        try:
            start = self._start_button(self.finger.wait_for("attract", timeout=60))
            self.pixels.wait_until_still(place(start), quiet_ms=500)
            self.pixels.remember(place(start))
            self.files = machine.mapped_files(self.process.pid)
        finally:
            self._end()

    def measure(self):
        """(ms to the first screen, ms to the visible answer of a tap made at that moment)"""
        began = self._launch()
        try:
            self.pixels.say("await", PATIENCE_MS)  # looks while we read the probe
            screen = until(self.finger, lambda s: s["screen"] == "attract")
            named = time.monotonic_ns()
            shown = int(self.pixels.hear()[0])
            if not shown:
                raise RuntimeError("the first screen does not look as it did before")
            start = self._start_button(screen)
            _, answered = self.pixels.tap(start, place(start))
            return (max(named, shown) - began) / 1e6, (answered - began) / 1e6
        finally:
            self._end()

    def measure_cold(self):
        """The same after the kiosk's files have left the page cache; what the display server maps too stays in it."""
        machine.forget(self.files)
        return self.measure()

    def close(self):
        self.pixels.close()
        self.screen.close()

    def _launch(self):
        self.finger.probe.unlink(missing_ok=True)
        command = [
            self.world.bin_dir / "balss-kiosk",
            "--store",
            self.world.store,
            "--recipients",
            self.world.keys / "recipients.json",
            "--ui-probe",
            self.finger.probe,
            *FAR_FROM_SILENT,
        ]
        began = time.monotonic_ns()
        self.process = subprocess.Popen(command, env=self.screen.env, stderr=subprocess.DEVNULL)
        return began

    def _end(self):
        self.process.terminate()
        self.process.wait(30)
        time.sleep(0.3)  # until the display server has forgotten the window

    @staticmethod
    def _start_button(screen):
        return next(e for e in screen["elements"] if e["id"] == "start")


def until(finger, holds):
    """What the probe says once `holds`, looking every millisecond."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < end:
        screen = finger.look()
        if screen and holds(screen):
            return screen
        time.sleep(0.001)
    raise TimeoutError(f"the kiosk stayed on {finger.look()['question']}")


class Visits:
    """Whole visits to one kiosk. Every tap waits until the screen is at rest, as a person would."""

    BETWEEN_TAPS = 0.32  # the kiosk takes a second press near the last one for trembling within 0.3 s
    CHOICES = 3  # tapped on each question, one after the other
    LETTERS = 8

    def __init__(self, kiosk, pixels):
        self.kiosk, self.pixels = kiosk, pixels
        self.last_tap = 0
        self.samples = {"choice": [], "letter": [], "next": [], "finish": []}  # ms
        self.questions = self.taps = 0

    def begin(self):
        """From the first screen to the first question."""
        self._go("start")
        if self.kiosk.finger.look()["screen"] == "language":
            self._go("lang:lv")
        self._go("assent:yes")

    def answer_all(self):
        """From the first question to the first screen again."""
        while (screen := self.kiosk.finger.look())["screen"] == "question":
            self.questions += 1
            self._answer(screen)
            milliseconds = self._go("next")
            if self.kiosk.finger.look()["screen"] == "question":
                self.samples["next"].append(milliseconds)
        self._go("done")

    def _answer(self, screen):
        choices = [c for c in ids(screen, "choice:") if c not in ("choice:none", "choice:other")]
        ranking = screen["type"] == "ranking"  # an order is one when every choice has its place
        for choice in choices if ranking else choices[: self.CHOICES]:
            self.samples["choice"].append(self._tap(self._element(screen, choice)))
        keys = ids(screen, "key:")
        if "key:1" in keys:
            self._tap(self._element(screen, "key:1"), WHOLE)
        elif keys:
            top = min(e["y"] for e in screen["elements"] if e["id"] in keys)
            above = (0, top - 250, SIZE[0], 250)  # where the text stands
            for letter in [key for key in keys if len(key) == len("key:a")][: self.LETTERS]:
                self.samples["letter"].append(self._tap(self._element(screen, letter), above))

    def _go(self, name):
        """Taps what leads on; milliseconds until the screen looks different."""
        before = self.kiosk.finger.look()
        pressed_at = time.monotonic_ns()
        milliseconds = self._tap(self._element(before, name), WHOLE)
        after = until(
            self.kiosk.finger, lambda s: (s["screen"], s["question"]) != (before["screen"], before["question"])
        )
        if after["screen"] == "thanks":
            self.samples["finish"].append((time.monotonic_ns() - max(pressed_at, self.pressed)) / 1e6)
        return milliseconds

    def _tap(self, element, region=None):
        time.sleep(max(0, self.last_tap + self.BETWEEN_TAPS - time.monotonic()))
        self.pixels.wait_until_still(region or place(element))
        self.pressed, changed = self.pixels.tap(element, region or place(element))
        self.last_tap = time.monotonic()
        self.taps += 1
        return (changed - self.pressed) / 1e6

    @staticmethod
    def _element(screen, name):
        return next(e for e in screen["elements"] if e["id"] == name)


def starts(world, table, runs):
    """Fills the table with launches."""
    launches = Starts(world)
    try:
        launches.learn()
        for name, launch in (
            ("launch", launches.measure),
            ("launch, its files out of the page cache", launches.measure_cold),
        ):
            if launch == launches.measure_cold and launches.files is None:
                table.add(name, "not readable without root", "")
                continue
            times = [launch() for _ in range(runs)]
            for what, column in (("first screen, tappable", 0), ("a tap made then is answered", 1)):
                values = [pair[column] for pair in times]
                table.add(
                    f"{name} → {what}",
                    f"{machine.percentile(values, 50):.0f} ms",
                    f"median of {runs}, {min(values):.0f}–{max(values):.0f}",
                )
    finally:
        launches.close()


def at_work(world, table, idle_seconds, visits, options=()):
    """Fills the table with idling, memory and taps of one kiosk that keeps running."""
    with Kiosk(world, SIZE, [*FAR_FROM_SILENT, *options]) as kiosk:
        pixels = Pixels(world.bin_dir, kiosk.screen.env)
        try:
            people = Visits(kiosk, pixels)
            _idle(kiosk, pixels, table, "the first screen", idle_seconds)
            people.begin()
            _memory(kiosk, pixels, table, "the first question")
            _idle(kiosk, pixels, table, "a question", idle_seconds)
            _play(kiosk, pixels, table, people, visits)
            _memory(kiosk, pixels, table, f"the first screen, visits so far: {visits}")
        finally:
            pixels.close()


def _idle(kiosk, pixels, table, where, seconds):
    pixels.wait_until_still(quiet_ms=1000)
    meter = machine.Meter(kiosk.process.pid, [kiosk.screen.process.pid, pixels.process.pid])
    time.sleep(seconds)
    elapsed, used, others = meter.read()
    table.add(
        f"CPU seconds a minute, idle on {where}",
        f"{used * 60 / elapsed:.4f}",
        f"over {elapsed:.0f} s; other programs {others:.1f} cores",
    )


def _memory(kiosk, pixels, table, where):
    pixels.wait_until_still(quiet_ms=1000)
    size = machine.memory(kiosk.process.pid)
    if size:
        table.add(
            f"memory on {where}", f"{size[0] / machine.MIB:.0f} MiB PSS", f"{size[1] / machine.MIB:.0f} MiB private"
        )
    else:
        table.add(f"memory on {where}", "not readable", "the kiosk forbids it (PR_SET_DUMPABLE 0), except to root")


def _play(kiosk, pixels, table, people, visits):
    """The first visit has begun already."""
    meter = machine.Meter(kiosk.process.pid, [kiosk.screen.process.pid, pixels.process.pid])
    people.taps = 0
    people.answer_all()
    for _ in range(visits - 1):
        people.begin()
        people.answer_all()
    elapsed, used, others = meter.read()
    for name, what in (
        ("choice", "tap on a choice → changed pixels"),
        ("letter", "tap on a key → the letter"),
        ("next", "tap on Next → the next question"),
    ):
        values = people.samples[name]
        table.add(
            what,
            " / ".join(f"{machine.percentile(values, p):.1f}" for p in (50, 95, 99)) + " ms",
            f"p50 / p95 / p99 of {len(values)}",
        )
    values = people.samples["finish"]
    table.add(
        "tap on Finish → on the disk, and said so",
        f"{machine.percentile(values, 50):.1f} ms",
        f"median of {len(values)}, {min(values):.1f}–{max(values):.1f}",
    )
    table.add(
        "CPU seconds for ten questions",
        f"{used * 10 / people.questions:.2f}",
        f"{people.taps} taps on {people.questions} questions in {visits} visits; other programs {others:.1f} cores",
    )
