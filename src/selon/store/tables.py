"""The tables, once, for SQLAlchemy; `migrations.py` makes them, and a test holds the two together.

`number` is SQLite's rowid: it joins a report or claim to its words in the full-text tables. A claim's id is unique among
the claims that stand; superseded readings keep their rows with `withdrawn_run`.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text),
    Column("selon", Text, nullable=False),
    Column("reader", Text, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("where", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("captured_at", Text),
    Column("bytes", Integer, nullable=False),
    Column("data_zlib", LargeBinary, nullable=False),
    Column("run", ForeignKey("runs.number"), nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Integer, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text),
    Column("lang", Text),
    Column("flags", Text, nullable=False),
    Column("run", ForeignKey("runs.number"), nullable=False),
)

# One text may have come in several captures (a page fetched twice), and one capture may hold many reports.
report_captures = Table(
    "report_captures",
    metadata,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("capture", ForeignKey("captures.sha256"), primary_key=True),
)

readings = Table(
    "readings",
    metadata,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("run", ForeignKey("runs.number"), primary_key=True),
    Column("reader", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("edtf", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("trigger_words", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("run", ForeignKey("runs.number"), nullable=False),
    Column("withdrawn_run", ForeignKey("runs.number")),
    Column("withdrawn_at", Text),
    Column("profile", Text),
)

parties = Table(
    "parties",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("slot", Text, primary_key=True),
    Column("place_in_slot", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("country", Text),
    Column("stance", Text),
)

places = Table(
    "places",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("place_in_slot", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("country", Text),
    Column("role", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
)

names = Table(
    "names",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("words", Text, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("where", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("report", Text),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("offset", Integer),
    Column("run", ForeignKey("runs.number"), nullable=False),
    Column("resolved_run", ForeignKey("runs.number")),
)
