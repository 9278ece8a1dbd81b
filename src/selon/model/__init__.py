"""The nouns: frozen records that every room knows and that know nothing of the rooms."""

from selon.model.claim import Basis, Claim, Speaker
from selon.model.event import Contradiction, Edge, Event, Judgement, Side, SlotValue, Told
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
from selon.model.run import Problem, ReadResult
from selon.model.value import Actor, Count, Place, Quote, Span, When

__all__ = [
    "Actor",
    "Attribution",
    "Basis",
    "Capture",
    "Claim",
    "Contradiction",
    "Count",
    "Edge",
    "Event",
    "Judgement",
    "Mention",
    "NounPhrase",
    "Place",
    "Problem",
    "Quantity",
    "Quote",
    "ReadResult",
    "Reading",
    "Report",
    "Sentence",
    "Side",
    "SlotValue",
    "Span",
    "Speaker",
    "TimeMention",
    "Token",
    "Told",
    "VerbGroup",
    "When",
]
