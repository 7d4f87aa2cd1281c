"""Every text stands once in every format, as another program reads it, and no text does
anything: `tests/run formats`, or `python -m unittest` here with the packages of
requirements.txt.
"""

import collections
import io
import json
import re
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import icalendar
import markdown_it
import mwparserfromhell
import pypandoc
import rdflib

from meeting import DAYS, HIDDEN, PLACES, RECIPES, Meeting, Program, squeezed
from readers import Document, Page, Sheets, message, office, table, yeswiki

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
BUDGET = 240  # seconds, all of it


def setUpModule():
    global PROGRAM, MEETINGS, FOLDER, BEGUN
    BEGUN = time.monotonic()
    PROGRAM = Program()
    FOLDER = tempfile.TemporaryDirectory(prefix="collecte-formats-")
    MEETINGS = [Meeting(PROGRAM, recipe) for recipe in RECIPES]


def tearDownModule():
    PROGRAM.stop()
    FOLDER.cleanup()
    took = time.monotonic() - BEGUN
    assert took < BUDGET, f"{took:.0f} s"


class Formats(unittest.TestCase):
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
        for meeting in MEETINGS:
            with self.subTest(export=name, workshop=meeting.code):
                yield meeting, meeting.get(name)

    def test_the_play_has_the_hostile_words(self):
        said = "\n".join(text for meeting in MEETINGS for text in meeting.texts())
        for word in ("=> ", "- 30 %", "<script>", "{{", "[[", "~~~~", "\u202f", "\u00ad", "\u200b",
                     "ImaginationForPeople", "\\", "|"):
            self.assertIn(word, said)
        self.assertGreater(len(said), 15_000)

    # Documents

    def test_text_documents_read_by_libreoffice(self):
        for meeting in MEETINGS:
            files = [meeting.save(f"export.{kind}", FOLDER.name) for kind in ("odt", "docx")]
            for file, kind in zip(files, ("odt", "docx")):
                with self.subTest(kind=kind, workshop=meeting.code):
                    [tree] = office([file], "fodt", FOLDER.name)
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
                    self.assertIn(LICENCE, ElementTree.tostring(tree.getroot(), "unicode").split("<office:body")[0])

    def test_paper_printed_by_chromium(self):
        for meeting in MEETINGS:
            with self.subTest(workshop=meeting.code):
                paper = Path(FOLDER.name) / f"{meeting.code}.pdf"
                address = f"{meeting.base}/a/{meeting.code}/imprimer"
                subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                                "--generate-pdf-document-outline", f"--print-to-pdf={paper}",
                                "--no-pdf-header-footer", address],
                               check=True, timeout=90, stderr=subprocess.DEVNULL)
                facts = subprocess.run(["pdfinfo", paper], check=True, capture_output=True, text=True).stdout
                self.assertRegex(facts, r"Tagged: +yes")
                self.assertRegex(facts, r"Page size: +59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)")
                text = subprocess.run(["pdftotext", "-raw", paper, "-"], check=True,
                                      capture_output=True, text=True).stdout
                pages = int(re.search(r"Pages: +(\d+)", facts)[1])
                self.assertIn(f"{pages} / {pages}", text)
                self.holds_on_paper(text, meeting)

    def holds_on_paper(self, text, meeting):
        """Lines break anywhere on paper, and a letter may be drawn by several signs: what is
        compared are the letters of left-to-right scripts."""
        def letters(text):
            return "".join(sign for sign in text if sign.isalnum() and ord(sign) < 0x590)

        text = re.sub(r"\n\d+ / \d+\n\f?", "\n", text)
        found = letters(text)
        for said in meeting.texts():
            self.assertIn(letters(said), found, said)
        self.assertNotIn(letters(HIDDEN), found)

    # Tables

    def test_tables_read_by_libreoffice(self):
        for meeting in MEETINGS:
            for name, more in (("export.ods", ()), ("export.xlsx", ()),
                               ("export.csv", ("--infilter=CSV:59,34,76",))):
                with self.subTest(export=name, workshop=meeting.code):
                    file = meeting.save(name, FOLDER.name)
                    [tree] = office([file], "fods", FOLDER.name, *more)
                    read = Sheets(tree)
                    self.assertEqual(read.formulas, [])
                    self.assertFalse([one for one in read.cells if re.match(r"#[A-Z]|Err:", one)])
                    cells = collections.Counter(squeezed(one) for one in read.cells)
                    if name != "export.csv":
                        self.assertEqual(read.kinds, {"string"})
                    for text, times in collections.Counter(map(squeezed, meeting.texts())).items():
                        if name == "export.csv" and re.fullmatch(r"[-+]? ?[\d/., ]+ ?%?", text):
                            continue  # docs/FORMATS.md: a CSV cannot keep it
                        self.assertGreaterEqual(cells[text], times, text)
                        if len(text) > 20:
                            self.assertEqual(cells[text], times, text)
                    self.assertNotIn(HIDDEN, cells)

    def test_tables_for_machines(self):
        for meeting, data in self.each("export.csv?brut=1"):
            rows = table(data)
            self.assertEqual([row["text"] for row in sorted(rows, key=lambda row: row["id"])],
                             [one["text"].replace("\n", " / ") for one in
                              sorted(meeting.entries(), key=lambda one: one["id"])])
            self.assertEqual({row["licence"] for row in rows}, {LICENCE})

    # Maps

    def test_maps(self):
        meeting = MEETINGS[0]
        innovations = meeting.entries(["innovation"])
        found = json.loads(meeting.get("export.geojson"))
        self.assertEqual({one["properties"]["name"] for one in found["features"]}, set(PLACES))
        self.assertEqual(found["unplaced"], len(innovations) - len(PLACES))
        for one in found["features"]:
            longitude, latitude = one["geometry"]["coordinates"]
            self.assertTrue(-5 < longitude < -1 and 47 < latitude < 49, one)
        whole = json.loads(meeting.get("export.geojson?tout=1"))
        self.assertEqual(sorted(one["properties"]["name"] for one in whole["features"]),
                         sorted(one["text"] for one in innovations))
        self.assertEqual(sum(one["geometry"] is None for one in whole["features"]), found["unplaced"])
        ids = {one["id"] for one in innovations}
        self.assertEqual({one["id"] for one in whole["features"]}, ids)
        self.assertEqual(whole["licence"], LICENCE)
        rows = table(meeting.get("export.umap.csv"))
        self.assertEqual({row["name"] for row in rows}, set(PLACES))
        self.assertTrue(all(47 < float(row["lat"]) < 49 and -5 < float(row["lon"]) < -1 for row in rows))
        elements = json.loads(meeting.get("export.gogocarto.json?tout=1"))["data"]
        self.assertEqual({one["id"] for one in elements}, ids)
        placed = {one["name"] for one in elements if one.get("geo")}
        self.assertEqual(placed, set(PLACES))

    def test_bazar(self):
        meeting = MEETINGS[0]
        form = meeting.get("export.bazar.txt").decode()
        fields = [line.split("***") for line in form.splitlines()]
        names = [field[1] for field in fields[:-1]] + fields[-1][1:3]
        rows = table(meeting.get("export.bazar.csv"))
        self.assertEqual(list(rows[0]), names)
        self.assertEqual(sorted(row["bf_titre"] for row in rows),
                         sorted(one["text"].replace("\n", " / ") for one in meeting.entries(["innovation"])))
        self.assertEqual(sorted(row["bf_description"] for row in rows if row["bf_description"]),
                         sorted(one["what"] for one in meeting.entries(["innovation"]) if one.get("what")))

    # Text and wikis

    def test_markdown(self):
        parser = markdown_it.MarkdownIt("commonmark")
        for meeting, data in self.each("export.md"):
            tokens = parser.parse(data.decode())
            self.assertFalse([one.type for one in tokens if one.type in ("html_block", "fence", "code_block")])
            inline = [child for one in tokens for child in one.children or []]
            kinds = {one.type for one in inline}
            self.assertLessEqual(kinds, {"text", "text_special", "softbreak", "link_open", "link_close",
                                         "strong_open", "strong_close"})
            text = "\n".join("".join("\n" if child.type == "softbreak" else child.content
                                     for child in one.children or []) for one in tokens)
            self.holds_each_once(text, meeting.texts(), "md")

    def test_page(self):
        for meeting, data in self.each("export.html"):
            page = Page(data.decode())
            self.holds_each_once(page.text, meeting.texts(), "html")
            self.assertEqual(set(page.licences), {LICENCE})
            self.assertEqual(page.scripts, 0)

    def test_plain_text_and_message(self):
        for meeting, data in self.each("export.eml"):
            read, text = message(data)
            self.holds_each_once(text, meeting.texts(), "eml")
            self.assertLessEqual(len(read["Subject"]), 70)
            self.assertTrue(read["Subject"].startswith("[Collecte] Pontivy"))
            self.assertEqual(read.get_content_type(), "text/plain")
            self.assertEqual(read.get_param("format"), "flowed")
            self.assertEqual(read.defects, [])
            plain = meeting.get("export.txt").decode()
            self.holds_each_once(plain, meeting.texts(), "txt")
            long = [line for line in plain.splitlines() if len(line) > 76 and " " in line.strip("- ")]
            self.assertEqual(long, [])

    def test_mediawiki(self):
        for meeting, data in self.each("export.mediawiki.txt"):
            source = data.decode()
            code = mwparserfromhell.parse(source)
            for kind in (code.filter_templates, code.filter_wikilinks, code.filter_arguments, code.filter_comments):
                self.assertEqual(kind(), [])
            tags = {str(tag.tag) for tag in code.filter_tags()}
            self.assertLessEqual(tags, {"b", "i", "li", "br", "blockquote"})
            self.assertNotIn("~~~", source)
            # Each entity is one sign; what this parser leaves of marks is taken off.
            text = code.strip_code(normalize=True, collapse=False)
            self.holds_each_once(text, meeting.texts(), "mediawiki")
            plain = pypandoc.convert_text(source, "plain", "mediawiki", extra_args=["--wrap=none"])
            self.assertGreater(len(plain), len("".join(meeting.texts())))

    def test_dokuwiki(self):
        for meeting, data in self.each("export.dokuwiki.txt"):
            read = json.loads(pypandoc.convert_text(data.decode(), "json", "dokuwiki"))
            text, kinds = pandoc_text(read["blocks"])
            self.holds_each_once(text, meeting.texts(), "dokuwiki")
            self.assertLessEqual(kinds, {"Str", "Space", "SoftBreak", "LineBreak", "Strong", "Link", "Header",
                                         "BulletList", "Plain", "Para", "BlockQuote", "Code"})

    def test_yeswiki(self):
        for meeting, data in self.each("export.yeswiki.txt"):
            text, marks = yeswiki(data.decode())
            self.assertEqual(marks, [])
            self.holds_each_once(text, meeting.texts(), "yeswiki")

    # Feeds, calendars, graphs

    def test_feed(self):
        space = "{http://www.w3.org/2005/Atom}"
        for meeting, data in self.each("export.atom"):
            feed = ElementTree.fromstring(data)
            entries = feed.findall(space + "entry")
            innovations = meeting.entries(["innovation"])
            self.assertEqual(sorted(one.findtext(space + "title") for one in entries),
                             sorted(one["text"] for one in innovations))
            self.assertIn(LICENCE, feed.findtext(space + "rights"))
            self.assertEqual(len({one.findtext(space + "id") for one in entries}), len(innovations))
            for one in entries:
                self.assertRegex(one.findtext(space + "updated"), r"T\d\d:00:00(\.0+)?(Z|\+00:00)$")
            contents = "\n".join(one.findtext(space + "content") or "" for one in entries)
            whats = [one["what"] for one in innovations if one.get("what")]
            if whats:
                self.holds_each_once(contents, whats, "atom")

    def test_calendar(self):
        for meeting, data in self.each("export.ics"):
            for line in data.split(b"\r\n"):
                self.assertLessEqual(len(line), 75)
                line.decode()
            events = icalendar.Calendar.from_ical(data).walk("VEVENT")
            found = {str(event["SUMMARY"]): event for event in events}
            self.assertEqual(len(found), len(events))
            if meeting is MEETINGS[0]:
                for text, (_, day) in DAYS.items():
                    self.assertEqual(text in found, day is not None, text)
                    if day:
                        self.assertEqual(found[text].decoded("DTSTART").strftime("%Y%m%d"), day)
                actions = {one["text"] for one in meeting.entries(["action"])}
                self.assertLessEqual(set(found), actions)
                self.assertGreater(len(found), len(DAYS))

    def test_graph(self):
        for meeting, data in self.each("export.jsonld"):
            graph = rdflib.Graph().parse(data=data, format="json-ld")
            values = collections.defaultdict(list)
            for subject, predicate, value in graph:
                if isinstance(value, rdflib.Literal):
                    values[str(predicate)].append(str(value))
            pair, schema = "http://virtual-assembly.org/ontologies/pair#", "https://schema.org/"
            for names in ([pair + "label", pair + "comment", pair + "description"],
                          [schema + "name", schema + "text", schema + "description"]):
                found = collections.Counter(one for name in names for one in values[name])
                for text, times in collections.Counter(meeting.texts()).items():
                    self.assertGreaterEqual(found[text], times, text)
                    if len(text) > 20:
                        self.assertEqual(found[text], times, text)
            kinds = {str(kind) for kind in graph.objects(None, rdflib.RDF.type)}
            self.assertLessEqual({pair + "Event", schema + "Event"}, kinds)
            licences = set(graph.objects(None, rdflib.URIRef(schema + "license")))
            self.assertEqual(licences, {rdflib.URIRef(LICENCE)})

    # Keeping

    def test_archive(self):
        for meeting, data in self.each("export.zip"):
            archive = zipfile.ZipFile(io.BytesIO(data))
            self.assertIsNone(archive.testzip())
            folder = Path(FOLDER.name) / meeting.code
            archive.extractall(folder)
            subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
            names = set(archive.namelist())
            summed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
            self.assertEqual(summed, names - {"SHA256SUMS"})
            self.assertEqual((folder / "collecte.md").read_bytes(), meeting.get("export.md"))
            reader = Page((folder / "index.html").read_text())
            self.holds_each_once(reader.text, meeting.texts(), "index.html")
            for name in names - {"index.html", "SHA256SUMS"}:
                self.assertIn(name, reader.text)

    def test_names(self):
        meeting = MEETINGS[0]
        names = {one["name"] for one in meeting.entries() if one.get("name")}
        said = "\n".join(meeting.texts())
        names = [name for name in names if len(name) > 6 and name not in said]
        self.assertGreater(len(names), 3)
        for kind in ("md", "html", "txt", "csv", "json", "jsonld", "geojson", "mediawiki.txt", "atom", "ics"):
            for choice in ("sans", "initiales"):
                found = meeting.get(f"export.{kind}?noms={choice}").decode()
                for name in names:
                    self.assertNotIn(name, found, f"{kind} {choice}")


def pandoc_text(blocks):
    """The text of pandoc's tree, and the kinds of nodes in it."""
    parts, kinds = [], set()

    def walk(node):
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            kind, content = node.get("t"), node.get("c")
            kinds.add(kind)
            if kind == "Str":
                parts.append(content)
            elif kind == "Code":
                parts.append(content[1])
            elif kind == "Link":
                walk(content[1])
            elif kind in ("Space", "SoftBreak", "LineBreak"):
                parts.append(" ")
            elif content is not None:
                walk(content)
            if kind in ("Para", "Plain", "Header"):
                parts.append("\n")

    walk(blocks)
    return "".join(parts), kinds - {None}


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
