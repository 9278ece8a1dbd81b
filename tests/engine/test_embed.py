"""Every row of embed.csv against its own example: the status, polarity and certainty that it promises."""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib import resources

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report

BATCH = 40
"""Examples read as paragraphs of one report: it tells of a crisis, which a sentence alone does not show."""
APART = 97
"""Rows of one word stand this far from each other: a report speaks of many things."""
SHOWN = 60

# The bounds stand a little below what was measured when they were set: raise them when the figures rise.
LEAST = {"fr": (600, 0.68), "en": (940, 0.69)}
"""Language → (rows with an example at least, share of them that show what the row says)."""

Row = dict[str, str]


def rows(lang: str) -> list[Row]:
    """Rows that say something of their content; those listed only for who acts are left out."""
    with resources.files("selon.lang").joinpath(lang, "embed.csv").open(encoding="utf-8", newline="") as file:
        found = [r for r in csv.DictReader(file) if r["example"] and (r["status"] or r["polarity"] or r["certainty"])]
    return [row for offset in range(APART) for row in found[offset::APART]]


def shows(row: Row, claim: Claim) -> bool:
    """Whether a claim is as the row says. Verbs of beginning and going on leave it to their tense whether it is over."""
    by_tense = row["mode"] == "aspect" and {claim.status, row["status"]} <= {"happened", "ongoing"}
    status = not row["status"] or claim.status == row["status"] or by_tense
    return status and claim.polarity == (row["polarity"] or "+") and row["certainty"] in {"", claim.certainty}


def batch(lang: str, chunk: list[Row]) -> list[tuple[Row, list[Claim]]]:
    texts = [row["example"] for row in chunk]
    report = Report(id="R-test", text="\n\n".join(texts), sha256="", published="2023-01-06", lang=lang)
    claims = read_report(report).claims
    found, start = [], 0
    for row, text in zip(chunk, texts, strict=True):
        found.append((row, [c for c in claims if start <= c.trigger.start < start + len(text)]))
        start += len(text) + 2
    return found


def told(row: Row, claims: list[Claim]) -> str:
    got = [(c.type, c.trigger.exact, c.status, c.polarity, c.certainty) for c in claims] or "nothing"
    return f"{row['lemma']} {row['status']} {row['polarity'] or '+'} {row['certainty']}: {row['example']} → {got}"


@pytest.mark.parametrize("lang", sorted(LEAST))
def test_examples_show_what_their_row_says(lang: str, record_property: Callable[[str, object], None]) -> None:
    least_rows, least_share = LEAST[lang]
    every = rows(lang)
    found = [pair for at in range(0, len(every), BATCH) for pair in batch(lang, every[at : at + BATCH])]
    failing = [told(row, claims) for row, claims in found if not any(shows(row, c) for c in claims)]
    share = 1 - len(failing) / len(every)
    record_property("shown", round(share, 3))
    assert len(every) >= least_rows
    assert share >= least_share, f"{share:.3f} of {len(every)} shown\n" + "\n".join(sorted(failing)[:SHOWN])
