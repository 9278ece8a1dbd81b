"""What `contra` and `figures` answer: the disputes kept in the store, set as cards, and an event's numbers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.errors import UsageError
from selon.events.disputes import counts_told
from selon.events.disputes_voices import PartyOf
from selon.views.contra import POINTS, DisputeCard, cards
from selon.views.figures import Tally, tallies

if TYPE_CHECKING:
    from selon.dossier.whole import Whole

KINDS = ("true", "apparent")


def contra_answer(
    whole: Whole, *, identity: str | None, kind: str | None, point: str | None, limit: int | None = None, quoted: int | None = None
) -> tuple[str | None, tuple[DisputeCard, ...], int]:
    """The full id that was meant, the cards (of one event, of one dispute, or all of them), and how many there are in all.

    `quoted`: no more claims of each side are quoted; it still names all of them."""
    kind = _one_of("kind", kind, KINDS)
    point = _one_of("point", point.replace(" ", "_") if point else None, POINTS)
    full = whole.resolve(identity) if identity else None
    if full and full[:2] not in ("E-", "X-"):
        raise UsageError(f"{full} is no event and no contradiction", hint="`selon contra` lists all; E-… and X-… narrow it")
    event = None
    if full and full.startswith("E-"):
        # Any of its claims' digits name an event.
        event = full = whole.told(full).event.id
    one = full if full != event else None
    found = whole.contradictions(event=event, identity=one, kind=kind, point=point, limit=limit)
    matching = whole.disputes(event=event, identity=one, kind=kind, point=point) if len(found) == limit else len(found)
    return full, cards(found, whole.told_by(found, most=quoted)), matching


def figures_answer(whole: Whole, *, identity: str, party: PartyOf) -> tuple[str, tuple[Tally, ...]]:
    full = whole.resolve(identity)
    if not full.startswith("E-"):
        raise UsageError(f"{full} is no event", hint="`selon events` lists them; `selon figures E-…` shows its numbers")
    return full, tallies(whole.told(full), party=party, counts=counts_told)


def _one_of(what: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise UsageError(f"no such {what}: {value}", hint=f"one of: {', '.join(known)}")
    return value
