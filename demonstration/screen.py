"""A virtual display, and a finger on it: X test events at the places that the kiosk's --ui-probe names."""
import json
import os
import subprocess
import time
from pathlib import Path


class Screen:
    """An Xvfb of its own on a free display; `env` is the environment for programs that draw on it."""

    def __init__(self, width=1080, height=1920):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.env = dict(os.environ, DISPLAY=f":{number}", LIBGL_ALWAYS_SOFTWARE="1")

    def shot(self, path):
        """Saves what the screen shows as a PNG."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=True)

    def close(self):
        self.process.terminate()
        self.process.wait()


class Finger:
    """Taps elements by their id and reads what the kiosk says about its screen. Never reads answers: there are none
    in the probe."""

    DEBOUNCE = 0.4  # a second press near the last one is taken for trembling until 0.3 s after the new picture

    def __init__(self, env, probe):
        self.env, self.probe = env, Path(probe)
        self.last_place, self.last_time = None, 0.0

    def look(self):
        """What is on the screen now, or None while the kiosk has not drawn anything."""
        try:
            return json.loads(self.probe.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def wait(self, until, timeout=20):
        """Waits until `until(screen)` holds and returns that screen."""
        end = time.monotonic() + timeout
        while True:
            screen = self.look()
            if screen and until(screen):
                return screen
            if time.monotonic() > end:
                raise TimeoutError(f"the kiosk stayed on {describe(screen)}")
            time.sleep(0.01)

    def wait_for(self, name, timeout=20):
        return self.wait(lambda s: s["screen"] == name, timeout)

    def tap(self, element_id, screen=None):
        """Presses and releases the middle of an element."""
        self.tap_at(*self._middle(element_id, screen or self.look()))

    @staticmethod
    def _middle(element_id, screen):
        found = [e for e in screen["elements"] if e["id"] == element_id and e["enabled"]]
        if not found:
            raise LookupError(f"nothing to tap called {element_id} on {describe(screen)}")
        e = found[0]
        return e["x"] + e["w"] // 2, e["y"] + e["h"] // 2

    def tap_at(self, x, y):
        self._rest(x, y)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], env=self.env, check=True)
        self.last_place, self.last_time = (x, y), time.monotonic()

    def _rest(self, x, y):
        rest = self.last_time + self.DEBOUNCE - time.monotonic()
        if rest > 0 and self.last_place and abs(x - self.last_place[0]) + abs(y - self.last_place[1]) < 150:
            time.sleep(rest)
        self.last_place, self.last_time = (x, y), time.monotonic()

    def hold_at(self, x, y, until, timeout=20):
        """Presses, and releases when `until(screen)` holds. Returns that screen."""
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], env=self.env, check=True)
        try:
            return self.wait(until, timeout)
        finally:
            subprocess.run(["xdotool", "mouseup", "1"], env=self.env, check=True)
            self.last_place, self.last_time = (x, y), time.monotonic()

    def drag(self, begin, end, steps=12):
        """Puts the finger down at one place, moves it to another, and lifts it there."""
        moves = []
        for i in range(steps + 1):
            moves += ["mousemove", *(str(round(a + (b - a) * i / steps)) for a, b in zip(begin, end)), "sleep", "0.03"]
        subprocess.run(
            ["xdotool", "mousemove", *map(str, begin), "mousedown", "1", *moves, "mouseup", "1"],
            env=self.env,
            check=True,
        )
        self.last_place, self.last_time = end, time.monotonic()

    def hold(self, element_id, until, timeout=20):
        """Presses the middle of an element and stays there until `until(screen)` holds. lift or slide_to ends it."""
        x, y = self._middle(element_id, self.look())
        self._rest(x, y)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], env=self.env, check=True)
        try:
            return self.wait(until, timeout)
        except TimeoutError:
            self.lift()  # or nothing could be tapped from then on
            raise

    def lift(self):
        subprocess.run(["xdotool", "mouseup", "1"], env=self.env, check=True)
        self.last_time = time.monotonic()

    def slide_to(self, element_id):
        """The finger that holds moves to the middle of another element and leaves the glass there."""
        x, y = self._middle(element_id, self.look())
        subprocess.run(["xdotool", "mousemove", str(x), str(y)], env=self.env, check=True)
        self.lift()

    def tremble(self, element_id):
        """Two presses at one place, a tenth of a second apart."""
        e = next(e for e in self.look()["elements"] if e["id"] == element_id)
        subprocess.run(
            [
                "xdotool",
                "mousemove",
                str(e["x"] + e["w"] // 2),
                str(e["y"] + e["h"] // 2),
                "click",
                "--repeat",
                "2",
                "--delay",
                "100",
                "1",
            ],
            env=self.env,
            check=True,
        )

    def leave(self, element_id, timeout=20):
        """Taps and waits until the kiosk is on another screen, question or row. Returns that screen."""
        return self._tap_and_wait(element_id, lambda s: (s["screen"], s["question"], s["row"]), timeout)

    def change(self, element_id, timeout=20):
        """Taps and waits until anything is different, such as another part of a long list. Returns the screen."""
        return self._tap_and_wait(element_id, lambda s: s["serial"], timeout)

    def _tap_and_wait(self, element_id, what, timeout):
        before = self.look()
        self.tap(element_id, before)
        after = self.wait(lambda s: what(s) != what(before), timeout)
        self.last_time = time.monotonic()
        return after

    def write(self, text):
        """Types with a real keyboard."""
        subprocess.run(["xdotool", "type", "--delay", "5", text], env=self.env, check=True)

    def press(self, *keys):
        """Keys of a real keyboard by X's names, dead ones too, one after the other."""
        subprocess.run(["xdotool", "key", "--delay", "200", *keys], env=self.env, check=True)


def describe(screen):
    if not screen:
        return "no screen at all"
    ids = ", ".join(e["id"] for e in screen["elements"])
    return f"screen {screen['screen']!r} question {screen['question']!r} ({ids})"


def ids(screen, prefix):
    """The ids of the enabled elements that begin with `prefix`."""
    return [e["id"] for e in screen["elements"] if e["enabled"] and e["id"].startswith(prefix)]
