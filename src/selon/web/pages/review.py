"""What a person should check first: one claim at a time in its text, the form beside it, and what was said lately, to be undone."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

import msgspec
from starlette.datastructures import FormData

from selon.dossier import Answer, Dossier, OriginGroup, ReviewEntry, ReviewQueue, Rival, Sheet, event_words
from selon.errors import UsageError
from selon.model import Review
from selon.web.act import Act
from selon.web.asked import Asked
from selon.web.desk import Desk
from selon.web.draw.marked import SetParagraph, set_paragraphs
from selon.web.grounds import ground_said, review_said
from selon.web.kinds import TYPES
from selon.web.page import Page, Parameter
from selon.web.record import LABELS, record
from selon.web.setting import spoken
from selon.web.slots import CERTAINTIES, line_of
from selon.web.words import N_
from selon.web.written import CLAIM, EVENT, LONGEST, SAID, identity, signed, written

# Origins of an event on one page of its parting, voices shown of each, other events that it may be, and claims that wait.
_ORIGINS, _SHOWN, _NEAR, _WAITING = 24, 12, 5, 12
CLOSED = {
    "type": tuple(TYPES),
    "status": ("happened", "ongoing", "planned", "requested", "threatened", "feared", "possible", "hypothetical"),
    "polarity": ("+", "-"),
    "certainty": tuple(CERTAINTIES),
}
_FREE = ("actor", "recipient", "place", "when", "count", "source")
_HOW = {
    "actor": N_("several with “;” between them"), "recipient": N_("several with “;” between them"),
    "place": N_("several with “;” between them"), "when": N_("2023-01-06, 2023-01, or 2023-01-06/2023-01-08"),
    "count": N_("killed 12; injured 3+"), "source": N_("ministry > official (deny); empty: the report itself"),
}  # fmt: skip


class ReviewSheet(ReviewQueue, frozen=True, kw_only=True):
    """The queue, and with `event` that event with its voices, to be parted or joined; `near`: others that it may be."""

    event: Sheet | None = None
    near: tuple[Rival, ...] = ()


class Control(msgspec.Struct, frozen=True):
    """One slot of the form: `options` as (key, words) where the values are known, else a line to write in."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    how: str = ""


def ask(dossier: Dossier, asked: Asked) -> Answer[ReviewSheet]:
    event, near = None, tuple[Rival, ...]()
    claim = asked.one("claim")
    if asked.one("event") and not asked.as_of:
        event = dossier.show("E-" + asked.one("event").removeprefix("E-").removeprefix("e-")).results[0]
        claim = claim or event.event.claims[0]
        near = _near(dossier, event)
    answer = dossier.review(claim)
    found = answer.results[0]
    sheet = ReviewSheet(**{name: getattr(found, name) for name in ReviewQueue.__struct_fields__}, event=event, near=near)
    return msgspec.structs.replace(answer, results=(sheet,))  # type: ignore[arg-type]


def _near(dossier: Dossier, sheet: Sheet) -> tuple[Rival, ...]:
    """Events of the same type at the same time, the most told first."""
    event = sheet.event
    found = dossier.events(type=event.type, since=event.when.earliest, until=event.when.latest, limit=_NEAR + 1).results
    return tuple(Rival(each.id, each.summary, each.claims[0], event_words(each)) for each in found if each.id != event.id)[:_NEAR]


def shape(answer: Answer[ReviewSheet], asked: Asked) -> dict[str, Any]:
    sheet, speech = answer.results[0], spoken(asked)
    looked = sheet.looked
    report = looked.marked.report if looked else None
    entry = next((each for each in sheet.entries if looked and each.claim.id == looked.why.claim.id), None)
    others = tuple(each for each in sheet.entries if each is not entry)
    return {
        "sheet": sheet,
        "entry": entry,
        "looked": looked,
        "report": report,
        "claim": looked.why.claim if looked else None,
        "record": record(looked.why, lang=report.lang, speech=speech) if looked and report else None,
        "paragraphs": _around(set_paragraphs(looked.marked, chosen=1)) if looked else (),
        "line": line_of(record(looked.why, lang=None, speech=speech).row.standing) if looked else "",
        "controls": _controls(looked.slots, asked) if looked else (),
        "mode": looked.slots["type"].partition(" ")[2] if looked else "",
        "was": msgspec.json.encode(looked.slots).decode() if looked else "",
        "next": others[0].claim.id if others else "",
        "waiting": others[:_WAITING],
        "heads": _headline(others),
        "by": asked.one("by"),
        "ground": lambda ground: ground_said(ground, speech),
        "said": lambda review: review_said(review, speech),
        "parts": _parts(sheet, asked),
        "shown": _SHOWN,
        "said_now": next((each for each in sheet.done if each.id == asked.one("said")), None),
        "rejected": bool(looked and any(each.verdict == "rejected" for each in looked.reviews)),
    }


class Parts(msgspec.Struct, frozen=True):
    """The origins of an event, a page of them, with the numbers of the first of the page before and of the next."""

    groups: tuple[OriginGroup, ...] = ()
    before: int | None = None
    after: int | None = None


def _parts(sheet: ReviewSheet, asked: Asked) -> Parts:
    if sheet.event is None:
        return Parts()
    groups, first = sheet.event.origins, int(asked.one("from")) if asked.one("from").isdecimal() else 0
    return Parts(
        groups[first : first + _ORIGINS],
        max(first - _ORIGINS, 0) if first else None,
        first + _ORIGINS if first + _ORIGINS < len(groups) else None,
    )


def _headline(entries: tuple[ReviewEntry, ...]) -> dict[str, str]:
    return {each.claim.id: shorten(each.claim.quote.exact, 150, placeholder=" …") for each in entries}


def _around(paragraphs: tuple[SetParagraph, ...]) -> tuple[SetParagraph, ...]:
    """The paragraph of the claim with one before and one after; what stands in no paragraph has the first as its setting."""
    at = next((number for number, each in enumerate(paragraphs) if each.looked_at), 0)
    return paragraphs[max(at - 1, 0) : at + 2]


def _controls(slots: dict[str, str], asked: Asked) -> tuple[Control, ...]:
    speech = spoken(asked)
    words = {
        "type": TYPES, "polarity": {"+": N_("said to be so"), "-": N_("said not to be so")}, "certainty": CERTAINTIES,
        "status": {each: each for each in CLOSED["status"]},
    }  # fmt: skip
    labels = {**LABELS, "type": N_("what"), "status": N_("how it stands"), "polarity": N_("asserted"), "certainty": N_("how certain")}
    closed = [
        Control(name, speech(labels[name]), slots[name].partition(" ")[0], tuple((key, speech(words[name][key])) for key in keys))
        for name, keys in CLOSED.items()
    ]
    free = [Control(name, speech(labels[name]), slots[name], how=speech(_HOW[name])) for name in _FREE]
    return (closed[0], *free, *closed[1:])


def say(desk: Desk, asked: Asked, form: FormData) -> str:
    """Accept, reject, or correct what was changed; then on to the next claim."""
    claim, verdict = identity(form, "claim", CLAIM, asked), written(form, "say")
    speech = spoken(asked)
    changed = _changed(form)
    if verdict not in ("accept", "reject"):
        verdict = ""
    if verdict == "accept" and changed:
        told = speech("You changed what was read.")
        raise UsageError(told, hint=speech("Go back: press “Correct” to keep the change, or load the page again to drop it."))
    if not verdict and not changed:
        raise UsageError(speech("Nothing was changed."), hint=speech("Go back and change a slot, or accept the claim as it was read."))
    with desk.dossier() as dossier:
        for each in [verdict] if verdict else changed:
            said = dossier.review(claim, each, by=signed(form, asked), why=written(form, "why"), alone=bool(written(form, "alone"))).results[0]
    return _on(form, asked, written(form, "next"), said=said.id)


def judge(desk: Desk, asked: Asked, form: FormData) -> str:
    """Whether the claim tells what an event does: `rival` is a verdict and a claim of that event."""
    verdict, _, other = written(form, "rival").partition(" ")
    with desk.dossier() as dossier:
        dossier.judge(identity(form, "claim", CLAIM, asked), other, verdict, by=signed(form, asked), why=written(form, "why"))
    return _on(form, asked, written(form, "claim"))


def part(desk: Desk, asked: Asked, form: FormData) -> str:
    """Chosen are voices, each with its reprints, and whole origins; what says the same in the same terms goes along."""
    event = identity(form, "event", EVENT, asked)
    voices, origins = ({str(each)[:LONGEST] for each in form.getlist(name)} for name in ("out", "origin"))
    with desk.dossier() as dossier:
        groups = dossier.show(event).results[0].origins
        out = [
            claim for group in groups for voice in group.voices for claim in (voice.claim, *voice.again)
            if group.key in origins or voice.claim in voices
        ]  # fmt: skip
        if not out:
            speech = spoken(asked)
            raise UsageError(speech("No claim was chosen."), hint=speech("Go back and choose those that tell of another happening."))
        dossier.split(event, out, by=signed(form, asked), why=written(form, "why"), alike=True)
    return asked.link(f"/event/{event}")


def join(desk: Desk, asked: Asked, form: FormData) -> str:
    event = identity(form, "event", EVENT, asked)
    other = identity(form, "other" if written(form, "other") else "named", EVENT, asked)
    with desk.dossier() as dossier:
        dossier.merge(event, other, by=signed(form, asked), why=written(form, "why"))
    return asked.link(f"/event/{event}")


def undo(desk: Desk, asked: Asked, form: FormData) -> str:
    """Withdraw what was said, and show the claim that it was said of."""
    with desk.dossier() as dossier:
        answer = dossier.undo(identity(form, "undo", SAID, asked), by=signed(form, asked))
    undone = answer.results[0]
    return _on(form, asked, undone.claim if isinstance(undone, Review) else "")


def _on(form: FormData, asked: Asked, claim: str, *, said: str | None = None) -> str:
    return asked.link("/review", claim=claim if CLAIM.fullmatch(claim) else None, by=written(form, "by") or None, said=said)


def _changed(form: FormData) -> list[str]:
    """`SLOT=VALUE` of each slot that the form has otherwise than it was shown."""
    try:
        was = msgspec.json.decode(written(form, "was", most=8000) or "{}", type=dict[str, str])
    except msgspec.DecodeError:
        return []
    now = {name: " ".join(written(form, f"slot-{name}", most=2000).split()) for name in was if f"slot-{name}" in form}
    if "type" in now:
        now["type"] = f"{now['type']} {written(form, 'slot-mode')}".strip()
        kind, _, mode = now["type"].partition(" ")
        before, _, former = was["type"].partition(" ")
        # Another type leaves no sense to the mode that stood beside it, unless a mode is written too.
        now["type"] = kind if kind != before and mode == former else now["type"]
    return [f"{name}={value}" for name, value in now.items() if value != " ".join(was[name].split())]


PAGE = Page(
    "/review",
    "review.html",
    ask,
    shape,
    about="What a person should check first, why it matters and what is doubtful; and what was said lately.",
    parameters=(
        Parameter("claim", "A claim to look at first (C-…)."),
        Parameter("event", "An event to part or to join with another (E-…)."),
        Parameter("by", "Who looks: goes into the form."),
        Parameter("said", "What was just said (V-…): offered to be undone, or said once for all."),
        Parameter("from", "With event: the number of the first origin shown.", kind="integer"),
    ),
    record=ReviewSheet,
)
ACTS = (Act("/review", say), Act("/review/judge", judge), Act("/review/split", part), Act("/review/merge", join), Act("/review/undo", undo))
