#!/usr/bin/env python3
"""What would run or style something inside a page of the city, or lead away from it, does not compile
(sync/endpoint/web/html.h); nor does a name of an element or attribute that is no constant.

    inline_html.py COMPILER SOURCE_DIR
"""
import pathlib
import re
import sys

from raw_answer import compiled

PRELUDE = """
#include "sync/endpoint/web/html.h"
extern std::string& text;
using web::Html;
using web::Url;
"""
RIGHT = [
    '(void)Html("p", {{"class", text}}, {text, Html("br", {})});',
    '(void)Html("a", {{"href", Url("/results").With("round", text)}}, {text});',
    '(void)Html("a", {{"href", Url("#content")}}, {"x"});',
    '(void)Html::Script(Url("/closer.js").With("v", text));',
]
INLINE, ADDRESS, AWAY = r"nothing stands inline", r"needs a Url", r"a path begins with|another site"
NO_CONSTANT = r"not a constant expression|call to non-'constexpr'|not usable in a constant|no matching function"
WRONG = {
    '(void)Html("script", {}, {text});': INLINE,
    '(void)Html("style", {}, {text});': INLINE,
    '(void)Html("p", {{"style", text}});': INLINE,
    '(void)Html("p", {{"onclick", text}});': INLINE,
    '(void)Html("iframe", {{"srcdoc", text}});': INLINE,
    '(void)Html("a", {{"href", text}}, {"x"});': ADDRESS,
    '(void)Html("img", {{"src", "/picture.svg"}});': ADDRESS,
    '(void)Html::Script(Url("https://other.example/x.js"));': AWAY,
    '(void)Url("javascript:alert(1)");': AWAY,
    '(void)Url("//other.example");': AWAY,
    "(void)Url(text.c_str());": NO_CONSTANT,
    "(void)Html(text.c_str(), {}, {text});": NO_CONSTANT,
    '(void)Html("p", {{text.c_str(), text}});': NO_CONSTANT,
}


def main():
    compiler, source = sys.argv[1], pathlib.Path(sys.argv[2])
    done, _ = compiled(compiler, source, PRELUDE, RIGHT)
    if done.returncode != 0:
        print("what is right does not compile either, so nothing is proved:\n" + done.stderr)
        return 1
    # One by one: after a wrong constant the compiler does not look at all of the others.
    said = {statement: compiled(compiler, source, PRELUDE, [statement])[0].stderr for statement in WRONG}
    bad = [
        statement
        for statement, reason in WRONG.items()
        if not re.search(f"error: .*?({reason})", said[statement], re.DOTALL)
    ]
    for statement in bad:
        print(f"not refused for the reason that was meant: {statement}\n  {said[statement] or 'it compiles'}")
    print(f"{len(WRONG) - len(bad)} of {len(WRONG)} refused")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
