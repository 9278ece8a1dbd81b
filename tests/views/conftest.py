"""Claims, reports and events built by hand, for the views over many reports. The events are gathered as the program does it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from selon.events.gather import gather
from selon.events.origins import origin
from selon.knowledge.identity import party
from selon.model import Actor, Basis, Claim, Contradiction, Count, Place, Quote, Report, Side, Span, Speaker, Told, When

# Names as reports in two languages write them, with the codes that the reading gives them.
WHO = {
    "Kyiv": ("UKR GOV", "UKR"), "Kiev": ("UKR GOV", "UKR"), "l'armée ukrainienne": ("UKR MIL", "UKR"), "Ukraine's army": ("UKR MIL", "UKR"),
    "le gouverneur": ("UKR GOV", "UKR"), "Moscou": ("RUS GOV", "RUS"), "Moscow": ("RUS GOV", "RUS"), "la Russie": ("RUS", "RUS"),
    "Russia": ("RUS", "RUS"), "le ministère russe de la Défense": ("RUS MIL", "RUS"), "the Russian defence ministry": ("RUS MIL", "RUS"),
    "le Kremlin": ("RUS GOV", "RUS"), "the Kremlin": ("RUS GOV", "RUS"), "Minsk": ("BLR GOV", "BLR"), "le Bélarus": ("BLR", "BLR"),
    "Belarus": ("BLR", "BLR"), "Paris": ("FRA GOV", "FRA"), "la France": ("FRA", "FRA"), "France": ("FRA", "FRA"),
    "des habitants": ("UKR CVL", "UKR"), "l'Ukraine": ("UKR", "UKR"), "Ukraine": ("UKR", "UKR"), "agency-x": ("MED", None),
}  # fmt: skip
TOWNS = {"Makiivka": 698625, "Kramatorsk": 704147, "Dnipro": 709930, "Soledar": 692372}


class Hand:
    """`claim("c1", "r1", by="Kyiv:deny", polarity="-")`: names from `WHO`, speakers as `name:stance`, chained by ` > `."""

    def __init__(self) -> None:
        self.naming = party

    def report(self, identity: str, published: str | None = None, outlet: str = "agency-a", lang: str = "fr", url: str | None = None) -> Report:
        return Report(id=f"R-{identity}", text="…", sha256=identity, outlet=outlet, published=published, lang=lang, url=url)

    def claim(
        self, identity: str, report: Report, *, kind: str = "ASSAULT", who: str = "la Russie", to: str = "", where: str = "", by: str = "",
        said: str | None = None, on: tuple[str | None, str | None] = (None, None), killed: Any = None, status: Any = "happened",
        polarity: Any = "+", certainty: Any = "CT", mode: str | None = None, quote: str = "", at: int = 0, flags: tuple[str, ...] = (),
    ) -> Claim:  # fmt: skip
        words = quote or f"« {kind.lower()} {identity} »"
        first, last = on
        return Claim(
            id=f"C-{identity}",
            report=report.id,
            trigger=Span(at, at + 5, words[:5]),
            type=kind,
            mode=mode,
            contexts=(),
            actor=tuple(self.actor(name) for name in who.split("+") if name),
            recipient=tuple(self.actor(name) for name in to.split("+") if name),
            place=(Place(where, "UKR", TOWNS.get(where), precision="town" if where in TOWNS else "country"),) if where else (),
            when=When(f"{first}/{last}" if first and last else None, first, last),
            count=() if killed is None else (self.count(killed),),
            source=tuple(self.speaker(each, said, at) for each in by.split(" > ") if each),
            status=status,
            polarity=polarity,
            certainty=certainty,
            quote=Quote(0, len(words), words),
            basis=Basis("hand#made"),
            flags=flags,
        )

    def actor(self, name: str) -> Actor:
        code, country = WHO.get(name, ("", None))
        return Actor(name, code, country)

    def speaker(self, written: str, said: str | None, at: int) -> Speaker:
        name, _, stance = written.partition(":")
        code, country = WHO.get(name, ("", None))
        return Speaker(name, code, country, stance or "say", Span(at, at + 2, "…"), When(said, said, said) if said else When())

    def count(self, killed: Any) -> Count:
        low, high = killed if isinstance(killed, tuple) else (killed, killed)
        return Count("killed", low, high, str(killed))

    def told(self, claims: Sequence[Claim], reports: Iterable[Report], roots: dict[str, str] | None = None, unsure: Sequence[str] = ()) -> Told:
        heads = {report.id: report for report in reports}
        event, origins = gather(claims, lead=claims[0].id, reports=heads, roots=roots or {}, unsure=unsure)
        used = {claim.report for claim in claims}
        return Told(event, tuple(claims), {each: heads[each] for each in heads if each in used}, origins)

    def world(self, rows: Sequence[tuple[int, int, str, str, int | None]], copies: bool = False) -> list[Told]:
        """Events from rows (event, report, speaker, polarity, killed), for laws that hold of any. `copies`: odd reports reprint even ones."""
        reports = [self.report(str(n), f"2023-01-{n + 1:02d}", outlet=f"outlet-{n % 3}") for n in range(8)]
        roots = {report.id: reports[n - n % 2].id if copies else report.id for n, report in enumerate(reports)}
        by_event: dict[int, list[Claim]] = {}
        for at, (event, report, by, polarity, killed) in enumerate(rows):
            claim = self.claim(f"{at:04d}", reports[report], by=by, polarity=polarity, killed=killed, at=10 * at)
            by_event.setdefault(event, []).append(claim)
        return [self.told(claims, reports, roots) for _, claims in sorted(by_event.items())]

    def dispute(self, identity: str, told: Told, point: Any, *sides: tuple[str, tuple[str, ...]], kind: Any = "true") -> Contradiction:
        made = tuple(Side(value, tuple(f"C-{each}" for each in claims), (), len(claims)) for value, claims in sides)
        return Contradiction(f"X-{identity}", told.event.id, point, kind, "", made)

    def origin(self, claim: Claim, report: Report) -> str:
        return origin(claim, report, {})


@pytest.fixture(scope="session")
def hand() -> Hand:
    return Hand()
