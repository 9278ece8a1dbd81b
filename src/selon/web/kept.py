"""Pages as they were made last: who goes back, or opens a page twice, gets it at once for as long as nothing has been written."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Kept:
    """`most` characters of pages, those asked for lately; 0 keeps none."""

    def __init__(self, most: int = 16_000_000) -> None:
        self._most = most
        self._held = 0
        self._pages: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, key: Hashable, made: Callable[[], str]) -> str:
        """`key` tells all that the page is made of; None: it is made anew."""
        if key is None:
            return made()
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
                return found
        # Made outside the lock: two who ask for one page at the same time both make it, and nobody waits.
        found = made()
        with self._lock:
            self._held += len(found) - len(self._pages.pop(key, ""))
            self._pages[key] = found
            while self._held > self._most and self._pages:
                self._held -= len(self._pages.popitem(last=False)[1])
        return found
