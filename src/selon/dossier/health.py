"""`doctor`: which parts are here, in which version, with which hash, and whether the dossier is whole."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from selon.batch import data_hash
from selon.config import Settings
from selon.dossier.answer import Check
from selon.errors import SelonError
from selon.store import Store, sqlite_parts

_PARTS = (
    "spacy",
    "sqlalchemy",
    "msgspec",
    "click",
    "rich",
    "resiliparse",
    "trafilatura",
    "pypdf",
    "edtf",
    "babel",
    "PyStemmer",
)


def health(path: Path, settings: Settings, *, version: str) -> Iterator[Check]:
    yield Check("selon", version)
    yield Check("python", platform.python_version())
    version_found, searches = sqlite_parts()
    hint = "" if searches else "this Python's SQLite has no FTS5: search will not work; use another Python"
    yield Check("sqlite", version_found, ok=searches, hint=hint)
    for part in _PARTS:
        yield _installed(part)
    yield from _languages(settings)
    yield Check("settings", str(settings.path) if settings.path else "defaults (no selon.toml beside the dossier)")
    yield Check("program", str(Path(__file__).parent.parent))
    yield from _dossier(path)


def _installed(name: str) -> Check:
    try:
        return Check(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, "not installed", ok=False, hint=f"install {name}, as in the README")


def _languages(settings: Settings) -> Iterator[Check]:
    from selon.lang import available, load_pack

    for lang in available():
        try:
            pack = load_pack(lang)
        except SelonError as error:
            yield Check(f"language {lang}", error.message, ok=False, hint=error.hint)
            continue
        yield Check(f"language {lang}", f"pack {data_hash(lang)}")
        found = _model(lang, settings.models.get(lang) or str(pack.settings["parser"]))
        optional = bool(pack.settings.get("experimental")) and not found.ok
        yield Check(found.name, f"{found.value} (optional: the pack is experimental)") if optional else found


def _model(lang: str, name: str) -> Check:
    """The installed parser; its hash is that of the installer's own list of its files and their hashes."""
    try:
        found = metadata.distribution(name.replace("_", "-"))
    except metadata.PackageNotFoundError:
        if Path(name).is_dir():
            return Check(f"parser {lang}", name)
        return Check(f"parser {lang}", f"{name} is not installed", ok=False, hint="install it, as in the README")
    record = found.read_text("RECORD") or ""
    lines = "\n".join(sorted(line for line in record.splitlines() if "sha256=" in line and "INSTALLER" not in line))
    return Check(f"parser {lang}", f"{name} {found.version} · {sha256(lines.encode()).hexdigest()[:12]}")


def _dossier(path: Path) -> Iterator[Check]:
    if not path.exists():
        yield Check("dossier", f"{path} (none yet: `selon add FILE` makes it)")
        return
    try:
        with Store(path) as store:
            state = store.state()
    except SelonError as error:
        yield Check("dossier", error.message, ok=False, hint=error.hint)
        return
    yield Check("dossier", f"{path} · version {state['version']} · {state['bytes']:,} bytes")
    held = ("captures", "reports", "claims", "runs", "problems")
    yield Check("holds", " · ".join(f"{state[what]} {what}" for what in held))
    whole = state["integrity"] == "ok"
    yield Check("integrity", state["integrity"], ok=whole, hint="" if whole else "restore a copy of the file")
