"""A real kiosk on a virtual screen, with a finger."""
import subprocess

from screen import Finger, Screen


class Kiosk:
    """balss-kiosk for a World's store. Ends only itself and its own display.

    with Kiosk(world, size=(1280, 800)) as kiosk:
        kiosk.finger.leave("start")
        kiosk.screen.shot("question.png")
    """

    def __init__(self, world, size=(1080, 1920), options=(), ready="attract", store=None, gallery=None):
        """`gallery`: what follows --gallery; then of the world only `directory` and `bin_dir` are needed."""
        self.screen = Screen(*size)
        self.probe = world.directory / "screen.json"
        self.probe.unlink(missing_ok=True)
        self.log = world.directory / "kiosk.log"
        source = (
            ["--gallery", *gallery]
            if gallery is not None
            else ["--store", store or world.store, "--recipients", world.keys / "recipients.json"]
        )
        command = [world.bin_dir / "balss-kiosk", *source, "--ui-probe", self.probe, *options]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                list(map(str, command)), env=self.screen.env, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self.finger = Finger(self.screen.env, self.probe)
        try:
            self.finger.wait_for(ready, timeout=60)
        except TimeoutError:
            self.close()
            raise RuntimeError("the kiosk does not start: " + self.log.read_text())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """SIGTERM; the exit code."""
        self.process.terminate()
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self.screen.close()
        return code
