"""Which claims are one happening: order of adding, taking out, unsure ones, a person's word, from memory and from the file."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.events.memory import MemoryTables
from selon.events.profile import Profile, profile, profile_id
from selon.events.resolve import Decision, update
from selon.events.weights import Weights, shipped
from selon.model import Actor, Basis, Capture, Claim, Count, Place, Quote, Report, Span, Speaker, When
from selon.pipeline import read_report
from selon.store import Stamp, Store

DNIPRO = Place("Dnipro", country="UKR", geonameid=709930, lat=48.46, lon=35.04, precision="town")
KHARKIV = Place("Kharkiv", country="UKR", geonameid=706483, lat=49.98, lon=36.25, precision="town")
RUSSIA = Actor("la Russie", code="RUS", country="RUS")
UKRAINE = Actor("l'Ukraine", code="UKR", country="UKR")


def make_report(name: str, *, text: str = "", published: str | None = "2023-01-15", lang: str = "fr", outlet: str = "", title: str = "") -> Report:
    digest = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return Report(
        id=f"R-{name}", text=text or "x" * 300, sha256=digest, title=title or None, outlet=outlet or name, published=published, lang=lang
    )


def make_claim(
    report: Report,
    words: str,
    *,
    type: str = "ASSAULT",
    mode: str | None = None,
    day: str | None = None,
    until: str | None = None,
    place: Sequence[Place] = (),
    actor: Sequence[Actor] = (),
    recipient: Sequence[Actor] = (),
    count: Sequence[Count] = (),
    source: Sequence[Speaker] = (),
    status: str = "happened",
    polarity: str = "+",
    certainty: str = "CT",
    trigger: str = "",
    rule: str = "fr/verbs#frapper",
) -> Claim:
    digest = hashlib.sha256(repr((report.id, words, type, mode, day, polarity, status, trigger, [s.name for s in source])).encode()).hexdigest()
    when = When(edtf=day, earliest=day, latest=day, text=day) if day else When(edtf=f"[..{until}]", latest=until) if until else When()
    return Claim(
        id=f"C-{digest[:12]}", report=report.id, trigger=Span(0, len(trigger or words), trigger or words), type=type, mode=mode, contexts=(),
        actor=tuple(actor), recipient=tuple(recipient), place=tuple(place), when=when, count=tuple(count), source=tuple(source),
        status=status, polarity=polarity, certainty=certainty, quote=Quote(0, len(words), words), basis=Basis(rule),  # type: ignore[arg-type]
    )  # fmt: skip




STAMP = Stamp(at="2023-02-01T00:00:00", selon="test", reader="r")


def crowd(seed: int, many: int) -> list[tuple[Claim, Report]]:
    """Claims of a few strikes and visits, vague and sharp, in two languages, some word for word alike."""
    rng = random.Random(seed)
    found = []
    for number in range(many):
        lang = rng.choice(("fr", "en"))
        told = date(2023, 1, 10) + timedelta(days=rng.randrange(12))
        here = make_report(f"r{number}", published=told.isoformat(), lang=lang, title=rng.choice(("", "Dnipro", "Kharkiv")))
        words = rng.choice(("Un missile a frappé Dnipro samedi.", "Des frappes ont fait 40 morts.", "A strike killed 40 people in Kharkiv."))
        found.append(
            (
                make_claim(
                    here,
                    words + rng.choice(("", " Selon Kyiv.", f" ({number})")),
                    type=rng.choice(("ASSAULT", "ASSAULT", "COERCE", "CONSULT")),
                    mode=rng.choice((None, "airstrike", "casualties", "visit")),
                    day=rng.choice((None, (told - timedelta(days=rng.randrange(3))).isoformat())),
                    until=told.isoformat(),
                    place=rng.choice(((), (DNIPRO,), (KHARKIV,))),
                    actor=rng.choice(((), (RUSSIA,))),
                    recipient=rng.choice(((), (UKRAINE,))),
                    count=rng.choice(((), (Count("killed", 40.0, 40.0, "40"),), (Count("killed", 12.0, None, "at least 12"),))),
                    polarity=rng.choice("++-"),
                ),
                here,
            )
        )
    return found


def profiled(pairs: Sequence[tuple[Claim, Report]]) -> dict[str, Profile]:
    made = (profile(claim, here) for claim, here in pairs)
    return {profile_id(each): each for each in made}


def resolved(batches: Sequence[dict[str, Profile]], *, weights: Weights, gone: Sequence[str] = ()) -> dict[str, Decision | None]:
    tables = MemoryTables()
    for batch in batches:
        update(tables, new={key: value for key, value in batch.items() if key not in tables._profiles}, weights=weights)
    if gone:
        update(tables, new={}, gone=gone, weights=weights)
    return {key: tables.decision(key) for key in sorted(tables._profiles)}


def narrow() -> Weights:
    """Few are kept and seen, so that crowding out is put to the test too."""
    import msgspec

    return msgspec.structs.replace(shipped(), nearest=3, visible=5)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.lists(st.integers(0, 60), max_size=6), small=st.booleans())
def test_the_order_of_adding_does_not_matter(seed: int, cuts: list[int], small: bool) -> None:
    weights = narrow() if small else shipped()
    pairs = crowd(seed, 60)
    whole = resolved([profiled(pairs)], weights=weights)
    random.Random(seed + 1).shuffle(pairs)
    at = [0, *sorted(cuts), len(pairs)]
    parts = [profiled(pairs[low:high]) for low, high in pairwise(at)]
    assert resolved(parts, weights=weights) == whole


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), taken=st.sets(st.integers(0, 39), min_size=1, max_size=15), small=st.booleans())
def test_what_is_taken_out_again_leaves_no_trace(seed: int, taken: set[int], small: bool) -> None:
    weights = narrow() if small else shipped()
    made = profiled(crowd(seed, 40))
    gone = [key for at, key in enumerate(sorted(made)) if at in taken]
    left = {key: value for key, value in made.items() if key not in gone}
    assert resolved([made], weights=weights, gone=gone) == resolved([left], weights=weights)


def test_adding_again_changes_nothing() -> None:
    made = profiled(crowd(7, 50))
    tables = MemoryTables()
    update(tables, new=made, weights=shipped())
    assert update(tables, new={}, parted=list(made), weights=shipped()) == set()


def test_two_strikes_in_two_towns_on_two_days_are_two() -> None:
    here = make_report("a", published="2023-01-16")
    one = make_claim(here, "Un missile a frappé Dnipro samedi, tuant 40 personnes.", day="2023-01-14", place=[DNIPRO], actor=[RUSSIA])
    two = make_claim(here, "Un missile a frappé Kharkiv dimanche, tuant 40 personnes.", day="2023-01-15", place=[KHARKIV], actor=[RUSSIA])
    decided = resolved([profiled([(one, here), (two, here)])], weights=shipped())
    assert len({each.leader for each in decided.values() if each}) == 2


def test_one_strike_in_two_languages_is_one() -> None:
    french = make_report("a", published="2023-01-15", title="Dnipro : 40 morts")
    english = make_report("b", published="2023-01-16", lang="en", title="Death toll in Dnipro reaches 40")
    dead = Count("killed", 40.0, 40.0, "40")
    one = make_claim(french, "La frappe a tué 40 personnes à Dnipro.", day="2023-01-14", place=[DNIPRO], count=[dead])
    two = make_claim(english, "Forty people were killed in Dnipro.", until="2023-01-16", place=[DNIPRO], count=[dead], rule="en/verbs#kill")
    decided = resolved([profiled([(one, french), (two, english)])], weights=shipped())
    assert len({each.leader for each in decided.values() if each}) == 1


def test_a_claim_that_two_events_claim_alike_stays_unsure() -> None:
    weights = shipped()
    sharp, vague = make_report("a", published="2023-01-15"), make_report("b", published="2023-01-16", title="Dnipro et Kharkiv frappées")
    on = {"day": "2023-01-14", "mode": "airstrike", "actor": [RUSSIA]}
    pairs = [
        (make_claim(sharp, "Un missile a frappé Dnipro.", place=[DNIPRO], **on), sharp),
        (make_claim(sharp, "Une bombe a touché Kharkiv.", place=[KHARKIV], rule="fr/verbs#toucher", **on), sharp),
        (make_claim(vague, "Le bombardement a duré une heure.", rule="fr/nouns#bombardement", **on), vague),
    ]
    keys = [profile_id(profile(claim, here)) for claim, here in pairs]
    decided = resolved([profiled(pairs)], weights=weights)
    assert decided[keys[2]] is not None
    assert decided[keys[2]].leader == keys[2], "it joins neither"
    assert set(decided[keys[2]].rivals) == set(keys[:2]), decided[keys[2]]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The rebels said on Monday that they had struck the carrier in the Red Sea. The Pentagon denied that the ship had been struck."),
        ("fr", "Les rebelles ont affirmé lundi avoir frappé le porte-avions en mer Rouge. Le Pentagone a démenti que le navire ait été frappé."),
    ],
)
def test_a_denial_without_place_and_day_joins_what_it_denies(lang: str, text: str) -> None:
    here = make_report("a", text=text, lang=lang, published="2024-06-03")
    claims = [claim for claim in read_report(here).claims if claim.type == "ASSAULT"]
    assert {claim.polarity for claim in claims} == {"+", "-"}
    decided = resolved([profiled([(claim, here) for claim in claims])], weights=shipped())
    assert len({each.leader for each in decided.values() if each}) == 1


def between(pairs: Sequence[tuple[Claim, Report]], *, parted: bool = False, unsure: bool = False) -> Decision | None:
    """What becomes of the last, where the first two lead an event each (or the second is `unsure` itself)."""
    one, other, last = (profile(claim, here) for claim, here in pairs)
    keys = [profile_id(each) for each in (one, other, last)]
    tables = MemoryTables([(keys[0], keys[1])] if parted else [])
    update(tables, new=dict(zip(keys, (one, other, last), strict=True)), weights=shipped())
    tables.set_decision(keys[0], Decision(keys[0]))
    tables.set_decision(keys[1], Decision(keys[1], rivals=("elsewhere",) if unsure else ()))
    update(tables, new={}, parted=[keys[2]], weights=shipped())
    decided = tables.decision(keys[2])
    assert decided is not None
    return None if decided.rivals else decided


@pytest.mark.parametrize(("lang", "words"), [("fr", ("frappe", "bombardement", "tirs")), ("en", ("strike", "shelling", "rockets"))])
def test_two_halves_of_one_happening_are_no_choice(lang: str, words: tuple[str, ...]) -> None:
    dead = {"day": "2023-01-14", "count": [Count("killed", 40.0, 40.0, "40")]}
    reports = [make_report(name, lang=lang, published="2023-01-15") for name in "abc"]
    where: list[list[Place]] = [[DNIPRO], [DNIPRO], []]
    alike = [(make_claim(at, word, place=here, rule=word, **dead), at) for at, word, here in zip(reports, words, where, strict=True)]
    assert between(alike) is not None
    assert between(alike, parted=True) is None, "a person said that they are two"
    other = make_report("d", text="y" * 300, lang=lang, published="2023-01-15")  # of another paragraph: a little less like the last
    apart = [alike[0], (make_claim(other, words[1], place=[KHARKIV], rule=words[1], **dead), other), alike[2]]
    assert between(apart) is None, "two towns are two happenings"
    assert between(apart, unsure=True) is not None, "a claim that is unsure itself is no event to choose"


def stored(path: Path, pairs: Sequence[tuple[Claim, Report]], *, split: int = 1) -> Store:
    """A dossier that holds these claims, resolved as `add` does it."""
    from selon.dossier.resolving import refresh, resolve_report

    store = Store(path, create=True)
    for claim, here in pairs:
        capture = Capture(where=here.id, data=here.text.encode(), sha256=here.sha256, media_type="text/plain")
        store.add(stamp=STAMP, where=here.id, capture=capture, report=here, claims=[claim], then=resolve_report)
    refresh(store)
    return store


def partition(store: Store) -> set[frozenset[str]]:
    return {frozenset(event.claims) for event in store.events()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_file_and_the_memory_agree_whatever_the_order(tmp_path: Path, seed: int) -> None:
    pairs = crowd(seed, 40)
    decided = resolved([profiled(pairs)], weights=shipped())
    grouped: dict[str, set[str]] = {}
    for claim, here in pairs:
        decision = decided[profile_id(profile(claim, here))]
        assert decision is not None
        grouped.setdefault(decision.leader, set()).add(claim.id)
    expected = {frozenset(each) for each in grouped.values()}
    with stored(tmp_path / "one.db", pairs) as store:
        assert partition(store) == expected
    random.Random(seed).shuffle(pairs)
    with stored(tmp_path / "two.db", pairs) as store:
        assert partition(store) == expected
        before = [each.id for each in store.events()]
        from selon.dossier.resolving import refresh

        refresh(store, everything=True)
        assert [each.id for each in store.events()] == before


def test_claims_withdrawn_by_a_later_reading_leave_their_event(tmp_path: Path) -> None:
    from selon.dossier.resolving import refresh, resolve_report

    here, there = make_report("a", published="2023-01-15"), make_report("b", published="2023-01-15")
    one = make_claim(here, "Un missile a frappé Dnipro samedi.", day="2023-01-14", place=[DNIPRO])
    two = make_claim(there, "Dnipro a été frappée par un missile samedi.", day="2023-01-14", place=[DNIPRO])
    with stored(tmp_path / "selon.db", [(one, here), (two, there)]) as store:
        assert partition(store) == {frozenset({one.id, two.id})}
        later = Stamp(at="2023-02-02T00:00:00", selon="test", reader="r2")
        store.add(stamp=later, where="R-b", capture=None, report=there, claims=[], then=resolve_report)
        refresh(store)
        assert partition(store) == {frozenset({one.id})}
