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

# What is derived from claims and reports can be made anew from them at any time; `resolution` says by which weights it was.
# `orderly` is the negated rank of a profile: within a block the most telling come first.
_EVENTS = (
    "CREATE TABLE resolution (number INTEGER PRIMARY KEY CHECK (number = 1), weights TEXT NOT NULL)",
    "CREATE TABLE resolved (report TEXT PRIMARY KEY REFERENCES reports (id)) WITHOUT ROWID",
    "ALTER TABLE claims ADD COLUMN profile TEXT",
    "CREATE INDEX claims_by_profile ON claims (profile) WHERE withdrawn_run IS NULL",
    """CREATE TABLE profiles (
        id TEXT PRIMARY KEY, orderly INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE blocks (
        block TEXT NOT NULL, orderly INTEGER NOT NULL, profile TEXT NOT NULL,
        PRIMARY KEY (block, orderly, profile)) WITHOUT ROWID""",
    """CREATE TABLE likenesses (
        low TEXT NOT NULL, high TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (low, high)) WITHOUT ROWID""",
    "CREATE INDEX likenesses_of_high ON likenesses (high)",
    """CREATE TABLE decisions (
        profile TEXT PRIMARY KEY, leader TEXT NOT NULL, via TEXT NOT NULL, score REAL NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX decisions_by_leader ON decisions (leader)",
    """CREATE TABLE rivals (
        leader TEXT NOT NULL, profile TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (leader, profile)) WITHOUT ROWID""",
    "CREATE INDEX rivals_by_profile ON rivals (profile)",
    # Events that a person has joined: the leader of one stands under the head of the other.
    "CREATE TABLE heads (leader TEXT PRIMARY KEY, head TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX heads_by_head ON heads (head)",
    "CREATE TABLE stale (leader TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE judgements (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')), why TEXT NOT NULL, "by" TEXT NOT NULL,
        at TEXT, withdrawn_at TEXT, withdrawn_by TEXT, run INTEGER NOT NULL REFERENCES runs (number), withdrawn_run INTEGER)""",
    """CREATE TABLE events (
        leader TEXT PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, earliest TEXT, latest TEXT, first TEXT, last TEXT,
        reports INTEGER NOT NULL, claims INTEGER NOT NULL, origins INTEGER NOT NULL, affirmed_by INTEGER NOT NULL,
        disputes INTEGER NOT NULL, record TEXT NOT NULL CHECK (json_valid(record))) WITHOUT ROWID""",
    "CREATE INDEX events_by_id ON events (id)",
    "CREATE INDEX events_by_weight ON events (reports DESC, origins DESC, id)",
    "CREATE INDEX events_by_last ON events (last)",
    "CREATE INDEX events_by_type ON events (type, reports DESC)",
    """CREATE TABLE event_parties (
        leader TEXT NOT NULL, slot TEXT NOT NULL, folded TEXT NOT NULL, country TEXT NOT NULL,
        PRIMARY KEY (leader, slot, folded, country)) WITHOUT ROWID""",
    "CREATE INDEX event_parties_by_country ON event_parties (country, slot)",
    """CREATE TABLE contradictions (
        id TEXT NOT NULL, leader TEXT NOT NULL, event TEXT NOT NULL, point TEXT NOT NULL, kind TEXT NOT NULL,
        weight INTEGER NOT NULL, record TEXT NOT NULL CHECK (json_valid(record)), PRIMARY KEY (leader, id)) WITHOUT ROWID""",
    "CREATE INDEX contradictions_by_id ON contradictions (id)",
    "CREATE INDEX contradictions_by_weight ON contradictions (kind DESC, weight DESC, id)",
    "CREATE TABLE sketches (report TEXT PRIMARY KEY REFERENCES reports (id), record BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE sketch_keys (key TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (key, report)) WITHOUT ROWID",
    """CREATE TABLE edges (
        "from" TEXT NOT NULL, "to" TEXT NOT NULL, kind TEXT NOT NULL, ties INTEGER NOT NULL, hangs INTEGER NOT NULL DEFAULT 0,
        record TEXT NOT NULL CHECK (json_valid(record)), PRIMARY KEY ("from", "to", kind)) WITHOUT ROWID""",
    'CREATE INDEX edges_by_taker ON edges ("to")',
    "CREATE TABLE roots (report TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID",
    """CREATE VIEW events_readable AS
    SELECT e.id AS event, e.type, json_extract(e.record, '$.summary') AS summary, e.earliest, e.latest, e.reports, e.origins,
        e.affirmed_by AS origins_that_affirm, e.disputes, e.first AS first_told, e.last AS last_told
    FROM events AS e""",
    """CREATE VIEW contradictions_readable AS
    SELECT c.id AS contradiction, c.event, c.point, c.kind, json_extract(c.record, '$.reason') AS reason,
        json_extract(s.value, '$.value') AS holds, json_extract(s.value, '$.origins') AS origins, s.value AS side
    FROM contradictions AS c, json_each(c.record, '$.sides') AS s""",
    """CREATE VIEW claims_in_events AS
    SELECT c.id AS claim, c.report, e.id AS event FROM claims AS c JOIN decisions AS d ON d.profile = c.profile
        LEFT JOIN heads AS h ON h.leader = d.leader JOIN events AS e ON e.leader = coalesce(h.head, d.leader) WHERE c.withdrawn_run IS NULL""",
)

# The denominators under every answer are counted as rows come and go: counting a million claims takes a second.
_STANDING = "(SELECT 1 FROM claims WHERE report = {0}.report AND withdrawn_run IS NULL AND number <> {0}.number)"
_COUNT = "INSERT INTO tallies VALUES ('{0}', {1}, {2}) ON CONFLICT DO UPDATE SET number = number + {2}"
_TALLIES = (
    "CREATE TABLE tallies (what TEXT NOT NULL, lang TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (what, lang)) WITHOUT ROWID",
    "INSERT INTO tallies SELECT 'reports', coalesce(lang, 'unknown'), count(*) FROM reports GROUP BY 2",
    "INSERT INTO tallies SELECT 'claims', '', count(*) FROM claims WHERE withdrawn_run IS NULL",
    "INSERT INTO tallies SELECT 'claims_reports', '', count(DISTINCT report) FROM claims WHERE withdrawn_run IS NULL",
    f"""CREATE TRIGGER tally_report AFTER INSERT ON reports BEGIN
        {_COUNT.format("reports", "coalesce(NEW.lang, 'unknown')", "1")}; END""",
    f"""CREATE TRIGGER tally_claim AFTER INSERT ON claims WHEN NEW.withdrawn_run IS NULL BEGIN
        {_COUNT.format("claims", "''", "1")};
        {_COUNT.format("claims_reports", "''", f"(NOT EXISTS {_STANDING.format('NEW')})")}; END""",
    f"""CREATE TRIGGER tally_withdrawn AFTER UPDATE OF withdrawn_run ON claims
        WHEN OLD.withdrawn_run IS NULL AND NEW.withdrawn_run IS NOT NULL BEGIN
        {_COUNT.format("claims", "''", "-1")};
        {_COUNT.format("claims_reports", "''", f"-(NOT EXISTS {_STANDING.format('NEW')})")}; END""",
    "CREATE INDEX roots_by_root ON roots (root)",
)

# Holds all that the list of reports is chosen by, so that no text is read for it.
_LISTING = ("CREATE INDEX reports_by_day ON reports (published DESC, id, outlet, lang)",)

# A claim whose standing row is not what the reader gave has that in `read_claims`: it is what stands again once the reviews that
# altered or rejected it are withdrawn.
_REVIEWS = (
    """CREATE TABLE reviews (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, claim TEXT NOT NULL, report TEXT NOT NULL REFERENCES reports (id),
        verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'corrected', 'rejected')), slot TEXT, value TEXT,
        put TEXT NOT NULL CHECK (json_valid(put)), was TEXT NOT NULL, why TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT,
        withdrawn_at TEXT, withdrawn_by TEXT, run INTEGER NOT NULL REFERENCES runs (number), withdrawn_run INTEGER)""",
    "CREATE UNIQUE INDEX reviews_standing ON reviews (claim, coalesce(slot, '')) WHERE withdrawn_at IS NULL",
    "CREATE INDEX reviews_by_report ON reviews (report)",
    "CREATE INDEX reviews_by_id ON reviews (id)",
    """CREATE TABLE read_claims (
        claim TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES reports (id), record TEXT NOT NULL CHECK (json_valid(record))) WITHOUT ROWID""",
    "CREATE INDEX read_claims_by_report ON read_claims (report)",
    """CREATE VIEW reviews_readable AS
    SELECT id AS review, claim, report, verdict, slot, value, was, "by" AS by_whom, at, why, withdrawn_at, withdrawn_by FROM reviews""",
)

# The names that claims have, each once: whoever looks for words in them reads these few, and finds the rows by the whole name.
# `words` has them after blanks, so that a word's beginning can be looked for. A filtered list of events is chosen from an index alone,
# for a record is some kilobytes long. What `gathered` says is random: an event that is gathered anew has another, as has one elsewhere.
_NAME = "INSERT INTO names VALUES (NEW.folded, ' ' || replace(replace(NEW.folded, '''', ' '), '-', ' ')) ON CONFLICT DO NOTHING"
_FINDING = (
    "CREATE TABLE names (folded TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID",
    """INSERT INTO names SELECT folded, ' ' || replace(replace(folded, '''', ' '), '-', ' ')
        FROM (SELECT folded FROM parties UNION SELECT folded FROM places)""",
    f"CREATE TRIGGER name_party AFTER INSERT ON parties BEGIN {_NAME}; END",
    f"CREATE TRIGGER name_place AFTER INSERT ON places BEGIN {_NAME}; END",
    "CREATE INDEX parties_by_name ON parties (folded, slot)",
    "CREATE INDEX parties_by_code ON parties (slot, code)",
    "CREATE INDEX places_by_name ON places (folded)",
    "CREATE INDEX claims_by_id_standing ON claims (id, profile) WHERE withdrawn_run IS NULL",
    "CREATE INDEX claims_by_withdrawal ON claims (withdrawn_run) WHERE withdrawn_run IS NOT NULL",
    "CREATE INDEX event_parties_by_name ON event_parties (folded, slot)",
    "DROP INDEX events_by_weight",
    "CREATE INDEX events_listed ON events (reports DESC, origins DESC, id, type, earliest, latest, first, last, disputes)",
    "ALTER TABLE events ADD COLUMN gathered INTEGER NOT NULL DEFAULT 0",
    "UPDATE events SET gathered = random()",
)

# `along` is the review of the claim that this one is a reprint of. A rule of the dossier has a `key`, of which one stands at a time.
_RULES = (
    "ALTER TABLE reviews ADD COLUMN along TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX reviews_along ON reviews (along) WHERE along <> ''",
    """CREATE TABLE rules (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('alias', 'sense')),
        slot TEXT NOT NULL, "of" TEXT NOT NULL, value TEXT NOT NULL, was TEXT NOT NULL, put TEXT NOT NULL CHECK (json_valid(put)),
        only TEXT NOT NULL, review TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT, why TEXT NOT NULL, withdrawn_at TEXT, withdrawn_by TEXT,
        run INTEGER NOT NULL REFERENCES runs (number), withdrawn_run INTEGER)""",
    "CREATE UNIQUE INDEX rules_standing ON rules (key) WHERE withdrawn_at IS NULL",
    # What a rule on a word speaks of is found by the row that fired; one on a name, by the name.
    "CREATE INDEX claims_by_rule ON claims (json_extract(record, '$.basis.rule'), type) WHERE withdrawn_run IS NULL",
    """CREATE VIEW rules_readable AS SELECT id AS rule, kind, slot, "of" AS read_as, was, value AS means, only AS only_where, review,
        "by" AS by_whom, at, why, withdrawn_at, withdrawn_by FROM rules""",
)

MIGRATIONS = (
    Migration(1, "reports, claims, problems, words and readable views", (*_TABLES, *_WORDS, *_VIEWS)),
    Migration(2, "events, contradictions, the stemma, judgements", _EVENTS),
    Migration(3, "denominators counted as rows come and go", _TALLIES),
    Migration(4, "reports in order of publication", _LISTING),
    Migration(5, "what persons said of claims", _REVIEWS),
    Migration(6, "names, and events listed from an index", _FINDING),
    Migration(7, "what persons said once for all", _RULES),
)
