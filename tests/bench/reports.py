"""Reports of a table of forty questions, in a language of each direction."""
import json

import machine

QUESTIONS, ROUND = 40, "bench"
GROUPS = ["all"] + [f"age={age}" for age in range(8, 13)] + ["#centre=sun", "#centre=sea"]
WHERE = ["home", "school", "street", "park", "club", "nowhere"]


def text(words):
    return {"en": words, "lv": f"{words} (lv)", "ar": f"{words} (ar)"}


def question(i):
    codes = [str(step) for step in range(1, 6)] if i % 2 else WHERE
    results = []
    for g, group in enumerate(GROUPS):
        n = 240 if g == 0 else 45
        counts = [3 * ((i + 5 * row + g) % (n // 6)) for row in range(len(codes))]
        counts[i % len(codes)] = "too few"
        results.append({"group": group, "n": n, "counts": [*counts, 3]})
    rows = [{"code": code, "label": text(f"Answer {code}")} for code in codes] + [{"code": "#skipped", "label": {}}]
    return {
        "code": f"q{i}",
        "label": text(f"Question {i}: how is it?"),
        "domain": f"d{i // 10}",
        "rows": rows,
        "results": results,
    }


def table():
    return {
        "format": 1,
        "survey": "bench",
        "round": ROUND,
        "title": text("Bench"),
        "groups": [{"code": group, "label": text(group)} for group in GROUPS],
        "domains": [{"code": f"d{d}", "label": text(f"Domain {d}")} for d in range(QUESTIONS // 10)],
        "questions": [question(i) for i in range(QUESTIONS)],
    }


def measure(printed, folder, programs, assets, runs):
    folder.mkdir(parents=True)
    (folder / "table.json").write_text(json.dumps([table()]), encoding="utf-8")
    for locale in ("lv", "ar"):
        for kind in ("full", "children", "intercultural"):
            out = folder / f"{kind}-{locale}.pdf"
            command = [programs / "balss", "report", folder / "table.json", "--kind", kind, "--locale", locale]
            ran = sorted(
                (machine.Ran([*command, "--assets", assets, "--out", out], folder) for _ in range(runs)),
                key=lambda one: one.seconds,
            )
            middle = ran[runs // 2]
            remark = f"median of {runs}, {ran[0].seconds:.2f}–{ran[-1].seconds:.2f} s; peak {middle.peak / machine.MIB:.0f} MiB, {out.stat().st_size / 1024:.0f} KiB"
            printed.add(f"balss report --kind {kind} --locale {locale}", f"{middle.seconds:.2f} s", remark)
