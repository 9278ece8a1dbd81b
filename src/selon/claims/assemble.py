"""The room's door: readings of one report in, claims out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from selon.claims.actors import Resolved
from selon.claims.clock import Clock
from selon.claims.coref import Story
from selon.claims.counts import counts_of
from selon.claims.denials import Denial, denials, denied
from selon.claims.figures import figure_triggers, is_figure
from selon.claims.gate import keeps, stands_alone
from selon.claims.ids import claim_id, namespace
from selon.claims.nouns import classes_of
from selon.claims.places import places_of
from selon.claims.roles import Caster, Roles
from selon.claims.speakers import Voice, voice
from selon.claims.status import Modality, modality
from selon.claims.tellers import told
from selon.claims.triggers import Trigger, triggers
from selon.claims.view import View
from selon.knowledge import Knowledge
from selon.lang import Pack
from selon.model import Actor, Basis, Claim, Quote, Reading, Report, Span, When

SURE_SENTENCES, SURE_SHARE = 3, 0.25
EXPERIMENTAL = "experimental language pack"
CONTEXT = 40
"""Characters of prefix and suffix kept around a quote, to find it again in a changed text."""


def claims_of(report: Report, readings: Sequence[Reading], pack: Pack, know: Knowledge, *, version: str) -> tuple[Claim, ...]:
    """All claims of a report in text order. Pure: the same arguments give the same claims."""
    views = [View(r, pack, report.text, n) for n, r in enumerate(readings)]
    story = Story(views, know)
    clock = Clock(views, report.published)
    caster = Caster(story)
    paragraphs = [report.text[v.reading.start : v.reading.end] for v in views]
    space = namespace(paragraphs, report.outlet, report.title, report.url, report.published)
    ordinals: Counter[str] = Counter()
    made: list[Claim] = []
    seen: set[str] = set()
    all_found = [triggers(v) for v in views]
    crisis = _tells_of_crisis(all_found, views)
    types = frozenset(t.sense.type for hits in all_found for t in hits)
    _mark_disaster(views)
    for view, paragraph, hits in zip(views, paragraphs, all_found, strict=True):
        ordinals[paragraph] += 1
        found = [t for t in hits if (t.sure or crisis) and not is_figure(view, t)]
        found = sorted([*found, *figure_triggers(view, found, types)], key=lambda t: (t.first, t.last))
        for trigger in found:
            claim = _claim(
                report, view, trigger, found, story, clock, caster, know, seen,
                crisis=crisis, space=space, paragraph=paragraph, ordinal=ordinals[paragraph], version=version,
            )  # fmt: skip
            if claim is not None:
                made.append(claim)
                seen.add(view.tokens[trigger.anchor].lemma)
        for denial in denials(view, made, found, story, caster):
            made.append(_denial(report, view, denial, space=space, paragraph=paragraph, ordinal=ordinals[paragraph], version=version))
            made.sort(key=lambda c: c.trigger.start)
    return tuple(sorted(made, key=lambda c: (c.trigger.start, c.trigger.end, c.id)))


def _tells_of_crisis(found: Sequence[Sequence[Trigger]], views: Sequence[View]) -> bool:
    """A report that tells of conflict for sure in a good part of its sentences: there, doubtful triggers count too."""
    sure = {(n, v.tokens[t.anchor].sent) for n, (ts, v) in enumerate(zip(found, views, strict=True)) for t in ts if t.sure}
    sentences = sum(len(v.reading.sentences) for v in views)
    return len(sure) >= SURE_SENTENCES and len(sure) >= SURE_SHARE * sentences


def _claim(
    report: Report, view: View, trigger: Trigger, all_triggers: list[Trigger], story: Story, clock: Clock, caster: Caster,
    know: Knowledge, seen: set[str], *, crisis: bool, space: str, paragraph: str, ordinal: int, version: str,
) -> Claim | None:  # fmt: skip
    said_by = voice(view, trigger, story, clock)
    roles = caster.roles(view, trigger, said_by.resolved)
    roles = caster.supported(view, trigger, roles, said_by.resolved)
    said_by, roles = told(view, trigger, said_by, roles, caster)
    mood = _modality(view, trigger, said_by, clock)
    numbers = counts_of(view, trigger)
    used = {r.actor.start for r in roles.actor if r.actor.start is not None}
    places = places_of(view, trigger, know, used)
    time = clock.time_of(view, trigger)
    if not crisis and not stands_alone(
        trigger, roles, said_by.resolved, place=bool(places), time=time is not None, count=bool(numbers)
    ):
        return None
    sent = view.tokens[trigger.anchor].sent
    if not keeps(
        view, trigger, actor=bool(roles.actor), recipient=bool(roles.recipient), place=bool(places), time=time is not None,
        count=bool(numbers), embedded=mood.status != "happened" or mood.polarity == "-" or mood.certainty != "CT",
        attributed=bool(said_by.chain), seen=seen,
        neighbours=[t for t in all_triggers if view.tokens[t.anchor].sent == sent],
    ):  # fmt: skip
        return None
    said = said_by.chain[-1].said if said_by.chain else When()
    when = clock.when(view, trigger, mood.status, said)
    span = _span(view, trigger)
    quote = _quote(view, trigger, report.text)
    flags = [*mood.flags, *said_by.flags, *(f for r in (*roles.actor, *roles.recipient) for f in r.flags)]
    if view.pack.settings.get("experimental"):
        flags.append(EXPERIMENTAL)
    actors, recipients = _actors(roles.actor), _actors(roles.recipient)
    return Claim(
        id=claim_id(
            space, paragraph, ordinal, span.start - view.reading.start, trigger.sense.type, mood.status, mood.polarity,
            actors, recipients, said_by.chain,
        ),
        report=report.id,
        trigger=span,
        type=trigger.sense.type,
        mode=trigger.sense.mode or None,
        contexts=trigger.sense.contexts,
        actor=actors,
        recipient=recipients,
        place=places,
        when=when,
        count=numbers,
        source=said_by.chain,
        status=mood.status,  # type: ignore[arg-type]
        polarity=mood.polarity,  # type: ignore[arg-type]
        certainty=mood.certainty,  # type: ignore[arg-type]
        quote=quote,
        basis=_basis(view, trigger, roles, mood, said_by, when, version),
        flags=tuple(dict.fromkeys(flags)),
    )  # fmt: skip


def _denial(report: Report, view: View, denial: Denial, *, space: str, paragraph: str, ordinal: int, version: str) -> Claim:
    """A denial that points back, as a claim of its own with its own words."""
    base = denied(denial)
    sent = view.sentence(denial.anchor)
    quote = _quoted(report.text, min(sent.start, denial.span.start), max(sent.end, denial.span.end))
    fields = {"type": f"that of the claim denied ({denial.target.basis.rule})", "source": denial.rule, "status": "as told by the claim denied"}
    identity = claim_id(
        space, paragraph, ordinal, denial.span.start - view.reading.start, base.type, base.status, base.polarity,
        base.actor, base.recipient, base.source,
    )  # fmt: skip
    basis = Basis(rule=f"{view.pack.lang}/denials#{denial.rule}", words=(denial.span.exact, denial.speaker.name), version=version, fields=fields)
    return msgspec.structs.replace(base, id=identity, quote=quote, basis=basis)


def _mark_disaster(views: Sequence[View]) -> None:
    """A report that opens on a natural disaster: its tolls are nobody's deed."""
    for view in views[:2]:
        if any("disaster" in classes_of(view, h, own=True) for h in view.phrases):
            for each in views:
                each.disaster = True
            return


def _modality(view: View, trigger: Trigger, said_by: Voice, clock: Clock) -> Modality:
    stop = said_by.innermost.group if said_by.innermost is not None else None
    mention = clock.time_of(view, trigger)
    future = False
    if mention is not None and clock.latest and clock.published and len(clock.published) == 10:
        interval = clock.interval(mention, "any")
        future = bool(interval.earliest and interval.earliest > clock.latest)
    found = modality(view, trigger, reported=said_by.told_in_past, stop=stop, future=future, denied=said_by.denied)
    if said_by.doubted and found.certainty == "CT":
        return Modality(found.status, found.polarity, "U", found.words, (*found.flags, "not confirmed by the speaker"), found.why)
    return found


def _actors(found: tuple[Resolved, ...]) -> tuple[Actor, ...]:
    return tuple(r.actor for r in found)


def _span(view: View, trigger: Trigger) -> Span:
    start, end = view.tokens[trigger.first].start, view.tokens[trigger.last].end
    return Span(start, end, view.text[start:end])


def _quote(view: View, trigger: Trigger, text: str) -> Quote:
    """The sentence that holds the trigger, verbatim, with what stands around it."""
    sent = view.sentence(trigger.anchor)
    start = min(sent.start, view.tokens[trigger.first].start)
    end = max(sent.end, view.tokens[trigger.last].end)
    return _quoted(text, start, end)


def _quoted(text: str, start: int, end: int) -> Quote:
    return Quote(
        start=start, end=end, exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT],
    )  # fmt: skip


def _basis(view: View, trigger: Trigger, roles: Roles, mood: Modality, said_by: Voice, when: When, version: str) -> Basis:
    fields = {
        "type": f"{trigger.sense.rule} as {trigger.sense.frame}",
        "status": mood.why,
        "actor": ", ".join(f"{r.actor.name} ({r.kind or 'phrase'})" for r in roles.actor) or "the text names none",
        "source": " > ".join(said_by.rules) or "the report's own voice",
        "when": when.basis or "the text gives none",
    }
    words = (*trigger.words, *(r.actor.name for r in (*roles.actor, *roles.recipient)), *mood.words)
    return Basis(
        rule=f"{view.pack.lang}/{trigger.sense.rule}", words=tuple(dict.fromkeys(w for w in words if w)), version=version, fields=fields
    )
