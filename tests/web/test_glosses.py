"""What the program says in records is said in the page's language; what a report says is left as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from selon.dossier import Dossier
from selon.web.glosses import count_said, reason_said, side_said, span_said, speaker_said
from selon.web.kinds import HEADS, MODES, TYPES
from selon.web.questions import question
from selon.web.speech import speech

EN, FR = speech("en"), speech("fr")


def spaced(words: str) -> str:
    """A day's number holds on to its month."""
    assert not re.search(r"\d (?:[A-Zjfmasond][a-zé]{2,} \d|janv|déc)", words), words
    return words.replace("\u00a0", " ")


def test_every_reason_of_the_situation_is_known(situation: Path) -> None:
    with Dossier(situation) as dossier:
        cards = dossier.contra(limit=None).results
        told = [card.reason for card in cards]
        for event in dossier.events(limit=40).results:
            told += [edge.reason for edge in dossier.trace(event.id).results]
    assert len(set(told)) > 8
    for reason in set(told):
        assert reason_said(reason, EN) == reason
        assert all(part not in reason_said(reason, FR).split("; ") for part in reason.split("; ")), reason
    for card in cards:
        for side in card.sides:
            if card.point in ("whether", "how_many"):
                assert side_said(card.point, side.value, FR) != side.value


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        ("63 killed", "63 killed", "63 tués"),
        ("at least 1,200 killed", "at least 1,200 killed", "au moins 1\u202f200 tués"),
        ("360–440 killed", "360–440 killed", "360–440 tués"),
        ("3 killed (children)", "3 killed (children)", "3 tués (enfants)"),
        ("not at least 600 killed, then none killed", "not at least 600 killed, then none killed", "pas au moins 600 tués, puis 0 tués"),
        ("up to 10 equipment (tanks)", "up to 10 tanks", "jusqu’à 10 chars"),
        ("who knows how many", "who knows how many", "who knows how many"),
    ],
)
def test_a_figure_of_a_side(value: str, en: str, fr: str) -> None:
    assert (side_said("how_many", value, EN), side_said("how_many", value, FR)) == (en, fr)


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        ("killed 12 or more", "at least 12 killed", "au moins 12 tués"),
        ("equipment 0–10", "0–10 pieces of equipment", "0–10 matériels"),
        ("aid_tonnes 1,500", "1,500 tonnes of aid", "1\u202f500 tonnes d’aide"),
        ("killed “dozens”", "killed “dozens”", "killed “dozens”"),
    ],
)
def test_a_value_of_how_many(value: str, en: str, fr: str) -> None:
    assert (count_said(value, EN), count_said(value, FR)) == (en, fr)


@pytest.mark.parametrize(
    ("edtf", "en", "fr"),
    [
        ("2023-01-06", "6 January 2023", "6 janvier 2023"),
        ("[2022-12-31..2023-01-01]", "31 December 2022 to 1 January 2023", "du 31 décembre 2022 au 1er janvier 2023"),
        ("2023-01-01/2023-01-03", "1 to 3 January 2023", "du 1er au 3 janvier 2023"),
        ("2022-12-30/2023-03-31", "30 December 2022 to 31 March 2023", "du 30 décembre 2022 au 31 mars 2023"),
        ("2023-01-30/2023-02-02", "30 January to 2 February 2023", "du 30 janvier au 2 février 2023"),
        ("2022-09-01/2022-12-31", "September through December 2022", "septembre à décembre 2022"),
        ("2022-11-01/2022-11-30", "November 2022", "novembre 2022"),
        ("[..2023-01-27]", "by 27 January 2023", "au plus tard le 27 janvier 2023"),
        ("[2023-01-27..]", "from 27 January 2023", "à partir du 27 janvier 2023"),
        ("2023", "2023", "2023"),
    ],
)
def test_days(edtf: str, en: str, fr: str) -> None:
    assert (spaced(span_said(edtf, EN)), spaced(span_said(edtf, FR))) == (en, fr)


def test_a_chain_keeps_its_names_and_translates_its_verbs() -> None:
    chain = "le ministère > Igor (the elder) > its envoy (denies)"
    assert speaker_said(chain, EN) == "le ministère › Igor (the elder) › its envoy (denies)"
    assert speaker_said(chain, FR) == "le ministère › Igor (the elder) › its envoy (dément)"
    assert speaker_said("the report", FR) == "l’article"


@pytest.mark.parametrize(
    ("point", "values", "en", "fr"),
    [
        ("how_many", ["at least 12 killed", "5 killed"], "How many were killed?", "Combien de tués\u202f?"),
        ("how_many", ["4 equipment (missiles)", "6 equipment (missiles)"], "How many: missiles?", "Combien\u202f: missiles\u202f?"),
        ("whether", ["it happened", "it did not happen"], "Did it happen?", "Cela a-t-il eu lieu\u202f?"),
        ("whether", ["it will happen", "it will not happen"], "Will it happen?", "Cela aura-t-il lieu\u202f?"),
        ("who", ["Russia", "not Russia"], "Who did it?", "Qui l’a fait\u202f?"),
    ],
)
def test_the_point_as_a_question(point: str, values: list[str], en: str, fr: str) -> None:
    assert (question(point, values, EN), question(point, values, FR)) == (en, fr)


def test_every_type_has_a_headline_and_a_word() -> None:
    assert {name for name in HEADS if " " not in name} == set(TYPES)
    assert {name.split()[1] for name in HEADS if " " in name} <= set(MODES)
    assert all("%(who)s" in head.by and "%(whom)s" in head.to for head in HEADS.values())
