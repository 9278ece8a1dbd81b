"""Whom a question is about, and who of a claim's parties that is: a side with all who speak for it, or one party by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from selon.knowledge.fold import fold
from selon.knowledge.identity import Party
from selon.model import Actor, Claim, Report, Speaker

_FALLBACK = "fr"
_SURE = frozenset(("named", "office", "country"))


class Naming(Protocol):
    """`knowledge.identity.party`, or another with the same law: one key for one party, one side for one state or body."""

    def __call__(self, name: str, code: str = "", country: str | None = None, *, lang: str) -> Party: ...


class Asked(msgspec.Struct, frozen=True):
    """`side`: everybody of that side is meant. Else `key` (one party), or else `words` that a name must all have."""

    words: str
    side: str = ""
    key: str = ""

    @property
    def as_side(self) -> bool:
        return bool(self.side)


class Cast:
    """The parties of claims, each named in the language of its report."""

    def __init__(self, naming: Naming, reports: Mapping[str, Report]) -> None:
        self._naming = naming
        self._langs = {identity: report.lang or _FALLBACK for identity, report in reports.items()}

    def party(self, named: Actor | Speaker, report: str) -> Party:
        return self._naming(named.name, named.code, named.country, lang=self._langs.get(report, _FALLBACK))

    def is_meant(self, asked: Asked, named: Actor | Speaker, report: str) -> bool:
        party = self.party(named, report)
        if asked.side:
            return party.side == asked.side
        if asked.key and party.key == asked.key:
            return True
        wanted = fold(asked.words).split()
        return bool(wanted) and set(wanted) <= set(fold(named.name).split())

    def any_meant(self, asked: Asked, named: Iterable[Actor | Speaker], report: str) -> bool:
        return any(self.is_meant(asked, each, report) for each in named)

    def sides(self, named: Iterable[Actor | Speaker], report: str) -> frozenset[str]:
        return frozenset(party.side for party in (self.party(each, report) for each in named) if party.side)

    def sure_sides(self, named: Iterable[Actor | Speaker], report: str) -> frozenset[str]:
        """Only of parties that a name or office tells: of two descriptions nobody knows whether they mean the same."""
        parties = (self.party(each, report) for each in named)
        return frozenset(party.side for party in parties if party.level in _SURE)

    def asserter(self, claim: Claim) -> Party | None:
        """Who stands for it: the innermost speaker; None for a report's own voice."""
        return self.party(claim.source[-1], claim.report) if claim.source else None


def compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """An empty slot contradicts nothing; two that share a side may mean the same."""
    return not one or not other or bool(one & other)
