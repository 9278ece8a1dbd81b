"""The page: a dossier for people who would rather look than type. Starlette and Jinja stay in this room.

    from selon.web import serve
    serve("selon.db", port=8000)
"""

from __future__ import annotations

from selon.web.serving import serve
from selon.web.site import site

__all__ = ["serve", "site"]
