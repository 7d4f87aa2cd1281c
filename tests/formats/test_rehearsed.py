"""That nobody said this: the mark of simulated people in the files that maps, calendars,
feeds and graphs read. The meetings here are played; what the team adds is not."""

import json
import unittest
import xml.etree.ElementTree as ElementTree

import icalendar
import rdflib

from played import Exports, meetings
from readers import table

MARK = "Répétition\u00a0: personnes simulées"


def played(entries):
    """Ids of what simulated people gave, and of the rest."""
    ids = {True: set(), False: set()}
    for one in entries:
        ids[bool(one.get("simulated"))].add(one["id"])
    return ids[True], ids[False]


class Rehearsed(Exports):
    def setUp(self):
        self.meeting = meetings()[0]
        self.simulated, self.real = played(self.meeting.entries(["innovation"]))
        self.assertTrue(self.simulated and self.real)

    def marked(self, entries):
        self.assertEqual({one for one, mark in entries if mark == MARK}, self.simulated)
        self.assertEqual({one for one, mark in entries if not mark}, self.real)

    def test_maps(self):
        found = json.loads(self.meeting.get("export.geojson?tout=1"))
        self.assertEqual(found["rehearsal"], MARK)
        self.marked([(one["id"], one["properties"].get("rehearsal")) for one in found["features"]])
        found = json.loads(self.meeting.get("export.gogocarto.json?tout=1"))
        self.assertEqual(found["rehearsal"], MARK)
        self.marked([(one["id"], one.get("rehearsal")) for one in found["data"]])
        rows = table(self.meeting.get("export.umap.csv?tout=1"))
        self.marked([(row["id"], row["rehearsal"]) for row in rows])
        rows = table(self.meeting.get("export.bazar.csv"))
        marked = [row for row in rows if row["bf_credit"].startswith(f"{MARK} – ")]
        self.assertEqual(len(marked), len(self.simulated))

    def test_feed(self):
        space = "{http://www.w3.org/2005/Atom}"
        feed = ElementTree.fromstring(self.meeting.get("export.atom"))
        self.assertEqual(feed.findtext(space + "subtitle"), MARK)
        entries = feed.findall(space + "entry")
        terms = [one.find(space + "category") for one in entries]
        self.marked([(entry.findtext(space + "id").split("/")[-1],
                      None if term is None else term.get("label"))
                     for entry, term in zip(entries, terms)])

    def test_calendar(self):
        calendar = icalendar.Calendar.from_ical(self.meeting.get("export.ics"))
        self.assertTrue(str(calendar["X-WR-CALDESC"]).startswith(f"{MARK} – "))
        actions, added = played(self.meeting.entries(["action"]))
        for event in calendar.walk("VEVENT"):
            said = str(event["DESCRIPTION"]).startswith(f"{MARK}\n")
            self.assertIn(str(event["UID"]).split("@")[0], actions if said else added)

    def test_graph(self):
        graph = rdflib.Graph().parse(data=self.meeting.get("export.jsonld"), format="json-ld")
        found = list(graph.subject_objects(rdflib.RDFS.comment))
        self.assertEqual({str(mark) for _, mark in found}, {MARK})
        everything, _ = played(self.meeting.entries())
        self.assertEqual(len(found), len(everything) + 1, "each entry, and the meeting")


if __name__ == "__main__":
    unittest.main(verbosity=2)
