"""What the tests of the exports share: the program, two meetings, and how texts are compared."""

import atexit
import functools
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

    def each(self, name):
        return [(meeting, meeting.get(name)) for meeting in meetings()]
