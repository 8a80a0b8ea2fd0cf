"""Somebody who answers every question of courtyard.json with their finger: what they touch on each screen, in order."""
import time

from screen import ids

REST = 0.4  # seconds between two touches; a second one sooner and near is taken for trembling

# (question, row) → what is touched there before "next". A list is touched in its order; "write:" comes from a keyboard.
TOUCHES = [
    ("hello", "", []),
    ("come", "", ["choice:yes"]),
    ("day", "", ["choice:sun"]),
    ("hour", "", ["choice:14"]),
    ("people", "", ["key:erase", "key:3"]),
    ("guests", "", ["entry:add"]),
    ("age", "", ["key:8"]),
    ("wheels", "", ["choice:true"]),
    ("likes", "", ["write:dejot"]),
    ("guests", "", ["entry:add"]),
    ("age", "", ["key:3", "key:0"]),
    ("wheels", "", ["choice:false"]),
    ("guests", "", []),
    ("plan", "", []),
    ("where", "", ["area:pond"]),
    ("build", "", ["choice:tree", "choice:bench"]),
    ("order", "", ["choice:food", "choice:games", "choice:music"]),
    ("rate", "music", ["choice:3"]),
    ("rate", "food", ["choice:2"]),
    ("need", "stage", ["choice:hands", "choice:time"]),
    ("need", "kitchen", ["choice:money"]),
    ("eat", "", ["choice:$all"]),
    ("bring", "", ["choice:pies"]),
    ("plates", "", ["key:1", "key:2"]),
    ("warm", "", ["choice:true"]),
    ("plates", "", ["key:7"]),
    ("warm", "", ["choice:false"]),
    ("thing", "", ["choice:cups"]),
    ("pieces", "", ["key:4", "key:0"]),
    ("shop", "", ["entry:add"]),
    ("thing", "", ["choice:tables"]),
    ("pieces", "", ["key:6"]),
    ("shop", "", []),
    ("price", "", ["key:4", "key:."]),
    ("loud", "", ["slider:line"]),
    ("ages", "", ["slider:less:1"]),
    ("look", "", ["choice:4"]),
    ("stars", "", ["choice:5"]),
    ("help", "", ["choice:true"]),
    ("date", "", ["key:0", "key:5", "key:0", "key:6", "key:2", "key:0", "key:2", "key:7"]),
    ("time", "", ["key:0", "key:9", "key:3", "key:0"]),
    ("herbs", "", ["key:5"]),
    ("flowers", "", ["key:9"]),
    ("drawing", "", ["draw:pad"]),
    ("wish", "", ["write:lietussargs"]),
    ("bill", "", []),
]


def visit(finger, language, on_screen=lambda screen: None):
    """From the first screen to the thanks and back to the first."""
    finger.wait_for("attract")
    for element in ("start", f"lang:{language}", "assent:yes"):
        screen = finger.leave(element)
    for question, row, touches in TOUCHES:
        assert (question, row) == (screen["question"], screen["row"]), (
            question,
            row,
            screen["question"],
            screen["row"],
        )
        on_screen(screen)
        for touch in touches:
            if touch == "entry:add":
                screen = finger.leave(touch)
                break
            if touch.startswith("write:"):
                finger.write(touch.removeprefix("write:"))
            else:
                finger.tap(touch)
                time.sleep(REST)
        else:
            screen = finger.leave("next")
    assert screen["screen"] == "preview", screen["screen"]
    on_screen(screen)
    while "list:down" in ids(screen, "list:"):
        screen = finger.change("list:down")
        on_screen(screen)
    screen = finger.leave("next")
    assert screen["screen"] == "thanks", screen["screen"]
    on_screen(screen)
    finger.leave("done")
