"""THE CORRIDOR: the rooms in order, for one report. report → reading → claims."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from selon.claims.assemble import claims_of
from selon.errors import ModelError, PackError, SelonError
from selon.events.opposition import Opposition, compare, weighed, wording
from selon.knowledge import Knowledge
from selon.lang import Pack, available, load_pack
from selon.model import Problem, ReadResult, Report
from selon.reading.read import read

READER = "3"
"""Version of the rules; it goes up when the same text may give other claims."""


class Engine(msgspec.Struct, frozen=True):
    """What reading one language needs, loaded once."""

    pack: Pack
    know: Knowledge
    model: str


@lru_cache(maxsize=8)
def engine(lang: str, model: str | None = None, extra_actors: Path | None = None) -> Engine:
    pack = load_pack(lang)
    return Engine(pack=pack, know=Knowledge.load(lang, extra_actors), model=model or str(pack.settings["parser"]))


def read_report(
    report: Report, *, model: str | None = None, extra_actors: Path | None = None, accelerate: bool = True
) -> ReadResult:
    """Read one report. What fails on it is a `Problem` in the result; only a missing parser or pack stops the user."""
    lang = report.lang or "fr"
    if lang not in available():
        return ReadResult(report, problems=(
            Problem("reading", report.id, f"no language pack for '{lang}'", hint="packs: " + ", ".join(available())),
        ))  # fmt: skip
    tools = engine(lang, model, extra_actors)
    try:
        readings = read(report, tools.pack, tools.know, model=tools.model, accelerate=accelerate)
        claims = claims_of(report, readings, tools.pack, tools.know, version=READER)
    except ModelError as error:
        if not tools.pack.settings.get("experimental"):
            raise
        # an experimental pack's parser is optional: a report in that language stops nobody who reads others
        return ReadResult(report, problems=(Problem("reading", report.id, error.message, hint=error.hint),))
    except (PackError, SelonError):
        raise
    except (RecursionError, MemoryError, ValueError, IndexError, KeyError) as error:
        problem = Problem("reading", report.id, f"the text could not be read: {error!r}", hint="please report it with the text")
        return ReadResult(report, problems=(problem,))
    return ReadResult(report, claims)


def oppose(left: Report, right: Report, *, model: str | None = None, extra_actors: Path | None = None) -> tuple[Opposition, bool]:
    """How far the words of two texts in one language clash, and whether that is enough to say that they do."""
    tools = engine(left.lang or "fr", model, extra_actors)
    readings = [read(each, tools.pack, tools.know, model=tools.model) for each in (left, right)]
    return weighed(compare(wording(readings[0], tools.pack), wording(readings[1], tools.pack), pack=tools.pack))
