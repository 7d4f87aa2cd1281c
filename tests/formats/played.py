"""What the tests of the exports share: the program, two meetings, and how texts are compared."""

import atexit
import functools
import re
import tempfile
import unittest

from meeting import HIDDEN, RECIPES, Meeting, Program, squeezed

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


@functools.cache
def meetings():
    """Two meetings on one program, played once for all tests."""
    program = Program()
    atexit.register(program.stop)
    return [Meeting(program, recipe) for recipe in RECIPES]


@functools.cache
def folder():
    """A folder for files, gone at the end."""
    made = tempfile.TemporaryDirectory(prefix="collecte-formats-")
    atexit.register(made.cleanup)
    return made.name


def without_numbers(text):
    """What pdftotext read, without the numbers of the pages."""
    return re.sub(r"\n\d+ ?/ ?\d+\n\f?", "\n", text)


class Exports(unittest.TestCase):
    def holds_each_once(self, found, texts, what):
        """Long texts as often as they were said; short ones, which other words may hold, at
        least as often."""
        found = squeezed(found)
        wanted = [squeezed(text) for text in texts]
        self.assertGreater(len(wanted), 5, what)
        for text in set(wanted):
            said = sum(one.count(text) for one in wanted)
            times = found.count(text)
            if len(text) > 20:
                self.assertEqual(times, said, f"{what}: {text!r}")
            else:
                self.assertGreaterEqual(times, said, f"{what}: {text!r}")
        self.assertNotIn(HIDDEN, found, what)

    @staticmethod
    def letters(text):
        """Lines break anywhere on paper, and a letter may be drawn by several signs: what is
        compared are the letters of left-to-right scripts."""
        return "".join(sign for sign in text if sign.isalnum() and ord(sign) < 0x590)

    def holds_on_paper(self, text, meeting):
        found = self.letters(without_numbers(text))
        for said in meeting.texts():
            self.assertIn(self.letters(said), found, said)
        self.assertNotIn(self.letters(HIDDEN), found)

    def each(self, name):
        return [(meeting, meeting.get(name)) for meeting in meetings()]
