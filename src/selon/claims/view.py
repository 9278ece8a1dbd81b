"""One paragraph as the claims room looks at it: the reading with its parts indexed by token."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from selon.knowledge import Entry
from selon.lang import Pack
from selon.model import Mention, NounPhrase, Reading, Sentence, Token, VerbGroup


class Slot(NamedTuple):
    """A filled grammatical slot: the token that heads it."""

    name: str
    head: int


class View:
    """Index over a `Reading`. Pure look-ups; nothing here changes the reading."""

    def __init__(self, reading: Reading, pack: Pack, text: str, number: int, *, disaster: bool = False) -> None:
        self.reading = reading
        self.pack = pack
        self.text = text
        self.number = number
        self.disaster = disaster
        self.tokens: tuple[Token, ...] = reading.tokens
        self.groups: dict[int, VerbGroup] = {g.head: g for g in reading.groups}
        self.phrases: dict[int, NounPhrase] = {p.head: p for p in reading.phrases}

    @cached_property
    def mention_of(self) -> dict[int, Mention]:
        return {i: m for m in self.reading.mentions for i in range(m.first, m.last + 1)}

    @cached_property
    def group_at(self) -> dict[int, VerbGroup]:
        """Token → the verb group whose span covers it."""
        table: dict[int, VerbGroup] = {}
        for g in sorted(self.reading.groups, key=lambda g: g.last - g.first, reverse=True):
            for i in range(g.first, g.last + 1):
                table[i] = g
            table[g.head] = g
        return table

    @cached_property
    def in_time(self) -> frozenset[int]:
        """Tokens inside a time expression."""
        return frozenset(t.i for t in self.tokens for m in self.reading.times if m.start <= t.start and t.end <= m.end)

    def entries(self, i: int) -> tuple[Entry, ...]:
        mention = self.mention_of.get(i)
        return tuple(e for e in mention.entries if isinstance(e, Entry)) if mention else ()

    def sentence(self, i: int) -> Sentence:
        return self.reading.sentences[self.tokens[i].sent]

    def name(self, phrase: NounPhrase) -> tuple[str, int, int]:
        """(text, start, end) of a phrase's core."""
        a, b = self.tokens[phrase.first].start, self.tokens[phrase.last].end
        return self.text[a:b], a, b

    def ancestors(self, i: int) -> list[int]:
        chain = []
        seen = 0
        while self.tokens[i].head != i and seen < 50:
            i, seen = self.tokens[i].head, seen + 1
            chain.append(i)
        return chain

    def governor(self, i: int) -> VerbGroup | None:
        """The nearest verb group above a token."""
        return next((self.groups[a] for a in self.ancestors(i) if a in self.groups), None)

    def subjects(self, group: VerbGroup, depth: int = 0) -> tuple[int, ...]:
        """Logical subjects by syntax alone: the group's own, else its governor's by the control of that verb."""
        if group.subjects or depth > 3 or group.tense not in {"inf", "infpast", "part", "partpast"} or group.passive:
            return group.subjects
        parent = self.groups.get(group.parent) if group.parent is not None else None
        if parent is None or self.tokens[parent.head].sent != self.tokens[group.head].sent:
            return ()
        for row in self.pack.embeds.get(parent.lemma, ()):
            if row.pos == "verb" and row.reflexive == parent.reflexive and row.control in {"obj", "dat"}:
                datives = tuple(h for p, h in parent.obliques if p in self.pack.words("case.to") and h < group.first)
                return datives if row.control == "dat" else tuple(o for o in parent.objects if o < group.first)
        return self.subjects(parent, depth + 1)

    def objects(self, group: VerbGroup) -> tuple[int, ...]:
        """Logical objects: the group's own; of a bare passive infinitive (craint d'être arrêtée), its governor's subject."""
        if group.objects or not group.passive or group.tense not in {"inf", "infpast"}:
            return group.objects
        parent = self.groups.get(group.parent) if group.parent is not None else None
        return self.subjects(parent) if parent is not None else ()

    def clause_obliques(self, group: VerbGroup) -> list[Slot]:
        """Prepositional phrases of a verb: its own, then loose ones to its right up to the next verb."""
        slots = [Slot(p, h) for p, h in group.obliques if p]
        seen = {s.head for s in slots}
        sent = self.sentence(group.head)
        for i in range(group.last + 1, sent.last):
            if i in self.groups and i not in seen and self.groups[i].head != group.head:
                if self.groups[i].tense not in {"partpast"} or self.groups[i].antecedent is None:
                    break
            if i in self.phrases and i not in seen and self.phrases[i].prep and not self._of_noun(i):
                slots.append(Slot(self.phrases[i].prep, i))
                seen.add(i)
        return slots

    def _of_noun(self, i: int) -> bool:
        """A `de` phrase that the tree hangs on a noun belongs to that noun."""
        head = self.tokens[i].head
        return self.phrases[i].prep in self.pack.words("case.of") and head in self.phrases and head != i

    def fronted(self, group: VerbGroup) -> list[Slot]:
        """Prepositional phrases left of the verb in its sentence, before any other verb."""
        sent = self.sentence(group.head)
        slots: list[Slot] = []
        for i in range(group.first - 1, sent.first - 1, -1):
            if i in self.groups:
                break
            if i in self.phrases and self.phrases[i].prep:
                slots.append(Slot(self.phrases[i].prep, i))
        return slots
