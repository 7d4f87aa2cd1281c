"""The PDF that the server makes, where it was built with the feature `pdf`.

Not among the tests that are found by their name: `tests/run pdf` asks for it.
"""

import io
import re
import subprocess
import unittest
import zipfile
from pathlib import Path

from played import LICENCE, Exports, folder, meetings, without_numbers

MARK = "personnes simulées"


def read(*command):
    """What a tool says; pdfinfo writes texts of the structure in more than one encoding."""
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode(errors="replace")


class Paper(Exports):
    def files(self):
        return [(meeting, meeting.save("export.pdf", folder())) for meeting in meetings()]

    def test_each_text_stands_on_it_once(self):
        for meeting, paper in self.files():
            text = read("pdftotext", "-raw", paper, "-")
            self.holds_on_paper(text, meeting)
            self.holds_once(text, meeting)
            self.assertIn(MARK, text)
            self.assertIn(LICENCE, text)
            self.assertIn(f"/a/{meeting.code}/pad", re.sub(r"\s", "", text))

    def holds_once(self, text, meeting):
        found = self.letters(without_numbers(text))
        texts = [self.letters(said) for said in meeting.texts()]
        for said in {one for one in texts if len(one) > 20}:
            self.assertEqual(found.count(said), sum(one.count(said) for one in texts), said)

    def test_every_page_has_its_number(self):
        for _, paper in self.files():
            pages = int(re.search(r"Pages: +(\d+)", read("pdfinfo", paper))[1])
            self.assertGreater(pages, 2)
            for number in range(1, pages + 1):
                page = read("pdftotext", "-f", str(number), "-l", str(number), paper, "-")
                self.assertEqual(page.split()[-1], f"{number}/{pages}")

    def test_who_wrote_it_and_under_which_terms(self):
        for meeting, paper in self.files():
            facts = read("pdfinfo", paper)
            self.assertRegex(facts, r"Title: +Essai des \*formats\* & <autres>")
            self.assertRegex(facts, r"Author: +\S")
            self.assertRegex(facts, r"Tagged: +yes")
            self.assertRegex(facts, r"Page size: +59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)")
            self.assertRegex(facts, r"JavaScript: +no")
            # The day of the meeting, not the moment of asking.
            self.assertRegex(facts, r"CreationDate: .*Nov 27 .*2025")
            metadata = read("pdfinfo", "-meta", paper)
            self.assertIn("<pdfuaid:part>1</pdfuaid:part>", metadata)
            self.assertIn(LICENCE, metadata)
            self.assertIn("<rdf:li>fr", metadata)
            self.assertEqual(paper.read_bytes(), meeting.get("export.pdf"))

    def test_a_screen_reader_finds_headings_lists_and_voices(self):
        for meeting, paper in self.files():
            structure = read("pdfinfo", "-struct", paper)
            kinds = [line.split()[0].rstrip(":") for line in structure.splitlines() if line.strip()]
            self.assertEqual(kinds.count("H1"), 1)
            self.assertGreater(kinds.count("H2"), 3)
            self.assertGreater(kinds.count("LI"), 20)
            self.assertEqual(kinds.count("Figure"), 1, "the code of the address")
            heard = read("pdfinfo", "-struct-text", paper)
            self.assertNotRegex(heard, r"\"\d+ ?/ ?\d+\"\n", "page numbers are for eyes")
            for headline in meeting.headlines():
                self.assertIn(self.letters(headline), self.letters(heard))

    def test_it_is_offered_and_in_the_archive(self):
        meeting = meetings()[0]
        self.assertIn(f"/a/{meeting.code}/export.pdf", meeting.get("export").decode())
        with zipfile.ZipFile(io.BytesIO(meeting.get("export.zip"))) as archive:
            self.assertIn("collecte.pdf", archive.namelist())
            self.assertTrue(archive.read("collecte.pdf").startswith(b"%PDF"))
        other = Path(folder()) / "initials.pdf"
        other.write_bytes(meeting.get("export.pdf?noms=sans"))
        self.assertNotIn("— Jean-Cœur", read("pdftotext", other, "-"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
