"""When: the interval of an event, and of a statement, from the times the report tells.

Time is told once and holds on: `la veille` counts from the day told last, `en soirée` is the evening of the day the
story is at, and what a paragraph tells next of the same violence happened on the day it has just named.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from selon.claims.moments import DEEDS, Moments, daily
from selon.claims.scene import clause_start
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.measures.times import UNDATED, publication_window, resolve
from selon.model import Attribution, TimeMention, When

_AHEAD = frozenset({"planned", "requested", "threatened", "feared", "possible", "hypothetical"})
_PAST = frozenset({"past", "plup", "imp", "infpast", "partpast", "subjpast", "condpast"})
_TOLD_ON = frozenset({"past", "imp", "pres", "infpast", "partpast", "part", "condpast"})
"""Tenses in which a story goes on; the pluperfect steps out of it."""
_STREET = frozenset({"ASSAULT", "PROTEST"})
_STORY_DAYS = 40
"""A date further back than this is background: the story does not go on from it."""
_SHORT_DAYS = 2


class Told(NamedTuple):
    """A time as the text tells it: from where on, whether it is a day, whether the story itself is at it, whether it
    only dates a statement or an aside, and whether it stands beside the story and far before it."""

    start: int
    when: When
    day: bool
    line: bool
    away: bool
    background: bool = False


class Dated(NamedTuple):
    """An event of the story with a time of its own."""

    paragraph: int
    start: int
    type: str
    when: When
    line: bool


class Clock(Moments):
    """Resolves times against one report's publication date; siblings are the report's other weekdays."""

    def __init__(self, views: Sequence[View], published: str | None) -> None:
        self.published = published
        self.siblings = tuple(m for v in views for m in v.reading.times)
        window = publication_window(published)
        self.earliest: str | None = window[0] if window else None
        self.latest: str | None = window[1] if window else None
        self.told: list[Told] = []
        self.events: list[Dated] = []
        for view in views:
            for mention in sorted(view.reading.times, key=lambda m: m.start):
                self._tell(view, mention)

    # what has been told ----------------------------------------------------------------------------------------

    def _tell(self, view: View, mention: TimeMention) -> None:
        if mention.kind in UNDATED or mention.kind in {"vague", "clock"}:
            return
        owner = self._owner_group(view, mention)
        ahead = owner is not None and owner.tense in {"fut", "futant", "cond"}
        found = self.interval(mention, "future" if ahead else "past")
        if not found.edtf:
            return
        statement = owner is not None and any(a.group == owner.head for a in view.reading.attributions)
        aside = owner is not None and (owner.relation in {"acl:relcl", "acl"} or owner.tense in {"plup", "fut", "futant", "cond", "inf"})
        line = not statement and not aside and not mention.spec.get("rel") and mention.spec.get("year") is None
        away = statement or (owner is not None and owner.relation in {"acl:relcl", "acl"})
        self.told.append(Told(mention.start, found, daily(mention), line, away, aside and self._far(found)))

    def _before(self, start: int, *, day: bool = False, line: bool = False) -> When | None:
        """The time told last before an offset."""
        fitting = [t for t in self.told if t.start < start and (t.day or not day) and (t.line or not line)]
        # "Never since the invasion, on 24 February 2022, had it admitted …. The day before, …": counted from the story.
        near = [t for t in fitting if not t.background] or fitting
        return near[-1].when if near else None

    def interval(self, mention: TimeMention, direction: str) -> When:
        return resolve(
            mention, published=self.published, direction=direction, story=self._story(mention), siblings=self.siblings
        )

    def _story(self, mention: TimeMention) -> When | None:
        """The time a relative expression counts from; failing that, the day of an exactly dated report."""
        if mention.kind == "clock":
            return self._before(mention.start, day=True, line=True)
        if mention.kind != "story":
            return None
        unit = str(mention.spec.get("unit") or "day")
        daily = unit in {"day", "hour", "minute"} and mention.spec.get("rel") != "since"
        found = self._before(mention.start, day=daily)
        if found is None and self.latest is not None and self.earliest == self.latest:
            return When(edtf=self.latest, earliest=self.latest, latest=self.latest, text="the report's day")
        return found

    # what is said and what has happened --------------------------------------------------------------------------

    def said(self, view: View, attribution: Attribution) -> When:
        """When the speaker said it: a time expression that hangs on the cue, outside its content."""
        if attribution.group is None:
            return When()
        for mention in view.reading.times:
            cue = self._dates_cue(view, mention)
            if cue is None and any(s.start <= mention.start < s.end for s in attribution.contents):
                continue
            if self.owner(view, mention) == attribution.group and self._near(view, mention, attribution.group):
                return self.interval(mention, "past")
        return When()

    def _counts_up(self, view: View, trigger: Trigger, mention: TimeMention) -> bool:
        """`had put the toll at 63 on Monday`, `le bilan est passé lundi à 40`: the day is that of the count, not of the deaths."""
        owner = self.owner(view, mention)
        group = view.groups.get(owner) if owner is not None else None
        if group is None or trigger.sense.mode != "casualties" or group.lemma not in view.pack.words("count.amounting"):
            return False
        return trigger.anchor in (group.head, *group.subjects, *group.objects)

    def _near(self, view: View, mention: TimeMention, group: int) -> bool:
        sent = view.sentence(group)
        return sent.start <= mention.start < sent.end

    def when(self, view: View, trigger: Trigger, status: str, said: When) -> When:
        """The event's interval; without a time of its own, what happened lies before its statement or its report."""
        counted = self._counted(view, trigger) if status in {"happened", "ongoing"} else None
        if counted is not None:
            return counted
        mention = self.time_of(view, trigger)
        if mention is not None:
            found = self._clipped(self.interval(mention, self._direction(view, trigger, mention, status)), status)
            if status == "happened" and found.latest and self._counts_up(view, trigger, mention):
                return When(edtf=f"[..{found.latest}]", latest=found.latest, text=found.text, basis=f"said before '{found.text}'")
            if found.edtf and status == "happened":
                here = _goes_on(view, trigger) and not mention.spec.get("rel") and not self._far(found)
                self._record(view, trigger, max(view.tokens[trigger.anchor].start, mention.start), found, line=here)
            return found
        if status != "happened":
            return When()
        carried = self._carried(view, trigger)
        if carried is not None:
            return carried
        if said.latest:
            return When(edtf=f"[..{said.latest}]", latest=said.latest, basis=f"said before '{said.text}'")
        if self.latest:
            return When(edtf=f"[..{self.latest}]", latest=self.latest, basis="told before the report was published")
        return When()

    def _counted(self, view: View, trigger: Trigger) -> When | None:
        """`on Thursday, two days after Tehran attacked …`: from the day told beside it, told before it, or of the report."""
        found = self.counted_from(view, trigger)
        if found is None:
            return None
        mention, sign = found
        sent = view.sentence(trigger.anchor)
        at = view.tokens[trigger.anchor].start
        end = next((t.start for t in view.tokens if t.start > at and t.pos == "PUNCT"), sent.end)
        beside = [
            m for m in view.reading.times
            if sent.start <= m.start < sent.end and not mention.start <= m.start < end and daily(m) and "rel" not in m.spec
        ]  # fmt: skip
        nearest = min(beside, key=lambda m: abs(m.start - mention.start), default=None)
        story = self.interval(nearest, "past") if nearest is not None else self._before(mention.start, day=True, line=True)
        if story is None and self.latest is not None and self.earliest == self.latest:
            story = When(edtf=self.latest, earliest=self.latest, latest=self.latest, text="the report's day")
        if story is None or not story.edtf:
            return None
        back = msgspec.structs.replace(mention, kind="story", spec={**mention.spec, "sign": sign})
        when = self._clipped(resolve(back, published=self.published, story=story), "happened")
        return when if when.edtf else None

    def _direction(self, view: View, trigger: Trigger, mention: TimeMention, status: str) -> str:
        """Looks ahead for what is to come, unless the time is that of a past verb (est venu jeudi demander …)."""
        if status not in _AHEAD:
            return "future" if self._expected(view, trigger) else "past"
        owner = self._owner_group(view, mention)
        other = owner is not None and owner.head != trigger.anchor and owner.tense in _PAST - {"imp"}
        return "past" if other and not self._beside(view, mention, trigger.last) else "future"

    def _expected(self, view: View, trigger: Trigger) -> bool:
        """`is expected in Yangon on Friday`: in the present, it is still to come."""
        group = view.groups.get(trigger.anchor) if trigger.verbal else None
        return group is not None and group.tense == "pres" and group.lemma in view.pack.words("moment.expecting")

    def _clipped(self, found: When, status: str) -> When:
        """What is still to come lies after the report, what has happened before it: a week or a year is cut there."""
        if self.earliest is None or self.latest is None or not found.earliest or not found.latest or not found.edtf:
            return found
        low, high = found.earliest, found.latest
        if status in {"planned", "requested", "threatened"} and low < self.earliest <= high:
            low = self.earliest
        elif status == "happened" and low <= self.latest < high:
            high = self.latest
        else:
            return found
        edtf = low if low == high else f"[{low}..{high}]"
        return msgspec.structs.replace(found, edtf=edtf, earliest=low, latest=high, basis=f"{found.basis}; cut at publication")

    def _record(self, view: View, trigger: Trigger, start: int, found: When, *, line: bool) -> None:
        if trigger.sense.type in DEEDS and _short(found):
            self.events.append(Dated(view.number, start, trigger.sense.type, found, line))

    def _far(self, found: When) -> bool:
        """So long before the report that it is background, not its story."""
        if not found.latest or not self.earliest:
            return False
        return (date.fromisoformat(self.earliest) - date.fromisoformat(found.latest)).days > _STORY_DAYS

    def _carried(self, view: View, trigger: Trigger) -> When | None:
        """The day of a deed told before, while the story goes on without another time."""
        if trigger.sense.type not in DEEDS:
            return None
        if trigger.verbal and view.groups[trigger.anchor].negated:
            return None
        if _toll(trigger) and _lasting(view, trigger):
            return None
        last = self._of_toll(view, trigger) or self._of_mention(view, trigger) or self._of_story(view, trigger)
        if last is None:
            return None
        self._record(view, trigger, view.tokens[trigger.anchor].start, last.when, line=last.line)
        return msgspec.structs.replace(last.when, basis=f"the day of what is told before it ('{last.when.text}'); {last.when.basis}")

    def _of_story(self, view: View, trigger: Trigger) -> Dated | None:
        """The last deed of the paragraph; of the report, where a word says that the story goes on (puis, les assaillants)."""
        if not _goes_on(view, trigger) and not self._continues(view, trigger):
            return None
        at = view.tokens[trigger.anchor].start
        linked = self._linked(view, trigger)
        if trigger.verbal and view.groups[trigger.anchor].tense == "condpast" and not linked:
            return None
        street = trigger.sense.type in _STREET or trigger.sense.mode == "crowd-control"
        kinds = _STREET if street else {trigger.sense.type}
        fitting = [e for e in self.events if e.start < at and e.line and ((e.paragraph == view.number and e.type in kinds) or linked)]
        if not fitting:
            return None
        last = fitting[-1]
        moved = any(last.start < t.start < at and not t.away and t.when.edtf != last.when.edtf for t in self.told)
        return None if moved else last

    def _of_toll(self, view: View, trigger: Trigger) -> Dated | None:
        """A toll without a date is that of the violence told of, if the report dates one such deed only."""
        kind = "PROTEST" if trigger.sense.type == "PROTEST" else "ASSAULT"
        if not _toll(trigger) or view.disaster:
            return None
        if trigger.verbal and (view.groups[trigger.anchor].tense == "plup" or view.groups[trigger.anchor].relation == "acl:relcl"):
            return None
        at = view.tokens[trigger.anchor].start
        same = [e for e in self.events if e.type == kind and e.start < at and self._told_near(view, e)]
        if not same or len({e.when.edtf for e in same}) > 1:
            return None
        return same[-1]

    def _told_near(self, view: View, event: Dated) -> bool:
        """What is told of a day long past stays in its paragraph."""
        return event.paragraph == view.number or not self._far(event.when)

    def _of_mention(self, view: View, trigger: Trigger) -> Dated | None:
        """`a revendiqué l'attaque`: a bare second mention, where the report dates one such deed only."""
        heads = trigger.inner if trigger.verbal else (trigger.anchor,)
        nouns = [view.phrases[h] for h in heads if h in view.phrases]
        if trigger.sense.type != "ASSAULT" or not nouns or view.disaster:
            return None
        bare = all((p.demonstrative or p.det in view.pack.words("noun.definite")) and not p.complements and not p.plural for p in nouns)
        at = view.tokens[trigger.anchor].start
        same = [e for e in self.events if e.type == "ASSAULT" and e.start < at and self._told_near(view, e)]
        return same[-1] if bare and same and len({e.when.edtf for e in same}) == 1 else None

    def _continues(self, view: View, trigger: Trigger) -> bool:
        """`…, qui ont riposté`: a relative that tells the next deed of the same kind in its sentence."""
        if not trigger.verbal or not self.events:
            return False
        group, last = view.groups[trigger.anchor], self.events[-1]
        sent = view.sentence(trigger.anchor)
        return group.tense == "past" and last.type == trigger.sense.type and sent.start <= last.start < view.tokens[group.head].start

    def _linked(self, view: View, trigger: Trigger) -> bool:
        """The sentence opens with a word of sequence, or its doer is known from the deed (le kamikaze, les assaillants)."""
        sent = view.sentence(trigger.anchor)
        opening = {view.tokens[i].norm for i in range(sent.first, min(sent.first + 3, sent.last))}
        if opening & view.pack.words("moment.then"):
            return True
        if not trigger.verbal:
            return False
        known = view.pack.words("moment.doers")
        doers = [view.phrases[h] for h in view.groups[trigger.anchor].subjects if h in view.phrases]
        definite = [p.head for p in doers if p.det in view.pack.words("noun.the")]
        return any(set(view.tokens[h].stems) & known for h in definite)


def _short(when: When) -> bool:
    """A day, a night or two: short enough to be the day of a story."""
    if not when.earliest or not when.latest:
        return False
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days <= _SHORT_DAYS


def _toll(trigger: Trigger) -> bool:
    return trigger.sense.kind == "figure" or trigger.sense.mode == "casualties"


def _lasting(view: View, trigger: Trigger) -> bool:
    """What grows over a war (les combats ont fait, depuis, au total) is no toll of a day."""
    sent = view.sentence(trigger.anchor)
    words = {w for i in range(clause_start(view, trigger.first), sent.last) for w in (view.tokens[i].lemma, view.tokens[i].norm)}
    return bool(words & view.pack.words("moment.lasting"))


def _goes_on(view: View, trigger: Trigger) -> bool:
    """A main-line telling: no relative clause, pluperfect, future or generic noun."""
    if trigger.verbal:
        group = view.groups[trigger.anchor]
        return group.relation != "acl:relcl" and group.tense in _TOLD_ON
    governor = view.governor(trigger.anchor)
    return governor is not None and governor.tense in _TOLD_ON and governor.relation != "acl:relcl"
