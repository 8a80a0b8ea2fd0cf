"""Row exports of many released rows, with sqlite3's own CSV beside them in the same run."""
import contextlib
import json
import pathlib
import random
import shutil
import sqlite3
import sys

import machine

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "functional" / "sync"))

import opened_rows  # noqa: E402  (found by the line above)

ROUND = "bench"
DISTINCT = 5000  # bodies; the rows repeat them
RATINGS, RADIOS, LISTS, NUMBERS = 20, 5, 3, 2
CHOICES = ["home", "school", "street", "park", "club", "nowhere"]


def survey():
    """Thirty questions of the usual kinds."""
    words = [{"value": one, "text": {"default": one.capitalize(), "lv": f"{one} (lv)"}} for one in CHOICES]
    elements = [{"type": "radiogroup", "name": "age", "choices": ["6-7", "8-9", "10-11"]}]
    elements += [{"type": "rating", "name": f"rating{i}", "rateMax": 5} for i in range(RATINGS)]
    elements += [{"type": "radiogroup", "name": f"where{i}", "choices": words} for i in range(RADIOS)]
    elements += [{"type": "checkbox", "name": f"likes{i}", "choices": words} for i in range(LISTS)]
    elements += [{"type": "text", "name": f"count{i}", "inputType": "number", "min": 0} for i in range(NUMBERS)]
    kiosk = {"id": "bench", "version": 1, "band": "adult", "audience": "nobody", "attributes": ["age"]}
    return {"title": "Bench", "kiosk": kiosk, "elements": elements}


def body(draw):
    values = {f"rating{i}": draw.randint(1, 5) for i in range(RATINGS)}
    values |= {f"where{i}": draw.choice(CHOICES) for i in range(RADIOS)}
    values |= {f"likes{i}": draw.sample(CHOICES, draw.randint(1, 4)) for i in range(LISTS)}
    values |= {f"count{i}": draw.randint(0, 30) for i in range(NUMBERS)}
    skipped = draw.sample(sorted(values), 3)
    return opened_rows.answers({name: value for name, value in values.items() if name not in skipped}, skipped)


def measure(world, table, rows):
    """Fills the table, with a tenth of the rows and with all of them: the peak must stay."""
    (world.surveys / "bench.json").write_text(json.dumps(survey()), encoding="utf-8")
    opened_rows.make(world)
    draw = random.Random(7)
    bodies = [body(draw) for _ in range(DISTINCT)]
    done = 0
    for count in (max(1, rows // 10), rows):
        many = (bodies[i % DISTINCT] for i in range(count - done))
        opened_rows.add(world.rows_db, world.survey_file("bench"), ROUND, many)
        done = count
        size = world.rows_db.stat().st_size
        table.add(f"{count:,} rows in rows.db", f"{size / machine.MIB:.0f} MiB", f"{size / count:.0f} bytes a row")
        beside = sqlite_csv(world, table, count)
        for form in ("csv", "jsonl", "surveyjs", "sav", "dta", "xlsx"):
            export(world, table, form, count, beside)
    refresh(world, table, rows)


def export(world, table, form, count, beside):
    out = world.directory / f"rows.{form}"
    command = [world.bin_dir / "balss-endpoint", "rows", "--rows", world.rows_db, "--surveys", world.surveys]
    ran = machine.Ran(
        command + ["--survey", "bench", "--format", form, "--locale", "en", "--out", out], world.directory
    )
    remark = f"{ran.cpu:.1f} CPU s, peak {ran.peak / machine.MIB:.0f} MiB, {out.stat().st_size / machine.MIB:.0f} MiB"
    for name, seconds in beside.items() if form == "csv" else ():
        remark += f"; {seconds / ran.seconds:.2f} × as fast as {name}"
    table.add(f"  balss-endpoint rows --format {form}", f"{count / ran.seconds:,.0f} rows/s", remark)
    out.unlink()


def refresh(world, table, count):
    """The round's table from all its rows: counted, gated and published."""
    with contextlib.closing(sqlite3.connect(world.rows_db)) as database, database:
        database.execute("DELETE FROM frozen")  # as if it were published only now
    ran = machine.Ran([world.bin_dir / "balss-endpoint", *world.publish_arguments("bench", ROUND)], world.directory)
    remark = f"{ran.seconds:.1f} s, {ran.cpu:.1f} CPU s, peak {ran.peak / machine.MIB:.0f} MiB"
    table.add("  balss-endpoint publish: the table", f"{count / ran.seconds:,.0f} rows/s", remark)


def sqlite_csv(world, table, count):
    """Seconds of the sqlite3 command for the same rows: as they lie there, and taken apart into columns."""
    if not shutil.which("sqlite3"):
        table.add("  sqlite3 -csv", "not measured", "the command sqlite3 is not installed")
        return {}
    where = f"FROM rows WHERE survey = 'bench' AND round = '{ROUND}' AND kind = 1 AND valid AND NOT late ORDER BY id"
    questions = [element["name"] for element in survey()["elements"][1:]]
    apart = ", ".join(f"json_extract(body, '$.answers.{name}')" for name in questions)
    seconds = {}
    for name, columns in (
        ("sqlite3 -csv of the bodies", "round, version, attributes, body"),
        ("sqlite3 -csv with json_extract", f"round, version, attributes, {apart}"),
    ):
        command = ["sqlite3", "-csv", "-readonly", world.rows_db, f"SELECT {columns} {where}"]
        ran = machine.Ran(command, world.directory)
        seconds[name] = ran.seconds
        table.add(f"  {name}", f"{count / ran.seconds:,.0f} rows/s", f"{ran.cpu:.1f} CPU s")
    return seconds
