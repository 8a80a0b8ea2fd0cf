"""Pictures of every screen, for people to look at: each question of both surveys, and what stands around them.

    python3 demonstration/gallery.py --bin build/asan/bin --out /tmp/shots
"""
import argparse
import pathlib
import resource
import tempfile

from day import CHILDREN, NEWCOMERS, ROUND
from kiosk import Kiosk
from screen import ids
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

            for survey in (CHILDREN, NEWCOMERS):
                Visitor(kiosk.finger, survey, self.language, FINISH, seed=1, on_screen=take).visit()
            self._corners(kiosk, take)

    def _corners(self, kiosk, take):
        """What a visitor who only finishes never sees."""
        finger = kiosk.finger
        go = finger.leave
        self._begin(finger)
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


def world_for_pictures(folder, bin_dir, **world_options):
    world = World(folder, bin_dir, **world_options)
    for survey in (CHILDREN, NEWCOMERS):
        world.add_survey(survey)
        world.open_round(survey, ROUND)
    return world


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--bin", type=pathlib.Path, required=True)
    words.add_argument("--out", type=pathlib.Path, required=True)
    words.add_argument("--sizes", default="1080x1920,1280x800")
    words.add_argument("--languages", default="lv,ar")
    words = words.parse_args()
    with tempfile.TemporaryDirectory() as folder, world_for_pictures(pathlib.Path(folder) / "world", words.bin) as world:
        for size in words.sizes.split(","):
            for language in words.languages.split(","):
                gallery = Gallery(world, words.out, tuple(map(int, size.split("x"))), language)
                gallery.draw()
                print(f"{size} {language}: {gallery.number} pictures", flush=True)


if __name__ == "__main__":
    main()
