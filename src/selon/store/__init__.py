"""The dossier's file: everything kept in one SQLite database, nothing overwritten, readable by any SQLite tool."""

from selon.store.adding import Added, Stamp
from selon.store.query import ClaimFilter, StoredClaim, StoredProblem, StoredReport
from selon.store.search import Hit
from selon.store.store import Store

__all__ = ["Added", "ClaimFilter", "Hit", "Stamp", "Store", "StoredClaim", "StoredProblem", "StoredReport"]
