"""When: which time expression belongs to which event, and which only dates the statement."""

from __future__ import annotations

from collections.abc import Sequence

from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.model import Attribution, TimeMention, When
from selon.measures.times import UNDATED, publication_window, resolve


class Clock:
    """Resolves times against one report's publication date; siblings are the report's other weekdays."""

    def __init__(self, views: Sequence[View], published: str | None) -> None:
        self.published = published
        self.siblings = tuple(m for v in views for m in v.reading.times)
        window = publication_window(published)
        self.latest = window[1] if window else None
        self.story: When | None = None

    def interval(self, mention: TimeMention, direction: str) -> When:
        return resolve(mention, published=self.published, direction=direction, story=self.story, siblings=self.siblings)

    def owner(self, view: View, mention: TimeMention) -> int | None:
        """The verb group a time expression hangs on: up the tree, else the nearest in its clause."""
        first = next((t.i for t in view.tokens if t.start >= mention.start), None)
        if first is None:
            return None
        for a in (first, *view.ancestors(first)):
            if a in view.groups and not (mention.start <= view.tokens[a].start < mention.end):
                return a
        return None

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
        if not mentions:
            return None
        at = view.tokens[trigger.anchor].start
        statements = {a.group: a for a in view.reading.attributions if a.group is not None}
        content = [s for a in view.reading.attributions for s in a.contents if s.start <= at < s.end]
        inner = min(content, key=lambda s: s.end - s.start, default=None)

        def usable(m: TimeMention) -> bool:
            owner = self.owner(view, m)
            if owner in statements and owner != trigger.anchor:
                inside = any(s.start <= m.start < s.end for s in statements[owner].contents)
                if not inside:
                    return False
            return inner is None or inner.start <= m.start < inner.end or owner == trigger.anchor

        mentions = [m for m in mentions if usable(m)]
        if trigger.verbal:
            own = [m for m in mentions if self.owner(view, m) == trigger.anchor]
        else:
            own = [m for m in mentions if self._beside(view, m, trigger.last)]
        if own:
            return min(own, key=lambda m: abs(m.start - at))
        governor = view.governor(trigger.anchor)
        if governor is not None and (not trigger.verbal or view.groups[trigger.anchor].tense in {"inf", "part", "infpast", "partpast"}):
            theirs = [m for m in mentions if self.owner(view, m) == governor.head]
            if theirs and governor.head not in statements:
                return min(theirs, key=lambda m: abs(m.start - at))
        opening = [m for m in mentions if self._opens(view, m, sent.first)]
        if opening and not self._in_relative(view, trigger):
            return opening[0]
        if trigger.verbal:
            group = view.groups[trigger.anchor]
            clause = [m for m in mentions if self._same_clause(view, m, group.first, group.last)]
            if clause:
                return min(clause, key=lambda m: abs(m.start - at))
        return None

    def _beside(self, view: View, mention: TimeMention, last: int) -> bool:
        """Right of a noun, before the next verb: `l'attaque de mardi`, `les frappes menées dans la nuit`."""
        end = view.tokens[last].end
        if mention.start < end:
            return False
        between = [t for t in view.tokens if end <= t.start < mention.start]
        return len(between) <= 9 and not any(t.i in view.groups and view.groups[t.i].tense not in {"partpast"} for t in between) and not any(
            t.norm in {",", ";", '"'} for t in between
        )

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

    def when(self, view: View, trigger: Trigger, status: str, said: When) -> When:
        """The event's interval; without a time of its own, what happened lies before its statement or its report."""
        mention = self.time_of(view, trigger)
        if mention is not None:
            direction = "future" if status in {"planned", "requested", "threatened", "feared", "possible", "hypothetical"} else "past"
            found = self.interval(mention, direction)
            if found.edtf and status == "happened":
                self.story = found
            return found
        if status != "happened":
            return When()
        if said.latest:
            return When(edtf=f"[..{said.latest}]", latest=said.latest, basis=f"said before '{said.text}'")
        if self.latest:
            return When(edtf=f"[..{self.latest}]", latest=self.latest, basis="told before the report was published")
        return When()
