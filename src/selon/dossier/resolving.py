"""The one stage that looks at the whole: which claims speak of one happening, who took from whom, where voices part.

A report is resolved in the transaction that adds it; the events it touched are marked and gathered anew at the end of the
command, or by the next one that asks. All of it follows from claims, reports and a person's judgements, in whatever order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from selon.events.disputes import disputes
from selon.events.gather import gather
from selon.events.profile import Profile, profile, profile_id
from selon.events.resolve import Decision, update
from selon.events.weights import Weights, shipped
from selon.knowledge.identity import party
from selon.model import Claim, Contradiction, Event, Report, Told
from selon.reports.sketch import CROWDED, Sketch, asks, keys, sketch
from selon.reports.stemma import binds, edges, hanging, roots
from selon.views import Addition, additions

if TYPE_CHECKING:
    from selon.store import Derived, Store

RESOLVER = "4"
"""Version of the rules of this stage; with the weights' own it says when everything is to be resolved anew."""

# So many reports are resolved in one transaction when a whole dossier is.
_AT_ONCE = 200


def version(weights: Weights) -> str:
    return f"{RESOLVER} {weights.version}"


def resolve_report(derived: Derived, report: Report) -> None:
    """Take one report, as it stands now, into the whole."""
    weights = shipped()
    if derived.weights() is None:
        derived.begin_anew(version(weights))
    _place_in_stemma(derived, report)
    tables = derived.tables(Profile, Decision)
    new: dict[str, Profile] = {}
    joined: set[str] = set()
    behind = tables.left_behind(report.id)
    derived.set_stale(derived.leaders_of_profiles(tables.withdrawn(report.id)))
    for number, record, before in tables.claims_of(report.id):
        value = profile(msgspec.json.decode(record, type=Claim), report)
        identity = profile_id(value)
        if identity == before:
            continue
        tables.set_profile(number, identity)
        if tables.has(identity) and identity not in behind:
            joined.add(identity)
        elif identity not in behind:
            new[identity] = value
    # What only withdrawn claims had may be had again by a claim of this very reading.
    gone = sorted(set(behind) & set(tables.left_behind(report.id)))
    touched = update(tables, new=new, gone=gone, weights=weights)
    derived.set_stale(touched | derived.leaders_of_profiles(joined) | derived.leaders_of_reports([report.id]))
    derived.set_resolved(report.id)


def _place_in_stemma(derived: Derived, report: Report) -> None:
    if derived.sketch(report.id, Sketch) is not None:
        return
    mine = sketch(report)
    derived.add_sketch(report.id, mine, keys(mine))
    others = derived.sketches_under(asks(mine), Sketch, but=report.id, crowded=CROWDED)
    found = edges(mine, others)
    seeds = {report.id, *(edge.to for edge in found)}
    before = derived.family(seeds)
    derived.add_edges((edge, binds(edge)) for edge in found)
    for each in sorted(seeds):
        derived.set_hanging(each, hanging(derived.edges_into([each])))
    part = before | derived.family(seeds)
    moved = derived.set_roots(roots(sorted(part), derived.edges_into(part)))
    derived.set_stale(derived.leaders_of_reports(moved))


def refresh(store: Store, *, everything: bool = False) -> None:
    """Resolve what is not resolved yet, and gather anew the events that changed. Writes nothing where nothing changed."""
    weights = shipped()
    if store.is_current(version(weights)) and not everything:
        return
    with store.deriving() as derived:
        if derived.weights() != version(weights) or everything:
            derived.begin_anew(version(weights))
    while True:
        with store.deriving() as derived:
            waiting = derived.pending(_AT_ONCE)
            for identity in waiting:
                resolve_report(derived, derived.report(identity))
        if not waiting:
            break
    with store.deriving() as derived:
        gather_stale(derived)


def rehearsed(derived: Derived, report: Report) -> tuple[Addition, ...]:
    """What each claim of a report adds to the events it joins. The caller undoes the transaction."""
    resolve_report(derived, report)
    found: list[Addition] = []
    heads = heads_of(derived.joined())
    for leader in sorted({heads.get(each, each) for each in derived.leaders_of_reports([report.id])}):
        gathered = _assembled(derived, leader, [leader, *(each for each, head in heads.items() if head == leader and each != leader)])
        if gathered is None:
            continue
        told, after = gathered
        others = tuple(claim for claim in told.claims if claim.report != report.id)
        before = disputes(msgspec.structs.replace(told, claims=others), party=party) if others else ()
        found.extend(additions(report.id, told, after=after, before=before))
    return tuple(sorted(found, key=lambda each: (each.claim.trigger.start, each.claim.id)))


def judged(derived: Derived, claims: Iterable[str]) -> None:
    """A person's judgement on these claims was written or withdrawn: decide anew on them and gather what they touch."""
    tables = derived.tables(Profile, Decision)
    profiles = set(tables.profiles_of_claims(list(claims)).values())
    derived.set_stale(derived.leaders_of_profiles(profiles))
    derived.set_stale(update(tables, new={}, parted=profiles, weights=shipped()))
    derived.set_stale(derived.leaders_of_profiles(profiles))
    gather_stale(derived)


def gather_stale(derived: Derived) -> None:
    """Make the marked events anew, and those that judgements join to them."""
    before = derived.heads()
    after = heads_of(derived.joined())
    if before != after:
        derived.set_heads(after)
    groups: dict[str, set[str]] = defaultdict(set)
    for leader, head in after.items():
        groups[head].add(leader)
    stale = set(derived.stale())
    moved = {leader for leader in before.keys() | after.keys() if before.get(leader) != after.get(leader)}
    stale |= moved | {heads[leader] for heads in (before, after) for leader in (stale | moved) if leader in heads}
    for leader in sorted(stale):
        head = after.get(leader, leader)
        if head != leader:
            derived.drop_events([leader])
            continue
        _gather(derived, leader, sorted({leader, *groups.get(leader, ())}))
    derived.clear_stale()


def heads_of(joined: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Leaders joined by judgements → the head of their group, the first by name; alone-standing ones are left out."""
    head: dict[str, str] = {}

    def find(each: str) -> str:
        while head.get(each, each) != each:
            each = head[each]
        return each

    for one, other in joined:
        low, high = sorted((find(one), find(other)))
        head[low], head[high] = low, low
    return {each: find(each) for each in head}


def _gather(derived: Derived, leader: str, group: list[str]) -> None:
    gathered = _assembled(derived, leader, group)
    if gathered is None:
        derived.drop_events([leader])
        return
    told, points = gathered
    derived.put_event(leader, told.event, told.claims, points)


def _assembled(derived: Derived, leader: str, group: list[str]) -> tuple[Told, tuple[Contradiction, ...]] | None:
    held = derived.claims_led_by(group)
    if not held:
        return None
    reports = derived.report_heads(claim.report for claim, _ in held)
    lead = next((claim.id for claim, identity in held if identity == leader), held[0][0].id)
    unsure = [each for each in derived.unsure_of(group) if each not in {claim.id for claim, _ in held}]
    return assemble([claim for claim, _ in held], lead=lead, reports=reports, roots=derived.roots_of(reports), unsure=unsure)


def assemble(
    claims: list[Claim], *, lead: str, reports: Mapping[str, Report], roots: Mapping[str, str], unsure: list[str]
) -> tuple[Told, tuple[Contradiction, ...]]:
    """The event with its disputes: the same from the file and from memory."""
    event, origins = gather(claims, lead=lead, reports=reports, roots=roots, unsure=unsure)
    told = _told(event, claims, reports, origins)
    points = disputes(told, party=party)
    event = msgspec.structs.replace(event, disputes=tuple(each.id for each in points if each.kind == "true"))
    return msgspec.structs.replace(told, event=event), points


def _told(event: Event, claims: Iterable[Claim], reports: Mapping[str, Report], origins: Mapping[str, str]) -> Told:
    place = {claim: at for at, claim in enumerate(event.claims)}
    ordered = tuple(sorted(claims, key=lambda claim: place[claim.id]))
    return Told(event=event, claims=ordered, reports=dict(reports), origins=dict(origins))
