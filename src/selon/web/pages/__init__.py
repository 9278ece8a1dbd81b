"""Every page of the site, and everything that a form can do. A page is one module here, one template, one line below."""

from __future__ import annotations

from selon.web.act import Act
from selon.web.page import Page
from selon.web.pages import events

PAGES: tuple[Page, ...] = (
    events.PAGE,
)

ACTS: tuple[Act, ...] = ()
