"""A missed aim is printed with its reason and the next step."""

from __future__ import annotations

from bench.missed import reasons, said
from bench.records import Figure

from bench import registry


def test_every_reason_is_of_a_known_format() -> None:
    assert {r.format for r in reasons()} <= {each.title for each in registry.FORMATS}


def test_only_a_missed_aim_has_words() -> None:
    assert said("claims gold", Figure("en: detection F1", 0.9, 10, 0.8)) is None
    words = said("claims gold", Figure("en: detection F1", 0.5, 10, 0.8))
    assert words is not None and "next: " in words
    assert said("claims gold", Figure("en: unheard of", 0.5, 10, 0.8)) == "en: unheard of: missed, not yet looked into"
