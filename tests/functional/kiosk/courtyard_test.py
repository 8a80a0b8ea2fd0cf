"""One survey with every kind of question (courtyard/courtyard.json), answered at the real kiosk by touch. What arrives
at the city is what survey-core stores for the same answers (courtyard/data.json, made by courtyard/reference.mjs), and
what a member of staff keys in from paper arrives the same."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from support import BIN

from kiosk import Kiosk
from world import World

HERE = pathlib.Path(__file__).resolve().parent / "courtyard"
sys.path.insert(0, str(HERE))
import visitor  # noqa: E402

DATA = json.loads((HERE / "data.json").read_text())
PAPER = 11  # with the one from the screen enough for a round


def submitted(data):
    """Of survey-core's data what Balss keeps as answers: totals and results are worked out anew."""
    return {name: value for name, value in data.items() if name not in ("dishes-total", "bill")}


def without_texts(data):
    """The answers body of it: free texts travel apart, results are kept, totals are not."""
    guests = [{name: value for name, value in guest.items() if name != "likes"} for guest in data["guests"]]
    kept = {name: value for name, value in data.items() if name not in ("dishes-total", "wish")}
    return kept | {"guests": guests}


class Courtyard(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="balss-courtyard-")
        self.addCleanup(folder.cleanup)
        self.world = World(pathlib.Path(folder.name) / "world", BIN, surveys=HERE)
        self.addCleanup(self.world.close)

    def test_touched_keyed_in_and_by_script_give_the_same_data(self):
        self.world.add_survey("courtyard")
        self.world.open_round("courtyard", "spring")
        with Kiosk(self.world) as kiosk:
            visitor.visit(kiosk.finger, "lv")
        self.world.submit("courtyard", [submitted(DATA)] * PAPER)
        bodies = [body for _, _, body in self.world.opened("courtyard")]
        answers = [body["answers"] for body in bodies if "answers" in body]
        texts = sorted((body["question"], body["text"]) for body in bodies if "text" in body)
        self.assertEqual(PAPER + 1, len(answers))
        for one in answers:
            self.assertEqual(without_texts(DATA), one)
        drawings = [text for question, text in texts if question == "drawing"]
        self.assertEqual(1, len(drawings))  # nobody draws on paper
        self.assertTrue(drawings[0].startswith("data:image/svg+xml;base64,"))
        written = [("guests.likes", "dejot")] * (PAPER + 1) + [("wish", "lietussargs")] * (PAPER + 1)
        self.assertEqual(written, [text for text in texts if text[0] != "drawing"])

    @unittest.skipUnless(
        os.environ.get("SURVEY_CORE") and shutil.which("node"),
        "survey-core is asked only where SURVEY_CORE names a folder that has it",
    )
    def test_the_data_is_still_what_survey_core_says(self):
        said = subprocess.run(["node", HERE / "reference.mjs"], capture_output=True, text=True, check=True, timeout=60)
        self.assertEqual(DATA, json.loads(said.stdout))


if __name__ == "__main__":
    unittest.main()
