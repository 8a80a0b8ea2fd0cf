"""The survey engine on a large survey, with the reference library beside it in the same run."""
import json
import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
LANGUAGES = ["default", "lv", "lt", "ru", "uk", "ar"]
QUESTIONS = 1000

FIGURES = [
    ("load", "load: file to first page"),
    ("q99", "an answer that no rule uses"),
    ("q10", "an answer that 4 rules use, one a calculated value"),
    ("q0", "an answer that 100 rules use"),
    ("turn", "a page turn"),
]


def text(words):
    return {language: f"{words} ({language})" for language in LANGUAGES}


def survey(count=QUESTIONS, per_page=20):
    """Ten kinds of questions over and over, each with texts in six languages, most with a rule."""
    pages = []
    for i in range(count):
        if i % per_page == 0:
            pages.append({"name": f"page{len(pages)}", "title": text(f"Page {len(pages)}"), "elements": []})
        ten, before = f"q{i - i % 10}", f"q{i - 1}"
        question = {"name": f"q{i}", "title": text(f"Question {i}")}
        question |= [
            {
                "type": "radiogroup",
                "isRequired": True,
                "choices": [{"value": v, "text": text(f"Choice {v}")} for v in range(1, 6)],
            },
            {"type": "text", "visibleIf": f"{{{ten}}} > 2"},
            {"type": "rating", "visibleIf": f"{{{ten}}} notempty and {{{before}}} <> 'x'"},
            {"type": "checkbox", "showNoneItem": True, "choices": [{"value": v, "text": text(v)} for v in "abcd"]},
            {"type": "comment", "visibleIf": f"{{{before}}} contains 'a' or {{q0}} = 5"},
            {"type": "boolean"},
            {
                "type": "text",
                "inputType": "number",
                "requiredIf": f"{{{before}}} = true",
                "validators": [{"type": "numeric", "minValue": 0, "maxValue": 100}],
            },
            {"type": "expression", "expression": f"{{{before}}} * 2 + {{{ten}}}"},
            {
                "type": "dropdown",
                "choicesVisibleIf": f"{{q{i - 5}}} notempty or {{item}} <> 'o3'",
                "choices": [{"value": f"o{k}", "text": text(f"Option {k}")} for k in range(10)],
            },
            {"type": "text", "title": f"About {{{before}}} and {{{ten}}}", "enableIf": f"{{{before}}} notempty"},
        ][i % 10]
        pages[-1]["elements"].append(question)
    return {
        "title": text("Large survey"),
        "showProgressBar": True,
        "pages": pages,
        "calculatedValues": [{"name": "score", "expression": "sum({q0}, {q10}, {q20}, {q30})"}],
    }


def figures(words):
    """{name: [numbers]} from a program's lines."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=600, check=True)
    return {line.split()[0]: [float(n) for n in line.split()[1:]] for line in done.stdout.splitlines() if line.strip()}


def measure(table, folder, bin_dir):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "large.json"
    file.write_text(json.dumps(survey(), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    ours = figures([bin_dir / "bench_survey", file])
    library = os.environ.get("SURVEY_CORE")  # a folder with node_modules/survey-core in it
    theirs = figures(["node", HERE / "reference.mjs", file, library]) if library else {}
    size = file.stat().st_size // 1024
    for name, what in FIGURES:
        low, median, p95, _ = ours[name]
        beside = f"survey-core {theirs[name][1]:.1f}" if name in theirs else "survey-core not measured: set SURVEY_CORE"
        table.add(f"{what}: median (min, 95th percentile), ms", f"{median:.3f} ({low:.3f}, {p95:.3f})", beside)
    beside = f"survey-core {theirs['resident'][0]:.0f}, with Node" if theirs else ""
    table.add(
        f"resident for it: {QUESTIONS} questions, {size} KiB, six languages, MiB", f"{ours['resident'][0]:.1f}", beside
    )
