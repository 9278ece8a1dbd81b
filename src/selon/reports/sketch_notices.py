"""What a report says of itself as a text among texts: its address, whether it withdraws another, whether it is an update."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from selon.lang.credits import CreditWords

_OPENING = 300
# Words between "withdraws" and "the report", with no stop between them.
_NEAR = r"(?:[^\w,.;!?]+[\w’'-]+){0,5}?[^\w,.;!?]+"


def canonical_url(url: str) -> str | None:
    """An article's address without what changes from link to link; None for a bare front page."""
    parts = urlsplit(url.strip())
    path = re.sub(r"/(?:amp|index\.html?)?$", "", parts.path)
    if not parts.netloc or not (path or parts.query):
        return None
    host = parts.netloc.lower().rpartition("@")[2].removeprefix("www.").removeprefix("m.")
    kept = "&".join(sorted(each for each in parts.query.split("&") if each and not each.startswith(_TRACKING)))
    return f"{host}{path}" + (f"?{kept}" if kept else "")


_TRACKING = ("utm_", "fbclid", "gclid", "xtor", "at_", "ref=", "cmpid", "mc_", "_ga", "s=")


def is_withdrawal(title: str, opening: Sequence[str], words: CreditWords) -> bool:
    """Whether the report is a notice that takes a report back: those words close to each other, in its title or lead."""
    for text in (title, *(part[:_OPENING] for part in opening)):
        for act in words.withdraw.finditer(text):
            if words.paper.search(text) and _near(text, act, words):
                return True
    return False


def _near(text: str, act: re.Match[str], words: CreditWords) -> bool:
    for paper in words.paper.finditer(text):
        first, second = sorted((act, paper), key=lambda match: match.start())
        if first.end() <= second.start() and re.fullmatch(_NEAR, text[first.end() : second.start()]):
            return True
    return False


def is_update(title: str, around: Iterable[str], words: CreditWords) -> bool:
    """Whether the report says of itself that it is a later state: "UPDATE 1 – …", "(Actualisé avec …)"."""
    return any(words.update.match(line.lstrip("([ ")) for line in (title, *around))
