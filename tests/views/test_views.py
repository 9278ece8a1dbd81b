from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.measures.times_words import when_words
from selon.model import Actor, Basis, Claim, Count, Place, Quote, Report, Span, Speaker, When
from selon.views import claim_row, marked_report, mismatches, periods, standing, why
from selon.views.wording import count_words

TEXT = "Titre\n\nSelon Kyiv, Moscou a bombardé Kherson et a arrêté des civils.\n\nFin."


def claim(start: int = 26, end: int = 36, **fields: Any) -> Claim:
    base = Claim(
        id=f"C-{start:012}",
        report="R-1",
        trigger=Span(start, end, TEXT[start:end]),
        type="ASSAULT",
        mode=None,
        contexts=(),
        actor=(Actor("Moscou", "RUS GOV", "RUS"),),
        recipient=(),
        place=(),
        when=When(),
        count=(),
        source=(),
        status="happened",
        polarity="+",
        certainty="CT",
        quote=Quote(7, 68, TEXT[7:68], "Titre\n\n", "\n\nFin."),
        basis=Basis("fake#rule", ("a bombardé",), "1", {"type": "listed", "sense": "passed over: metaphor"}),
    )
    return msgspec.structs.replace(base, **fields)


REPORT = Report(id="R-1", text=TEXT, sha256="53bb", body=7)
KYIV = Speaker("Kyiv", "UKR GOV", "UKR")


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, "stated"),
        ({"source": (KYIV,)}, "reported"),
        ({"source": (msgspec.structs.replace(KYIV, stance="confirm"),)}, "reported"),
        ({"source": (msgspec.structs.replace(KYIV, stance="accuse"),)}, "alleged"),
        ({"certainty": "PR"}, "alleged"),
        ({"status": "planned"}, "planned"),
        ({"status": "hypothetical", "source": (KYIV,)}, "hypothetical"),
        ({"polarity": "-"}, "negated"),
        ({"polarity": "-", "status": "planned"}, "negated"),
        ({"polarity": "-", "source": (msgspec.structs.replace(KYIV, stance="deny"),)}, "denied"),
    ],
)
def test_how_a_claim_stands(fields: dict[str, Any], word: str) -> None:
    assert standing(claim(**fields)) == word


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-02-24", "2022-02-24", "24 Feb 2022"),
        ("2023-01-06", "2023-01-27", "6–27 Jan 2023"),
        ("2023-01-01", "2023-01-31", "Jan 2023"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2021-01-01", "2022-12-31", "2021–2022"),
        ("2022-11-01", "2022-12-31", "Nov–Dec 2022"),
        ("2022-12-30", "2023-01-27", "30 Dec 2022 – 27 Jan 2023"),
        ("2022-11-30", "2022-12-02", "30 Nov – 2 Dec 2022"),
        (None, "2023-01-27", "by 27 Jan 2023"),
        ("2023-01-27", None, "from 27 Jan 2023"),
        (None, None, ""),
    ],
)
def test_dates_in_words(first: str | None, last: str | None, words: str) -> None:
    assert when_words(When(None, first, last)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (12, 12, "killed 12"),
        (12, None, "killed 12 or more"),
        (None, 12, "killed up to 12"),
        (20000, 99999, "killed 20,000–99,999"),
        (None, None, "killed “des”"),
    ],
)
def test_numbers_in_words_are_never_averaged(low: float | None, high: float | None, words: str) -> None:
    assert count_words(Count("killed", low, high, "des")) == words


def test_a_row_always_says_according_to_whom() -> None:
    assert claim_row(claim()).according_to == "the report"
    chain = (Speaker("le ministère"), Speaker("le représentant", stance="deny"))
    assert claim_row(claim(source=chain)).according_to == "le ministère > le représentant (denies)"


def test_the_timeline_is_in_order_with_the_undated_last() -> None:
    days = ("2023-02-01", None, "2022-12-31", "2023-02-28")
    told = [claim(26 + n, 36 + n, when=When(day, day, day)) for n, day in enumerate(days)]
    told.append(claim(33, 36, when=When("[..2023-02-10]", None, "2023-02-10")))
    found = periods(told)
    assert [(period.month, len(period.claims)) for period in found] == [("2022-12", 1), ("2023-02", 3), ("", 1)]
    assert [c.when.latest for c in found[1].claims] == ["2023-02-01", "2023-02-10", "2023-02-28"]


def test_marks_change_no_letter_and_carry_each_trigger_once() -> None:
    second = claim(48, 57)
    nested = claim(28, 36)
    marked = marked_report(REPORT, [second, claim(), nested])
    assert [each.trigger.start for each in marked.claims] == [26, 28, 48]
    texts = ["".join(run.text for run in paragraph.runs) for paragraph in marked.paragraphs]
    assert texts == [TEXT[7:68], "Fin."]
    for number, each in enumerate(marked.claims, start=1):
        runs = [run.text for paragraph in marked.paragraphs for run in paragraph.runs if number in run.triggers]
        assert "".join(runs) == each.trigger.exact
    assert marked.paragraphs[0].claims == (1, 2, 3)


def test_lines_that_are_only_wrapped_are_one_paragraph() -> None:
    lines = ["Selon Kyiv, Moscou a bombardé Kherson pendant", "la nuit de mardi à mercredi, et les secours y", "travaillent encore ce matin."]
    wrapped, apart = "\n".join(lines), "Une ligne.\nUne autre.\nUne troisième."
    found = marked_report(Report(id="R-1", text=f"{wrapped}\n\n{apart}", sha256="x"), []).paragraphs
    assert ["".join(run.text for run in each.runs) for each in found] == [wrapped, *apart.split("\n")]


@given(st.lists(st.tuples(st.integers(7, 67), st.integers(1, 20)), max_size=8))
def test_marks_of_any_spans_keep_the_text(spans: list[tuple[int, int]]) -> None:
    claims = [claim(start, min(start + length, 68)) for start, length in spans]
    marked = marked_report(REPORT, claims)
    assert "".join(run.text for run in marked.paragraphs[0].runs) == TEXT[7:68]


def test_verify_finds_every_kind_of_difference() -> None:
    import hashlib

    whole = msgspec.structs.replace(REPORT, sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    good = claim(source=(msgspec.structs.replace(KYIV, cue=Span(7, 12, "Selon")),))
    assert list(mismatches(whole, [good])) == []
    bad = msgspec.structs.replace(
        good,
        quote=Quote(7, 68, TEXT[7:67] + "!", "titre\n\n", ""),
        trigger=Span(900, 910, "a bombardé"),
        source=(msgspec.structs.replace(KYIV, cue=Span(8, 13, "Selon")),),
    )
    assert {each.what for each in mismatches(whole, [bad])} == {"quote", "trigger", "quote prefix", "cue"}
    assert [each.what for each in mismatches(REPORT, [])] == ["text"]


def test_why_hides_nothing_of_the_basis() -> None:
    found = why(
        claim(place=(Place("Kherson", "UKR", precision="town", start=37, end=44),)), REPORT, earlier=["read by old"]
    )
    reasons = {field.field: field for field in found.fields}
    assert reasons["type"].reason == "listed" and reasons["type"].words == ("a bombardé",)
    assert reasons["sense"].reason == "passed over: metaphor"
    assert {"actor", "recipient", "place", "when", "count", "source", "status", "polarity", "certainty"} <= set(reasons)
    assert found.earlier == ("read by old",)


def other(**fields: Any) -> Claim:
    return msgspec.structs.replace(claim(**fields), id="C-other", report="R-2")


KILLED = Count("killed", 12, 12, "12 morts")


def test_exports_never_drop_who_says_so() -> None:
    from selon.exports import chosen, flat_claim

    record = msgspec.to_builtins(claim(source=(KYIV,), polarity="-"))
    flat = flat_claim(claim(source=(KYIV,), polarity="-"))
    picked = chosen(record, ["id", "when.edtf", "actor_country"], flat=flat)
    assert picked == {
        "id": claim().id,
        "when.edtf": None,
        "actor_country": "RUS",
        "according_to": "Kyiv",
        "polarity": "-",
    }
