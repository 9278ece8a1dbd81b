"""The JSON of the pages: every address of the description under fire, and the shape of each answer written down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from browsing import addresses  # type: ignore[import-not-found,unused-ignore]
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from selon.web.desk import Desk
from selon.web.openapi import described_address
from selon.web.page import Page
from selon.web.pages import PAGES
from selon.web.site import site

CHECKS = [schemathesis.checks.response_schema_conformance, schemathesis.checks.content_type_conformance]
SHAPES = Path(__file__).parent / "shapes.json"


@pytest.fixture(scope="session")
def described(situation: Path) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", site(Desk(situation), hosts=("testserver", "localhost")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_whatever_is_asked_is_answered_as_described(described: Any, page: Page) -> None:
    """Schemathesis makes the questions, by the site's own description."""
    operation = described[described_address(page)]["GET"]

    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def asked(case: Any) -> None:
        found = case.call()
        assert found.status_code in (200, 400, 404), f"{found.request.url}: {found.status_code} {found.text[:400]}"
        case.validate_response(found, checks=CHECKS)

    asked()


def named(path: str) -> str:
    head, _, rest = path.strip("/").partition("/")
    return head + ("/{}" if rest else "") if head else "situation"


def answers(client: TestClient, situation: Path) -> dict[str, Any]:
    found = {}
    for path in addresses(situation):
        told = client.get(("/situation" if path == "/" else path) + ".json").json()
        first = told["results"][0] if told["results"] else {}
        # Which words and which slots there are depends on the reports; what a record is called does not.
        found[named(path)] = {"envelope": sorted(told), "record": sorted(first) if isinstance(first, dict) else type(first).__name__}
    return found


def test_an_answer_keeps_its_shape(client: TestClient, situation: Path) -> None:
    """Others read these. After a change that is meant: `SELON_SHAPES=1 pytest tests/web/test_api.py`, and say it in the changelog."""
    import os

    now = answers(client, situation)
    if os.environ.get("SELON_SHAPES"):
        SHAPES.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert now == json.loads(SHAPES.read_text(encoding="utf-8"))
