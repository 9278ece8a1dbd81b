"""Coded events: claims gold, PLOVER records, PETRARCH units, MUC keys, parallel sentences, sentence pairs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.records import Faults

from bench import claims_gold, muc, parallel, petrarch, plover_gsr
from selon.model import When

Write = Callable[[str, str], Path]
FLED, SENT, SPOKE = "Rebels fled Kherson.", "France sent Ukraine tents.", "Leaders spoke."


# claims gold ------------------------------------------------------------------------------------------------------


def gold(text: str, word: str, kind: str, **slots: object) -> str:
    start = text.index(word)
    return json.dumps({"n": 1, "trigger": {"start": start, "end": start + len(word), "exact": word}, "type": [kind], **slots})


def test_claims_gold(write: Write, faults: Faults, reader: Any, claim: Any, figure: Any) -> None:
    write("a.txt", SENT)
    write("a.gold.jsonl", gold(SENT, "sent", "AID", actor=["FRA"], recipient=["RUS"]) + "\n{broken\n" + gold(SENT, "tents", "AID"))
    folder = write("alone.gold.jsonl", gold(SENT, "sent", "AID"))
    cases = claims_gold.load(folder, faults)
    assert [case.name for case in cases] == ["a"] and len(cases[0].gold) == 2
    assert sorted((Path(each.file).name, each.line) for each in faults.found) == [("a.gold.jsonl", 2), ("alone.gold.jsonl", 0)]
    told = {SENT: (claim(SENT, "sent", "AID", actor="FRA", recipient="UKR"),)}
    result = claims_gold.score(cases, reader(claims=told))
    assert figure(result, "fr: precision").ours == 1 and figure(result, "fr: recall").ours == 0.5
    assert figure(result, "fr: actor").ours == 1 and figure(result, "fr: recipient").ours == 0
    assert figure(result, "fr: detection F1").aim == 0.8


# PLOVER records ---------------------------------------------------------------------------------------------------


def record(text: str, event: str, source: list[str], target: object, **more: object) -> str:
    actors = [{"code": code} for code in source]
    targets = [{"code": code} for code in target] if isinstance(target, list) else target
    return json.dumps({"id": text[:5], "event": event, "text": text, "source": actors, "target": targets, "language": "en", **more})


def test_plover_records(write: Write, faults: Faults, reader: Any, claim: Any, figure: Any) -> None:
    lines = [
        record(SENT, "AID", ["FRA"], ["UKR"], date="2000-01-01"),
        record(FLED, "RETREAT", ["UAFX"], "", date="2022-11-11"),
        record(SPOKE, "FIGHT", ["IGO"], None),
        record(SPOKE, "DANCE", [], None),
        "[]",
        "{not json",
    ]
    cases = plover_gsr.load(write("x.jsonl", "\n".join(lines)), faults)
    assert [(case.types, case.published) for case in cases] == [(("AID",), None), (("RETREAT",), "2022-11-11"), (("ASSAULT",), None)]
    assert [each.line for each in faults.found] == [4, 5, 6]
    told = {
        SENT: (claim(SENT, "tents", "SUPPORT", actor="USA"), claim(SENT, "sent", "AID", actor="FRA", recipient="RUS")),
        FLED: (claim(FLED, "fled", "COERCE"),),
    }
    result = plover_gsr.score(cases, reader(claims=told))
    assert figure(result, "type, macro-F1, source and target given").ours == pytest.approx(1 / 3)
    assert figure(result, "type, macro-F1, first claim").ours == pytest.approx(1 / 3)
    assert figure(result, "type among the claims").ours == pytest.approx(1 / 3)
    # Codes of no country (IGO, UAF) are not judged.
    assert (figure(result, "actor country").ours, figure(result, "actor country").n) == (1, 1)
    assert (figure(result, "target country").ours, figure(result, "target country").n) == (0, 1)
    assert any(FLED in line for line in result.pages["types and misses"])


def test_plover_without_a_pack(write: Write, faults: Faults, reader: Any, figure: Any) -> None:
    cases = plover_gsr.load(write("x.jsonl", record(SENT, "AID", ["FRA"], [])), faults)
    result = plover_gsr.score(cases, reader(languages=("fr",)))
    missing = figure(result, "actor country")
    assert missing.ours is None and "en" in missing.why and missing.reached is None


# PETRARCH ---------------------------------------------------------------------------------------------------------

UNITS = f"""<Sentences>
<!-- <Sentence id="0"><EventCoding noevents="True"/><Text>Commented out.</Text></Sentence> -->
<Sentence date="20140102" id="D-1" category="DEMO">
<EventCoding sourcecode="FRAGOV" targetcode="UKR" eventcode="0731"/>
<EventCoding sourcecode="FRA" targetcode="---" eventcode="010"/>
<Text>
{SENT}
</Text>
</Sentence>
<Sentence date="20140102" id="D-2">
<EventCoding sourcecode="ARN" targetcode="GON" eventcode="190">
<Text>{FLED}</Text>
<Sentence date="20140102" id="D-3"><EventCoding noevents = "True"></EventCoding><Text>{SPOKE} Q&amp;A.</Text></Sentence>
<Sentence date="20140102" id="D-4"><EventCoding sourcecode="USA" targetcode="FRA" eventcode="770"/><Text>Bad.</Text></Sentence>
<Sentence date="20140102" id="D-5"><EventCoding sourcecode="USA" targetcode="FRA" eventcode="190"/></Sentence>
</Sentences>"""


def test_petrarch_xml(write: Write, faults: Faults, reader: Any, claim: Any, figure: Any) -> None:
    cases = petrarch.load(write("x.xml", UNITS), faults)
    assert [(case.id, case.published) for case in cases] == [("D-1", "2014-01-02"), ("D-2", "2014-01-02"), ("D-3", "2014-01-02")]
    assert [event.types for event in cases[0].events] == [("AID",), ()] and cases[2].text == f"{SPOKE} Q&A."
    assert [(each.line, each.message[:17]) for each in faults.found] == [(14, "no unit record: D"), (15, "no unit record: D")]
    told = {SENT: (claim(SENT, "sent", "AID", actor="FRA"),), cases[2].text: (claim(SPOKE, "spoke", "CONSULT"),)}
    result = petrarch.score(cases, reader(claims=told))
    assert figure(result, "type among the claims").ours == 0.5
    assert (figure(result, "actor country").ours, figure(result, "actor country").n) == (1, 1)
    assert figure(result, "no claim where no event is").ours == 0


def test_petrarch_json(write: Write, faults: Faults) -> None:
    records = [
        {"id": "1", "date": "2014-01-02", "text": SENT, "events": [["FRA", "UKR", "070"]]},
        {"id": "2", "text": FLED, "events": [{"source": "RUS", "target": "", "code": "0871"}]},
        {"id": "3", "text": SPOKE, "events": [["FRA"]]},
        {"id": "4", "text": SPOKE, "events": []},
    ]
    for name, text in (("list.json", json.dumps(records)), ("lines.jsonl", "\n".join(map(json.dumps, records)))):
        found = Faults()
        cases = petrarch.load(write(name, text) / name, found)
        assert [len(case.events) for case in cases] == [1, 1, 0] and len(found) == 1
        assert cases[1].events[0].types == ("AGREE", "RETREAT") and cases[1].events[0].source == {"RUS"}
    assert petrarch.load(write("cut.json", '[{"text": "x", "events"') / "cut.json", faults) == []
    assert len(faults) == 1


# MUC --------------------------------------------------------------------------------------------------------------

KEYS = """; made for this test
0.  MESSAGE: ID                     DEV-MUC3-9001 (TEST)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 02 JAN 90
3.  INCIDENT: LOCATION              COLOMBIA: MEDELLIN (CITY)
4.  INCIDENT: TYPE                  BOMBING
9.  PERP: INDIVIDUAL ID             "TWO MEN" / "THE BOMBERS"
10. PERP: ORGANIZATION ID           "THE RED BAND"
                                  ? "BAND OF THE NORTH"
12. PHYS TGT: ID                    "BANK"
                                  / "NATIONAL BANK"
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "GUARD": "ANA SOTO"

0.  MESSAGE: ID                     DEV-MUC3-9002 (TEST)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *

0.  MESSAGE: ID                     DEV-MUC3-9003 (TEST)
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  PICNIC

0.  MESSAGE: ID                     DEV-MUC3-9004 (TEST)
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  KIDNAPPING
"""
BOMBED = "Medellin, 3 Jan 90 -- Two masked men bombed the bank."
TEXTS = f"""DEV-MUC3-9001 (TEST)

{BOMBED}

DEV-MUC3-9002 (TEST)

It rained in Cali.
"""


def test_muc_keys(write: Write, faults: Faults, reader: Any, claim: Any, figure: Any) -> None:
    write("keys/key-1", KEYS)
    cases = muc.load(write("texts/dev-1", TEXTS), faults)
    assert [(case.id, len(case.templates)) for case in cases] == [("DEV-MUC3-9001", 1), ("DEV-MUC3-9002", 0)]
    (template,) = cases[0].templates
    assert template.types == ("ASSAULT",) and template.date == ("1990-01-02", "1990-01-02") and template.places == ("COLOMBIA", "MEDELLIN")
    assert template.fillers["perpetrator, individual"] == (muc.Filler(("TWO MEN", "THE BOMBERS")),)
    assert template.fillers["perpetrator, organisation"] == (muc.Filler(("THE RED BAND",)), muc.Filler(("BAND OF THE NORTH",), optional=True))
    assert template.fillers["physical target"] == (muc.Filler(("BANK", "NATIONAL BANK")),)
    assert template.fillers["victim"] == (muc.Filler(("GUARD", "ANA SOTO")),)
    messages = {each.message for each in faults.found}
    assert messages == {"INCIDENT: TYPE 'PICNIC' is none of MUC-4", "the text of DEV-MUC3-9004 is not in the set"}
    day = When("1990-01-02", "1990-01-02", "1990-01-02")
    said = claim(BOMBED, "bombed", "ASSAULT", actor="Two masked men", recipient="the bank", when=day)
    result = muc.score(cases, reader(claims={BOMBED: (said,)}))
    assert figure(result, "templates with a claim of their type").ours == 1
    assert figure(result, "perpetrator, individual: F1").ours == 1 and figure(result, "physical target: F1").ours == 1
    # A name that fills the sister slot is no wrong filler of this one.
    assert figure(result, "perpetrator, organisation: recall").ours == 0 and figure(result, "perpetrator, organisation: precision").n == 0
    assert figure(result, "date of the template among ours: recall").ours == 1
    assert figure(result, "place of the template among ours: recall").ours == 0


# parallel sentences -----------------------------------------------------------------------------------------------


def test_parallel_table(write: Write, faults: Faults, reader: Any, claim: Any, figure: Any) -> None:
    table = f"sent_id\tfr\ten\tes\nn1\tIls « fuient ».\t{FLED}\tHuyen.\nn2\tPluie.\tRain.\t\nn3\tune seule cellule\nn1\ta\tb\tc\nn4\tX\t{SPOKE}\tY\n"
    cases = parallel.load(write("x.tsv", table), faults)
    assert [(case.id, sorted(case.texts)) for case in cases] == [("n1", ["en", "es", "fr"]), ("n2", ["en", "fr"]), ("n4", ["en", "es", "fr"])]
    assert [each.line for each in faults.found] == [4, 5]
    told = {
        FLED: (claim(FLED, "fled", "RETREAT"), claim(FLED, "Kherson", "ASSAULT")),
        "Ils « fuient ».": (claim("Ils « fuient ».", "fuient", "RETREAT"),),
        SPOKE: (claim(SPOKE, "spoke", "CONSULT", polarity="-"),),
        "X": (claim("X", "X", "CONSULT"),),
    }
    result = parallel.score(cases, reader(claims=told))
    alike = figure(result, "fr-en: claims alike")
    assert (alike.ours, alike.n, alike.aim) == (0.25, 4, 0.7)
    assert figure(result, "fr-en: sentences wholly alike").ours == 0 and figure(result, "fr-en: sentences wholly alike").n == 2
    page = "\n".join(result.pages["disagreements fr-en"])
    assert "en only ASSAULT + happened" in page and "en only CONSULT - happened" in page


def test_parallel_conllu(write: Write, faults: Faults, reader: Any, figure: Any) -> None:
    write("fr_x-ud-test.conllu", "# sent_id = n1\n# text = Ils fuient.\n1\tIls\n\n# sent_id = n2\n\n# sent_id = n3\n# text = Oui.\n")
    cases = parallel.load(write("en_x-ud-test.conllu", "# sent_id = n1\n# text = They flee = run.\n\n# text = Nobody's.\n"), faults)
    assert [(case.id, case.texts) for case in cases] == [("n1", {"fr": "Ils fuient.", "en": "They flee = run."})]
    assert sorted((Path(each.file).name[:2], each.line) for each in faults.found) == [("en", 4), ("fr", 7)]
    assert figure(parallel.score(cases, reader(languages=("fr",))), "fr-en: claims alike").ours is None
