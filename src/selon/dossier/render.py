"""An answer as text in a file format: json, nl, csv, md, or the tab-separated lines of a pipe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from selon.dossier.answer import SCHEMA, Answer, Change, Check, Shown, reports_of
from selon.dossier.flattened import flat_rows
from selon.errors import UsageError
from selon.exports import FLAT_FIELDS, chosen, flat_claim, to_csv, to_json, to_lines, to_markdown, to_tabs
from selon.model import Claim, ReadResult
from selon.views import claim_row

Format = Literal["json", "nl", "csv", "md", "tabs"]

_PIPE = (
    "id",
    "standing",
    "type",
    "mode",
    "who",
    "to_whom",
    "edtf",
    "where",
    "according_to",
    "trigger",
    "quote",
)
_PAGE = ("standing", "type", "who", "to_whom", "when", "where", "counts", "according_to", "quote", "id")


def render(answer: Answer[Any], form: Format, *, fields: Sequence[str] = ()) -> str:
    claims = claims_in(answer)
    records = [_built(claim) for claim in claims] if claims is not None else [_built(each) for each in answer.results]
    flats = [flat_claim(claim) for claim in claims] if claims is not None else [None] * len(records)
    words = [_words(claim) for claim in claims] if claims is not None else [None] * len(records)
    lookups = [{**(word or {}), **(flat or {})} or None for word, flat in zip(words, flats, strict=True)]
    if fields:
        picked = [chosen(record, fields, flat=flat) for record, flat in zip(records, lookups, strict=True)]
        if not picked:
            _check_names(fields, claims is not None)
        columns: Sequence[str] = list(picked[0]) if picked else list(fields)
        records = picked
        rows: Sequence[Mapping[str, Any]] = picked
    elif claims is not None:
        columns = {"csv": FLAT_FIELDS, "md": _PAGE}.get(form, _PIPE)
        rows = [row or {} for row in (flats if form == "csv" else words)]
    else:
        rows = [row for each, record in zip(answer.results, records, strict=True) for row in flat_rows(each) or (_flat(each, record),)]
        columns = list(rows[0]) if rows else []
    if form == "json":
        return to_json(_envelope(answer, records))
    if form == "nl":
        return to_lines(records)
    if form == "csv":
        return to_csv(rows, columns)
    if form == "md":
        return _headings(answer) + to_markdown(rows, columns)
    return to_tabs(rows, columns)


def claims_in(answer: Answer[Any]) -> list[Claim] | None:
    """The claims that an answer is about; None where its results are something else."""
    if answer.kind == "read":
        return [claim for result in answer.results for claim in result.claims]
    if answer.kind == "claims":
        return list(answer.results)
    if answer.kind == "shown":
        return [claim for shown in answer.results for claim in _shown_claims(shown)]
    return None


def _shown_claims(shown: Shown) -> Sequence[Claim]:
    return (shown.claim,) if shown.claim is not None else shown.marked.claims


def _envelope(answer: Answer[Any], records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The keys of every answer; `read` calls its results `claims` and adds the report."""
    found: dict[str, Any] = {"schema": SCHEMA, "as_of": answer.as_of, "query": answer.query}
    if answer.kind == "read":
        results: tuple[ReadResult, ...] = answer.results
        reports = [_built(report) for report in reports_of(results)]
        # One report is the rule; a file of many lines has them all under `reports`.
        found["report"] = reports[0] if len(reports) == 1 else None
        if len(reports) > 1:
            found["reports"] = reports
        found["claims"] = list(records)
    elif answer.kind == "shown" and answer.results:
        found["report"] = _built(answer.results[0].marked.report)
        found["results"] = list(records)
    else:
        found["results"] = list(records)
    found["problems"] = [_built(problem) for problem in answer.problems]
    found["limits"] = answer.limits
    return found


def _headings(answer: Answer[Any]) -> str:
    if answer.kind != "read":
        return ""
    lines = []
    for report in reports_of(answer.results):
        told = " · ".join(part for part in (report.outlet, report.published, report.lang, report.id) if part)
        lines.append(f"## {report.title or 'Untitled report'}\n\n{told}\n\n")
    return "".join(lines)


def _words(claim: Claim) -> dict[str, Any]:
    row = msgspec.structs.asdict(claim_row(claim))
    row["standing"] = f"{row.pop('glyph')} {row['standing']}"
    return row


def _flat(value: Any, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record as a row of words: what is nested in it is said in short."""
    row = dict(record)
    if "snippets" in row:
        row["snippets"] = " … ".join(snippet["exact"] for snippet in record["snippets"])
    if isinstance(value, Check):
        row["ok"] = "ok" if value.ok else "not in order"
    if isinstance(value, Change):
        row["additions"] = " ".join(f"{each.claim.id}:{each.kind}" for each in value.additions)
    return row


def _check_names(fields: Sequence[str], of_claims: bool) -> None:
    """With no record at hand the names are checked against the columns that there would be."""
    known = {*FLAT_FIELDS, *_PIPE, *_PAGE, *Claim.__struct_fields__} if of_claims else set()
    for field in fields:
        if known and field.partition(".")[0] not in known:
            raise UsageError(f"there is no field “{field}”", hint="fields: " + ", ".join(sorted(known)))


def _built(value: Any) -> dict[str, Any]:
    built = msgspec.to_builtins(value)
    assert isinstance(built, dict)
    return built
