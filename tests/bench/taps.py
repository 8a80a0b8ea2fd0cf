#!/usr/bin/env python3
"""A script of taps for a ruler that knows nothing of the kiosk: visits the ten questions once on a virtual display of
1920x1080 and writes down where everything is.

    taps.py --bin build/release/bin --out FOLDER

FOLDER then holds the kiosk's store and keys, `balss.taps`, and `balss.sh`, which starts the kiosk full screen on the display
it is given. The lines of balss.taps: `home R` (a region of the first screen), `first X Y watch R`, `tap X Y watch R as NAME`.
"""
import argparse
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "demonstration")]

from kiosk import Kiosk  # noqa: E402
from screen import ids  # noqa: E402
from world import World  # noqa: E402

SIZE = (1920, 1080)
SURVEY = "ten-questions"
HOW_MANY = {"after": 2, "wish": 2, "matter": 4, "more": 0}  # answers to a question; else one
OPTIONS = ["--locales", "en", "--silence", "3600"]


class Script:
    """What was tapped, as it is tapped."""

    def __init__(self, finger):
        self.finger, self.lines = finger, []

    def leave(self, element, name):
        screen = self.finger.look()
        self._note(element, screen, self._body(screen), name)
        self.finger.leave(element)

    def choose(self, element):
        screen = self.finger.look()
        place = self._place(element, screen)
        self._note(element, screen, (place["x"], place["y"], place["w"], place["h"]), "select")
        self.finger.tap(element, screen)

    def _note(self, element, screen, region, name):
        place = self._place(element, screen)
        x, y = place["x"] + place["w"] // 2, place["y"] + place["h"] // 2
        if self.lines and self.lines[-1].startswith(f"tap {x} {y} "):
            self.lines.append("pause 400")  # sooner it would be a trembling finger
        self.lines.append(f"tap {x} {y} watch {','.join(map(str, region))} as {name}")

    @staticmethod
    def _place(element, screen):
        return next(e for e in screen["elements"] if e["id"] == element)

    @staticmethod
    def _body(screen):
        """Below the strip at the top and above the row of buttons: what changes from page to page."""
        return 0, SIZE[1] // 8, SIZE[0], SIZE[1] * 5 // 8


def visit(finger):
    script = Script(finger)
    script.leave("start", "start")
    while (screen := finger.look())["screen"] != "attract":
        shown = [e["id"] for e in screen["elements"]]
        if screen["screen"] == "question":
            for element in ids(screen, "choice:")[: HOW_MANY.get(screen["question"], 1)]:
                script.choose(element)
            script.leave("next", "finish" if screen["question"] == "more" else "next")
        else:
            way = next(e for e in shown if e.startswith(("lang:", "survey:")) or e in ("assent:yes", "done"))
            script.leave(way, "restart" if way == "done" else "enter")
    return script.lines


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", required=True, type=pathlib.Path)
    arguments.add_argument("--out", required=True, type=pathlib.Path)
    given = arguments.parse_args()
    folder, bin_dir = given.out.resolve(), given.bin.resolve()
    world = World(folder, bin_dir, surveys=HERE)
    with world:
        world.add_survey(SURVEY)
        world.open_round(SURVEY, "bench")
        with Kiosk(world, SIZE, OPTIONS) as kiosk:
            lines = visit(kiosk.finger)
    start = lines[0].removesuffix(" as start").removeprefix("tap ")
    region = start.split("watch ")[1]
    (folder / "balss.taps").write_text("\n".join([f"home {region}", f"first {start}", *lines]) + "\n")
    command = [
        bin_dir / "balss-kiosk",
        "--store",
        world.store,
        "--recipients",
        world.keys / "recipients.json",
        *OPTIONS,
    ]
    shell = folder / "balss.sh"
    shell.write_text("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in map(str, command)) + "\n")
    shell.chmod(0o755)
    print(f"{folder / 'balss.taps'}\n{shell}")


if __name__ == "__main__":
    main()
