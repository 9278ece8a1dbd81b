"""The description of every page's JSON (OpenAPI 3.1), made from the table of pages and the records themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

import selon
from selon.web.page import Page, Parameter

COMMON = (
    Parameter("as_of", "The dossier as it stood on that day, e.g. 2023-01-08."),
    Parameter("clock", "With as_of: what had been published, or what had been added here.", values=("published", "added")),
)


def described(pages: Iterable[Page]) -> bytes:
    listed = list(pages)
    records = [page.record for page in listed if page.record is not None]
    schemas, components = msgspec.json.schema_components(records, ref_template="#/components/schemas/{name}")
    by_record = {id(record): schema for record, schema in zip(records, schemas, strict=True)}
    paths = {described_address(page): {"get": _operation(page, by_record.get(id(page.record), {"type": "object"}))} for page in listed}
    told = {
        "openapi": "3.1.0",
        "info": {"title": "selon", "version": selon.__version__, "description": "Who says what happened, in which words."},
        "paths": paths,
        "components": {"schemas": {**components, "Error": _ERROR}},
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1)


_ERROR = {
    "type": "object",
    "required": ["error", "hint"],
    "properties": {"schema": {"type": "string"}, "error": {"type": "string"}, "hint": {"type": "string"}},
}


def described_address(page: Page) -> str:
    """A page's address as its description has it."""
    return ("/situation" if page.address == "/" else page.address).replace(":path}", "}") + ".json"


def _operation(page: Page, record: dict[str, Any]) -> dict[str, Any]:
    named = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"{(\w+)", page.address)
    ]
    asked = [_parameter(each) for each in (*page.parameters, *COMMON)]
    envelope = {
        "type": "object",
        "required": ["schema", "query", "results", "problems", "limits"],
        "properties": {
            "schema": {"type": "string"},
            "as_of": {"type": ["string", "null"]},
            "query": {"type": "object"},
            "results": {"type": "array", "items": record},
            "problems": {"type": "array", "items": {"type": "object"}},
            "limits": {"type": "object"},
        },
    }
    error = {"description": "Nothing is there, with a hint.", "content": _json({"$ref": "#/components/schemas/Error"})}
    return {
        "summary": page.about,
        "parameters": [*named, *asked],
        "responses": {"200": {"description": "The answer.", "content": _json(envelope)}, "400": error, "404": error},
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _parameter(each: Parameter) -> dict[str, Any]:
    value: dict[str, Any] = {"type": each.kind, **({"enum": list(each.values)} if each.values else {})}
    schema = {"type": "array", "items": value} if each.many else value
    return {"name": each.name, "in": "query", "required": False, "description": each.about, "schema": schema}
