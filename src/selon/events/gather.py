"""The claims of one happening → the event: what they agree on, the values of each slot with who holds them, its origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from selon.events.origins import origin
from selon.events.profile import day
from selon.knowledge.identity import party
from selon.measures.affirming import affirming_origins
from selon.measures.times_words import when_words
from selon.model import Actor, Claim, Event, Place, Report, SlotValue, When

_LEVELS = {"site": 4, "town": 4, "region": 3, "country": 1, "area": 0}


def event_id(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """E for the C of the claim that was published first: later voices do not change it, and the claim always leads to it."""
    first = min(claims, key=lambda claim: (reports[claim.report].published or "9999", claim.id))
    return "E" + first.id[1:]


def gather(
    claims: Sequence[Claim], *, lead: str, reports: Mapping[str, Report], roots: Mapping[str, str], unsure: Sequence[str] = ()
) -> tuple[Event, dict[str, str]]:
    """The event of these claims, and each claim's origin. `lead` is the claim that says most; its words make the summary."""
    ordered = sorted(claims, key=lambda c: (reports[c.report].published or "9999", c.report, c.trigger.start, c.id))
    origins = {claim.id: origin(claim, reports[claim.report], roots) for claim in ordered}
    published = sorted(day for report in {c.report for c in ordered} if (day := reports[report].published))
    leading = next(claim for claim in ordered if claim.id == lead)
    slots = _slots(ordered, reports, origins)
    when = agreed(ordered, reports, origins)
    event = Event(
        id=event_id(ordered, reports),
        type=_commonest([claim.type for claim in ordered], leading.type),
        mode=_commonest([claim.mode for claim in ordered if claim.mode], leading.mode or "") or None,
        summary=_summary(leading, slots, when),
        when=when,
        place=_places(ordered),
        reports=tuple(sorted({claim.report for claim in ordered}, key=lambda r: (reports[r].published or "9999", r))),
        origins=len(set(origins.values())),
        claims=tuple(claim.id for claim in ordered),
        slots=slots,
        status=_held(ordered, reports, origins, lambda c: [(c.status + c.polarity, _standing(c))]),
        affirmed_by=affirming_origins(ordered, origins, roots),
        unsure=tuple(unsure),
        first=published[0] if published else None,
        last=published[-1] if published else None,
    )
    return event, origins


def _commonest(values: Sequence[str], preferred: str) -> str:
    counts = Counter(values)
    return max(sorted(counts), key=lambda each: (counts[each], each == preferred), default="")


def _standing(claim: Claim) -> str:
    if claim.polarity == "-":
        return "denied" if any(speaker.stance == "deny" for speaker in claim.source) else f"not {claim.status}"
    return claim.status


Keyed = Callable[[Claim], Iterable[tuple[str, str]]]


def _slots(claims: Sequence[Claim], reports: Mapping[str, Report], origins: Mapping[str, str]) -> dict[str, tuple[SlotValue, ...]]:
    def lang(claim: Claim) -> str:
        return reports[claim.report].lang or "fr"

    def parties(actors: Iterable[Actor], where: str) -> Iterable[tuple[str, str]]:
        return ((party(a.name, a.code, a.country, lang=where).key or a.name, a.name) for a in actors)

    ways: dict[str, Keyed] = {
        "actor": lambda c: parties(c.actor, lang(c)),
        "recipient": lambda c: parties(c.recipient, lang(c)),
        "place": lambda c: ((str(p.geonameid or p.name.casefold()), p.name) for p in c.place),
        "when": lambda c: [(c.when.edtf, c.when.edtf)] if c.when.edtf and c.when.earliest and c.when.latest else [],
        "count": lambda c: ((f"{n.unit} {n.low} {n.high}", f"{n.unit} {_figure(n.low, n.high)}") for n in c.count),
        "mode": lambda c: [(c.mode, c.mode)] if c.mode else [],
        "name": lambda c: [(c.type, c.type)],
    }
    found = {slot: _held(claims, reports, origins, way) for slot, way in ways.items()}
    return {slot: values for slot, values in found.items() if values}


def _held(claims: Iterable[Claim], reports: Mapping[str, Report], origins: Mapping[str, str], keyed: Keyed) -> tuple[SlotValue, ...]:
    """Values, those of most origins first; each in the words most often used for it."""
    by_key: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in claims:
        for key, words in keyed(claim):
            by_key[key].append((words, claim))
    values = []
    for key, held in by_key.items():
        told = tuple(dict.fromkeys(claim.id for _, claim in held))
        voices = tuple(dict.fromkeys(voice(claim, reports[claim.report]) for _, claim in held))
        words = _commonest([words for words, _ in held], held[0][0])
        values.append((key, SlotValue(words, told, voices, len({origins[each] for each in told}))))
    values.sort(key=lambda each: (-each[1].origins, -len(each[1].claims), each[0]))
    return tuple(value for _, value in values)


def voice(claim: Claim, report: Report) -> str:
    """Who says it, to the nearest: the innermost speaker, or the outlet in whose own voice it is told."""
    return claim.source[-1].name if claim.source else report.outlet or "the report"


def _figure(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"{low:,.0f}"
    return f"{low:,.0f} or more" if high is None and low is not None else f"{low or 0:,.0f}–{high:,.0f}"


def _places(claims: Iterable[Claim]) -> tuple[Place, ...]:
    """The finest that anybody names, each once."""
    found: dict[str, Place] = {}
    for place in (place for claim in claims for place in claim.place):
        found.setdefault(str(place.geonameid or place.name.casefold()), place)
    finest = max((_LEVELS.get(place.precision, 0) for place in found.values()), default=0)
    return tuple(place for place in found.values() if _LEVELS.get(place.precision, 0) == finest)


def agreed(claims: Sequence[Claim], reports: Mapping[str, Report], origins: Mapping[str, str]) -> When:
    """The days that the claims agree on: the best attested span, narrowed by each further one that overlaps it."""
    spans: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    half: list[tuple[int | None, int | None, Claim]] = []
    for claim in claims:
        first, last = day(claim.when.earliest), day(claim.when.latest, end=True)
        if first is not None and last is not None:
            spans[first, last].append(claim)
        elif first is not None or last is not None:
            half.append((first, last, claim))
    if not spans:
        return _open(half)
    # A span that more origins give comes first; of two, the narrower.
    ranked = sorted(spans, key=lambda s: (-len({origins[c.id] for c in spans[s]}), s[1] - s[0], s))
    low, high = ranked[0]
    giver = spans[low, high][0]
    narrowed: list[str] = []
    for first, last in ranked[1:]:
        if first <= high and last >= low and (first > low or last < high):
            low, high = max(low, first), min(high, last)
            narrowed.append(_words(spans[first, last][0], reports))
    vaguer = [spans[s][0] for s in ranked[1:] if s[0] <= low and s[1] >= high]
    basis = f"{_words(giver, reports)}"
    if narrowed:
        basis += f", narrowed by {'; '.join(narrowed)}"
    if vaguer:
        basis += f"; it fits {_words(vaguer[0], reports)}"
    return When(edtf=_edtf(low, high), earliest=_iso(low), latest=_iso(high), text=giver.when.text, basis=basis)


def _open(half: Sequence[tuple[int | None, int | None, Claim]]) -> When:
    """Nobody names a day: at the latest when it was first told as done, at the earliest when it was said to be to come."""
    latest = min((last for _, last, _ in half if last is not None), default=None)
    earliest = max((first for first, _, _ in half if first is not None), default=None)
    if latest is not None:
        return When(edtf=f"[..{_iso(latest)}]", latest=_iso(latest), basis="told as done by then; nobody names the day")
    if earliest is not None:
        return When(edtf=f"[{_iso(earliest)}..]", earliest=_iso(earliest), basis="to come from then on")
    return When()


def _words(claim: Claim, reports: Mapping[str, Report]) -> str:
    said = f"« {claim.when.text} »" if claim.when.text else str(claim.when.edtf)
    report = reports[claim.report]
    return f"{said} ({report.outlet or report.id[:8]}, {report.published or 'undated'})"


def _edtf(low: int, high: int) -> str:
    return _iso(low) if low == high else f"{_iso(low)}/{_iso(high)}"


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _summary(lead: Claim, slots: Mapping[str, tuple[SlotValue, ...]], when: When) -> str:
    """One line from the values that most origins hold: what, who, to whom, where, when."""
    kind, mode, who, whom, where = (
        slots[slot][0].value if slots.get(slot) else "" for slot in ("name", "mode", "actor", "recipient", "place")
    )
    what = (kind or lead.type).capitalize() + (f" ({mode})" if mode and mode.upper() != kind else "")
    parties = f"{who or '?'} → {whom}" if whom and whom != where else who
    told = [each for each in (parties, where if where not in whom else "", when_words(when)) if each]
    return f"{what}: {', '.join(told)}" if told else what
