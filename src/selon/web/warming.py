"""What the first visitor would wait for, done before: tables of names, templates and catalogues are loaded by setting pages for nobody.

It runs beside the server and asks the dossier what a visitor would ask; whatever goes wrong in it, the visitor is told when asking.
"""

from __future__ import annotations

import threading
from contextlib import nullcontext, suppress
from time import sleep

from selon.web.asked import Asked
from selon.web.desk import Desk
from selon.web.page import Page
from selon.web.pages import PAGES
from selon.web.setting import setting
from selon.web.speech import LANGUAGES

_BREATH = 0.02
"""Seconds between two pages, in which a visitor's request goes first."""


def warm(desk: Desk, *, stop: threading.Event | None = None) -> None:
    """The pages that need no name, the first page first, in every language. `stop` is looked at between two pages."""
    for page in sorted(PAGES, key=lambda each: each.address != "/"):
        for lang in LANGUAGES:
            if "{" in page.address or (stop is not None and stop.is_set()):
                continue
            # Visitors wait for the first page, which loads nearly all; for the others they are not held up.
            with desk.loading if page.address == "/" else nullcontext():
                _set(desk, page, lang)
            sleep(_BREATH)


def _set(desk: Desk, page: Page, lang: str) -> None:
    asked = Asked(page.address, lang=lang)
    # A dossier that cannot be read, or is just being written, is no reason for the server to fall.
    with suppress(Exception), desk.dossier(asked) as dossier:
        answer = page.ask(dossier, asked)
        setting(page.template, asked, answer=answer, **page.shape(answer, asked))


def warmed(desk: Desk) -> threading.Event:
    """Begin in the background; set what is given back to end it early. It never keeps the program from ending."""
    stop = threading.Event()
    threading.Thread(target=warm, args=(desk,), kwargs={"stop": stop}, name="warm", daemon=True).start()
    return stop
