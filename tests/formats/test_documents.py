"""Documents and tables, as an office and a browser read them."""

import collections
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from meeting import HIDDEN, squeezed
from played import LICENCE, Exports, folder, meetings
from readers import Document, Sheets, office, table

PRINT = Path(__file__).with_name("print.mjs")


class Documents(Exports):
    def test_text_documents_read_by_libreoffice(self):
        wanted = [(meeting, kind) for meeting in meetings() for kind in ("odt", "docx")]
        files = [meeting.save(f"export.{kind}", folder()) for meeting, kind in wanted]
        for (meeting, kind), tree in zip(wanted, office(files, "fodt", folder())):
            with self.subTest(kind=kind, workshop=meeting.code):
                self.is_a_document(meeting, tree, kind)

    def is_a_document(self, meeting, tree, kind):
        read = Document(tree)
        self.holds_each_once(read.text, meeting.texts(), kind)
        levels = collections.Counter(level for level, _ in read.headings)
        self.assertEqual(levels[1], 1)
        self.assertGreater(levels[2], 3)
        titles = [squeezed(title) for _, title in read.headings]
        for headline in meeting.headlines():
            self.assertTrue(any(squeezed(headline) in one for one in titles), headline)
        self.assertGreater(len(read.points), 20)
        self.assertIn(LICENCE, read.text)
        head = ElementTree.tostring(tree.getroot(), "unicode").split("office:body")[0]
        self.assertIn(LICENCE, head)

    def test_paper_printed_by_chromium(self):
        for meeting in meetings():
            with self.subTest(workshop=meeting.code):
                paper = Path(folder()) / f"{meeting.code}.pdf"
                address = f"{meeting.base}/a/{meeting.code}/imprimer"
                subprocess.run(["node", PRINT, address, paper], check=True, timeout=90)
                facts = subprocess.run(["pdfinfo", paper], check=True, capture_output=True, text=True).stdout
                self.assertRegex(facts, r"Tagged: +yes")
                self.assertRegex(facts, r"Page size: +59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)")
                text = subprocess.run(["pdftotext", "-raw", paper, "-"], check=True,
                                      capture_output=True, text=True).stdout
                pages = int(re.search(r"Pages: +(\d+)", facts)[1])
                self.assertIn(f"{pages} / {pages}", text)
                self.holds_on_paper(text, meeting)


class Tables(Exports):
    def test_tables_read_by_libreoffice(self):
        exact = [(meeting, name) for meeting in meetings() for name in ("export.ods", "export.xlsx")]
        read_as = [(exact, ()), ([(meeting, "export.csv") for meeting in meetings()],
                                 ("--infilter=CSV:59,34,76",))]
        for wanted, more in read_as:
            files = [meeting.save(name, folder()) for meeting, name in wanted]
            for (meeting, name), tree in zip(wanted, office(files, "fods", folder(), *more)):
                with self.subTest(export=name, workshop=meeting.code):
                    self.is_a_table(meeting, tree, name == "export.csv")

    def is_a_table(self, meeting, tree, is_csv):
        read = Sheets(tree)
        self.assertEqual(read.formulas, [])
        self.assertFalse([one for one in read.cells if re.match(r"#[A-Z]|Err:", one)])
        cells = collections.Counter(squeezed(one) for one in read.cells)
        if not is_csv:
            self.assertEqual(read.kinds, {"string"})
        for text, times in collections.Counter(map(squeezed, meeting.texts())).items():
            if is_csv and re.fullmatch(r"[-+]? ?[\d/., ]+ ?%?", text):
                continue  # docs/FORMATS.md: a CSV cannot keep it
            self.assertGreaterEqual(cells[text], times, text)
            if len(text) > 20:
                self.assertEqual(cells[text], times, text)
        self.assertNotIn(HIDDEN, cells)

    def test_tables_for_machines(self):
        for meeting, data in self.each("export.csv?brut=1"):
            rows = table(data)
            notes = [row for row in rows if row["kind"] == "note"]
            self.assertEqual(len(notes), len(meeting.state.get("notes", [])))
            rows = [row for row in rows if row["kind"] != "note"]
            self.assertEqual([row["text"] for row in sorted(rows, key=lambda row: row["id"])],
                             [one["text"].replace("\n", " / ") for one in
                              sorted(meeting.entries(), key=lambda one: one["id"])])
            self.assertEqual({row["licence"] for row in rows}, {LICENCE})


if __name__ == "__main__":
    unittest.main(verbosity=2)
