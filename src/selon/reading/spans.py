"""A paragraph under analysis: tokens, groups and phrases by head, with the span questions that attribution asks."""

from __future__ import annotations

import re

import msgspec

from selon.lang import Pack
from selon.model import NounPhrase, Sentence, Span, Token, VerbGroup
from selon.reading.words import Lexicon

LONGEST_LINK = 3
"""Tokens of a preposition between a speaker and its complement."""
NONFINITE = frozenset({"inf", "infpast", "part", "partpast"})


def cut_at_breaks(scene: Scene, start: int, end: int, *, breaks: str = "clause.breaks") -> int:
    """The first break of the pack's list in text[start:end], else end: where a content stops."""
    text = scene.plain[start - scene.start : end - scene.start]
    cut = len(text)
    for mark in scene.pack.words(breaks):
        at = text.find(mark)
        while at >= 0 and inside_quotes(text, at):
            at = text.find(mark, at + 1)
        if 0 <= at < cut:
            cut = at
    for found in _asides(scene.pack).finditer(text):
        if found.start() < cut and not inside_quotes(text, found.start()):
            cut = found.start()
    return start + cut


def _asides(pack: Pack) -> re.Pattern[str]:
    """`, trois jours après que …` and `, une accusation rejetée par …`: the reporter comments on what was said."""
    return re.compile(f"{pack.text('clause.later')}|{pack.text('clause.comment')}")


def inside_quotes(text: str, at: int) -> bool:
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
    title: bool = False

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

    def names_event(self, head: int) -> bool:
        """Whether the pack knows the noun as one that evokes an event."""
        token = self.tokens[head]
        events = self.pack.nouns.keys() | self.pack.phrases.keys()
        return bool({token.norm, token.lemma, *token.stems[:3]} & events)

    def documents(self, head: int) -> bool:
        """Whether a phrase is a document or a medium: a way by which words come."""
        nouns = {self.tokens[head].norm, self.tokens[head].lemma}
        kinds = {k for n in nouns for k in self.pack.classes.get(n, frozenset())}
        return bool(kinds & {"document", "media"} or nouns & self.pack.words("noun.speaker_document"))

    def last_break(self, start: int, at: int, *, strong: bool = False) -> int:
        """Offset after the last break in text[start:at] (start if none): where a content may begin."""
        text = self.plain[start - self.start : at - self.start]
        best = 0
        marks = ["; "] if strong else [*self.pack.words("clause.breaks")]
        for mark in marks:
            found = text.rfind(mark)
            if found > 0 and not inside_quotes(text, found):
                best = max(best, found + len(mark))
        return start + best

    def clitic_subject(self, group: VerbGroup) -> int | None:
        """The pronoun of `a-t-il ajouté`, `dit-on`."""
        clitics = self.pack.words("pronoun.inverted")
        return next((t.i for t in self.tokens[group.first : group.last + 3] if t.norm in clitics), None)

    def after_colon(self, start: int, at: int) -> int:
        """Offset after the last colon in text[start:at] that stands outside quotation marks, else `start`."""
        text = self.plain[start - self.start : at - self.start]
        found = text.rfind(": ")
        return start + found + 2 if found > 0 and not inside_quotes(text, found) else start

    def inverted(self, group: VerbGroup) -> bool:
        """`a déclaré X`, `indique X`, `a-t-il ajouté`: the verb comes before its subject, after a quotation or a clause.

        After a comma alone a clause of its own must stand before it; else the comma ends an aside of its subject
        (Le Mali, pays voisin, a accusé la France).
        """
        if self.clitic_subject(group) is not None or self.trails(group) is not None:
            return True
        if group.tense in {"inf", "infpast", "part", "partpast"} or group.passive:
            return False
        if self.pack.words("clause.trailing") and any(s < group.first for s in group.subjects):
            return False
        at = self.tokens[group.first].start - self.start
        before = self.plain[:at].rstrip()
        if not before.endswith((",", '"', "!", "?", "-")) or (before.endswith('"') and inside_quotes(self.plain, at)):
            return False
        right = self._right_subject(group)
        if right is None:
            return False
        left = [s for s in group.subjects if s < group.first and not inside_quotes(self.plain, self.tokens[s].start - self.start)]
        if left and self._resumes(group, right):
            return True
        if before.rstrip(", ").endswith('"'):
            return not left or self._says_before(group) or not self._clause_head(group)
        if self._says_before(group):
            return self.may_speak(right) or not self.names_event(right)
        return not left and any(s > group.head for s in group.subjects)

    def _resumes(self, group: VerbGroup, right: int) -> bool:
        """`La Finlande, dit le président, n'enverra pas …`: behind the speaker the clause before the verb goes on."""
        after = self.phrases[right].last + 1 if right in self.phrases else right + 1
        if after >= len(self.tokens) or self.tokens[after].norm != "," or not self.may_speak(right, strict=True):
            return False
        sent = self.tokens[group.head].sent
        following = [g for g in self.ordered() if g.first > after and self.tokens[g.head].sent == sent and g.tense not in NONFINITE]
        main = next((g for g in following if g.antecedent is None and not self.subordinate(g)), None)
        if main is None or self.tokens[main.first - 1].pos == "CCONJ":
            return False
        subjects = main.subjects or main.objects
        if not bool(subjects) or not all(s < group.first or s == right for s in subjects):
            return False
        # Le raid, précise le ministère, a tué …: what stands alone before the comma is the verb's subject
        return all(s < group.first for s in subjects) or any(
            p.last == group.first - 2 and not p.prep and self.tokens[h].sent == sent for h, p in self.phrases.items()
        )

    def _right_subject(self, group: VerbGroup) -> int | None:
        at, reach = group.last + 1, group.last + 14
        while at < min(len(self.tokens), reach):
            if self.tokens[at].pos == "VERB" and at in self.groups:
                break  # denies targeting civilian facilities
            after = self.phrase_at(at)
            if after is None or self.phrases[after].first > at + 1:
                if self.tokens[at].pos not in {"ADV", "ADP"} and self.tokens[at].lemma not in self.pack.words("time.nouns"):
                    break
                at += 1
                continue
            timely = self.tokens[after].lemma in self.pack.words("time.nouns")
            if self.tokens[after].norm in self.pack.words("negation.restrict"):
                break  # `que` opens the content: whoever speaks stands on the left
            if not self.phrases[after].prep and not timely:
                return after
            at = self.phrases[after].last + 1  # "a confirmé à la presse une source": the addressee stands between
        times = self.pack.words("time.nouns")
        return next((s for s in group.subjects if s > group.head and s - group.head < 14 and self.tokens[s].lemma not in times), None)

    def _clause_head(self, group: VerbGroup) -> bool:
        """`que` right after the verb: it has its content to the right, so its subject is on the left."""
        follow = self.tokens[group.last + 1 : group.last + 2]
        return bool(follow) and follow[0].norm in self.pack.words("negation.restrict")

    def _says_before(self, group: VerbGroup, at: int | None = None) -> bool:
        """Whether a main clause stands before the verb (or token `at`) in its sentence: what it reports."""
        first = group.first if at is None else at
        relatives = self.relatives()
        sent = self.tokens[group.head].sent
        for other in self.groups.values():
            if other.last >= first or self.tokens[other.head].sent != sent or other.tense in NONFINITE:
                continue
            opener = {self.tokens[i].norm for i in range(max(0, other.first - 1), other.first)}
            if other.antecedent is None and other.relation != "acl:relcl" and not opener & relatives and not self.subordinate(other):
                return True
        return False

    def relatives(self) -> frozenset[str]:
        words = self.pack.words
        return words("pronoun.relative_subject") | words("pronoun.relative_other")

    def subordinate(self, group: VerbGroup) -> bool:
        """Whether a conjunction opens the group's clause (quand, alors que, si), as far as the surface shows."""
        return bool(set(group.mark.split()) - self.pack.words("negation.restrict") - self.pack.words("clause.clitic_marks"))

    def speakers(self, group: VerbGroup, inverted: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """(subject heads, addressee heads) of a reporting group; the addressee before an inverted subject is no speaker."""
        addressees = tuple(h for p, h in group.obliques if p in self.pack.words("case.addressee"))
        if inverted and self.trails(group) is None:
            clitic = self.clitic_subject(group)
            if clitic is not None:
                return self._indefinite(group, clitic), addressees
            after = [s for s in group.subjects if s > group.head and self.tokens[s].lemma not in self.pack.words("time.nouns")]
            if after:
                return tuple(self._with_conjuncts(after[0])), addressees
            at = group.last + 1
            while at < len(self.tokens) and at - group.last < 16:
                head = self.phrase_at(at)
                dated = head is not None and self.tokens[head].lemma in self.pack.words("time.nouns")
                if head is not None and not dated and self.phrases[head].first == at and not self.phrases[head].prep and self.may_speak(head):
                    return tuple(self._with_conjuncts(head)), addressees
                if self.tokens[at].norm in {".", ";", '"'}:
                    break
                at += 1
            right = self._right_subject(group)
            if right is not None and not self.names_event(right):
                return tuple(self._with_conjuncts(right)), addressees
        subjects = self._shared(group) or group.subjects or (() if group.passive else self.inherited(group) or self._listed(group))
        if not subjects:
            return (), addressees
        if self.tokens[subjects[0]].norm in self.pack.words("pronoun.general"):
            return self.general(subjects[0]), addressees
        return tuple(self._with_conjuncts(subjects[0])), addressees

    def general(self, head: int) -> tuple[int, ...]:
        """`À Téhéran, on redoute`: `on` is who the place before it stands for; elsewhere it names nobody."""
        sent = self.sentences[self.tokens[head].sent]
        places = [h for h, p in self.phrases.items() if sent.first <= h < head and p.prep in self.pack.words("place.seat")]
        fronted = [h for h in places if self.may_speak(h, strict=True)]
        return (min(fronted),) if fronted else ()

    def _indefinite(self, group: VerbGroup, clitic: int) -> tuple[int, ...]:
        """`dit-on à la présidence`, `apprend-on de source militaire`: who is meant stands behind; alone, nobody is named."""
        if self.tokens[clitic].norm not in self.pack.words("pronoun.inverted_general"):
            return (clitic,)
        for at in range(clitic + 1, min(len(self.tokens), clitic + 4)):
            head = self.phrase_at(at)
            if head is not None and self.phrases[head].prep and self.phrases[head].first == at and self.may_speak(head, strict=True):
                return (head,)
        return ()

    def _shared(self, group: VerbGroup) -> tuple[int, ...]:
        """`X dénonce l'ingérence des Y et nie que …`: the second verb's subject is the first's, not the noun between."""
        twin = self._cue_before(group)
        if twin is not None:
            return twin.subjects
        first = self.groups.get(self.tokens[group.head].head)
        if group.relation != "conj" or first is None or first.tense in NONFINITE or first.passive or not first.subjects:
            return ()
        between = [s for s in group.subjects if first.head < s < group.first and self.tokens[s].head != group.head]
        own = [s for s in group.subjects if s not in between]
        return first.subjects if between and not own else ()

    def _cue_before(self, group: VerbGroup) -> VerbGroup | None:
        """`nie avoir visé des civils et accuse …`: the verb of saying that one without a subject of its own goes on from."""
        before = self.tokens[group.first - 1] if group.first else None
        if before is None or before.pos != "CCONJ" or group.tense in NONFINITE:
            return None
        if any(s > before.i for s in group.subjects) or not self._says(group):
            return None
        sent = self.tokens[group.head].sent
        left = [g for g in self.ordered() if g.last < before.i and self.tokens[g.head].sent == sent]
        first = next((g for g in reversed(left) if self._says(g) and g.tense == group.tense), None)
        if first is None or first.passive or first.antecedent is not None:
            return None
        subjects = first.subjects or self._listed(first)
        if not subjects or subjects[0] > first.head:
            return None
        first = msgspec.structs.replace(first, subjects=subjects)
        inner = [g for g in left if g.first > first.last]
        return first if inner and self._joined(first, inner[0], group) else None

    def _listed(self, group: VerbGroup) -> tuple[int, ...]:
        """`Le Hamas a refusé de désarmer, nie avoir tiré et …`: a finite verb behind a comma has the subject of the one before."""
        before = self.tokens[group.first - 1] if group.first else None
        if before is None or group.tense in NONFINITE or group.mark or (before.norm != "," and before.pos != "CCONJ"):
            return ()
        sent = self.tokens[group.head].sent
        left = [g for g in self.ordered() if g.last < before.i and self.tokens[g.head].sent == sent and g.tense not in NONFINITE]
        if not left or left[-1].antecedent is not None or left[-1].passive or self.subordinate(left[-1]):
            return ()
        return tuple(s for s in left[-1].subjects if s < left[-1].first)

    def twins(self, head: int) -> tuple[int, ...]:
        """Phrases coordinated with a speaker that can be speakers too (not: selon la police, et à 62 morts, …)."""
        phrase = self.phrases.get(head)
        found = phrase.coordinated if phrase else ()
        return tuple(c for c in found if c in self.phrases and not self.phrases[c].prep and not self.names_event(c))

    def _with_conjuncts(self, head: int) -> list[int]:
        return [head, *self.twins(head)]

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
            last = max(last, self._whole_end(head) if head in self.phrases else head)
        return self.tokens[last].end

    def _whole_end(self, head: int) -> int:
        """Last token of a speaker with the complements right behind it (an analyst in Chiang Mai)."""
        last = self.phrases[head].last
        for prep, c in self.phrases[head].complements:
            if prep and c in self.phrases and last < self.phrases[c].first <= last + LONGEST_LINK:
                last = max(last, self.phrases[c].last)
        return last

    def clause_after(self, group: VerbGroup, last: int) -> tuple[int, int, str] | None:
        """(start, end, how) of the clause a cue opens after token `last`: `que P`, `(de) + infinitive`, `: P`."""
        sent = self.sentences[self.tokens[group.head].sent]
        que = self.pack.words("negation.restrict")
        for i in range(last + 1, min(sent.last, last + 22)):
            token = self.tokens[i]
            if token.norm in que and self._opens(i, last):
                return token.end, self._end(group, i, sent), "que"
            if token.norm == ":" and not inside_quotes(self.plain, token.start - self.start):
                return token.end, self._after_colon(i, sent), ":"
            if i in self.groups and i != group.head:
                inner = self.groups[i]
                if self._adds(inner):
                    return None
                if inner.tense in {"inf", "infpast"} and self._governed(inner, group, last):
                    return self.tokens[inner.first].start, self._end(group, i, sent), "inf"
                if inner.tense not in NONFINITE and inner.antecedent is None and not inner.mark:
                    return self._bare_clause(group, inner, last, sent)
        return None

    def _bare_clause(self, group: VerbGroup, inner: VerbGroup, last: int, sent: Sentence) -> tuple[int, int, str] | None:
        """`said it had withdrawn`: in languages that need no conjunction, the clause that the tree hangs on the cue."""
        if not self.pack.words("clause.bare_content"):
            return None
        head = self.tokens[inner.head]
        above = head.head
        while head.i < above != self.tokens[above].head and above in self.groups and any(t.norm == ";" for t in self.tokens[head.i : above]):
            above = self.tokens[above].head  # behind a semicolon another sentence begins, whatever the tree hangs on it
        if above not in range(group.first, group.last + 1) or head.dep not in {"ccomp", "xcomp", "obj", "parataxis", "dep"}:
            return None
        first = min((i for i in self.below(inner.head) if i > last), default=inner.first)
        return self.tokens[first].start, self._end(group, first, sent), "que"

    def below(self, i: int) -> set[int]:
        """A token and all that the tree hangs under it."""
        found, stack = {i}, [i]
        while stack:
            for c in self.tokens[stack.pop()].children:
                if c not in found:
                    found.add(c)
                    stack.append(c)
        return found

    def lead(self, group: VerbGroup) -> int:
        """Where a cue with its speaker begins: before its subject where that stands between content and cue."""
        trailing = self.trails(group)
        return self.tokens[group.first if trailing is None else trailing].start

    def trails(self, group: VerbGroup) -> int | None:
        """First token of the speaker in `…, the ministry said`: behind what is said, before the verb; None elsewhere."""
        if not self.pack.words("clause.trailing") or group.tense in NONFINITE or group.antecedent is not None:
            return None
        if not any(c.kind == "verb" for c in self.pack.cues.get(group.lemma, ())):
            return None
        left = [self.phrases[s].first if s in self.phrases else s for s in group.subjects if s < group.first]
        if not left:
            return None
        first = min(left)
        before = self.plain[: self.tokens[first].start - self.start].rstrip()
        if not self._ends_speech(before) or (before.endswith('"') and inside_quotes(self.plain, self.tokens[first].start - self.start)):
            return None
        tokens = self.tokens
        if any(c > group.head and tokens[c].dep == "ccomp" for c in tokens[group.head].children):
            return None
        after = self.tokens[group.last + 1] if group.last + 1 < len(tokens) else None
        if after is not None and after.norm in self.pack.words("negation.restrict"):
            return None
        said = any(c < first and tokens[c].dep == "ccomp" for c in tokens[group.head].children) or group.relation == "parataxis"
        if said or before.rstrip(", ").endswith('"') or self._says_before(group, first):
            return first
        return None

    @staticmethod
    def _ends_speech(before: str) -> bool:
        """Whether words end as what is said does: at a comma, or a quotation that no full stop ends (the "liberation" strikes)."""
        closed = before.endswith('"')
        words = before.rstrip('"')
        return words.endswith((",", "!", "?", "-")) or (closed and words[-1:] in {"\u2014", "\u2026"})

    def _after_colon(self, colon: int, sent: Sentence) -> int:
        """A colon opens what is said to the end of the sentence, also where the splitter ended it at the colon."""
        if colon + 1 >= sent.last and self.tokens[colon].sent + 1 < len(self.sentences):
            sent = self.sentences[self.tokens[colon].sent + 1]
        return cut_at_breaks(self, self.tokens[colon].end, sent.end, breaks="clause.strong")

    def _opens(self, i: int, last: int) -> bool:
        """A `que` that opens a complement clause, not a relative or a comparison."""
        token = self.tokens[i]
        if i and self.tokens[i - 1].norm in self.pack.words("clause.before_que"):
            return False
        if token.dep == "mark" or token.pos == "SCONJ":
            return True
        between = self.tokens[last + 1 : i]
        timely = self.pack.words("time.nouns")
        return not any(t.pos in {"NOUN", "PROPN"} and t.norm not in timely for t in between)

    def _governed(self, inner: VerbGroup, group: VerbGroup, last: int) -> bool:
        i = inner.head
        seen = 0
        while self.tokens[i].head != i and seen < 6:
            i, seen = self.tokens[i].head, seen + 1
            if i == group.head:
                return True
            if i in self.groups:
                break  # another verb stands between: the infinitive is its content
        between = self.tokens[last + 1 : inner.first]
        return len(between) <= 4 and not any(t.norm in {",", ";", *self.pack.words("clause.own_aim")} for t in between)

    def _end(self, group: VerbGroup, opened: int, sent: Sentence) -> int:
        """Content ends at a break, or where a verb that is the cue's twin, not the content's, begins."""
        end = cut_at_breaks(self, self.tokens[opened].end, sent.end)
        inside = [g for g in self.ordered() if g.first > opened and self.tokens[g.head].start < end]
        end = min([end, *(self.lead(g) for g in inside if self.trails(g) is not None and self.lead(g) > self.tokens[opened].start)])
        inner = next((g for g in self.ordered() if g.head >= opened and g.first > group.last), None)
        end = min([end, *(self.tokens[g.first - 1].start for g in inside if self._adds(g))])
        for other in self.ordered():
            if other.first <= opened or inner is None or other.head == inner.head:
                continue
            before = self.tokens[other.first - 1]
            if before.norm in self.pack.words("negation.restrict") or other.antecedent is not None:
                continue
            if self._twin(group, inner, other):
                coordinated = before.pos == "CCONJ" or before.norm == ","
                end = min(end, before.start if coordinated else self.tokens[other.first].start)
        return end

    def ordered(self) -> list[VerbGroup]:
        return sorted(self.groups.values(), key=lambda g: g.first)

    def _twin(self, group: VerbGroup, inner: VerbGroup, other: VerbGroup) -> bool:
        """Whether a later finite verb goes on after the content: coordinated with the cue, or of the subject before it."""
        if other.tense in NONFINITE:
            if other.relation == "conj" and self.tokens[other.head].head == group.head:
                return True
            # "a démenti avoir tiré et accusé X": a participle of saying goes with the cue's auxiliary
            saying = any(c.kind == "verb" for c in self.pack.cues.get(other.lemma, ()))
            joined = other.antecedent is None and self.tokens[other.first - 1].pos == "CCONJ"
            return saying and joined and other.tense in {"partpast", "infpast"} and group.first < group.head
        shared = self._joined(group, inner, other)
        if shared is not None:
            return shared
        if other.relation == "conj" and self.tokens[other.head].head == group.head:
            return True
        subjects = other.subjects or (other.objects if other.passive else ())
        own = [] if other.shared_subject else [s for s in subjects if s > group.last]
        if own or other.tense in {"subj", "subjpast", "imp", "cond", "condpast"}:
            return False
        before = self.tokens[other.first - 1]
        if subjects and not other.shared_subject and all(s < group.first for s in subjects) and not other.mark:
            return group.tense == "partpast" or group.antecedent is not None or before.pos == "CCONJ"
        # sequence of tenses: "a dit que A reculait et a appelé à ...": the second verb has the cue's tense
        return before.pos == "CCONJ" and other.tense == group.tense and inner.tense != group.tense

    def _joined(self, group: VerbGroup, inner: VerbGroup, other: VerbGroup) -> bool | None:
        """A verb without a subject behind `and`, where the tree cannot tell whose it is; None where it can.

        `said its people were safe and urged restraint`: a verb of saying in the cue's tense goes with the cue;
        `said they had seized power and placed him under arrest`: a participle shares the auxiliary of the content.
        """
        before = self.tokens[other.first - 1]
        own = any(s >= other.first for s in other.subjects)
        if (before.pos != "CCONJ" and before.norm != ",") or own or other.passive:
            return None
        speech = self._says(other)
        infinitive = inner.tense in {"inf", "infpast"} and before.pos == "CCONJ"
        alone = inner.tense != group.tense or other.first == other.head
        if speech and other.tense == group.tense and (infinitive or (alone and not self._says(inner))):
            return True
        if not self.pack.words("clause.bare_content") or other.first != other.head:
            return None
        perfect = inner.tense in {"plup", "infpast"} and not inner.passive
        pronoun = any(self.tokens[s].pos == "PRON" for s in inner.subjects)
        return False if perfect and pronoun and not speech and before.pos == "CCONJ" else None

    def _adds(self, group: VerbGroup) -> bool:
        """`…, adding that P`, `…, accusant X de …`: a participle of saying behind a comma has a content of its own."""
        before = self.tokens[group.first - 1] if group.first else None
        return group.tense == "part" and before is not None and before.norm == "," and self._says(group)

    def _says(self, group: VerbGroup) -> bool:
        return any(c.kind == "verb" for c in self.pack.cues.get(group.lemma, ()))

    def object_span(self, group: VerbGroup, last: int, patterns: frozenset[str]) -> Span | None:
        """The noun a cue takes: its object (confirme l'arrivée), or its complement (accuse X de meurtre, appelle à la grève).

        `last`: where a cue of several words ends; nouns that belong to it (faire état de) are none of its content.
        """
        sent = self.sentences[self.tokens[group.head].sent]
        heads: list[int] = []
        if "à" in patterns:
            heads += [h for p, h in group.obliques if p in self.pack.words("case.to") and h > last]
        if "de" in patterns:
            heads += [h for p, h in group.obliques if p in self.pack.words("case.charge") and h > last]
            own = [o for o in group.objects if group.last < o <= last and o in self.phrases]
            heads += [h for o in own for p, h in self.phrases[o].complements if p in self.pack.words("case.of")]
        if "contre" in patterns:
            heads += [h for p, h in group.obliques if p in self.pack.words("case.opposed") and h > last]
        if "obj" in patterns:
            heads += [h for h in group.objects if h > last]
        if not heads and last > group.last:
            following = self.phrase_at(last + 1)
            heads = [following] if following is not None else []
        if not heads or heads[0] not in self.phrases:
            return None
        return self.noun_span(self.phrases[heads[0]], sent)

    def noun_span(self, phrase: NounPhrase, sent: Sentence) -> Span | None:
        start = self.tokens[phrase.first].start
        end = min(cut_at_breaks(self, start, sent.end), self._object_end(phrase, sent))
        return Span(start, end, self.text[start:end]) if end > start else None

    def _object_end(self, phrase: NounPhrase, sent: Sentence) -> int:
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
