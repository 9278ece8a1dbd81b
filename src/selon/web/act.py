"""One thing that a form does: it checks that the form is ours, works on the dossier, and sends the visitor on (303)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.web.asked import Asked, chosen_language
from selon.web.desk import Desk
from selon.web.guard import csrf_token, ours
from selon.web.refusing import refused, wished
from selon.web.setting import spoken
from selon.web.speech import LANGUAGES
from selon.web.words import N_

_OLD = N_("This form is too old, or not from here: selon serve was started anew since, or cookies are off.")
_AGAIN = N_("Copy what you wrote, load the page again, and send it from there.")

_MEGABYTE = 1024 * 1024

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
                return too_large(request, most)
            form = await request.form(max_files=1, max_fields=400, max_part_size=most)
            if not ours(request, form.get("csrf")):
                speech = spoken(wished(request))
                return refused(request, 403, speech(_OLD), speech(_AGAIN))
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


def too_large(request: Request, most: int) -> Response:
    """Told before anything of it is read, so the visitor's own words are still in the browser."""
    speech = spoken(wished(request))
    megabytes = speech.number(most // _MEGABYTE) if most >= _MEGABYTE else ""
    if not megabytes:
        told = speech(N_("This form takes %(kilobytes)s kB, no more."))
        return refused(request, 413, told % {"kilobytes": speech.number(most // 1024)}, speech(N_("Go back and write less.")))
    told = speech(N_("This form takes %(megabytes)s MB, no more. Nothing of it was read.")) % {"megabytes": megabytes}
    todo = N_("Go back and send it in parts, or read it in the terminal: selon add FILE. How large it may be stands in selon.toml (max_megabytes).")
    return refused(request, 413, told, speech(todo))
