"""The nouns: frozen records that every room knows and that know nothing of the rooms."""

from selon.model.claim import Basis, Claim, Speaker
from selon.model.event import Contradiction, Edge, Event, Judgement, Side, SlotValue, Told
from selon.model.note import Citation, Note, NotePart, NoteSentence, Piece, SourceLine
from selon.model.reading import (
    Attribution,
    Mention,
    NounPhrase,
    Quantity,
    Reading,
    Sentence,
    TimeMention,
    Token,
    VerbGroup,
)
from selon.model.report import Capture, Report
from selon.model.review import Review, ReviewVerdict
from selon.model.rule import Rule, RuleKind, RuleSlot
from selon.model.run import Problem, ReadResult
from selon.model.value import Actor, Count, Place, Quote, Span, When

__all__ = [
    "Actor",
    "Attribution",
    "Basis",
    "Capture",
    "Citation",
    "Claim",
    "Contradiction",
    "Count",
    "Edge",
    "Event",
    "Judgement",
    "Mention",
    "Note",
    "NotePart",
    "NoteSentence",
    "NounPhrase",
    "Piece",
    "Place",
    "Problem",
    "Quantity",
    "Quote",
    "ReadResult",
    "Reading",
    "Report",
    "Review",
    "ReviewVerdict",
    "Rule",
    "RuleKind",
    "RuleSlot",
    "Sentence",
    "Side",
    "SlotValue",
    "SourceLine",
    "Span",
    "Speaker",
    "TimeMention",
    "Token",
    "Told",
    "VerbGroup",
    "When",
]
