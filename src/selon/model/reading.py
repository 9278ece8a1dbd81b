"""What the language analysis saw, as plain data: no parser object leaves the reading room."""

from __future__ import annotations

import msgspec

from selon.model.value import Span


class Token(msgspec.Struct, frozen=True):
    """A word. `dep`/`head` follow Universal Dependencies; `head` is a token index within the paragraph.

    `stems`: its candidate dictionary forms by the pack's endings, best first.
    """

    i: int
    text: str
    norm: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    sent: int
    morph: dict[str, str]
    ent: str = ""
    ent_iob: str = "O"
    children: tuple[int, ...] = ()
    stems: tuple[str, ...] = ()


class VerbGroup(msgspec.Struct, frozen=True):
    """Auxiliaries, clitics, negation, participle as one unit. All integers are token indices of the paragraph.

    `head` is the lexical verb, or the predicate after a copula. `tense`: pres imp past plup fut futant cond
    condpast subj subjpast inf infpast part partpast. `objects`/`subjects` are logical: a passive has its
    grammatical subject under `objects`. `modal`: lemma of a modal auxiliary (may, must), which the embedding words explain.
    """

    head: int
    first: int
    last: int
    lemma: str
    tense: str
    reflexive: bool = False
    passive: bool = False
    copula: bool = False
    negated: bool = False
    causative: bool = False
    stopped: bool = False
    near: str = ""
    modal: str = ""
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    dative: int | None = None
    object_clitic: int | None = None
    dative_clitic: int | None = None
    obliques: tuple[tuple[str, int], ...] = ()
    mark: str = ""
    parent: int | None = None
    relation: str = ""
    antecedent: int | None = None
    impersonal: bool = False
    shared_subject: bool = False


class NounPhrase(msgspec.Struct, frozen=True):
    """A nominal head with what belongs to it; `first`..`last` is the core (determiner to last complement)."""

    head: int
    first: int
    last: int
    prep: str = ""
    det: str = ""
    plural: bool = False
    negated: bool = False
    possessive: str = ""
    demonstrative: bool = False
    adjectives: tuple[int, ...] = ()
    complements: tuple[tuple[str, int], ...] = ()
    coordinated: tuple[int, ...] = ()
    apposition: tuple[int, ...] = ()
    relative: tuple[int, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """A name found in the paragraph: tokens [first, last], and the keys of the entries that bear it."""

    first: int
    last: int
    start: int
    end: int
    text: str
    entries: tuple[object, ...]


class Sentence(msgspec.Struct, frozen=True):
    """Tokens [first, last) of a paragraph; start and end in the report's text."""

    first: int
    last: int
    start: int
    end: int


class TimeMention(msgspec.Struct, frozen=True):
    """A time expression. `kind` and `spec` are what the grammar read; `reading.times.resolve` makes the interval."""

    start: int
    end: int
    text: str
    kind: str
    spec: dict[str, str | int | float | bool | None]
    rule: str = ""


class Quantity(msgspec.Struct, frozen=True):
    """A number expression: [low, high] (None = open), hedge words included in the span; noun is what is counted."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    noun: str = ""
    noun_start: int | None = None
    noun_end: int | None = None
    money: str | None = None


class Attribution(msgspec.Struct, frozen=True):
    """PARC3: source, cue, content.

    `heads` are the token indices of the source's noun phrases (empty: unexpressed); `group` is the cue's verb group;
    `effect` is what the cue does to its content: say, fact, neg (denies it), doubt; `carried` marks a quotation whose
    speaker was named before it.
    """

    cue: Span
    contents: tuple[Span, ...]
    stance: str
    kind: str
    rule: str = ""
    effect: str = "say"
    heads: tuple[int, ...] = ()
    group: int | None = None
    addressees: tuple[int, ...] = ()
    direct: bool = False
    carried: bool = False
    negated: bool = False


class Reading(msgspec.Struct, frozen=True):
    """One paragraph read: the report's text between start and end. Offsets everywhere are the report's."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    groups: tuple[VerbGroup, ...] = ()
    phrases: tuple[NounPhrase, ...] = ()
    mentions: tuple[Mention, ...] = ()
    title: bool = False
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
