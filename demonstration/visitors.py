"""Scripted visitors: they tap through the real kiosk as people do. What they choose is drawn from a seed."""
import random

from screen import Finger, ids

# What a visitor means to do. "walk away" is left to the demonstration, since silence takes its time.
FINISH, STOP_AND_KEEP, STOP_AND_DELETE, DECLINE = "finish", "stop and keep", "stop and delete", "decline"


class Visitor:
    """One person. After `visit`, `began` says whether they agreed to answer, and `kept` whether anything was kept."""

    SKIPS = 0.08  # of the questions

    def __init__(self, finger: Finger, survey: str, language: str, plan: str, seed: int, on_screen=lambda screen: None):
        self.finger, self.survey, self.language, self.plan = finger, survey, language, plan
        self.random = random.Random(seed)
        self.on_screen = on_screen
        self.began = self.kept = False
        self.texts_written = 0
        self.screen = None

    def visit(self):
        self.screen = self.finger.wait_for("attract")
        self._see()
        self._go("start")
        self._choose_if("language", f"lang:{self.language}")
        self._choose_if("survey", f"survey:{self.survey}")
        if self.plan == DECLINE:
            self._go("assent:no")
        else:
            self._go("assent:yes")
            self.began = True
            self._answer_questions()
        assert self.screen["screen"] == "thanks", self.screen["screen"]
        self._go("done")

    # How far along the visitor gets before the plan says to stop.
    def _answer_questions(self):
        patience = self.random.randint(4, 7) if self.plan in (STOP_AND_KEEP, STOP_AND_DELETE) else 10_000
        answered = 0
        while self.screen["screen"] == "question":
            if answered >= patience:
                self._go("stop")
                if self.screen["screen"] == "keep":
                    self._go("keep" if self.plan == STOP_AND_KEEP else "delete")
                    self.kept = self.plan == STOP_AND_KEEP
                return
            # Somebody who means to finish answers the first questions, so that there is something to keep.
            if ids(self.screen, "skip") and answered > 3 and self.random.random() < self.SKIPS:
                self._go("skip")
            else:
                self._answer()
            answered += 1
        self.kept = True

    def _answer(self):
        choices = ids(self.screen, "choice:")
        if choices:
            for choice in self._pick(choices):
                self.finger.tap(choice, self.screen)
                if choice == "choice:other":  # the kiosk asks what else
                    self.screen = self.finger.wait_for("comment")
                    self._go("next")
        elif ids(self.screen, "coin:add:"):
            while pots := ids(self.finger.look(), "coin:add:"):  # until no coin is left
                self.finger.tap(self.random.choice(pots))
        elif ids(self.screen, "key:1"):
            self.finger.tap(f"key:{self.random.randint(1, 9)}", self.screen)
        elif ids(self.screen, "key:"):
            self._write()
            self.texts_written += 1
        self._go("next")

    def _write(self):
        letters = [k for k in ids(self.screen, "key:") if len(k) == len("key:") + 1 and k[-1].isalpha()]
        for key in self.random.sample(letters, 4):
            self.finger.tap(key, self.screen)

    def _pick(self, choices):
        plain = [c for c in choices if c not in ("choice:other", "choice:none")]
        if self.screen["type"] == "ranking":
            return self.random.sample(plain, len(plain))
        # Most people are fairly content: the later choices of a scale are likelier.
        weights = [1 + i for i in range(len(plain))]
        return [self.random.choices(plain, weights)[0]]

    def _choose_if(self, name, element):
        if self.screen["screen"] == name:
            self._go(element)

    def _go(self, element):
        self.screen = self.finger.leave(element)
        self._see()

    def _see(self):
        self.on_screen(self.screen)
