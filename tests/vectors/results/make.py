#!/usr/bin/env python3
"""Makes the tables of this folder with the real programs: invented answers, sealed, uploaded, opened and published.

    BALSS_BIN=build/release/bin python3 tests/vectors/results/make.py
"""
import json
import os
import pathlib
import random
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
sys.path.insert(0, str(REPOSITORY / "demonstration"))

from world import World  # noqa: E402

CENTRES = [("sun", "Saulīte", "north", "Ziemeļi"), ("sea", "Jūriņa", "south", "Dienvidi")]


def questions(survey):
    def walk(elements):
        for element in elements:
            if "visibleIf" in element:
                continue  # depends on other answers: left out
            if element["type"] == "panel":
                yield from walk(element["elements"])
            else:
                yield element

    for page in survey["pages"]:
        yield from walk(page["elements"])


def values(choices):
    return [one["value"] if isinstance(one, dict) else one for one in choices]


def pick(draw, choices):
    """The first of them more often than the last, as people do."""
    return draw.choices(choices, [len(choices) - i for i in range(len(choices))])[0]


def answer(draw, element):
    kind = element["type"]
    if draw.random() < 0.07:
        return None
    if kind in ("radiogroup", "dropdown") or (kind == "imagepicker" and not element.get("multiSelect")):
        return pick(draw, values(element["choices"]))
    if kind in ("checkbox", "tagbox", "imagepicker"):
        all_of_them = values(element["choices"])
        return sorted({pick(draw, all_of_them) for _ in range(min(2, element.get("maxSelectedChoices", 2)))})
    if kind == "imagemap":
        return sorted({pick(draw, values(element["areas"])) for _ in range(2)})
    if kind == "ranking":
        all_of_them = values(element["choices"])
        first = pick(draw, all_of_them)
        return [first] + draw.sample([one for one in all_of_them if one != first], len(all_of_them) - 1)
    if kind == "rating":
        low, high = element.get("rateMin", 1), element.get("rateMax", 5)
        steps = values(element["rateValues"]) if "rateValues" in element else list(range(low, high + 1))
        return draw.choices(steps, [1 + 2 * i for i in range(len(steps))])[0]
    if kind == "boolean":
        return draw.random() < 0.7
    if kind == "matrix":
        columns = values(element["columns"])
        return {row: pick(draw, columns[::-1] if row == "park" else columns) for row in values(element["rows"])}
    if kind == "comment":
        return "More trees" if draw.random() < 0.4 else None
    return None


def people(draw, survey, count):
    for _ in range(count):
        practice = survey["kiosk"].get("practice", [])
        asked = [element for element in questions(survey) if element["name"] not in practice]
        given = {element["name"]: answer(draw, element) for element in asked}
        yield {name: value for name, value in given.items() if value is not None}


def publish(world, survey, round_name, counts):
    """One kiosk after the other, each at a centre of its own."""
    draw = random.Random(survey + round_name)
    definition = json.loads(world.survey_file(survey).read_text())
    for (centre, name, territory, territory_name), count in zip(CENTRES, counts):
        world.store.unlink(missing_ok=True)
        world.device.unlink(missing_ok=True)
        world.add_survey(survey)
        world.open_round(survey, round_name)
        world.submit(survey, list(people(draw, definition, count)))
        world.close_round(survey)
        world.enrol(
            f"{survey}-{round_name}-{centre}",
            "--centre",
            centre,
            "--centre-name",
            name,
            "--territory",
            territory,
            "--territory-name",
            territory_name,
        )
        world.sync()
    world.tabulate()
    world.publish(survey, round_name)
    (HERE / f"{survey}.{round_name}.json").write_text(
        json.dumps(
            json.loads(world.export("json", "--survey", survey, "--round", round_name)), ensure_ascii=False, indent=1
        )
        + "\n"
    )


def main():
    with tempfile.TemporaryDirectory() as folder:
        surveys = pathlib.Path(folder) / "surveys"
        shutil.copytree(REPOSITORY / "assets" / "surveys", surveys)
        shutil.copy(HERE / "city.survey.json", surveys / "city.json")
        with World(pathlib.Path(folder) / "world", os.environ["BALSS_BIN"], surveys) as world:
            world.start_endpoint()
            publish(world, "child-wellbeing-8-11", "2026-autumn", (45, 30))
            publish(world, "newcomers-session", "2026-autumn", (70, 41))
            for round_name, counts in (("2024-autumn", (60, 52)), ("2025-autumn", (70, 65)), ("2026-autumn", (75, 66))):
                publish(world, "city", round_name, counts)


if __name__ == "__main__":
    main()
