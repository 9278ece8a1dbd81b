"""The site: every page of `pages.PAGES` at its address and at `.json` and `.csv`, what is written, and what guards it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.json import encode
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from selon.dossier import Answer, Dossier, render
from selon.errors import SelonError, StoreError
from selon.web.asked import Asked, chosen_language
from selon.web.data import in_language
from selon.web.desk import Desk
from selon.web.guard import HEADERS, Guard, csrf_token
from selon.web.openapi import described
from selon.web.page import Page
from selon.web.pages import ACTS, PAGES
from selon.web.refusing import FORMS, TITLES, refused, refused_by_dossier
from selon.web.setting import setting, spoken
from selon.web.speech import LANGUAGES


def site(desk: Desk, *, hosts: tuple[str, ...] = ("127.0.0.1", "localhost"), token: str | None = None) -> Starlette:
    """`hosts` are the names by which the site may be called; with `token` a caller must show it once."""
    routes: list[BaseRoute] = [Mount("/static", _Kept(packages=[("selon.web", "static")]))]
    for page in PAGES:
        bare = page.address if page.address != "/" else "/situation"
        routes += [Route(f"{bare}.{form}", _data(page, form, desk)) for form in FORMS]
        routes += [Route(f"{bare}.{ending}", _kept(page, ending, desk)) for ending in page.files]
        routes.append(Route(page.address, _shown(page, desk), methods=["GET"]))
    routes += [Route(act.address, act.answer(desk), methods=["POST"]) for act in ACTS]
    routes.append(Route("/openapi.json", _openapi))
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts, token=token, secret=desk.secret)],
        exception_handlers={SelonError: _refused, HTTPException: _stopped, Exception: _failed},
    )


def asked_by(request: Request, *, ending: str = "") -> Asked:
    query: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        query.setdefault(name, []).append(value)
    address = request.url.path
    return Asked(
        address=address.removesuffix(ending) if ending else address,
        path={name: str(value) for name, value in request.path_params.items()},
        query=query,
        lang=chosen_language(query, request.headers.get("accept-language", ""), known=LANGUAGES),
        csrf=csrf_token(request),
    )


class _Kept(StaticFiles):
    """A browser keeps what stands at an address that changes with it, and type; it asks again for the rest."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if answer.status_code == 200 and (scope["query_string"].startswith(b"v=") or path.startswith("fonts")):
            answer.headers["Cache-Control"] = "max-age=31536000, immutable"
        return answer


Handler = Callable[[Request], Any]


def _shown(page: Page, desk: Desk) -> Handler:
    def made(asked: Asked) -> str:
        with desk.dossier(asked) as dossier:
            mark = dossier.mark()
            return desk.kept.page(mark and (page.address, encode(asked), mark), lambda: written(dossier, asked))

    def written(dossier: Dossier, asked: Asked) -> str:
        answer = page.ask(dossier, asked)
        if page.needs and not asked.as_of and answer.limits.get("reports") == 0:
            return blank(asked)
        return setting(page.template, asked, answer=answer, **page.shape(answer, asked))

    def blank(asked: Asked) -> str:
        return setting("blank.html", asked, file=desk.path.name)

    async def handler(request: Request) -> Response:
        asked = asked_by(request)
        # A dossier that was never made, or was taken away meanwhile, is no error of the visitor: the page says how to begin.
        if page.needs and desk.blank():
            return _html(blank(asked))
        return _html(await run_in_threadpool(made, asked))

    return handler


def _data(page: Page, form: str, desk: Desk) -> Handler:
    def made(asked: Asked) -> str:
        with desk.dossier(asked) as dossier:
            answer: Answer[Any] = page.ask(dossier, asked)
            # A browser's wish changes no data; who names a language gets it.
            told = in_language(answer, spoken(asked)) if asked.one("ui") in LANGUAGES else answer
            return render(told, form)  # type: ignore[arg-type]

    async def handler(request: Request) -> Response:
        written = await run_in_threadpool(made, asked_by(request, ending=f".{form}"))
        return Response(written, media_type=FORMS[form])

    return handler


def _kept(page: Page, ending: str, desk: Desk) -> Handler:
    file = page.files[ending]

    def made(asked: Asked) -> bytes:
        with desk.dossier(asked) as dossier:
            return file.write(page.ask(dossier, asked), asked)

    async def handler(request: Request) -> Response:
        asked = asked_by(request, ending=f".{ending}")
        name = asked.address.strip("/").replace("/", "-")
        headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"', "Vary": "Accept-Language"}
        return Response(await run_in_threadpool(made, asked), media_type=file.media_type, headers=headers)

    return handler


async def _openapi(request: Request) -> Response:
    return Response(described(PAGES), media_type="application/json")


def _refused(request: Request, error: Exception) -> Response:
    """What the dossier refuses, with its hint. A wrong question and an id that nobody has are one kind of error to it."""
    assert isinstance(error, SelonError)
    return refused_by_dossier(request, error, 503 if isinstance(error, StoreError) else 404 if request.path_params else 400)


def _stopped(request: Request, error: Exception) -> Response:
    """No such page, no such method, a form that cannot be read."""
    code = error.status_code if isinstance(error, HTTPException) else 400
    headers = error.headers if isinstance(error, HTTPException) else None
    if request.url.path.startswith("/static/"):
        return PlainTextResponse("not here", status_code=code)
    return refused(request, code if code in TITLES else 400, headers=headers)


def _failed(request: Request, error: Exception) -> Response:
    """A fault of our own; the server tells the terminal. It is answered outside of the guard, so with its headers."""
    return refused(request, 500, headers=HEADERS)


def _html(text: str, code: int = 200) -> Response:
    return Response(text, status_code=code, media_type="text/html; charset=utf-8", headers={"Vary": "Accept-Language"})
