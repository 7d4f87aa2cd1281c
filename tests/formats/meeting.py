"""The program on a folder of its own, a meeting that is played on it, and its exports.

Simulated people play the demonstration with its hostile words; the team adds what the
play has not: places with coordinates, days in the ways people type them, one entry that
is hidden again.
"""

import json
import os
import re
import secrets
import shutil
import subprocess
import tempfile
import unicodedata
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ("collecte-innovation-sociale", "croiser-nos-savoirs")
HIDDEN = "Ces mots ont été masqués par l’équipe"
PLACES = {
    "Le phare en commun": "48.39, -4.49",
    "Le quai partagé": "Lorient (47,74 ; -3,36)",
    "La halte": "geo:48.11,-1.68",
    "Le lavoir cartographié": "https://www.openstreetmap.org/?mlat=48.0686&mlon=-2.963#map=16/48/-2",
}
DAYS = {
    "Relire la charte": ("2026-03-14", "20260314"),
    "Inviter les voisins": ("14/04/2026", "20260414"),
    "Ouvrir la cabane, à dons; vite": ("avant le 1er mai 2026", "20260501"),
    "Write it down": ("June 2, 2026", "20260602"),
    "Se revoir sans date": ("avant l’été", None),
}
WIKI_NAME = "ImaginationForPeople Page2 Autre:Page ftp://a.example/b %%a%% //b// ==c== @@d@@ \"\"<b>\"\""


def fresh_id():
    """26 letters and digits, as a browser makes them."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return secrets.choice("abcdefgh") + "".join(secrets.choice(letters) for _ in range(25))


def squeezed(text):
    """Text with each run of line breaks and spaces as one space."""
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip()


class Program:
    """`collecte`, killed at the end."""

    def __init__(self):
        target = os.environ.get("CARGO_TARGET_DIR", ROOT / "target")
        self.command = os.environ.get("COLLECTE", str(Path(target) / "debug" / "collecte"))
        self.folder = tempfile.mkdtemp(prefix="collecte-formats-")
        flags = ["--listen", "127.0.0.1:0", "--lang", "fr", "--data", self.folder]
        self.child = subprocess.Popen([self.command, *flags], stdout=subprocess.PIPE, text=True)
        for line in self.child.stdout:
            found = re.search(r"http://localhost:(\d+)", line)
            if found:
                self.base = f"http://127.0.0.1:{found[1]}"
                return
        raise RuntimeError("the program never said where it listens")

    def stop(self):
        self.child.kill()
        self.child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Meeting:
    """One workshop, played to its end, and what leaves it."""

    def __init__(self, program, recipe):
        self.base = program.base
        made = self.post("/ateliers", {"title": "Essai des *formats* & <autres>", "recipe": recipe,
                                       "place": "Pontivy, salle des fêtes", "date": "2025-11-27",
                                       "organiser": "Collectif d’essai"})
        self.code, link = made["code"], made["links"]["facilitator"]
        link = re.sub(r"^https?://[^/]+", self.base, link)
        play = [program.command, "rehearse", "--fast", "--link", link]
        subprocess.run(play, check=True, timeout=120, stdout=subprocess.DEVNULL)
        self.cookie = self.trade(link)
        if recipe == RECIPES[0]:
            self.add()
        self.state = json.loads(self.get("export.json"))

    def trade(self, link):
        """The secret of a link for a cookie."""
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        try:
            urllib.request.build_opener(Stay).open(link, timeout=30)
        except urllib.error.HTTPError as answer:
            return answer.headers["Set-Cookie"].split(";")[0]
        raise RuntimeError("the link gives no role")

    def post(self, path, fields, cookie=""):
        body = urllib.parse.urlencode(fields).encode()
        headers = {"Accept": "application/json", "Cookie": cookie}
        request = urllib.request.Request(self.base + path, body, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def do(self, verb, **fields):
        answer = self.post(f"/a/{self.code}/do", {"op": fresh_id(), "do": verb, **fields}, self.cookie)
        if "ack" not in answer:
            raise RuntimeError(f"{verb} {fields}: {answer}")

    def rounds(self, kind):
        state = json.loads(self.get("export.json"))
        return [one["id"] for one in state["rounds"]
                if (one.get("collects") or {}).get("kind") == kind]

    def add(self):
        harvest, steps = self.rounds("innovation")[0], self.rounds("action")[0]
        for name, place in PLACES.items():
            self.do("say", card=fresh_id(), round=harvest, text=name, place=place, what=f"{name} ?")
        for text, (due, _) in DAYS.items():
            self.do("say", card=fresh_id(), round=steps, text=text, due=due)
        self.do("say", card=fresh_id(), round=harvest, text=WIKI_NAME, what=f"{WIKI_NAME}\n\n- 1)")
        hidden = fresh_id()
        self.do("say", card=hidden, round=harvest, text=HIDDEN)
        self.do("hide", card=hidden, on="1")

    def get(self, name):
        with urllib.request.urlopen(f"{self.base}/a/{self.code}/{name}", timeout=60) as answer:
            return answer.read()

    def save(self, name, folder):
        """A file as a browser would save it."""
        kind = name.removeprefix("export.")
        path = Path(folder) / f"{self.code}-{kind}.{kind}"
        path.write_bytes(self.get(name))
        return path

    def texts(self, kinds=None):
        """What people said, as the workshop has it: text and what of each entry."""
        entries = self.entries(kinds)
        return [text for entry in entries for text in (entry["text"], entry.get("what")) if text]

    def entries(self, kinds=None):
        return [one for one in self.state["contributions"] if kinds is None or one["kind"] in kinds]

    def headlines(self):
        groups = self.state["groups"]
        return [text for one in groups for text in (one.get("headline"), one.get("gesture")) if text]
