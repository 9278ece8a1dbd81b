"""How alike two claims are: feature by feature, in both directions alike, and never found by chance outside a block."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.events.blocks import keys
from selon.events.profile import Profile, Spot, Window
from selon.events.score import likeness, never, score
from selon.events.weights import shipped

W = shipped()
DAY = 738500
RUSSIA, UKRAINE = ("RUS MIL", "RUS", "office"), ("UKR MIL", "UKR", "office")
DNIPRO, KYIV, NIAMEY = Spot("g709930", 4, "UKR"), Spot("g703448", 4, "UKR"), Spot("g2440485", 4, "NER")
REGION, LAND = Spot("oblast de Zaporijjia", 3, "UKR"), Spot("UKR", 1, "UKR")
BARE = Profile(
    type="ASSAULT", mode=None, lang="en", status="happened", polarity="+", actor=(), recipient=(), spots=(), window=None, counts=(),
    names=(), numbers=(), near=(), topics=(), words=(), trigger="", paragraph="", before="",
)  # fmt: skip


def told(**fields: Any) -> Profile:
    return msgspec.structs.replace(BARE, **fields)


def features(one: Profile, other: Profile) -> set[str]:
    return {feature.name for feature in likeness(one, other, W).features} - {"type"}


def days(first: int, last: int | None = None, *, sure: bool = True) -> Window:
    return Window(DAY + first, DAY + (first if last is None else last), sure)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ({"mode": "airstrike"}, {"mode": "airstrike"}, "mode"),
        ({"mode": "airstrike"}, {"mode": "drones"}, None),
        ({"mode": "airstrike"}, {"mode": "capture"}, "mode_other"),
        ({"actor": (RUSSIA,)}, {"actor": (RUSSIA,)}, "actor_office"),
        ({"actor": (RUSSIA,)}, {"actor": (("RUS GOV", "RUS", "office"),)}, "actor_side"),
        ({"actor": (RUSSIA,)}, {"actor": (UKRAINE,)}, "actor_other"),
        ({"actor": (("two missiles", "name:two missiles", "words"),)}, {"actor": (UKRAINE,)}, None),
        ({"recipient": (("CEDEAO", "IGO:CEDEAO", "named"),)}, {"recipient": (("CEDEAO", "IGO:CEDEAO", "named"),)}, "recipient_named"),
        ({"spots": (DNIPRO,)}, {"spots": (DNIPRO, LAND)}, "place_town"),
        ({"spots": (REGION,)}, {"spots": (REGION,)}, "place_region"),
        ({"spots": (DNIPRO,)}, {"spots": (LAND,)}, "place_within"),
        ({"spots": (DNIPRO,)}, {"spots": (KYIV,)}, "place_other"),
        ({"spots": (DNIPRO,)}, {"spots": (NIAMEY,)}, "place_other"),
        ({"window": days(0)}, {"window": days(0)}, "day"),
        ({"window": days(0)}, {"window": days(0, 30)}, "days_overlap"),
        ({"window": days(0)}, {"window": days(-10, 0, sure=False)}, "days_likely"),
        ({"window": days(0)}, {"window": days(3)}, "days_apart"),
        ({"window": days(0)}, {"window": days(3, 13, sure=False)}, "days_unlikely"),
        ({"counts": (("killed", 63, 63),)}, {"counts": (("killed", 63, 63),)}, "count_same"),
        ({"counts": (("killed", 63, 63),)}, {"counts": (("killed", 50, None),)}, "count_overlap"),
        ({"counts": (("killed", 63, 63),)}, {"counts": (("killed", 89, 89),)}, "count_other"),
        ({"counts": (("killed", 63, 63),)}, {"counts": (("injured", 63, 63),)}, None),
        ({"counts": (("killed", 10, 10), ("killed", 70, None))}, {"counts": (("killed", 70, None),)}, "count_same"),
        ({"counts": (("killed", 3, 3), ("killed", 70, None))}, {"counts": (("killed", 115, 115),)}, "count_overlap"),
        ({"names": ("himars",)}, {"names": ("himars",)}, "name"),
        ({"numbers": (600,)}, {"numbers": (600,)}, "number"),
        ({"topics": (DNIPRO.key,)}, {"topics": (DNIPRO.key,)}, "topic"),
        ({"topics": ("Wagner",)}, {"topics": ("Wagner",)}, "topic_name"),
        ({"spots": (DNIPRO,)}, {"topics": (DNIPRO.key,)}, "topic_place"),
        ({"spots": (DNIPRO,)}, {"near": (DNIPRO.key,)}, "near_place"),
        ({"near": ("Wagner",)}, {"near": ("Wagner",)}, "near"),
        ({"paragraph": "a"}, {"paragraph": "a"}, "paragraph"),
        ({"paragraph": "a"}, {"before": "a"}, "paragraph_next"),
        ({"trigger": "en/verbs#hit"}, {"trigger": "en/verbs#hit"}, "trigger"),
        ({"words": ("hit", "missi", "tower")}, {"words": ("missi", "tower", "struc")}, "words"),
    ],
)
def test_a_feature_holds_where_its_values_meet(one: dict[str, Any], other: dict[str, Any], wanted: str | None) -> None:
    assert features(told(**one), told(**other)) == ({wanted} if wanted else set())


@pytest.mark.parametrize(
    ("told_before", "denied", "wanted"),
    [
        ({}, {}, True),
        ({"paragraph": "b", "left": 90}, {"before": "b", "at": 60}, True),
        ({"mode": "airstrike"}, {"mode": "airstrike"}, True),
        ({"mode": "airstrike"}, {}, True),
        ({"topics": (DNIPRO.key,), "spots": (DNIPRO,)}, {"topics": (DNIPRO.key,)}, True),
        ({}, {"polarity": "+"}, False),
        ({}, {"at": 600}, False),
        ({"at": 200}, {"at": 20}, False),
        ({"paragraph": "b", "left": 300}, {"before": "b", "at": 60}, False),
        ({"paragraph": "b"}, {"before": "c"}, False),
        ({"mode": "airstrike"}, {"mode": "drones"}, False),
        ({"type": "MOBILIZE"}, {}, False),
        ({"status": "planned"}, {}, False),
        ({}, {"spots": (DNIPRO,)}, False),
        ({}, {"window": days(0)}, False),
        ({"spots": (KYIV,)}, {"topics": (DNIPRO.key,)}, False),
    ],
    ids=[
        "a sentence on", "in the next paragraph", "of one mode", "of no mode", "of the town that the report is about",
        "no denial", "too far on", "before it is told", "too far in the next paragraph", "elsewhere", "of another mode", "of another type",
        "of what is yet to come", "names a place", "names a day", "told in passing of another town",
    ],
)  # fmt: skip
def test_a_denial_speaks_of_what_was_told_right_before_it(told_before: dict[str, Any], denied: dict[str, Any], wanted: bool) -> None:
    before = told(**{"paragraph": "a", "at": 10, "left": 200, **told_before})
    then = told(**{"paragraph": "a", "at": 110, "polarity": "-", **denied})
    assert ("denial" in features(before, then)) is wanted


def test_words_are_compared_within_a_language_only() -> None:
    one = told(words=("missi", "tower"), trigger="en/verbs#hit")
    assert features(one, msgspec.structs.replace(one, lang="fr")) == set()


def test_one_sentence_with_two_of_its_words_tells_two_deeds() -> None:
    one = told(words=("hit", "missi", "tower", "sever", "wound"), trigger="en/verbs#hit")
    assert "quote" in features(one, one)
    assert "quote_other" in features(one, msgspec.structs.replace(one, trigger="en/verbs#wound"))


@pytest.mark.parametrize(
    ("one", "other", "forbidden"),
    [
        ({"type": "ASSAULT"}, {"type": "CONSULT"}, True),
        ({"type": "AID"}, {"type": "AGREE"}, False),
        ({"spots": (DNIPRO,)}, {"spots": (KYIV,)}, True),
        ({"spots": (DNIPRO, KYIV)}, {"spots": (KYIV,)}, False),
        ({"window": days(0)}, {"window": days(2)}, True),
        ({"window": days(0)}, {"window": days(1)}, False),
        ({"window": days(0)}, {"window": days(2, 12, sure=False)}, False),
    ],
)
def test_what_can_never_be_one_happening(one: dict[str, Any], other: dict[str, Any], forbidden: bool) -> None:
    assert bool(never(told(**one), told(**other), W)) is forbidden


def _some(values: list[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(lambda found: tuple(sorted(found, key=str)))


PROFILES = st.builds(
    Profile,
    type=st.sampled_from(["ASSAULT", "MOBILIZE", "AID", "AGREE", "CONSULT"]),
    mode=st.sampled_from([None, "airstrike", "drones", "capture", "clash"]),
    lang=st.sampled_from(["fr", "en"]),
    status=st.sampled_from(["happened", "planned"]),
    polarity=st.sampled_from(["+", "-"]),
    actor=_some([RUSSIA, UKRAINE, ("Wagner", "RUS:Wagner", "named"), ("men", "name:men", "words")]),
    recipient=_some([RUSSIA, UKRAINE, ("CEDEAO", "IGO:CEDEAO", "named")]),
    spots=_some([DNIPRO, KYIV, NIAMEY, REGION, LAND]),
    window=st.builds(lambda first, span, sure: days(first, first + span, sure=sure), st.integers(0, 20), st.integers(0, 30), st.booleans()),
    counts=_some([("killed", 63, 63), ("killed", 5, None), ("injured", 12, 12)]),
    names=_some(["himars", "leopard"]),
    numbers=_some([600, 1500]),
    near=_some([DNIPRO.key, "Wagner"]),
    topics=_some([DNIPRO.key, KYIV.key, "Wagner"]),
    words=_some(["missi", "tower", "soldi", "armou", "deliv", "rocke"], 6),
    trigger=st.sampled_from(["", "en/verbs#hit", "fr/verbs#frapper"]),
    paragraph=st.sampled_from(["", "a", "b"]),
    before=st.sampled_from(["", "a", "c"]),
    at=st.integers(0, 400),
    left=st.integers(0, 400),
)
# What names somebody or something; "the same type on one day" alone is looked for nowhere, on purpose.
TELLING = frozenset(
    "actor_named actor_office actor_side recipient_named recipient_office recipient_side place_town place_region count_same name number "
    "topic topic_name paragraph paragraph_next denial quote".split()
)


@given(one=PROFILES, other=PROFILES)
@settings(max_examples=300, deadline=None)
def test_likeness_has_no_direction(one: Profile, other: Profile) -> None:
    assert score(one, other, W) == score(other, one, W)
    assert bool(never(one, other, W)) == bool(never(other, one, W))
    assert likeness(one, other, W).score == pytest.approx(sum(feature.weight for feature in likeness(one, other, W).features), abs=1e-3)


@given(one=PROFILES, other=PROFILES)
@settings(max_examples=600, deadline=None)
def test_whoever_is_one_by_something_telling_is_compared(one: Profile, other: Profile) -> None:
    assert one.window and other.window
    apart = max(other.window.first - one.window.last, one.window.first - other.window.last)
    if score(one, other, W) < W.same or never(one, other, W) or apart > 1 or not features(one, other) & TELLING:
        return
    assert set(keys(one, W)) & set(keys(other, W))
