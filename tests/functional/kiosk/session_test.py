"""What config/ installs: the X session that runs nothing but the kiosk, and the units that start it."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from support import BIN, REPOSITORY, KioskTest

from screen import Finger, Screen

CONFIG = REPOSITORY / "config"


def children(pid):
    """The processes that a process started, and theirs."""
    mine = [int(p) for p in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return mine + [g for p in mine for g in children(p)]


class Session(KioskTest):
    def test_the_session_is_the_kiosk_and_nothing_else_and_ends_with_it(self):
        screen = Screen(1080, 1920)
        self.addCleanup(screen.close)
        probe, config = self.world.directory / "screen.json", self.world.directory / "kiosk.toml"
        text = (CONFIG / "kiosk.toml").read_text()
        for name, value in (("store", self.world.store), ("recipients", self.world.keys / "recipients.json")):
            text, found = re.subn(rf'^{name} = ".*"$', f'{name} = "{value}"', text, flags=re.M)
            self.assertEqual(1, found, name)
        config.write_text(text)
        env = {**screen.env, "PATH": f"{BIN}:{os.environ['PATH']}"}
        with open(self.world.directory / "session.log", "wb") as log:
            session = subprocess.Popen(
                [CONFIG / "xsession", "--config", config, "--ui-probe", probe],
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.addCleanup(session.kill)
        finger = Finger(screen.env, probe)
        finger.wait_for("attract", timeout=60)
        self.assertEqual("lv", finger.look()["locale"])
        self.assertEqual("balss-kiosk", pathlib.Path(f"/proc/{session.pid}/comm").read_text().strip())
        self.assertEqual([], children(session.pid))
        session.terminate()
        self.assertEqual(0, session.wait(30))


class Units(unittest.TestCase):
    UNITS = ("balss-kiosk.service", "balss-sync.service")

    def verify(self, unit, change=lambda text: text):
        """What systemd-analyze says of a unit whose programs are all there."""
        text = change((CONFIG / unit).read_text())
        text = re.sub(r"^(Exec\w+=[+!]*)\S+", r"\1/bin/true", text, flags=re.M)
        folder = self.folder()
        (folder / unit).write_text(text)
        done = subprocess.run(["systemd-analyze", "verify", folder / unit], capture_output=True, text=True)
        return [line for line in done.stderr.splitlines() if unit in line] + (
            [] if done.returncode == 0 else ["refused"]
        )

    def folder(self):
        folder = tempfile.TemporaryDirectory(prefix="balss-unit-")
        self.addCleanup(folder.cleanup)
        return pathlib.Path(folder.name)

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not here")
    def test_systemd_understands_every_line(self):
        for unit in self.UNITS:
            with self.subTest(unit):
                self.assertEqual([], self.verify(unit))
                self.assertNotEqual([], self.verify(unit, lambda text: text.replace("ProtectHome=", "ProtectHouse=")))

    def test_the_kiosk_has_no_network_and_comes_back_whatever_ends_it(self):
        text = (CONFIG / "balss-kiosk.service").read_text()
        settings = dict(re.findall(r"^(\w+)=(.*)$", text, re.M))
        self.assertNotIn("INET", settings["RestrictAddressFamilies"])
        self.assertEqual(
            ("any", "always", "strict", "yes"),
            (settings["IPAddressDeny"], settings["Restart"], settings["ProtectSystem"], settings["NoNewPrivileges"]),
        )
        self.assertIn("-nocursor", text)


if __name__ == "__main__":
    unittest.main()
