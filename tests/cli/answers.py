"""What test files of the commands share: how a command is run, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from click.testing import Result

Run = Callable[..., Result]


def results(result: Result) -> list[dict[str, Any]]:
    """The records of an answer given as JSON."""
    assert result.exception is None, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["results"]
    return found
