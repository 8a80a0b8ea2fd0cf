"""What the tests of sync share: a world with a closed round, and the two sets that must become equal."""
import contextlib
import os
import pathlib
import sqlite3
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(REPOSITORY / "demonstration"))

from world import Failed, World  # noqa: E402,F401  (found by the line above)

SURVEY, ROUND = "child-wellbeing-8-11", "2026-autumn"
BIN = os.environ.get("BALSS_BIN", str(REPOSITORY / "build" / "asan" / "bin"))
FULL = bool(os.environ.get("BALSS_FULL"))

NETWORK, TRUST, INVALID, STATE, USAGE, NOT_FOUND, STORAGE = 6, 7, 3, 8, 2, 4, 5  # exit codes (shared/base/error.h)


def answers(count, **more):
    """`count` children of one class: the same attributes, moods one after the other."""
    return [{"age_band": "9", "language_at_home": "latvian", "mood_week": 1 + i % 5, **more} for i in range(count)]


@contextlib.contextmanager
def world_with_round(count=70):
    """A kiosk whose round of `count` answers is closed and waits; no endpoint yet."""
    with tempfile.TemporaryDirectory(prefix="balss-") as folder, World(folder, BIN) as world:
        new_round(world, ROUND, count)
        yield world


def new_round(world, name, count):
    world.add_survey(SURVEY)
    world.open_round(SURVEY, name)
    world.submit(SURVEY, answers(count))
    closing = world.close_round(SURVEY)
    assert closing["released"] == count, closing


def waiting(world):
    """The kiosk's set: (id, sealed bytes) of what is released and not confirmed."""
    return _rows(world.store, "SELECT outgoing.id, sealed FROM outgoing JOIN slot ON slot.id = outgoing.slot")


def arrived(world):
    """The endpoint's set."""
    return _rows(world.endpoint_db, "SELECT id, sealed FROM rows")


def _rows(file, query):
    with contextlib.closing(sqlite3.connect(file)) as database:
        rows = database.execute(query).fetchall()
    assert len(rows) == len(set(rows)), "a row stands twice"
    return set(rows)
