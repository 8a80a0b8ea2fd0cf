"""Measures Balss from outside and prints tables; judges nothing. docs/benchmarks.md has figures and what limits them.

    cmake --preset release -DBALSS_BENCH=ON && cmake --build --preset release
    python3 tests/bench/bench.py --bin build/release/bin
"""
import argparse
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "demonstration"))

import exports  # noqa: E402
import long_survey  # noqa: E402
import machine  # noqa: E402  (the path above is for what they import)
import reports  # noqa: E402
import screen_figures  # noqa: E402
import surveys  # noqa: E402
import throughput  # noqa: E402
from world import REPOSITORY, World  # noqa: E402


class Table:
    """Prints each figure as soon as it is known: what, how much, of what."""

    def __init__(self, title):
        print(f"\n{title}\n", flush=True)

    def add(self, what, figure, remark):
        print(f"  {what:<70} {figure:>22}   {remark}".rstrip(), flush=True)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument(
        "--bin", type=pathlib.Path, required=True, help="folder with the programs, such as build/release/bin"
    )
    words.add_argument(
        "--rows", type=int, help=f"responses for the throughput, at most {throughput.MOST_ROWS} (the default)"
    )
    words.add_argument(
        "--quick", action="store_true", help="few of everything: does it still run? The figures mean nothing"
    )
    words.add_argument("--only", choices=["kiosk", "rows", "surveys", "exports", "reports"], help="one of the tables")
    words.add_argument("--exported", type=int, help="rows for the exports (1,000,000)")
    words.add_argument(
        "--folder", type=pathlib.Path, help="where to work, on the disk in question (a temporary folder)"
    )
    words = words.parse_args()
    words.rows = words.rows or (100 if words.quick else throughput.MOST_ROWS)
    if not 20 <= words.rows <= throughput.MOST_ROWS:
        sys.exit(f"--rows: from 20 to {throughput.MOST_ROWS}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="balss-bench-", dir=words.folder))
    print(f"{machine.describe()}; Mesa's software renderer")
    try:
        if words.only in (None, "surveys"):
            surveys.measure(Table("A survey of a thousand questions"), folder / "surveys", words.bin)
        if words.only in (None, "reports"):
            title = f"Reports of {reports.QUESTIONS} questions"
            reports.measure(
                Table(title), folder / "reports", words.bin, HERE.parents[1] / "assets", 1 if words.quick else 5
            )
        if words.only in (None, "kiosk"):
            kiosk(folder / "kiosk", words)
            long_kiosk(folder / "long", words)
        if words.only in (None, "rows"):
            rows(folder / "rows", words)
        if words.only in (None, "exports"):
            row_exports(folder / "exports", words)
    finally:
        shutil.rmtree(folder)


def kiosk(folder, words):
    with World(folder, words.bin) as world:
        world.add_survey(screen_figures.SURVEY)
        world.open_round(screen_figures.SURVEY, screen_figures.ROUND)
        width, height = screen_figures.SIZE
        table = Table(f"The kiosk, {width}×{height}")
        screen_figures.starts(world, table, runs=1 if words.quick else 9)
        screen_figures.at_work(world, table, idle_seconds=1 if words.quick else 60, visits=1 if words.quick else 10)


def long_kiosk(folder, words):
    count = 18 if words.quick else long_survey.QUESTIONS
    long_survey.write(folder / "surveys", HERE.parents[1] / "assets" / "surveys", count)
    with World(folder / "world", words.bin, folder / "surveys") as world:
        world.add_survey(long_survey.NAME)
        world.open_round(long_survey.NAME, screen_figures.ROUND)
        table = Table(f"{count} questions from right to left")
        screen_figures.at_work(
            world,
            table,
            idle_seconds=1 if words.quick else 60,
            visits=1 if words.quick else 2,
            options=["--locales", long_survey.LANGUAGE],
        )


def rows(folder, words):
    with World(folder, words.bin) as world:
        table = Table(f"{words.rows:,} responses through all programs")
        throughput.measure(world, table, words.rows, words.bin, floor_seconds=0.2 if words.quick else 3)


def row_exports(folder, words):
    surveys_folder = folder / "surveys"
    surveys_folder.mkdir(parents=True)
    with World(folder, words.bin, surveys_folder) as world:
        count = words.exported or (1000 if words.quick else 1_000_000)
        exports.measure(world, Table(f"{count:,} released rows as files"), count)


if __name__ == "__main__":
    main()
