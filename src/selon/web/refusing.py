"""Every refusal as a page of the site, in the visitor's language, with what to do; as data to who asked for data."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from selon.errors import SelonError
from selon.web.asked import Asked, chosen_language
from selon.web.refusals import refusal_said
from selon.web.setting import setting
from selon.web.speech import LANGUAGES, speech
from selon.web.words import N_

FORMS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}

TITLES = {
    400: N_("This cannot be asked"),
    403: N_("This is not allowed"),
    404: N_("Nothing here"),
    405: N_("Nothing to send here"),
    413: N_("Too much at once"),
    421: N_("Not under this name"),
    500: N_("Something went wrong here"),
    503: N_("The dossier cannot be used now"),
}
PLAIN = {
    400: (N_("The request could not be read."), N_("Go back, load the page again and try once more.")),
    404: (N_("There is no page at this address."), N_("Perhaps a letter of it is missing. The pages are named above.")),
    405: (N_("This address takes no form, or only forms."), N_("Go to the page itself and begin there.")),
    500: (
        N_("selon could not make this page; that is a fault of its own."),
        N_("Try again. If it stays so, the terminal in which selon serve runs says what happened."),
    ),
}


def refused(
    request: Request, code: int, message: str = "", hint: str = "", *, lang: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """`lang`: that of message and hint where it is not the page's. Without a message the plain one of the code stands."""
    asked = wished(request)
    words = speech(asked.lang)
    if not message:
        message, hint = (words(each) for each in PLAIN.get(code, PLAIN[400]))
    sent = {"Vary": "Accept-Language", **(headers or {})}
    if request.url.path.rpartition(".")[2] in FORMS:
        told = {"schema": "selon/1", "error": message, "hint": hint}
        return Response(msgspec.json.encode(told), status_code=code, media_type="application/json", headers=sent)
    title = words(TITLES.get(code, TITLES[400]))
    page = setting("refused.html", asked, title=title, message=message, hint=hint, words_lang=lang, back=_back(request))
    return Response(page, status_code=code, media_type="text/html; charset=utf-8", headers=sent)


def refused_by_dossier(request: Request, error: SelonError, code: int) -> Response:
    """To who asked for data in the dossier's own words, which name the commands."""
    if request.url.path.rpartition(".")[2] in FORMS:
        return refused(request, code, error.message, error.hint)
    message, hint, lang = refusal_said(error.message, error.hint, speech(wished(request).lang))
    # What a page itself refuses is in the page's words already.
    own = request.method != "GET" or lang is None
    return refused(request, code, message, hint, lang=None if own else lang)


def wished(request: Request) -> Asked:
    """The visitor's wish as far as a refused request tells it: a form's own fields are not read, the page that it was on is."""
    asked, came = request.query_params, parse_qs(urlsplit(_from_here(request)).query)
    query = {name: [value] for name in ("ui",) if (value := asked.get(name) or came.get(name, [""])[-1])}
    # A form's address is no page: what is linked from here is the page that it stood on.
    address = request.url.path if request.method == "GET" else urlsplit(_from_here(request)).path or "/"
    return Asked(address, query=query, lang=chosen_language(query, request.headers.get("accept-language", ""), known=LANGUAGES))


def _from_here(request: Request) -> str:
    """The address of the page of this site from which the request came, or nothing."""
    came = request.headers.get("referer", "")
    return came if came and urlsplit(came).netloc == request.headers.get("host", "") else ""


def _back(request: Request) -> str:
    """Where the form stood; never an address of another site."""
    came = urlsplit(_from_here(request))
    return (came.path + (f"?{came.query}" if came.query else "")) if came.path.startswith("/") and request.method != "GET" else ""
