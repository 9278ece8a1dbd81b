"""PETRARCH's unit records: a sentence and the events that it should give, as CAMEO codes.

XML as in PETRARCH's validation files, also where the tags are not all closed:

    <Sentence date="19950101" id="DEMO-01" category="DEMO">
    <EventCoding sourcecode="ARN" targetcode="GON" eventcode="064"/>     (or <EventCoding noevents="True"/>)
    <Text>…</Text>
    </Sentence>

or JSON, a list (or JSON lines) of {"id", "date", "text", "events": [[source, target, code] or {"source", "target", "code"}]}.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench import crosswalk, typed
from bench.reader import Reader
from bench.records import Faults, NotYet, Rates, Result, beside
from bench.sources import matching, numbered, whole

NOTES = (
    "what is asked for, threatened, charged or promised is told as the type that PLOVER has for it (typed.as_plover); where it is not, is said",
    "CAMEO codes are brought to PLOVER types (crosswalk.toml); comments (01) have none and are left out",
    "many unit records are about invented lands (Arnor, Gondor): only countries that exist are judged",
    "the records were edited from the output of the program that they test; PETRARCH2 itself is no peer here, it cannot be installed",
)
_SENTENCE = re.compile(r"<Sentence\b([^>]*)>(.*?)(?=<Sentence\b|</Sentence>|\Z)", re.S | re.I)
_CODING = re.compile(r"<EventCoding\b([^>]*)>", re.I)
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.S | re.I)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*[\"']([^\"']*)[\"']")


class Case(msgspec.Struct, frozen=True):
    """A sentence with all its events; none is an answer as well."""

    id: str
    text: str
    published: str | None
    events: tuple[typed.Coded, ...]


def matches(path: Path, head: str) -> bool:
    if re.search(r"<Sentence\b", head) and "<EventCoding" in head:
        return path.suffix in {".xml", ".txt"}
    return path.suffix in {".json", ".jsonl"} and '"events"' in head and '"text"' in head


def load(path: Path, faults: Faults) -> list[Case]:
    cases: list[Case] = []
    for file in matching(path, matches):
        content = whole(file, faults)
        for line, record in _xml(content) if "<Sentence" in content else _json(file, content, faults):
            try:
                cases.append(_case(record))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                faults.add(file, line, f"no unit record: {error}")
    return cases


def _xml(content: str) -> Iterator[tuple[int, dict[str, Any]]]:
    content = re.sub(r"<!--.*?-->", lambda m: "\n" * m[0].count("\n"), content, flags=re.S)
    for match in _SENTENCE.finditer(content):
        record: dict[str, Any] = dict(_ATTRIBUTE.findall(match[1]))
        text = _TEXT.search(match[2])
        codings = [dict(_ATTRIBUTE.findall(each)) for each in _CODING.findall(match[2])]
        record["text"] = html.unescape(" ".join(text[1].split())) if text else ""
        record["events"] = [
            [each.get("sourcecode", ""), each.get("targetcode", ""), each["eventcode"]] for each in codings if each.get("eventcode")
        ]
        record["stated"] = bool(codings)
        yield content.count("\n", 0, match.start()) + 1, record


def _json(file: Path, content: str, faults: Faults) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        whole_file = json.loads(content)
        yield from ((1, record) for record in (whole_file if isinstance(whole_file, list) else [whole_file]))
        return
    except ValueError as error:
        if content.lstrip().startswith("["):
            faults.add(file, getattr(error, "lineno", 0), f"no JSON: {error}")
            return
    for number, line in numbered(content):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                faults.add(file, number, f"no JSON: {error}")


def _case(record: dict[str, Any]) -> Case:
    text, identity = str(record["text"]).strip(), str(record.get("id", ""))
    if not text:
        raise ValueError(f"{identity or 'record'}: its text is empty")
    if not record.get("stated", "events" in record):
        raise ValueError(f"{identity or 'record'}: it says neither which events nor that there is none")
    written = re.sub(r"\D", "", str(record.get("date") or ""))
    published = f"{written[:4]}-{written[4:6]}-{written[6:8]}" if len(written) == 8 else None
    events = []
    for event in record["events"]:
        source, target, code = (event["source"], event["target"], event["code"]) if isinstance(event, dict) else event
        types = crosswalk.cameo(str(code))
        if types is None:
            raise ValueError(f"{identity}: {code!r} is no CAMEO code")
        events.append(typed.Coded(identity, text, "en", published, types, _country(source), _country(target)))
    return Case(identity, text, published, tuple(events))


def _country(code: object) -> frozenset[str]:
    written = str(code or "").strip("-")[:3]
    return frozenset({written}) if len(written) == 3 and written.isupper() else frozenset()


def score(cases: Sequence[Case], reader: Reader) -> Result:
    events = [
        msgspec.structs.replace(
            event,
            source=frozenset(code for code in event.source if reader.country(code)),
            target=frozenset(code for code in event.target if reader.country(code)),
        )
        for case in cases for event in case.events
    ]  # fmt: skip
    silent = [case for case in cases if not case.events]
    try:
        ours, page = typed.rates(events, reader) if any(event.types for event in events) else ({}, ())
        figures: dict[str, tuple[float | None, int]] = dict(ours)
        if silent:
            quiet = sum(not reader.claims(case.text, lang="en", published=case.published) for case in silent)
            figures["no claim where no event is"] = (quiet / len(silent), len(silent))
    except NotYet as missing:
        blank: Rates = {"type, macro-F1, source and target given": (None, len(events))}
        return Result(beside({"selon": blank}, why=str(missing)), (str(missing), *NOTES))
    return Result(beside({"selon": figures}), NOTES, {"types and misses": page})
