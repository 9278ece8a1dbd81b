"""`serve`: the page, in a browser on this computer."""

from __future__ import annotations

import click

from selon.cli.session import Session, note, now

_SERVE = """\b
Examples:
  selon serve                        the page over ./selon.db, on this computer only
  selon --db niger.db serve --port 8001
"""


@click.command(epilog=_SERVE, short_help="Look at the dossier in a browser, on this computer.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N", help="0: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Another address needs the token that is printed.")
@click.pass_obj
def serve(session: Session, port: int, host: str) -> int:
    """Open the dossier as a local page, until Ctrl-C. Opens a socket on 127.0.0.1 and nowhere else, unless told otherwise."""
    from selon.web import serve as serving

    serving(session.database, port=port, host=host, clock=now, ready=lambda address: note(f"selon: open {address} (Ctrl-C stops)"))
    return 0
