"""Numbered steps that bring a dossier from any older version to this one. A step is never changed once released."""

from __future__ import annotations

from typing import NamedTuple

# "SELN" in ASCII, in the file header (PRAGMA application_id): `file selon.db` and other tools can tell a dossier.
APPLICATION_ID = 0x53454C4E


class Migration(NamedTuple):
    number: int
    name: str
    statements: tuple[str, ...]


_TABLES = (
    "CREATE TABLE runs (number INTEGER PRIMARY KEY, at TEXT, selon TEXT NOT NULL, reader TEXT NOT NULL)",
    """CREATE TABLE captures (
        sha256 TEXT PRIMARY KEY, "where" TEXT NOT NULL, media_type TEXT NOT NULL, captured_at TEXT,
        bytes INTEGER NOT NULL, data_zlib BLOB NOT NULL, run INTEGER NOT NULL REFERENCES runs (number))""",
    """CREATE TABLE reports (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, text TEXT NOT NULL,
        body INTEGER NOT NULL, title TEXT, outlet TEXT, url TEXT, published TEXT, lang TEXT, flags TEXT NOT NULL,
        run INTEGER NOT NULL REFERENCES runs (number))""",
    """CREATE TABLE report_captures (
        report TEXT NOT NULL REFERENCES reports (id), capture TEXT NOT NULL REFERENCES captures (sha256),
        PRIMARY KEY (report, capture)) WITHOUT ROWID""",
    """CREATE TABLE readings (
        report TEXT NOT NULL REFERENCES reports (id), run INTEGER NOT NULL REFERENCES runs (number),
        reader TEXT NOT NULL, PRIMARY KEY (report, run)) WITHOUT ROWID""",
    """CREATE TABLE claims (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, report TEXT NOT NULL REFERENCES reports (id),
        position INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, polarity TEXT NOT NULL,
        certainty TEXT NOT NULL, edtf TEXT, earliest TEXT, latest TEXT, trigger_words TEXT NOT NULL,
        quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, quote TEXT NOT NULL,
        record TEXT NOT NULL CHECK (json_valid(record)),
        run INTEGER NOT NULL REFERENCES runs (number),
        withdrawn_run INTEGER REFERENCES runs (number), withdrawn_at TEXT)""",
    "CREATE UNIQUE INDEX claims_standing ON claims (report, id) WHERE withdrawn_run IS NULL",
    "CREATE INDEX claims_by_id ON claims (id)",
    "CREATE INDEX claims_by_report ON claims (report, position)",
    "CREATE INDEX claims_by_type ON claims (type, earliest)",
    "CREATE INDEX claims_by_day ON claims (earliest, latest)",
    """CREATE TABLE parties (
        claim INTEGER NOT NULL REFERENCES claims (number),
        slot TEXT NOT NULL CHECK (slot IN ('actor', 'recipient', 'speaker')), place_in_slot INTEGER NOT NULL,
        name TEXT NOT NULL, folded TEXT NOT NULL, code TEXT NOT NULL, country TEXT, stance TEXT,
        PRIMARY KEY (claim, slot, place_in_slot)) WITHOUT ROWID""",
    "CREATE INDEX parties_by_country ON parties (slot, country)",
    """CREATE TABLE places (
        claim INTEGER NOT NULL REFERENCES claims (number), place_in_slot INTEGER NOT NULL, name TEXT NOT NULL,
        folded TEXT NOT NULL, country TEXT, role TEXT NOT NULL, precision TEXT NOT NULL, lat REAL, lon REAL,
        PRIMARY KEY (claim, place_in_slot)) WITHOUT ROWID""",
    "CREATE INDEX places_by_country ON places (country)",
    """CREATE TABLE problems (
        number INTEGER PRIMARY KEY, "where" TEXT NOT NULL, stage TEXT NOT NULL, report TEXT, message TEXT NOT NULL,
        hint TEXT NOT NULL, "offset" INTEGER, run INTEGER NOT NULL REFERENCES runs (number),
        resolved_run INTEGER REFERENCES runs (number))""",
)

# Contentless: the words are indexed, the texts stand once, in their own tables. `stems` holds Snowball stems as plain
# words, so no program needs a tokenizer of ours to search the file.
_WORDS = (
    """CREATE VIRTUAL TABLE report_words USING fts5 (
        words, stems, content = '', tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE claim_words USING fts5 (
        words, stems, content = '', tokenize = 'unicode61 remove_diacritics 2')""",
)


def _names(slot: str) -> str:
    return (
        "(SELECT group_concat(name, ' + ') FROM (SELECT name FROM parties "
        f"WHERE claim = c.number AND slot = '{slot}' ORDER BY place_in_slot))"
    )


_VIEWS = (
    f"""CREATE VIEW claims_readable AS
    SELECT c.id AS claim, c.report, c.type, c.mode, c.status,
        CASE c.polarity WHEN '-' THEN 'no' ELSE 'yes' END AS asserted,
        c.certainty, {_names("actor")} AS who, {_names("recipient")} AS to_whom,
        (SELECT group_concat(role || ' ' || name, ', ') FROM places WHERE claim = c.number) AS place,
        c.earliest, c.latest,
        coalesce((SELECT group_concat(name || ' (' || stance || ')', ' > ') FROM (SELECT name, stance FROM parties
            WHERE claim = c.number AND slot = 'speaker' ORDER BY place_in_slot)), 'the report itself') AS according_to,
        c.trigger_words, c.quote, r.outlet, r.title, r.published, r.lang
    FROM claims AS c JOIN reports AS r ON r.id = c.report WHERE c.withdrawn_run IS NULL""",
    """CREATE VIEW reports_readable AS
    SELECT r.id AS report, r.title, r.outlet, r.published, r.lang, r.url, length(r.text) AS characters,
        (SELECT count(*) FROM claims AS c WHERE c.report = r.id AND c.withdrawn_run IS NULL) AS claims,
        (SELECT group_concat(k."where", ', ') FROM report_captures AS rc JOIN captures AS k ON k.sha256 = rc.capture
            WHERE rc.report = r.id) AS found_in
    FROM reports AS r""",
    """CREATE VIEW problems_readable AS
    SELECT "where", stage, report, message, hint AS what_to_do, "offset" FROM problems WHERE resolved_run IS NULL""",
    """CREATE VIEW claims_withdrawn AS
    SELECT c.id AS claim, c.report, c.type, c.quote, c.run AS read_in_run, c.withdrawn_run, c.withdrawn_at
    FROM claims AS c WHERE c.withdrawn_run IS NOT NULL""",
)

MIGRATIONS = (Migration(1, "reports, claims, problems, words and readable views", (*_TABLES, *_WORDS, *_VIEWS)),)
