"""`serve`: the site on a port of this computer, until it is stopped."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from selon.errors import UsageError
from selon.web.desk import Desk
from selon.web.site import site
from selon.web.warming import warmed

LOCAL = ("127.0.0.1", "localhost", "[::1]", "::1")


def serve(
    path: str | Path = "selon.db",
    *,
    port: int = 8000,
    host: str = "127.0.0.1",
    clock: Callable[[], datetime] | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Blocks. `ready` is told the address to open. On another address than this computer's own a token is part of it."""
    import uvicorn

    local = host in LOCAL
    token = None if local else secrets.token_urlsafe(24)
    names = ("127.0.0.1", "localhost", "[::1]") if local else (host.lower(), socket.gethostname().lower())
    desk = Desk(path, clock=clock)
    app = site(desk, hosts=names, token=token)
    listening = _listen(host, port)
    shown = f"http://{host}:{listening.getsockname()[1]}/" + (f"?token={token}" if token else "")
    if ready:
        ready(shown)
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    stop = warmed(desk)
    try:
        running.run(sockets=[listening])
    finally:
        stop.set()


def _listen(host: str, port: int) -> socket.socket:
    """A socket of our own: a port that is taken is told before anything is loaded."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(kind, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host.strip("[]"), port))
    except OSError as error:
        made.close()
        raise UsageError(f"cannot listen on {host}:{port}: {error.strerror}", hint="another port: --port 8001") from error
    made.listen(64)
    return made
