"""Maps, feeds, calendars and graphs, as other libraries read them."""

import collections
import json
import unittest
import xml.etree.ElementTree as ElementTree

import icalendar
import rdflib

from meeting import DAYS, PLACES, WIKI_NAME
from played import LICENCE, Exports, meetings
from readers import table


class Maps(Exports):
    def test_maps(self):
        meeting = meetings()[0]
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
        meeting = meetings()[0]
        form = meeting.get("export.bazar.txt").decode()
        fields = [line.split("***") for line in form.splitlines()]
        names = [field[1] for field in fields[:-1]] + fields[-1][1:3]
        rows = table(meeting.get("export.bazar.csv"))
        self.assertEqual(list(rows[0]), names)
        self.assertEqual(sorted(row["bf_titre"] for row in rows),
                         sorted(one["text"].replace("\n", " / ") for one in meeting.entries(["innovation"])))
        self.assertEqual(sorted(row["bf_description"] for row in rows if row["bf_description"]),
                         sorted(one["what"] for one in meeting.entries(["innovation"]) if one.get("what")))


class Feeds(Exports):
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
            if meeting is meetings()[0]:
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


if __name__ == "__main__":
    unittest.main(verbosity=2)
