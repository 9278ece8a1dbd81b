"""Where French time expressions begin and end, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import PackError
from selon.measures.times import find_times
from selon.measures.times_grammar import _expand, grammar

RULES = grammar("fr").rules


def texts(text: str) -> list[str]:
    return [m.text for m in find_times(text, "fr")]


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.examples], ids=lambda v: str(v)[:40])
def test_every_rule_reads_its_examples(rule, example):
    found = find_times(example, "fr")
    if rule.kind == "none":
        assert not found, found
    else:
        assert [m.rule for m in found] == [f"fr/times#{rule.id}"], found
        assert found[0].text == example


@pytest.mark.parametrize(("rule", "counter"), [(r, c) for r in RULES for c in r.counter], ids=lambda v: str(v)[:40])
def test_no_rule_reads_its_counter_examples(rule, counter):
    assert f"fr/times#{rule.id}" not in {m.rule for m in find_times(counter, "fr")}


@pytest.mark.parametrize(
    "text",
    [
        "il marche vers Mars",
        "dans sa maison",
        "une seconde fois",
        "la place du 14-Juillet",
        "le Mouvement du 23-Mars",
        "les attentats du 11-Septembre",
        "mardi gras",
        "le Vendredi-Saint",
        "un homme de 67 ans",
        "24 heures sur 24",
        "le stade du 4 août",
        "près de 2014 soldats",
        "le ministre second",
        "la planète Mars",
        "à l'ordre du jour",
        "F-16 et M23",
        "l'article 5",
        "trois soldats",
    ],
)
def test_not_a_time(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le chef a déclaré vendredi, à l'aube, que", ["vendredi, à l'aube"]),
        ("dans la nuit de mardi à mercredi, puis jeudi", ["dans la nuit de mardi à mercredi", "jeudi"]),
        ("arrivé le 24 février 2022 à 5 heures du matin", ["le 24 février 2022 à 5 heures du matin"]),
        ("vers 14h30 GMT dimanche", ["vers 14h30 GMT dimanche"]),
        ("jusqu'à vendredi 18 heures", ["jusqu'à vendredi 18 heures"]),
        ("lors de la réunion du 12 mars dernier", ["12 mars dernier"]),
        ("KHARTOUM, 24 avril - Avions", ["24 avril"]),
        ("DEPUIS FÉVRIER", ["DEPUIS FÉVRIER"]),
        ("la guerre de 2014 a fait", ["de 2014"]),
        ("entre le 3 et le 7 mars ou du 9 au 11 mars", ["entre le 3 et le 7 mars", "du 9 au 11 mars"]),
        ("Il y a un an, puis il y a deux semaines.", ["Il y a un an", "il y a deux semaines"]),
        ("depuis près d'un an et depuis trois jours", ["depuis près d'un an", "depuis trois jours"]),
        ("vendredi soir ; samedi matin", ["vendredi soir", "samedi matin"]),
        ("La veille, il avait averti", ["La veille"]),
        ("au lendemain de l'attaque", ["au lendemain"]),
        ("d'ici la fin du mois", ["d'ici la fin du mois"]),
        ("le 1er juillet 2024", ["le 1er juillet 2024"]),
        ("ces cinq dernières années", ["ces cinq dernières années"]),
        ("la semaine du 12 mars", ["la semaine du 12 mars"]),
    ],
)
def test_spans(text, expected):
    assert texts(text) == expected


def test_month_of_a_sentence_start_and_a_planet():
    assert texts("Mars 2022 fut sanglant") == ["Mars 2022"]
    assert texts("une sonde vers Mars en 2030") == ["en 2030"]


def test_relation_and_hour_are_in_the_spec():
    (m,) = find_times("jusqu'à lundi 8 heures", "fr")
    assert m.spec["rel"] == "until"
    assert (m.spec["weekday"], m.spec["hour"]) == (0, 8)


def test_event_anchored_is_not_story_anchored():
    assert find_times("deux jours après la chute", "fr")[0].kind == "relative"
    assert find_times("deux jours plus tard", "fr")[0].kind == "story"
    assert find_times("Il fut tué deux jours après.", "fr")[0].kind == "story"


def test_offset_is_added():
    (m,) = find_times("arrivé vendredi", "fr", offset=100)
    assert (m.start, m.end) == (107, 115)


WORDS = st.sampled_from(
    "le la les du de des au en à dans entre et depuis jusqu'à avant fin début mi- vendredi lundi mars février 3 24 2022 "
    "14h30 1er , . ( ) ans jours heures semaine mois dernier prochaine deux près d'un il y a veille lendemain nuit İ ² "
    "plus tard tôt 3 000 12/03/2023 soldats l'été hiver trimestre premier d'ici 48 2021-2022 matin aube Noël".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.integers(0, 50))
def test_spans_are_verbatim_ordered_and_apart(text, offset):
    last = 0
    for m in find_times(text, "fr", offset):
        assert text[m.start - offset : m.end - offset] == m.text != ""
        assert m.start - offset >= last
        last = m.end - offset


@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    for m in find_times(text, "fr"):
        assert text[m.start : m.end] == m.text


def test_fast_enough():
    """Well above what is measured (0.3 ms for 100 words): this only guards against another order of magnitude."""
    text = (
        "Le ministère a confirmé vendredi l'arrivée du contingent, après que la région a été bombardée depuis mars. "
        * 20
    )
    find_times(text, "fr")
    start = time.process_time()
    find_times(text + " ", "fr")
    assert (time.process_time() - start) / (len(text.split()) / 100) < 0.01


@pytest.mark.parametrize("pattern", ["le (vendredi", "le vendredi]", "[le|la"])
def test_a_broken_pattern_is_named(pattern):
    with pytest.raises(PackError, match="rule x"):
        _expand(pattern, "fr/times.toml rule x")


def test_patterns_expand_to_every_way():
    assert set(_expand("[le|ce] (a b|{c:d})", "t")) == {
        ("le", "a", "b"),
        ("le", ("c", "d")),
        ("ce", "a", "b"),
        ("ce", ("c", "d")),
        ("a", "b"),
        (("c", "d"),),
    }
