"""Every screen of every shipped survey, in a left-to-right and a right-to-left language, at several sizes: what can be tapped
is inside the screen, does not overlap, and is large enough for a finger; no text is cut."""
import tempfile
import unittest

from support import FULL, KioskTest

from gallery import Gallery

SIZES = [(1080, 1920), (1280, 800), (800, 480)]
MILLIMETRE = 96 / 25.4  # pixels on Xvfb, which reports 96 dpi
LANGUAGES = ["lv", "ru", "ar"] if FULL else ["lv", "ar"]


def check(test, screen, size):
    """What the probe says of one screen. `test` fails where it is wrong."""
    where = f"{screen['screen']} {screen['question']} at {size} in {screen['locale']}"
    tappable = [e for e in screen["elements"] if e["enabled"]]
    for e in tappable:
        test.assertGreaterEqual(e["x"], 0, f"{e['id']} on {where}")
        test.assertGreaterEqual(e["y"], 0, f"{e['id']} on {where}")
        test.assertLessEqual(e["x"] + e["w"], size[0], f"{e['id']} on {where}")
        test.assertLessEqual(e["y"] + e["h"], size[1], f"{e['id']} on {where}")
        key = e["id"].startswith("key:")  # ten keys in a row are narrower than a button on a small screen
        smallest = (5 if key else 10) * MILLIMETRE
        test.assertGreaterEqual(min(e["w"], e["h"]), smallest - 1, f"{e['id']} on {where}")
        test.assertTrue(e["label"] or e["id"].startswith(("list:", "map:")), f"{e['id']} on {where} has no label")
    for i, a in enumerate(tappable):
        for b in tappable[i + 1 :]:
            apart = (
                a["x"] + a["w"] <= b["x"]
                or b["x"] + b["w"] <= a["x"]
                or a["y"] + a["h"] <= b["y"]
                or b["y"] + b["h"] <= a["y"]
            )
            test.assertTrue(apart, f"{a['id']} and {b['id']} overlap on {where}")
    test.assertEqual([], screen["faults"], f"text is cut on {where}")


class Layout(KioskTest):
    def test_everything_tappable_is_inside_and_apart_and_large_enough(self):
        for size in SIZES:
            for language in LANGUAGES:
                with self.subTest(f"{size} {language}"), tempfile.TemporaryDirectory() as pictures:
                    gallery = Gallery(self.world, pictures, size, language)
                    gallery.draw(lambda screen: check(self, screen, size))
                    self.assertGreater(gallery.number, 70)


if __name__ == "__main__":
    unittest.main()
