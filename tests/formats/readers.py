"""Files read by programs and libraries that Collecte does not write with."""

import csv
import email
import email.policy
import io
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def office(files, kind, folder, *more):
    """What LibreOffice makes of files, as one XML file each (`fodt`, `fods`)."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", *more, "--convert-to", kind, "--outdir", folder]
    subprocess.run([*command, *map(str, files)], check=True, timeout=180, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return [ElementTree.parse(Path(folder) / (file.stem + "." + kind)) for file in files]


def words(element):
    """The text of a paragraph of OpenDocument, with its spaces and line breaks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == TEXT + "s":
            parts.append(" " * int(child.get(TEXT + "c", "1")))
        elif child.tag == TEXT + "line-break":
            parts.append("\n")
        elif child.tag == TEXT + "tab":
            parts.append("\t")
        else:
            parts.append(words(child))
        parts.append(child.tail or "")
    return "".join(parts)


class Document:
    """Headings with their level, and paragraphs, of a text document."""

    def __init__(self, tree):
        body = tree.find(f".//{OFFICE}text")
        self.headings = [(int(one.get(TEXT + "outline-level")), words(one))
                         for one in body.iter(TEXT + "h")]
        self.points = [words(one) for item in body.iter(TEXT + "list-item")
                       for one in item.findall(TEXT + "p")]
        tags = (TEXT + "h", TEXT + "p")
        self.text = "\n".join(words(one) for one in body.iter() if one.tag in tags)


class Sheets:
    """Cells of every sheet, as LibreOffice calculated them."""

    def __init__(self, tree):
        self.formulas = [one.get(TABLE + "formula") for one in tree.iter(TABLE + "table-cell")
                         if one.get(TABLE + "formula")]
        self.kinds, self.cells = set(), []
        for cell in tree.iter(TABLE + "table-cell"):
            if cell.get(OFFICE + "value-type"):
                self.kinds.add(cell.get(OFFICE + "value-type"))
                self.cells.append("\n".join(words(one) for one in cell.findall(TEXT + "p")))


class Page(HTMLParser):
    """The text of a page, without its style; and the terms it links to."""

    def __init__(self, page):
        super().__init__()
        self.parts, self.inside, self.licences, self.scripts = [], [], [], 0
        self.feed(page)
        self.text = "".join(self.parts)

    def handle_starttag(self, tag, attrs):
        self.inside = [*self.inside, tag][-4:]
        self.scripts += tag == "script"
        if dict(attrs).get("rel") == "license":
            self.licences.append(dict(attrs)["href"])

    def handle_data(self, data):
        if not self.inside or self.inside[-1] not in ("style", "title"):
            self.parts.append(data)

    def handle_endtag(self, tag):
        self.inside = []


def message(data):
    """A message: its headers, and its text with the lines that go on put together."""
    read = email.message_from_bytes(data, policy=email.policy.default)
    lines, line = [], ""
    for one in read.get_content().split("\n"):
        one = one.removeprefix(" ")
        line += one
        if not one.endswith(" ") or one == "-- ":
            lines.append(line)
            line = ""
    return read, "\n".join(lines)


def table(data, delimiter=","):
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))


# What a scanner of YesWiki reads as a mark, in the order it tries.
YESWIKI = re.compile(
    r"%%.*?%%|\"\".*?\"\"|\[\[.*?\]\]"
    r"|(?P<url>\b[a-z0-9]+://[^ \t\n\r\f\"|\\^`{}\[\]><]+)"
    r"|(?P<pair>\*\*|##|@@|££|__|//)|[<>\"]"
    r"|(?P<amp>&(?!(?:#[xX][a-fA-F0-9]+|#[0-9]+|[a-zA-Z0-9]+);))"
    r"|(?P<head>={2,6})|(?P<br>---)(?!-)|-{3,}"
    r"|(?P<point>(?:^|\n)[ \t]+(?:-|[^\W_]+\))?)|\{\{.*?\}\}"
    r"|(?P<inter>\b[A-Z][A-Za-z,]+:[A-Za-z0-9]+\b)"
    r"|(?P<wiki>\b[A-ZÀ-Þ][a-zß-ÿ]+[A-ZÀ-Þ0-9][A-Za-zÀ-ÿ0-9]*\b)",
    re.S | re.U)
HARMLESS = {"pair", "url", "head", "br", "amp"}


def yeswiki(source):
    """The text of a page, and every mark in it that does more than layout."""
    import html

    marks = []

    def read(found):
        name = found.lastgroup
        if name == "point" and found[0].strip() in ("", "-"):
            return "\n"
        if name == "br":
            return "\n"
        if name not in HARMLESS:
            marks.append(found[0])
        return found[0].replace("&", "&amp;") if name in ("url", "amp") else ""

    return html.unescape(YESWIKI.sub(read, source)), marks


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
