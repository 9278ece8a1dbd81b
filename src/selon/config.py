"""`selon.toml` → Settings. A key that is not known is an error: a misspelt setting must not be silently ignored.

max_megabytes = 64            # larger files are refused
actors = "my-actors.csv"      # own rows of people and organisations, beside this file

[models]
fr = "fr_core_news_md"        # another spaCy pipeline for a language
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from selon.errors import SettingsError

FILE_NAME = "selon.toml"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`path` is where they were read from, None for the defaults."""

    models: dict[str, str] = {}
    actors: Path | None = None
    max_megabytes: int = 64
    path: Path | None = None


def load_settings(folder: Path) -> Settings:
    """The settings of the `selon.toml` in a folder, or the defaults where there is none."""
    path = folder / FILE_NAME
    try:
        written: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}", hint="mend the line, or remove the file to use the defaults") from error
    if "path" in written:
        raise SettingsError(f"{path}: unknown setting `path`", hint=_known())
    try:
        settings = msgspec.convert(written, Settings, dec_hook=_decoded)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {error}", hint=_known()) from error
    if settings.max_megabytes < 1:
        raise SettingsError(f"{path}: max_megabytes must be 1 or more", hint="64 is the default")
    actors = (folder / settings.actors) if settings.actors else None
    if actors is not None and not actors.is_file():
        raise SettingsError(
            f"{path}: actors = {str(settings.actors)!r}: no such file",
            hint="paths are relative to selon.toml",
        )
    return msgspec.structs.replace(settings, actors=actors, path=path)


def _decoded(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise msgspec.ValidationError(f"expected a path, got {type(value).__name__}")


def _known() -> str:
    return "the settings are: " + ", ".join(field for field in Settings.__struct_fields__ if field != "path")
