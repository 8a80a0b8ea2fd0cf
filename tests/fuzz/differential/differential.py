#!/usr/bin/env python3
"""Random surveys and visits, through ours and through the reference library; says where the two differ.

    npm install --prefix FOLDER survey-core@3.1.1
    differential.py --balss build/asan/bin/balss --survey-core FOLDER [--cases 500] [--seed 1] [--keep OUT]

Each difference is made small (steps and questions are left out while it stays) and written as a case that
tests/vectors/surveyjs can hold. Needs Node; not part of ./test.
"""
import argparse
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "functional/conformance"))
from compare import case_differences  # noqa: E402


class Maker:
    """Surveys of a few questions with rules about each other, and what a respondent may do with them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def one_of(self, *options):
        return self.random.choice(options)

    def chance(self, part):
        return self.random.random() < part

    def condition(self, names):
        name = self.random.choice(names)
        return self.one_of(
            f"{{{name}}} notempty",
            f"{{{name}}} empty",
            f"{{{name}}} = 1",
            f"{{{name}}} > 1",
            f"{{{name}}} = 'a'",
            f"{{{name}}} <> 'b'",
            f"{{{name}}} contains 'a'",
            f"{{{name}}} = true",
            f"{{{name}}} anyof ['a', 1]",
            f"{{{name}}} = {{{self.random.choice(names)}}}",
            f"!({{{name}}} = 2) and {{{self.random.choice(names)}}} notempty",
            f"{{{name}.length}} > 1".replace("}.length}", ".length}"),
            f"iif({{{name}}} = 1, true, false)",
            f"{{{name}}}",
        )

    def value(self):
        return self.one_of(1, 2, 3, "a", "b", "x", True, False, "", ["a"], ["a", "b"], ["b", "none"], 0, "2", "other")

    def choices(self):
        return self.one_of(
            ["a", "b", "c"],
            [1, 2, 3],
            [{"value": "a", "text": "A!"}, "b", {"value": 2, "text": {"default": "two", "lv": "divi"}}],
        )

    def question(self, name, names):
        """`names`: those that rules and texts may speak of."""
        kind = self.one_of(
            "text",
            "text",
            "number",
            "radiogroup",
            "checkbox",
            "dropdown",
            "boolean",
            "rating",
            "expression",
            "comment",
            "matrix",
            "tagbox",
            "ranking",
            "multipletext",
            "paneldynamic",
            "html",
        )
        q = {"type": kind, "name": name}
        if kind == "number":
            q |= {"type": "text", "inputType": "number"}
            if self.chance(0.3):
                q |= {"min": 1, "max": 2}
        if kind in ("radiogroup", "checkbox", "dropdown", "tagbox", "ranking"):
            q["choices"] = self.choices()
            if kind != "ranking":
                for extra in ("showNoneItem", "showOtherItem"):
                    if self.chance(0.25):
                        q[extra] = True
            if kind in ("checkbox", "tagbox") and self.chance(0.3):
                q["maxSelectedChoices"] = 2
            if kind == "checkbox" and self.chance(0.2):
                q["showSelectAllItem"] = True
            if kind != "ranking" and self.chance(0.25):
                q["choicesVisibleIf"] = self.one_of("{item} <> 'b'", f"{{item}} <> 'a' or {self.condition(names)}")
            if self.chance(0.15):
                q["choicesOrder"] = "desc"
        if kind == "expression":
            q["expression"] = self.one_of(
                f"{{{self.random.choice(names)}}} + 1",
                f"iif({self.condition(names)}, 'yes', 'no')",
                f"sum({{{self.random.choice(names)}}}, {{{self.random.choice(names)}}})",
            )
        if kind == "matrix":
            q |= {"columns": ["a", "b"], "rows": ["r", {"value": "s", "visibleIf": self.condition(names)}]}
            if self.chance(0.3):
                q["eachRowRequired"] = True
        if kind == "multipletext":
            q["items"] = [{"name": "m", "isRequired": self.chance(0.3)}, {"name": "n", "inputType": "number"}]
        if kind == "paneldynamic":
            q |= {
                "panelCount": self.one_of(0, 1, 2),
                "maxPanelCount": 3,
                "templateElements": [
                    {"type": "text", "name": "t"},
                    {
                        "type": "radiogroup",
                        "name": "u",
                        "choices": ["a", "b"],
                        "visibleIf": self.one_of("{panel.t} notempty", self.condition(names)),
                    },
                ],
            }
        if kind == "html":
            q["html"] = f"<b>{{{self.random.choice(names)}}}</b>"
            return q
        if self.chance(0.4):
            q["visibleIf"] = self.condition(names)
        if self.chance(0.15):
            q["enableIf"] = self.condition(names)
        if self.chance(0.2):
            q["isRequired"] = True
        if self.chance(0.1):
            q["requiredIf"] = self.condition(names)
        if kind in ("text", "number", "radiogroup", "boolean", "comment") and self.chance(0.2):
            q["defaultValue"] = (
                self.one_of(1, 2) if kind == "number" else self.one_of(True, False) if kind == "boolean" else "a"
            )
        elif kind in ("text", "number") and self.chance(0.1):
            q["defaultValueExpression"] = f"{{{self.random.choice(names)}}}"
        if kind == "text" and self.chance(0.1):
            q["setValueIf"], q["setValueExpression"] = self.condition(names), f"{{{self.random.choice(names)}}}"
        if self.chance(0.15):
            q["clearIfInvisible"] = self.one_of("onHidden", "none", "onComplete", "onHiddenContainer")
        if self.chance(0.1):
            q["title"] = f"About {{{self.random.choice(names)}}}"
        return q

    def survey(self):
        names = [f"q{i}" for i in range(self.random.randint(3, 7))]
        elements = [self.question(name, names) for name in names]
        plain = [e["name"] for e in elements if e["type"] not in ("matrix", "multipletext", "paneldynamic")] or names
        for e in elements:  # the library reads a table out as "[object Object]"
            for key in ("title", "html"):
                if key in e:
                    e[key] = e[key].split("{")[0] + "{" + self.random.choice(plain) + "}" + e[key].split("}")[-1]
        if self.chance(0.3):
            elements[1:3] = [
                {"type": "panel", "name": "box", "elements": elements[1:3], "visibleIf": self.condition(names)}
            ]
        survey = {}
        if self.chance(0.5):
            half = self.random.randint(1, len(elements) - 1)
            survey["pages"] = [
                {"name": "one", "elements": elements[:half]},
                {"name": "two", "elements": elements[half:]},
            ]
            if self.chance(0.3):
                survey["pages"][1]["visibleIf"] = self.condition(names)
        else:
            survey["elements"] = elements
        if self.chance(0.25):
            survey["clearInvisibleValues"] = self.one_of("onHidden", "none")
        if self.chance(0.2):
            survey["checkErrorsMode"] = self.one_of("onValueChanged", "onComplete")
        if self.chance(0.15):
            survey["questionsOnPageMode"] = self.one_of("questionPerPage", "singlePage")
        if self.chance(0.3):
            survey["triggers"] = [
                self.one_of(  # into a table goes no single answer
                    {
                        "type": "setvalue",
                        "expression": self.condition(names),
                        "setToName": self.random.choice(plain),
                        "setValue": self.one_of(1, "a"),
                    },
                    {
                        "type": "copyvalue",
                        "expression": self.condition(names),
                        "setToName": self.random.choice(plain),
                        "fromName": self.random.choice(names),
                    },
                    {"type": "complete", "expression": self.condition(names)},
                    {
                        "type": "runexpression",
                        "expression": self.condition(names),
                        "setToName": self.random.choice(plain),
                        "runExpression": f"{{{names[0]}}}",
                    },
                )
            ]
        if self.chance(0.2):
            survey["calculatedValues"] = [
                {"name": "calc", "expression": f"{{{names[0]}}} + 1", "includeIntoResult": self.chance(0.5)}
            ]
        return survey

    def steps(self, survey):
        questions = [
            q for page in survey.get("pages", [survey]) for e in page["elements"] for q in e.get("elements", [e])
        ]
        return [step for step in (self.step(questions) for _ in range(self.random.randint(3, 8))) if step]

    def step(self, questions):
        if self.chance(0.2):
            return {self.one_of("next", "prev", "complete", "next"): True}
        q = self.random.choice(questions)
        name, kind = q["name"], q["type"]
        if kind in ("expression", "html"):
            return None
        if self.chance(0.1):
            return {"clear": [name]}
        if kind in ("checkbox", "tagbox") and self.chance(0.6):
            values = [c["value"] if isinstance(c, dict) else c for c in q["choices"]]
            return {"toggle": {name: self.one_of(*values, "none", "other")}}
        if kind == "boolean":
            return {"set": {name: self.one_of(True, False)}}
        if kind == "rating":
            return {"set": {name: self.one_of(1, 2, 3)}}
        if kind == "matrix":
            return {"set": {name: self.one_of({"r": "a"}, {"r": "b", "s": "a"}, {"s": "b"})}}
        if kind == "multipletext":
            return {"set": {name: self.one_of({"m": "x"}, {"m": "y", "n": 3})}}
        if kind == "paneldynamic":
            return self.one_of(
                {"addPanel": name}, {"set": {name: [{"t": "x"}, {"t": "y", "u": "a"}]}}, {"set": {name: [{"u": "b"}]}}
            )
        if kind in ("checkbox", "tagbox", "ranking"):
            values = [c["value"] if isinstance(c, dict) else c for c in q["choices"]]
            return {"set": {name: self.random.sample(values, self.random.randint(1, len(values)))}}
        if q.get("inputType") == "number":
            return {"set": {name: self.one_of(1, 2, 3, 0)}}
        if "choices" in q:  # a finger can only touch what is there
            return {"set": {name: self.one_of(*[c["value"] if isinstance(c, dict) else c for c in q["choices"]])}}
        return {"set": {name: self.one_of(1, 2, "a", "b", "x")}}


def without_blanks(states):
    """A repeating panel in which nothing stands: the library makes its panels when somebody looks, and then says [{}]."""
    for state in states:
        for values in [state["data"], *state["questions"]]:
            for key in [k for k, v in values.items() if isinstance(v, list) and v and all(one == {} for one in v)]:
                del values[key]
    return states


class Judge:
    def __init__(self, balss, survey_core):
        self.balss = balss
        oracle = pathlib.Path(survey_core).resolve() / "oracle.mjs"  # imports find node_modules beside the script
        oracle.write_text((HERE / "oracle.mjs").read_text(encoding="utf-8"), encoding="utf-8")
        self.oracle = subprocess.Popen(
            ["node", str(oracle), "serve"],
            text=True,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.work = tempfile.TemporaryDirectory()

    def expected(self, case):
        """What the reference library does; None where it fails, or a step names what is not there."""
        self.oracle.stdin.write(json.dumps(case, ensure_ascii=False) + "\n")
        self.oracle.stdin.flush()
        return json.loads(self.oracle.stdout.readline())

    def possible(self, case):
        """The same without steps that no finger could take: entries are added only where a button for it stands."""
        for i, step in enumerate(case["steps"]):
            states = self.expected({**case, "steps": case["steps"][:i]}) if "addPanel" in step else None
            if states and not any(q["name"] == step["addPanel"] and q.get("canAdd") for q in states[-1]["questions"]):
                return self.possible({**case, "steps": case["steps"][:i] + case["steps"][i + 1 :]})
        return case

    def differences(self, case):
        expected = self.expected(case)
        if expected is None or len(self.possible(case)["steps"]) < len(case["steps"]):
            return [], None
        file = pathlib.Path(self.work.name) / "case.json"
        file.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
        ours = subprocess.run([*self.balss, str(file)], capture_output=True, text=True, timeout=60)
        if ours.returncode:
            return [f"ours: {ours.stderr.strip()[:200]} (exit code {ours.returncode})"], expected
        states = json.loads(ours.stdout)
        return (
            case_differences({**case, "expected": without_blanks(copy.deepcopy(expected))}, without_blanks(states)),
            expected,
        )

    def smaller(self, case):
        """The same difference with fewer steps and questions."""
        changed = True
        while changed:
            changed = False
            for i in reversed(range(len(case["steps"]))):
                attempt = copy.deepcopy(case)
                del attempt["steps"][i]
                if self.differences(attempt)[0]:
                    case, changed = attempt, True
            for page in range(len(case["survey"].get("pages", [0]))):
                for i in reversed(range(len(self.elements(case, page)))):
                    attempt = copy.deepcopy(case)
                    del self.elements(attempt, page)[i]
                    if self.elements(attempt, page) and self.differences(attempt)[0]:
                        case, changed = attempt, True
            for key in list(case["survey"]):
                if key in ("pages", "elements"):
                    continue
                attempt = copy.deepcopy(case)
                del attempt["survey"][key]
                if self.differences(attempt)[0]:
                    case, changed = attempt, True
        return case

    @staticmethod
    def elements(case, page):
        return case["survey"]["pages"][page]["elements"] if "pages" in case["survey"] else case["survey"]["elements"]


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--balss", required=True)
    words.add_argument("--survey-core", required=True, help="folder with node_modules/survey-core")
    words.add_argument("--cases", type=int, default=200)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--most", type=int, default=10, help="stop after so many differences")
    words.add_argument("--keep", type=pathlib.Path, help="folder for the cases that differ")
    words.add_argument("--replay", action="store_true", help="--balss is a program that takes a case alone")
    words = words.parse_args()
    assets = str(HERE.parents[2] / "assets")
    judge = Judge(
        [words.balss] if words.replay else [words.balss, "survey", "replay", "--assets", assets], words.survey_core
    )
    found = 0
    for number in range(words.cases):
        maker = Maker(words.seed * 1_000_003 + number)
        survey = maker.survey()
        case = judge.possible({"id": f"o{words.seed}-{number}", "survey": survey, "steps": maker.steps(survey)})
        if not judge.differences(case)[0]:
            continue
        case = judge.smaller(case)
        lines, expected = judge.differences(case)
        found += 1
        print(
            f"\n{case['id']}\n{json.dumps(case['survey'], ensure_ascii=False)}\n{json.dumps(case['steps'], ensure_ascii=False)}"
        )
        print("\n".join("   " + line for line in lines[:6]), flush=True)
        if words.keep:
            words.keep.mkdir(parents=True, exist_ok=True)
            (words.keep / f"{case['id']}.json").write_text(
                json.dumps({**case, "expected": expected}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
        if found >= words.most:
            break
    print(f"\n{number + 1} cases, {found} differ")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
