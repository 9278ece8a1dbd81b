"""What must hold for every text: quotes verbatim, offsets that move with the text, ids that depend on content alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.model import Claim, ReadResult

Read = Callable[..., ReadResult]
EXAMPLES = sorted((Path(__file__).parents[2] / "src" / "selon" / "examples").glob("*.txt"))

KNOWN = (
    "Selon Kyiv, l'armée russe a bombardé Kherson jeudi.",
    "La Cédéao a imposé des sanctions au Niger.",
    "« Nos soldats ont repris la ville », a déclaré le ministre ukrainien de la Défense.",
    "Des milliers de manifestants ont défilé à Lima.",
    "Berlin n'a pas livré de chars à l'Ukraine.",
)
QUIET = ("Le ciel est resté gris toute la journée.", "La bibliothèque ouvre à neuf heures.", "Le marché se tient le mardi.")

odd = st.text(
    st.one_of(
        st.sampled_from("\u0301\u0327\u200f\u202e\u00a0\u202f\u200b\u200d\ufe0f\ufeff🇺🇦😀👩‍🚒שלוםمرحبا𝔘ﬁ…«»’\t"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=25,
)
few = settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def check_words(text: str, claims: tuple[Claim, ...]) -> None:
    """Every span that a claim names stands in the text where it says."""
    for claim in claims:
        quote = claim.quote
        assert text[quote.start : quote.end] == quote.exact and quote.exact, claim.id
        assert text[: quote.start].endswith(quote.prefix) and text[quote.end :].startswith(quote.suffix), claim.id
        assert quote.start <= claim.trigger.start and claim.trigger.end <= quote.end, claim.id
        spans = [claim.trigger, *(speaker.cue for speaker in claim.source if speaker.cue)]
        assert all(text[span.start : span.end] == span.exact for span in spans), claim.id
        for slot in (*claim.actor, *claim.recipient, *claim.place, *claim.source):
            assert slot.start is None or slot.end is None or 0 <= slot.start < slot.end <= len(text), (claim.id, slot)


def content(claim: Claim, shift: int = 0) -> object:
    """All of a claim but its report and id, with places counted from `shift`."""

    def moved(value: object) -> object:
        if isinstance(value, dict):
            return {k: v - shift if k in ("start", "end") and isinstance(v, int) else moved(v) for k, v in value.items()}
        return [moved(each) for each in value] if isinstance(value, (list, tuple)) else value

    whole = msgspec.to_builtins(msgspec.structs.replace(claim, id="", report=""))
    quote = {**whole.pop("quote"), "prefix": "", "suffix": ""}
    return moved({**whole, "quote": quote})


def test_the_known_sentences_give_claims(read: Read) -> None:
    assert all(read(sentence).claims for sentence in KNOWN)
    assert not any(read(sentence).claims for sentence in QUIET)


@few
@given(before=odd, after=odd, sentence=st.sampled_from(KNOWN), glue=st.sampled_from([" ", "\u00a0", "\n", ""]))
def test_quotes_are_verbatim_in_any_text(read: Read, before: str, after: str, sentence: str, glue: str) -> None:
    text = before + glue + sentence + glue + after
    check_words(text, read(text).claims)


@few
@given(before=odd, sentence=st.sampled_from(KNOWN))
def test_odd_characters_in_another_paragraph_cost_no_claim(read: Read, before: str, sentence: str) -> None:
    alone = {(c.type, c.trigger.exact) for c in read(sentence).claims}
    assert alone <= {(c.type, c.trigger.exact) for c in read(f"{before}\n\n{sentence}").claims}


@few
@given(blank=st.text("\n\u00a0\u2009 \t", min_size=1, max_size=9))
def test_offsets_move_with_the_text(read: Read, blank: str) -> None:
    text = "\n\n".join(KNOWN)
    plain, moved = read(text).claims, read(blank + text).claims
    assert [content(c) for c in plain] == [content(c, len(blank)) for c in moved]
    assert [c.id for c in plain] == [c.id for c in moved], "blanks are no content"


@few
@given(order=st.permutations(KNOWN))
def test_the_order_of_paragraphs_changes_no_id(read: Read, order: list[str]) -> None:
    expected = {c.id for c in read("\n\n".join(KNOWN)).claims}
    assert len(expected) >= len(KNOWN)
    assert {c.id for c in read("\n\n".join(order)).claims} == expected


def test_reading_twice_gives_the_same(read: Read) -> None:
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        first = read(text)
        assert first == read(text) and len(first.claims) > 5
        assert len({c.id for c in first.claims}) == len(first.claims), "two claims with one id"
        check_words(text, first.claims)


@few
@given(quiet=st.lists(st.sampled_from(QUIET), min_size=1, max_size=3), at=st.integers(0, len(KNOWN)))
def test_a_sentence_without_event_removes_no_claim_elsewhere(read: Read, quiet: list[str], at: int) -> None:
    paragraphs = [*KNOWN[:at], " ".join(quiet), *KNOWN[at:]]
    plain = {(c.type, c.quote.exact, c.trigger.exact) for c in read("\n\n".join(KNOWN)).claims}
    assert plain <= {(c.type, c.quote.exact, c.trigger.exact) for c in read("\n\n".join(paragraphs)).claims}


_READ = """
import json, sys
import msgspec, selon
for name in sys.argv[1:]:
    print(msgspec.json.encode(selon.read(open(name, encoding="utf-8").read())).decode())
"""


@pytest.fixture(scope="module")
def printed() -> list[str]:
    """What two processes with different hash seeds say of the examples."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _READ, *map(str, EXAMPLES)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for seed in ("1", "4242")
    ]
    return [process.communicate(timeout=300)[0] for process in running]


def test_every_process_reads_the_same(printed: list[str]) -> None:
    first, second = printed
    reports = [json.loads(line) for line in first.splitlines()]
    assert len(reports) == len(EXAMPLES) and all(len(each["claims"]) > 5 for each in reports)
    for one, other in zip(first.splitlines(), second.splitlines(), strict=True):
        assert one == other, "a set or dictionary decides something"
