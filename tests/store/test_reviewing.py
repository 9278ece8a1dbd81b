"""A person's word on a claim: it holds against any reader, nothing is lost by it, and undoing it brings back what was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.batch import Reader
from selon.dossier.resolving import refresh, resolve_report
from selon.dossier.restating import reviewed
from selon.errors import UsageError
from selon.model import Claim, Event, Report, Review
from selon.reports import report_from_text
from selon.store import Stamp, Store

AT = "2023-01-10T10:00:00+00:00"
TEXTS = (
    "date 2023-01-02\noutlet quotidien-c\n\nSelon Kyiv, Moscou a bombardé Kherson cette nuit.\n"
    "Minsk a rencontré Paris en secret, selon des voisins.\n",
    "date 2023-01-02\noutlet agence-a\n\nSelon Kyiv, Moscou a bombardé Kherson dans la nuit de dimanche à lundi.\n",
    "date 2023-01-03\noutlet radio-e\n\nSelon Moscou, Minsk a bombardé Kherson dans la nuit.\nSelon Minsk, Moscou n'a pas bombardé Kherson.\n",
)
PUTS: dict[str, list[dict[str, Any]]] = {
    "type": [{"type": "MOBILIZE", "mode": "troops"}, {"type": "ASSAULT", "mode": "airstrike"}],
    "actor": [{"actor": [{"name": "Minsk", "code": "BLR", "country": "BLR"}]}, {"actor": []}],
    "polarity": [{"polarity": "-"}, {"polarity": "+"}],
    "place": [{"place": []}],
}


def reports() -> list[Report]:
    found = [report_from_text(text, languages=("fr",))[0] for text in TEXTS]
    return [each for each in found if each is not None]


def stamp(reader: str = "") -> Stamp:
    return Stamp(at=AT, selon="0", reader=reader)


def filled(path: Path, reader: Reader) -> Store:
    store = Store(path, create=True)
    for report in reports():
        again(store, report, reader)
    refresh(store)
    return store


def again(store: Store, report: Report, reader: Reader) -> None:
    claims, version = reader.read(report).claims, reader.version("fr")
    store.add(stamp=stamp(version), where="r", capture=None, report=report, claims=claims, then=resolve_report)


@pytest.fixture
def store(tmp_path: Path, reader: Reader) -> Iterator[Store]:
    with filled(tmp_path / "selon.db", reader) as made:
        yield made


def say(store: Store, claim: Claim, verdict: Any, slot: str | None = None, put: dict[str, Any] | None = None, why: str = "") -> Review:
    review = Review(claim=claim.id, report=claim.report, verdict=verdict, slot=slot, value=slot, put=put or {}, by="ann", at=AT, why=why)
    return store.review(stamp=stamp(), review=review, then=reviewed)[0]


def unsay(store: Store, review: Review) -> Review:
    return store.unreview(stamp=stamp(), identity=review.id[:8], by="bea", then=reviewed)[0]


def held(store: Store) -> tuple[dict[str, Claim], list[Event], list[Any]]:
    """All that stands, in no order that depends on when it was written."""
    events, disputes = (sorted(found, key=lambda each: each.id) for found in (store.events(), store.contradictions()))
    return {claim.id: claim for claim in store.claims()}, events, disputes


def test_a_rejected_claim_leaves_all_that_is_told_and_comes_back_by_undo(store: Store) -> None:
    before = held(store)
    claim = store.claims()[0]
    review = say(store, claim, "rejected", why="a headline")
    assert claim.id not in {each.id for each in store.claims()}
    assert all(claim.id not in event.claims for event in store.events()) and store.counts()["claims"] == len(before[0]) - 1
    assert store.history(claim.id)[-1].withdrawn_run, "its row is kept"
    assert store.reviews(claims=[claim.id])[0].why == "a headline"
    unsay(store, review)
    assert held(store) == before
    [kept] = store.reviews(standing=False)
    assert kept.withdrawn_at == AT and store.reviews() == []


def test_a_corrected_slot_stands_says_by_whom_and_moves_the_events(store: Store) -> None:
    before = held(store)
    claim = next(each for each in store.claims() if each.type == "CONSULT")
    review = say(store, claim, "corrected", "type", {"type": "SUPPORT", "mode": None}, why="no meeting")
    [standing] = [each for each in store.claims() if each.id == claim.id]
    assert (standing.type, standing.actor) == ("SUPPORT", claim.actor)
    assert standing.basis.rule == claim.basis.rule and "corrected by ann, 2023-01-10" in standing.basis.fields["type"]
    assert "no meeting" in standing.basis.fields["type"]
    assert "SUPPORT" in {event.type for event in store.events()} and store.as_read(claim.id) == claim
    assert [each.claim.type for each in store.history(claim.id)] == ["CONSULT", "SUPPORT"]
    unsay(store, review)
    assert held(store) == before and store.as_read(claim.id) is None


def test_an_accepted_claim_keeps_its_row(store: Store) -> None:
    claim = store.claims()[0]
    say(store, claim, "accepted")
    assert len(store.history(claim.id)) == 1 and [each.verdict for each in store.reviews(claims=[claim.id])] == ["accepted"]


def test_the_last_word_on_a_slot_stands_and_a_correction_answers_a_rejection(store: Store) -> None:
    claim = store.claims()[0]
    say(store, claim, "rejected")
    say(store, claim, "corrected", "polarity", {"polarity": "-"})
    say(store, claim, "corrected", "polarity", {"polarity": "+"})
    say(store, claim, "accepted")
    assert [(each.verdict, each.put) for each in store.reviews()] == [("corrected", {"polarity": "+"}), ("accepted", {})]
    assert len(store.reviews(standing=False)) == 4


def test_a_newer_reader_does_not_undo_a_person(store: Store, make_reader: Callable[..., Reader]) -> None:
    wrong, other, right = store.claims()[:3]
    say(store, wrong, "rejected")
    correction = say(store, other, "corrected", "actor", {"actor": []})
    say(store, right, "accepted")
    newer = make_reader("fake 2")
    for report in reports():
        again(store, report, newer)
    refresh(store)
    standing = {each.id: each for each in store.claims()}
    assert wrong.id not in standing and standing[other.id].actor == ()
    assert {standing[other.id].basis.version, standing[right.id].basis.version} == {"fake 2"}, "the rest is the newer reader's"
    unsay(store, correction)
    [restored] = [each for each in store.claims() if each.id == other.id]
    assert restored.actor == other.actor and restored.basis.version == "fake 2", "the last that the reader gave"


def test_undoing_does_not_bring_back_what_the_reader_no_longer_gives(store: Store, make_reader: Callable[..., Reader]) -> None:
    claim = next(each for each in store.claims() if each.type == "CONSULT")
    review = say(store, claim, "rejected")
    for report in reports():
        again(store, report, make_reader("fake 2", "bombardé"))
    unsay(store, review)
    assert claim.id not in {each.id for each in store.claims()}


def test_an_unknown_review_is_refused_and_a_broken_act_leaves_nothing(store: Store) -> None:
    with pytest.raises(UsageError):
        store.unreview(stamp=stamp(), identity="V-nothing", by="ann", then=reviewed)

    def broken(derived: Any, report: str) -> None:
        raise RuntimeError("the power went out")

    claim, before = store.claims()[0], held(store)
    rejected = Review(claim=claim.id, report=claim.report, verdict="rejected", by="ann", at=AT)
    with pytest.raises(RuntimeError):
        store.review(stamp=stamp(), review=rejected, then=broken)
    assert held(store) == before and store.reviews(standing=False) == []


def test_another_process_sees_it_at_once(store: Store) -> None:
    claim = store.claims()[0]
    say(store, claim, "rejected", why="no claim")
    with closing(sqlite3.connect(store.path)) as connection:
        [row] = connection.execute("SELECT claim, verdict, by_whom, why FROM reviews_readable").fetchall()
    assert row == (claim.id, "rejected", "ann", "no claim")


ACTS = st.lists(
    st.one_of(
        st.tuples(st.integers(0, 4), st.sampled_from(["accepted", "rejected"]), st.none(), st.just(0)),
        st.tuples(st.integers(0, 4), st.just("corrected"), st.sampled_from(sorted(PUTS)), st.integers(0, 1)),
        st.tuples(st.integers(0, 9), st.just("undo"), st.none(), st.just(0)),
        st.tuples(st.integers(0, 2), st.just("read again"), st.none(), st.just(0)),
    ),
    max_size=7,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_any_course_of_reviews_ends_where_the_standing_ones_lead(
    tmp_path_factory: pytest.TempPathFactory, make_reader: Callable[..., Reader], acts: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("reviews")
    reader = make_reader()
    with filled(folder / "one.db", reader) as store, filled(folder / "two.db", reader) as fresh:
        claims, done = store.claims(), list[Review]()
        for number, verdict, slot, choice in acts:
            if verdict == "read again":
                again(store, reports()[number], reader)
            elif verdict == "undo":
                standing = {each.id for each in store.reviews()}
                open_ = [each for each in done if each.id in standing]
                if open_:
                    unsay(store, open_[number % len(open_)])
            else:
                put = PUTS[slot][choice % len(PUTS[slot])] if slot else {}
                done.append(say(store, claims[number], verdict, slot, put))
        refresh(store)
        for review in store.reviews():
            fresh.review(stamp=stamp(), review=msgspec.structs.replace(review, id=""), then=reviewed)
        assert held(store) == held(fresh)
        assert store.counts()["claims"] == len(store.claims()), "the denominators too"
        quiet = {each.claim for each in store.reviews() if each.verdict != "accepted"}
        by_id = {each.id: each for each in claims}
        assert all(by_id[each.id] == each for each in store.claims() if each.id not in quiet), "what nobody altered is as it was read"
