#!/usr/bin/env python3
"""The `balss` command from outside: what it prints, what it leaves on the disk, and its exit codes
(docs/operations.md, "Exit codes").    test_tool.py BALSS [unittest arguments]"""
import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import unittest

BALSS = sys.argv.pop(1) if len(sys.argv) > 1 else "balss"
USAGE, INVALID, NOT_FOUND, STORAGE, STATE = 2, 3, 4, 5, 8

SURVEY = {
    "title": "Playground",
    "kiosk": {"id": "playground", "version": 1, "band": "8-11", "attributes": ["age"], "audience": "the city"},
    "pages": [
        {
            "name": "page",
            "elements": [
                {"type": "radiogroup", "name": "age", "title": "Age", "choices": ["5-7", "8-11"]},
                {"type": "rating", "name": "swing", "title": "Swing", "rateMax": 5},
                {"type": "comment", "name": "wish", "title": "Wish"},
            ],
        }
    ],
}


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)
        self.store = self.dir / "kiosk.db"
        self.survey = self.write("playground.json", json.dumps(SURVEY))

    def write(self, name, text):
        (self.dir / name).write_text(text, encoding="utf-8")
        return self.dir / name

    def balss(self, *words, code=0, env=None):
        done = subprocess.run(
            [BALSS, *map(str, words)], capture_output=True, text=True, env={**os.environ, **(env or {})}
        )
        self.assertEqual(done.returncode, code, f"{words}\n{done.stdout}\n{done.stderr}")
        return done

    def ready(self):
        self.balss("keys", "make", "--out", self.dir / "keys")
        self.balss("survey", "add", self.survey, "--store", self.store)
        self.balss("round", "open", "--store", self.store, "--survey", "playground", "--round", "2026-autumn")

    def submit(self, lines, *more, code=0):
        answers = self.write("paper.jsonl", "".join(line + "\n" for line in lines))
        return self.balss(
            "submit",
            "--store",
            self.store,
            "--recipients",
            self.dir / "keys/recipients.json",
            "--survey",
            self.survey,
            "--answers",
            answers,
            *more,
            code=code,
        )

    def status(self):
        return json.loads(self.balss("status", "--store", self.store, "--json").stdout)


class Lock(Case):
    """docs/formats/survey.md §10."""

    def ladder(self, title="Where do you stand?"):
        step = {"type": "rating", "name": "step", "rateMin": 0, "rateMax": 10, "title": title}
        licence = {"holder": "nobody", "terms": "free"}
        measure = {"kind": "cantril", "code": "ladder", "items": ["step"], "licence": licence}
        kiosk = {**SURVEY["kiosk"], "band": "adult", "measures": [measure]}
        return {**SURVEY, "kiosk": kiosk, "pages": [{"elements": [*SURVEY["pages"][0]["elements"], step]}]}

    def test_a_block_is_refused_until_it_is_locked_and_after_a_word_was_changed(self):
        file = self.write("ladder.json", json.dumps(self.ladder()))
        self.assertIn("Cantril ladder is not locked", self.balss("survey", "check", file, code=INVALID).stdout)
        self.balss("survey", "add", file, "--store", self.store, code=INVALID)
        self.assertIn("locked ladder: Cantril ladder", self.balss("survey", "lock", file).stdout)
        locked = json.loads(file.read_text())
        self.assertEqual(list(locked), list(self.ladder()))  # in the order of the file
        card = self.balss("survey", "check", file).stdout
        self.assertIn("note: Cantril ladder (ladder), 1 items. Terms: free. Holder: nobody.", card)
        self.balss("survey", "add", file, "--store", self.store)
        locked["pages"][0]["elements"][-1]["title"] = "Where do you stand now?"
        file.write_text(json.dumps(locked))
        self.assertIn("not worded as when it was locked", self.balss("survey", "check", file, code=INVALID).stdout)

    def test_a_survey_without_a_validated_scale_has_nothing_to_lock(self):
        before = self.survey.read_text()
        self.balss("survey", "lock", self.survey, code=NOT_FOUND)
        self.assertEqual(self.survey.read_text(), before)


class Help(Case):
    def test_every_command_has_help_with_an_example(self):
        for words in (
            [],
            ["survey", "check"],
            ["survey", "add"],
            ["survey", "expr"],
            ["round", "open"],
            ["round", "close"],
            ["submit"],
            ["keys", "make"],
            ["keys", "show"],
            ["status"],
            ["staff", "pin"],
            ["i18n", "check"],
        ):
            self.assertIn("Example", self.balss(*words, "--help").stdout)

    def test_words_that_are_off_are_a_usage_error(self):
        self.balss(code=USAGE)
        self.balss("dance", code=USAGE)
        self.balss("round", "open", "--survey", "x", "--round", "y", code=USAGE, env={"BALSS_STORE": ""})


class LanguagePacks(Case):
    PACKS = pathlib.Path(__file__).resolve().parents[3] / "assets" / "i18n"

    def pack(self, change):
        """The Lithuanian pack with one change, in a folder without en.json."""
        pack = json.loads((self.PACKS / "lt.json").read_text(encoding="utf-8"))
        change(pack)
        return self.write("lt.json", json.dumps(pack, ensure_ascii=False, indent=2))

    def test_the_packs_that_we_ship_are_good_and_say_that_nobody_reviewed_them(self):
        said = self.balss("i18n", "check", self.PACKS).stdout.splitlines()
        packs = sorted(self.PACKS.glob("*.json"))
        self.assertEqual(said, [f"{pack}: good; no native speaker has reviewed it" for pack in packs])
        found = json.loads(self.balss("i18n", "check", "--json", *packs).stdout)
        self.assertEqual([(one["reviewed"], one["findings"]) for one in found["files"]], [(False, [])] * len(packs))
        self.assertTrue(found["keyboards_checked"])

    def test_an_error_has_its_line_and_ends_with_3_and_a_warning_with_0(self):
        def misspell(pack):
            pack["strings"]["question.entry"]["text"] = "Numeris {indeks}"
            pack["keyboard"] = ["lt(nosuch)"]

        file = self.pack(misspell)
        said = self.balss("i18n", "check", file, "--english", self.PACKS / "en.json", code=INVALID).stdout
        line = 1 + file.read_text(encoding="utf-8").split("\n").index('      "text": "Numeris {indeks}",')
        self.assertIn(
            f"{file}:{line}: error: has {{indeks}} where English has {{index}} [/strings/question.entry/text]", said
        )
        self.assertIn('xkeyboard-config has no layout "lt(nosuch)"', said)

        file = self.pack(lambda pack: pack["strings"]["question.back"].update(text="Grįžti prie ankstesnio"))
        said = self.balss("i18n", "check", file, "--english", self.PACKS / "en.json").stdout
        self.assertIn("warning: 22 characters; there is room for 14", said)

    def test_without_english_or_without_packs_there_is_nothing_to_check(self):
        self.balss("i18n", "check", self.dir / "none.json", "--english", self.PACKS / "en.json", code=NOT_FOUND)
        (self.dir / "empty").mkdir()
        self.balss("i18n", "check", self.dir / "empty", code=NOT_FOUND)
        self.balss("i18n", "check", self.PACKS / "lt.json", "--english", self.write("en.json", "{}"), code=INVALID)


class Expressions(Case):
    def results(self, cases):
        return json.loads(self.balss("survey", "expr", self.write("cases.json", json.dumps(cases))).stdout)

    def test_a_case_gives_its_result_in_the_notation_of_the_vectors(self):
        self.assertEqual(
            self.results(
                [
                    {"id": "a", "expr": "{x} + 1", "values": {"x": "2"}},
                    {"id": "b", "expr": "1 +"},
                    {"id": "c", "expr": "[1, null]"},
                    {"id": "d", "expr": "iif(false, 1)"},
                ]
            ),
            [
                {"id": "a", "result": 3, "cond": False, "valid": True},
                {"id": "b", "valid": False},
                {"id": "c", "result": None, "cond": False, "valid": True},
                {"id": "d", "result": {"$": "undefined"}, "cond": False, "valid": True},
            ],
        )

    def test_the_clock_and_the_time_zone_are_those_of_the_case(self):
        now = {"expr": "currentDate()", "clock": "2025-06-15T23:30:00", "tz": "Europe/Riga"}
        utc = {"expr": "day(getDate('2025-06-15T23:30:00Z'))"}
        results = self.results(
            [
                now | {"id": "a"},
                utc | {"id": "b"},
                utc | {"id": "c", "tz": "Europe/Riga"},
                {"id": "d", "expr": "today()"},
            ]
        )
        self.assertEqual(
            [one["result"] for one in results],
            [{"$": "date", "local": "2025-06-15T23:30:00"}, 15, 16, {"$": "date", "local": "2026-01-15T00:00:00"}],
        )

    def test_a_file_that_is_no_list_of_cases_is_refused(self):
        for text in ("{}", "[1]", '[{"id": "a"}]', '[{"id": "a", "expr": "1", "values": []}]', "["):
            self.balss("survey", "expr", self.write("cases.json", text), code=INVALID)
        self.balss("survey", "expr", self.dir / "nobody.json", code=NOT_FOUND)


class Surveys(Case):
    def test_a_wrong_survey_is_reported_with_its_line(self):
        wrong = self.write("wrong.json", '{\n"pages": [}\n')
        done = self.balss("survey", "check", wrong, code=INVALID)
        self.assertIn("wrong.json:2: error:", done.stdout)
        findings = json.loads(self.balss("survey", "check", wrong, "--json", code=INVALID).stdout)
        self.assertEqual(findings["files"][0]["findings"][0]["level"], "error")
        self.balss("survey", "add", wrong, "--store", self.store, code=INVALID)
        self.assertFalse(self.store.exists())

    def test_a_survey_whose_questions_hide_each_other_is_not_added(self):
        circle = dict(
            SURVEY,
            elements=[
                {"type": "boolean", "name": "a", "visibleIf": "{b} = true"},
                {"type": "boolean", "name": "b", "visibleIf": "{a} = true"},
            ],
        )
        circle["kiosk"] = {"id": "circle", "band": "adult", "audience": "the city"}
        del circle["pages"]
        done = self.balss(
            "survey", "add", self.write("circle.json", json.dumps(circle)), "--store", self.store, code=INVALID
        )
        self.assertIn("depends on itself", done.stdout + done.stderr)
        self.assertFalse(self.store.exists())

    def findings(self, survey, *more, code=0):
        file = self.write("checked.json", survey if isinstance(survey, str) else json.dumps(survey, indent=1))
        return json.loads(self.balss("survey", "check", file, "--json", *more, code=code).stdout)["files"][0][
            "findings"
        ]

    def with_element(self, element):
        return dict(SURVEY, pages=[{"name": "page", "elements": [*SURVEY["pages"][0]["elements"], element]}])

    def test_a_finding_has_level_pointer_line_message_and_hint(self):
        found = self.findings(self.with_element({"type": "file", "name": "photo", "title": "Photo"}))
        self.assertTrue(all(sorted(one) == ["hint", "level", "line", "message", "pointer"] for one in found))
        one = next(one for one in found if one["level"] == "not on a kiosk")
        self.assertEqual((one["pointer"], one["line"] > 20), ("/pages/0/elements/3", True))

    def test_a_rule_on_an_attribute_is_an_error_and_is_not_added(self):
        survey = self.with_element({"type": "comment", "name": "why", "title": "Why?", "visibleIf": "{age} = '5-7'"})
        errors = [one for one in self.findings(survey, code=INVALID) if one["level"] == "error"]
        self.assertEqual([one["pointer"] for one in errors], ["/pages/0/elements/3/visibleIf"])
        self.balss("survey", "add", self.dir / "checked.json", "--store", self.store, code=INVALID)
        self.assertFalse(self.store.exists())

    # As the published one is built: definitions, found by $id, told apart by "type".
    SCHEMA = {
        "type": "object",
        "properties": {"pages": {"type": "array", "items": {"$ref": "#/definitions/page"}}},
        "definitions": {
            "page": {
                "$id": "page",
                "properties": {"elements": {"items": {"anyOf": [{"$ref": "rating"}, {"$ref": "html"}]}}},
            },
            "rating": {
                "$id": "rating",
                "required": ["name"],
                "properties": {"min": {"type": "string"}, "rateColorMode": {"enum": ["default"]}},
            },
            "html": {"$id": "html", "required": ["html"], "properties": {"html": {"type": "string"}}},
        },
    }

    def test_a_schema_adds_notes_and_no_errors(self):
        schema = self.write("schema.json", json.dumps(self.SCHEMA))
        survey = self.with_element({"type": "rating", "name": "r", "title": "R", "rateColorMode": "pink"})
        notes = [one for one in self.findings(survey, "--schema", schema) if "schema" in one["message"]]
        self.assertEqual(
            [(one["level"], one["pointer"], one["line"] > 0) for one in notes],
            [("note", "/pages/0/elements/3/rateColorMode", True)],
        )
        self.assertEqual([one for one in self.findings(SURVEY, "--schema", schema) if "schema" in one["message"]], [])

    def test_the_schema_of_an_installed_package_is_found_here_and_beside_the_survey(self):
        package = self.dir / "node_modules/survey-core"
        package.mkdir(parents=True)
        (package / "surveyjs_definition.json").write_text(json.dumps({"properties": {"title": {"enum": ["Harbour"]}}}))
        found = [one["pointer"] for one in self.findings(SURVEY) if "schema" in one["message"]]
        self.assertEqual(found, ["/title"])
        (self.dir / "inner").mkdir()
        inner = self.write("inner/survey.json", json.dumps(SURVEY))
        self.assertNotIn("schema", self.balss("survey", "check", inner).stdout)
        done = subprocess.run(
            [os.path.abspath(BALSS), "survey", "check", str(inner)], capture_output=True, text=True, cwd=self.dir
        )
        self.assertIn("SurveyJS's schema", done.stdout)

    def test_a_language_that_nobody_speaks_is_a_note_until_every_question_is_recorded(self):
        packs = self.dir / "assets/i18n"
        packs.mkdir(parents=True)
        for tag in ("en", "lt"):
            pack = json.loads((LanguagePacks.PACKS / f"{tag}.json").read_text(encoding="utf-8"))
            if tag == "lt":
                del pack["voice"]
            self.write(f"assets/i18n/{tag}.json", json.dumps(pack))
        text = lambda words: {"default": words, "lt": words, "ps": words}
        survey = {
            "title": text("1"),
            "kiosk": {"id": "heard", "band": "adult", "audience": text("1")},
            "elements": [{"type": "boolean", "name": name, "title": text("2")} for name in ("one", "two")],
        }
        notes = lambda: [
            one["message"] for one in self.findings(survey, "--assets", self.dir / "assets") if one["level"] == "note"
        ]
        silent = 'nobody says it in "lt": it has no voice, and %d questions have no recording: %s'
        unknown = 'no language pack speaks "ps": a kiosk does not offer it'
        self.assertEqual(sorted(notes()), sorted([unknown, silent % (2, "one, two")]))
        (self.dir / "sounds/lt").mkdir(parents=True)
        self.write("sounds/lt/one.title.ogg", "")
        self.assertIn(silent % (1, "two"), notes())
        self.write("sounds/lt/two.title.ogg", "")
        self.assertEqual(notes(), [unknown])
        self.assertEqual([one["level"] for one in self.findings(survey, "--assets", self.dir / "none")], [])

    def test_what_is_no_schema_is_refused(self):
        for text in ("[", "[]", '{"type": 5}', '{"$ref": "http://127.0.0.1:1/x"}', '{"properties": {"a": 5}}'):
            self.balss("survey", "check", self.survey, "--schema", self.write("schema.json", text), code=INVALID)
        self.balss("survey", "check", self.survey, "--schema", self.dir / "none.json", code=NOT_FOUND)

    def test_hostile_surveys_are_reported_and_nothing_breaks(self):
        schema = self.write("schema.json", json.dumps(self.SCHEMA))
        nested = "[" * 100_000
        many = self.with_element(
            {"type": "text", "name": "x", "visibleIf": " or ".join("{n%d} = 1" % i for i in range(900))}
        )
        self.assertEqual(len(self.findings(many, "--schema", schema)), 201)
        for text in (
            "",
            nested,
            '{"pages": "\\u0000"}',
            '{"pages": [null, 5, {"elements": [null, [], 5]}]}',
            '{"kiosk": 5, "triggers": [5]}',
        ):
            self.findings(text, "--schema", schema, code=INVALID)
        (self.dir / "bytes.json").write_bytes(b'{"title": "\xc3\x28\x00"}')
        self.balss("survey", "check", self.dir / "bytes.json", code=INVALID)

    def test_a_new_store_has_the_room_that_was_asked_for(self):
        self.balss("survey", "add", self.survey, "--store", self.store, "--slots", 300)
        self.assertEqual(300, self.status()["slots"])
        self.balss("survey", "add", self.survey, "--store", self.store, "--slots", 10, code=USAGE)

    def test_another_wording_needs_another_version(self):
        self.balss("survey", "add", self.survey, "--store", self.store)
        self.balss("survey", "add", self.survey, "--store", self.store)
        self.survey.write_text(json.dumps(SURVEY, indent=1))
        self.balss("survey", "add", self.survey, "--store", self.store, code=STATE)

    def test_a_missing_file_is_not_found(self):
        self.balss("survey", "check", self.dir / "none.json", code=NOT_FOUND)
        self.balss("status", "--store", self.dir / "none.db", code=NOT_FOUND)


class Rounds(Case):
    def test_a_round_needs_its_survey_and_opens_once(self):
        self.ready()
        open_round = ["round", "open", "--store", self.store, "--survey"]
        self.balss(*open_round, "harbour", "--round", "r", code=NOT_FOUND)
        self.balss(*open_round, "playground", "--round", "2027-spring", code=STATE)
        self.balss("round", "close", "--store", self.store, "--survey", "playground")
        self.balss(*open_round, "playground", "--round", "2026-autumn", code=STATE)
        self.balss("round", "close", "--store", self.store, "--survey", "playground", code=STATE)

    def test_the_store_comes_from_the_environment_or_a_file(self):
        self.ready()
        self.balss("status", env={"BALSS_STORE": str(self.store)})
        config = self.write("balss.ini", f'[status]\nstore="{self.store}"\n')
        self.balss("--config", config, "status")

    def test_a_survey_raises_k_and_an_older_version_keeps_its_promise(self):
        strict = dict(SURVEY, kiosk=dict(SURVEY["kiosk"], k=8))
        self.survey.write_text(json.dumps(strict))
        self.ready()
        self.survey.write_text(json.dumps(dict(SURVEY, kiosk=dict(SURVEY["kiosk"], version=2))))
        self.balss("survey", "add", self.survey, "--store", self.store)
        self.submit(['{"swing": 3}'] * 7)
        closed = json.loads(
            self.balss("round", "close", "--store", self.store, "--survey", "playground", "--json").stdout
        )
        self.assertEqual((closed["k"], closed["released"], closed["rolled_over"]), (8, 0, 7))


class Submit(Case):
    def test_answers_from_paper_are_kept_and_released(self):
        self.ready()
        done = self.submit(['{"age": "8-11", "swing": %d, "wish": "tree %d"}' % (i % 5 + 1, i) for i in range(12)])
        self.assertEqual(done.stdout, "kept 12 of 12\n")
        self.assertEqual(self.status()["used"], 24)
        closed = json.loads(
            self.balss("round", "close", "--store", self.store, "--survey", "playground", "--json").stdout
        )
        self.assertEqual(closed, {"k": 5, "released": 12, "texts_released": 12, "rolled_over": 0, "destroyed": 0})
        self.assertEqual(self.status()["waiting"], 24)

    def test_answers_that_no_response_holds_are_refused_and_not_shortened(self):
        age = {"type": "text", "name": "age", "inputType": "number", "title": "Age", "max": 120}
        people = {
            "type": "paneldynamic",
            "name": "people",
            "title": "People",
            "maxPanelCount": 900,
            "templateElements": [age],
        }
        page = {"name": "page", "elements": [*SURVEY["pages"][0]["elements"], people]}
        self.survey.write_text(json.dumps(dict(SURVEY, pages=[page])))
        self.ready()
        line = lambda count: json.dumps({"swing": 3, "people": [{"age": 7}] * count})
        done = self.submit([line(3), line(800)], "--json", code=INVALID)
        said = json.loads(done.stdout)
        self.assertEqual((said["kept"], said["of"]), (1, 2))
        self.assertIn("longer than a response", said["failures"][0]["reason"])

    def test_a_bad_line_stops_nothing_and_is_named_without_its_content(self):
        self.ready()
        lines = [
            '{"swing": 4}',
            '{"swing": 99, "wish": "SECRET-1"}',
            "",
            'SECRET-2 {',
            '{"age": "SECRET-3"}',
            '{"swing": 1}',
        ]
        done = self.submit(lines, code=INVALID)
        self.assertEqual(done.stdout, "kept 2 of 5\n")
        for line in (2, 4, 5):
            self.assertIn(f"line {line}: ", done.stderr)
        self.assertNotIn("SECRET", done.stderr)
        self.assertNotIn("\r", done.stderr)  # no progress when nobody watches
        summary = json.loads(self.submit(lines, "--json", code=INVALID).stdout)
        self.assertEqual((summary["kept"], summary["of"]), (2, 5))
        self.assertEqual([f["line"] for f in summary["failures"]], [2, 4, 5])

    def test_without_an_open_round_nothing_is_kept(self):
        self.ready()
        self.balss("round", "close", "--store", self.store, "--survey", "playground")
        done = self.submit(['{"swing": 4}'] * 3, code=STATE)
        self.assertEqual(done.stdout, "kept 0 of 1\n")
        self.assertIn("hint:", done.stderr)

    def test_the_file_holds_no_answer(self):
        self.ready()
        self.submit(['{"swing": 2, "wish": "CANARY"}'])
        self.assertNotIn(b"CANARY", b"".join(f.read_bytes() for f in self.dir.glob("kiosk.db*")))

    def test_a_file_that_is_not_a_store_is_left_alone(self):
        self.ready()
        self.store.write_text("a letter " * 100)
        self.submit(['{"swing": 2}'], code=STORAGE)
        self.assertEqual(self.store.read_text(), "a letter " * 100)


class Keys(Case):
    def test_secrets_go_to_files_that_only_the_owner_reads(self):
        done = self.balss("keys", "make", "--out", self.dir / "keys")
        for name in ("municipality.key", "recovery.key"):
            file = self.dir / "keys" / name
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
            secret = file.read_text().split()[1]
            self.assertNotIn(secret, done.stdout + done.stderr)
            shown = self.balss("keys", "show", file).stdout
            self.assertNotIn(secret, shown)
            self.assertIn(shown.strip(), done.stdout)
        self.assertEqual(len(done.stdout.splitlines()[0].split()), 9)

    def test_recipients_show_the_same_fingerprints(self):
        made = self.balss("keys", "make", "--out", self.dir / "keys", "--demonstration").stdout.splitlines()[:2]
        shown = self.balss("keys", "show", self.dir / "keys/recipients.json").stdout.splitlines()
        self.assertEqual(shown[:2], made)
        self.assertIn("demonstration", shown[2])

    def test_keys_are_never_overwritten(self):
        self.balss("keys", "make", "--out", self.dir / "keys")
        before = (self.dir / "keys/recovery.key").read_text()
        (self.dir / "keys/municipality.key").unlink()
        self.balss("keys", "make", "--out", self.dir / "keys", code=STATE)
        self.assertEqual((self.dir / "keys/recovery.key").read_text(), before)
        self.assertFalse((self.dir / "keys/municipality.key").exists())

    def test_another_file_is_no_key(self):
        self.balss("keys", "show", self.survey, code=INVALID)


if __name__ == "__main__":
    unittest.main()
