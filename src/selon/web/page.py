"""One page: where it lives, what it asks of the dossier, how it is set. The same answer is HTML, JSON and CSV.

    PAGE = Page("/event/{id}", "event.html", ask, shape, about="One event with every voice.")

`ask(dossier, asked)` gives an `Answer` of the dossier, which is what `.json` and `.csv` write; `shape(answer, asked)` what
the template takes beside it. A page that only shows has no other door to the data.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from selon.dossier import Answer, Dossier
from selon.web.asked import Asked

Ask = Callable[[Dossier, Asked], Answer[Any]]
Shape = Callable[[Answer[Any], Asked], dict[str, Any]]


def plain(answer: Answer[Any], asked: Asked) -> dict[str, Any]:
    """A page that sets the answer as it is."""
    return {}


class Parameter(msgspec.Struct, frozen=True):
    """One parameter of a page's address, for its OpenAPI description. `many`: may be given several times."""

    name: str
    about: str
    kind: Literal["string", "integer", "boolean"] = "string"
    many: bool = False
    values: tuple[str, ...] = ()


class File(msgspec.Struct, frozen=True):
    """A further form of a page, to be kept: its media type, and what writes it."""

    media_type: str
    write: Callable[[Answer[Any], Asked], bytes]


EVENT_FILTERS = (
    Parameter("type", "Event type, e.g. ASSAULT.", many=True),
    Parameter("party", "Who does it, suffers it or speaks of it.", many=True),
    Parameter("place", "A country or words of the place's name.", many=True),
    Parameter("since", "May have happened then or later."),
    Parameter("until", "May have happened then or earlier."),
    Parameter("disputed", "Only where voices contradict each other.", values=("1",)),
)
"""What a page asks events by; `asked_events` reads them."""


def asked_events(asked: Asked) -> dict[str, Any]:
    """The filters of `EVENT_FILTERS` as `Dossier.events` and `Dossier.places` take them."""
    return {
        "type": asked.many("type"), "party": asked.many("party"), "place": asked.many("place"),
        "since": asked.one("since") or None, "until": asked.one("until") or None, "disputed": bool(asked.one("disputed")),
    }  # fmt: skip


class Page(msgspec.Struct, frozen=True):
    """`record` is the type of the results in `.json`, described in /openapi.json; None: any object.

    `files`: other endings at which the same answer can be had. `needs`: without a dossier there is nothing to show but how to begin."""

    address: str
    template: str
    ask: Ask
    shape: Shape = plain
    about: str = ""
    parameters: tuple[Parameter, ...] = ()
    record: Any = None
    files: dict[str, File] = {}
    needs: bool = True
