"""The event that claims make: its name, its days, its values, and how many origins affirm it."""

from __future__ import annotations

from typing import Any

import pytest

from selon.events.gather import gather
from selon.model import Actor, Basis, Claim, Count, Event, Place, Quote, Report, Span, Speaker, When

KYIV, ARMY = Speaker("Kyiv", "UKR GOV", "UKR"), Speaker("l'armée ukrainienne", "UKR MIL", "UKR")
MOSCOW, GOVERNOR = Speaker("Moscou", "RUS GOV", "RUS"), Speaker("le gouverneur", "GOV")
WAGNER = Speaker("le groupe Wagner", "RUS UAF", "RUS")


def report(name: str, day: str = "2023-01-15", lang: str = "fr") -> Report:
    return Report(id=f"R-{name}", text="x", sha256=name, outlet=name, published=day, lang=lang)


def claim(name: str, here: Report, *, by: tuple[Speaker, ...] = (), when: When = When(), **more: Any) -> Claim:  # noqa: B008  # frozen
    filled: dict[str, Any] = {
        "type": "ASSAULT", "status": "happened", "polarity": "+", "certainty": "CT", "count": (), "place": (),
        "actor": (Actor("la Russie", "RUS", "RUS"),),
    }  # fmt: skip
    filled.update(more)
    return Claim(
        id=f"C-{name}", report=here.id, trigger=Span(0, 3, "mot"), mode=None, contexts=(), recipient=(), when=when, source=by,
        quote=Quote(0, 3, "mot"), basis=Basis("hand"), **filled,
    )  # fmt: skip


def event(*claims: tuple[Claim, Report], roots: dict[str, str] | None = None) -> Event:
    reports = {here.id: here for _, here in claims}
    return gather([each for each, _ in claims], lead=claims[0][0].id, reports=reports, roots=roots or {})[0]


def on(first: str, last: str | None = None, text: str | None = None) -> When:
    return When(edtf=first if not last else f"{first}/{last}", earliest=first, latest=last or first, text=text)


TOWN = Place("Dnipro", geonameid=709930, precision="town")


def affirmed(*voices: tuple[str, tuple[Speaker, ...]], roots: dict[str, str] | None = None, **more: Any) -> int:
    """How many origins affirm an event told by (report, speakers), in one town if nothing else is said."""
    pairs = []
    more = {"place": (TOWN,), **more}
    for number, (name, by) in enumerate(voices):
        here = report(name)
        pairs.append((claim(str(number), here, by=by, **more), here))
    return event(*pairs, roots=roots).affirmed_by


@pytest.mark.parametrize(
    ("voices", "roots", "several"),
    [
        ([("a", (KYIV,)), ("b", (KYIV,))], {}, 1),
        ([("a", (KYIV,)), ("b", (ARMY,))], {}, 1),
        ([("a", (KYIV,)), ("b", (MOSCOW,))], {}, 2),
        ([("a", (MOSCOW,)), ("b", (WAGNER,))], {}, 2),
        ([("a", ()), ("b", ())], {}, 2),
        ([("a", ()), ("b", ())], {"R-a": "R-a", "R-b": "R-a"}, 1),
        ([("a", ()), ("b", ())], {"R-a": "AFP@R-a", "R-b": "AFP@R-a"}, 1),
        ([("a", (KYIV,)), ("a", ())], {}, 1),
        ([("a", (KYIV,)), ("b", ())], {}, 2),
        ([("a", (GOVERNOR,)), ("b", (Speaker("un blogueur", ""),))], {}, 1),
        ([("a", (KYIV,)), ("b", (GOVERNOR,))], {}, 1),
        ([("a", (KYIV, MOSCOW)), ("b", (KYIV,))], {}, 1),
    ],
    ids=[
        "two outlets quote one speaker", "two offices of one state", "two states", "a state and a force of its own", "two own reports",
        "a reprint", "two takers of one agency", "quoted, then told in own voice", "a speaker and another's own report",
        "two whom nobody knows", "one whom nobody knows beside a known one", "Kyiv says that Moscow says",
    ],
)  # fmt: skip
def test_what_counts_as_told_by_several(voices: Any, roots: dict[str, str], several: int) -> None:
    assert affirmed(*voices, roots=roots) == several


@pytest.mark.parametrize(
    "more", [{"polarity": "-"}, {"status": "planned"}, {"status": "feared"}, {"certainty": "PR"}], ids=["denied", "planned", "feared", "probable"]
)
def test_what_affirms_nothing(more: dict[str, Any]) -> None:
    assert affirmed(("a", (KYIV,)), ("b", ()), **more) == 0


@pytest.mark.parametrize(
    ("more", "several"),
    [
        ({"place": ()}, 1),
        ({"place": (), "when": When("[..2023-01-15]", None, "2023-01-15")}, 1),
        ({"place": (), "when": on("2023-01-14")}, 2),
        ({"place": (), "count": (Count("killed", 40.0, 40.0, "40"),)}, 2),
        ({"place": (), "type": "REQUEST"}, 2),
        ({"place": (), "type": "REQUEST", "actor": ()}, 1),
    ],
    ids=["nothing but who", "only by when", "a day", "a figure", "a demand, by whom", "a demand by nobody"],
)  # fmt: skip
def test_what_pins_nothing_down_confirms_nothing(more: dict[str, Any], several: int) -> None:
    assert affirmed(("a", (KYIV,)), ("b", (MOSCOW,)), **more) == several


def test_it_bears_the_name_of_its_first_claim_whoever_comes_later() -> None:
    first, later = report("a", "2023-01-14"), report("b", "2023-01-20")
    one, two = claim("f1", first), claim("0a", later)
    assert event((one, first)).id == event((two, later), (one, first)).id == "E-f1"


def test_a_vague_day_is_narrowed_by_a_sharp_one_and_says_by_which_words() -> None:
    here, there = report("a"), report("b")
    vague = claim("1", here, when=on("2023-01-06", "2023-01-27", "vendredi"))
    sharp = claim("2", there, when=on("2023-01-06", text="le 6 janvier"))
    when = event((vague, here), (sharp, there)).when
    assert (when.earliest, when.latest, when.edtf) == ("2023-01-06", "2023-01-06", "2023-01-06")
    assert "le 6 janvier" in when.basis and "vendredi" in when.basis


def test_the_day_that_more_origins_give_comes_first_and_the_other_stays_a_value() -> None:
    reports = [report(name) for name in "abc"]
    days = ("2023-01-14", "2023-01-14", "2023-01-12")
    told = event(*((claim(str(n), here, when=on(day)), here) for n, (here, day) in enumerate(zip(reports, days, strict=True))))
    assert told.when.edtf == "2023-01-14"
    assert [value.value for value in told.slots["when"]] == ["2023-01-14", "2023-01-12"]


def test_where_nobody_names_a_day_it_was_done_by_the_first_telling() -> None:
    here, there = report("a", "2023-01-15"), report("b", "2023-01-20")
    early, late = (When(f"[..{day}]", None, day) for day in ("2023-01-15", "2023-01-20"))
    told = event((claim("1", here, when=early), here), (claim("2", there, when=late), there))
    assert told.when.edtf == "[..2023-01-15]" and told.when.earliest is None


def test_every_value_keeps_who_holds_it_and_none_is_averaged() -> None:
    here, there = report("a"), report("b")
    told = event(
        (claim("1", here, by=(KYIV,), count=(Count("killed", 12.0, None, "au moins 12"),)), here),
        (claim("2", there, by=(MOSCOW,), count=(Count("killed", 63.0, 63.0, "63"),)), there),
    )
    assert {(value.value, value.speakers) for value in told.slots["count"]} == {
        ("killed 12 or more", ("Kyiv",)), ("killed 63", ("Moscou",)),
    }  # fmt: skip
    assert told.origins == 2 and len(told.claims) == 2


def test_one_party_in_two_languages_is_one_value() -> None:
    here, there = report("a"), report("b", lang="en")
    told = event(
        (claim("1", here, actor=(Actor("la Cédéao", "IGO"),)), here), (claim("2", there, actor=(Actor("ECOWAS", "IGO"),)), there)
    )
    assert len(told.slots["actor"]) == 1 and len(told.slots["actor"][0].claims) == 2
