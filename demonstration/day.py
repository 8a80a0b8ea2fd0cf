"""The demonstration day: a kiosk on a virtual screen, scripted visitors, and what becomes of their answers, from the
first tap to the table in the city hall. Every number is counted twice, by the visitors and by the programs; the day
ends with an error when the sums do not agree."""
import time

from kiosk import Kiosk
from visitors import DECLINE, FINISH, STOP_AND_DELETE, STOP_AND_KEEP, Visitor
from world import World

CHILDREN, NEWCOMERS = "child-wellbeing-8-11", "newcomers-session"
ROUND = "demonstration"
SILENCE, WARNING = 20, 20  # seconds; short, but no scripted visitor is that slow


class Day:
    def __init__(self, folder, bin_dir, children, newcomers, size=(1080, 1920)):
        self.world = World(folder, bin_dir)
        self.shots = self.world.directory / "screens"
        self.shots.mkdir()
        self.children, self.newcomers, self.size = children, newcomers, size
        self.counts = dict.fromkeys(
            ["visitors", "declined", "begun", "finished", "stopped and kept", "stopped and deleted", "walked away"], 0
        )
        self.texts_tapped = 0
        self.seen = set()

    def play(self):
        """Plays the whole day. True when the sums agree."""
        with self.world:
            self._open()
            self._visits()
            stored = self.world.json("balss", "status", "--store", self.world.store)
            closed = {survey: self.world.close_round(survey) for survey in (CHILDREN, NEWCOMERS)}
            synced = self._upload(closed)
            tabulated = self.world.tabulate()
            return self._report(stored, closed, synced, tabulated)

    def _open(self):
        world = self.world
        for survey in (CHILDREN, NEWCOMERS):
            world.add_survey(survey)
            world.open_round(survey, ROUND)
        world.start_endpoint()
        world.enrol("demonstration-kiosk")
        world.start_sync()

    def _visits(self):
        with Kiosk(self.world, self.size, ["--silence", SILENCE, "--warning", WARNING]) as kiosk:
            for visitor in self._visitors(kiosk.finger, kiosk.screen):
                visitor.visit()
                self._count(visitor)
            self._walk_away(kiosk.finger)

    def _visitors(self, finger, screen):
        """Most finish; some stop half-way, some say no. Languages take turns."""

        def see(shown):
            name = f"{shown['screen']}-{shown['question']}-{shown['locale']}".replace("--", "-")
            if name not in self.seen and shown["locale"] in ("lv", "ar"):
                self.seen.add(name)
                screen.shot(self.shots / f"{len(self.seen):02d}-{name}.png")

        for survey, number, languages in (
            (CHILDREN, self.children, ["lv", "ru", "uk", "en"]),
            (NEWCOMERS, self.newcomers, ["ar", "uk", "en", "ru"]),
        ):
            for i in range(number):
                plan = {4: STOP_AND_KEEP, 7: STOP_AND_DELETE, 9: DECLINE}.get(i, FINISH)
                print(f"  {survey}: visitor {i + 1} of {number} ({languages[i % 4]}, means to {plan})", flush=True)
                yield Visitor(finger, survey, languages[i % 4], plan, seed=i, on_screen=see)

    def _count(self, visitor):
        self.counts["visitors"] += 1
        self.counts["begun"] += visitor.began
        self.counts["declined"] += visitor.plan == DECLINE
        if visitor.began:
            end = {FINISH: "finished", STOP_AND_KEEP: "stopped and kept", STOP_AND_DELETE: "stopped and deleted"}
            self.counts[end[visitor.plan]] += 1
        if visitor.kept:
            self.texts_tapped += visitor.texts_written

    def _walk_away(self, finger):
        """One more, who answers and then leaves without a word: the kiosk asks, waits, and wipes."""
        print("  one visitor walks away in the middle", flush=True)
        finger.wait_for("attract")
        for element in ("start", "lang:lv", f"survey:{CHILDREN}", "assent:yes"):
            finger.leave(element)
        for _ in range(3):
            screen = finger.look()
            finger.tap(next(e["id"] for e in screen["elements"] if e["id"].startswith("choice:")), screen)
            finger.leave("next")
        finger.wait_for("still-here", timeout=SILENCE + 10)
        finger.wait_for("attract", timeout=WARNING + 10)
        for name in ("visitors", "begun", "walked away"):
            self.counts[name] += 1

    def _upload(self, closed):
        """Waits until sync has nothing more to send, or one minute."""
        released = sum(c["released"] + c["texts_released"] for c in closed.values())
        for _ in range(120):
            status = self.world.sync_status()
            if status["confirmed"] >= released:
                break
            time.sleep(0.5)
        return status

    def _report(self, stored, closed, synced, tabulated):
        kept = self.counts["finished"] + self.counts["stopped and kept"]
        released = sum(c["released"] for c in closed.values())
        texts = sum(c["texts_released"] for c in closed.values())
        held_back = sum(c["rolled_over"] for c in closed.values())
        print("\nThe day")
        for name, count in self.counts.items():
            print(f"  {name:<22}{count:>5}")
        print("Their answers")
        rows = [
            ("kept by visitors", kept),
            ("sealed parts on the kiosk", stored["used"]),
            ("responses released", released),
            ("free texts released", texts),
            ("wait for the next round", held_back),
            ("confirmed by endpoint", synced["confirmed"]),
            ("opened by the worker", tabulated["opened"]),
        ]
        for name, count in rows:
            print(f"  {name:<26}{count:>5}")

        readable = False
        for survey in (CHILDREN, NEWCOMERS):
            if closed[survey]["released"]:
                print(f"\nWhat a reader may see of {survey}")
                published = self.world.run("balss-endpoint", *self.world.publish_arguments(survey, ROUND), check=False)
                print(published.stdout or published.stderr)  # too few people is an answer too
                readable = readable or published.returncode == 0
        table = self.world.directory / "results.csv"
        table.write_text(self.world.export("csv") if readable else "", encoding="utf-8")
        print(f"CSV: {table}\nscreenshots: {self.shots}\nlogs: {self.world.directory}/*.log")
        return self._sums_agree(
            [
                (
                    "every session begun has one end",
                    self.counts["begun"],
                    kept + self.counts["stopped and deleted"] + self.counts["walked away"],
                ),
                (
                    "answers and texts on the kiosk are those that visitors kept",
                    stored["used"],
                    kept + self.texts_tapped,
                ),
                ("what was stored was released or waits", stored["used"], released + texts + held_back),
                ("the endpoint confirmed what was released", synced["confirmed"], released + texts),
                ("the worker opened what arrived", tabulated["opened"], released + texts),
                ("none of it was invalid", tabulated["invalid"], 0),
            ]
        )

    @staticmethod
    def _sums_agree(sums):
        agree = True
        for what, left, right in sums:
            print(f"agrees: {what} ({left})" if left == right else f"DIFFERS: {what} ({left} is not {right})")
            agree = agree and left == right
        return agree
