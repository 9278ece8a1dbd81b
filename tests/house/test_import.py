"""`import selon` is cheap: what is heavy is loaded when it is used."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "spacy", "thinc", "numpy", "sqlalchemy", "sqlite3", "rich", "click", "lxml", "resiliparse", "trafilatura", "pypdf",
    "babel", "edtf", "dateparser", "Stemmer", "requests",
}  # fmt: skip
PARSER_AND_STORE = {"spacy", "thinc", "numpy", "sqlalchemy", "lxml", "resiliparse", "trafilatura", "pypdf"}


def loaded_by(code: str) -> set[str]:
    """The top-level modules in memory after running `code` in a fresh Python."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nprint('\\n' + json.dumps(sorted({{m.partition('.')[0] for m in sys.modules}})))"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_import_selon_loads_nothing_heavy() -> None:
    loaded = loaded_by("import selon")
    assert "selon" in loaded
    assert loaded & HEAVY == set(), f"`import selon` loads {sorted(loaded & HEAVY)}: import them where they are used"


def test_help_loads_no_parser_and_no_database() -> None:
    loaded = loaded_by("import sys\nfrom selon.cli import cli\ncli.main(['--help'], standalone_mode=False)")
    assert "click" in loaded
    heavy = loaded & (PARSER_AND_STORE | {"rich"})
    assert heavy == set(), f"`selon --help` loads {sorted(heavy)}: it must answer in a fifth of a second"


def test_the_nouns_load_nothing_heavy() -> None:
    loaded = loaded_by("import selon.model, selon.errors")
    assert loaded & HEAVY == set(), sorted(loaded & HEAVY)


def test_this_test_sees_what_is_loaded() -> None:
    assert "sqlite3" in loaded_by("import selon, sqlite3")


def test_every_public_name_is_there() -> None:
    import selon

    for name in selon.__all__:
        assert getattr(selon, name) is not None, name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = selon.nonsense  # type: ignore[attr-defined]
