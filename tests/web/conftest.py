"""The site over the shipped situation, read once for all tests of the page."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import selon
from selon.dossier import Dossier
from selon.web.desk import Desk
from selon.web.site import site

# Test files are imported by path, each for itself; what two of them share stands beside them.
sys.path.insert(0, str(Path(__file__).parent))

SITUATION = Path(selon.__file__).parent / "examples" / "ukraine-2023-01"


@pytest.fixture(scope="session")
def situation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the shipped situation. Tests that write take a `copy` of it."""
    path = tmp_path_factory.mktemp("situation") / "selon.db"
    with Dossier(path) as dossier:
        dossier.add([SITUATION])
        dossier.events(limit=1)
    return path


@pytest.fixture
def copy(situation: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(situation, tmp_path / "selon.db"))


@pytest.fixture(scope="session")
def client(situation: Path) -> Iterator[TestClient]:
    with TestClient(site(Desk(situation)), base_url="http://127.0.0.1") as found:
        yield found


@pytest.fixture
def client_over() -> Callable[[Path], TestClient]:
    """The site over a dossier of the test's own."""
    return lambda path: TestClient(site(Desk(path)), base_url="http://127.0.0.1", follow_redirects=False)
