"""Types of other codings in those of PLOVER: crosswalk.toml, the longest code first."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
_FILE = Path(__file__).with_name("crosswalk.toml")


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, rows in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        for code, types in rows.items():
            if not set(types) <= TYPES:
                raise ValueError(f"{_FILE.name} [{name}] {code}: {types} are not all PLOVER types")
            tables.setdefault(name, {})[code] = tuple(types)
    return tables


def plover(label: str) -> tuple[str, ...] | None:
    """Types for a PLOVER label of any version; None for a word that is none."""
    label = label.strip().upper()
    if label in TYPES:
        return (label,)
    return _tables()["plover_old"].get(label)


def cameo(code: str) -> tuple[str, ...] | None:
    """Types for a CAMEO code such as 1823, by its longest beginning that is listed; None for what is no code."""
    code = code.strip()
    for length in range(len(code), 1, -1):
        if code[:length] in _tables()["cameo"]:
            return _tables()["cameo"][code[:length]]
    return None


def muc(incident: str) -> tuple[str, ...] | None:
    return _tables()["muc"].get(incident.strip().upper())
