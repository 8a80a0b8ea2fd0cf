#!/usr/bin/env python3
"""An answer's way from the kiosk's store to the published table, with the real programs over real TLS."""
import contextlib
import csv
import io
import json
import os
import sqlite3
import stat
import time
import unittest

from support import (
    NETWORK,
    NOT_FOUND,
    ROUND,
    STATE,
    STORAGE,
    SURVEY,
    TRUST,
    USAGE,
    Failed,
    arrived,
    new_round,
    waiting,
    world_with_round,
)


class Upload(unittest.TestCase):
    def test_a_closed_round_becomes_a_published_table(self):
        with world_with_round() as world:
            sent = waiting(world)
            world.start_endpoint()
            world.enrol("centre-7")
            world.sync()
            self.assertEqual(arrived(world), sent)
            self.assertEqual(waiting(world), set())
            self.assertEqual(world.sync_status()["last_result"], "ok")

            summary = world.tabulate()
            self.assertEqual((summary["opened"], summary["invalid"]), (70, 0))
            with self.assertRaises(Failed) as unpublished:
                world.export()
            self.assertEqual(unpublished.exception.code, STATE)
            self.assertFalse(world.publish(SURVEY, ROUND)["already"])
            self.assertTrue(world.publish(SURVEY, ROUND)["already"])
            self.check_exports(world)

    def check_exports(self, world):
        table = list(csv.DictReader(io.StringIO(world.export("csv", "--locale", "lv"), newline="")))
        moods = [row for row in table if row["question_code"] == "mood_week" and row["group_code"] == "all"]
        self.assertEqual(
            [row["choice_code"] for row in moods], ["1", "2", "3", "4", "5", "#skipped", "#stopped", "#notreached"]
        )
        for row in moods[:5]:
            self.assertLess(abs(int(row["count"]) - 14), 3)
            self.assertEqual(int(row["count"]) % 3, 0)
        self.assertEqual(moods[0]["choice_label"], "Ļoti skumji")
        exported = json.loads(world.export("json", "--survey", SURVEY, "--round", ROUND))
        self.assertEqual(exported[0]["survey"], SURVEY)

    def test_an_upload_whose_receipt_was_lost_is_confirmed_and_stored_once(self):
        with world_with_round() as world:
            before = world.store.read_bytes()
            sent = waiting(world)
            world.start_endpoint()
            world.enrol("centre-7")
            world.sync()
            world.store.write_bytes(before)  # as if the kiosk had never heard the echo
            world.sync()
            self.assertEqual(arrived(world), sent)
            self.assertEqual(waiting(world), set())

    def test_rows_that_come_after_the_publication_are_late(self):
        with world_with_round() as world:
            world.start_endpoint()
            world.enrol("centre-7")
            world.sync()
            world.tabulate()
            world.publish(SURVEY, ROUND)
            published = world.export()
            world.store.unlink()  # another kiosk
            new_round(world, ROUND, 12)
            world.sync()
            self.assertEqual(world.tabulate()["total"]["late"], 12)
            with self.assertRaises(Failed) as again:
                world.publish(SURVEY, ROUND)
            self.assertEqual(again.exception.code, STATE)
            self.assertEqual(world.export(), published)

    def test_the_loop_sends_by_itself_and_ends_at_once_when_told_to(self):
        with world_with_round() as world:
            world.start_endpoint()
            world.enrol("centre-7")
            world.start_sync(every=3600)
            end = time.monotonic() + 60
            while waiting(world) and time.monotonic() < end:
                time.sleep(0.1)
            self.assertEqual(waiting(world), set())
            begin = time.monotonic()
            self.assertEqual(world.stop("sync"), 0)
            self.assertLess(time.monotonic() - begin, 5)
            self.assertEqual((world.directory / "sync.log").read_text(), "sync.sent\n")

    def test_nothing_of_the_device_is_kept_beside_the_rows_or_in_the_log(self):
        with world_with_round() as world:
            world.start_endpoint()
            world.enrol("centre-7")
            device = json.loads(world.device.read_text())
            world.sync()
            self.assertEqual(world.stop("endpoint"), 0)
            log = (world.directory / "endpoint.log").read_text()
            self.assertNotIn("centre-7", log)
            self.assertEqual(log.splitlines()[1:], ["upload.committed"])
            self.assertNotIn(device["token"], world.endpoint_db.read_bytes().hex())
            with sqlite3.connect(world.endpoint_db) as database:
                columns = {
                    c
                    for t in ("rows", "rounds", "committed")
                    for (_, c, *_) in database.execute(f"PRAGMA table_info({t})")
                }
            database.close()
            self.assertEqual(
                columns,
                {"id", "round", "attributes", "sealed", "number", "survey", "version", "digest", "manifest", "centre"},
            )

    def test_enrolment(self):
        with world_with_round(12) as world:
            world.start_endpoint()
            said = world.enrol("centre-7")
            self.assertEqual(stat.S_IMODE(os.stat(world.device).st_mode), 0o600)
            self.assertRegex(said["ca_sha256"], r"^([0-9A-F]{2}:){31}[0-9A-F]{2}$")
            before = world.device.read_bytes()
            with self.assertRaises(Failed) as twice:
                world.enrol("centre-7")
            self.assertEqual(twice.exception.code, STATE)
            self.assertEqual(world.device.read_bytes(), before)
            with self.assertRaises(Failed) as nowhere:
                world.enrol("centre-8", out=world.directory / "nowhere" / "device.json")
            self.assertIn(nowhere.exception.code, (NOT_FOUND, STORAGE))
            world.enrol("centre-8")  # the name was still free

    def test_a_revoked_device_is_refused_at_once(self):
        with world_with_round(12) as world:
            world.start_endpoint()
            world.enrol("centre-7")
            revoke = ["revoke", "--db", world.endpoint_db, "--name", "centre-7", "--json"]
            self.assertEqual(world.json("balss-endpoint", *revoke), {"revoked": "centre-7"})
            with self.assertRaises(Failed) as refused:
                world.sync()
            self.assertEqual(refused.exception.code, TRUST)
            self.assertEqual(len(waiting(world)), 12)
            self.assertEqual(world.run("balss-endpoint", *revoke, check=False).returncode, NOT_FOUND)
            world.enrol("centre-7")
            world.sync()
            self.assertEqual(waiting(world), set())

    def test_a_mistyped_database_is_not_made(self):
        with world_with_round(12) as world:
            wrong, rows = world.directory / "wrong.db", world.directory / "wrong-rows.db"
            key, surveys = world.keys / "municipality.key", world.surveys
            for command in (
                ["tabulate", "--rows", rows, "--key", key, "--surveys", surveys],
                ["publish", "--rows", rows, "--surveys", surveys, "--survey", SURVEY, "--round", ROUND],
                ["export", "--format", "csv"],
                ["revoke", "--name", "centre-7"],
            ):
                done = world.run("balss-endpoint", *command, "--db", wrong, check=False)
                self.assertEqual(done.returncode, NOT_FOUND, command)
                self.assertFalse(wrong.exists() or rows.exists(), command)

    def test_a_database_that_cannot_be_tidied_is_served_all_the_same(self):
        with world_with_round(12) as world:
            world.start_endpoint()
            world.enrol("centre-7")
            self.assertEqual(world.stop("endpoint"), 0)
            with contextlib.closing(sqlite3.connect(world.endpoint_db, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")  # as tabulate --every may, or a copy being made
                world.start_endpoint()  # waits 10 s for the other
            world.enrol("centre-8")
            world.sync()
            self.assertEqual(len(arrived(world)), 12)
            self.assertIn("storage.not-tidied", (world.directory / "endpoint.log").read_text())

    def test_command_lines_that_are_off_end_with_2_and_help_with_0(self):
        with world_with_round(12) as world:
            for program in ("balss-sync", "balss-endpoint"):
                self.assertEqual(world.run(program, "--help").returncode, 0)
                self.assertEqual(world.run(program, check=False).returncode, USAGE)
                self.assertEqual(world.run(program, "once", "--nonsense", check=False).returncode, USAGE)

    def test_a_second_endpoint_on_the_same_port_is_refused(self):
        with world_with_round(12) as world:
            world.start_endpoint()
            second = world.run(
                "balss-endpoint",
                "serve",
                "--db",
                world.directory / "second.db",
                "--listen",
                f"127.0.0.1:{world.port}",
                "--cert",
                world.directory / "ca-server.crt",
                "--key",
                world.directory / "ca-server.key",
                check=False,
            )
            self.assertEqual(second.returncode, NETWORK)

    def test_options_can_stand_in_a_file(self):
        with world_with_round(12) as world:
            world.start_endpoint()
            world.enrol("centre-7")
            config = world.directory / "sync.toml"
            config.write_text(f'store = "{world.store}"\ndevice = "{world.device}"\n')
            world.run("balss-sync", "--config", config, "once")
            self.assertEqual(waiting(world), set())
            endpoint = world.directory / "endpoint.toml"
            endpoint.write_text(
                f'[serve]\ndb = "/nowhere"\n[tabulate]\ndb = "{world.endpoint_db}"\nrows = "{world.rows_db}"\n'
                f'key = "{world.keys}/municipality.key"\nsurveys = "{world.surveys}"\n'
            )
            summary = json.loads(world.run("balss-endpoint", "--config", endpoint, "tabulate", "--json").stdout)
            self.assertEqual(summary["opened"], 12)
            config.write_text("nonsense = 1\n")
            self.assertEqual(world.run("balss-sync", "--config", config, "status", check=False).returncode, USAGE)


if __name__ == "__main__":
    unittest.main(verbosity=2)
