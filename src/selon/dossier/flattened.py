"""Records that hold others, as rows of words for CSV, Markdown and a pipe: one row for each thing that a line can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from selon.model import Claim, Note
from selon.views import claim_row, when_words
from selon.views.actor import ActorFile
from selon.views.brief import Brief
from selon.views.contra import DisputeCard
from selon.views.differences import Difference
from selon.views.figures import Tally
from selon.views.gaps import Gap
from selon.views.ledger import LedgerEntry
from selon.views.listing import ReportLine
from selon.views.news import Newness, News
from selon.views.place import PlaceFile
from selon.views.places import PlaceTold
from selon.views.position import Matter
from selon.views.review import ReviewQueue
from selon.views.ruling import RuleSheet
from selon.views.score import Score
from selon.views.sheet import Sheet
from selon.views.source import SourceFile
from selon.views.strands import Strand
from selon.views.without import Fall

Flat = dict[str, Any]


@singledispatch
def flat_rows(value: Any) -> Iterator[Flat] | None:
    """None for a record that is a row as it stands."""
    return None


@flat_rows.register
def _matter(matter: Matter) -> Iterator[Flat]:
    turned = {shift.after.claim.id: shift for shift in matter.shifts}
    for saying in matter.sayings:
        shift = turned.get(saying.claim.id)
        yield {
            "event": matter.event, "about": matter.about, "first": saying.first, "last": saying.last, "dated": saying.dated,
            "speaker": saying.speaker, "how": saying.how, **_said(saying.claim), "reports": len(saying.reports),
            "shift": shift.what if shift else "", "before": shift.before.claim.id if shift else "",
        }  # fmt: skip


@flat_rows.register
def _entry(entry: LedgerEntry) -> Iterator[Flat]:
    yield {
        "event": entry.event, "type": entry.type, "about": entry.about, "word": entry.word, "negative": _yes(entry.negative),
        "announced": entry.said.first, "by": entry.said.speakers, "due": when_words(entry.due), "outcome": entry.outcome,
        "passed": _yes(entry.passed), "borne_out_origins": len(entry.borne_out.origins), "borne_out": _ids(entry.borne_out.claims),
        "contradicted_origins": len(entry.contradicted.origins), "contradicted": _ids(entry.contradicted.claims),
        "taken_back": _ids(entry.taken_back.claims), "said": _ids(entry.said.claims),
    }  # fmt: skip


@flat_rows.register
def _fall(fall: Fall) -> Iterator[Flat]:
    yield {
        "event": fall.event, "type": fall.type, "summary": fall.summary, "loses": fall.loses, "falling": len(fall.claims), "of": fall.of,
        "affirmed": fall.affirmed, "affirmed_left": fall.affirmed_left,
        "values": tuple(f"{lost.slot}: {lost.value}" for lost in fall.values),
        "sides": tuple(f"{lost.contradiction} {lost.point}: {lost.value}" for lost in fall.sides), "claims": fall.claims,
    }  # fmt: skip


@flat_rows.register
def _gap(gap: Gap) -> Iterator[Flat]:
    yield {
        "event": gap.event, "type": gap.type, "summary": gap.summary, "reports": gap.reports, "origins": gap.origins, "missing": gap.missing,
        "silent": gap.silent, "single_origin": _yes(gap.single), "due": gap.due, "unsure": gap.unsure,
    }  # fmt: skip


@flat_rows.register
def _news(found: News) -> Iterator[Flat]:
    for newness in (*found.new, *found.more):
        yield from _newness(newness)
    for revision in found.revised:
        for what, claims in (("no longer says", revision.dropped), ("now says", revision.added)):
            for claim in claims:
                yield {
                    "what": f"{revision.kind}: {what}", "event": "", "summary": revision.reason, **_said(claim), "brings": (),
                    "origin": "", "report": revision.report,
                }  # fmt: skip


def _newness(newness: Newness) -> Iterator[Flat]:
    what = "new claim" if newness.known else "new event"
    for gain in newness.gains:
        yield {
            "what": what, "event": newness.event.id, "summary": newness.event.summary, **_said(gain.claim),
            "brings": tuple(f"{point}: {value}" for point, values in gain.brings.items() for value in values),
            "origin": "another" if gain.origin else "known", "report": gain.claim.report,
        }  # fmt: skip


@flat_rows.register
def _difference(each: Difference) -> Iterator[Flat]:
    yield {
        "kind": each.kind, "type": each.type, "summary": each.summary, "was": each.was, "now": each.now, "came": each.came, "went": each.went,
        "gained": tuple(f"{change.slot}: {value}" for change in each.slots for value in change.gained),
        "lost": tuple(f"{change.slot}: {value}" for change in each.slots for value in change.lost),
        "disputes": tuple(f"{turn.point} {turn.change}" for turn in each.disputes),
        "origins_then": each.origins[0], "origins_now": each.origins[1], "affirmed_then": each.affirmed[0], "affirmed_now": each.affirmed[1],
    }  # fmt: skip


@flat_rows.register
def _place(place: PlaceTold) -> Iterator[Flat]:
    """A row for each event of a place, with who puts it there."""
    for each in place.events:
        yield {
            "place": place.name, "country": place.country or "", "precision": place.precision, "event": each.event, "type": each.type,
            "summary": each.summary, "when": each.when or "", "ground": each.ground, "status": each.status, "according_to": each.voices,
            "reports": each.reports, "origins": each.origins, "affirmed_by": each.affirmed_by, "disputes": each.disputes, "last": each.last or "",
        }  # fmt: skip


@flat_rows.register
def _contradiction(card: DisputeCard) -> Iterator[Flat]:
    """A row for each side: what it holds, who holds it, and the first words of it."""
    for side in card.sides:
        yield {
            "id": card.id, "event": card.event, "what": card.what, "point": card.point, "kind": card.kind, "reason": card.reason,
            "value": side.value, "according_to": side.speakers, "origins": side.origins, "quote": side.voices[0].quote if side.voices else "",
            "claims": side.claims,
        }  # fmt: skip


@flat_rows.register
def _sheet(sheet: Sheet) -> Iterator[Flat]:
    """A row for each voice: to which origin it goes back, who says it, in which words."""
    for group in sheet.origins:
        for voice in group.voices:
            yield {
                "event": sheet.event.id, "summary": sheet.event.summary, "origin": group.name, "standing": voice.standing,
                "according_to": voice.speaker, "stance": voice.stance, "said": voice.said, "outlet": voice.outlet,
                "published": sheet.reports[voice.report].published if voice.report in sheet.reports else None, "lang": voice.lang,
                "quote": voice.quote, "claim": voice.claim, "again": voice.again, "report": voice.report,
            }  # fmt: skip


@flat_rows.register
def _tally(tally: Tally) -> Iterator[Flat]:
    for figure in tally.figures:
        yield {
            "event": tally.event, "unit": tally.unit, "of": tally.of, "low": figure.low, "high": figure.high, "denied": _yes(figure.denied),
            "day": figure.day, "last": figure.last, "according_to": figure.speaker, "outlets": figure.outlets, "origin": figure.origin,
            "status": figure.status, "certainty": figure.certainty, "updated_by": figure.updated_by or "", "claims": figure.claims,
        }  # fmt: skip


@flat_rows.register
def _report(line: ReportLine) -> Iterator[Flat]:
    yield {
        "id": line.id, "published": line.published, "outlet": line.outlet, "lang": line.lang, "title": line.title, "claims": line.claims,
        "goes_back_to": line.origin.key if line.origin else line.id, "taken": line.taken,
    }  # fmt: skip


@flat_rows.register
def _brief(brief: Brief) -> Iterator[Flat]:
    """A row for each position on each event of the brief."""
    for line in brief.lines:
        for position in line.positions:
            quote = position.quote
            yield {
                "event": line.event, "type": line.type, "summary": line.summary, "reports": line.reports, "origins": line.origins,
                "disputes": line.disputes, "stand": position.stand, "according_to": position.voices, "stand_origins": position.origins,
                "quoted": quote.speaker, "day": quote.day, "standing": f"{quote.glyph} {quote.standing}", "quote": quote.words,
                "claim": quote.claim,
            }  # fmt: skip


@flat_rows.register
def _score(score: Score) -> Iterator[Flat]:
    """A row for each voice on each day; what is told of stands beside it by its event."""
    kinds = {deed.event: deed.kind for deed in score.deeds}
    for lane in score.lanes:
        for mark in lane.marks:
            yield {
                "day": mark.last, "from": mark.first, "side": lane.name, "according_to": mark.speaker,
                "standing": f"{mark.glyph} {mark.standing}", "type": mark.type, "event": mark.event, "told_as": kinds.get(mark.event, ""),
                "quote": mark.quote, "claim": mark.claim, "report": mark.report, "outlet": mark.outlet, "lang": mark.lang, "folded": mark.folded,
            }  # fmt: skip


@flat_rows.register
def _actor(found: ActorFile) -> Iterator[Flat]:
    """A row for each voice: what it did, what it said, what others say of it, in a column of its own."""
    for part, told in (("did", found.did), ("of it", found.of_it)):
        for strand in told:
            yield from _strand(part, strand)
    for matter in found.said:
        for saying in matter.sayings:
            row = _said(saying.claim)
            yield {
                "part": "said", "event": matter.event, "type": matter.type, "about": matter.about, "day": saying.last, "standing": row["standing"],
                "according_to": row["according_to"], "outlet": "", "quote": row["quote"], "claim": saying.claim.id,
            }  # fmt: skip


def _strand(part: str, strand: Strand) -> Iterator[Flat]:
    for voice in strand.voices:
        yield {
            "part": part, "event": strand.event, "type": strand.type, "about": strand.about, "day": voice.said,
            "standing": f"{voice.glyph} {voice.standing}", "according_to": voice.speaker, "outlet": voice.outlet or "", "quote": voice.quote,
            "claim": voice.claim,
        }  # fmt: skip


@flat_rows.register
def _place_file(found: PlaceFile) -> Iterator[Flat]:
    for part, told in (("here", found.here), ("finer", found.finer), ("wider", found.wider)):
        for event in told:
            yield {
                "part": part, "event": event.id, "type": event.type, "when": when_words(event.when), "summary": event.summary,
                "reports": len(event.reports), "origins": event.origins, "status": tuple(value.value for value in event.status),
                "disputes": event.disputes,
            }  # fmt: skip


@flat_rows.register
def _source(found: SourceFile) -> Iterator[Flat]:
    for each in found.reports:
        yield {
            "outlet": found.outlet, "report": each.report, "published": each.published, "title": each.title, "lang": each.lang, "claims": each.claims,
            "took": tuple(f"{taking.kind} {taking.outlet} {taking.report}".strip() for taking in each.took),
            "given": tuple(f"{taking.kind} {taking.outlet} {taking.report}".strip() for taking in each.given),
        }  # fmt: skip


@flat_rows.register
def _queue(found: ReviewQueue) -> Iterator[Flat]:
    """A row for each claim that waits, with why it matters and what is doubtful."""
    for each in found.entries:
        yield {
            **_said(each.claim), "event": each.event, "summary": each.summary, "impact": each.impact, "doubt": each.doubt,
            "matters": tuple(ground.words for ground in each.matters), "doubts": tuple(ground.words for ground in each.doubts),
            "may_belong_to": tuple(rival.event for rival in each.rivals), "report": each.claim.report,
            "reprints": tuple(again.claim for again in each.reprints),
        }  # fmt: skip


@flat_rows.register
def _rule(sheet: RuleSheet) -> Iterator[Flat]:
    """A row for each slot that the rule changes; a rule without its changes is one row."""
    rule = sheet.rule
    told: Flat = {
        "rule": rule.id, "says": sheet.words, "by": rule.by, "at": rule.at or "", "why": rule.why, "changed": sheet.changed, "held": sheet.held,
    }  # fmt: skip
    if not (sheet.changes or sheet.kept):
        yield {**told, "what": "", "slot": "", "was": "", "now": "", "according_to": "", "quote": "", "claim": "", "report": ""}
    for what, changes in (("changed", sheet.changes), ("held by a person", sheet.kept)):
        for each in changes:
            row = {"according_to": each.according_to, "quote": each.quote, "claim": each.claim, "report": each.report}
            for slot, was, now in [(one.slot, one.was, one.now) for one in each.slots] or [("claim" if each.out else "", "", "")]:
                yield {**told, "what": what, "slot": slot, "was": was, "now": now, **row}


@flat_rows.register
def _note(note: Note) -> Iterator[Flat]:
    """A row for each sentence, then one for each citation."""
    for part in note.parts:
        for sentence in (part.title, *part.sentences):
            yield {
                "event": part.event, "what": sentence.side, "about": sentence.about, "text": sentence.text, "cites": sentence.cited,
                "number": None, "according_to": "", "standing": "", "outlet": "", "published": "", "claim": "",
            }  # fmt: skip
    for each in note.citations:
        yield {
            "event": each.event, "what": "citation", "about": "", "text": each.shown, "cites": (), "number": each.number,
            "according_to": " > ".join(each.speakers) or "the report", "standing": f"{each.glyph} {each.standing}", "outlet": each.outlet,
            "published": each.published or "", "claim": each.claim,
        }  # fmt: skip


def _said(claim: Claim) -> Flat:
    """Who says so, how it stands and the words travel with every claim."""
    row = claim_row(claim)
    return {
        "standing": f"{row.glyph} {row.standing}", "type": row.type, "who": row.who, "to_whom": row.to_whom, "counts": row.counts,
        "according_to": row.according_to, "quote": row.quote, "claim": row.id,
    }  # fmt: skip


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
