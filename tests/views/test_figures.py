"""Numbers by speaker over time, and the cards of contradictions: nothing averaged, no speaker dropped, no winner."""

from __future__ import annotations

from typing import Any

import pytest

from selon.cli.screen.figures import strip
from selon.knowledge.identity import party
from selon.model import Actor, Basis, Claim, Contradiction, Count, Event, Quote, Report, Side, Span, Speaker, Told, When
from selon.views.contra import cards
from selon.views.figures import ToldFigure, tallies

MOSCOW = Speaker("Moscow", "RUS GOV", "RUS")
MOSCOU = Speaker("le ministère russe de la Défense", "RUS GOV", "RUS")
KYIV = Speaker("Kyiv", "UKR GOV", "UKR", stance="deny")


def claim(number: int, count: Count | None = None, *, by: Speaker | None = None, **fields: Any) -> Claim:
    words = f"words of claim {number}, {count.text if count else ''}"
    return Claim(
        id=f"C-{number}", report=f"R-{number}", trigger=Span(0, 5, "words"), type="ASSAULT", mode="casualties", contexts=(),
        actor=(Actor("Moscow", "RUS GOV", "RUS"),), recipient=(), place=(), when=When(), count=(count,) if count else (),
        source=(by,) if by else (), status="happened", polarity=fields.get("polarity", "+"), certainty="CT",
        quote=Quote(0, len(words), words), basis=Basis("by hand"),
    )  # fmt: skip


def told(*claims: Claim, days: str = "2023-01-02 2023-01-03 2023-01-04 2023-01-05", origins: dict[str, str] | None = None) -> Told:
    reports = {
        each.report: Report(id=each.report, text="", sha256="", outlet=f"outlet-{n}", published=day, lang="en")
        for n, (each, day) in enumerate(zip(claims, days.split(), strict=False))
    }
    event = Event("E-1", "ASSAULT", None, "a strike on Makiivka", When(), (), tuple(reports), 1, tuple(c.id for c in claims))
    return Told(event, claims, reports, {c.id: c.source[0].country or "" if c.source else c.report for c in claims} | (origins or {}))


def killed(low: float | None, high: float | None = None, text: str = "") -> Count:
    return Count("killed", low, high, text or str(low))


def counts(each: Claim) -> list[tuple[Count, str]]:
    return [(count, "") for count in each.count]


def test_figures_stand_in_order_of_time_with_what_replaced_them() -> None:
    given = told(claim(1, killed(63, 63), by=MOSCOW), claim(2, killed(360, 440), by=KYIV), claim(3, killed(89, 89), by=MOSCOU))
    (tally,) = tallies(given, party=party, counts=counts)
    assert [(f.speaker, f.low, f.high, f.updated_by) for f in tally.figures] == [
        ("Moscow", 63, 63, "C-3"),
        ("Kyiv (denies)", 360, 440, None),
        ("le ministère russe de la Défense", 89, 89, None),
    ]
    assert (tally.unit, tally.least, tally.most, tally.origins) == ("killed", 63, 440, 2)


def test_what_one_origin_repeats_is_folded_and_kept() -> None:
    given = told(claim(1, killed(63, 63)), claim(2, killed(63, 63)), days="2023-01-02 2023-01-02", origins={"C-1": "a", "C-2": "a"})
    folded = told(claim(1, killed(63, 63), by=MOSCOW), claim(2, killed(63, 63), by=MOSCOU), days="2023-01-02 2023-01-02")
    (figure,) = tallies(folded, party=party, counts=counts)[0].figures
    assert (figure.claims, figure.outlets) == (("C-1", "C-2"), ("outlet-0", "outlet-1"))
    # Two outlets speak in their own voice: each is shown, of one origin.
    assert [f.origin for f in tallies(given, party=party, counts=counts)[0].figures] == ["a", "a"]
    assert tallies(given, party=party, counts=counts)[0].origins == 1


def test_what_a_side_says_again_is_one_figure_and_what_it_comes_back_to_another() -> None:
    series = (12, 12, 20, 12)
    given = told(*(claim(n, killed(number, number), by=MOSCOW) for n, number in enumerate(series)))
    found = tallies(given, party=party, counts=counts)[0].figures
    assert [(f.low, f.day, f.last, f.updated_by) for f in found] == [
        (12, "2023-01-02", "2023-01-03", "C-2"),
        (20, "2023-01-04", "2023-01-04", "C-3"),
        (12, "2023-01-05", "2023-01-05", None),
    ]


def test_an_outlet_updates_itself_but_not_another() -> None:
    given = told(claim(1, killed(12, 12)), claim(2, killed(20, 20)), claim(3, killed(30, 30)))
    reports = dict(given.reports)
    reports["R-3"] = Report(id="R-3", text="", sha256="", outlet="outlet-0", published="2023-01-04", lang="en")
    same = Told(given.event, given.claims, reports, given.origins)
    assert [f.updated_by for f in tallies(same, party=party, counts=counts)[0].figures] == ["C-3", None, None]


def test_a_denied_figure_is_marked_and_replaces_none() -> None:
    given = told(claim(1, killed(600, 600), by=MOSCOW), claim(2, killed(600, 600), by=KYIV, polarity="-"))
    assert [(f.denied, f.updated_by) for f in tallies(given, party=party, counts=counts)[0].figures] == [(False, None), (True, None)]


def test_units_and_classes_stand_apart_and_a_number_without_bounds_is_no_figure() -> None:
    given = told(claim(1, killed(12, 12)), claim(2, Count("injured", 64, 64, "64")), claim(3, killed(None, None, "des")), claim(4, killed(3, 3)))
    found = tallies(given, party=party, counts=lambda each: [(c, "children" if c.low == 3 else "") for c in each.count])
    assert sorted((each.unit, each.of, len(each.figures)) for each in found) == [("injured", "", 1), ("killed", "", 1), ("killed", "children", 1)]


def figure(low: float | None, high: float | None, *, denied: bool = False) -> ToldFigure:
    return ToldFigure("x", low, high, "", None, (), ("C-1",), "o", "happened", "CT", denied=denied)


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        (0, 0, "●"),
        (50, 50, "    ●"),
        (100, 100, "        ●"),
        (25, 75, "  ├───┤"),
        (50, None, "    ├────▶"),
        (100, None, "        ├▶"),
        (None, 50, "◀───┤"),
        (50, 51, "    ├┤"),
    ],
)
def test_strips_on_one_scale(low: float | None, high: float | None, drawn: str) -> None:
    assert strip(figure(low, high), 100, width=10) == drawn


def test_a_denied_strip() -> None:
    assert strip(figure(50, 50, denied=True), 100, width=10) == "    ✕"


# cards ---------------------------------------------------------------------------------------------------------------


def dispute(identity: str, kind: Any, *sides: tuple[str, ...]) -> Contradiction:
    return Contradiction(identity, "E-1", "how_many", kind, "because", tuple(Side(f"side {n}", ids, ("x",), 1) for n, ids in enumerate(sides)))


def test_a_card_has_every_side_in_its_own_words_with_speaker_day_and_outlet() -> None:
    given = told(claim(1, killed(63, 63), by=MOSCOW), claim(2, killed(400, 400), by=KYIV))
    (card,) = cards([dispute("X-1", "true", ("C-1",), ("C-2",))], {"E-1": given})
    assert card.what == "a strike on Makiivka"
    first, second = (side.voices[0] for side in card.sides)
    assert (first.speaker, first.outlet, first.published, first.quote) == ("Moscow", "outlet-0", "2023-01-02", "words of claim 1, 63")
    assert (second.speaker, second.origin) == ("Kyiv (denies)", "UKR")


def test_reprints_are_one_voice_with_the_others_folded() -> None:
    given = told(claim(1), claim(2), claim(3, by=KYIV), days="2023-01-02 2023-01-02 2023-01-02", origins={"C-1": "a", "C-2": "a"})
    (card,) = cards([dispute("X-1", "true", ("C-1", "C-2"), ("C-3",))], {"E-1": given})
    assert [(voice.claim, voice.folded) for voice in card.sides[0].voices] == [("C-1", ("C-2",))]
    assert card.sides[0].voices[0].speaker == "the report"


def test_true_ones_come_first_and_the_record_is_a_contradiction() -> None:
    given = told(claim(1), claim(2, by=KYIV))
    found = cards([dispute("X-1", "apparent", ("C-1",), ("C-2",)), dispute("X-2", "true", ("C-1",), ("C-2",))], {"E-1": given})
    assert [card.id for card in found] == ["X-2", "X-1"]
    names = set(Contradiction.__struct_fields__)
    assert all(names <= set(card.__struct_fields__) for card in found)
