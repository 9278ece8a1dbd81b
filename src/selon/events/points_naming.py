"""What it is called: names that are listed as opposed (accident, attack), used by two named sides for one happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from selon.events.disputes_voices import Dispute, Held, Statement, by_holder, ordered
from selon.events.disputes_words import Called, DisputeWords
from selon.knowledge.fold import fold


def naming(said: Sequence[Statement], words: DisputeWords) -> list[Dispute]:
    told = [each for each in said if each.named and each.claim.polarity == "+" and _called(each, words)]
    one_minded: dict[str, tuple[Called, list[Statement]]] = {}
    for holder, mine in by_holder(told).items():
        names = {name.name: name for each in mine if (name := _called(each, words))}
        if len(names) == 1:
            one_minded[holder] = (next(iter(names.values())), mine)
    pairs = [(a, b) for a, b in combinations(sorted(one_minded), 2) if one_minded[b][0].name in one_minded[a][0].against]
    by_name: dict[str, list[Statement]] = {}
    for holder in sorted({holder for pair in pairs for holder in pair}):
        by_name.setdefault(one_minded[holder][0].name, []).extend(one_minded[holder][1])
    if not by_name:
        return []
    sides = [Held(name, ordered(mine)) for name, mine in by_name.items()]
    return [Dispute("name", "true", "called by names that exclude each other", tuple(sides), "name")]


def _called(each: Statement, words: DisputeWords) -> Called | None:
    """The longest listed name in the trigger: "special operation" before "operation"."""
    found = _listed(words.names).findall(fold(each.claim.trigger.exact))
    return words.called[max(found, key=lambda word: (len(word), word))] if found else None


@lru_cache(maxsize=1)
def _listed(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, names))})s?\b")
