"""The dossier: the only door for the command line, the page and Python. What a face needs to draw comes through here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from selon.batch import Item, Reader
from selon.dossier.answer import Answer, Change, Check, Found, Opposed, Shown
from selon.dossier.card import CardRow
from selon.dossier.dossier import Dossier, read_text
from selon.dossier.measuring import Figure, Row
from selon.dossier.noting import NoteForm, note_file
from selon.dossier.render import Format, render
from selon.views import Addition, ClaimRow, MarkedReport, Mismatch, Paragraph, Why, claim_row, periods, when_words
from selon.views.actor import ActorFile
from selon.views.brief import Ahead, Brief, BriefLine, Fresh, Position, Said
from selon.views.contra import DisputeCard, DisputeSide, Voice
from selon.views.differences import Difference
from selon.views.eventwords import EventWords, event_words
from selon.views.figures import Tally, ToldFigure
from selon.views.gaps import Gap
from selon.views.ledger import LedgerEntry, LedgerHeard
from selon.views.listing import Kin, Origin, ReportLine
from selon.views.news import Gain, Newness, News, Revision
from selon.views.place import PlaceFile, Spot
from selon.views.places import EventAt, PlaceTold
from selon.views.position import Matter, Saying, Shift
from selon.views.review import Ground, Looked, ReviewEntry, ReviewQueue, Rival, review_words
from selon.views.rows import OWN_VOICE
from selon.views.ruling import PackRow, RuleChange, RuleSheet, SlotChange, rows_text, rule_words
from selon.views.score import Coverage, Deed, Lane, Mark, Score, days_between
from selon.views.sheet import OWN_STANCE, OriginGroup, Sheet, Telling
from selon.views.source import Published, SourceFile, Taking
from selon.views.strands import Strand
from selon.views.trace import Branch
from selon.views.without import Fall
from selon.views.wording import stance_words

if TYPE_CHECKING:
    # The store loads the database library; `selon read` does without.
    from selon.dossier.comparing import Compared as Compared
    from selon.dossier.tracing import VersionChanges as VersionChanges
    from selon.dossier.tracing import stems as stems
    from selon.store import Hit as Hit
    from selon.store import Snippet as Snippet

# What is behind these loads numpy; a question that does not ask for them does without.
_LATER = {"VersionChanges": "selon.dossier.tracing", "stems": "selon.dossier.tracing"}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "OWN_STANCE",
    "OWN_VOICE",
    "ActorFile",
    "Addition",
    "Ahead",
    "Answer",
    "Branch",
    "Brief",
    "BriefLine",
    "CardRow",
    "Change",
    "Check",
    "ClaimRow",
    "Coverage",
    "Deed",
    "Difference",
    "DisputeCard",
    "DisputeSide",
    "Dossier",
    "EventAt",
    "EventWords",
    "Fall",
    "Figure",
    "Format",
    "Found",
    "Fresh",
    "Gain",
    "Gap",
    "Ground",
    "Item",
    "Kin",
    "Lane",
    "LedgerEntry",
    "LedgerHeard",
    "Looked",
    "Mark",
    "MarkedReport",
    "Matter",
    "Mismatch",
    "Newness",
    "News",
    "NoteForm",
    "Opposed",
    "Origin",
    "OriginGroup",
    "PackRow",
    "Paragraph",
    "PlaceFile",
    "PlaceTold",
    "Position",
    "Published",
    "Reader",
    "ReportLine",
    "ReviewEntry",
    "ReviewQueue",
    "Revision",
    "Rival",
    "Row",
    "RuleChange",
    "RuleSheet",
    "Said",
    "Saying",
    "Score",
    "Sheet",
    "Shift",
    "Shown",
    "SlotChange",
    "SourceFile",
    "Spot",
    "Strand",
    "Taking",
    "Tally",
    "Telling",
    "ToldFigure",
    "Voice",
    "Why",
    "claim_row",
    "days_between",
    "event_words",
    "note_file",
    "periods",
    "read_text",
    "render",
    "review_words",
    "rows_text",
    "rule_words",
    "stance_words",
    "when_words",
]
