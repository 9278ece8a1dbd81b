"""One thing that a form does: it checks that the form is ours, works on the dossier, and sends the visitor on (303)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from selon.web.asked import Asked, chosen_language
from selon.web.desk import Desk
from selon.web.guard import csrf_token, ours
from selon.web.speech import LANGUAGES

Do = Callable[[Desk, Asked, FormData], str]


class Act(msgspec.Struct, frozen=True):
    """`do(desk, asked, form)` gives the address to go on to. `most` bytes of a form are taken, no more, or what it says of the desk."""

    address: str
    do: Do
    most: int | Callable[[Desk], int] = 64 * 1024

    def answer(self, desk: Desk) -> Callable[[Request], Any]:
        async def handler(request: Request) -> Response:
            most = self.most(desk) if callable(self.most) else self.most
            length = request.headers.get("content-length", "")
            if not length.isdigit() or int(length) > most:
                return PlainTextResponse(f"more than {most} bytes are not taken", status_code=413)
            form = await request.form(max_files=1, max_fields=400, max_part_size=most)
            if not ours(request, form.get("csrf")):
                return PlainTextResponse("this form is not from here, or too old: load the page again", status_code=403)
            query = {"ui": [str(form.get("ui") or "")]}
            asked = Asked(
                address=request.url.path,
                path={name: str(value) for name, value in request.path_params.items()},
                query={name: values for name, values in query.items() if values[0]},
                lang=chosen_language(query, request.headers.get("accept-language", ""), known=LANGUAGES),
                csrf=csrf_token(request),
            )
            try:
                return RedirectResponse(await run_in_threadpool(self.do, desk, asked, form), status_code=303)
            finally:
                await form.close()

        return handler
