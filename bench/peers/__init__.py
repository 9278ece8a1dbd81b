"""What others do on the same cases in the same run: only what can be imported here is run, nothing is downloaded.

requirements-bench.txt has them (`make setup-bench`); a peer that is not there is left out of the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from bench.peers import places, times

_wanted = True


def choose(wanted: bool) -> None:
    """Whether this run asks the peers at all; they take longer than we do."""
    global _wanted
    _wanted = wanted


def place_peers(langs: Sequence[str]) -> dict[str, places.Finder]:
    return places.place_peers(langs) if _wanted else {}


def time_peers() -> dict[str, times.Finder]:
    return times.time_peers() if _wanted else {}


__all__ = ["choose", "place_peers", "time_peers"]
