#!/usr/bin/env python3
"""assets/keyboard/compose holds what dead keys on a real keyboard make: every Latin letter that Unicode takes apart into a
letter and one mark. `compose.py --write FILE` makes it anew."""

import sys
import unicodedata

MARKS = {
    0x300: "grave",
    0x301: "acute",
    0x302: "circumflex",
    0x303: "tilde",
    0x304: "macron",
    0x306: "breve",
    0x307: "abovedot",
    0x308: "diaeresis",
    0x309: "hook",
    0x30A: "abovering",
    0x30B: "doubleacute",
    0x30C: "caron",
    0x31B: "horn",
    0x323: "belowdot",
    0x326: "belowcomma",
    0x327: "cedilla",
    0x328: "ogonek",
}
HEAD = "# What dead keys make, in the notation of Compose(5). Made by tests/contract/compose.py.\n"


def compose():
    lines = [HEAD]
    for code in range(0xC0, 0x1F00):
        parts = [int(part, 16) for part in unicodedata.decomposition(chr(code)).split() if part[0] != "<"]
        if len(parts) == 2 and parts[0] < 0x80 and parts[1] in MARKS:
            lines.append(f'<dead_{MARKS[parts[1]]}> <{chr(parts[0])}> : "{chr(code)}" U{code:04X}\n')
    return "".join(lines)


def main():
    if sys.argv[1] == "--write":
        with open(sys.argv[2], "w", encoding="utf-8") as file:
            file.write(compose())
        return
    with open(sys.argv[1], encoding="utf-8") as file:
        there = file.read()
    if there != compose():
        sys.exit(f"{sys.argv[1]} is not what compose.py --write makes")
    if '<dead_macron> <a> : "ā" U0101\n' not in there or there.count("\n") < 200:
        sys.exit("letters are missing")


main()
