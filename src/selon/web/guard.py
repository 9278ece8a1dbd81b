"""What stands before every page: who may call, what a browser may do with the page, and that a form was ours.

- The Host header must be a name of the site: a page elsewhere cannot reach it through a name of its own (DNS rebinding).
- With a token (any address but this computer's own) a caller shows it once, then by cookie.
- A writing request needs the form's own token, bound to a cookie that other sites cannot read, and comes from this site.
- Strict policy: no inline script or style, nothing from elsewhere, no frame.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from selon.web.refusing import refused, wished
from selon.web.speech import speech
from selon.web.words import N_

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_TOKEN_NEEDED = (N_("Who is not at this computer needs a token."), N_("Open the address that selon serve printed in its terminal."))
_ELSEWHERE = (N_("This form came from another site."), N_("Open the page here, and send it from here."))
_COOKIE, _TOKEN = "selon", "selon-token"


class Guard:
    """ASGI middleware. `hosts` without port; `token` None: only this computer calls."""

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...], token: str | None, secret: bytes) -> None:
        self._app = app
        self._hosts = hosts
        self._token = token
        self._secret = secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
        visitor = cookies[_COOKIE].value if _COOKIE in cookies else secrets.token_urlsafe(18)
        fresh = _COOKIE not in cookies
        scope["csrf"] = self._signed(visitor)
        refused = self._refusal(scope, headers, cookies)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    sent.setdefault(name, value)
                if fresh:
                    sent.append("Set-Cookie", f"{_COOKIE}={visitor}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        await (refused or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers, cookies: SimpleCookie) -> Response | None:
        host = _bare(headers.get("host", ""))
        if host not in self._hosts:
            return PlainTextResponse(f"this site is not called {host or 'nothing'}", status_code=421)
        words = speech(wished(Request(scope)).lang)
        if self._token is not None:
            shown = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[-1]
            if shown and hmac.compare_digest(shown.encode(), self._token.encode()):
                entered = RedirectResponse(scope["path"], status_code=303)
                entered.set_cookie(_TOKEN, self._signed(self._token), httponly=True, samesite="strict")
                return entered
            held = cookies[_TOKEN].value if _TOKEN in cookies else ""
            if not hmac.compare_digest(held.encode(), self._signed(self._token).encode()):
                return refused(Request(scope), 403, *(words(each) for each in _TOKEN_NEEDED))
        if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            origin = headers.get("origin")
            if origin is not None and _bare(origin.partition("://")[2]) not in self._hosts:
                return refused(Request(scope), 403, *(words(each) for each in _ELSEWHERE))
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return refused(Request(scope), 403, *(words(each) for each in _ELSEWHERE))
        return None

    def _signed(self, value: str) -> str:
        return hmac.new(self._secret, value.encode(), hashlib.sha256).hexdigest()


def csrf_token(request: Request) -> str:
    """What a form of this visitor carries in its field `csrf`."""
    return str(request.scope.get("csrf", ""))


def ours(request: Request, given: object) -> bool:
    """Whether a form's `csrf` is this visitor's own. Without the cookie of an earlier visit nothing is."""
    return _COOKIE in request.cookies and isinstance(given, str) and hmac.compare_digest(given.encode(), csrf_token(request).encode())


def _bare(host: str) -> str:
    """The name without its port: `[::1]:8000` is `[::1]`."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()
