"""Whether two sentences speak against each other: explained features, weights from one file, no knowledge of the world.

It says that the words clash, not who is right, and not that both speak of one happening: that is for events to judge.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from selon.errors import PackError
from selon.events.opposition_features import FEATURES, Compared, Feature, features
from selon.events.opposition_pairs import pair
from selon.events.opposition_words import Wording, wording
from selon.lang import Pack
from selon.lang.opposites import load_opposites
from selon.model import Reading

__all__ = [
    "Feature",
    "Opposition",
    "Reason",
    "Weights",
    "Wording",
    "clash",
    "compare",
    "judge",
    "opposed",
    "parse",
    "shipped",
    "weighed",
    "wording",
]
_FILE = "events/opposition.toml"


class Weights(msgspec.Struct, frozen=True):
    """`start` is the score of two sentences without any feature; from `opposed` on they speak against each other."""

    start: float
    opposed: float
    weight: dict[str, float]


class Reason(msgspec.Struct, frozen=True):
    """One feature that is there: its share of the score and the words that show it."""

    feature: str
    share: float
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.feature} {self.share:+.2f}" + (f" ({', '.join(self.words)})" if self.words else "")


class Opposition(msgspec.Struct, frozen=True):
    """`score` between 0 and 1; `reasons` strongest first, those against it too."""

    score: float
    reasons: tuple[Reason, ...]


def opposed(
    left: Sequence[Reading], right: Sequence[Reading], *, pack: Pack, weights: Weights | None = None
) -> Opposition | None:
    """The opposition of two readings in one language; None where they do not speak against each other."""
    return clash(wording(left, pack), wording(right, pack), pack=pack, weights=weights)


def clash(left: Wording, right: Wording, *, pack: Pack, weights: Weights | None = None) -> Opposition | None:
    """The same for wordings at hand: make one for each text, or for each claim's quote, and compare them as often as you like."""
    return judge(compare(left, right, pack=pack), weights=weights)


def judge(found: Sequence[Feature], *, weights: Weights | None = None) -> Opposition | None:
    opposition, enough = weighed(found, weights=weights)
    return opposition if enough else None


def weighed(found: Sequence[Feature], *, weights: Weights | None = None) -> tuple[Opposition, bool]:
    """The features with their shares, and whether they are enough to say that the two speak against each other."""
    weights = weights or shipped()
    total = weights.start + sum(weights.weight[each.name] * each.value for each in found)
    reasons = [Reason(each.name, round(weights.weight[each.name] * each.value, 2), each.words) for each in found if each.value]
    ordered = tuple(sorted(reasons, key=lambda each: (-abs(each.share), each.feature)))
    return Opposition(round(1 / (1 + math.exp(-total)), 3), ordered), total >= weights.opposed


def compare(left: Wording, right: Wording, *, pack: Pack) -> tuple[Feature, ...]:
    """All features with their values, before any weight."""
    return features(Compared(left, right, pair(left, right, load_opposites(pack.lang))))


@lru_cache(maxsize=1)
def shipped() -> Weights:
    return parse((files("selon") / "events" / "opposition.toml").read_text(encoding="utf-8"))


def parse(text: str, *, file: str = _FILE) -> Weights:
    try:
        table = tomllib.loads(text)
        limits, weight = table["thresholds"], table["weights"]
        start, least = float(limits["start"]), float(limits["opposed"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise PackError(f"{file}: {error}", hint="it needs [thresholds] with start and opposed, and [weights]") from error
    if wrong := set(weight) ^ FEATURES:
        raise PackError(
            f"{file}: [weights] features unknown or missing: {', '.join(sorted(wrong))}", hint="see events/opposition_features.py"
        )
    return Weights(start, least, {name: float(value) for name, value in weight.items()})
