#!/usr/bin/env python3
"""Scores and tables through all programs (sealed, released, uploaded, opened, published), beside what R says.

psych::bfi: 2,800 people, 25 items of 1 to 6, with gaps. Without R that part is left out and says so; the made-up set of
tests/vectors/measures, for which R's figures are written down, goes the same way always.
"""
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
sys.path.insert(0, str(HERE.parent / "sync"))

from support import BIN, NOT_FOUND, STATE, USAGE, Failed, World  # noqa: E402

VECTORS = REPOSITORY / "tests" / "vectors" / "measures" / "from_r.json"
ROUND = "2026-autumn"
SCALES = {"agree": "A", "consc": "C", "extra": "E", "neuro": "N", "open": "O"}
REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}


def has_r():
    if not shutil.which("Rscript"):
        return False
    return subprocess.run(["Rscript", "-e", "library(psych); bfi"], capture_output=True).returncode == 0


def survey(name, items, measures, attributes):
    """A survey of ratings 1…6; `attributes`: name → number of choices."""
    return {
        "title": name,
        "kiosk": {
            "id": name,
            "version": 1,
            "band": "adult",
            "audience": "the test",
            "attributes": list(attributes),
            "domains": [{"code": code, "label": code.title()} for code in measures],
            "measures": [
                {"kind": "mean", "code": code, "items": names, "reversed": [n for n in names if n in REVERSED]}
                for code, names in measures.items()
            ],
        },
        "elements": [
            *(
                {"type": "radiogroup", "name": name, "title": name, "choices": list(range(1, count + 1))}
                for name, count in attributes.items()
            ),
            *(
                {
                    "type": "rating",
                    "name": item,
                    "title": item,
                    "rateMax": 6,
                    "kiosk": {"domain": next(code for code, names in measures.items() if item in names)},
                }
                for item in items
            ),
        ],
    }


class Measures(unittest.TestCase):
    def world(self, definition, people):
        """A world in which `people`, dicts of answers by centre, have become one published table."""
        folder = tempfile.TemporaryDirectory(prefix="balss-")
        self.addCleanup(folder.cleanup)
        surveys = pathlib.Path(folder.name) / "surveys"
        surveys.mkdir()
        name = definition["kiosk"]["id"]
        (surveys / f"{name}.json").write_text(json.dumps(definition))
        world = World(pathlib.Path(folder.name) / "world", BIN, surveys)
        self.addCleanup(world.close)
        world.start_endpoint()
        for number, (place, answers) in enumerate(people.items()):
            world.store = world.directory / f"kiosk-{number}.db"
            world.device = world.directory / f"device-{number}.json"
            world.add_survey(name, slots=max(2000, 2 * len(answers)))
            world.open_round(name, ROUND)
            self.assertEqual(world.submit(name, answers)["kept"], len(answers))
            self.assertEqual(world.close_round(name)["released"], len(answers))
            centre = ["--centre", place, "--centre-name", place.title(), "--territory", "north"] if place else []
            world.enrol(f"kiosk-{number}", *centre)
            world.sync()
        self.assertEqual(world.tabulate()["invalid"], 0)
        with self.assertRaises(Failed) as unpublished:
            world.table(name)
        self.assertEqual(unpublished.exception.code, STATE)
        self.assertIn("balss-endpoint publish", unpublished.exception.stderr)
        world.publish(name, ROUND)
        return world

    def check_score(self, score, of_r):
        self.assertLess(abs(score["n"] - of_r["n"]), 3)
        for ours, theirs in (
            (score["mean"], of_r["mean"]),
            (score["sd"], of_r["sd"]),
            (score["ci"][0], of_r["low"]),
            (score["ci"][1], of_r["high"]),
            (score["alpha"], of_r["alpha"]),
        ):
            self.assertAlmostEqual(ours, theirs, delta=0.0051)

    def test_a_made_up_set_with_figures_that_r_once_gave(self):
        vectors = json.loads(VECTORS.read_text())
        items = [f"q{i}" for i in range(1, 6)]
        definition = survey("made", items, {"trait": items}, {})
        definition["kiosk"]["measures"][0]["reversed"] = ["q2"]
        people = [{item: value for item, value in zip(items, row) if value is not None} for row in vectors["rows"]]
        world = self.world(definition, {"sun": people[:40], "moon": people[40:]})
        table = world.table("made")[0]
        self.check_score(table["measures"][0]["results"][0], vectors["figures"])
        self.check_selections(world, table)

    def check_selections(self, world, table):
        by_centre = world.table("made", "--by", "centre", "--question", "q1")[0]
        self.assertEqual([g["code"] for g in by_centre["groups"]], ["all", "#centre=moon", "#centre=sun"])
        self.assertEqual(by_centre["groups"][2]["label"], {"default": "Sun"})
        self.assertEqual([q["code"] for q in by_centre["questions"]], ["q1"])
        full = next(q for q in table["questions"] if q["code"] == "q1")
        self.assertEqual(by_centre["questions"][0]["results"][0], full["results"][0])
        by_year = world.table("made", "--by", "year", "--domain", "trait")[0]
        self.assertEqual([g["code"] for g in by_year["groups"]], ["#year=2026"])
        self.assertEqual(by_year["measures"][0]["results"][0]["mean"], table["measures"][0]["results"][0]["mean"])
        with self.assertRaises(Failed) as worker_only:
            world.table("made", "--by", "q1")
        self.assertEqual(worker_only.exception.code, USAGE)
        worker = ["--rows", world.rows_db, "--surveys", world.surveys]
        crossed = world.table("made", "--by", "q1", "--question", "q2", *worker)[0]
        self.assertEqual([g["code"] for g in crossed["groups"]], ["all"] + [f"q1={i}" for i in range(1, 7)])
        again = world.table("made", "--by", "q1", "--question", "q2", *worker)[0]
        self.assertEqual(crossed, again)
        for question, code in (("else", NOT_FOUND),):
            with self.assertRaises(Failed) as nothing:
                world.table("made", "--question", question)
            self.assertEqual(nothing.exception.code, code)
        with self.assertRaises(Failed) as later:
            world.table("made", "--round", "2027")
        self.assertEqual(later.exception.code, STATE)
        text = world.run(
            "balss-endpoint", "table", "--db", world.endpoint_db, "--survey", "made", "--by", "centre"
        ).stdout
        self.assertIn("Cronbach's alpha", text)

    @unittest.skipUnless(has_r(), "R with psych is not installed: 2,800 people of psych::bfi are NOT compared")
    def test_psych_bfi(self):
        with tempfile.TemporaryDirectory() as folder:
            data, numbers = pathlib.Path(folder) / "bfi.csv", pathlib.Path(folder) / "numbers.json"
            subprocess.run(["Rscript", HERE / "reference.R", "bfi", data, numbers], check=True, capture_output=True)
            rows, of_r = list(csv.DictReader(data.read_text().splitlines())), json.loads(numbers.read_text())
        items = [name for name in rows[0] if name not in ("gender", "education", "age")]
        measures = {code: [i for i in items if i[0] == letter] for code, letter in SCALES.items()}
        people = [
            {
                **{i: int(row[i]) for i in items if row[i]},
                "gender": int(row["gender"]),
                "grown": 1 + (int(row["age"]) > 25),
            }
            for row in rows
        ]
        world = self.world(survey("bfi", items, measures, {"gender": 2, "grown": 2}), {"": people})
        table = world.table("bfi", "--by", "gender")[0]
        for measure in table["measures"]:
            for score in measure["results"]:
                with self.subTest(measure=measure["code"], group=score["group"]):
                    self.check_score(score, of_r[f"{measure['code']} {score['group']}"])
        for question in table["questions"]:
            for choice, count in zip(question["rows"], question["results"][0]["counts"]):
                if choice["code"].startswith("#"):
                    continue
                true = sum(1 for person in people if person.get(question["code"]) == int(choice["code"]))
                with self.subTest(question=question["code"], choice=choice["code"]):
                    self.assertLess(abs(count - true), 3)


if __name__ == "__main__":
    unittest.main(verbosity=2)
