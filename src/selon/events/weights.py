"""`weights.toml`, checked on load."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files

import msgspec

from selon.errors import PackError

_FILE = "events/weights.toml"


class Weights(msgspec.Struct, frozen=True):
    """`near` has both directions; `modes` the families of each mode. `version` is a hash of the file's values: what judged as it did."""

    same: float
    margin: float
    nearest: int
    visible: int
    weight: dict[str, float]
    near: dict[str, frozenset[str]]
    modes: dict[str, frozenset[str]]
    version: str

    def __getitem__(self, feature: str) -> float:
        return self.weight[feature]


FEATURES = frozenset(
    "type type_near mode mode_other actor_named actor_office actor_side actor_words actor_other recipient_named "
    "recipient_office recipient_side recipient_words recipient_other place_town place_region place_country place_within "
    "place_other day days_overlap days_likely days_apart days_unlikely days_apart_most count_same count_overlap count_other name "
    "name_more number topic topic_name topic_place near near_place paragraph paragraph_next denial denial_far trigger words quote quote_other".split()
)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    return parse((files("selon") / "events" / "weights.toml").read_text(encoding="utf-8"))


def parse(text: str, *, file: str = _FILE) -> Weights:
    try:
        table = tomllib.loads(text)
        limits, weight, near, families = table["thresholds"], table["weights"], table["near"], table["modes"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise PackError(f"{file}: {error}", hint="it needs the tables thresholds, weights, near and modes") from error
    wrong = set(weight) ^ FEATURES
    if wrong:
        raise PackError(f"{file}: [weights] features unknown or missing: {', '.join(sorted(wrong))}", hint="see events/score.py")
    both: dict[str, set[str]] = {}
    for one, others in near.items():
        for other in others:
            both.setdefault(one, set()).add(other)
            both.setdefault(other, set()).add(one)
    modes: dict[str, set[str]] = {}
    for family, members in families.items():
        for mode in members:
            modes.setdefault(mode, set()).add(family)
    return Weights(
        same=float(limits["same"]),
        margin=float(limits["margin"]),
        nearest=int(limits["nearest"]),
        visible=int(limits["visible"]),
        weight={name: float(value) for name, value in weight.items()},
        near={name: frozenset(others) for name, others in both.items()},
        modes={mode: frozenset(each) for mode, each in modes.items()},
        version=hashlib.sha256(text.encode()).hexdigest()[:8],
    )
