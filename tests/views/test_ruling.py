"""Rules as rows of the pack, the doubts that a word settles, and what waits once: over claims built by hand."""

from __future__ import annotations

import csv
from typing import Any

import msgspec
import pytest

from selon.dossier.offering import is_offered, offered
from selon.dossier.packrows import pack_rows
from selon.knowledge import Knowledge
from selon.lang import load_pack
from selon.lang.pack import NOUN_COLUMNS, PHRASE_COLUMNS, VERB_COLUMNS
from selon.measures.doubts import is_lent, unsettled
from selon.measures.ruling import ruled
from selon.model import Actor, Claim, Review, Rule
from selon.views.review import alike, queue
from selon.views.ruling import rows_text, rule_words

PRONOUN, COUNTRY = "pronoun resolved by rule", "country from the story"


def fired(hand: Any, rule: str, kind: str, mode: str | None, quote: str, at: int) -> Claim:
    claim = hand.claim("c", hand.report("r"), kind=kind, mode=mode, quote=quote, at=at)
    return msgspec.structs.replace(claim, basis=msgspec.structs.replace(claim.basis, rule=rule))


def rows(rule: Rule, read: Claim, lang: str = "fr") -> list[tuple[str, str, dict[str, str]]]:
    made = pack_rows(rule, read, know=Knowledge.load(lang))
    found = []
    for each in made:
        [header, cells] = csv.reader([each.header, each.row])
        assert len(header) == len(cells), each
        found.append((each.file, each.replaces, dict(zip(header, cells, strict=True))))
    return found


def test_a_row_switched_off_stands_beside_it_under_the_same_conditions(hand: Any) -> None:
    sense = next(each for each in load_pack("fr").verbs["tirer"] if each.type == "ASSAULT")
    was = f"{sense.type} {sense.mode}".strip()
    read = fired(hand, "fr/verbs#tirer", sense.type, sense.mode or None, "Messi a tiré deux fois au but, dit-on.", 8)
    found = rows(Rule("sense", "type", "fr/verbs#tirer", was=was, why="sport", by="Ann", at="2023-01-06T10:00:00"), read)
    assert found and all(file == "verbs.csv" and not replaces for file, replaces, _ in found)
    first = found[0][2]
    assert tuple(first) == VERB_COLUMNS and first["type"] == "NONE" and first["counter"].startswith("Messi") and not first["example"]
    assert first["note"] == f"sport; not {was}; Ann 2023-01-06"


def test_another_sense_takes_the_place_of_its_row(hand: Any) -> None:
    sense = next(each for each in load_pack("en").nouns["attack"] if each.type == "ASSAULT")
    was = f"{sense.type} {sense.mode}".strip()
    read = fired(hand, "en/nouns#attack", "ASSAULT", sense.mode or None, "The attack on his record went on.", 4)
    value = "ACCUSE disapprove"
    rule = Rule("sense", "type", "en/nouns#attack", value=value, was=was, put={"type": "ACCUSE", "mode": "disapprove"})
    found = rows(rule, read, "en")
    file, replaces, row = found[0]
    assert file == "nouns.csv" and replaces.startswith("nouns.csv:") and tuple(row) == NOUN_COLUMNS
    assert (row["type"], row["mode"], row["frame"]) == ("ACCUSE", "disapprove", sense.frame) and row["example"].startswith("The attack")
    assert f"# in the place of {replaces}" in rows_text(pack_rows(rule, read, know=Knowledge.load("en")))


def test_words_that_follow_make_a_phrase_and_others_no_row(hand: Any) -> None:
    sense = next(each for each in load_pack("fr").verbs["tirer"] if each.type == "ASSAULT")
    was = f"{sense.type} {sense.mode}".strip()
    read = fired(hand, "fr/verbs#tirer", "ASSAULT", sense.mode or None, "Messi a tiré deux fois au but.", 8)
    [(file, _, row)] = rows(Rule("sense", "type", "fr/verbs#tirer", was=was, only="au but"), read)
    assert file == "phrases.csv" and tuple(row) == PHRASE_COLUMNS and row["phrase"].endswith("tirer au but") and row["type"] == "NONE"
    assert rows(Rule("sense", "type", "fr/verbs#tirer", was=was, only="Messi"), read) == []
    assert rows(Rule("sense", "type", "fr/figures#killed", was="ASSAULT"), read) == [], "no row of the lexicon"


@pytest.mark.parametrize(
    ("put", "slot", "file"),
    [
        ({"name": "le Kremlin", "code": "RUS GOV"}, "party", "names_fr.csv"),
        ({"name": "Soledar", "country": "UKR"}, "place", "names_fr.csv"),
        ({"name": "la maison verte", "code": "NER GOV"}, "party", "governments.csv"),
        ({"name": "les gars du Nord", "code": "NER REB"}, "party", "organisations.csv"),
        ({"name": "quelqu'un", "code": ""}, "party", None),
        ({"name": "un hameau", "country": "NER"}, "place", None),
    ],
)
def test_a_name_goes_to_the_table_that_can_hold_it(hand: Any, put: dict[str, Any], slot: Any, file: str | None) -> None:
    read = hand.claim("c", hand.report("r"), who="Bankova")
    found = rows(Rule("alias", slot, "Bankova", value=put["name"], put=put), read)
    assert [each[0] for each in found] == ([file] if file else [])
    if file:
        assert "Bankova" in found[0][2]["forms"]
    if file == "names_fr.csv":
        assert Knowledge.load("fr").names(found[0][2]["name"]), "the table refuses a name that no other has"


def test_a_correction_gives_a_rule_where_one_name_stands_for_one(hand: Any) -> None:
    read = hand.claim("c", hand.report("r"), who="Bankova+Minsk")
    kyiv, minsk = Actor("Kyiv", "UKR GOV", "UKR"), Actor("Minsk", "BLR GOV", "BLR")

    def said(*actors: Actor) -> Review:
        return Review(read.id, "corrected", slot="actor", value="…", put={"actor": msgspec.to_builtins(actors)})

    rule = offered(said(kyiv, minsk), read)
    assert (rule.of, rule.value, rule.put["code"]) == ("Bankova", "Kyiv", "UKR GOV") and "always means" in rule_words(rule)
    for unclear in (said(kyiv), said(), said(minsk, kyiv, Actor("Moscou"))):
        assert not is_offered(unclear, read)
    coded = offered(said(Actor("Bankova", "UKR GOV", "UKR"), minsk), read)
    assert coded.of == coded.value == "Bankova", "the same name with another code"
    assert ruled(read, [coded]).actor[0].code == "UKR GOV"  # type: ignore[union-attr]


def test_what_a_word_settles(hand: Any) -> None:
    claim = hand.claim("c", hand.report("r"), who="Moscou", by="Kyiv", quote="« assault c », dit-il", flags=(PRONOUN, COUNTRY, "reported"))
    far = msgspec.structs.replace(claim, actor=(msgspec.structs.replace(claim.actor[0], start=500, end=506),))
    named = msgspec.structs.replace(far, source=(msgspec.structs.replace(far.source[0], start=2, end=6),))
    assert unsettled(named, ()) == (PRONOUN, COUNTRY, "reported") and unsettled(named, ("place", "type")) == named.flags
    assert unsettled(named, ("actor",)) == (COUNTRY, "reported"), "the speaker's country may be the one that was lent"
    assert unsettled(named, ("actor", "source")) == ("reported",), "what the speaker leaves open is no doubt of the reading"
    assert is_lent(named, "Moscou") and not is_lent(named, "Kyiv")


def test_what_is_printed_again_waits_once(hand: Any) -> None:
    reports = [hand.report(str(n), "2023-01-02", outlet=f"outlet-{n}") for n in range(4)]
    same = [hand.claim(f"c{n}", reports[n], by="Kyiv", where="Dnipro", quote="« une frappe », dit Kyiv", flags=(PRONOUN,)) for n in range(4)]
    other = msgspec.structs.replace(same[3], polarity="-", id="C-other")
    told, roots = hand.told([*same[:3], other], reports), {each.id: "R-0" for each in reports}
    assert [each.id for each in alike(same[0], told.claims, roots)] == ["C-c1", "C-c2"], "read otherwise, it waits for itself"
    entries = queue([told], roots=roots)
    assert sorted(len(each.reprints) for each in entries) == [0, 2]
    folded = next(each for each in entries if each.reprints)
    assert {each.outlet for each in folded.reprints} < {"outlet-0", "outlet-1", "outlet-2"}
    assert len(queue([told], roots={})) == 4, "the same words of several roots are several voices"
    left = queue([told], roots=roots, reviewed={folded.claim.id, folded.reprints[0].claim})
    assert sorted(len(each.reprints) for each in left) == [0, 0]
