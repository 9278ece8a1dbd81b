"""Every page of the site, and everything that a form can do. A page is one module here, one template, one line below."""

from __future__ import annotations

from selon.web.act import Act
from selon.web.page import Page
from selon.web.pages import claim, events, paste, report, reports

PAGES: tuple[Page, ...] = (
    events.PAGE,
    reports.PAGE,
    report.PAGE,
    claim.PAGE,
from selon.web.pages import contradiction, contradictions, event, events

PAGES: tuple[Page, ...] = (
    map.PAGE,
from selon.web.pages import contradiction, contradictions, event, events, situation, voices
from selon.web.pages import (
    claim,
    contradiction,
    contradictions,
    event,
    events,
    map,
    paste,
    report,
    reports,
    situation,
    voices,
)

PAGES: tuple[Page, ...] = (
    situation.PAGE,
    voices.PAGE,
    map.PAGE,
    events.PAGE,
    event.PAGE,
    contradictions.PAGE,
    contradiction.PAGE,
from selon.web.pages import events, map

PAGES: tuple[Page, ...] = (
    events.PAGE,
    map.PAGE,
from selon.web.pages import events, note
from selon.web.pages import actor, events, method, note, place, search, source

PAGES: tuple[Page, ...] = (
    events.PAGE,
    actor.PAGE,
    place.PAGE,
    source.PAGE,
    search.PAGE,
    method.PAGE,
    *note.PAGES,
)

ACTS: tuple[Act, ...] = (paste.PASTE, paste.UPLOAD)
