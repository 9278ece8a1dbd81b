"""Fixtures for every room: a reader that needs no model, so that what stands around the engine is tested apart from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

import pytest

from selon.batch import Reader
from selon.model import Actor, Basis, Claim, Place, Quote, ReadResult, Report, Span, Speaker, When

_EVENTS = {"bombardé": "ASSAULT", "arrivé": "MOBILIZE", "rencontré": "CONSULT", "sanctionné": "SANCTION"}
_WORD = re.compile("|".join(_EVENTS))
_SPEAKER = re.compile(r"(Selon) (\w+)")
_COUNTRIES = {"Moscou": "RUS", "Kyiv": "UKR", "Minsk": "BLR", "Paris": "FRA"}


def _claims(report: Report, version: str) -> Iterator[Claim]:
    """One claim for each listed word: "Selon Kyiv, Moscou a bombardé …" on a line of its own."""
    for found in _WORD.finditer(report.text, report.body):
        start = report.text.rfind("\n", 0, found.start()) + 1
        end = report.text.find("\n", found.end())
        end = len(report.text) if end < 0 else end
        line = report.text[start:end]
        said = _SPEAKER.search(line)
        names = [name for name in re.findall(r"\w+", line) if name in _COUNTRIES and not (said and name == said[2])]
        source: tuple[Speaker, ...] = ()
        if said:
            cue = Span(start + said.start(1), start + said.end(1), said[1])
            source = (Speaker(said[2], code=f"{_COUNTRIES[said[2]]} GOV", country=_COUNTRIES[said[2]], cue=cue),)
        identity = hashlib.sha256(f"{report.id} {found.start()}".encode()).hexdigest()[:12]
        yield Claim(
            id=f"C-{identity}",
            report=report.id,
            trigger=Span(found.start(), found.end(), found[0]),
            type=_EVENTS[found[0]],
            mode=None,
            contexts=(),
            actor=tuple(Actor(name, code=_COUNTRIES[name], country=_COUNTRIES[name]) for name in names[:1]),
            recipient=tuple(Actor(name, code=_COUNTRIES[name], country=_COUNTRIES[name]) for name in names[1:2]),
            place=(Place("Kherson", country="UKR", precision="town"),) if "Kherson" in line else (),
            when=When(report.published, report.published, report.published)
            if report.published and len(report.published) == 10
            else When(),
            count=(),
            source=source,
            status="happened",
            polarity="-" if "pas" in line else "+",
            certainty="CT",
            quote=Quote(start, end, line, report.text[max(0, start - 8) : start], report.text[end : end + 8]),
            basis=Basis("fake#word", (found[0],), version, {"type": "the word is listed"}),
        )


@pytest.fixture
def make_reader() -> Callable[..., Reader]:
    """A reader of a given version; a line "BREAK" in a text makes it fail, as a fault of ours would."""

    def make(version: str = "fake 1", words: str = "") -> Reader:
        def read(report: Report) -> ReadResult:
            if "BREAK" in report.text:
                raise RuntimeError("a fault in the rules")
            claims = tuple(each for each in _claims(report, version) if not words or each.trigger.exact in words)
            return ReadResult(report, claims)

        return Reader(read=read, languages=("fr",), version=lambda lang: version)

    return make


@pytest.fixture
def reader(make_reader: Callable[..., Reader]) -> Reader:
    return make_reader()


@pytest.fixture
def story() -> str:
    return (
        "date 2023-01-06\noutlet Agence A\ntitle Frappes sur Kherson\n\n"
        "Selon Kyiv, Moscou a bombardé Kherson dans la nuit de jeudi à vendredi.\n"
        "Minsk n'a pas sanctionné Paris, et les autorités de la ville sont restées sur place.\n"
    )
