"""Staff at a kiosk: the corner, the PIN, and the pages behind it."""
import json
import pathlib
import subprocess
import time

from kiosk import Kiosk
from screen import ids

PIN = "402917"  # no digit twice in a row: that could be a trembling finger
REST = 0.45  # what a touch chose is not in the probe, so that it cannot be waited for
WORDS = "river lamp seven orchard quiet boat"


def set_pin(world, pin=PIN):
    return subprocess.run(
        [world.bin_dir / "balss", "staff", "pin", "--store", world.store],
        input=pin + "\n",
        text=True,
        capture_output=True,
    )


def make_analyst_key(world, words=WORDS):
    """The municipality's key behind a passphrase, as it stands on a kiosk without a network."""
    key = world.directory / "analyst.key"
    subprocess.run(
        [world.bin_dir / "balss", "keys", "wrap", world.keys / "municipality.key", "--out", key],
        input=words + "\n",
        text=True,
        check=True,
        capture_output=True,
    )
    return key


def make_sticks(world, *names):
    """A folder whose folders stand for USB sticks."""
    sticks = world.directory / "sticks"
    for name in names:
        (sticks / name).mkdir(parents=True, exist_ok=True)
    return sticks


def hold_corner(finger, page="staff-pin"):
    height = finger.look()["height"]
    return finger.hold_at(30, height - 30, lambda screen: screen["screen"] == page)


def enter(finger, pin):
    """Taps each digit."""
    for digit in pin:
        finger.tap(f"key:{digit}")


def come_in(finger, pin=PIN):
    """From any screen to the page behind the PIN."""
    hold_corner(finger)
    enter(finger, pin)
    return finger.wait_for("staff-overview")


def last_row(finger):
    """The last row of a list, whose parts are turned through for it. Of the rounds the open ones stand first."""
    number = lambda row: int(row.partition(":")[2])
    rows = sorted(ids(finger.look(), "row:"), key=number)
    while "more" in ids(finger.look(), "more"):
        finger.change("more")
        further = sorted(ids(finger.look(), "row:"), key=number)
        if number(further[-1]) < number(rows[-1]):
            finger.change("more")
            break
        rows = further
    return sorted(ids(finger.look(), "row:"), key=number)[-1]


class StaffGallery:
    """Every page that staff can come to, once."""

    def __init__(self, world, out, size, language, options=()):
        self.world, self.out, self.size, self.language = world, pathlib.Path(out), size, language
        self.options = options
        self.out.mkdir(parents=True, exist_ok=True)
        self.number = 0

    def draw(self, see=lambda screen: None):
        set_pin(self.world)
        key = self.world.directory / "analyst.key"
        key = key if key.exists() else make_analyst_key(self.world)
        sticks = make_sticks(self.world, "BLUE", "RED 8 GB")
        (sticks / "BLUE" / "broken.json").write_text('{"title": "No id"}')
        survey = self.world.shipped()[0]
        changed = json.loads(self.world.survey_file(survey).read_text())
        changed["kiosk"]["id"] = "another"
        (sticks / "BLUE" / "another.json").write_text(json.dumps(changed))
        options = ["--locales", self.language, "--analyst-key", key, "--sticks", sticks, *self.options]
        with Kiosk(self.world, self.size, options) as kiosk:
            finger = kiosk.finger

            def take(screen):
                self.number += 1
                name = f"{self.language}-{self.size[0]}x{self.size[1]}-s{self.number:02d}-{screen['screen']}.png"
                kiosk.screen.shot(self.out / name)
                see(screen)
                return screen

            def go(*elements):
                """Taps one after the other; a picture of each page that comes."""
                for element in elements:
                    take(finger.leave(element))

            take(hold_corner(finger))
            enter(finger, PIN)
            take(finger.wait_for("staff-overview"))
            go("health", "back", "rounds", "row:0", "close-round", "back", "back", "new", "back", "back", "send")
            finger.change("send-now")
            take(finger.look())
            go("back", "take")
            if ids(finger.look(), "row:"):
                go("row:0")
                finger.tap("form:sheet")
                time.sleep(REST)
                take(finger.look())
                go("next", "row:0")
                finger.write(WORDS)
                take(finger.wait(lambda s: any(e["id"] == "write" and e["enabled"] for e in s["elements"])))
                finger.tap("write")
                take(finger.wait(lambda s: s["screen"] in ("staff-taken", "staff-trouble"), timeout=120))
                go("ok", "take", "row:0", "next")
                finger.write(WORDS)
                finger.wait(lambda s: any(e["id"] == "write" and e["enabled"] for e in s["elements"]))
                finger.tap("write")
                finger.wait_for("staff-results", timeout=120)
                time.sleep(REST)
                while True:
                    take(finger.look())
                    if not any(e["id"] == "next" and e["enabled"] for e in finger.look()["elements"]):
                        break
                    finger.tap("next")
                    time.sleep(REST)
                go("back", "next")
                finger.write("these are not the words")
                finger.wait(lambda s: any(e["id"] == "write" and e["enabled"] for e in s["elements"]))
                finger.tap("write")
                take(finger.wait_for("staff-trouble", timeout=120))
                go("ok", "rounds")
                go(last_row(finger), "clear", "back", "back", "back")
            else:
                go("back")
            go("surveys", "row:0", "back", "load", "row:0", "row:0", "back", "row:1", "back", "back", "back", "back")
            go("new-pin")
            enter(finger, "111111")
            take(finger.wait(lambda s: True))
            go("back", "close")
