"""What every request works with: a way to the dossier, the reader that all share, and the secret of this run.

A request opens the dossier for itself (some milliseconds) and closes it: no connection is shared between threads, and what
`selon add` writes meanwhile is seen by the next request.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from selon.dossier import Dossier
from selon.web.asked import Asked
from selon.web.kept import Kept


class Desk:
    """`clock` tells the time (as `Dossier` takes it); `reader` is what reads pasted reports, loaded when first needed; `kept` are
    the pages made lately."""

    def __init__(
        self, path: str | Path, *, clock: Callable[[], datetime] | None = None, reader: Any = None, kept: Kept | None = None
    ) -> None:
        self.path = Path(path)
        self.kept = Kept() if kept is None else kept
        self.clock = clock
        self.secret = secrets.token_bytes(32)
        # One report is read at a time: the parser is not made for two threads, and a person waits for one.
        self.reading = threading.Lock()
        self._reader = reader
        # Held while the first page is set for nobody (`warming`): who comes meanwhile waits for the same tables once, not twice.
        self.loading = threading.RLock()

    @contextmanager
    def dossier(self, asked: Asked | None = None) -> Iterator[Dossier]:
        """As it stands, or as it stood on the day that the request names."""
        with self.loading:
            pass
        with Dossier(self.path, clock=self.clock, reader=self._reader) as dossier:
            yield dossier.as_of(asked.as_of, clock=asked.clock) if asked and asked.as_of else dossier

    def blank(self) -> bool:
        """No dossier yet, or none any more: the file is not there or holds nothing."""
        try:
            return self.path.stat().st_size == 0
        except OSError:
            return True

    def reader(self) -> Any:
        """The shared reader; ask only while holding `reading`."""
        if self._reader is None:
            with Dossier(self.path) as dossier:
                self._reader = dossier.reader()
        return self._reader
