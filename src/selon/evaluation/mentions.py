"""Events against gold: the claims that meet the gold's mentions, and how alike both sides put them together.

Two figures. `found`: over the mentions that the reading found, the clustering alone. `whole`: over all, where a mention
that was not found stands alone on our side, as in B³_sys of Cai & Strube, "Evaluation Metrics For End-to-End Coreference
Resolution Systems", 2010. Other than there, claims that meet no mention are left out instead of added to the gold: its
writers skip what they cannot decide, so that such a claim is not known to be wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from selon.evaluation.clusters import Rates, b_cubed, ceaf_e
from selon.evaluation.matching import matched
from selon.evaluation.situation import GoldMention
from selon.model import Claim, Event


class Meeting(msgspec.Struct, frozen=True):
    """A mention, the claim that meets it, and the event of that claim. A claim without an event is one by itself."""

    mention: GoldMention
    claim: Claim | None = None
    event: str | None = None


class Clustering(msgspec.Struct, frozen=True):
    """`alone` and `together`: B³ of whoever puts nothing or everything together, on what was found: what is to be beaten."""

    mentions: int
    met: int
    gold_events: int
    events: int
    found: Rates
    found_ceaf: Rates
    whole: Rates
    whole_ceaf: Rates
    alone: Rates
    together: Rates


class Stray(msgspec.Struct, frozen=True):
    """A mention in the wrong event: not where most of its happening is (`home`), or where another one prevails."""

    meeting: Meeting
    home: str
    prevails: str


def meet(
    mentions: Iterable[GoldMention], claims: Iterable[Claim], events: Iterable[Event], *, reports: Mapping[str, str]
) -> list[Meeting]:
    """Each mention with the claim whose trigger overlaps it, each claim at most once in a report. `reports`: name → id.

    A claim of an acceptable type comes before any other, then the one that overlaps most.
    """
    event_of = {claim: event.id for event in events for claim in event.claims}
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    rows: defaultdict[str, list[GoldMention]] = defaultdict(list)
    for mention in mentions:
        rows[mention.report].append(mention)
    found = []
    for report, here in rows.items():
        there = sorted(
            by_report[reports.get(report, "")], key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.id)
        )
        of_row = _matched(here, there)
        for row, mention in enumerate(here):
            met = there[of_row[row]] if row in of_row else None
            found.append(Meeting(mention, met, event_of.get(met.id, met.id) if met else None))
    return found


def _matched(rows: Sequence[GoldMention], claims: Sequence[Claim]) -> dict[int, int]:
    shared = {
        (row, n): share for row, a in enumerate(rows) for n, b in enumerate(claims) if (share := _shared(a, b)) > 0
    }
    best = sorted(shared, key=lambda at: (-rows[at[0]].core, -shared[at], at))
    needed = {row for row, mention in enumerate(rows) if mention.core}
    right = [(row, n) for row, n in best if claims[n].type in rows[row].types]
    of_row = matched(right, needed=needed)
    used = set(of_row.values())
    rest = [(row, n) for row, n in best if row not in of_row and n not in used]
    return of_row | matched(rest, needed=needed)


def _shared(mention: GoldMention, claim: Claim) -> float:
    """Of the characters that either has, the share that both have."""
    start, end = claim.trigger.start, claim.trigger.end
    both = min(mention.end, end) - max(mention.start, start)
    return both / (max(mention.end, end) - min(mention.start, start)) if both > 0 else 0.0


def clustering(meetings: Iterable[Meeting]) -> Clustering:
    core = [each for each in meetings if each.mention.core]
    met = [each for each in core if each.event is not None]
    gold, ours = [each.mention.event for each in met], [each.event for each in met]
    whole_gold = [each.mention.event for each in core]
    # A number of its own for each mention that was not found: nothing else has it.
    whole_ours: list[str | int] = [n if each.event is None else each.event for n, each in enumerate(core)]
    return Clustering(
        mentions=len(core),
        met=len(met),
        gold_events=len(set(gold)),
        events=len(set(ours)),
        found=b_cubed(gold, ours),
        found_ceaf=ceaf_e(gold, ours),
        whole=b_cubed(whole_gold, whole_ours),
        whole_ceaf=ceaf_e(whole_gold, whole_ours),
        alone=b_cubed(gold, range(len(gold))),
        together=b_cubed(gold, [0] * len(gold)),
    )


def labels_of(meetings: Iterable[Meeting]) -> dict[str, str]:
    """Event → the label of most of its claims; of two with as many, the one that the gold names first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in meetings:
        if each.event is not None:
            counts[each.event][each.mention.event] += 1
    return {event: count.most_common(1)[0][0] for event, count in counts.items()}


def strays(meetings: Sequence[Meeting]) -> list[Stray]:
    met = [each for each in meetings if each.event is not None and each.mention.core]
    prevails = labels_of(met)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in met:
        counts[each.mention.event][each.event or ""] += 1
    found = []
    for each in met:
        label, event = each.mention.event, each.event or ""
        # Of two homes with as many, the one where the label prevails.
        home = max(counts[label], key=lambda at: (counts[label][at], prevails[at] == label))
        if event != home or prevails[event] != label:
            found.append(Stray(each, home, prevails[event]))
    return found
