"""What a person says once for all: it alters every claim it speaks of and no other, yields to a word on one claim, and leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from selon.batch import Reader
from selon.dossier.resolving import refresh, resolve_report
from selon.dossier.restating import reviewed
from selon.errors import UsageError
from selon.model import Claim, Report, Review, Rule
from selon.reports import report_from_text
from selon.store import Stamp, Store

AT = "2023-01-10T10:00:00+00:00"
TEXTS = (
    "date 2023-01-02\noutlet quotidien-c\n\nSelon Kyiv, Moscou a bombardé Kherson cette nuit.\nMinsk a rencontré Paris, selon des voisins.\n",
    "date 2023-01-02\noutlet agence-a\n\nSelon Moscou, Minsk a bombardé Kherson dans la nuit de dimanche à lundi.\n",
    "date 2023-01-03\noutlet radio-e\n\nSelon Minsk, Moscou n'a pas bombardé Kherson.\nSelon Kyiv, Paris a rencontré Minsk.\n",
)
LATER = "date 2023-01-04\noutlet agence-a\n\nSelon Minsk, Moscou a bombardé Kherson à l'aube.\n"
MOSCOW = {"name": "Moscou", "code": "RUS GOV", "country": "RUS", "wikidata": None}
PARIS = {"name": "Paris", "code": "FRA GOV", "country": "FRA", "wikidata": None}
TOWN = {"name": "Dnipro", "country": "UKR", "geonameid": 709930, "lat": 48.5, "lon": 35.0, "precision": "town"}
RULES = (
    Rule("alias", "party", "minsk", value="Moscou", put=MOSCOW),
    Rule("alias", "party", "Minsk", value="Paris", put=PARIS, only="dimanche"),
    Rule("alias", "party", "Moscou", value="Paris", put=PARIS),
    Rule("alias", "place", "KHERSON", value="Dnipro", put=TOWN),
    Rule("sense", "type", "fake#word", was="CONSULT"),
    Rule("sense", "type", "fake#word", was="ASSAULT", value="MOBILIZE troops", put={"type": "MOBILIZE", "mode": "troops"}),
    Rule("sense", "type", "fake#word", was="ASSAULT", only="cette nuit"),
)


def told(text: str) -> Report:
    found = report_from_text(text, languages=("fr",))[0]
    assert found is not None
    return found


def stamp(reader: str = "") -> Stamp:
    return Stamp(at=AT, selon="0", reader=reader)


def add(store: Store, text: str, reader: Reader) -> None:
    report = told(text)
    version = reader.version("fr")
    store.add(stamp=stamp(version), where="r", capture=None, report=report, claims=reader.read(report).claims, then=resolve_report)


def filled(path: Path, reader: Reader) -> Store:
    store = Store(path, create=True)
    for text in TEXTS:
        add(store, text, reader)
    refresh(store)
    return store


@pytest.fixture
def store(tmp_path: Path, reader: Reader) -> Iterator[Store]:
    with filled(tmp_path / "selon.db", reader) as made:
        yield made


def keep(store: Store, rule: Rule) -> Rule:
    return store.rule(stamp=stamp(), rule=msgspec.structs.replace(rule, by="ann", at=AT), then=reviewed)


def drop(store: Store, rule: Rule) -> Rule:
    return store.unrule(stamp=stamp(), identity=rule.id[:8], by="bea", then=reviewed)


def say(store: Store, claim: Claim, verdict: Any, slot: str | None = None, put: dict[str, Any] | None = None) -> Review:
    said = Review(claim=claim.id, report=claim.report, verdict=verdict, slot=slot, value=slot, put=put or {}, by="ann", at=AT)
    return store.review(stamp=stamp(), review=said, then=reviewed)[0]


def held(store: Store) -> tuple[Any, ...]:
    """All that stands, whatever the numbers of the rules."""
    claims = sorted(store.claims(), key=lambda each: each.id)
    events, disputes = (sorted(found, key=lambda each: each.id) for found in (store.events(), store.contradictions()))
    written = re.sub(rb"by rule N-\w+", b"by rule", msgspec.json.encode(claims))
    return written, events, disputes, store.counts()["claims"]


def named(store: Store, slot: str) -> list[str]:
    return sorted(each.name for claim in store.claims() for each in getattr(claim, slot))


def test_a_name_means_another_wherever_it_stands_and_in_what_comes_later(store: Store, reader: Reader) -> None:
    before = held(store)
    rule = keep(store, RULES[0])
    assert "Minsk" not in {*named(store, "actor"), *named(store, "recipient"), *named(store, "source")}
    changed = next(each for each in store.claims() if each.source and each.source[0].name == "Moscou" and each.polarity == "-")
    assert changed.source[0].code == "RUS GOV" and changed.source[0].cue is not None, "how it was said stays"
    assert changed.basis.fields["source"] == f"by rule {rule.id[:8]} of ann, 2023-01-10 (read as: minsk)"
    assert any("Moscou" in value.speakers for event in store.events() for value in event.slots.get("actor", ()))
    add(store, LATER, reader)
    assert "Minsk" not in named(store, "source"), "a report added later is read with the rule"
    drop(store, rule)
    refresh(store)
    assert "Minsk" in named(store, "source")
    again = [each for each in store.claims() if each.report != told(LATER).id]
    assert msgspec.json.encode(sorted(again, key=lambda each: each.id)) == before[0]
    assert store.rules() == [] and store.rules(standing=False)[0].withdrawn_at == AT


def test_a_sense_switched_off_takes_its_claims_out_and_only_where_its_words_are(store: Store) -> None:
    before = held(store)
    narrow = keep(store, RULES[6])
    assert [each.type for each in store.claims()].count("ASSAULT") == 2
    wide = keep(store, RULES[4])
    assert "CONSULT" not in {each.type for each in store.claims()} and "CONSULT" not in {each.type for each in store.events()}
    drop(store, narrow)
    drop(store, wide)
    assert held(store) == before


def test_the_narrower_of_two_holds(store: Store) -> None:
    keep(store, RULES[0])
    keep(store, RULES[1])
    assert named(store, "actor").count("Paris") == 2 and "Minsk" not in named(store, "actor")


def test_a_second_rule_on_the_same_thing_is_refused(store: Store) -> None:
    keep(store, RULES[0])
    with pytest.raises(UsageError, match="says already"):
        keep(store, msgspec.structs.replace(RULES[0], of="MINSK", put=PARIS, value="Paris"))
    assert len(store.rules(standing=False)) == 1


def test_what_was_accepted_stands_as_it_stood_then(store: Store) -> None:
    claim = next(each for each in store.claims() if each.actor[0].name == "Minsk" and each.type == "ASSAULT")
    accepted = say(store, claim, "accepted")
    rule = keep(store, RULES[0])
    [same] = [each for each in store.claims() if each.id == claim.id]
    assert same == claim, "accepted as it was read: no rule changes it"
    store.unreview(stamp=stamp(), identity=accepted.id, by="ann", then=reviewed)
    [ruled] = [each for each in store.claims() if each.id == claim.id]
    assert ruled.actor[0].name == "Moscou"
    say(store, ruled, "accepted", put={"actor": msgspec.to_builtins(ruled.actor)})
    drop(store, rule)
    [kept] = [each for each in store.claims() if each.id == claim.id]
    assert kept.actor == ruled.actor and "accepted by ann" in kept.basis.fields["actor"], "accepted as the rule had put it"


def test_a_corrected_slot_wins_and_a_corrected_claim_is_one(store: Store) -> None:
    claim = next(each for each in store.claims() if each.actor[0].name == "Minsk" and each.type == "CONSULT")
    say(store, claim, "corrected", "actor", {"actor": [PARIS]})
    for rule in (RULES[0], RULES[4]):
        keep(store, rule)
    [stands] = [each for each in store.claims() if each.id == claim.id]
    assert stands.actor[0].name == "Paris" and stands.type == "CONSULT"
    assert [each.type for each in store.claims()].count("CONSULT") == 1, "the other meeting is gone"


def test_a_broken_act_leaves_nothing(store: Store) -> None:
    def broken(derived: Any, *reports: str) -> None:
        raise RuntimeError("the power went out")

    before = held(store)
    with pytest.raises(RuntimeError):
        store.rule(stamp=stamp(), rule=RULES[0], then=broken)
    assert held(store) == before and store.rules(standing=False) == []


ORDERS = list(permutations(range(len(RULES)), 3))


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ORDERS), st.permutations(range(3)), st.booleans())
def test_rules_in_any_order_give_the_same_and_withdrawn_give_what_was(
    tmp_path_factory: pytest.TempPathFactory, make_reader: Callable[..., Reader], chosen: tuple[int, ...], back: list[int], read_again: bool
) -> None:
    folder, reader = tmp_path_factory.mktemp("rules"), make_reader()
    with filled(folder / "one.db", reader) as one, filled(folder / "two.db", reader) as two:
        before = held(one)
        kept = [keep(one, RULES[each]) for each in chosen]
        for each in sorted(chosen):
            keep(two, RULES[each])
        if read_again:
            add(one, TEXTS[0], reader)
            refresh(one)
        assert held(one) == held(two)
        for each in back:
            drop(one, kept[each])
        assert held(one) == before


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), st.integers(0, len(RULES) - 1)),
        st.tuples(st.just("drop"), st.integers(0, 9)),
        st.tuples(st.sampled_from(["accepted", "rejected", "actor", "type", "unsay"]), st.integers(0, 4)),
    ),
    min_size=2,
    max_size=7,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
@example([("actor", 1), ("rejected", 1)])
def test_any_course_of_rules_and_reviews_ends_where_the_standing_ones_lead(
    tmp_path_factory: pytest.TempPathFactory, make_reader: Callable[..., Reader], acts: list[tuple[str, int]]
) -> None:
    """And a person's word on one claim always wins over what is said once for all."""
    puts = {"actor": {"actor": [PARIS]}, "type": {"type": "SUPPORT", "mode": None}}
    folder, reader = tmp_path_factory.mktemp("course"), make_reader()
    with filled(folder / "one.db", reader) as one, filled(folder / "two.db", reader) as two:
        claims = one.claims()
        for act, number in acts:
            rules, said = one.rules(), one.reviews()
            if act == "keep":
                if RULES[number].of not in {each.of for each in rules if each.only == RULES[number].only and each.was == RULES[number].was}:
                    keep(one, RULES[number])
            elif act == "drop":
                if rules:
                    drop(one, rules[number % len(rules)])
            elif act == "unsay":
                if said:
                    one.unreview(stamp=stamp(), identity=said[number % len(said)].id, by="bea", then=reviewed)
            elif act in puts:
                say(one, claims[number], "corrected", act, puts[act])
            else:
                say(one, claims[number], act)
        for review in one.reviews():
            two.review(stamp=stamp(), review=msgspec.structs.replace(review, id=""), then=reviewed)
        for rule in one.rules():
            keep(two, rule)
        assert held(one) == held(two)
        standing = {each.id: each for each in one.claims()}
        gone = {review.claim for review in one.reviews() if review.verdict == "rejected"}
        for review in one.reviews():
            claim = standing.get(review.claim)
            if review.claim in gone:
                assert claim is None, "also where a slot of it had been corrected before"
            elif review.slot == "actor":
                assert claim is not None and claim.actor[0].name == "Paris"
            elif review.slot == "type":
                assert claim is not None and claim.type == "SUPPORT"
            elif len(one.reviews(claims=[review.claim])) == 1:
                assert claim == next(each for each in claims if each.id == review.claim), "accepted as it was read"
