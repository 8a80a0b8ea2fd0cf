"""What a visitor, a keyboard or a window manager does to get out of the kiosk, and that it stays where it is."""
import ctypes
import subprocess
import time
import unittest

from support import KioskTest

from kiosk import Kiosk
from screen import ids

KEYS = (
    "Escape",
    "alt+F4",
    "ctrl+q",
    "ctrl+w",
    "ctrl+c",
    "ctrl+z",
    "ctrl+alt+Delete",
    "ctrl+alt+BackSpace",
    "ctrl+alt+F1",
    "super",
    "super+d",
    "alt+Tab",
    "alt+space",
    "Print",
    "Menu",
    "F1",
    "F5",
    "F11",
    "F12",
    "ctrl+shift+i",
    "ctrl+p",
    "Tab",
    "Return",
    "Delete",
    "Up",
    "XF86PowerOff",
    "XF86Sleep",
    "XF86HomePage",
)


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent, in the room of an XEvent."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 24),
    ]


def ask_to_close(display, window):
    """WM_DELETE_WINDOW: what a window manager makes of Alt+F4."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x.XOpenDisplay(display.encode()))
    atom = [x.XInternAtom(connection, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")]
    event = ClientMessage(type=33, window=window, message_type=atom[0], format=32)
    event.data[0] = atom[1]
    x.XSendEvent(connection, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x.XCloseDisplay(connection)


class EscapeTest(KioskTest):
    def setUp(self):
        super().setUp()
        self.kiosk = Kiosk(self.world)
        self.addCleanup(self.kiosk.close)
        self.finger = self.kiosk.finger
        self.window = self.x("search", "--name", "^Balss$").split()[0]

    def x(self, *words):
        return subprocess.run(
            ["xdotool", *map(str, words)], env=self.kiosk.screen.env, check=True, capture_output=True, text=True
        ).stdout

    def geometry(self):
        lines = self.x("getwindowgeometry", "--shell", self.window).splitlines()
        values = dict(line.split("=") for line in lines)
        return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def ask_to_close(self):
        ask_to_close(self.kiosk.screen.env["DISPLAY"], int(self.window))

    def comes_back(self, is_back, seconds=20):
        end = time.monotonic() + seconds
        while not is_back():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def still_alive_on(self, screen):
        """Alive, and a finger still finds it: what stood there before is there, and answers."""
        self.assertIsNone(self.kiosk.process.poll())
        now = self.finger.look()
        self.assertEqual((screen["screen"], screen["question"]), (now["screen"], now["question"]))


class Escapes(EscapeTest):
    def test_requests_to_close_are_refused(self):
        before = self.finger.look()
        # The same request ends a program that listens to it.
        other = subprocess.Popen(
            ["display", "-size", "9x9", "xc:red"], env=self.kiosk.screen.env, stderr=subprocess.DEVNULL
        )
        self.addCleanup(other.kill)
        ask_to_close(
            self.kiosk.screen.env["DISPLAY"],
            int(self.x("search", "--sync", "--onlyvisible", "--class", "display").split()[0]),
        )
        self.assertEqual(0, other.wait(20))
        for _ in range(3):
            self.ask_to_close()
        time.sleep(1)
        self.still_alive_on(before)
        self.finger.leave("start")

    def test_no_key_does_anything_but_write(self):
        before = self.begin(self.finger, "lv")
        for key in KEYS:
            self.x("key", key)
        time.sleep(1)
        self.still_alive_on(before)
        self.finger.leave("stop")

    def test_other_buttons_and_the_wheel_do_nothing(self):
        before = self.begin(self.finger, "lv")
        for e in before["elements"]:
            for button in (2, 3, 4, 5, 6, 7, 8, 9):
                self.x("mousemove", e["x"] + e["w"] // 2, e["y"] + e["h"] // 2, "click", button)
        time.sleep(1)
        self.assertEqual(before["serial"], self.finger.look()["serial"])
        self.finger.leave("stop")

    def test_nothing_hovers(self):
        before = self.begin(self.finger, "lv")
        self.kiosk.screen.shot(self.world.directory / "a.png")
        self.x("mousemove", 540, 1800, "sleep", 0.3, "mousemove", 200, 1000, "sleep", 0.3)
        self.kiosk.screen.shot(self.world.directory / "b.png")
        same = subprocess.run(
            ["compare", "-metric", "AE", self.world.directory / "a.png", self.world.directory / "b.png", "null:"],
            capture_output=True,
            text=True,
        )
        self.assertEqual("0", same.stderr.strip(), "neither a cursor nor a lit button")
        self.still_alive_on(before)

    def test_a_press_while_another_is_down_is_not_a_second_finger(self):
        screen = self.begin(self.finger, "lv")
        first, second = ids(screen, "choice:")[:2]
        place = {e["id"]: (e["x"] + e["w"] // 2, e["y"] + e["h"] // 2) for e in screen["elements"]}
        # X makes two presses of one button when two devices press: the first finger stays the one that counts.
        self.x("mousemove", *place[first], "mousedown", 1, "mousedown", 1, "mousedown", 3, "mouseup", 3, "mouseup", 1)
        after = self.finger.wait(lambda s: s["serial"] >= screen["serial"])
        self.assertEqual("question", after["screen"])
        self.finger.tap(second)
        self.finger.leave("next")

    def test_a_window_that_was_hidden_shrunk_or_moved_takes_the_screen_again(self):
        whole = (0, 0, 1080, 1920)
        self.assertEqual(whole, self.geometry())
        for what in (
            ("windowsize", self.window, 300, 200),
            ("windowmove", self.window, 400, 400),
            ("windowunmap", self.window),
            ("windowminimize", self.window),
        ):
            with self.subTest(what[0]):
                self.x(*what)
                self.assertTrue(self.comes_back(lambda: self.geometry() == whole and self.is_shown()), self.geometry())
        self.finger.leave("start")

    def is_shown(self):
        try:
            return self.window in self.x("search", "--onlyvisible", "--name", "^Balss$").split()
        except subprocess.CalledProcessError:  # xdotool's word for: there is none at this moment
            return False

    def test_another_window_does_not_stay_on_top(self):
        other = subprocess.Popen(
            ["display", "-size", "400x400", "xc:red"],
            env=self.kiosk.screen.env,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)
        self.x("search", "--sync", "--onlyvisible", "--class", "display")
        red = self.world.directory / "red.png"

        def covered():
            self.kiosk.screen.shot(red)
            histogram = subprocess.run(
                ["convert", red, "-format", "%c", "histogram:info:-"], capture_output=True, text=True, check=True
            ).stdout
            return "#FF0000" in histogram

        self.assertTrue(self.comes_back(lambda: not covered()))

    def test_sigterm_still_ends_it(self):
        self.ask_to_close()
        self.assertEqual(0, self.kiosk.close())


if __name__ == "__main__":
    unittest.main()
