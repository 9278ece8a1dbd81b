"""Texts that are no reports: nothing breaks, and the time stays in proportion."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import selon
from selon.model import ReadResult

Read = Callable[..., ReadResult]
EVENT = "L'armée russe a bombardé Kherson jeudi."

ODD = {
    "nothing": "",
    "blanks": " \t\n\u00a0\n\r\n \u2028 ",
    "only punctuation": "... !!! ??? « » “ ” ’ ' - — ; : ( ) [ ] … " * 20,
    "control characters": "".join(map(chr, range(32))) * 20 + "\x7f\x80\x9f",
    "one letter": "a",
    "open quotation marks": "« « « " * 60 + "«",
    "parentheses": "(" * 300 + ")" * 300,
    "numbers": "12 000 345,6 1 2 3 4 5 6 7 8 9 10 " * 30,
    "one long word": "a" * 20_000,
    "hyphens": "a-" * 3_000,
    "apostrophes": "l'" * 2_000,
    "subordinate on subordinate": "selon Kyiv qui dit que Moscou affirme que " * 40 + "l'armée a bombardé Kherson.",
    "another script": "Россия атаковала Украину. 俄罗斯攻击了乌克兰。 هاجمت روسيا أوكرانيا" * 5,
    "mark-up": "<p>La Russie</p> {{x}} [[Fichier:a.jpg|vignette]] &nbsp; </div> " * 20,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_give_no_claim_that_is_not_in_them(read: Read, name: str) -> None:
    text = ODD[name]
    for claim in read(text).claims:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact and claim.quote.exact.strip()


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_hide_no_event_in_the_next_paragraph(read: Read, name: str) -> None:
    text = f"{ODD[name]}\n\n{EVENT}"
    found = [claim for claim in read(text).claims if claim.trigger.start >= len(ODD[name])]
    assert [(claim.type, claim.trigger.exact) for claim in found] == [("ASSAULT", "a bombardé")]


def test_one_line_of_200_kilobytes_without_a_stop(read: Read) -> None:
    text = ("le ministre et le général et les soldats et la ville et le port et " * 3_200)[:200_000] + EVENT
    began = time.monotonic()
    claims = read(text).claims
    assert time.monotonic() - began < 240
    assert all(text[claim.quote.start : claim.quote.end] == claim.quote.exact for claim in claims)


def test_lone_surrogates_are_replaced_at_the_door() -> None:
    """They cannot be written as UTF-8, so no quote may hold one; one character stands for one."""
    text = f"Kyiv \ud83d a dit \udc00.\n\n{EVENT}"
    result = selon.read(text, lang="fr")
    assert not result.problems and result.report is not None
    assert [(claim.trigger.start, claim.trigger.exact) for claim in result.claims] == [(text.index("a bombardé"), "a bombardé")]
    result.report.text.encode()


def test_three_thousand_paragraphs(read: Read) -> None:
    """Ten times the paragraphs may take about ten times as long, not a hundred times."""
    read("\n\n".join([EVENT] * 300))
    began = time.process_time()
    read("\n\n".join([EVENT] * 300))
    short = time.process_time() - began
    began = time.process_time()
    claims = read("\n\n".join([EVENT] * 3_000)).claims
    long = time.process_time() - began
    assert len(claims) == 3_000 and len({claim.id for claim in claims}) == 3_000
    assert long < 40 * short + 5, f"{short:.1f} s for 300 paragraphs, {long:.1f} s for 3,000"
