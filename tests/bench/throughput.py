"""Many answers through all programs, one after the other: how fast, and how much memory and disk it takes."""
import json

import answers
import machine

SURVEY, ROUND = "newcomers-session", "bench-rows"
SLOTS = 1.5  # slots for each part, so that a random slot is mostly free (shared/store/slots.cpp)
USUAL_SLOTS = 2000
MOST_ROWS = 100_000  # with their texts about 112,000 parts; one upload takes 120,832


def measure(world, table, rows, bin_dir, floor_seconds):
    """Fills the table. `floor_seconds`: how long to ask the disk what it can do, before and after."""
    Journey(world, table, rows, bin_dir).run(floor_seconds)


class Journey:
    def __init__(self, world, table, rows, bin_dir):
        self.world, self.table, self.rows, self.bin_dir = world, table, rows, bin_dir

    def run(self, floor_seconds):
        world = self.world
        self._make_store(self.rows)
        before = machine.fsyncs_a_second(world.directory, floor_seconds)
        submitted = self._submit()
        after = machine.fsyncs_a_second(world.directory, floor_seconds)
        self.table.add(
            "  … of the disk's fsyncs",
            f"{self.rows / submitted.seconds / ((before + after) / 2):.0%}",
            f"{before:,.0f} and {after:,.0f} overwrites of 4 KiB with fsync a second, before and after",
        )
        parts = world.json("balss", "status", "--store", world.store)["used"]
        self._step("balss round close", parts, "balss", "round", "close", "--store", world.store, "--survey", SURVEY)
        self._size("kiosk's file", world.store, parts)
        world.start_endpoint()
        world.enrol("bench")
        self._upload(parts)
        opened = self._step("balss-endpoint tabulate", parts, "balss-endpoint", *world.tabulate_arguments(), "--json")
        counted = json.loads(opened.stdout)
        if counted["opened"] != parts or counted["invalid"] or counted["unopenable"]:
            raise RuntimeError(f"{parts} parts were sent, and {counted} came out")
        self._step("balss-endpoint publish", parts, "balss-endpoint", *world.publish_arguments(SURVEY, ROUND))
        for form in ("csv", "json"):
            out = world.directory / f"table.{form}"
            self._step(
                f"balss-endpoint export, {form}",
                parts,
                "balss-endpoint",
                "export",
                "--db",
                world.endpoint_db,
                "--format",
                form,
                "--out",
                out,
            )
            self._size(f"the table, {form}", out)
        self._size("endpoint's database", world.endpoint_db, parts)
        self._size("opened rows", world.rows_db, parts)

    def _make_store(self, rows):
        slots = max(USUAL_SLOTS, round(rows * SLOTS * (1 + answers.TEXT_WRITTEN)))
        machine.Ran([self.bin_dir / "bench_store", self.world.store, slots], self.world.directory)
        self.world.add_survey(SURVEY)
        self.world.open_round(SURVEY, ROUND)

    def _submit(self):
        file = self.world.directory / "answers.jsonl"
        with open(file, "w", encoding="utf-8") as out:
            for one in answers.newcomers(self.world.survey_file(SURVEY), self.rows):
                out.write(json.dumps(one, ensure_ascii=False) + "\n")
        done = self._step(
            "balss submit (each on the disk)",
            self.rows,
            "balss",
            "submit",
            "--store",
            self.world.store,
            "--recipients",
            self.world.keys / "recipients.json",
            "--survey",
            self.world.survey_file(SURVEY),
            "--answers",
            file,
            "--json",
        )
        if json.loads(done.stdout)["kept"] != self.rows:
            raise RuntimeError("answers were refused: " + done.stdout[:500])
        return done

    def _upload(self, parts):
        endpoint = self.world._running["endpoint"].pid
        used = machine.cpu(endpoint)
        self._step(
            "balss-sync once, to a loopback endpoint",
            parts,
            "balss-sync",
            "once",
            "--store",
            self.world.store,
            "--device",
            self.world.device,
        )
        self.table.add(
            "  … what serve needed for it",
            "",
            f"{machine.cpu(endpoint) - used:.1f} s CPU, peak " f"{machine.peak_memory(endpoint) / machine.MIB:.0f} MiB",
        )
        if self.world.sync_status()["confirmed"] != parts:
            raise RuntimeError("the upload was not confirmed")

    def _step(self, name, rows, program, *arguments):
        done = machine.Ran([self.bin_dir / program, *arguments], self.world.directory)
        self.table.add(
            name,
            f"{rows / done.seconds:,.0f} rows/s",
            f"{done.seconds:.2f} s, {done.cpu:.2f} s CPU, peak {done.peak / machine.MIB:.0f} MiB",
        )
        return done

    def _size(self, name, file, rows=None):
        size = sum(f.stat().st_size for f in (file, file.with_name(file.name + "-wal")) if f.exists())
        each = f"{size / rows:,.0f} bytes a row" if rows else ""
        self.table.add(f"size of {name}", f"{size / machine.MIB:,.2f} MiB", each)
