"""Opened rows straight into rows.db, as balss-endpoint tabulate would have put them there: for what no kiosk would send,
and for more of them than a kiosk could. Used by the tests and by tests/bench."""
import contextlib
import hashlib
import json
import os
import pathlib
import sqlite3

ANSWERS, TEXT = 1, 2
INSERT = (
    "INSERT INTO rows (id, survey, version, digest, round, kind, attributes, question, body, valid, late) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)"
)


def dumped(body):
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def answers(values, skipped=(), **more):
    return dumped({"answers": values, "skipped": sorted(skipped), **more})


def make(world):
    """An endpoint and an empty rows.db."""
    world.enrol("centre-7", url="https://127.0.0.1:1")
    world.tabulate()


def add(rows_db, survey_file, round_name, bodies, kind=ANSWERS, attributes=b"\1\0"):
    """Adds the bodies in a round that is published; ids are random, as released ones are."""
    survey = pathlib.Path(survey_file).read_bytes()
    kiosk = json.loads(survey)["kiosk"]
    digest = hashlib.blake2b(survey, digest_size=32).digest()
    about = kiosk["id"], kiosk.get("version", 1), digest, round_name, kind
    with contextlib.closing(sqlite3.connect(rows_db)) as database, database:
        database.execute("INSERT OR IGNORE INTO frozen (survey, round) VALUES (?, ?)", (kiosk["id"], round_name))
        question = (lambda body: json.loads(body)["question"]) if kind == TEXT else (lambda body: "")
        database.executemany(INSERT, ((os.urandom(16), *about, attributes, question(body), body) for body in bodies))
