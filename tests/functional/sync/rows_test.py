#!/usr/bin/env python3
"""Row exports (docs/formats/export.md) as other programs read them: Python's csv, LibreOffice, R. Where one of them is not
installed, its tests are skipped and say so."""
import csv
import json
import os
import pathlib
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

import opened_rows
from support import BIN, NOT_FOUND, ROUND, STATE, STORAGE, SURVEY, USAGE, World, world_with_round

WEEK = {
    "title": {"en": "A week", "lv": "Nedēļa"},
    "kiosk": {"id": "week", "version": 2, "band": "adult", "audience": "the city", "attributes": ["age"]},
    "elements": [
        {
            "type": "radiogroup",
            "name": "age",
            "title": {"en": "Age", "lv": "Vecums"},
            "choices": [{"value": "8-9", "text": {"en": "8 or 9", "lv": "8 vai 9"}}, "10-11"],
        },
        {"type": "rating", "name": "mood", "title": {"en": "=1+1", "ar": "مزاج"}, "rateMax": 3},
        {
            "type": "radiogroup",
            "name": "where",
            "title": "Where, \"exactly\"?",
            "choices": [
                {"value": "home", "text": "At home,\nin \"bed\""},
                {"value": "sun", "text": "=cmd|' /C calc'!A0"},
            ],
        },
        {"type": "checkbox", "name": "likes", "choices": ["swing", "slide"]},
        {"type": "text", "name": "money", "inputType": "number"},
        {"type": "text", "name": "born", "inputType": "date"},
        {"type": "expression", "name": "said", "expression": "iif({mood} > 1, 'a', 'b')"},
        {"type": "comment", "name": "wish"},
    ],
}
ROWS = [
    ({"mood": 3, "where": "home", "likes": ["slide"], "money": -2.5, "born": "2015-01-31", "said": "=1+2"}, ["x"]),
    ({"mood": 1, "where": "sun", "said": '"\'; DROP TABLE,\r\n\u202e\U0001f600\u0000'}, ["likes", "money", "born"]),
]
TEXTS = [
    "=cmd|' /C format'!A0",
    "two\nlines, \"quoted\"",
    "+37120000000",
    "\U0001f600 \u202eabc\u202c مرحبا",
    "ž" * 1950,
    "nul \u0000 and \u0001",
]


def cleaned(text):
    """What no file format can hold is U+FFFD in all of them."""
    return "".join("\ufffd" if c < " " and c not in "\t\n\r" else c for c in text)


def neutral(text):
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


class Rows(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="balss-")
        cls.addClassCleanup(cls.folder.cleanup)
        at = pathlib.Path(cls.folder.name)
        (at / "surveys").mkdir()
        large = WEEK | {"kiosk": WEEK["kiosk"] | {"id": "large"}}
        for survey in (WEEK, large):
            file = at / "surveys" / f"{survey['kiosk']['id']}.json"
            file.write_text(json.dumps(survey), encoding="utf-8")
        cls.world = World(at / "world", BIN, at / "surveys")
        opened_rows.make(cls.world)
        week = cls.world.survey_file("week")
        bodies = [opened_rows.answers(values, skipped) for values, skipped in ROWS]
        opened_rows.add(cls.world.rows_db, week, "2026-autumn", bodies)
        opened_rows.add(cls.world.rows_db, week, "2026-winter", [opened_rows.answers({}, ["mood"])], attributes=b"\0\0")
        texts = [opened_rows.dumped({"question": "wish", "text": text}) for text in TEXTS]
        opened_rows.add(cls.world.rows_db, week, "2026-autumn", texts, opened_rows.TEXT)
        many = [opened_rows.answers({"mood": i % 3 + 1, "said": "x" * 150}) for i in range(10_000)]
        opened_rows.add(cls.world.rows_db, cls.world.survey_file("large"), "2026-autumn", many)

    @classmethod
    def command(cls, form, out, *more, survey="week"):
        world = cls.world
        command = [world.bin_dir / "balss-endpoint", "rows", "--rows", world.rows_db, "--surveys", world.surveys]
        command += ["--survey", survey, "--locale", "en", "--format", form, "--out", out, *more]
        return [str(word) for word in command]

    @classmethod
    def run_for(cls, *words, **more):
        return subprocess.run(cls.command(*words, **more), capture_output=True, text=True, timeout=120)

    @classmethod
    def export(cls, form, *more, name="rows"):
        out = pathlib.Path(cls.folder.name) / f"{name}.{form}"
        done = cls.run_for(form, out, *more)
        assert done.returncode == 0, done.stderr
        return out

    def rows_of(self, file):
        with open(file, newline="", encoding="utf-8-sig") as lines:
            return list(csv.DictReader(lines, strict=True))

    def sorted_rows(self, file):
        """The rows with mood 3, 1, and of the winter: they lie in the order of random ids."""
        return sorted(self.rows_of(file), key=lambda row: -int(row["mood"]))

    def test_csv(self):
        happy, sad, winter = self.sorted_rows(self.export("csv"))
        self.assertEqual((happy["age"], happy["age_label"], happy["round"]), ("1", "8 or 9", "2026-autumn"))
        self.assertEqual((happy["where"], happy["where_label"]), ("1", 'At home,\nin "bed"'))
        self.assertEqual((happy["likes_swing"], happy["likes_slide"], happy["money"]), ("0", "1", "-2.5"))
        self.assertEqual((happy["born"], happy["said"]), ("2015-01-31", "'=1+2"))
        self.assertEqual(sad["where_label"], "'" + WEEK["elements"][2]["choices"][1]["text"])
        self.assertEqual(sad["said"], cleaned(ROWS[1][0]["said"]))
        self.assertEqual((sad["likes_swing"], sad["born"], winter["born"]), ("-8", "-8", "-9"))
        self.assertEqual((winter["age"], winter["age_label"], winter["mood"]), ("-7", "(any)", "-8"))
        self.assertEqual(len(self.rows_of(self.export("csv", "--round", "2026-winter"))), 1)

    def test_a_byte_order_mark_and_crlf(self):
        raw = self.export("csv", "--bom").read_bytes()
        self.assertTrue(raw.startswith(b"\xef\xbb\xbfround,version,"))
        self.assertTrue(raw.endswith(b"\r\n"))

    def test_texts_are_apart_and_only_there_when_asked_for(self):
        answers = self.export("csv").read_text(encoding="utf-8")
        for text in TEXTS:
            self.assertNotIn(cleaned(text), answers)
        rows = self.rows_of(self.export("csv", "--texts", name="texts"))
        self.assertEqual(list(rows[0]), ["round", "question", "text"])
        self.assertEqual(sorted(row["text"] for row in rows), sorted(neutral(cleaned(text)) for text in TEXTS))
        lines = self.export("jsonl", "--texts", name="texts").read_text(encoding="utf-8").splitlines()
        self.assertEqual(sorted(json.loads(one)["text"] for one in lines), sorted(map(cleaned, TEXTS)))

    def test_json_lines_and_surveyjs(self):
        lines = [json.loads(line) for line in self.export("jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(sorted(line["mood"] for line in lines), [-8, 1, 3])
        data = json.loads(self.export("surveyjs").read_text(encoding="utf-8"))
        self.assertIn({"age": "8-9", **ROWS[0][0]}, data)
        self.assertIn({"age": "8-9", **ROWS[1][0]}, data)
        self.assertIn({}, data)

    def test_the_codebook_names_every_column_of_the_csv(self):
        book = json.loads(self.export("codebook").read_text(encoding="utf-8"))
        names = [variable["name"] for variable in book["variables"]]
        header = [name for name in self.rows_of(self.export("csv"))[0] if not name.endswith("_label")]
        self.assertEqual(names, header)
        self.assertEqual(book["apart"], ["wish"])

    def test_the_script_for_python_reads_the_csv(self):
        code = "import json, runpy, sys; print(json.dumps(runpy.run_path(sys.argv[1])['load_rows'](sys.argv[2])))"
        command = [sys.executable, "-c", code, self.export("python"), self.export("csv")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        rows = {row["mood"]: row for row in json.loads(done.stdout)}
        self.assertEqual((rows[3]["where"], rows[3]["money"], rows[3]["likes_slide"]), ('At home,\nin "bed"', -2.5, 1))
        self.assertEqual((rows[1]["likes_swing"], rows[None]["age"]), (None, None))

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is NOT installed: no spreadsheet has opened the XLSX")
    def test_libreoffice_reads_the_workbook(self):
        as_csv = self.in_libreoffice(self.export("xlsx"))
        expected = self.sorted_rows(self.export("csv"))
        for name in ("said", "where_label"):  # in a workbook a text needs no apostrophe
            for row in expected:
                row[name] = row[name][1:] if row[name].startswith("'=") else row[name]
        found = self.sorted_rows(as_csv)
        for row in found + expected:  # a cell of a CSV from LibreOffice ends its lines with LF
            row["said"] = row["said"].replace("\r\n", "\n")
        self.assertEqual(found, expected)
        texts = self.rows_of(self.in_libreoffice(self.export("xlsx", "--texts", name="texts")))
        self.assertEqual(sorted(row["text"] for row in texts), sorted(map(cleaned, TEXTS)))

    def in_libreoffice(self, file):
        out = file.parent / "converted"
        profile = f"-env:UserInstallation=file://{file.parent}/profile"
        filters = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
        command = ["soffice", profile, "--headless", "--convert-to", filters, "--outdir", out, file]
        subprocess.run(command, capture_output=True, timeout=180, check=True)
        return out / f"{file.stem}.csv"

    @unittest.skipUnless(shutil.which("Rscript"), "R is NOT installed: nothing has read SPSS, Stata and load.R")
    def test_r_reads_the_csv_by_its_script(self):
        out = self.in_r(
            f"source('{self.export('r')}'); rows <- load_rows('{self.export('csv')}'); rows <- rows[order(-rows$mood), ]; "
            "cat(levels(rows$where)[1], as.integer(rows$where[1:2]), rows$money[1], is.na(rows$age[3]), "
            "is.na(rows$likes_swing[2]), rows$born[1], sep='|')"
        )
        self.assertEqual(out, 'At home,\nin "bed"|1|2|-2.5|TRUE|TRUE|2015-01-31')

    def test_haven_reads_spss_and_stata(self):
        if not shutil.which("Rscript") or not self.in_r("cat(requireNamespace('haven', quietly=TRUE))").endswith(
            "TRUE"
        ):
            self.skipTest("R with haven is NOT installed: nothing has read SPSS and Stata")
        seen = (
            "rows <- rows[order(-as.numeric(rows$mood)), ]; "
            "cat(attr(rows$mood, 'label'), names(attr(rows$where, 'labels'))[1], as.numeric(rows$where)[1:2], "
            "rows$money[1], rows$born[1], rows$likes_slide[1], attr(rows$age, 'label'), "
        )
        spss = self.in_r(
            f"rows <- haven::read_sav('{self.export('sav')}', user_na=TRUE); {seen}"
            "as.numeric(rows$likes_swing)[2], is.na(rows$likes_swing[2]), as.numeric(rows$age)[3], is.na(rows$age[3]), "
            "names(attr(rows$age, 'labels')), sep='|')"
        )
        common = '=1+1|At home,\nin "bed"|1|2|-2.5|2015-01-31|1|Age|'
        self.assertEqual(spss, common + "-8|TRUE|-7|TRUE|8 or 9|10-11|any|skipped|not asked")
        stata = self.in_r(
            f"rows <- haven::read_dta('{self.export('dta')}'); rows$mood <- ifelse(is.na(rows$mood), -8, rows$mood); "
            + seen.replace("attr(rows$mood, 'label')", "'=1+1'")
            + "haven::na_tag(rows$likes_swing)[2], haven::na_tag(rows$age)[3], sep='|')"
        )
        self.assertEqual(stata, common + "s|a")
        texts = self.in_r(
            f"cat(sort(nchar(haven::read_sav('{self.export('sav', '--texts', name='texts')}')$text)), sep=' ')"
        )
        self.assertEqual(texts, " ".join(str(n) for n in sorted(len(text) for text in TEXTS)))

    def in_r(self, script):
        command = ["Rscript", "--vanilla", "-e", script]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_what_cannot_be_written_is_said_and_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            at = pathlib.Path(folder)
            (at / "file").write_text("")
            for out, code in ((at / "no" / "rows", NOT_FOUND), (at / "file" / "rows", NOT_FOUND), (at, STORAGE)):
                done = self.run_for("csv", out)
                self.assertEqual(done.returncode, code, out)
                self.assertIn("hint", done.stderr)
            for form in ("csv", "xlsx", "sav", "dta", "jsonl"):
                self.full_disk(form, at / "rows")
            self.assertEqual(sorted(path.name for path in at.iterdir()), ["file"])

    def full_disk(self, form, out):
        """As on a disk with room for 64 KiB; what Balss writes is larger in every format."""
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 10, 64 << 10))
        command = self.command(form, out, survey="large")
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, preexec_fn=limit)
        self.assertEqual(done.returncode, STORAGE, done.stderr)
        self.assertIn("hint", done.stderr)

    def test_a_stopped_export_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            at = pathlib.Path(folder)
            process = subprocess.Popen(self.command("xlsx", at / "rows", survey="large"), stderr=subprocess.DEVNULL)
            while process.poll() is None and not (at / "rows.part").exists():
                time.sleep(0.001)
            process.terminate()
            self.assertEqual(process.wait(60), STATE)
            self.assertEqual(list(at.iterdir()), [])

    def test_words_that_are_off(self):
        out = pathlib.Path(self.folder.name) / "none"
        for more, code in ((["--round", "1999"], STATE), (["--texts"], USAGE)):
            done = self.run_for("surveyjs", out, *more)
            self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(self.run_for("word", out).returncode, USAGE)
        self.assertFalse(out.exists())


class Published(unittest.TestCase):
    def test_the_rows_of_a_published_round_are_those_that_its_table_counted(self):
        with world_with_round() as world:
            world.start_endpoint()
            world.enrol("centre-7")
            world.sync()
            world.tabulate()
            out = world.directory / "rows.xlsx"
            arguments = ["--rows", world.rows_db, "--surveys", world.surveys, "--survey", SURVEY, "--round", ROUND]
            rows = lambda form, file: world.run(
                "balss-endpoint",
                "rows",
                *arguments,
                "--format",
                form,
                "--out",
                file,
                "--db",
                world.endpoint_db,
                check=False,
            )
            self.assertEqual(rows("csv", out).returncode, STATE)  # not published yet
            self.assertFalse(out.exists())
            world.publish(SURVEY, ROUND)
            self.assertEqual(rows("xlsx", out).returncode, 0)
            self.assertEqual(stat.S_IMODE(out.stat().st_mode), 0o600)
            with zipfile.ZipFile(out) as book:
                self.assertIsNone(book.testzip())
                names = book.namelist()
                self.assertTrue(any(name.startswith("xl/charts/chart") for name in names))
                self.assertEqual(sum(name.startswith("xl/worksheets/sheet") for name in names), 3)
            table = world.directory / "rows.csv"
            self.assertEqual(rows("csv", table).returncode, 0)
            with open(table, newline="", encoding="utf-8") as lines:
                moods = [row["mood_week"] for row in csv.DictReader(lines)]
            self.assertEqual(sorted(moods), sorted(str(1 + i % 5) for i in range(70)))


if __name__ == "__main__":
    unittest.main()
