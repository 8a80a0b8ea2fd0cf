"""Plausible answers to a survey in assets/surveys, drawn from a seed: only questions that a visitor would see."""
import json
import random

TEXTS = [
    "Vairāk latviešu valodas kursu vakaros.",
    "مكان للقاء الناس في الشتاء",
    "Більше гуртків для дітей біля дому.",
    "Please put the bus times in more languages.",
    "Нужна помощь с записью к врачу.",
    "A list of family doctors who take new patients, and who speak English, Russian or Ukrainian, would help us a lot.",
]

# What assets/surveys/newcomers-session.json says in its visibleIf, in Python. Questions that are not here are always shown.
SHOWN_IF = {
    "lesson_hours": lambda a: a.get("speaks_local_language") != "well",
    "work_fits_skills": lambda a: a.get("work_now") == "paid",
    "work_barriers": lambda a: a.get("work_now") == "looking" or 0 < a.get("work_fits_skills", 0) <= 2,
    "children_feel": lambda a: a.get("children_at_school"),
    "school_messages": lambda a: a.get("children_at_school"),
    "housing_problems": lambda a: 0 < a.get("housing_view", 0) <= 3,
}
ANSWERED, TEXT_WRITTEN = 0.95, 0.12  # how likely a question is answered, and a text written


def newcomers(survey_file, count, seed=1):
    """`count` responses to the newcomers' survey, one after the other."""
    questions = list(_questions(json.loads(survey_file.read_text(encoding="utf-8"))["pages"]))
    draw = random.Random(seed)
    for _ in range(count):
        answers = {}
        for question in questions:
            likely = TEXT_WRITTEN if question["type"] == "comment" else ANSWERED
            if draw.random() < likely and SHOWN_IF.get(question["name"], lambda a: True)(answers):
                answers[question["name"]] = _answer(question, draw)
        yield answers


def _questions(elements):
    for element in elements:
        if "elements" in element:
            yield from _questions(element["elements"])
        elif element["type"] != "html":
            yield element


def _answer(question, draw):
    kind = question["type"]
    if kind == "boolean":
        return draw.random() < 0.5
    if kind == "comment":
        return draw.choice(TEXTS)
    if kind == "text":
        return draw.randint(question["min"], question["max"])
    if kind == "rating":
        steps = [step["value"] for step in question.get("rateValues", [])] or list(
            range(question["rateMin"], question["rateMax"] + 1)
        )
        return draw.choices(steps, [1 + i for i in range(len(steps))])[0]  # most people are fairly content
    values = [choice["value"] for choice in question["choices"]]
    if kind == "ranking":
        return draw.sample(values, len(values))
    if kind == "checkbox" or question.get("multiSelect"):
        return draw.sample(values, draw.randint(1, min(len(values), question.get("maxSelectedChoices", 4))))
    return draw.choice(values)
