#!/usr/bin/env python3
"""`balss export` on a kiosk without a network says the same as the city's endpoint of the same answers, keeps everything
until staff free it, and leaves nothing behind."""
import csv
import hashlib
import io
import json
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from support import BIN, INVALID, NOT_FOUND, ROUND, STATE, STORAGE, SURVEY, TRUST, USAGE, World, waiting

WORDS = "river lamp seven orchard quiet boat"


def mixed(count):
    """Children of two ages and of several moods; each tenth wrote something."""
    lots = random.Random(7)
    for i in range(count):
        one = {
            "age_band": "9" if i % 3 else "10",
            "language_at_home": "latvian",
            "mood_week": lots.randint(1, 5),
            "play_outside": lots.choice([True, False]),
            "safe_where": lots.sample(["home", "school", "centre", "street"], 2),
            "city_rank": lots.sample(["playgrounds", "clubs", "streets", "parks"], 4),
        }
        yield one | ({"city_wish": f"canary-{i}"} if i % 4 == 0 else {})


class Standalone(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="balss-")
        cls.addClassCleanup(folder.cleanup)
        cls.at = pathlib.Path(folder.name)
        cls.world = World(cls.at / "world", BIN)
        cls.addClassCleanup(cls.world.close)
        cls.key = cls.at / "analyst.key"
        cls.wrap(cls.key)
        cls.world.add_survey(SURVEY)
        cls.world.open_round(SURVEY, ROUND)
        kept = cls.world.submit(SURVEY, list(mixed(60)))
        assert kept["kept"] == 60, kept
        closing = cls.world.close_round(SURVEY)
        assert closing["released"] == 60 and closing["texts_released"] == 15, closing

    @classmethod
    def wrap(cls, out, words=WORDS, code=0):
        done = subprocess.run(
            [str(BIN) + "/balss", "keys", "wrap", str(cls.world.keys / "municipality.key"), "--out", str(out)],
            input=words + "\n",
            text=True,
            capture_output=True,
        )
        assert done.returncode == code, done.stderr
        return done

    def setUp(self):
        self.stick = pathlib.Path(tempfile.mkdtemp(dir=self.at))

    def command(self, *more, out=None, key=None, store=None, round_name=ROUND):
        words = [str(BIN) + "/balss", "export", "--store", store or self.world.store, "--survey", SURVEY]
        words += ["--round", round_name, "--key", key or self.key, "--out", out or self.stick, *more]
        return [str(word) for word in words]

    def export(self, *more, code=0, words=WORDS, **options):
        done = subprocess.run(
            self.command(*more, **options), input=words + "\n", text=True, capture_output=True, timeout=300
        )
        self.assertEqual(code, done.returncode, done.stdout + done.stderr)
        self.assertFalse(words and words in done.stdout + done.stderr)
        return done

    def only_file(self):
        files = list(self.stick.iterdir())
        self.assertEqual(1, len(files), files)
        return files[0]

    def test_the_numbers_are_those_of_the_endpoint(self):
        before = waiting(self.world)
        self.export("--format", "table-json")
        here = json.loads(self.only_file().read_text())
        self.assertEqual(before, waiting(self.world), "an export changes nothing that is stored")
        self.assertEqual(0o600, self.only_file().stat().st_mode & 0o777)
        # The endpoint gets the same rows; its rounding is drawn by lot, so it is given the lot that follows from the key.
        with World(self.at / "city", BIN) as city:
            shutil.copytree(self.world.keys, city.keys, dirs_exist_ok=True)
            shutil.copy(self.world.store, city.store)
            city.start_endpoint()
            city.enrol("one")
            city.sync()
            city.tabulate()
            secret = bytes.fromhex((city.keys / "municipality.key").read_text().split()[1])
            seed = hashlib.blake2b(b"balss standalone rounding 1", key=secret, digest_size=32).digest()
            with sqlite3.connect(city.rows_db) as rows:
                self.assertEqual(1, rows.execute("UPDATE secrets SET value = ?", (seed,)).rowcount)
            there = city.publish(SURVEY, ROUND)["table"]
            self.assertEqual(there, here)
            listed = city.export("csv", "--locale", "en")
            rows = self.at / "there.csv"
            city.run(
                "balss-endpoint",
                *["rows", "--rows", city.rows_db, "--surveys", city.surveys, "--survey", SURVEY],
                *["--format", "csv", "--out", rows],
            )
        for file in self.stick.iterdir():
            file.unlink()
        self.export()
        self.assertEqual(listed, self.only_file().read_text())
        for file in self.stick.iterdir():
            file.unlink()
        self.export("--rows", "--format", "csv")
        self.assertEqual(self.sorted_rows(rows), self.sorted_rows(self.only_file()))

    @staticmethod
    def sorted_rows(file):
        return sorted(tuple(row) for row in csv.reader(io.StringIO(file.read_text())))

    def test_texts_come_only_apart_and_only_when_asked_for(self):
        self.export("--rows", "--format", "jsonl")
        self.assertNotIn("canary", self.only_file().read_text())
        self.only_file().unlink()
        self.export("--rows", "--texts", "--format", "jsonl")
        self.assertEqual(15, self.only_file().read_text().count("canary"))

    def test_every_format_of_rows_is_written(self):
        for form in ("csv", "xlsx", "sav", "dta", "jsonl", "surveyjs", "codebook", "r", "python"):
            with self.subTest(form=form):
                self.export("--rows", "--format", form)
                self.assertGreater(self.only_file().stat().st_size, 100)
                self.only_file().unlink()

    def test_rows_are_given_only_to_who_says_so(self):
        for words in (["--format", "csv"], ["--rows"], ["--texts"]):
            self.export(*words, code=USAGE)
        self.assertEqual([], list(self.stick.iterdir()))

    def test_a_table_is_printed_and_nothing_else_is(self):
        printed = json.loads(self.export("--format", "table-json", out="-").stdout)
        line = json.loads(self.export("--format", "table-json", "--json", out="-").stdout.splitlines()[-1])
        self.assertEqual(printed, json.loads(line["content"]))
        asked = json.loads(self.world.survey_file(SURVEY).read_text(encoding="utf-8"))
        self.assertEqual((asked["kiosk"]["version"], 0, 0), (line["version"], line["invalid"], line["unopenable"]))
        for words in (("--rows", "--format", "csv"), ("--locked",), ("--rows", "--texts", "--format", "csv")):
            self.export(*words, out="-", code=USAGE)
        full = subprocess.run(self.command(out="-"), input=WORDS, text=True, stdout=open("/dev/full", "w"), timeout=300)
        self.assertEqual(STORAGE, full.returncode)
        self.assertEqual([], list(self.stick.iterdir()))

    def test_wrong_words_another_key_and_an_open_round_give_nothing(self):
        self.export(code=TRUST, words="river lamp seven orchard quiet boot")
        self.export(code=TRUST, words="")
        self.world.run("balss", "keys", "make", "--out", self.stick / "other")
        self.export(code=TRUST, key=self.stick / "other" / "municipality.key")
        self.export(code=NOT_FOUND, round_name="never")
        self.export(code=NOT_FOUND, out=f"{self.stick}/pulled-out/")
        shutil.rmtree(self.stick / "other")
        store = self.at / "open.db"
        shutil.copy(self.world.store, store)
        self.world.run("balss", "round", "open", "--store", store, "--survey", SURVEY, "--round", "2027")
        self.export(code=STATE, store=store, round_name="2027")
        self.world.run("balss", "round", "close", "--store", store, "--survey", SURVEY)
        self.export(code=STATE, store=store, round_name="2027")  # nobody answered: it released nothing
        self.assertEqual([], list(self.stick.iterdir()))

    def test_the_recovery_key_opens_the_same(self):
        self.export("--rows", "--format", "jsonl", key=self.world.keys / "recovery.key")
        self.assertGreater(self.only_file().stat().st_size, 100)

    def test_fewer_than_ten_people_are_shown_to_nobody(self):
        with World(self.at / "few", BIN) as few:
            few.add_survey(SURVEY)
            few.open_round(SURVEY, ROUND)
            few.submit(SURVEY, list(mixed(9)))
            self.assertEqual(9, few.close_round(SURVEY)["released"])
            key = few.keys / "municipality.key"
            self.export(code=STATE, store=few.store, key=key)
            self.export("--rows", "--format", "csv", code=STATE, store=few.store, key=key)
        self.assertEqual([], list(self.stick.iterdir()))

    def test_a_tampered_group_is_refused(self):
        store = self.at / "tampered.db"
        shutil.copy(self.world.store, store)
        with sqlite3.connect(store) as db:
            some = db.execute("SELECT id FROM outgoing WHERE a1 > 0 LIMIT 1").fetchone()
            db.execute("UPDATE outgoing SET a1 = 3, a2 = 2 WHERE id = ?", some)
        self.export(code=TRUST, store=store)

    def test_a_locked_file_opens_with_the_password_and_with_no_other(self):
        done = self.export("--locked", "--json", "--rows", "--format", "csv")
        steps = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertLessEqual({"open", "write"}, {step["step"] for step in steps[:-1]})
        last = steps[-1]
        file = self.only_file()
        self.assertEqual(str(file), last["file"])
        self.assertRegex(last["password"], r"^\d{4}( \d{4}){5}$")
        self.assertNotIn(b"mood_week", file.read_bytes())
        opened = self.unzip(file, last["password"].replace(" ", ""))
        self.assertEqual(0, opened.returncode, opened.stdout + opened.stderr)
        inside = list((self.stick / "out").iterdir())
        self.assertEqual([file.name.removesuffix(".zip")], [one.name for one in inside])
        self.assertIn("mood_week", inside[0].read_text())
        shutil.rmtree(self.stick / "out")
        self.assertNotEqual(0, self.unzip(file, "0" * 24).returncode)

    def unzip(self, file, password):
        return subprocess.run(
            ["7z", "x", "-y", f"-p{password}", f"-o{self.stick / 'out'}", str(file)], capture_output=True, text=True
        )

    def test_a_full_place_keeps_nothing_and_says_so(self):
        small = self.at / "small"
        small.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(small)]).returncode != 0:
            self.skipTest("only root can mount a small stick")
        try:
            done = self.export("--rows", "--format", "jsonl", "--json", code=STORAGE, out=small, store=self.large())
            self.assertEqual({"error": STORAGE, "full": True}, json.loads(done.stdout.splitlines()[-1]))
            self.assertEqual([], list(small.iterdir()))
            subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
            done = self.export("--json", code=STORAGE, out=small)
            self.assertEqual({"error": STORAGE, "full": False}, json.loads(done.stdout.splitlines()[-1]))
        finally:
            subprocess.run(["umount", str(small)], check=True)

    def large(self):
        """A store whose rows are more than a small stick holds."""
        if (self.at / "many").exists():
            return self.at / "many" / "kiosk.db"
        with World(self.at / "many", BIN) as many:
            shutil.copytree(self.world.keys, many.keys, dirs_exist_ok=True)
            many.add_survey(SURVEY)
            many.open_round(SURVEY, ROUND)
            many.submit(SURVEY, list(mixed(900)))
            many.close_round(SURVEY)
            return many.store

    def test_who_cancels_finds_nothing_on_the_stick(self):
        store = self.large()
        process = subprocess.Popen(
            self.command("--rows", "--format", "csv", "--json", store=store),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        process.stdin.write(WORDS + "\n")
        process.stdin.flush()
        process.stdout.readline()  # it has begun to open
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=120)
        self.assertEqual(STATE, process.returncode, said)
        self.assertEqual([], list(self.stick.iterdir()))
        self.assertEqual(
            [], [p for p in pathlib.Path("/dev/shm").glob("balss-*") if p.stat().st_mtime > time.time() - 60]
        )

    def test_nothing_is_freed_before_it_was_exported_and_then_only_that_round(self):
        store = self.at / "clear.db"
        shutil.copy(self.world.store, store)
        with sqlite3.connect(store) as db:
            db.execute("DELETE FROM setting WHERE key LIKE 'exported%'")
        clear = ["round", "clear", "--store", store, "--survey", SURVEY, "--round", ROUND]
        self.assertEqual(STATE, self.world.run("balss", *clear, check=False).returncode)
        self.export(store=store)
        self.world.run("balss", *clear)
        status = self.world.json("balss", "status", "--store", store)
        self.assertEqual(0, status["used"])
        self.export(store=store, code=STATE)
        self.world.run("balss", "survey", "remove", SURVEY, "--store", store)
        self.assertEqual(NOT_FOUND, self.world.run("balss", *clear, check=False).returncode)

    def test_the_wrapped_key_says_nothing_and_a_short_passphrase_is_refused(self):
        secret = (self.world.keys / "municipality.key").read_text().split()[1]
        self.assertNotIn(secret, self.key.read_text())
        self.assertEqual(0o600, self.key.stat().st_mode & 0o777)
        self.wrap(self.at / "short.key", "five words are too few", INVALID)
        self.assertFalse((self.at / "short.key").exists())
        self.wrap(self.key, WORDS, STATE)  # never overwritten


if __name__ == "__main__":
    unittest.main()
