#!/usr/bin/env python3
"""The folders are the architecture: reads every #include and fails on an arrow that points the wrong way.

    layers.py SOURCE_DIR       check the sources
    layers.py --self-test      plant wrong arrows and see that each is found
"""
import pathlib
import re
import sys
import tempfile

BASE = {"shared/base"}
SURVEY = BASE | {"shared/expression", "shared/i18n", "shared/survey"}
SESSION = SURVEY | {"shared/session"}
PRIVACY = SESSION | {"shared/privacy"}
STORE = PRIVACY | {"shared/store"}
OPENING = {"shared/privacy/opening"}

# Folder (and everything below it that has no line of its own) -> what it may include besides itself.
ARROWS = {
    "shared/base": set(),
    "shared/expression": BASE,
    "shared/i18n": BASE,
    "shared/survey": SURVEY,
    "shared/session": SESSION,
    "shared/privacy": PRIVACY,
    "shared/privacy/opening": PRIVACY,
    "shared/store": PRIVACY,
    "shared/staff": BASE,
    "shared/picture": set(),
    "shared/report": PRIVACY,
    "shared/report/charts": PRIVACY | {"shared/report", "shared/picture"},
    "shared/report/document": PRIVACY | {"shared/report", "shared/report/charts"},
    "shared/export": PRIVACY | {"shared/report"},
    "shared/opendata": PRIVACY | {"shared/report"},
    "shared/tabulate": PRIVACY | OPENING | {"shared/report"},
    "shared/tool": STORE
    | OPENING
    | {"shared/report/charts", "shared/report/document"}
    | {f"shared/{f}" for f in ("report", "export", "tabulate", "staff")},
    "kiosk": STORE | {f"kiosk/{f}" for f in ("app", "platform")},
    "kiosk/theme": set(),
    "kiosk/platform": BASE | {"kiosk/theme"},
    "kiosk/text": BASE | {"kiosk/theme", "kiosk/platform"},
    "kiosk/keyboard": BASE,
    "kiosk/speech": BASE,
    "kiosk/visit": SESSION,
    "kiosk/staff": BASE | {"shared/staff"},
    "kiosk/widgets": PRIVACY
    | {"shared/picture", "shared/report", "shared/report/charts"}
    | {f"kiosk/{f}" for f in ("theme", "platform", "text", "keyboard")},
    "kiosk/screens": PRIVACY
    | {"shared/staff", "shared/report/charts"}
    | {f"kiosk/{f}" for f in ("theme", "platform", "text", "keyboard", "widgets", "visit", "staff")},
    "kiosk/app": STORE
    | {"shared/staff", "shared/report/charts"}
    | {
        f"kiosk/{f}"
        for f in ("theme", "platform", "text", "keyboard", "speech", "widgets", "visit", "staff", "screens")
    },
    "sync": STORE | {"sync/protocol", "sync/client", "sync/platform"},
    "sync/platform": BASE,
    "sync/protocol": PRIVACY,
    "sync/client": STORE | {"sync/protocol", "sync/platform"},
    "sync/endpoint": PRIVACY
    | OPENING
    | {f"shared/{f}" for f in ("report", "export", "opendata", "tabulate")}
    | {"sync/protocol", "sync/platform"}
    | {f"sync/endpoint/{f}" for f in ("db", "ingest", "web", "http", "tabulate")},
    "sync/endpoint/db": PRIVACY | {"sync/protocol"},
    "sync/endpoint/ingest": PRIVACY | {"sync/protocol", "sync/endpoint/db"},
    "sync/endpoint/web": PRIVACY
    | {"shared/report", "shared/report/charts", "shared/report/document", "sync/protocol", "sync/endpoint/db"},
    "sync/endpoint/http": PRIVACY
    | {"sync/protocol", "sync/platform"}
    | {f"sync/endpoint/{f}" for f in ("db", "ingest", "web")},
    "sync/endpoint/tabulate": PRIVACY
    | OPENING
    | {f"shared/{f}" for f in ("report", "export", "tabulate")}
    | {"sync/protocol", "sync/endpoint/db"},
}

# Libraries with one door each.
DOORS = {
    r"curl/": {"sync/client"},
    r"httplib\.h": {"sync/endpoint/http"},
    r"openssl/": {"sync/endpoint", "sync/endpoint/http", "sync/endpoint/ingest"},
    r"sqlite3\.h": {"shared/store", "sync/endpoint/db", "sync/endpoint/tabulate"},
    r"re2/": {"shared/privacy", "shared/survey"},
    r"libxml/": {"shared/survey", "shared/opendata"},
    r"unicode/": {"shared/session", "shared/report/charts", "shared/opendata", "kiosk/speech", "kiosk/keyboard"},
    r"X11/": {"kiosk/platform"},
    r"(imgui|GLFW/)": {"kiosk/platform", "kiosk/widgets", "kiosk/app"},
    r"(pango/|cairo)": {
        "kiosk/platform",
        "kiosk/text",
        "kiosk/widgets",
        "shared/picture",
        "shared/report/charts",
        "shared/report/document",
    },
    r"xkbcommon/": {"kiosk/keyboard"},
    r"(espeak-ng/|alsa/|portaudio\.h|sndfile\.h|samplerate\.h)": {"kiosk/speech"},
    r"qrencode\.h": {"kiosk/widgets"},
    r"valijson/": {"shared/tool"},
    r"(xlsxwriter|readstat)\.h": {"shared/export"},
    r"zip\.h": {"shared/tool"},
    r"CLI/": {"shared/tool", "kiosk", "sync", "sync/endpoint"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def room_of(folder):
    """The line of ARROWS that speaks for a folder: the longest one above it."""
    rooms = [r for r in ARROWS if folder == r or folder.startswith(r + "/")]
    return max(rooms, key=len) if rooms else None


def complaints(root):
    for file in sorted(
        p for top in ("shared", "kiosk", "sync") for p in (root / top).rglob("*") if p.suffix in (".h", ".cpp")
    ):
        name = file.relative_to(root).as_posix()
        room = room_of(name.rpartition("/")[0])
        if room is None:
            yield f"{name}: its folder has no line in ARROWS"
            continue
        for bracket, target in INCLUDE.findall(file.read_text(encoding="utf-8")):
            to = room_of(target.rpartition("/")[0])
            if bracket == '"' and to is None:
                yield f'{name}: includes "{target}"; write the path from the repository\'s root'
            elif to is not None and to != room and to not in ARROWS[room]:
                yield f"{name}: {room} must not include {to} ({target})"
            for library, doors in DOORS.items():
                if re.match(library, target) and room not in doors:
                    yield f"{name}: {target} belongs to {', '.join(sorted(doors))}"


PLANTED = {
    "shared/base/x.h": '#include "shared/survey/survey.h"',
    "shared/i18n/x.cpp": '#include "shared/expression/value.h"',
    "shared/survey/v.cpp": '#include "shared/session/session.h"',
    "shared/session/x.cpp": '#include "shared/privacy/anonymise.h"',
    "shared/session/y.cpp": "#include <re2/re2.h>",
    "kiosk/screens/z.cpp": "#include <libxml/HTMLparser.h>",
    "shared/survey/z.cpp": "#include <unicode/coll.h>",
    "kiosk/visit/y.cpp": '#include "shared/privacy/seal.h"',
    "shared/privacy/x.cpp": '#include "shared/store/store.h"',
    "shared/store/x.cpp": '#include "shared/privacy/opening/open.h"',
    "shared/report/x.cpp": '#include "shared/store/store.h"',
    "shared/export/x.cpp": '#include "shared/privacy/opening/open.h"',
    "shared/opendata/x.cpp": '#include "shared/export/source.h"',
    "shared/opendata/y.cpp": "#include <sqlite3.h>",
    "shared/report/y.cpp": "#include <xlsxwriter.h>",
    "shared/report/z.cpp": '#include "shared/report/charts/chart.h"',
    "shared/report/charts/x.cpp": '#include "shared/report/document/document.h"',
    "kiosk/visit/z.cpp": "#include <cairo-pdf.h>",
    "shared/export/y.cpp": "#include <zip.h>",
    "shared/tabulate/x.cpp": '#include "shared/store/store.h"',
    "kiosk/app/w.cpp": '#include "shared/tabulate/opened.h"',
    "kiosk/screens/x.cpp": '#include "sync/protocol/part.h"',
    "kiosk/app/x.cpp": '#include "shared/privacy/opening/open.h"',
    "sync/client/x.cpp": '#include "shared/privacy/opening/open.h"',
    "sync/client/y.cpp": '#include "sync/endpoint/db/db.h"',
    "sync/endpoint/db/x.cpp": '#include "sync/client/run.h"',
    "sync/endpoint/http/x.cpp": '#include "kiosk/app/kiosk.h"',
    "sync/protocol/x.h": '#include "shared/store/store.h"',
    "sync/main.cpp": '#include "sync/endpoint/db/db.h"',
    "kiosk/visit/x.cpp": '#include "kiosk/screens/screens.h"',
    "kiosk/staff/x.cpp": '#include "shared/store/store.h"',
    "kiosk/staff/y.cpp": '#include "kiosk/visit/visit.h"',
    "kiosk/widgets/x.cpp": '#include "kiosk/app/probe.h"',
    "kiosk/screens/y.cpp": "#include <imgui.h>",
    "kiosk/app/y.cpp": "#include <qrencode.h>",
    "kiosk/app/z.cpp": "#include <portaudio.h>",
    "kiosk/speech/x.cpp": '#include "shared/i18n/pack.h"',
    "shared/survey/y.cpp": "#include <valijson/validator.hpp>",
    "sync/endpoint/db/y.cpp": '#include "sync/endpoint/http/server.h"',
    "sync/endpoint/web/x.cpp": '#include "sync/endpoint/tabulate/rows_db.h"',
    "sync/endpoint/web/y.cpp": '#include "shared/privacy/opening/open.h"',
    "sync/endpoint/web/z.cpp": "#include <httplib.h>",
    "sync/endpoint/ingest/x.cpp": '#include "shared/privacy/opening/open.h"',
    "kiosk/platform/x.cpp": "  #  include <curl/curl.h>",
    "shared/survey/x.cpp": '#include "survey.h"',
    "shared/new_room/x.cpp": "",
}
RIGHT = {
    "shared/tool/ok.cpp": '#include "shared/privacy/opening/open.h"\n#include <vector>',
    "sync/endpoint/tabulate/ok.cpp": '#include "shared/privacy/opening/open.h"\n#include "shared/report/table.h"',
    "sync/client/ok.cpp": "#include <curl/curl.h>",
    "shared/survey/ok.cpp": "#include <re2/re2.h>",
    "shared/session/ok.cpp": '#include "shared/survey/fits.h"\n#include <unicode/coll.h>',
    "kiosk/visit/ok.cpp": '#include "shared/session/session.h"',
}


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in (PLANTED | RIGHT).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text + "\n")
        found = {line.partition(":")[0] for line in complaints(root)}
    missed, wrong = set(PLANTED) - found, found & set(RIGHT)
    for name in sorted(missed):
        print(f"planted and not found: {name}: {PLANTED[name]}")
    for name in sorted(wrong):
        print(f"refused although it is right: {name}")
    return bool(missed or wrong)


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    found = list(complaints(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
