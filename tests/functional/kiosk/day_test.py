"""The demonstration day, short: from taps to the table, with every number counted twice."""
import pathlib
import tempfile
import unittest

from support import BIN

from day import Day


class TheDay(unittest.TestCase):
    def test_the_sums_agree(self):
        with tempfile.TemporaryDirectory(prefix="balss-day-") as folder:
            day = Day(pathlib.Path(folder) / "day", BIN, children=14, newcomers=2)
            self.assertTrue(day.play())
            table = (day.world.directory / "results.csv").read_text(encoding="utf-8")
            self.assertIn("child-wellbeing-8-11", table)
            self.assertNotIn("newcomers-session", table, "two newcomers are too few to leave the kiosk")
            self.assertGreater(len(list(day.shots.glob("*.png"))), 20)


if __name__ == "__main__":
    unittest.main()
