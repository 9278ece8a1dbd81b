"""The map: where it is told to happen, as finely as the texts say. The list leads; the map shows how the places lie.

    small(answer, asked)   → `small_map` for `_map_small.html`, where a page wants the map as a picture only:
                             {% include "_map_small.html" %} with `answer = dossier.places(...)` of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from selon.dossier import Answer, Dossier, PlaceTold
from selon.web.asked import Asked
from selon.web.atlas import VIEWS, outlines, reaches
from selon.web.draw.ground import Ground, ground
from selon.web.draw.map import Map, drawn, spots, window_of
from selon.web.draw.projection import Window
from selon.web.page import EVENT_FILTERS, Page, Parameter, asked_events
from selon.web.setting import spoken

WIDTH, HEIGHT = 720.0, 600.0
SMALL_WIDTH, SMALL_HEIGHT = 440.0, 280.0
_ROWS = 60
# Reading claims is nearly all that the page costs, about a tenth of a second for a thousand: it says of how many events it is
# made, and takes more of them for who would wait.
_CLAIMS, _EVENTS, _MORE = 1500, 400, 20


def ask(dossier: Dossier, asked: Asked) -> Answer[PlaceTold]:
    times = _MORE if asked.one("more") else 1
    return dossier.places(**asked_events(asked), claims=_CLAIMS * times, limit=_EVENTS * times)


def shape(answer: Answer[PlaceTold], asked: Asked) -> dict[str, Any]:
    view = view_of(asked)
    every = asked.one("window") == "all"
    shown = answer.results[: None if asked.one("every") else _ROWS]
    made = drawing(answer.results, asked, view=view, every=every, width=WIDTH, height=HEIGHT, most=40)
    return {
        "rows": list(enumerate(shown, 1)),
        "map": made,
        "view": view,
        "views": VIEWS,
        "every": every,
        "wider": asked.here(more="1") if answer.limits["events_taken"] < answer.limits["events_matching"] and not asked.one("more") else "",
        "countries": spoken(asked).countries(),
        "outside": frozenset(made.outside),
        "nowhere": frozenset(made.nowhere),
    }


def small(answer: Answer[PlaceTold], asked: Asked) -> dict[str, Any]:
    """The same map for a corner of another page: fewer names, no list; it links to the whole."""
    made = drawing(answer.results, asked, view=view_of(asked), every=False, width=SMALL_WIDTH, height=SMALL_HEIGHT, most=7)
    return {"map": made, "without": answer.limits["without_place"], "places": answer.results}


def drawing(
    places: Sequence[PlaceTold], asked: Asked, *, view: str, every: bool, width: float, height: float, most: int
) -> Map:
    found = spots(places, reaches())
    window = window_of(found, outlines(), width=width, height=height, every=every)
    return drawn(found, _ground(view, window), window, countries=spoken(asked).countries(), most=most)


def view_of(asked: Asked) -> str:
    return asked.one("view") if asked.one("view") in VIEWS else VIEWS[0]


@lru_cache(maxsize=32)
def _ground(view: str, window: Window) -> Ground:
    return ground(outlines(), view, window)


PAGE = Page(
    "/map",
    "map.html",
    ask,
    shape,
    about="Where it is told to happen, each place once, as finely as the texts say.",
    parameters=(
        *EVENT_FILTERS,
        Parameter("view", "Whose borders are drawn; it changes no record.", values=VIEWS),
        Parameter("window", "All of the places, however far apart; else where most of them lie.", values=("all",)),
        Parameter("more", f"{_MORE} times as many events, which takes longer.", values=("1",)),
        Parameter("every", "All rows of the list.", values=("1",)),
    ),
    record=PlaceTold,
)
