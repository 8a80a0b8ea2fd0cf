"""A whole Balss on 127.0.0.1, in one folder: a kiosk's store, the endpoint, the worker, and a certificate authority.

Used by the demonstration and by tests/functional. Drives the real programs, with standard library only. Ends only the
processes that it started.

    with World(folder, "build/asan/bin") as world:
        world.add_survey("child-wellbeing-8-11")
        world.open_round("child-wellbeing-8-11", "2026-autumn")
        world.submit("child-wellbeing-8-11", [{"mood_week": 5}] * 12)
        world.close_round("child-wellbeing-8-11")
        world.start_endpoint()
        world.enrol("centre-7")
        world.sync()
        world.tabulate()
        print(world.run("balss-endpoint", *world.publish_arguments("child-wellbeing-8-11", "2026-autumn")).stdout)
"""
import json
import os
import pathlib
import sqlite3
import subprocess
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds for a program to start or to end; sanitizers are slow


class Failed(Exception):
    """A program ended with another exit code than 0. `code`, `stdout` and `stderr` say how."""

    def __init__(self, command, done):
        super().__init__(f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}")
        self.code, self.stdout, self.stderr = done.returncode, done.stdout, done.stderr


class World:
    def __init__(self, directory, bin_dir, surveys=REPOSITORY / "assets" / "surveys"):
        """Makes the folder, the demonstration keys, and the certificates of the authority "ca"."""
        self.directory = pathlib.Path(directory)
        self.bin_dir, self.surveys = pathlib.Path(bin_dir), pathlib.Path(surveys)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.store = self.directory / "kiosk.db"
        self.device = self.directory / "device.json"
        self.endpoint_db = self.directory / "endpoint.db"
        self.rows_db = self.directory / "rows.db"
        self.keys = self.directory / "keys"
        self.port = 0  # known after start_endpoint, and kept when it starts again
        self._running = {}
        self.run("balss", "keys", "make", "--out", self.keys, "--demonstration")
        self.make_authority("ca")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends every program that is still running."""
        for name in list(self._running):
            self.stop(name)

    # Programs

    def run(self, program, *arguments, check=True, env=None, typed=None):
        """Runs a program to its end; its stdout and stderr as text. With `check`, raises Failed unless it ends with 0.
        `typed`: what it reads from standard input."""
        command = [str(self.bin_dir / program), *map(str, arguments)]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=10 * PATIENCE,
            env={**os.environ, **(env or {})},
            input=typed,
        )
        if check and done.returncode != 0:
            raise Failed(" ".join(command), done)
        return done

    def json(self, program, *arguments):
        """Runs a program with --json; what it printed, read."""
        return json.loads(self.run(program, *arguments, "--json").stdout)

    def start(self, name, program, *arguments):
        """Starts a program that keeps running; its output goes to <name>.log. stop(name) ends it."""
        with open(self.directory / f"{name}.log", "ab") as log:
            self._running[name] = subprocess.Popen(
                [str(self.bin_dir / program), *map(str, arguments)], stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        return self._running[name]

    def stop(self, name):
        """SIGTERM, then waits; the exit code. SIGKILL when it does not end in time."""
        process = self._running.pop(name)
        process.terminate()
        try:
            return process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def kill(self, name):
        """SIGKILL: as a power cut would end it."""
        process = self._running.pop(name)
        process.kill()
        process.wait()

    # The kiosk's side

    def survey_file(self, survey):
        """The file of a survey in assets/surveys."""
        return self.surveys / f"{survey}.json"

    def shipped(self):
        """The names of all surveys there."""
        return sorted(file.stem for file in self.surveys.glob("*.json"))

    def add_survey(self, survey, slots=2000):
        """Adds a survey to the kiosk's store, which is made with so many slots if it is not there."""
        self.run("balss", "survey", "add", self.survey_file(survey), "--store", self.store, "--slots", slots)

    def open_round(self, survey, name):
        """Opens a round of a survey."""
        self.run("balss", "round", "open", "--store", self.store, "--survey", survey, "--round", name)

    def close_round(self, survey):
        """Closes the survey's round; what was released, as JSON."""
        return self.json("balss", "round", "close", "--store", self.store, "--survey", survey)

    def submit(self, survey, answers):
        """Keeps responses: a list of {"question": value}, sealed as on the screen."""
        file = self.directory / "answers.jsonl"
        file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in answers), encoding="utf-8")
        try:
            return self.json(
                "balss",
                "submit",
                "--store",
                self.store,
                "--recipients",
                self.keys / "recipients.json",
                "--survey",
                self.survey_file(survey),
                "--answers",
                file,
            )
        finally:
            file.unlink()

    def sync(self, check=True, device=None, env=None):
        """One run of balss-sync."""
        return self.run(
            "balss-sync", "once", "--store", self.store, "--device", device or self.device, check=check, env=env
        )

    def sync_status(self):
        """What waits and what was confirmed, as JSON."""
        return self.json("balss-sync", "status", "--store", self.store)

    def start_sync(self, every=1):
        """balss-sync loop, named "sync"."""
        return self.start(
            "sync", "balss-sync", "loop", "--store", self.store, "--device", self.device, "--every", every
        )

    # The city's side

    def make_authority(self, name):
        """A certificate authority <name>.crt and a server certificate <name>-server.crt for 127.0.0.1, with keys."""
        at = lambda suffix: str(self.directory / (name + suffix))
        new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        self._openssl(
            "req",
            "-x509",
            *new_key,
            "-days",
            "30",
            "-subj",
            f"/CN=Balss demonstration {name}",
            "-keyout",
            at(".key"),
            "-out",
            at(".crt"),
        )
        self._openssl(
            "req", "-new", *new_key, "-subj", "/CN=127.0.0.1", "-keyout", at("-server.key"), "-out", at("-server.csr")
        )
        pathlib.Path(at("-san.cnf")).write_text("subjectAltName=IP:127.0.0.1\n")
        self._openssl(
            "x509",
            "-req",
            "-in",
            at("-server.csr"),
            "-CA",
            at(".crt"),
            "-CAkey",
            at(".key"),
            "-days",
            "30",
            "-extfile",
            at("-san.cnf"),
            "-out",
            at("-server.crt"),
        )

    @staticmethod
    def _openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=PATIENCE)

    def url(self, port=None):
        return f"https://127.0.0.1:{port or self.port}"

    def start_endpoint(self, authority="ca", pages=None):
        """Starts `serve`, named "endpoint", on a free port or on the one that it had before; waits until it listens.
        `pages`: the folder of the city's pages, which are shown then."""
        port_file = self.directory / "port"
        port_file.unlink(missing_ok=True)
        process = self.start(
            "endpoint",
            "balss-endpoint",
            "serve",
            "--db",
            self.endpoint_db,
            "--listen",
            f"127.0.0.1:{self.port}",
            "--cert",
            self.directory / f"{authority}-server.crt",
            "--key",
            self.directory / f"{authority}-server.key",
            "--port-file",
            port_file,
            *(["--pages", pages, "--surveys", self.surveys] if pages else []),
        )
        end = time.monotonic() + PATIENCE
        while not port_file.exists():
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the endpoint does not start: " + (self.directory / "endpoint.log").read_text())
            time.sleep(0.02)
        self.port = int(port_file.read_text())

    def add_user(self, name, role, password):
        """Somebody who may read the city's pages."""
        command = ["user", "add", "--db", self.endpoint_db, "--name", name, "--role", role]
        self.run("balss-endpoint", *command, typed=password + "\n")

    def enrol(self, name, *more, out=None, url=None, authority="ca"):
        """Enrols a device, `more` says for which centre; its file goes to `out`, or to the kiosk's place. As JSON."""
        return self.json(
            "balss-endpoint",
            "enrol",
            "--db",
            self.endpoint_db,
            "--name",
            name,
            "--url",
            url or self.url(),
            "--ca",
            self.directory / f"{authority}.crt",
            "--out",
            out or self.device,
            *more,
        )

    def tabulate(self):
        """Opens what arrived; the summary as JSON."""
        return self.json("balss-endpoint", *self.tabulate_arguments())

    def tabulate_arguments(self):
        return [
            "tabulate",
            "--db",
            self.endpoint_db,
            "--rows",
            self.rows_db,
            "--key",
            self.keys / "municipality.key",
            "--surveys",
            self.surveys,
        ]

    def opened(self, *surveys):
        """What the city reads of these after their rounds were closed: (survey, question, body) of each valid row."""
        for survey in surveys:
            self.close_round(survey)
        self.start_endpoint()
        self.enrol("centre")
        self.sync()
        self.tabulate()
        with sqlite3.connect(self.rows_db) as db:
            rows = db.execute("SELECT survey, question, body FROM rows WHERE valid = 1").fetchall()
        return [(survey, question, json.loads(body)) for survey, question, body in rows]

    def publish_arguments(self, survey, round_name):
        return [
            "publish",
            "--db",
            self.endpoint_db,
            "--rows",
            self.rows_db,
            "--surveys",
            self.surveys,
            "--survey",
            survey,
            "--round",
            round_name,
        ]

    def publish(self, survey, round_name):
        """Publishes a round's table; it and whether it was published already, as JSON."""
        return self.json("balss-endpoint", *self.publish_arguments(survey, round_name))

    def table(self, survey, *arguments):
        """Published tables, or a part of them, as JSON."""
        return self.json("balss-endpoint", "table", "--db", self.endpoint_db, "--survey", survey, *arguments)

    def export(self, form="csv", *arguments):
        """The published tables as text."""
        return self.run("balss-endpoint", "export", "--db", self.endpoint_db, "--format", form, *arguments).stdout
