#!/usr/bin/env python3
"""Is a survey on the kiosk what it is on the web? Plays every survey case and says which states differ.

    conformance.py build/asan/bin/balss            all cases, one line a file
    conformance.py build/asan/bin/balss d024 d025  only these
"""
import json
import math
import subprocess
import sys

from compare import ROOT, VECTORS, Words, case_differences, cases, differences, load

MOST_LINES = 12


def balss(program, *words):
    done = subprocess.run([program, "survey", *words], capture_output=True, text=True, timeout=120)
    if done.returncode:
        return None, done.stderr.strip() or f"exit code {done.returncode}"
    return json.loads(done.stdout), ""


def survey_cases(program, only):
    wrong = 0
    for file in cases():
        if only and not any(file.name.startswith(name) for name in only):
            continue
        case = load(file)
        states, trouble = balss(program, "replay", str(file), "--assets", str(ROOT / "assets"))
        lines = [trouble] if states is None else case_differences(case, states)
        wrong += bool(lines)
        print(f"{'differs' if lines else 'same':8} {file.stem:32} {len(case['expected'])} states", flush=True)
        for line in lines[:MOST_LINES]:
            print("         " + line)
    return wrong


def same_value(a, b):
    if isinstance(a, float) or isinstance(b, float):
        return (
            isinstance(a, (int, float))
            and isinstance(b, (int, float))
            and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
        )
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same_value, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_value(a[k], b[k]) for k in a)
    return type(a) is type(b) and a == b


def expression_cases(program):
    file = VECTORS / "expressions.json"
    results, trouble = balss(program, "expr", str(file))
    if results is None:
        print(trouble)
        return 1
    wrong = []
    for case, got in zip(load(file), results, strict=True):
        if case.get("valid") is False:
            fine = got.get("valid") is False
        elif case.get("throws"):
            fine = got == {"id": case["id"], "result": None, "cond": False, "valid": True} or got.get("valid") is False
        else:
            fine = same_value(case["result"], got.get("result")) and case["cond"] == got.get("cond")
        if not fine:
            wrong.append(f"{case['id']}: {case['expr']}: {got}")
    print(
        f"{'differs' if wrong else 'same':8} expressions                      {len(results) - len(wrong)} of {len(results)} cases"
    )
    for line in wrong[:MOST_LINES]:
        print("         " + line)
    return len(wrong)


def can_fail():
    """The comparison itself: a changed state is found, and a library's word is not mistaken for any text."""
    words = Words("en")
    expected = {"state": "running", "questions": [{"errors": [{"type": "required", "text": "Response required."}]}]}
    right = {
        "state": "running",
        "questions": [{"errors": [{"type": "required", "text": words.pack["strings"]["problem.required"]["text"]}]}],
    }
    assert not list(differences(expected, right, words))
    for path in ("state", "questions"):
        assert list(differences(expected, {**right, path: "other"}, words)), path
    wrong = json.loads(json.dumps(right))
    wrong["questions"][0]["errors"][0]["text"] = "Something else"
    assert list(differences(expected, wrong, words))
    assert list(differences(expected, {**right, "more": 1}, words)) and list(
        differences({**expected, "more": 1}, right, words)
    )


def main():
    program, only = sys.argv[1], sys.argv[2:]
    can_fail()
    wrong = survey_cases(program, only)
    if not only:
        wrong += expression_cases(program)
    print(f"{wrong} files or cases differ" if wrong else "all the same")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
