"""Sixty questions in Arabic, those of the shipped surveys one after the other, for a kiosk that has much to draw from right
to left."""
import copy
import json

NAME, LANGUAGE, QUESTIONS = "sixty-questions", "ar", 60
LEFT_OUT = {"html", "panel", "multipletext", "matrix"}  # nothing to tap, or more than one page
RULES = {"visibleIf", "enableIf", "requiredIf", "isRequired", "validators", "maxSelectedChoices"}


def only(language, value):
    """What the survey says in one language alone."""
    if isinstance(value, list):
        return [only(language, item) for item in value]
    if not isinstance(value, dict):
        return value
    if language in value:
        return {language: value[language]}
    return {key: only(language, item) for key, item in value.items() if key not in RULES}


def write(folder, shipped, count=QUESTIONS):
    """Into `folder`, from the folder with the shipped surveys."""
    sources = [json.loads(file.read_text()) for file in sorted(shipped.glob("*.json"))]
    questions = [q for s in sources for p in s["pages"] for q in p["elements"] if q["type"] not in LEFT_OUT]
    pages = []
    for number in range(count):
        question = only(LANGUAGE, copy.deepcopy(questions[number % len(questions)]))
        question["name"] = f"q{number}"
        question.get("kiosk", {}).pop("practice", None)
        pages.append({"name": f"p{number}", "elements": [question]})
    survey = {
        "title": only(LANGUAGE, sources[0]["title"]),
        "locale": LANGUAGE,
        "questionsOnPageMode": "questionPerPage",
        "pages": pages,
        "kiosk": {"id": NAME, "version": 1, "band": "adult", "emoji": "⏱️", "audience": "لا أحد"},
    }
    folder.mkdir(parents=True)
    (folder / f"{NAME}.json").write_text(json.dumps(survey, ensure_ascii=False, indent=1))
