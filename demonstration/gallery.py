"""Pictures of every screen, for people to look at: each question of every survey, and what stands around them. With
--widgets: each widget of the kiosk's own gallery, before and after it was touched.

    python3 demonstration/gallery.py --bin build/asan/bin --out /tmp/shots
    python3 demonstration/gallery.py --bin build/asan/bin --out /tmp/shots --widgets --languages lv,ru,ar
"""
import argparse
import pathlib
import resource
import tempfile
import time
import types

from day import CHILDREN, ROUND
from kiosk import Kiosk
from screen import ids
from staff import StaffGallery
from visitors import FINISH, Visitor
from world import World


class Gallery:
    def __init__(self, world, out, size, language, options=()):
        self.world, self.out, self.size, self.language = world, pathlib.Path(out), size, language
        self.options = ["--silence", "15", "--warning", "20", *options]
        self.out.mkdir(parents=True, exist_ok=True)
        self.number = 0

    def draw(self, see=lambda screen: None):
        """All pictures of one size and language; `see` is called with what the probe says of each."""
        with Kiosk(self.world, self.size, self.options) as kiosk:

            def take(screen):
                self.number += 1
                width, height = self.size
                name = f"{self.language}-{width}x{height}-{self.number:02d}-{screen['screen']}-{screen['question']}"
                kiosk.screen.shot(self.out / f"{name.rstrip('-')}.png")
                see(screen)

            for survey in self.world.shipped():
                Visitor(kiosk.finger, survey, self.language, FINISH, seed=1, on_screen=take).visit()
            self._corners(kiosk, take)

    def _corners(self, kiosk, take):
        """What a visitor who only finishes never sees."""
        finger = kiosk.finger
        go = finger.leave
        finger.wait_for("attract")
        take(go("board"))
        go("board:done")
        self._begin(finger)
        take(go("bell"))
        go("back")
        for _ in range(2):
            finger.tap(ids(finger.look(), "choice:")[0])
            go("next")
        take(go("stop"))
        take(go("delete"))
        go("done")
        self._begin(finger)
        finger.tap(ids(finger.look(), "choice:")[0])
        go("next")
        take(finger.wait_for("still-here", timeout=30))
        go("here")
        finger.tap(ids(finger.look(), "choice:")[0])
        go("stop")
        # The disk refuses: the kiosk may write only files smaller than its own, but larger than what the probe says.
        limit = resource.prlimit(kiosk.process.pid, resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
        take(go("keep"))
        resource.prlimit(kiosk.process.pid, resource.RLIMIT_FSIZE, limit)
        go("done")

    def _begin(self, finger):
        finger.wait_for("attract")
        for element in ("start", f"lang:{self.language}", f"survey:{CHILDREN}", "assent:yes"):
            finger.leave(element)


class WidgetGallery:
    """Answers every question of a gallery survey with a finger. `answered` are those that were touched."""

    REST = 0.45  # what a touch chose is not in the probe, so that it cannot be waited for

    def __init__(self, bin_dir, out, size, language, file=None):
        self.out, self.size, self.language = pathlib.Path(out), size, language
        self.out.mkdir(parents=True, exist_ok=True)
        self.world = types.SimpleNamespace(directory=self.out, bin_dir=pathlib.Path(bin_dir))
        self.arguments = [file] if file else []
        self.number, self.answered = 0, []

    def open(self):
        return Kiosk(self.world, self.size, ["--silence", "60", "--farewell", "60"], gallery=self.arguments)

    def begin(self, finger):
        """From the first screen to the first question."""
        screen = finger.leave("start")
        if screen["screen"] == "language":
            screen = finger.leave(f"lang:{self.language}")
        return finger.leave("assent:yes")

    def draw(self, see=lambda screen: None):
        with self.open() as kiosk:
            finger = kiosk.finger

            def take(state):
                time.sleep(self.REST)
                screen = finger.look()
                self.number += 1
                name = f"{self.language}-{self.size[0]}x{self.size[1]}-{self.number:02d}-{screen['question'] or screen['screen']}{state}"
                kiosk.screen.shot(self.out / f"{name}.png")
                see(screen)

            screen = self.begin(finger)
            while screen["screen"] == "question":
                take("")
                entry = ids(screen, "entry:add")
                if entry and screen["question"] not in self.answered:
                    self.answered.append(screen["question"])
                    screen = finger.leave("entry:add")
                    continue
                if self._answer(finger, screen):
                    self.answered.append(screen["question"])
                    take("-answered")
                screen = finger.leave("next")
            take("")
            finger.leave("done")

    def _answer(self, finger, screen):
        touch = lambda *names: [(finger.tap(name), time.sleep(self.REST)) for name in names] or True
        choices = [c for c in ids(screen, "choice:") if c not in ("choice:other", "choice:none", "choice:$all")]
        if choices:
            return touch(*(choices if screen["type"] == "ranking" else choices[-2:-1]))
        if ids(screen, "coin:add:"):
            placed = 0
            while pots := ids(finger.look(), "coin:add:"):  # until none is left, in one pot after the other
                touch(pots[placed % len(pots)])
                placed += 1
            return True
        for prefix in ("area:", "slider:more:", "draw:"):
            if found := ids(screen, prefix):
                return touch(found[0])
        if screen["question"] == "date":
            return touch(*(f"key:{digit}" for digit in "01012020"))
        if ids(screen, "key:1"):
            return touch("key:7")
        if keys := [k for k in ids(screen, "key:") if len(k) == len("key:") + 1]:
            return touch(*keys[10:13])
        return False


def world_for_pictures(folder, bin_dir, **world_options):
    world = World(folder, bin_dir, **world_options)
    for survey in world.shipped():
        world.add_survey(survey)
        world.open_round(survey, ROUND)
    return world


def collect_a_round(world):
    """A closed round with answers in it, for the staff's pages; the next one is open."""
    answer = {"age_band": "9", "language_at_home": "latvian", "city_wish": "trees"}
    world.submit(CHILDREN, [answer | {"mood_week": 1 + i % 5} for i in range(30)])
    world.close_round(CHILDREN)
    world.open_round(CHILDREN, "2026-autumn")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--bin", type=pathlib.Path, required=True)
    words.add_argument("--out", type=pathlib.Path, required=True)
    words.add_argument("--sizes", default="1080x1920,1280x800")
    words.add_argument("--languages", default="lv,ar")
    words.add_argument("--widgets", action="store_true", help="the gallery of widgets")
    words.add_argument("--staff", action="store_true", help="only the staff's pages")
    words = words.parse_args()
    if words.widgets:
        for size in words.sizes.split(","):
            for language in words.languages.split(","):
                gallery = WidgetGallery(words.bin, words.out, tuple(map(int, size.split("x"))), language)
                gallery.draw()
                print(f"{size} {language}: {gallery.number} pictures", flush=True)
        return
    with tempfile.TemporaryDirectory() as folder, world_for_pictures(
        pathlib.Path(folder) / "world", words.bin
    ) as world:
        collect_a_round(world)
        for size in words.sizes.split(","):
            for language in words.languages.split(","):
                for kind in (StaffGallery,) if words.staff else (Gallery, StaffGallery):
                    gallery = kind(world, words.out, tuple(map(int, size.split("x"))), language)
                    gallery.draw()
                    print(f"{size} {language}: {gallery.number} pictures", flush=True)


if __name__ == "__main__":
    main()
