"""One actor in three parts that are never mixed: what it did according to whom, what it said, what others say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from selon.model import Claim, Event, Report
from selon.views.ledger import LedgerEntry
from selon.views.position import SPEECH, Matter
from selon.views.sides import Asked, Cast, Naming
from selon.views.strands import Strand, strands


class ActorFile(msgspec.Struct, frozen=True):
    """`meant` says in words who is meant: all of a `side`, one party by its `key`, or whoever has the words.

    `did`: claims in which it is the doer, its acts of speech left out; `said`: its statements, with shifts; `of_it`: claims of
    others in which something is done to it, or it is accused, demanded of, refused; `ledger`: its announcements and what followed.
    `since`: only reports published then or later were asked; where that was not wished for, `named` claims name it in all.
    """

    name: str
    meant: str
    side: str
    key: str
    did: tuple[Strand, ...]
    said: tuple[Matter, ...]
    of_it: tuple[Strand, ...]
    ledger: tuple[LedgerEntry, ...]
    since: str | None = None
    named: int | None = None


def parted(
    asked: Asked, claims: Iterable[Claim], *, reports: Mapping[str, Report], events: Mapping[str, Event], naming: Naming
) -> tuple[tuple[Strand, ...], tuple[Strand, ...]]:
    """What it did, and what others say is done to it. `claims` may hold more than are about it; `events` are by claim."""
    cast = Cast(naming, reports)
    did, of_it = [], []
    for claim in {each.id: each for each in claims}.values():
        if claim.type not in SPEECH and cast.any_meant(asked, claim.actor, claim.report):
            did.append(claim)
        elif cast.any_meant(asked, claim.recipient, claim.report) and not _by_itself(asked, claim, cast):
            of_it.append(claim)
    return strands(did, reports=reports, events=events), strands(of_it, reports=reports, events=events)


def _by_itself(asked: Asked, claim: Claim, cast: Cast) -> bool:
    """What it says of itself stands among what it said."""
    return bool(claim.source) and cast.is_meant(asked, claim.source[-1], claim.report)
