#!/usr/bin/env python3
"""The open-data kit (docs/formats/opendata.md) of two published rounds, as other programs read it: rdflib, xmllint, and
a reader of CSV on the Web. Where one of them is not installed, its test is skipped and says so."""
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import csvw
from support import BIN, NOT_FOUND, REPOSITORY, STATE, STORAGE, USAGE, World

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = REPOSITORY / "tests" / "vectors" / "opendata"
NASTY = "=cmd|' /C calc'!A0, \"quoted\",\nnew line <b>&amp;</b> ]]> \u202e\u200fمرحبا\u200e \U0001f600 \u0001 {x} `*_"
SECRET = "a secret that one person wrote"
BASE = "https://data.city.example/kiosk/week"
CONTACT = ["--contact", "mailto:data@city.example"]
ORIGIN = ["--publisher", 'City "of" <Sun> & Co', "--publisher-url", "https://city.example/", *CONTACT]


def survey(version):
    """The second version asks one question more and has another choice."""
    more = [{"type": "boolean", "name": "new", "title": {"lv": "Jauns?"}}] if version > 1 else []
    return {
        "locale": "lv",
        "title": {"lv": NASTY, "en": "A week <in> the \"city\""},
        "description": {"lv": "Par nedēļu"},
        "kiosk": {
            "id": "week",
            "version": version,
            "band": "adult",
            "audience": "the city",
            "attributes": ["age"],
            "domains": [{"code": "joy", "label": {"lv": "Prieks", "en": "Joy & <fun>"}}],
            "measures": [
                {"kind": "mean", "code": "joy", "label": {"lv": "Prieks", "en": "Joy"}, "items": ["mood", "sleep"]},
                {"kind": "cantril", "code": "life", "items": ["ladder"]},
            ],
        },
        "elements": [
            {"type": "radiogroup", "name": "age", "title": "Vecums", "choices": ["18-40", "41+"]},
            {"type": "rating", "name": "mood", "rateMax": 5, "title": {"lv": NASTY, "ar": "مزاج"},
             "kiosk": {"domain": "joy"}},
            {"type": "rating", "name": "sleep", "rateMax": 5, "visibleIf": "{mood} <= 5 and 'a' < 'b'"},
            {"type": "rating", "name": "ladder", "rateMin": 0, "rateMax": 10},
            {"type": "checkbox", "name": "where", "title": "Kur?",
             "choices": [{"value": "-1", "text": NASTY}, "#sand", *(["sea"] if version > 1 else [])]},
            {"type": "matrix", "name": "lessons", "title": "Stundas", "columns": ["good", "bad"],
             "rows": [{"value": "art", "text": {"lv": "Māksla", "en": "Art"}}]},
            {"type": "comment", "name": "wish"},
            *more,
        ],
    }  # fmt: skip


def answers(count, version):
    return [
        {
            "age": "18-40" if i % 2 else "41+",
            "mood": i % 5 + 1,
            "sleep": i % 4 + 1,
            "ladder": i % 11,
            "where": ["-1"] if i % 3 else ["-1", "#sand"],
            "lessons": {"art": "good" if i % 2 else "bad"},
            "wish": f"{SECRET} {i}",
            **({"new": True} if version > 1 else {}),
        }
        for i in range(count)
    ]


def python_with_rdflib():
    for python in dict.fromkeys([sys.executable, "/usr/bin/python3"]):
        if (
            shutil.which(python)
            and subprocess.run([python, "-c", "import rdflib"], capture_output=True).returncode == 0
        ):
            return python
    return None


class Kit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="balss-")
        cls.addClassCleanup(folder.cleanup)
        cls.at = pathlib.Path(folder.name)
        (cls.at / "surveys").mkdir()
        cls.world = World(cls.at / "world", BIN, cls.at / "surveys")
        cls.addClassCleanup(cls.world.close)
        cls.world.start_endpoint()
        cls.world.enrol("kiosk", "--centre", "sun", "--centre-name", NASTY.replace("\n", " ").replace("\x01", ""))
        for version, (name, count) in enumerate([("2026-autumn", 48), ("spring 2027", 36)], 1):
            cls.round(version, name, count)
        cls.kit = cls.at / "kit"
        done = cls.run_kit(cls.kit)
        assert done.returncode == 0, done.stderr
        cls.printed = json.loads(done.stdout)

    @classmethod
    def round(cls, version, name, count):
        world = cls.world
        file = world.surveys / "week.json"
        if file.exists():
            file.rename(world.surveys / f"week-{version - 1}.json")
        file.write_text(json.dumps(survey(version), ensure_ascii=False), encoding="utf-8")
        world.run("balss", "survey", "lock", file)
        world.add_survey("week")
        world.open_round("week", name)
        world.submit("week", answers(count, version))
        world.close_round("week")
        world.sync()
        world.tabulate()
        world.publish("week", name)

    @classmethod
    def run_kit(cls, out, *more, origin=(*ORIGIN, "--base-uri", BASE), surveys=None, limit=None):
        command = [cls.world.bin_dir / "balss-endpoint", "opendata", "--db", cls.world.endpoint_db, "--survey", "week"]
        command += ["--surveys", surveys or cls.world.surveys, "--out", out, "--json", *origin, *more]
        size = None if limit is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, preexec_fn=size)

    def test_the_folder_has_what_was_said(self):
        self.assertEqual(sorted(file.name for file in self.kit.iterdir()), sorted(self.printed["files"]))
        self.assertEqual(self.printed["rounds"], 2)
        self.assertEqual({oct(file.stat().st_mode & 0o777) for file in self.kit.iterdir()}, {"0o644"})

    def test_every_cell_is_what_its_description_says(self):
        self.assertEqual(list(csvw.complaints(self.kit, "data.csv-metadata.json")), [])

    def test_the_reader_of_these_tests_finds_wrong_cells(self):
        broken = self.at / "broken"
        shutil.copytree(self.kit, broken)
        for file, old, new, said in (
            ("data.csv", ",24,", ",2x,", "2x"),
            ("data.csv", "2026-autumn,mood,all,1,", "2026-autumn,mood,all,2,", "stands twice"),
            ("data.csv", "2026-autumn,mood,all,1,", "2026-autumn,mood,nobody,1,", "groups.csv"),
            ("data.csv", ",too few\r\n", ",few\r\n", "few"),
            ("data.csv", "2026-autumn,", ",", "is empty"),
            ("measures.csv", ",1,5,", ",1e0,5,", "1e0"),
            ("groups.csv", "group,", "groups,", "header"),
        ):
            whole = (self.kit / file).read_bytes().decode()
            self.assertIn(old, whole)
            (broken / file).write_bytes(whole.replace(old, new, 1).encode())
            try:
                found = list(csvw.complaints(broken, "data.csv-metadata.json"))
            except KeyError as missing:
                found = [f"header {missing}"]
            self.assertTrue(any(said in one for one in found), (old, new, found[:3]))
            shutil.copy(self.kit / file, broken / file)

    def test_the_counts_are_the_published_ones(self):
        rows, _ = csvw.rows_of(self.kit / "data.csv")
        plain = lambda code: code[1:] if code.startswith("'") else code
        found = {
            (row["round"], row["question"], plain(row["group"]), plain(row["choice"])): row["note"] or int(row["count"])
            for row in rows
        }
        expected = {}
        for table in json.loads(self.world.export("json", "--survey", "week")):
            for prefix, part, rows in (("", "questions", "rows"), ("#measure:", "measures", "cuts")):
                for question in table[part]:
                    for result in question["results"]:
                        for row, count in zip(question[rows], result["counts"]):
                            place = (table["round"], prefix + question["code"], result["group"], row["code"])
                            expected[place] = count
        self.assertEqual(found, expected)
        self.assertGreater(len(found), 100)

    def test_the_figures_are_the_published_ones(self):
        rows, _ = csvw.rows_of(self.kit / "measures.csv")
        found = {
            (row["round"], row["measure"], row["group"]): row["note"]
            or [float(row[name]) for name in ("mean", "sd", "low", "high")]
            for row in rows
        }
        expected = {}
        for table in json.loads(self.world.export("json", "--survey", "week")):
            for measure in table["measures"]:
                for result in measure["results"]:
                    shown = isinstance(result["mean"], (int, float))
                    figures = [result["mean"], result["sd"], *result["ci"]] if shown else result["mean"]
                    expected[table["round"], "#measure:" + measure["code"], result["group"]] = figures
        self.assertEqual(found, expected)
        self.assertTrue(any(isinstance(figures, list) for figures in found.values()))

    def test_nothing_that_a_visitor_wrote_is_in_it(self):
        for file in self.kit.iterdir():
            self.assertNotIn(SECRET, file.read_text(encoding="utf-8"), file.name)

    def test_words_come_through_whole(self):
        rows, _ = csvw.rows_of(self.kit / "questions.csv")
        self.assertEqual({row["question"]: row["label_lv"] for row in rows}["mood"], "'" + NASTY)
        self.assertEqual({row["question"]: row["label_ar"] for row in rows}["mood"], "مزاج")
        titles = json.loads((self.kit / "dcat.jsonld").read_text(encoding="utf-8"))["title"]
        self.assertEqual(titles, survey(2)["title"])
        questions = {var.get("name"): var for var in self.codebook().iter("var")}
        self.assertEqual(questions["mood"].find("qstn/qstnLit").text, NASTY.replace("\x01", "\ufffd"))
        self.assertEqual(questions["where"].find("catgry/catValu").text, "-1")
        self.assertIn("{mood} <= 5 and 'a' < 'b'", questions["sleep"].find("universe").text)
        self.assertEqual(questions["lessons.art"].find("qstn/preQTxt").text, "Stundas")

    def codebook(self):
        tree = ElementTree.parse(self.kit / "codebook.xml").getroot()
        for element in tree.iter():
            self.assertTrue(element.tag.startswith("{ddi:codebook:2_5}"), element.tag)
            element.tag = element.tag.partition("}")[2]
        return tree

    def test_the_codebook_keeps_the_order_of_ddi_codebook(self):
        """Not against the schema itself, which no package of Debian has: against the order that it documents."""
        order = json.loads((VECTORS / "ddi-codebook-2.5.json").read_text())
        tree = self.codebook()
        self.assertEqual(wrong_order(tree, order), [])
        self.assertEqual(
            len({e.get("ID") for e in tree.iter() if e.get("ID")}), sum(1 for e in tree.iter() if e.get("ID"))
        )
        study = tree.find("stdyDscr")
        study.append(study.find("citation"))
        self.assertIn("stdyDscr", "".join(wrong_order(tree, order)))

    @unittest.skipUnless(
        shutil.which("xmllint"), "xmllint (libxml2-utils) is NOT installed: it has not read the codebook"
    )
    def test_xmllint_reads_the_codebook(self):
        done = subprocess.run(
            ["xmllint", "--nonet", "--noout", self.kit / "codebook.xml"], capture_output=True, text=True
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    @unittest.skipUnless(python_with_rdflib(), "rdflib (python3-rdflib) is NOT installed: nothing has read the JSON-LD")
    def test_rdflib_finds_a_dataset_as_dcat_ap_wants_it(self):
        about = self.linked(self.kit)
        self.assertEqual(about["violations"], [])
        self.assertEqual(about["dataset"], BASE)
        self.assertEqual(about["titles"], survey(2)["title"])
        self.assertEqual(about["csvw"]["groups"], 1)
        tables = ["choices.csv", "data.csv", "groups.csv", "measures.csv", "questions.csv"]
        self.assertEqual(about["csvw"]["tables"], tables)

    @unittest.skipUnless(python_with_rdflib(), "rdflib (python3-rdflib) is NOT installed: nothing has read the JSON-LD")
    def test_the_shapes_find_what_is_missing(self):
        broken = self.at / "no-publisher"
        shutil.copytree(self.kit, broken)
        dcat = json.loads((broken / "dcat.jsonld").read_text(encoding="utf-8"))
        del dcat["dct:publisher"]["@type"], dcat["description"], dcat["dcat:distribution"][0]["accessURL"]
        dcat["theme"] = "https://city.example/theme"
        (broken / "dcat.jsonld").write_text(json.dumps(dcat), encoding="utf-8")
        about = self.linked(broken)
        for part in ("Agent", "0 http://purl.org/dc/terms/description", "accessURL", "does not match"):
            self.assertTrue(any(part in one for one in about["violations"]), part)

    def linked(self, kit):
        done = subprocess.run(
            [python_with_rdflib(), HERE / "linked_data.py", kit, VECTORS], capture_output=True, text=True, timeout=120
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_one_round_and_another_language(self):
        out = self.at / "one"
        done = self.run_kit(out, "--round", "2026-autumn", "--locale", "en")
        self.assertEqual(done.returncode, 0, done.stderr)
        rows, _ = csvw.rows_of(out / "data.csv")
        self.assertEqual({row["round"] for row in rows}, {"2026-autumn"})
        self.assertIn("Everybody", {row["group_label"] for row in rows})
        self.assertNotIn("new", {row["question"] for row in rows})

    def test_a_folder_that_is_there_is_refused(self):
        before = {file.name: file.read_bytes() for file in self.kit.iterdir()}
        done = self.run_kit(self.kit)
        self.assertEqual(done.returncode, STATE, done.stderr)
        self.assertIn("hint", done.stderr)
        self.assertEqual({file.name: file.read_bytes() for file in self.kit.iterdir()}, before)

    def test_a_full_disk_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            done = self.run_kit(pathlib.Path(folder) / "kit", limit=32 << 10)
            self.assertGreater((self.kit / "data.csv").stat().st_size, 32 << 10)
            self.assertEqual(done.returncode, STORAGE, done.stderr)
            self.assertIn("kit.part", done.stderr)
            self.assertIn("hint", done.stderr)
            self.assertEqual(os.listdir(folder), [])

    def test_what_cannot_be_guessed_is_asked_for(self):
        out = self.at / "none"
        given = [*ORIGIN, "--base-uri", BASE]
        for i in range(0, len(given), 2):
            done = self.run_kit(out, origin=given[:i] + given[i + 2 :])
            self.assertEqual(done.returncode, USAGE, done.stderr)
            self.assertIn(given[i], done.stderr)
            self.assertIn("hint", done.stderr)
        wrong = ((["--round", "1999"], STATE), (["--locale", "x y"], USAGE), (["--base-uri", "https://a b"], USAGE))
        for more, code in wrong:
            origin = ORIGIN if more[0] == "--base-uri" else given
            self.assertEqual(self.run_kit(out, *more, origin=origin).returncode, code)
        empty = self.at / "empty"
        empty.mkdir()
        self.assertEqual(self.run_kit(out, surveys=empty).returncode, NOT_FOUND)
        self.assertFalse(out.exists())


def wrong_order(tree, order):
    """Elements whose children stand in another order, or as often, as `order` has it."""
    wrong = []
    for element in tree.iter():
        children = " ".join(child.tag for child in element)
        wanted = "".join(
            "(?:{} ){}".format(*re.fullmatch(r"(\w+)([?*+]?)", child).groups())
            for child in order.get(element.tag, "").split()
        )
        if not re.fullmatch(wanted, children + " " if children else ""):
            wrong.append(f"{element.tag}: {children}")
    return wrong


if __name__ == "__main__":
    unittest.main()
