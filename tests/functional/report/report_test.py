#!/usr/bin/env python3
"""`balss report` with tables that the real programs published (tests/vectors/results), read back with poppler's tools.

    report_test.py BALSS
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
VECTORS = REPOSITORY / "tests" / "vectors" / "results"
SURVEYS = REPOSITORY / "assets" / "surveys"
LANGUAGES = sorted(file.stem for file in (REPOSITORY / "assets" / "report").glob("*.json"))
BALSS = sys.argv.pop(1) if len(sys.argv) > 1 else str(REPOSITORY / "build" / "asan" / "bin" / "balss")
USAGE, INVALID, NOT_FOUND, STATE = 2, 3, 4, 8

CITY = (VECTORS / "city.2026-autumn.json", VECTORS / "city.survey.json")
CHILDREN = (VECTORS / "child-wellbeing-8-11.2026-autumn.json", SURVEYS / "child-wellbeing-8-11.json")
NEWCOMERS = (VECTORS / "newcomers-session.2026-autumn.json", SURVEYS / "newcomers-session.json")


def said(text):
    """As it is read: presentation forms of letters, isolates and line breaks do not matter."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f]+", " ", text)


def texts(language):
    return json.loads((REPOSITORY / "assets" / "report" / f"{language}.json").read_text(encoding="utf-8"))["texts"]


class Report(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="balss-report-")
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def report(self, table, *arguments, code=0):
        out = self.path / "report.pdf"
        command = [
            BALSS,
            "report",
            str(table),
            "--out",
            str(out),
            "--assets",
            str(REPOSITORY / "assets"),
            *map(str, arguments),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(out.exists(), code == 0)
        return out if code == 0 else done.stderr

    def poppler(self, *command):
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300, check=True)
        self.assertNotIn("Syntax", done.stderr)  # poppler's word for a broken file
        return done.stdout

    def words(self, pdf, *options):
        return self.poppler("pdftotext", *options, pdf, "-")

    def test_a_full_report_has_every_question_and_its_numbers(self):
        pdf = self.report(CITY[0], "--survey", CITY[1], "--locale", "en")
        text = said(self.words(pdf))
        table = json.loads(CITY[0].read_text(encoding="utf-8"))[0]
        for question in table["questions"]:
            self.assertIn(said(question["label"].get("en", question["code"])), text)
        for domain in table["domains"]:
            self.assertIn(domain["label"]["en"], text)
        for measure in table["measures"]:
            self.assertIn(measure["label"]["en"], text)
            everybody = measure["results"][0]
            digits = 2 if measure["range"][1] - measure["range"][0] <= 6 else 1
            self.assertIn(
                f"{everybody['mean']:.{digits}f} ({everybody['ci'][0]:.{digits}f}–{everybody['ci'][1]:.{digits}f})",
                text,
            )

    def test_what_is_hidden_stays_words(self):
        table = json.loads(CITY[0].read_text(encoding="utf-8"))
        question = next(one for one in table[0]["questions"] if one["code"] == "heard")
        for group in question["results"]:
            group["counts"] = ["nearly all", "too few"] + ["too few"] * (len(group["counts"]) - 2)
        table[0]["questions"] = [question]
        table[0]["measures"] = []
        file = self.path / "table.json"
        file.write_text(json.dumps(table), encoding="utf-8")
        text = said(self.words(self.report(file, "--survey", CITY[1], "--locale", "en")))
        self.assertIn("Nearly all of the", text)
        self.assertIn("too few", text)
        self.assertNotRegex(text, r"\b0 of\b")

    def test_it_is_tagged_titled_and_in_its_language(self):
        for language in LANGUAGES:
            with self.subTest(language):
                pdf = self.report(CITY[0], "--survey", CITY[1], "--locale", language)
                info = self.poppler("pdfinfo", pdf)
                self.assertRegex(info, r"Tagged:\s+yes")
                self.assertRegex(info, r"Title:\s+\S.*2026-autumn")
                self.assertRegex(info, r"Page size:.*\(A4\)")
                self.assertIn(f"/Lang ({language})".encode(), pdf.read_bytes())
                structure = {line.split()[0] for line in self.poppler("pdfinfo", "-struct", pdf).splitlines()}
                wanted = {"Document", "H1", "H2", "P", "Figure", "Table", "TR", "TH", "TD", "Link"}
                self.assertEqual(wanted - structure, set())
                text = said(self.words(pdf))
                for key in ("doc.protection", "protection.hidden", "doc.appendix"):
                    words = said(texts(language)[key].replace("''", "'"))
                    if language != "ar":  # poppler gives lines that run from the right in its own order
                        self.assertIn(words, text)
                self.poppler("pdftoppm", "-r", "30", "-png", pdf, self.path / "page")
                self.assertGreater(len(list(self.path.glob("page*.png"))), 5)

    def test_arabic_runs_from_the_right_and_has_its_own_digits(self):
        pdf = self.report(CITY[0], "--survey", CITY[1], "--locale", "ar")
        self.assertIn(b"/Direction /R2L", pdf.read_bytes())
        self.assertRegex(said(self.words(pdf)), "[٠-٩]{2}")
        # The first heading of a page begins at the right margin.
        boxes = self.poppler("pdftotext", "-bbox", "-f", "3", "-l", "3", pdf, "-")
        right = max(float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes))
        self.assertGreater(right, 595 - 64 - 12)

    def test_nothing_leaves_the_page(self):
        for language in LANGUAGES:
            for (table, survey), kind in ((CITY, "full"), (CHILDREN, "full"), (NEWCOMERS, "intercultural")):
                with self.subTest(f"{language} {table.name} {kind}"):
                    pdf = self.report(table, "--survey", survey, "--locale", language, "--kind", kind)
                    boxes = self.poppler("pdftotext", "-bbox-layout", pdf, "-")
                    for page in re.findall(r"<page .*?</page>", boxes, re.S):
                        lines = [
                            tuple(map(float, box))
                            for box in re.findall(
                                r'<line xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page
                            )
                        ]
                        self.assertTrue(
                            all(box[0] > 50 and box[2] < 545 and box[1] > 20 and box[3] < 820 for box in lines), lines
                        )

    def test_a_page_for_children(self):
        for language in LANGUAGES:
            with self.subTest(language):
                pdf = self.report(CHILDREN[0], "--survey", CHILDREN[1], "--locale", language, "--kind", "children")
                self.assertRegex(self.poppler("pdfinfo", pdf), r"Pages:\s+1\n")
                if language != "ar":
                    self.assertIn(texts(language)["children.title"], said(self.words(pdf)))
                    self.assertLess(len(self.words(pdf).split()), 90)

    def test_the_review_has_something_to_talk_about_in_each_domain(self):
        pdf = self.report(NEWCOMERS[0], "--survey", NEWCOMERS[1], "--locale", "en", "--kind", "intercultural")
        text = said(self.words(pdf))
        self.assertGreaterEqual(text.count(texts("en")["inter.discuss"]), 4)
        self.assertGreaterEqual(text.count(texts("en")["inter.question_do"]), 3)

    def test_earlier_rounds_are_drawn_as_trends(self):
        every = [
            json.loads((VECTORS / f"city.{year}-autumn.json").read_text(encoding="utf-8"))[0]
            for year in (2026, 2024, 2025)
        ]
        file = self.path / "tables.json"
        file.write_text(json.dumps(every), encoding="utf-8")
        text = said(self.words(self.report(file, "--survey", CITY[1], "--locale", "en", "--round", "2026-autumn")))
        self.assertIn(texts("en")["doc.trends"], text)
        self.assertIn("2024-autumn 2025-autumn 2026-autumn", text)
        first = said(self.words(self.report(file, "--survey", CITY[1], "--locale", "en", "--round", "2024-autumn")))
        self.assertNotIn(texts("en")["doc.trends"], first)  # nothing is earlier; what is later was not known then

    def test_without_the_survey_file_it_still_says_all(self):
        text = said(self.words(self.report(CHILDREN[0], "--locale", "lv")))
        self.assertIn("Kā tu šonedēļ jūties?", text)
        self.assertIn("cilvēku", text)
        self.assertNotIn("Vairums bērnu", text)  # who knows whether they are children?

    def test_what_is_wrong_is_said(self):
        self.assertIn("several tables", self.report(self.two_rounds(), code=USAGE))
        self.assertIn("2025-autumn", self.report(self.two_rounds(), "--round", "1999", code=NOT_FOUND))
        self.report(self.path / "nowhere.json", code=NOT_FOUND)
        self.report(CITY[0], "--locale", "xx", code=NOT_FOUND)
        self.report(CITY[0], "--survey", NEWCOMERS[1], code=NOT_FOUND)
        (self.path / "broken.json").write_text("[{}]")
        self.report(self.path / "broken.json", code=INVALID)
        self.report(CITY[0], "--kind", "poster", code=USAGE)

    def two_rounds(self):
        file = self.path / "two.json"
        tables = [
            json.loads((VECTORS / f"city.{year}-autumn.json").read_text(encoding="utf-8"))[0] for year in (2025, 2026)
        ]
        file.write_text(json.dumps(tables), encoding="utf-8")
        return file


if __name__ == "__main__":
    unittest.main()
