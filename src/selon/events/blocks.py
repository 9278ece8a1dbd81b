"""Which profiles are compared at all: those that share a block, never all pairs.

A block is a family of types with something telling (a town, a name, parties, a figure, a sentence) in a span of days.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from selon.events.profile import Profile
from selon.events.weights import Weights

# Spans overlap by none: a window takes part in each that it touches.
_SPAN = 8
_LONG = 40
_FIGURE = 10


def keys(profile: Profile, weights: Weights) -> tuple[str, ...]:
    """The blocks of a profile. Two that share something telling, and may share their days, share one."""
    found: set[str] = set()
    spans, years = _spans(profile), _years(profile)
    telling = [spot.key for spot in profile.spots if spot.level >= 2]
    named = {*telling, *profile.names}
    for family in (profile.type, *_families(profile.type, weights)):
        for name in sorted({*named, *profile.topics, *profile.near, *map(str, profile.numbers)}):
            found.update(f"{family} {name} {span}" for span in spans)
        for name in sorted(named):
            found.update(f"{family} {name} {year}" for year in years)
        for slot, parties in (("a", profile.actor), ("r", profile.recipient)):
            for _, side, level in parties:
                if level != "none":
                    found.update(f"{family} {slot}={side} {span}" for span in spans)
        for unit, low, high in profile.counts:
            if (low or high or 0) >= _FIGURE:
                found.update(f"{family} {unit} {low} {high} {span}" for span in spans)
        for paragraph in (profile.paragraph, profile.before):
            if paragraph:
                found.add(f"{family} {paragraph}")
        if len(profile.words) > 4:
            found.add(f"{family} {profile.lang} {' '.join(profile.words)}")
    return tuple(sorted(_short(each) for each in found))


def _families(kind: str, weights: Weights) -> Iterable[str]:
    """A pair of near types has one family, whichever of the two a claim has."""
    return ("+".join(sorted((kind, other))) for other in sorted(weights.near.get(kind, ())))


def _spans(profile: Profile) -> tuple[str, ...]:
    window = profile.window
    if window is None or window.days > _LONG:
        return ("-",) if window is None else ()
    return tuple(str(span) for span in range((window.first - 1) // _SPAN, (window.last + 1) // _SPAN + 1))


def _years(profile: Profile) -> tuple[str, ...]:
    """Vague times meet sharp ones by year, only where a town or name is shared."""
    window = profile.window
    if window is None:
        return ()
    first, last = date.fromordinal(window.first).year, date.fromordinal(window.last).year
    return tuple(f"y{year}" for year in range(first, min(last, first + 3) + 1))


def _short(key: str) -> str:
    """The days first: what is told of at one time lies together in the file, however much lies before it."""
    return key.rpartition(" ")[2][:6] + hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
