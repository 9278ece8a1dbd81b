"""Who fills a trigger's roles: the frame's slots, looked up in the clause, through control and coordination."""

from __future__ import annotations

import msgspec

from selon.claims.actors import Resolved
from selon.claims.coref import Story
from selon.claims.nouns import classes_of
from selon.claims.triggers import Trigger, noun_slots
from selon.claims.view import Slot, View
from selon.lang import Embed, Frame
from selon.model import VerbGroup


_THEME_TYPES = frozenset({"MOBILIZE", "RETREAT", "AID"})
_THEMES = frozenset({"troops", "weapon", "warvehicle", "aid", "money"})
_FREED = frozenset({"prisoner", "hostage"})


class Roles(msgspec.Struct, frozen=True):
    actor: tuple[Resolved, ...] = ()
    recipient: tuple[Resolved, ...] = ()
    words: tuple[str, ...] = ()


class Caster:
    """Casts actors for triggers. `speaker` gives whoever talks at a token, for nous and je."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def roles(self, view: View, trigger: Trigger, speaker: tuple[Resolved, ...]) -> Roles:
        frame = self._frame(view, trigger)
        taken: set[int] = set()
        actor = self._fill(view, trigger, frame.actor, speaker, taken)
        recipient = self._fill(view, trigger, frame.recipient, speaker, taken)
        if trigger.sense.type in _THEME_TYPES and trigger.verbal:
            actor, recipient = self._theme(view, trigger, actor, recipient, speaker)
        names = {a.actor.start for a in actor}
        recipient = tuple(r for r in recipient if r.actor.start not in names)
        return Roles(actor=_unique(actor), recipient=_unique(recipient))

    def _theme(
        self, view: View, trigger: Trigger, actor: tuple[Resolved, ...], recipient: tuple[Resolved, ...], speaker: tuple[Resolved, ...]
    ) -> tuple[tuple[Resolved, ...], tuple[Resolved, ...]]:
        """Troops that are moved are nobody's recipient; where nobody moves them, they are who comes or goes."""
        objects = set(view.groups[trigger.anchor].objects) | set(trigger.inner)
        own = {
            view.tokens[view.phrases[o].first].start for o in objects
            if o in view.phrases and classes_of(view, o) & _THEMES and not classes_of(view, o, own=True) & _FREED
        }  # fmt: skip
        kept = tuple(r for r in recipient if r.actor.start not in own)
        if not actor:
            actor = tuple(r for o in view.groups[trigger.anchor].objects if classes_of(view, o) & _THEMES for r in self.resolve(view, o, speaker))
            kept = tuple(r for r in kept if r not in actor)
        return actor, kept

    def supported(self, view: View, trigger: Trigger, roles: Roles, speaker: tuple[Resolved, ...]) -> Roles:
        """A noun's event without an agent of its own is done by the subject of the verb that brings it about."""
        if trigger.verbal or roles.actor:
            return roles
        group = view.groups.get(trigger.support) if trigger.support is not None else self._planner(view, trigger)
        if group is None or group.passive:
            return roles
        found = tuple(r for h in self.subject(view, group) for r in self.resolve(view, h, speaker))
        return msgspec.structs.replace(roles, actor=_unique(found)) if found else roles

    def _planner(self, view: View, trigger: Trigger) -> VerbGroup | None:
        """The verb that has the noun as object and whose subject means to do it (propose l'envoi, étudie l'envoi)."""
        group = view.governor(trigger.anchor)
        if group is None or trigger.anchor not in group.objects:
            return None
        rows = view.pack.embeds.get(group.lemma, ())
        willing = any(
            r.pos == "verb" and r.reflexive == group.reflexive and r.control == "subj" and "obj" in r.patterns
            and r.status not in {"requested", "feared"} for r in rows
        )  # fmt: skip
        return group if willing else None

    def _frame(self, view: View, trigger: Trigger) -> Frame:
        kind = "verb" if trigger.verbal else "noun"
        return view.pack.frames.get(f"{kind}.{trigger.sense.frame}") or view.pack.frames.get(f"verb.{trigger.sense.frame}") or Frame((), ())

    def _fill(
        self, view: View, trigger: Trigger, slots: tuple[str, ...], speaker: tuple[Resolved, ...], taken: set[int]
    ) -> tuple[Resolved, ...]:
        for slot in slots:
            heads = self.slot(view, trigger, slot)
            found: list[Resolved] = []
            for head in heads:
                if head in taken or head in trigger.inner:
                    continue
                resolved = self.resolve(view, head, speaker)
                if resolved:
                    taken.add(head)
                    found.extend(resolved)
            if found:
                return tuple(found)
        return ()

    def resolve(self, view: View, head: int, speaker: tuple[Resolved, ...], depth: int = 0) -> tuple[Resolved, ...]:
        """Actors of a phrase; an event noun as a subject passes on its own agent (l'attaque de X a tué …)."""
        found = self.story.resolve(view, head, speaker=speaker)
        if found or depth > 1 or head not in view.phrases:
            return found
        from_noun = self.noun_agent(view, head, speaker, depth + 1)
        return from_noun

    def noun_agent(self, view: View, head: int, speaker: tuple[Resolved, ...], depth: int = 0) -> tuple[Resolved, ...]:
        """The agent a noun names by itself: of an event noun, or of a thing that belongs to somebody."""
        phrase = view.phrases[head]
        for lemma in (view.tokens[head].lemma, view.tokens[head].norm):
            rows = view.pack.nouns.get(lemma)
            if rows:
                trigger = Trigger(rows[0], head, head, head, False)
                return self._fill(view, trigger, self._frame(view, trigger).actor, speaker, set())
        for prep, c in phrase.complements:
            if prep in {"par"}:
                return self.resolve(view, c, speaker, depth)
        return ()

    # slots -----------------------------------------------------------------------------------------------------

    def slot(self, view: View, trigger: Trigger, slot: str) -> list[int]:
        if trigger.verbal:
            return self._verb_slot(view, trigger, slot)
        return self._noun_slot(view, trigger.anchor, slot, trigger)

    def _verb_slot(self, view: View, trigger: Trigger, slot: str) -> list[int]:
        group = view.groups[trigger.anchor]
        if slot == "subj":
            return self.subject(view, group)
        if slot == "obj":
            heads = [o for o in group.objects if o not in trigger.inner]
            if not heads and group.object_clitic is not None:
                heads = [group.object_clitic]
            return heads
        if slot == "dat":
            if group.dative_clitic is not None:
                return [group.dative_clitic]
            return self._prepositional(view, trigger, group, "à")
        return self._prepositional(view, trigger, group, slot)

    def _prepositional(self, view: View, trigger: Trigger, group: VerbGroup, prep: str) -> list[int]:
        slots = view.clause_obliques(group)
        for n in trigger.inner:
            if n in view.phrases:
                slots = [*noun_slots(view, view.phrases[n]), *slots]
        return [s.head for s in slots if s.name == prep]

    def _noun_slot(self, view: View, head: int, slot: str, trigger: Trigger) -> list[int]:
        phrase = view.phrases.get(head)
        if phrase is None:
            return []
        if slot == "adj":
            return self._demonyms(view, head)
        if slot == "poss":
            if not phrase.possessive:
                return self._object_subject(view, head)
            return [phrase.first]
        slots = noun_slots(view, phrase)
        for n in trigger.inner:
            if n in view.phrases:
                slots += noun_slots(view, view.phrases[n])
        heads = [s.head for s in slots if s.name == slot]
        if slot == "par":
            heads += self._participle_agents(view, head)
        if slot in {"contre", "sur", "visant"}:
            heads += self._participle_targets(view, head)
        if slot == "entre":
            heads = [h for h in heads]
        return heads

    def _demonyms(self, view: View, head: int) -> list[int]:
        """Adjectives of a noun that name a people or a country (frappe russe, accord franco-allemand)."""
        phrase = view.phrases[head]
        near = sorted({*phrase.adjectives, *range(head + 1, min(phrase.last + 1, head + 4))})
        return [
            i for i in near
            if self.story.know.demonym(view.tokens[i].norm) and view.tokens[i].pos in {"ADJ", "NOUN", "PROPN", "X", "VERB"}
            and view.tokens[i].text[:1].islower() and not (i in view.phrases and view.phrases[i].prep)
        ]  # fmt: skip

    def _object_subject(self, view: View, head: int) -> list[int]:
        return []

    def _participle_agents(self, view: View, head: int) -> list[int]:
        """`l'offensive menée par X`, `l'attaque attribuée à X`, `l'opération que X a lancée`."""
        heads: list[int] = []
        for c in view.phrases[head].relative:
            group = view.groups.get(c)
            if group is None:
                continue
            if group.passive:
                heads += group.subjects
            elif head in group.objects:
                heads += group.subjects
            if group.lemma in view.pack.words("noun.attributing"):
                heads += [h for p, h in group.obliques if p == "à"]
        return heads

    def _participle_targets(self, view: View, head: int) -> list[int]:
        heads: list[int] = []
        for c in view.phrases[head].relative:
            group = view.groups.get(c)
            if group is None:
                continue
            heads += [s.head for s in view.clause_obliques(group) if s.name in {"contre", "sur"}]
            if group.tense == "part" or head in group.subjects:
                heads += [o for o in group.objects if o != head]
        return heads

    # control ---------------------------------------------------------------------------------------------------

    def subject(self, view: View, group: VerbGroup, depth: int = 0) -> list[int]:
        """Logical subjects: the group's own, else the governor's by control (accuser X de faire: X does it)."""
        if group.subjects or depth > 4:
            return list(group.subjects)
        if group.passive or group.impersonal and group.tense not in {"inf", "infpast"}:
            return []
        if group.tense not in {"inf", "infpast", "part", "partpast"}:
            return []
        holder = self._noun_holder(view, group)
        if holder is not None:
            return holder
        parent = view.groups.get(group.parent) if group.parent is not None else None
        if parent is None or view.tokens[parent.head].sent != view.tokens[group.head].sent:
            return []
        control = self._control(view, parent)
        relation_ok = group.relation in {"xcomp", "ccomp", "obj", "obl:arg", "obl", "dep", "conj"} or group.tense in {"inf", "infpast"} and not group.mark
        if control in {"obj", "dat"} and relation_ok and group.tense in {"inf", "infpast"}:
            target = [o for o in parent.objects if o != group.head and o < group.head]
            if control == "dat" or not target:
                target = [h for p, h in parent.obliques if p in {"à", "auprès de", "de"} and h < group.first] or target
            if parent.object_clitic is not None and not target:
                target = [parent.object_clitic]
            if parent.dative_clitic is not None and not target:
                target = [parent.dative_clitic]
            return target
        if parent.passive and control in {"obj", "dat"}:
            return list(parent.objects)
        if parent.passive and group.relation in {"xcomp", "ccomp", "advcl"}:
            return list(parent.objects) if not parent.subjects else list(parent.subjects)
        return self.subject(view, parent, depth + 1)

    def _control(self, view: View, parent: VerbGroup) -> str:
        rows: tuple[Embed, ...] = view.pack.embeds.get(parent.lemma, ())
        for row in rows:
            if row.reflexive == parent.reflexive and row.pos == "verb" and row.control in {"subj", "obj", "dat"}:
                return row.control
        return "subj"

    def _noun_holder(self, view: View, group: VerbGroup) -> list[int] | None:
        """`la menace de X d'attaquer`, `X a pris la décision de partir`: who holds the noun does it."""
        v = view.tokens[group.head]
        if v.dep not in {"acl", "nmod", "acl:relcl"} or v.head not in view.phrases or group.tense not in {"inf", "infpast"}:
            return None
        noun = v.head
        phrase = view.phrases[noun]
        own = [h for p, h in phrase.complements if p in {"de", "par"} and h < group.first and self.story.resolve(view, h)]
        if own:
            return own
        rows = [e for le in (view.tokens[noun].lemma, view.tokens[noun].norm) for e in view.pack.embeds.get(le, ()) if e.pos == "noun"]
        addressed = [h for p, h in phrase.complements if p == "à" and h < group.first]
        if rows and rows[0].control in {"obj", "dat"}:
            return addressed
        if phrase.possessive:
            return [phrase.first]
        if self._demonyms(view, noun):
            return self._demonyms(view, noun)
        governor = view.governor(noun)
        if governor is not None and noun not in governor.subjects:
            return self.subject(view, governor, 1)
        return []


def _unique(found: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    seen: set[tuple[str, int | None]] = set()
    kept = []
    for r in found:
        key = (r.actor.name, r.actor.start)
        if key not in seen:
            seen.add(key)
            kept.append(r)
    return tuple(kept)


__all__ = ["Caster", "Roles", "Slot"]
