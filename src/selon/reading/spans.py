"""A paragraph under analysis: tokens, groups and phrases by head, with the span questions that attribution asks."""

from __future__ import annotations

import re

import msgspec

from selon.lang import Pack
from selon.model import NounPhrase, Sentence, Span, Token, VerbGroup
from selon.reading.words import Lexicon


def cut_at_breaks(scene: Scene, start: int, end: int) -> int:
    """The first break of the pack's list in text[start:end], else end: where a content stops."""
    text = scene.plain[start - scene.start : end - scene.start]
    cut = len(text)
    for mark in scene.pack.words("clause.breaks"):
        at = text.find(mark)
        while at >= 0 and _inside_quotes(text, at):
            at = text.find(mark, at + 1)
        if 0 < at < cut:
            cut = at
    return start + cut


def _inside_quotes(text: str, at: int) -> bool:
    return text.count('"', 0, at) % 2 == 1


class Scene(msgspec.Struct, frozen=True):
    """`text` is the report's whole text; `plain` the paragraph's mapped text; offsets are the report's."""

    text: str
    plain: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    groups: dict[int, VerbGroup]
    phrases: dict[int, NounPhrase]
    names: frozenset[int]
    pack: Pack
    lex: Lexicon

    def span(self, first: int, last: int) -> Span:
        a, b = self.tokens[first].start, self.tokens[last].end
        return Span(a, b, self.text[a:b])

    def trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start] in ' \u00a0\u202f,;:«»"“”':
            start += 1
        while end > start and self.text[end - 1] in ' \u00a0\u202f,;:«»"“”':
            end -= 1
        return Span(start, end, self.text[start:end])

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`."""
        low, high = 0, len(self.tokens)
        while low < high:
            mid = (low + high) // 2
            if self.tokens[mid].end <= offset:
                low = mid + 1
            else:
                high = mid
        return min(low, len(self.tokens) - 1)

    def phrase_at(self, first: int) -> int | None:
        """Head of the phrase that begins at token `first` (or one token later, after a stray determiner)."""
        best: tuple[int, int] | None = None
        for head, phrase in self.phrases.items():
            if phrase.first in {first, first + 1} and head >= first:
                key = (phrase.first, -(phrase.last - phrase.first))
                if best is None or key < (self.phrases[best[1]].first, -(self.phrases[best[1]].last - self.phrases[best[1]].first)):
                    best = (phrase.first, head)
        return best[1] if best else None

    def may_speak(self, head: int, *, strict: bool = False) -> bool:
        """Whether a phrase can be a speaker: a name, a role, a person, an institution, a document."""
        token = self.tokens[head]
        if head in self.names or any(i in self.names for i in range(self.phrases[head].first, self.phrases[head].last + 1)):
            return True
        nouns = {token.norm, token.lemma}
        if nouns & self.pack.roles.keys() or nouns & self.pack.words("noun.speaker_document"):
            return True
        kinds: set[str] = set()
        for noun in nouns:
            kinds |= self.pack.classes.get(noun, frozenset())
        if kinds & {"person", "official", "leader", "org", "gov", "media", "envoy", "police", "troops", "armed", "crowd", "civilians", "document"}:
            return True
        return not strict and (token.pos in {"PROPN", "PRON"} or token.ent in {"PER", "ORG"})

    def last_break(self, start: int, at: int, *, strong: bool = False) -> int:
        """Offset after the last break in text[start:at] (start if none): where a content may begin."""
        text = self.plain[start - self.start : at - self.start]
        best = 0
        marks = ["; "] if strong else [*self.pack.words("clause.breaks")]
        for mark in marks:
            found = text.rfind(mark)
            if found > 0 and not _inside_quotes(text, found):
                best = max(best, found + len(mark))
        return start + best

    def inverted(self, group: VerbGroup) -> bool:
        """`a déclaré X`, `indique X`, `a-t-il ajouté`: the verb comes before its subject, after a comma or a quotation."""
        window = self.tokens[group.first : group.last + 2]
        if any(re.fullmatch(r"-(t-)?(il|elle|ils|elles|on|je|nous)", t.norm) for t in window):
            return True
        before = self.plain[: self.tokens[group.first].start - self.start].rstrip()
        if not before.endswith((",", '"', ".", "!", "?", "-")) or group.tense in {"inf", "part"}:
            return False
        if group.tense == "partpast":
            return False
        after = self.phrase_at(group.last + 1)
        nearby = after is not None and self.phrases[after].first <= group.last + 2 and not self.phrases[after].prep
        if not nearby:
            nearby = any(s > group.head and s - group.head < 14 for s in group.subjects)
        return nearby and not before.endswith(".")

    def speakers(self, group: VerbGroup, inverted: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """(subject heads, addressee heads) of a reporting group; the addressee before an inverted subject is no speaker."""
        addressees = tuple(h for p, h in group.obliques if p in {"à", "auprès de"})
        if inverted:
            clitic = next(
                (t.i for t in self.tokens[group.first : group.last + 2] if re.fullmatch(r"-(t-)?(il|elle|ils|elles|on|je|nous)", t.norm)), None
            )
            if clitic is not None:
                return (clitic,), addressees
            after = [s for s in group.subjects if s > group.head]
            if after:
                return tuple(self._with_conjuncts(after[0])), addressees
            at = group.last + 1
            while at < len(self.tokens) and at - group.last < 16:
                head = self.phrase_at(at)
                if head is not None and self.phrases[head].first == at and not self.phrases[head].prep and self.may_speak(head):
                    return tuple(self._with_conjuncts(head)), addressees
                if self.tokens[at].norm in {".", ";", '"'}:
                    break
                at += 1
        subjects = group.subjects or self.inherited(group)
        if not subjects:
            return (), addressees
        return tuple(self._with_conjuncts(subjects[0])), addressees

    def _with_conjuncts(self, head: int) -> list[int]:
        phrase = self.phrases.get(head)
        return [head, *(phrase.coordinated if phrase else ())]

    def inherited(self, group: VerbGroup) -> tuple[int, ...]:
        """Subject of the governing verb, for infinitives and participles without one of their own."""
        seen = 0
        while not group.subjects and group.parent is not None and group.parent in self.groups and seen < 4:
            if group.tense not in {"inf", "infpast", "part", "partpast"} and group.relation != "conj":
                return ()
            group, seen = self.groups[group.parent], seen + 1
        return group.subjects

    def source_end(self, group: VerbGroup) -> int:
        """Offset after an inverted cue and its speaker."""
        heads, _ = self.speakers(group, True)
        last = group.last
        for head in heads:
            last = max(last, self.phrases[head].last if head in self.phrases else head)
        return self.tokens[last].end

    def clause_after(self, group: VerbGroup) -> tuple[int, int, str] | None:
        """(start, end, how) of the clause a cue opens: `que P` or `(de) + infinitive`; end at a break or a sister clause."""
        sent = self.sentences[self.tokens[group.head].sent]
        que = self.pack.words("negation.restrict")
        for i in range(group.last + 1, min(sent.last, group.last + 22)):
            token = self.tokens[i]
            if token.norm in que and self._opens(i, group):
                return token.end, self._end(group, i, sent), "que"
            if i in self.groups and i != group.head:
                inner = self.groups[i]
                if inner.tense in {"inf", "infpast"} and self._governed(inner, group):
                    return self.tokens[inner.first].start, self._end(group, i, sent), "inf"
                if inner.tense not in {"inf", "infpast", "part", "partpast"} and inner.antecedent is None and not inner.mark:
                    return None
        return None

    def _opens(self, i: int, group: VerbGroup) -> bool:
        """A `que` that opens a complement clause, not a relative or a comparison."""
        token = self.tokens[i]
        if token.dep == "mark" or token.pos == "SCONJ":
            return True
        between = self.tokens[group.last + 1 : i]
        return not any(t.pos in {"NOUN", "PROPN"} for t in between)

    def _governed(self, inner: VerbGroup, group: VerbGroup) -> bool:
        i = inner.head
        seen = 0
        while self.tokens[i].head != i and seen < 6:
            i, seen = self.tokens[i].head, seen + 1
            if i == group.head:
                return True
        between = self.tokens[group.last + 1 : inner.first]
        return len(between) <= 4 and not any(t.norm in {",", "pour", "sans", "avant", "après", ";"} for t in between)

    def _end(self, group: VerbGroup, opened: int, sent: Sentence) -> int:
        """Content ends at a break, or where a verb coordinated with the cue (not with its content) begins."""
        end = cut_at_breaks(self, self.tokens[opened].end, self.sentence_end(sent))
        for other in self.groups.values():
            if other.first > opened and other.relation == "conj" and self.tokens[other.head].head == group.head:
                at = self.tokens[other.first].start
                before = self.tokens[other.first - 1]
                if before.norm in {"que", "qu'"}:
                    continue
                end = min(end, before.start if before.pos == "CCONJ" else at)
        return end

    def sentence_end(self, sent: Sentence) -> int:
        return sent.end

    def object_span(self, group: VerbGroup, *, of: bool) -> Span | None:
        """The noun object of a cue (confirme l'arrivée de X), or its complement with de (accuse X de meurtre)."""
        sent = self.sentences[self.tokens[group.head].sent]
        heads = [h for h in group.objects if h > group.head]
        if of:
            heads = [h for p, h in group.obliques if p in {"de", "pour"} and h > group.head] or heads
        if not heads:
            return None
        phrase = self.phrases.get(heads[0])
        if phrase is None:
            return None
        start = self.tokens[phrase.first].start
        end = min(cut_at_breaks(self, start, sent.end), self._object_end(group, phrase, sent))
        return Span(start, end, self.text[start:end]) if end > start else None

    def _object_end(self, group: VerbGroup, phrase: NounPhrase, sent: Sentence) -> int:
        """A noun content ends at a comma, a relative, a later time or another verb: those are told by the reporter."""
        stops = self.pack.words("attribution.object_ends")
        relatives = self.pack.words("pronoun.relative_subject") | self.pack.words("pronoun.relative_other")
        for i in range(phrase.head + 1, sent.last):
            token = self.tokens[i]
            if token.norm in stops or token.norm in relatives or token.norm in {",", ";", ":", "("}:
                return token.start
            if i in self.groups and self.groups[i].tense not in {"partpast"}:
                before = self.tokens[self.groups[i].first - 1]
                return before.start if before.pos in {"CCONJ", "PUNCT", "SCONJ", "ADP"} else self.tokens[self.groups[i].first].start
        return sent.end
