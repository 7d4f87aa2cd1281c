"""Text, wikis, the message and the archive, as other libraries read them."""

import io
import json
import subprocess
import unittest
import zipfile
from pathlib import Path

import markdown_it
import mwparserfromhell
import pypandoc

from meeting import WIKI_NAME
from played import LICENCE, Exports, folder, meetings
from readers import Page, message, pandoc_text, yeswiki


class Texts(Exports):
    def test_the_play_has_the_hostile_words(self):
        said = "\n".join(text for meeting in meetings() for text in meeting.texts())
        for word in ("=> ", "- 30 %", "<script>", "{{", "[[", "~~~~", "\u202f", "\u00ad", "\u200b",
                     WIKI_NAME, "\\", "|"):
            self.assertIn(word, said)
        self.assertGreater(len(said), 10_000)

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
            # This parser forgets line breaks.
            code = mwparserfromhell.parse(source.replace("<br />", "\n"))
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


class Keeping(Exports):
    def test_archive(self):
        for meeting, data in self.each("export.zip"):
            archive = zipfile.ZipFile(io.BytesIO(data))
            self.assertIsNone(archive.testzip())
            place = Path(folder()) / meeting.code
            archive.extractall(place)
            subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=place, check=True)
            names = set(archive.namelist())
            summed = {line.split("  ", 1)[1] for line in (place / "SHA256SUMS").read_text().splitlines()}
            self.assertEqual(summed, names - {"SHA256SUMS"})
            self.assertEqual((place / "collecte.md").read_bytes(), meeting.get("export.md"))
            journal = [json.loads(line) for line in (place / "journal.jsonl").read_text().splitlines()]
            said = [line["entry"] for line in journal if line.get("what") == "contributed"]
            self.assertEqual(sorted(said), sorted(entry["id"] for entry in meeting.entries()))
            reader = Page((place / "index.html").read_text())
            self.holds_each_once(reader.text, meeting.texts(), "index.html")
            for name in names - {"index.html", "SHA256SUMS"}:
                self.assertIn(name, reader.text)

    def test_names(self):
        meeting = meetings()[0]
        names = {one["name"] for one in meeting.entries() if one.get("name")}
        said = "\n".join(meeting.texts())
        names = [name for name in names if len(name) > 6 and name not in said]
        self.assertGreater(len(names), 3)
        for kind in ("md", "html", "txt", "csv", "json", "jsonld", "geojson", "mediawiki.txt", "atom", "ics"):
            for choice in ("sans", "initiales"):
                found = meeting.get(f"export.{kind}?noms={choice}").decode()
                for name in names:
                    self.assertNotIn(name, found, f"{kind} {choice}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
