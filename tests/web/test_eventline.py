"""An event as one line: good French on French pages, good English on English ones, and nothing in it that nobody said."""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import selon
from selon.dossier import Dossier, EventWords
from selon.web.eventline import line_said
from selon.web.grammar import country_of, inside, joined
from selon.web.kinds import MODES
from selon.web.speech import LANGUAGES, speech

EN, FR = speech("en"), speech("fr")
DAY = {"earliest": "2023-03-03", "latest": "2023-03-03"}


def words(who: str = "?", whom: str = "", where: str = "", **more: object) -> EventWords:
    return EventWords(who, whom, where, "", **{"type": "ASSAULT", "mode": None, **more})  # type: ignore[arg-type]


def town(name: str, role: str = "at") -> dict[str, str]:
    return {"where": name, "precision": "town", "role": role, "country": "UKR"}


@pytest.mark.parametrize(
    ("told", "en", "fr"),
    [
        (words("l'armée", "un pont", **town("Kiev"), **DAY),
         "Attack by l'armée on un pont in Kiev on 3 March 2023", "Attaque par l'armée contre un pont, à Kiev, le 3 mars 2023"),
        # Nobody is named: nobody is made up, and the sentence stays whole.
        (words(mode="airstrike", whom="the port", **DAY),
         "Air strike on the port on 3 March 2023", "Frappe aérienne contre the port, le 3 mars 2023"),
        (words(**town("Kiev"), **DAY), "Attack in Kiev on 3 March 2023", "Attaque à Kiev le 3 mars 2023"),
        (words(), "Attack", "Attaque"),
        # Whom stands first behind "of", and prepositions melt into articles.
        (words("Les rebelles", "le port", mode="capture"), "Capture of le port by les rebelles", "Prise du port par les rebelles"),
        (words("la milice", "Irpine", mode="capture"), "Capture of Irpine by la milice", "Prise d’Irpine par la milice"),
        (words("les alliés", "les civils", type="AID", mode="supplies"),
         "Aid (supplies) from les alliés for les civils", "Aide (fournitures) des alliés pour les civils"),
        (words("le ministre", type="RETREAT", mode="resign"), "Resignation of le ministre", "Démission du ministre"),
        # States are called as the page's language calls them, behind their own preposition.
        (words("Britain", "L'Ukraine", type="AID", mode="arms"), "Arms from the United Kingdom for Ukraine", "Armes du Royaume-Uni pour l’Ukraine"),
        (words("soldats", where="Mali", precision="country", country="MLI", role="at", type="MOBILIZE", mode="troops"),
         "Movement of troops by soldats in Mali", "Mouvement de troupes par soldats, au Mali"),
        (words("soldats", where="Belarus", precision="country", country="BLR", role="to", type="MOBILIZE", mode="troops"),
         "Movement of troops by soldats to Belarus", "Mouvement de troupes par soldats, vers la Biélorussie"),
        (words(**town("Kherson", "from"), type="RETREAT", mode="withdraw"), "Withdrawal from Kherson", "Retrait depuis Kherson"),
        # What is no town and no state is only named.
        (words("x", where="the border", precision="area", role="at", **DAY),
         "Attack by x, the border, on 3 March 2023", "Attaque par x, the border, le 3 mars 2023"),
        (words(earliest="2023-01-07", latest="2023-01-08"), "Attack between 7 and 8 January 2023", "Attaque entre le 7 et le 8 janvier 2023"),
        (words(earliest="2022-11-01", latest="2022-11-30"), "Attack in November 2022", "Attaque en novembre 2022"),
        (words(earliest="2022-01-01", latest="2022-12-31"), "Attack in 2022", "Attaque en 2022"),
        (words(earliest="2022-09-01", latest="2022-12-31"), "Attack in September to December 2022", "Attaque entre septembre et décembre 2022"),
        (words(latest="2023-01-08"), "Attack by 8 January 2023", "Attaque au plus tard le 8 janvier 2023"),
        (words(earliest="2023-01-01"), "Attack from 1 January 2023", "Attaque à partir du 1er janvier 2023"),
    ],
)  # fmt: skip
def test_a_line(told: EventWords, en: str, fr: str) -> None:
    assert (line_said(told, EN).replace("\u00a0", " "), line_said(told, FR).replace("\u00a0", " ")) == (en, fr)


def test_every_row_of_the_joins_does_what_its_examples_say() -> None:
    reader = csv.DictReader((files("selon.web") / "locale" / "fr" / "joins.csv").read_text(encoding="utf-8").splitlines())
    for row in reader:
        begun = row["example"].partition(row["becomes"].replace("{}", ""))
        name = begun[2] if "{}" in row["becomes"] else row["after"] + begun[2]
        before, after = joined(begun[0] + row["before"], name, "fr")
        assert begun[1] and before + after == row["example"], row
        end = row["counterexample"].partition(row["before"])
        assert end[1] and joined(end[0] + end[1], end[2], "fr") == (end[0] + end[1], end[2]), row


def test_every_article_loses_its_capital_and_no_name_does() -> None:
    for row in csv.DictReader((files("selon.web") / "locale" / "determiners.csv").read_text(encoding="utf-8").splitlines()):
        name = row["example"].partition(" ")[2]
        assert inside(row["written"] + name.removeprefix(row["within"])) == name, row
        kept = row["counterexample"].partition(" ")[2]
        assert inside(kept) == kept, row


def test_a_state_is_known_by_each_of_its_names_and_a_person_is_none() -> None:
    assert {country_of(each) for each in ("Russia", "La Russie", "la  Russie")} == {"RUS"}
    assert {country_of(each) for each in ("the UK", "Britain", "Royaume-Uni", "le Royaume-Uni")} == {"GBR"}
    assert not country_of("Russian forces") and not country_of("le président") and not country_of("")


def test_every_way_of_doing_that_a_reader_can_give_has_words() -> None:
    """Whatever mode a language pack writes into a claim is said in both languages."""
    found: set[str] = set()
    for path in (Path(selon.__file__).parent / "lang").glob("*/*.csv"):
        reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        if {"type", "mode"} <= set(reader.fieldnames or ()):
            found |= {row["mode"] for row in reader if row["mode"] and row["type"]}
    assert len(found) > 60 and not found - MODES.keys()


ENGLISH = re.compile(
    r"\b(?:Assault|Aid|Retreat|Accuse|Request|Coerce|Mobilize|Agree|Consult|Reject|Threaten|Concede|Support)\b[ (:]"
    r"|\d[\s\u00a0](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\bby \d|\bfrom \d"
)  # fmt: skip


LISTS = ("/", "/events", "/map", "/contradictions", "/voices", "/review", "/place/Dnipro", "/source/agency-a", "/actor/Moscou")


@pytest.mark.parametrize("address", LISTS)
def test_no_line_of_a_french_page_is_english(client: TestClient, address: str) -> None:
    page = client.get(address, params={"ui": "fr", "all": ["falls", "did", "of_it"]}).text
    # What reports say stays in its own language.
    own = re.sub(r"<(blockquote|q|td|b|i|a)\b[^>]*\slang=\"en\".*?</\1>", "", page, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style|blockquote|q)\b.*?</\1>", "", own, flags=re.DOTALL))
    assert not ENGLISH.findall(text), [text[max(found.start() - 60, 0) : found.end() + 40] for found in ENGLISH.finditer(text)][:5]


@pytest.mark.parametrize("address", ["/events.json", "/map.json", "/contradictions.json", "/situation.json", "/review.json", "/source/agency-a.json"])
def test_data_have_the_line_in_the_language_that_is_asked(client: TestClient, address: str) -> None:
    def lines(found: object) -> list[str]:
        if isinstance(found, dict):
            own = [found[name] for name in ("summary", "what") if isinstance(found.get(name), str) and ("words" in found or "slots" in found)]
            return own + [each for value in found.values() for each in lines(value)]
        return [each for value in found for each in lines(value)] if isinstance(found, list) else []

    plain, fr, en = (lines(client.get(address, params=asked).json()["results"]) for asked in ({}, {"ui": "fr"}, {"ui": "en"}))
    assert len(plain) == len(fr) == len(en) > 0 and plain != fr != en
    assert not [each for each in fr if ENGLISH.search(each)] and not [each for each in en if "→" in each]


def test_every_event_of_the_situation_has_a_line_without_loose_ends(situation: Path) -> None:
    with Dossier(situation) as dossier:
        for event in dossier.events(limit=1000).results:
            for lang in LANGUAGES:
                told = line_said(event, speech(lang))
                assert told == " ".join(told.split(" ")).strip() and " ," not in told and not told.endswith(","), told
                assert "→" not in told and not re.search(r"(?:^| )\?(?: |$)", told), told
