"""Each page that staff can come to, in several sizes and languages: what can be tapped is inside, apart and large enough, and no
text is cut."""
import pathlib
import tempfile
import unittest

from support import BIN, FULL, KioskTest

import layout_test
import pseudo
from gallery import collect_a_round, world_for_pictures
from staff import StaffGallery


class Pages(KioskTest):
    def check(self, world, languages, sizes, *options):
        collect_a_round(world)
        for language in languages:
            for size in sizes:
                with self.subTest(f"{size} {language}"), tempfile.TemporaryDirectory() as pictures:
                    wrong = []

                    def see(screen):
                        try:
                            layout_test.check(self, screen, size)
                        except AssertionError as error:
                            wrong.append(str(error))

                    gallery = StaffGallery(world, pictures, size, language, options)
                    gallery.draw(see)
                    self.assertGreater(gallery.number, 35)
                    self.assertEqual([], wrong)

    def test_in_real_languages(self):
        self.check(self.world, ["lv", "ar", "ru", "lt", "uk", "fa", "en"] if FULL else ["lv", "ar"], layout_test.SIZES)

    def test_in_a_language_that_is_two_fifths_longer(self):
        folder = pathlib.Path(self.world.directory) / "pseudo"
        pseudo.write(folder)
        with world_for_pictures(folder / "world", BIN, surveys=folder / "surveys") as world:
            self.check(world, [pseudo.LONG], [(1080, 1920), (800, 480)], "--assets", folder)


if __name__ == "__main__":
    unittest.main()
