"""What ./run does after the build: all of Balss on this machine with demonstration keys, or, where there is no display,
the demonstration day. Everything lies in one folder that is made anew each time."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

from day import NEWCOMERS, ROUND, Day
from world import REPOSITORY, World

PASSWORD = "demonstration only"


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def interactive(folder, bin_dir, window):
    """Starts everything; ends it when the kiosk's window ends."""
    with World(fresh(folder), bin_dir) as world:
        for survey in world.shipped():
            world.add_survey(survey)
            world.open_round(survey, ROUND)
        world.add_user("admin", "admin", PASSWORD)
        world.start_endpoint(pages=REPOSITORY / "assets")
        world.enrol("demonstration-kiosk")
        world.start_sync(every=10)
        world.start("tabulate", "balss-endpoint", *world.tabulate_arguments(), "--every", 10)
        print(f"DEMONSTRATION KEYS: anybody can open what is collected here.\nEverything lies in {world.directory}.")
        print(f"The city hall's pages: {world.url()} (name: admin, password: {PASSWORD}), empty until a round is")
        print(f"published. Browsers warn until they are told of the authority {world.directory}/ca.crt.")
        print("End the kiosk with Ctrl+C here. To end a round and read its table meanwhile:")
        print(f"  {bin_dir}/balss round close --store {world.store} --survey {NEWCOMERS}")
        publish = " ".join(map(str, world.publish_arguments(NEWCOMERS, ROUND)))
        print(f"  {bin_dir}/balss-endpoint {publish}", flush=True)
        try:
            return subprocess.run(
                [
                    bin_dir / "balss-kiosk",
                    "--store",
                    world.store,
                    "--recipients",
                    world.keys / "recipients.json",
                    *(["--window", window] if window else []),
                ]
            ).returncode
        except KeyboardInterrupt:
            return 0


def main():
    words = argparse.ArgumentParser(prog="./run", description=__doc__)
    words.add_argument("--bin", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    words.add_argument("--var", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    words.add_argument("--day", action="store_true", help="play the demonstration day even where there is a display")
    words.add_argument("--window", metavar="WxH", help="a window of this size instead of the full screen")
    words.add_argument("--children", type=int, default=18, help="scripted children on the demonstration day")
    words.add_argument("--newcomers", type=int, default=14, help="scripted newcomers on the demonstration day")
    words = words.parse_args()

    if os.environ.get("DISPLAY") and not words.day:
        return interactive(words.var / "run", words.bin, words.window)
    print(
        "There is no display here." if not words.day else "As you wish:",
        "Playing the demonstration day on a virtual one.",
        flush=True,
    )
    return 0 if Day(fresh(words.var / "day"), words.bin, words.children, words.newcomers).play() else 1


if __name__ == "__main__":
    sys.exit(main())
