"""The import rules of pyproject.toml find a breach: a rule that nothing can break guards nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

# Where a line is added, the line, and the contract that it breaks.
BREACHES = {
    "a room knows its neighbour": ("store/words.py", "import selon.reading.words", "Floors"),
    "a lower floor knows a higher": ("lang/tables.py", "import selon.pipeline", "Floors"),
    "the nouns know the parser": ("model/value.py", "import spacy", "The nouns are plain data"),
    "the parser in another room": ("claims/roles.py", "import spacy", "The parser only in reading.nlp"),
    "SQL in a view": ("views/rows.py", "import sqlalchemy", "SQL only in the store"),
    "settings in a room": ("batch.py", "import selon.config", "Only the dossier reads settings"),
    "the terminal in the dossier": ("dossier/render.py", "import rich", "The terminal only in the command line"),
    "the command line knows a room": ("cli/options.py", "import selon.exports", "The command line knows the dossier"),
    "formats outside reports": ("sources/files.py", "import pypdf", "Document formats only in reports"),
    "a document written by the page": ("web/words.py", "import docx", "Documents are written only in exports"),
    "a package without a floor": ("gossip.py", "import selon.errors", "Floors"),
}


def lint(tree: Path) -> str:
    """What lint-imports says of a copy of the source."""
    done = subprocess.run(
        [str(LINT), "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = done.stdout + done.stderr
    assert "Contracts:" in said, said
    return said


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info", "data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_found(breach: str, tree: Path) -> None:
    where, line, contract = BREACHES[breach]
    module = tree / "src" / "selon" / where
    if where != "gossip.py":
        assert module.exists(), f"{where} has moved: let the breach begin elsewhere"
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    said = lint(tree)
    dotted = "selon." + where.removesuffix(".py").replace("/", ".")
    broken = [text for text in said.splitlines() if text.startswith(contract) and text.rstrip().endswith("BROKEN")]
    assert broken, said
    assert (dotted if where != "gossip.py" else "gossip") in said, said
