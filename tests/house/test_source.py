"""The shape of the source: small files, no catch-all names, the clock and the environment only at the rim."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "selon"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 600
VAGUE = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "tools"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"), ("time", "localtime")}


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def names_used(path: Path) -> Iterator[tuple[int, str, str]]:
    """(line, owner, attribute) of every `owner.attribute` in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            yield node.lineno, name, node.attr


def test_there_is_source_to_look_at() -> None:
    assert len(MODULES) > 50
    assert SOURCE / "errors.py" in MODULES


@pytest.mark.parametrize("folder", ["src", "tools", "tests"])
def test_no_module_is_longer_than_600_lines(folder: str) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")}
    assert lengths
    long = [f"{path.relative_to(ROOT)}: {lines} lines" for path, lines in sorted(lengths.items()) if lines > MOST_LINES]
    assert not long, f"split them by what they are about: {long}"


def test_files_are_named_after_things() -> None:
    vague = [str(path.relative_to(ROOT)) for path in MODULES if path.stem in VAGUE or path.parent.name in VAGUE]
    assert not vague, f"name them after what is in them: {vague}"


def test_only_the_command_line_reads_the_environment() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {owner}.{name}"
        for path in MODULES
        for line, owner, name in names_used(path)
        if owner == "os" and name in {"environ", "environb", "getenv"}
    ]
    assert found, "nothing reads the environment any more: this test looks for the wrong thing"
    assert not [where for where in found if not where.startswith("src/selon/cli/")], found


def test_only_the_command_line_reads_the_clock() -> None:
    """A room gets the time as an argument: the same capture gives the same claims whenever it is read."""
    found = [
        f"{path.relative_to(ROOT)}:{line}: {owner}.{name}()"
        for path in MODULES
        for line, owner, name in names_used(path)
        if (owner, name) in CLOCKS
    ]
    assert found, "nothing reads the clock any more: this test looks for the wrong thing"
    assert not [where for where in found if not where.startswith("src/selon/cli/")], found


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if (tree := ast.parse(path.read_text(encoding="utf-8"))).body and not ast.get_docstring(tree)
    ]
    assert not silent, f"no docstring: {silent}"


def test_no_room_reaches_into_the_privates_of_another() -> None:
    """`from selon.store.query import _sql` from another room would tie the two by something that may change any day."""
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("selon."):
                continue
            other = (node.module or "").split(".")[1]
            private = [alias.name for alias in node.names if alias.name.startswith("_") and not alias.name.startswith("__")]
            if other != room(path) and private:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.module}: {private}")
    assert not found, found
