"""Every page of the site, and everything that a form can do. A page is one module here, one template, one line below."""

from __future__ import annotations

from selon.web.act import Act
from selon.web.page import Page
from selon.web.pages import (
    actor,
    claim,
    contradiction,
    contradictions,
    event,
    events,
    map,
    method,
    note,
    paste,
    place,
    report,
    reports,
    review,
    rules,
    search,
    situation,
    source,
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
    reports.PAGE,
    report.PAGE,
    claim.PAGE,
    actor.PAGE,
    place.PAGE,
    source.PAGE,
    review.PAGE,
    rules.PAGE,
    search.PAGE,
    method.PAGE,
    *note.PAGES,
)

ACTS: tuple[Act, ...] = (paste.PASTE, paste.UPLOAD, *review.ACTS, *rules.ACTS)
