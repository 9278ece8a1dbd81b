"""A builder of told events by hand: what the disputes of an event are taken from, without a reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from selon.model import Actor, Basis, Claim, Count, Event, Place, Quote, Report, Span, Speaker, Told, When

PARTIES = {
    "Moscow": ("RUS GOV", "RUS"), "Moscou": ("RUS GOV", "RUS"), "the Russian ministry": ("RUS GOV", "RUS"),
    "Kyiv": ("UKR GOV", "UKR"), "Kiev": ("UKR GOV", "UKR"), "l'armée ukrainienne": ("UKR MIL", "UKR"), "the governor": ("UKR GOV", "UKR"),
    "Minsk": ("BLR GOV", "BLR"), "the monitors": ("NGO", None),
}  # fmt: skip
TOWNS = {"Makiivka": (1, 48.05, 37.96), "Horlivka": (2, 48.33, 38.05), "Dnipro": (3, 48.46, 35.05), "Kramatorsk": (4, 48.74, 37.58)}


class Teller:
    """`tell(...)` adds a claim, in a report of its own unless one is named; `told()` is the event with all of them."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.reports: dict[str, Report] = {}
        self.origins: dict[str, str] = {}

    def tell(
        self,
        words: str,
        *,
        by: str | None = None,
        day: str = "2023-01-02",
        said: str | None = None,
        report: str | None = None,
        origin: str | None = None,
        lang: str = "en",
        count: Sequence[tuple[str, float | None, float | None, str]] = (),
        stance: str = "say",
        actor: Sequence[str | Actor] = (),
        recipient: Sequence[str | Actor] = (),
        place: Sequence[str | Place] = ("Makiivka",),
        when: str | None = None,
        trigger: str = "",
        **fields: Any,
    ) -> Claim:
        number = len(self.claims)
        name = report or f"R-{number:012}"
        self.reports.setdefault(name, Report(id=name, text=words, sha256="", outlet=f"outlet {name}", published=day, lang=lang))
        at = words.index(trigger) if trigger else 0
        source = () if by is None else (_speaker(by, stance, said),)
        claim = Claim(
            id=f"C-{number:012}",
            report=name,
            trigger=Span(at, at + len(trigger or words), trigger or words),
            type=fields.pop("type", "ASSAULT"),
            mode=fields.pop("mode", "casualties" if count else "airstrike"),
            contexts=(),
            actor=tuple(map(_actor, actor)),
            recipient=tuple(map(_actor, recipient)),
            place=tuple(map(_place, place)),
            when=When(when, when, when) if when else When(),
            count=tuple(Count(*each) for each in count),
            source=source,
            status=fields.pop("status", "happened"),
            polarity=fields.pop("polarity", "-" if stance == "deny" else "+"),
            certainty=fields.pop("certainty", "CT"),
            quote=Quote(0, len(words), words),
            basis=Basis("by hand"),
        )
        assert not fields, f"unknown: {fields}"
        self.claims.append(claim)
        self.origins[claim.id] = origin or (by or name)
        return claim

    def told(self) -> Told:
        claims = tuple(self.claims)
        event = Event("E-1", "ASSAULT", None, "a strike", When(), (), tuple(self.reports), 1, tuple(claim.id for claim in claims))
        return Told(event, claims, self.reports, self.origins)


def _speaker(name: str, stance: str, said: str | None) -> Speaker:
    code, country = PARTIES.get(name, ("", None))
    return Speaker(name, code=code, country=country, stance=stance, said=When(said, said, said) if said else When())


def _actor(given: str | Actor) -> Actor:
    return given if isinstance(given, Actor) else Actor(given, *PARTIES.get(given, ("", None)))


def _place(given: str | Place) -> Place:
    if isinstance(given, Place):
        return given
    identity, lat, lon = TOWNS[given]
    return Place(given, country="UKR", geonameid=identity, lat=lat, lon=lon, precision="town")


@pytest.fixture
def teller() -> Teller:
    return Teller()
