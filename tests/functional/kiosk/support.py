"""For the tests of the real kiosk: where the programs are, and a world with every shipped survey open."""
import os
import pathlib
import sys
import tempfile
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(REPOSITORY / "demonstration"))

from day import CHILDREN, NEWCOMERS, ROUND  # noqa: E402, F401
from gallery import world_for_pictures  # noqa: E402

BIN = pathlib.Path(os.environ["BALSS_BIN"])
FULL = bool(os.environ.get("BALSS_FULL"))


class KioskTest(unittest.TestCase):
    """Each test has a world of its own in a temporary folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="balss-kiosk-")
        self.addCleanup(folder.cleanup)
        self.world = world_for_pictures(pathlib.Path(folder.name) / "world", BIN)
        self.addCleanup(self.world.close)

    def status(self):
        return self.world.json("balss", "status", "--store", self.world.store)

    @staticmethod
    def begin(finger, language, survey=CHILDREN):
        finger.wait_for("attract")
        for element in ("start", f"lang:{language}", f"survey:{survey}", "assent:yes"):
            screen = finger.leave(element)
        return screen
