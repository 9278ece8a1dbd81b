"""Whose time: which verb or noun a time expression belongs to, from the clause, its governor or the sentence's opening."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.claims.scene import clause_start, relative_place, through
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.measures.times import UNDATED
from selon.model import TimeMention, VerbGroup

NONFINITE = frozenset({"inf", "infpast", "part", "partpast"})
DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})
_SIDES = ("since", "after", "before")
_CALLS = frozenset({"REQUEST", "THREATEN", "AGREE"})
_WEAK = frozenset({"clock", "vague", "window"})


class Moments:
    """Attaches time expressions to triggers; knows nothing of dates."""

    def owner(self, view: View, mention: TimeMention) -> int | None:
        """The verb group a time expression hangs on: up the tree, else the nearest in its clause."""
        group = self._owner_group(view, mention)
        return group.head if group is not None else None

    def _owner_group(self, view: View, mention: TimeMention) -> VerbGroup | None:
        first = next((t.i for t in view.tokens if t.start >= mention.start), None)
        if first is None:
            return None
        cue = self._dates_cue(view, mention)
        if cue is not None:
            return cue
        below = self._clause_behind(view, mention)
        if below is not None and not self._both(view, mention):
            return below
        if first and first - 1 in view.groups and view.groups[first - 1].tense in {"partpast", "part"}:
            return view.groups[first - 1]  # la trêve arrachée dans la nuit a volé en éclats
        for a in (first, *view.ancestors(first)):
            if a in view.groups and not (mention.start <= view.tokens[a].start < mention.end):
                return through(view, view.groups[a])
        return None

    def _dates_cue(self, view: View, mention: TimeMention) -> VerbGroup | None:
        """`said on Tuesday it had shot down …`, `a condamné mercredi trois militants`: a time right behind a verb of saying,
        or behind its own phrases and before the subject of what is said, is when it was said."""
        before = [t.i for t in view.tokens if t.end <= mention.start][-1:]
        if not before:
            return None
        for a in view.reading.attributions:
            group = view.groups.get(a.group) if a.group is not None else None
            if group is None or group.tense in NONFINITE or group.last > before[0] or view.tokens[group.head].sent != view.tokens[before[0]].sent:
                continue
            if group.last == before[0]:
                return group
            behind = range(group.last + 1, before[0] + 1)
            if len(behind) > 5 or any(i in view.groups or view.tokens[i].pos in {"PUNCT", "SCONJ", "CCONJ", "PRON"} for i in behind):
                continue
            if all(view.phrases[i].prep for i in behind if i in view.phrases) and self._before_subject(view, mention):
                return group
        return None

    def _before_subject(self, view: View, mention: TimeMention) -> bool:
        """A clause with a subject of its own begins right behind the time (… in a statement on Tuesday it had …)."""
        behind = next((t for t in view.tokens if t.start >= mention.end), None)
        if behind is None or not view.pack.words("clause.bare_content"):
            return False
        return any(s in view.phrases and view.phrases[s].first == behind.i for g in view.groups.values() for s in g.subjects if g.first > behind.i)

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
        return next((view.groups[j] for j in range(i, sent.last) if j in view.groups and view.groups[j].tense not in NONFINITE), None)

    def _both(self, view: View, mention: TimeMention) -> bool:
        """`tuée dans la nuit quand un drone …`: the clause behind says when, so the verb before has the same time."""
        behind = next((t for t in view.tokens if t.start >= mention.end and t.norm != ","), None)
        return behind is not None and behind.norm in view.pack.words("place.when")

    def time_of(self, view: View, trigger: Trigger) -> TimeMention | None:
        """The time expression of an event, or None: its own, its governor's, or one that opens the sentence."""
        sent = view.sentence(trigger.anchor)
        mentions = [m for m in view.reading.times if sent.start <= m.start < sent.end and m.kind not in UNDATED]
        usable = [m for m in mentions if self._usable(view, m, trigger)]
        if not usable:
            return None
        at = view.tokens[trigger.anchor].start
        for choice in (self._own, self._of_subject, self._governing, self._shared, self._framing, self._near_by, self._of_when_clause):
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
        if self._of_participle(view, mention, trigger):
            return False
        if owner in statements and owner != trigger.anchor and not self._twins(view, trigger, owner):
            dated = self._dates_cue(view, mention)
            if dated is not None or not any(s.start <= mention.start < s.end for s in statements[owner].contents):
                return False
        return inner is None or inner.start <= mention.start < inner.end or owner == trigger.anchor

    def _of_participle(self, view: View, mention: TimeMention, trigger: Trigger) -> bool:
        """`un navire échoué en 1999`: the year of a participle on another noun."""
        i = next((t.i for t in view.tokens if t.start >= mention.start), 0) - 1
        if i < 0 or trigger.first <= i <= trigger.last or i == trigger.anchor:
            return False
        token = view.tokens[i]
        described = token.morph.get("VerbForm") == "Part" and token.dep in {"acl", "amod"}
        own = {trigger.anchor, *trigger.inner, *(view.groups[trigger.anchor].subjects if trigger.verbal else ())}
        return described and token.head not in own

    def _fast(self, view: View, mention: TimeMention, last: int) -> bool:
        """Bound to the noun whatever verb is around: `l'attaque de mardi`, `la chute de X, le 7`, `en guerre depuis 1984`."""
        if not self._beside(view, mention, last):
            return False
        before = [t for t in view.tokens if t.end <= mention.start][-1:]
        owner = self._owner_group(view, mention)
        called = owner is not None and any(s.type in _CALLS for s in (*view.pack.verbs.get(owner.lemma, ()), *view.pack.phrases.get(owner.lemma, ())))
        if not before:
            return False
        bound = before[0].norm in {",", "("} or view.pack.table("prep").get(before[0].norm) in view.pack.words("case.of")
        return bound or mention.spec.get("rel") == "since" or called

    def _twins(self, view: View, trigger: Trigger, owner: int) -> bool:
        group = view.groups.get(trigger.anchor) if trigger.verbal else None
        return group is not None and group.relation == "conj" and group.parent == owner

    def _own(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        if not trigger.verbal:
            return [m for m in mentions if self._beside(view, m, trigger.last)] or self._relative(view, (trigger.anchor,), mentions)
        group = view.groups[trigger.anchor]
        deeds = any(le in view.pack.nouns for h in trigger.inner for le in view.tokens[h].stems)
        if group.lemma in view.pack.words("moment.claiming") and deeds and trigger.sense.type in DEEDS:
            last = max(trigger.inner)
            return [m for m in mentions if self._beside(view, m, last)] or self._relative(view, trigger.inner, mentions)
        own = [m for m in mentions if self.owner(view, m) == trigger.anchor or self._opens_clause_of(view, m, trigger.anchor)]
        own = [m for m in own if not self._of_what_is_said(view, m, trigger) and not self._aside(view, m, group)]
        own = [m for m in own if not self._of_part(view, m, group)]
        return [m for m in mentions if m in own or any(_apposed(view, m, o) for o in own)]

    def _of_what_is_said(self, view: View, mention: TimeMention, trigger: Trigger) -> bool:
        """`appelle à une grève mardi`, `accuse X d'avoir tiré pendant la nuit`: the time of the strike, of the shots.

        A truce that is declared on a day is what was agreed that day.
        """
        cue = self._dates_cue(view, mention)
        if cue is not None and cue.head == trigger.anchor:
            return False
        if any(s.start <= mention.start < s.end for a in view.reading.attributions if a.group == trigger.anchor for s in a.contents):
            return True
        last = view.groups[trigger.anchor].last
        if trigger.sense.type not in _CALLS:
            return False
        return any(
            last < h and view.tokens[h].end <= mention.start and self._beside(view, mention, h)
            and self._other_event(view, h, trigger.sense.type) for h in view.phrases
        )  # fmt: skip

    def _other_event(self, view: View, head: int, kind: str) -> bool:
        types = {s.type for le in view.tokens[head].stems for s in view.pack.nouns.get(le, ())}
        return bool(types) and kind not in types

    def _of_part(self, view: View, mention: TimeMention, group: VerbGroup) -> bool:
        """`cinq arrêtés ces derniers jours, dont deux mercredi`: the day of a part."""
        end = view.tokens[group.last].end
        return any(t.norm in view.pack.words("count.part") for t in view.tokens if end <= t.start < mention.start)

    def _aside(self, view: View, mention: TimeMention, group: VerbGroup) -> bool:
        """`Athènes, en froid avec Ankara depuis des mois, a dépêché …`: how long the aside has lasted."""
        sent = view.sentence(group.head)
        if mention.spec.get("rel") != "since" or mention.end > view.tokens[group.first].start:
            return False
        before = [t for t in view.tokens[sent.first : group.first] if t.end <= mention.start][-1:]
        opened = bool(before) and before[0].norm in view.pack.words("place.subordinators")
        return not opened and not self._opens(view, mention, sent.first) and self._clause_behind(view, mention) is None

    def _of_subject(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        """`l'attaque de mardi a tué …`, `l'attentat commis lundi a fait …`: the time of the event that does it."""
        if not trigger.verbal:
            return []
        group = view.groups[trigger.anchor]
        events = [
            h for h in group.subjects if h in view.phrases and h < group.head
            and any(le in view.pack.nouns for le in view.tokens[h].stems)
        ]  # fmt: skip
        beside = [m for m in mentions for h in events if m.end <= view.tokens[group.first].start and self._beside(view, m, h)]
        return beside or self._of_antecedent(view, group, mentions)

    def _of_antecedent(self, view: View, group: VerbGroup, mentions: list[TimeMention]) -> list[TimeMention]:
        """`l'attaque du 28 janvier contre une base, qui a tué …`: the relative tells more of the event it hangs on."""
        if group.antecedent is None or group.antecedent not in group.subjects:
            return []
        for h in (group.antecedent, *view.ancestors(group.antecedent)):
            if h in view.groups:
                return []
            if h in view.phrases and any(le in view.pack.nouns for le in view.tokens[h].stems):
                above = view.governor(h)
                own = [m for m in mentions if m.end <= view.tokens[group.first].start and self._beside(view, m, h)]
                if own or above is None or view.phrases[h].prep in view.pack.words("moment.apart"):
                    return own
                if above.lemma in view.pack.words("moment.claiming") or any(a.group == above.head for a in view.reading.attributions):
                    return []
                return [m for m in mentions if self.owner(view, m) == above.head]
        return []

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
        inner = trigger.verbal and view.groups[trigger.anchor].tense not in NONFINITE and not relative_place(view, view.groups[trigger.anchor])
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
            and (g.relation == "conj" or any(view.tokens[i].norm in view.pack.words("clause.and") for i in range(group.last + 1, g.head)))
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
        starts = {view.sentence(trigger.anchor).first, clause_start(view, trigger.first)}
        opening = [
            m for m in mentions if self._clause_behind(view, m) is None
            and any(self._opens(view, m, first) and view.tokens[first].start <= m.start for first in starts)
        ][:1]  # fmt: skip
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

    def _of_when_clause(self, view: View, trigger: Trigger, mentions: list[TimeMention]) -> list[TimeMention]:
        """`were killed when a drone struck a market on Saturday`: both happened then."""
        if not trigger.verbal:
            return []
        marks = view.pack.words("place.when")
        below = {
            g.head for g in view.groups.values() if g.parent == trigger.anchor and g.head > trigger.anchor and g.tense not in NONFINITE
            and (g.mark in marks or view.tokens[clause_start(view, g.first) - 1].norm in marks)
        }  # fmt: skip
        return [m for m in mentions if self.owner(view, m) in below and m.spec.get("rel") is None]

    def counted_from(self, view: View, trigger: Trigger) -> tuple[TimeMention, int] | None:
        """`two days after Tehran attacked …`, `trois jours après le coup d'État`: what the event lies so long before or
        behind of, and on which side."""
        at = view.tokens[trigger.first].start
        sent = view.sentence(trigger.anchor)
        if trigger.verbal:
            group = view.groups[trigger.anchor]
            told_of = view.phrases.get(group.antecedent) if group.antecedent is not None else None
            if group.parent is None or (told_of is not None and told_of.plural):
                return None  # deux jours après les manifestations qui ont fait cinq morts: these took longer
        prep = view.pack.table("prep")
        for m in view.reading.times:
            if m.kind != "relative" or not sent.start <= m.start < m.end <= at or m.spec.get("low") is None:
                continue
            last = [t for t in view.tokens if m.start <= t.start and t.end <= m.end][-1:]
            name = prep.get(last[0].norm, "") if last else ""
            between = [t for t in view.tokens if m.end <= t.start < at]
            if any(t.pos == "PUNCT" for t in between) or (not trigger.verbal and any(t.i in view.groups for t in between)):
                continue
            if not trigger.verbal and (len(between) > 3 or any(t.pos in {"ADP", "VERB"} for t in between)):
                continue
            if name in view.pack.words("case.after"):
                return m, -1
            if name in view.pack.words("case.before"):
                return m, 1
        return None

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
        told_of = view.groups[trigger.anchor].antecedent
        own = {told_of, *view.ancestors(told_of)} if told_of is not None else set()
        for h, phrase in view.phrases.items():
            if h in own:
                continue  # l'attaque du 28, qui a tué …: the relative is the noun's own
            side = next((s for s in _SIDES if phrase.prep in view.pack.words(f"case.{s}")), None)
            event = any(le in view.pack.nouns for le in view.tokens[h].stems)
            if side and event and h not in trigger.inner and self._beside(view, mention, h) and view.tokens[h].end <= mention.start:
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
        return not signs or (signs == between[-1:] and signs[0].norm in {",", "("} and (daily(mention) or len(between) == 1))

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


def daily(mention: TimeMention) -> bool:
    """An expression that names a day, or a night between two."""
    if mention.kind == "day":
        return True
    return mention.kind in {"deictic", "story"} and mention.spec.get("unit") in {"day", "night", "hour", "minute"}


def _apposed(view: View, one: TimeMention, other: TimeMention) -> bool:
    """`voilà deux ans, le 1er février 2021`: only a comma between."""
    low, high = min(one.end, other.end), max(one.start, other.start)
    return all(t.norm in {",", "("} for t in view.tokens if low <= t.start < high)


def _best(mentions: list[TimeMention], at: int) -> TimeMention:
    """A date before a time of day or a vague one, an own year before a count of years, then the nearest."""
    return min(mentions, key=lambda m: (m.kind in _WEAK, m.kind == "ago" and len(mentions) > 1, abs(m.start - at)))
