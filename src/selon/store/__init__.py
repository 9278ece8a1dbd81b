"""The dossier's file: everything kept in one SQLite database, nothing overwritten, readable by any SQLite tool."""

from selon.store.adding import Added, Stamp
from selon.store.derived import Derived
from selon.store.events import EventFilter, Gathered, Parts
from selon.store.listing import ReportFilter
from selon.store.opening import sqlite_parts
from selon.store.query import ClaimFilter, StoredClaim, StoredProblem, StoredReport
from selon.store.search import Hit, Snippet
from selon.store.store import Store

__all__ = [
    "Added",
    "ClaimFilter",
    "Derived",
    "EventFilter",
    "Gathered",
    "Hit",
    "Parts",
    "ReportFilter",
    "Snippet",
    "Stamp",
    "Store",
    "StoredClaim",
    "StoredProblem",
    "StoredReport",
    "sqlite_parts",
]
