"""The French tokenizer's exception pattern, matched without compiling all of it.

spaCy joins 266 alternatives over huge character classes into one pattern of 1.4 MB; compiling it takes half of the
time a short command needs. The same alternatives are kept apart here: each is compiled the first time a token has its
fixed letters. What matches is the same (a test compares).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

LONG = 100_000
"""Characters from which a pattern is worth taking apart."""
SMALL = 12
_HEAD = "(?iu)"
_SPECIAL = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|[()^$.{}*+?|]|[^\[\\()^$.{}*+?|]+")
_OPTIONAL = ("?", "*", "{")


class LazyAlternation:
    """Looks like a compiled pattern as far as the tokenizer asks: `match` and `pattern`."""

    def __init__(self, pattern: str, alternatives: list[str], compile_: Callable[..., re.Pattern[str]]) -> None:
        self.pattern = pattern
        self.flags = re.IGNORECASE | re.UNICODE
        self._compile = compile_
        self._rows = [(letters(a), a) for a in alternatives]
        self._joints = frozenset().union(*(part for needed, _ in self._rows for part in needed if isinstance(part, frozenset)))
        self._open = any(not any(isinstance(part, frozenset) for part in needed) for needed, _ in self._rows)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._known: dict[str, bool] = {}

    def match(self, text: str) -> bool | None:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._match(text)
        return found or None

    def _match(self, text: str) -> bool:
        folded = text.casefold()
        present = frozenset(text)
        if not self._open and not present & self._joints:
            return False
        for n, (needed, alternative) in enumerate(self._rows):
            if all(part in folded if isinstance(part, str) else part & present for part in needed):
                if n not in self._compiled:
                    self._compiled[n] = self._compile(_HEAD + alternative)
                if self._compiled[n].match(text):
                    return True
        return False


def letters(alternative: str) -> tuple[str | frozenset[str], ...]:
    """What every match must contain: runs of plain letters, casefolded, and one character of each small class."""
    runs: list[str | frozenset[str]] = []
    depth = 0
    parts = _SPECIAL.findall(alternative)
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        if part == "(":
            depth += 1
        elif part == ")":
            depth -= 1
        elif depth == 0 and part == "|":
            return ()
        elif depth == 0 and part[0] == "[" and len(part) <= SMALL and "\\" not in part and part[1] != "^":
            if not after.startswith(_OPTIONAL) and not re.search(r"\w", part):
                runs.append(frozenset(part[1:-1]))
        elif depth == 0 and part[0] not in "[\\^$.{}*+?|":
            run = part[:-1] if after.startswith(_OPTIONAL) else part
            if run and not run[0].isdigit() and "," not in run:
                runs.append(run.casefold())
    return tuple(runs)


def take_apart(pattern: str) -> list[str] | None:
    """The alternatives of a joined pattern, or None when it is not simply that."""
    if not pattern.startswith(_HEAD + "(?:") or not pattern.endswith(")"):
        return None
    alternatives = pattern[len(_HEAD) + 3 : -1].split(")|(?:")
    return alternatives if all(a.startswith("^") and a.endswith("$") for a in alternatives) else None


@contextmanager
def lazily() -> Iterator[None]:
    """While a pipeline loads, patterns of that size are taken apart instead of compiled."""
    original = re.compile

    def compile_(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > LONG and not flags:
            alternatives = take_apart(pattern)
            if alternatives is not None:
                return LazyAlternation(pattern, alternatives, original)
        return original(pattern, flags)

    re.compile = compile_
    try:
        yield
    finally:
        re.compile = original
