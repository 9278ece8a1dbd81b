"""When: which time expression belongs to which event, and which only dates the statement.

Time is told once and holds on: `la veille` counts from the day told last, `en soirée` is the evening of the day the
story is at, and what a paragraph tells next of the same violence happened on the day it has just named.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from selon.claims.nouns import noun_lemmas
from selon.claims.scene import clause_start, relative_place
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.measures.times import UNDATED, publication_window, resolve
from selon.model import Attribution, TimeMention, VerbGroup, When

_AHEAD = frozenset({"planned", "requested", "threatened", "feared", "possible", "hypothetical"})
_PAST = frozenset({"past", "plup", "imp", "infpast", "partpast", "subjpast", "condpast"})
_NONFINITE = frozenset({"inf", "infpast", "part", "partpast"})
_TOLD_ON = frozenset({"past", "imp", "pres", "infpast", "partpast", "part", "condpast"})
"""Tenses in which a story goes on; the pluperfect steps out of it."""
_STREET = frozenset({"ASSAULT", "PROTEST"})
_DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})
_STORY_DAYS = 40
_SIDES = {"depuis": "since", "après": "after", "avant": "before"}
_CALLS = frozenset({"REQUEST", "THREATEN", "AGREE"})
_WEAK = frozenset({"clock", "vague", "window"})


class Told(NamedTuple):
    """A time as the text tells it: from where on, whether it is a day, whether the story itself is at it, and whether it
    only dates a statement or an aside."""

    start: int
    when: When
    day: bool
    line: bool
    away: bool


class Dated(NamedTuple):
    """An event of the story with a time of its own."""

    paragraph: int
    start: int
    type: str
    when: When
    line: bool


class Clock:
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
        aside = owner is not None and (
            owner.relation in {"acl:relcl", "acl"} or owner.tense in {"plup", "fut", "futant", "cond", "inf"}
        )
        line = not statement and not aside and not mention.spec.get("rel") and mention.spec.get("year") is None
        away = statement or (owner is not None and owner.relation in {"acl:relcl", "acl"})
        self.told.append(Told(mention.start, found, _daily(mention), line, away))

    def _before(self, start: int, *, day: bool = False, line: bool = False) -> When | None:
        """The time told last before an offset."""
        fitting = [t for t in self.told if t.start < start and (t.day or not day) and (t.line or not line)]
        return fitting[-1].when if fitting else None

    def interval(self, mention: TimeMention, direction: str) -> When:
        return resolve(mention, published=self.published, direction=direction, story=self._story(mention), siblings=self.siblings)

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

    # whose time it is ------------------------------------------------------------------------------------------

    def owner(self, view: View, mention: TimeMention) -> int | None:
        """The verb group a time expression hangs on: up the tree, else the nearest in its clause."""
        group = self._owner_group(view, mention)
        return group.head if group is not None else None

    def _owner_group(self, view: View, mention: TimeMention) -> VerbGroup | None:
        first = next((t.i for t in view.tokens if t.start >= mention.start), None)
        if first is None:
            return None
        below = self._clause_behind(view, mention)
        if below is not None and not self._both(view, mention):
            return below
        if first and first - 1 in view.groups and view.groups[first - 1].tense in {"partpast", "part"}:
            return view.groups[first - 1]  # la trêve arrachée dans la nuit a volé en éclats
        for a in (first, *view.ancestors(first)):
            if a in view.groups and not (mention.start <= view.tokens[a].start < mention.end):
                return view.groups[a]
        return None

    def _clause_behind(self, view: View, mention: TimeMention) -> VerbGroup | None:
        """`le 4 mars, jour où des gangs ont attaqué`, `après que, le 24, X a …`: the clause that the time opens."""
        first = next((t.i for t in view.tokens if t.start >= mention.end), None)
        if first is None:
            return None
        i = first
        words = view.pack.words("moment.opening")
        sent = view.sentence(first)
        while i < sent.last and (view.tokens[i].norm == "," or view.tokens[i].norm in words) and i - first < 4:
            i += 1
        if i - 1 < first or view.tokens[i - 1].norm not in view.pack.words("moment.where"):
            return None
        return next(
            (view.groups[j] for j in range(i, sent.last) if j in view.groups and view.groups[j].tense not in _NONFINITE), None
        )

    def _both(self, view: View, mention: TimeMention) -> bool:
        """`tuée dans la nuit quand un drone …`: the clause behind says when, so the verb before has the same time."""
        behind = next((t for t in view.tokens if t.start >= mention.end and t.norm != ","), None)
        return behind is not None and behind.norm in view.pack.words("place.when")

    def said(self, view: View, attribution: Attribution) -> When:
        """When the speaker said it: a time expression that hangs on the cue, outside its content."""
        if attribution.group is None:
            return When()
        for mention in view.reading.times:
            if any(s.start <= mention.start < s.end for s in attribution.contents):
                continue
            if self.owner(view, mention) == attribution.group and self._near(view, mention, attribution.group):
                return self.interval(mention, "past")
        return When()

    def _near(self, view: View, mention: TimeMention, group: int) -> bool:
        sent = view.sentence(group)
        return sent.start <= mention.start < sent.end

    def time_of(self, view: View, trigger: Trigger) -> TimeMention | None:
        """The time expression of an event, or None: its own, its governor's, or one that opens the sentence."""
        sent = view.sentence(trigger.anchor)
        mentions = [m for m in view.reading.times if sent.start <= m.start < sent.end and m.kind not in UNDATED]
        usable = [m for m in mentions if self._usable(view, m, trigger)]
        if not usable:
            return None
        at = view.tokens[trigger.anchor].start
        for choice in (self._own, self._of_subject, self._governing, self._shared, self._framing, self._near_by):
            found = choice(view, trigger, usable)
            if found:
                return self._bare(view, trigger, _best(found, at))
        return None

    def _usable(self, view: View, mention: TimeMention, trigger: Trigger) -> bool:
        """Not the date of a statement, and on the same side of what is told as the event."""
        at = view.tokens[trigger.anchor].start
        statements = {a.group: a for a in view.reading.attributions if a.group is not None}
        content = [s for a in view.reading.attributions for s in a.contents if s.start <= at < s.end]
        inner = min(content, key=lambda s: s.end - s.start, default=None)
        owner = self.owner(view, mention)
        if not trigger.verbal and self._fast(view, mention, trigger.last):
            return True
        if owner in statements and owner != trigger.anchor and not self._twins(view, trigger, owner):
            if not any(s.start <= mention.start < s.end for s in statements[owner].contents):
                return False
        return inner is None or inner.start <= mention.start < inner.end or owner == trigger.anchor

    def _fast(self, view: View, mention: TimeMention, last: int) -> bool:
        """Bound to the noun whatever verb is around: `l'attaque de mardi`, `la chute de X, le 7`, `en guerre depuis 1984`."""
        if not self._beside(view, mention, last):
            return False
        before = [t for t in view.tokens if t.end <= mention.start][-1:]
        owner = self._owner_group(view, mention)
        called = owner is not None and any(
            s.type in _CALLS for s in (*view.pack.verbs.get(owner.lemma, ()), *view.pack.phrases.get(owner.lemma, ()))
        )
        return bool(before) and (before[0].norm in {",", "(", "de", "du", "d'"} or mention.spec.get("rel") == "since" or called)

    def _twins(self, view: View, trigger: Trigger, owner: int) -> bool:
        group = view.groups.get(trigger.anchor) if trigger.verbal else None
        return group is not None and group.relation == "conj" and group.parent == owner

    def _own(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        if not trigger.verbal:
            return [m for m in mentions if self._beside(view, m, trigger.last)] or self._relative(
                view, (trigger.anchor,), mentions
            )
        group = view.groups[trigger.anchor]
        if group.lemma in view.pack.words("moment.claiming") and trigger.inner:
            last = max(trigger.inner)
            return [m for m in mentions if self._beside(view, m, last)] or self._relative(view, trigger.inner, mentions)
        own = [m for m in mentions if self.owner(view, m) == trigger.anchor or self._opens_clause_of(view, m, trigger.anchor)]
        own = [m for m in own if not self._of_what_is_said(view, m, trigger) and not self._aside(view, m, group)]
        return [m for m in mentions if m in own or any(_apposed(view, m, o) for o in own)]

    def _of_what_is_said(self, view: View, mention: TimeMention, trigger: Trigger) -> bool:
        """`appelle à une grève mardi`, `accuse X d'avoir tiré pendant la nuit`: the time of the strike, of the shots."""
        if any(
            s.start <= mention.start < s.end for a in view.reading.attributions if a.group == trigger.anchor for s in a.contents
        ):
            return True
        last = view.groups[trigger.anchor].last
        if trigger.sense.type not in _CALLS:
            return False
        return any(
            last < h and view.tokens[h].end <= mention.start and self._beside(view, mention, h)
            and any(le in view.pack.nouns for le in noun_lemmas(view.tokens[h].norm, view.tokens[h].lemma)) for h in view.phrases
        )  # fmt: skip

    def _aside(self, view: View, mention: TimeMention, group: VerbGroup) -> bool:
        """`Athènes, en froid avec Ankara depuis des mois, a dépêché …`: how long the aside has lasted."""
        sent = view.sentence(group.head)
        before = mention.end <= view.tokens[group.first].start
        return (
            before
            and mention.spec.get("rel") == "since"
            and not self._opens(view, mention, sent.first)
            and self._clause_behind(view, mention) is None
        )

    def _of_subject(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        """`l'attaque de mardi a tué …`, `l'attentat commis lundi a fait …`: the time of the event that does it."""
        if not trigger.verbal:
            return []
        group = view.groups[trigger.anchor]
        events = [
            h for h in group.subjects if h in view.phrases and h < group.head
            and any(le in view.pack.nouns for le in noun_lemmas(view.tokens[h].norm, view.tokens[h].lemma))
        ]  # fmt: skip
        return [m for m in mentions for h in events if m.end <= view.tokens[group.first].start and self._beside(view, m, h)]

    def _opens_clause_of(self, view: View, mention: TimeMention, anchor: int) -> bool:
        below = self._clause_behind(view, mention)
        return below is not None and below.head == anchor

    def _relative(self, view: View, nouns: Sequence[int], mentions: list[TimeMention]) -> list[TimeMention]:
        """`l'attentat qui avait frappé, mercredi, la ville`: the relative clause tells of the noun's own event."""
        heads = {
            g.head for g in view.groups.values()
            if g.antecedent in nouns and g.antecedent in g.subjects and not any(a.group == g.head for a in view.reading.attributions)
        }  # fmt: skip
        return [m for m in mentions if self.owner(view, m) in heads]

    def _governing(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        """The time of the verb above, for nouns and for verbs that have no tense of their own."""
        governor = view.governor(trigger.anchor)
        inner = (
            trigger.verbal
            and view.groups[trigger.anchor].tense not in _NONFINITE
            and not relative_place(view, view.groups[trigger.anchor])
        )
        if governor is None or inner:
            return []
        if any(a.group == governor.head for a in view.reading.attributions) or self._set_apart(view, trigger, governor):
            return []
        return [m for m in mentions if self.owner(view, m) == governor.head]

    def _set_apart(self, view: View, trigger: Trigger, governor: VerbGroup) -> bool:
        """`a adopté vendredi le treizième train depuis l'invasion`: a preposition that puts the noun at another time."""
        if trigger.verbal:
            return False
        apart = view.pack.words("moment.apart")
        chain = [trigger.anchor, *view.ancestors(trigger.anchor)]
        inside = chain[: chain.index(governor.head)] if governor.head in chain else chain[:1]
        return any(i in view.phrases and view.phrases[i].prep in apart for i in inside)

    def _shared(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        """`a accusé lundi X et prévenu que`: the second verb has the time of the first; in a pluperfect or future it has not."""
        group = view.groups.get(trigger.anchor) if trigger.verbal else None
        if group is None:
            return []
        bare = [
            g.head for g in view.groups.values()
            if g.first == g.head > group.head and g.parent == group.head and g.tense in {group.tense, "partpast"}
            and (g.relation == "conj" or any(view.tokens[i].norm == "et" for i in range(group.last + 1, g.head)))
        ]  # fmt: skip
        theirs = [m for m in mentions if self.owner(view, m) in bare and m.start > view.tokens[group.head].start]
        if theirs:
            return theirs  # une femme a été tuée et trois voisins blessés dans la nuit
        if group.relation != "conj" or not group.shared_subject or group.parent not in view.groups:
            return []
        first = view.groups[group.parent]
        if first.tense != group.tense:
            return []
        return [m for m in mentions if self.owner(view, m) == first.head]

    def _framing(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        if self._in_relative(view, trigger):
            return []
        first = view.sentence(trigger.anchor).first
        opening = [m for m in mentions if self._opens(view, m, first) and self._clause_behind(view, m) is None][:1]
        return opening + [m for m in mentions if opening and m not in opening and _apposed(view, m, opening[0])]

    def _near_by(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        if not trigger.verbal:
            return []
        group = view.groups[trigger.anchor]
        above = {group.parent, *view.ancestors(group.head)}
        if group.relation == "acl:relcl":
            start = view.tokens[clause_start(view, group.first)].start
            mentions = [m for m in mentions if m.start >= start]
        return [
            m for m in mentions if self._same_clause(view, m, group.first, group.last)
            and ((owner := self._owner_group(view, m)) is None or owner.head in above or owner.tense in {"inf", "part"})
        ]  # fmt: skip

    def _bare(self, view: View, trigger: Trigger, mention: TimeMention) -> TimeMention:
        """`depuis le 4 mars, jour où …`: the day itself is the inner event's, not the time since."""
        behind = self._clause_behind(view, mention)
        if behind is not None and behind.head == trigger.anchor and "rel" in mention.spec:
            return msgspec.structs.replace(mention, spec={k: v for k, v in mention.spec.items() if k != "rel"})
        side = self._side(view, trigger, mention) if "rel" not in mention.spec else None
        return msgspec.structs.replace(mention, spec={**mention.spec, "rel": side}) if side else mention

    def _side(self, view: View, trigger: Trigger, mention: TimeMention) -> str | None:
        """`depuis l'attaque du 7 octobre`, `après la mort de X, le 12 mai`: the verb's time begins or ends with the noun's."""
        if not trigger.verbal or mention.kind in _WEAK:
            return None
        for h, phrase in view.phrases.items():
            side = _SIDES.get(phrase.prep)
            event = any(le in view.pack.nouns for le in noun_lemmas(view.tokens[h].norm, view.tokens[h].lemma))
            if (
                side
                and event
                and h not in trigger.inner
                and self._beside(view, mention, h)
                and view.tokens[h].end <= mention.start
            ):
                return side
        return None

    def _beside(self, view: View, mention: TimeMention, last: int) -> bool:
        """Right of a noun, before the next verb: `l'attaque de mardi`, `les frappes menées dans la nuit`, `la chute de X, le 7`."""
        end = view.tokens[last].end
        if mention.start < end:
            return False
        between = [t for t in view.tokens if end <= t.start < mention.start]
        if len(between) > 9 or any(t.i in view.groups and view.groups[t.i].tense != "partpast" for t in between):
            return False
        signs = [t for t in between if t.norm in {",", ";", '"', ":", "("}]
        return not signs or (signs == between[-1:] and signs[0].norm in {",", "("} and (_daily(mention) or len(between) == 1))

    def _opens(self, view: View, mention: TimeMention, first: int) -> bool:
        before = [t for t in view.tokens[first:] if t.end <= mention.start]
        return len(before) <= 3 and not any(t.i in view.groups for t in before)

    def _in_relative(self, view: View, trigger: Trigger) -> bool:
        group = view.groups.get(trigger.anchor) if trigger.verbal else view.governor(trigger.anchor)
        return group is not None and group.relation == "acl:relcl"

    def _same_clause(self, view: View, mention: TimeMention, first: int, last: int) -> bool:
        a, b = view.tokens[first].start, view.tokens[last].end
        low, high = min(mention.end, a), max(mention.start, b)
        between = [t for t in view.tokens if low <= t.start < high and not first <= t.i <= last]
        return not any(t.i in view.groups or t.norm in {";", ":", '"'} for t in between) and len(between) <= 14

    # the interval ----------------------------------------------------------------------------------------------

    def when(self, view: View, trigger: Trigger, status: str, said: When) -> When:
        """The event's interval; without a time of its own, what happened lies before its statement or its report."""
        mention = self.time_of(view, trigger)
        if mention is not None:
            found = self._clipped(self.interval(mention, self._direction(view, trigger, mention, status)), status)
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

    def _direction(self, view: View, trigger: Trigger, mention: TimeMention, status: str) -> str:
        """Looks ahead for what is to come, unless the time is that of a past verb (est venu jeudi demander …)."""
        if status not in _AHEAD:
            return "past"
        owner = self._owner_group(view, mention)
        other = owner is not None and owner.head != trigger.anchor and owner.tense in _PAST - {"imp"}
        return "past" if other and not self._beside(view, mention, trigger.last) else "future"

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
        if trigger.sense.type in _DEEDS and _short(found):
            self.events.append(Dated(view.number, start, trigger.sense.type, found, line))

    def _far(self, found: When) -> bool:
        """So long before the report that it is background, not its story."""
        if not found.latest or not self.earliest:
            return False
        return (date.fromisoformat(self.earliest) - date.fromisoformat(found.latest)).days > _STORY_DAYS

    def _carried(self, view: View, trigger: Trigger) -> When | None:
        """The day of a deed told before, while the story goes on without another time."""
        if trigger.sense.type not in _DEEDS:
            return None
        if trigger.verbal and view.groups[trigger.anchor].negated:
            return None
        last = self._of_toll(view, trigger) or self._of_mention(view, trigger) or self._of_story(view, trigger)
        if last is None:
            return None
        self._record(view, trigger, view.tokens[trigger.anchor].start, last.when, line=last.line)
        return msgspec.structs.replace(
            last.when, basis=f"the day of what is told before it ('{last.when.text}'); {last.when.basis}"
        )

    def _of_story(self, view: View, trigger: Trigger) -> Dated | None:
        """The last deed of the paragraph; of the report, where a word says that the story goes on (puis, les assaillants)."""
        if not _goes_on(view, trigger) and not self._continues(view, trigger):
            return None
        at = view.tokens[trigger.anchor].start
        linked = self._linked(view, trigger)
        if trigger.verbal and view.groups[trigger.anchor].tense == "condpast" and not linked:
            return None
        kinds = _STREET if trigger.sense.type in _STREET else {trigger.sense.type}
        fitting = [
            e for e in self.events if e.start < at and e.line and ((e.paragraph == view.number and e.type in kinds) or linked)
        ]
        if not fitting:
            return None
        last = fitting[-1]
        moved = any(last.start < t.start < at and not t.away and t.when.edtf != last.when.edtf for t in self.told)
        return None if moved else last

    def _of_toll(self, view: View, trigger: Trigger) -> Dated | None:
        """A toll without a date is that of the violence told of, if the report dates one such deed only.

        What grows over a war (les combats ont fait, depuis, au total) is no toll of a day.
        """
        unit = trigger.sense.kind == "figure" or trigger.sense.mode in {"casualties", "casualty"}
        kind = "PROTEST" if trigger.sense.type == "PROTEST" else "ASSAULT"
        if not unit or view.disaster:
            return None
        if trigger.verbal and (
            view.groups[trigger.anchor].tense == "plup" or view.groups[trigger.anchor].relation == "acl:relcl"
        ):
            return None
        sent = view.sentence(trigger.anchor)
        words = {view.tokens[i].lemma for i in range(sent.first, sent.last)} | {
            view.tokens[i].norm for i in range(sent.first, sent.last)
        }
        if words & view.pack.words("moment.lasting"):
            return None
        at = view.tokens[trigger.anchor].start
        same = [e for e in self.events if e.type == kind and e.start < at]
        if not same or len({e.when.edtf for e in same}) > 1:
            return None
        return same[-1]

    def _of_mention(self, view: View, trigger: Trigger) -> Dated | None:
        """`a revendiqué l'attaque`: a bare second mention, where the report dates one such deed only."""
        heads = trigger.inner if trigger.verbal else (trigger.anchor,)
        nouns = [view.phrases[h] for h in heads if h in view.phrases]
        if trigger.sense.type != "ASSAULT" or not nouns or view.disaster:
            return None
        bare = all((p.demonstrative or p.det in {"le", "la", "l'"}) and not p.complements and not p.plural for p in nouns)
        at = view.tokens[trigger.anchor].start
        same = [e for e in self.events if e.type == "ASSAULT" and e.start < at]
        return same[-1] if bare and same and len({e.when.edtf for e in same}) == 1 else None

    def _continues(self, view: View, trigger: Trigger) -> bool:
        """`…, qui ont riposté`: a relative that tells the next deed of the same kind in its sentence."""
        if not trigger.verbal or not self.events:
            return False
        group, last = view.groups[trigger.anchor], self.events[-1]
        sent = view.sentence(trigger.anchor)
        return (
            group.tense == "past" and last.type == trigger.sense.type and sent.start <= last.start < view.tokens[group.head].start
        )

    def _linked(self, view: View, trigger: Trigger) -> bool:
        """The sentence opens with a word of sequence, or its doer is known from the deed (le kamikaze, les assaillants)."""
        sent = view.sentence(trigger.anchor)
        opening = {view.tokens[i].norm for i in range(sent.first, min(sent.first + 3, sent.last))}
        if opening & view.pack.words("moment.then"):
            return True
        if not trigger.verbal:
            return False
        doers = [h for h in view.groups[trigger.anchor].subjects if h in view.phrases]
        return any(
            view.phrases[h].det in {"le", "la", "les", "l'"}
            and set(noun_lemmas(view.tokens[h].norm, view.tokens[h].lemma)) & view.pack.words("moment.doers")
            for h in doers
        )


def _apposed(view: View, one: TimeMention, other: TimeMention) -> bool:
    """`voilà deux ans, le 1er février 2021`: only a comma between."""
    low, high = min(one.end, other.end), max(one.start, other.start)
    return all(t.norm in {",", "("} for t in view.tokens if low <= t.start < high)


def _daily(mention: TimeMention) -> bool:
    """An expression that names a day, or a night between two."""
    if mention.kind == "day":
        return True
    return mention.kind in {"deictic", "story"} and mention.spec.get("unit") in {"day", "night", "hour", "minute"}


def _short(when: When) -> bool:
    if when.earliest is None or when.latest is None:
        return False
    return when.earliest[:7] <= when.latest[:7] and _days(when) <= 2


def _days(when: When) -> int:
    return (date.fromisoformat(when.latest or "") - date.fromisoformat(when.earliest or "")).days


def _goes_on(view: View, trigger: Trigger) -> bool:
    """A main-line telling: no relative clause, pluperfect, future or generic noun."""
    if trigger.verbal:
        group = view.groups[trigger.anchor]
        return group.relation != "acl:relcl" and group.tense in _TOLD_ON
    governor = view.governor(trigger.anchor)
    return governor is not None and governor.tense in _TOLD_ON and governor.relation != "acl:relcl"


def _best(mentions: list[TimeMention], at: int) -> TimeMention:
    """A date before a time of day or a vague one, an own year before a count of years, then the nearest."""
    return min(mentions, key=lambda m: (m.kind in _WEAK, m.kind == "ago" and len(mentions) > 1, abs(m.start - at)))
