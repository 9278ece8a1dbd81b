"""Draft → Report: metadata checked, language settled, identity taken from the content."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence

import msgspec

from selon.model import Problem, Report
from selon.reports.dates import published_edtf
from selon.reports.draft import Draft, problem, with_metadata
from selon.reports.head import read_head
from selon.reports.language import detect

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Given(msgspec.Struct, frozen=True):
    """What the user says about a report; it wins over what the report says about itself."""

    published: str | None = None
    lang: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None


def report_from_text(
    text: str, *, given: Given | None = None, languages: Sequence[str] = (), place: str = "text"
) -> tuple[Report | None, tuple[Problem, ...]]:
    """A report from a text at hand, its metadata head read like a plain file's."""
    head = read_head(text)
    draft = with_metadata(Draft(text=text, place=place, body=head.body), head.values)
    return describe(draft, given=given or Given(), languages=languages)


def describe(
    draft: Draft, *, given: Given, languages: Sequence[str], capture: str | None = None
) -> tuple[Report | None, tuple[Problem, ...]]:
    """The report, or None with the problem that says why; `languages` are the packs that there are."""
    # A lone surrogate cannot be written as UTF-8; one character replaces one, so offsets hold.
    text = _LONE_SURROGATE.sub("\ufffd", draft.text)
    if not text[draft.body :].strip():
        hint = "give a file that holds a report"
        return None, (problem(f"{draft.place}: no text in it, only blanks or metadata", hint),)
    problems: list[Problem] = []
    published = _published(given.published or draft.published, draft.place, problems)
    lang = _language(given.lang, draft.lang, text[draft.body :])
    report = Report(
        id="",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        body=draft.body,
        title=given.title or _line(draft.title),
        outlet=given.outlet or _line(draft.outlet),
        url=given.url or _line(draft.url),
        published=published,
        lang=lang or (languages[0] if len(languages) == 1 else None),
        capture=capture,
        flags=(*draft.flags, *(() if lang else ("language not certain",))),
    )
    report = msgspec.structs.replace(report, id=report_id(report))
    if languages and report.lang not in languages:
        problems.append(_no_pack(draft.place, report, languages))
    return report, tuple(msgspec.structs.replace(each, report=report.id) for each in problems)


def report_id(report: Report) -> str:
    """`R-` and 12 letters of the SHA-256 over the text and what the report says about itself: same content, same id."""
    said = [
        report.sha256,
        report.body,
        report.title,
        report.outlet,
        report.url,
        report.published,
        report.lang,
    ]
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).digest()
    return "R-" + base64.b32encode(digest).decode().lower()[:12]


def _published(written: str | None, place: str, problems: list[Problem]) -> str | None:
    if not written:
        return None
    value = published_edtf(written)
    if value is None:
        shown = written if len(written) <= 40 else written[:40] + "…"
        hint = "the date counts as unknown; write 2023-01-06, 2023-01 or 2023, or pass --published"
        problems.append(problem(f"{place}: “{shown}” is not a possible publication date", hint))
    return value


def _language(given: str | None, stated: str | None, story: str) -> str | None:
    """The user's word, else what the words plainly show, else what the file states (often its template's language)."""
    if given:
        return _code(given)
    return detect(story) or (_code(stated) if stated else None)


def _code(tag: str) -> str | None:
    """`fr-FR`, `fr_FR`, `FR` → `fr`."""
    return tag.strip().lower().replace("_", "-").split("-")[0] or None


def _no_pack(place: str, report: Report, languages: Sequence[str]) -> Problem:
    there = ", ".join(languages)
    what = f"in “{report.lang}”" if report.lang else "in a language that could not be told"
    return problem(
        f"{place}: {what}, and there is a language pack only for: {there}",
        f"pass --lang {languages[0]} if the language was guessed wrong",
        report=report.id,
    )


def _line(value: str | None) -> str | None:
    """Metadata is one line of visible text."""
    if value is None:
        return None
    return " ".join(_LONE_SURROGATE.sub("\ufffd", value).split()) or None
