"""Templates: how a page is set. Everything is escaped; what a report says is always text."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from selon.web.asked import Asked, named
from selon.web.eventline import line_said, state_said
from selon.web.glosses import about_said, reason_said, speaker_said
from selon.web.kinds import TYPES, kind_said
from selon.web.slots import language, moment
from selon.web.speech import LANGUAGES, Speech, speech
from selon.web.whens import when_said, when_told
from selon.web.words import NAV, name_of


@lru_cache(maxsize=len(LANGUAGES))
def _environment(lang: str) -> Environment:
    made = Environment(
        loader=PackageLoader("selon.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = speech(lang)
    made.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(day=words.day, number=words.number, named=named, say=lambda key: name_of(key, words))
    made.filters["line"] = lambda told, how=True, when=True: line_said(told, words, how=how, when=when)
    made.filters["kind"] = lambda told: kind_said(told.type, told.mode, words)
    made.filters["when"] = lambda when, told=False: (when_told if told else when_said)(when.earliest, when.latest, words)
    made.filters.update(
        moment=lambda when: moment(when, words), reason=lambda why: reason_said(why, words), speaker=lambda chain: speaker_said(chain, words),
        tongue=lambda code: language(code, words), about=lambda told: about_said(told, words), state=lambda code: state_said(code, words),
        share=lambda value: words.share(value), type=lambda type: kind_said(type, None, words),
    )  # fmt: skip
    types = sorted(((key, words(said)) for key, said in TYPES.items()), key=lambda pair: pair[1])
    made.globals.update(speech=words, version=stamp(), languages=LANGUAGES, nav=NAV, types=types)
    return made


@lru_cache(maxsize=1)
def stamp() -> str:
    """Of what /static holds: it stands in its addresses, so that a browser may keep a file for good and still has the new one after an update."""
    digest = sha256()
    for path in sorted((each for each in files("selon.web").joinpath("static").iterdir() if each.is_file()), key=lambda each: each.name):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:10]


def setting(template: str, asked: Asked, **given: Any) -> str:
    """The page in the language asked for. Templates know `asked`, `link(address, **parameters)` and what is given."""
    return _environment(asked.lang).get_template(template).render(asked=asked, link=asked.link, **given)


def spoken(asked: Asked) -> Speech:
    return speech(asked.lang)
