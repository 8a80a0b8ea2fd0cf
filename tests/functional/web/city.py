"""A city with ten years of results, for the tests of its pages: three centres and a small one, two surveys (one of them
with texts that try to break out of a page), a round that is not published, and users of each role."""
import contextlib
import copy
import json
import pathlib
import random
import sqlite3
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "sync"))

from support import BIN, REPOSITORY, World  # noqa: E402

CHILDREN, WEEK, ROUND = "child-wellbeing-8-11", "week", "2026-autumn"
PASSWORDS = {
    "anna": ("admin", "viens divi trīs četri"),
    "peteris": ("planner", "pieci seši septiņi"),
    "vera": ("viewer", "astoņi deviņi desmit"),
}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;"
CENTRES = {"sun": ("Day centre Sun", "north", 24), "moon": ("Mēness", "north", 18), "star": ("", "south", 15)}
SMALL = ("comet", 6)

SURVEY = {
    "title": {"en": "A week", "lv": "Nedēļa"},
    "kiosk": {
        "id": WEEK,
        "version": 1,
        "band": "adult",
        "audience": "the test",
        "attributes": ["age"],
        "domains": [{"code": "home", "label": {"en": "Home", "lv": "Mājas", "ru": "Дом"}}],
        "measures": [{"kind": "mean", "code": "content", "items": ["calm", "rested"], "label": "How content"}],
    },
    "elements": [
        {"type": "radiogroup", "name": "age", "title": {"en": "Age", "lv": "Vecums"}, "choices": ["young", "old"]},
        {"type": "rating", "name": "calm", "title": {"ar": "هل أنت هادئ؟"}, "rateMax": 5, "kiosk": {"domain": "home"}},
        {"type": "rating", "name": "rested", "title": HOSTILE, "rateMax": 5, "displayMode": "buttons"},
        {"type": "rating", "name": "mood", "title": "Mood", "rateMax": 5, "rateType": "smileys"},
        {
            "type": "matrix",
            "name": "lessons",
            "title": "Lessons",
            "columns": ["good", "bad"],
            "rows": ["art", "sport", {"value": "maths", "text": HOSTILE}],
        },
    ],
}


def children(count, draw):
    """Answers to the children's survey, all to questions that everybody sees."""
    for _ in range(count):
        yield {
            "age_band": draw.choice(["8", "9", "10", "11"]),
            "language_at_home": draw.choice(["latvian", "latvian", "russian", "ukrainian"]),
            "play_outside": draw.random() < 0.7,
            "love_doing": draw.sample(["draw", "music", "dance", "sport", "build", "read"], draw.randint(1, 3)),
            "love_nearby": draw.random() < 0.6,
            "friends_feel": draw.choices([1, 2, 3, 4, 5], [1, 1, 3, 6, 6])[0],
            "school_feel": draw.choices([1, 2, 3, 4, 5], [2, 3, 5, 5, 3])[0],
            "mood_week": draw.choices([1, 2, 3, 4, 5], [1, 2, 4, 6, 5])[0],
            "safe_where": draw.sample(["home", "school", "centre", "street", "playground", "bus"], draw.randint(1, 4)),
            "tell_when_sad": draw.sample(["parent", "grandparent", "friends", "school"], draw.randint(1, 3)),
            "sleep_stars": draw.choices([1, 2, 3, 4], [1, 3, 5, 5])[0],
            "learn_help": draw.sample(["quiet", "homework", "language", "books"], draw.randint(1, 2)),
            "adults_listen": draw.choices(["never", "sometimes", "often", "always"], [2, 6, 6, 4])[0],
            "city_rank": draw.sample(["playgrounds", "clubs", "streets", "parks"], 4),
        }


def weeks(count, draw):
    for _ in range(count):
        steps = {name: draw.choice([2, 3, 3, 4, 5]) for name in ("calm", "rested", "mood")}
        lessons = {row: draw.choice(["good", "good", "bad"]) for row in ("art", "sport", "maths")}
        yield {"age": draw.choice(["young", "old"]), **steps, "lessons": lessons}


def another_year(table, name, draw):
    """The same table as another round could have had it: every published number moved, the gate's words left."""
    moved = lambda n: max(0, n + 3 * draw.randint(-2, 2)) if isinstance(n, int) else n
    table = copy.deepcopy(table) | {"round": name}
    for question in table["questions"]:
        for result in question["results"]:
            result["counts"] = [moved(n) for n in result["counts"]]
    for measure in table["measures"]:
        for result in measure["results"]:
            if isinstance(result["mean"], float):
                shift = draw.randint(-4, 4) / 10
                result["mean"], result["ci"] = result["mean"] + shift, [n + shift for n in result["ci"]]
    return table


@contextlib.contextmanager
def city():
    """The running endpoint with its pages; what it published was asked, sealed, uploaded and opened before."""
    with tempfile.TemporaryDirectory(prefix="balss-") as folder:
        surveys = pathlib.Path(folder) / "surveys"
        surveys.mkdir()
        for name in (CHILDREN, "newcomers-session"):
            (surveys / f"{name}.json").write_bytes((REPOSITORY / "assets" / "surveys" / f"{name}.json").read_bytes())
        (surveys / f"{WEEK}.json").write_text(json.dumps(SURVEY))
        with World(pathlib.Path(folder) / "world", BIN, surveys) as world:
            for name, (role, password) in PASSWORDS.items():
                world.add_user(name, role, password)
            world.start_endpoint(pages=REPOSITORY / "assets")
            fill(world)
            yield world
            if code := world.stop("endpoint"):
                raise AssertionError(
                    f"the endpoint ended with {code}\n" + (world.directory / "endpoint.log").read_text()
                )


def fill(world):
    draw = random.Random(4)
    places = {name: (["--centre-name", called] if called else []) + ["--territory", territory]
              for name, (called, territory, _) in CENTRES.items()}  # fmt: skip
    sizes = {name: size for name, (_, _, size) in CENTRES.items()} | dict([SMALL])
    for name, size in sizes.items():
        world.store, world.device = world.directory / f"{name}.db", world.directory / f"{name}.json"
        world.add_survey(CHILDREN, slots=200)
        world.add_survey(WEEK, slots=200)
        for survey, answers in ((CHILDREN, children(size, draw)), (WEEK, weeks(size, draw))):
            world.open_round(survey, ROUND)
            world.submit(survey, list(answers))
            world.close_round(survey)
        world.enrol(f"kiosk-{name}", "--centre", name, *places.get(name, []))
        world.sync()
    world.tabulate()
    for survey in (CHILDREN, WEEK):
        remember(world, world.publish(survey, ROUND)["table"], range(2015, 2026), draw)
    # Something that has arrived and is not published.
    world.open_round(CHILDREN, "2027-spring")
    world.submit(CHILDREN, list(children(5, draw)))
    world.close_round(CHILDREN)
    world.sync()


def remember(world, table, years, draw):
    """Rounds of former years, as they would stand there."""
    with contextlib.closing(sqlite3.connect(world.endpoint_db)) as database, database:
        for year in years:
            name = f"{year}-autumn"
            database.execute(
                "INSERT INTO publications (survey, round, gated, day) VALUES (?, ?, ?, ?)",
                (table["survey"], name, json.dumps(another_year(table, name, draw)), (year - 1970) * 365 + 330),
            )
