"""Rows and answers as JSON, JSON lines, CSV, tab-separated lines and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec


def to_json(answer: Mapping[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n"


def to_lines(records: Iterable[Mapping[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(msgspec.json.encode(record).decode() + "\n" for record in records)


def to_csv(rows: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> str:
    """RFC 4180 but for the line end, which is the plain one of text files; a header line first."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(row.get(field)) for field in fields])
    return written.getvalue()


def to_tabs(rows: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> str:
    """One record a line, no header: for `cut`, `sort` and `awk`. Tabs and line ends within a value become spaces."""
    return "".join("\t".join(" ".join(str(_cell(row.get(field))).split()) for field in fields) + "\n" for row in rows)


def to_markdown(rows: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> str:
    lines = [
        "| " + " | ".join(field.replace("_", " ") for field in fields) + " |",
        "|" + "---|" * len(fields),
    ]
    for row in rows:
        cells = (" ".join(str(_cell(row.get(field))).split()).replace("|", "\\|") for field in fields)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return "|".join(value)
    return msgspec.json.encode(value).decode()
