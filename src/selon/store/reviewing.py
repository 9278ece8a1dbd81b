"""What persons said of claims: kept with who, when and why; withdrawn, never erased; and what it makes of the claims that stand.

A rejected claim has no standing row; a corrected one has a row of the same id with the slot replaced. What the reader gave is
kept beside it (`read_claims`), so that withdrawing the review brings back exactly that, and a newer reader's claim takes
its place there without undoing what a person said.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from selon.errors import UsageError
from selon.measures.doubts import unsettled
from selon.measures.ruling import altered, ruled
from selon.model import Claim, Review, Rule
from selon.store import ruling
from selon.store.query import decode_claim

_COLUMNS = 'id, claim, report, verdict, slot, value, put, was, why, "by", at, withdrawn_at, along'


def as_reviewed(claim: Claim, reviews: Iterable[Review], rules: Sequence[Rule] = ()) -> Claim | None:
    """The claim as it stands under these reviews and rules; None where it is rejected. Corrections of several slots commute.

    A person's word on the claim wins over any rule: what was accepted stands as it stood then, a corrected slot as corrected, and a
    claim that somebody took the trouble to correct is one.
    """
    held = list(reviews)
    if any(each.verdict == "rejected" for each in held):
        return None
    said = sorted((each for each in held if each.put), key=lambda each: (each.slot is not None, each.slot or ""))
    base: Claim | None = claim
    if not any(each.verdict == "accepted" for each in held):
        base = ruled(claim, rules)
        if base is None and said:
            base = ruled(claim, [rule for rule in rules if rule.put])
    if base is None or not said:
        return base
    record = msgspec.to_builtins(base)
    settled = set(altered(claim, base))
    for each in said:
        record.update(each.put)
        for slot in {each.slot} if each.slot else {"type" if name == "mode" else name for name in each.put}:
            record["basis"]["fields"][slot] = corrected_words(each)
            settled.add(slot)
    record["flags"] = unsettled(claim, settled)
    return msgspec.convert(record, Claim)


def corrected_words(review: Review) -> str:
    """`corrected by A. Reader, 2023-01-06 (read as: Minsk): the pronoun is Moscow`."""
    day = f", {review.at[:10]}" if review.at else ""
    why = f": {review.why}" if review.why else ""
    if review.slot is None:
        return f"accepted by {review.by}{day}, as a rule of the dossier had put it{why}"
    return f"corrected by {review.by}{day} (read as: {review.was or 'nothing'}){why}"


def put(connection: Connection, review: Review, run: int) -> Review:
    """The review with its id. What stood on the same slot is withdrawn by the same person; so is, by a correction, a word on the whole."""
    number = connection.exec_driver_sql("SELECT coalesce(max(number), 0) + 1 FROM reviews").scalar_one()
    connection.exec_driver_sql(
        """UPDATE reviews SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_run = ?
            WHERE claim = ? AND (slot IS NULL OR slot = ?) AND withdrawn_at IS NULL""",
        (review.at or "", review.by, run, review.claim, review.slot),
    )
    told = (review.claim, review.verdict, review.slot or "", review.value or "", review.by, review.at or "", str(number))
    identity = "V-" + hashlib.sha256("\0".join(told).encode()).hexdigest()[:12]
    row = (
        number, identity, review.claim, review.report, review.verdict, review.slot, review.value, msgspec.json.encode(review.put).decode(),
        review.was, review.why, review.by, review.at, review.along, run,
    )  # fmt: skip
    statement = """INSERT INTO reviews (number, id, claim, report, verdict, slot, value, put, was, why, "by", at, along, run)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    connection.exec_driver_sql(statement, row)
    return msgspec.structs.replace(review, id=identity)


def withdraw(connection: Connection, identity: str, *, by: str, at: str | None, run: int) -> list[Review]:
    """The review that no longer stands, and those of reprints that went along with it; none where there is none of that id standing."""
    written = identity[:1].upper() + identity[1:].lower()
    statement = f"SELECT {_COLUMNS} FROM reviews WHERE id >= ? AND id < ? AND withdrawn_at IS NULL ORDER BY number"
    rows = connection.exec_driver_sql(statement, (written, written + "~")).all()
    if not rows:
        return []
    if len(rows) > 1:
        raise UsageError(f"{identity} could be {', '.join(row[0][:8] for row in rows[:5])}", hint="write more of the id")
    with_it = f"SELECT {_COLUMNS} FROM reviews WHERE along = ? AND withdrawn_at IS NULL ORDER BY number"
    found = [_review(row) for row in (rows[0], *connection.exec_driver_sql(with_it, (rows[0][0],)))]
    for each in found:
        connection.exec_driver_sql(
            "UPDATE reviews SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_run = ? WHERE id = ?", (at or "", by, run, each.id)
        )
    return [msgspec.structs.replace(each, withdrawn_at=at or "") for each in found]


def reviews(
    connection: Connection,
    *,
    claims: Iterable[str] | None = None,
    identity: str = "",
    along_with: Iterable[str] | None = None,
    leading: bool = False,
    standing: bool = True,
    limit: int | None = None,
) -> list[Review]:
    """Of these claims, or all, in the order in which they were given; with a limit the last so many.

    `identity`: how their id begins; `along_with`: those of reprints that went along with these; `leading`: without such.
    """
    where: list[str] = ["withdrawn_at IS NULL"] if standing else []
    if leading:
        where.append("along = ''")
    values: list[str] = []
    if identity:
        where.append("id >= ? AND id < ?")
        values += [identity, identity + "~"]
    for column, wanted in (("claim", claims), ("along", along_with)):
        if wanted is not None:
            where.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(msgspec.json.encode(sorted(set(wanted))).decode())
    told = f"WHERE {' AND '.join(where)}" if where else ""
    statement = f"SELECT {_COLUMNS} FROM reviews {told} ORDER BY number DESC LIMIT ?"
    rows = connection.exec_driver_sql(statement, (*values, -1 if limit is None else limit)).all()
    return [_review(row) for row in reversed(rows)]


def along(connection: Connection, leading: Iterable[str]) -> dict[str, int]:
    """Review → of how many reprints besides the same is said."""
    statement = """SELECT along, count(*) FROM reviews WHERE along IN (SELECT value FROM json_each(?)) AND withdrawn_at IS NULL
        GROUP BY along"""
    rows = connection.exec_driver_sql(statement, (msgspec.json.encode(sorted(leading)).decode(),))
    return {row[0]: row[1] for row in rows}


def taken(connection: Connection, report: str, given: Mapping[str, Claim]) -> dict[str, Claim]:
    """What of the claims that a reader gives of a report is to stand, after what persons said of them, and once for all."""
    rules = ruling.rules(connection)
    held: dict[str, list[Review]] = defaultdict(list)
    for row in connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM reviews WHERE report = ? AND withdrawn_at IS NULL", (report,)):
        held[row[1]].append(_review(row))
    connection.exec_driver_sql("DELETE FROM read_claims WHERE report = ?", (report,))
    found: dict[str, Claim] = {}
    for identity, claim in given.items():
        after = as_reviewed(claim, held.get(identity, ()), rules)
        if after is not None:
            found[identity] = after
        if after != claim:
            _keep(connection, claim)
    return found


def settled(connection: Connection, identity: str, standing: Claim | None, rules: Sequence[Rule]) -> tuple[Claim | None, bool]:
    """The claim as it is to stand now, and whether that is other than what stands."""
    row = connection.exec_driver_sql("SELECT record FROM read_claims WHERE claim = ?", (identity,)).first()
    read = decode_claim(row[0]) if row is not None else standing
    if read is None:
        return None, False
    after = as_reviewed(read, reviews(connection, claims=[identity]), rules)
    if after == read:
        connection.exec_driver_sql("DELETE FROM read_claims WHERE claim = ?", (identity,))
    elif row is None:
        _keep(connection, read)
    return after, after != standing


def as_read(connection: Connection, identity: str) -> Claim | None:
    """What the reader gave of a claim that stands otherwise, or not at all, by a person's word."""
    row = connection.exec_driver_sql("SELECT record FROM read_claims WHERE claim = ?", (identity,)).first()
    return decode_claim(row[0]) if row is not None else None


def _keep(connection: Connection, claim: Claim) -> None:
    record = msgspec.json.encode(claim).decode()
    connection.exec_driver_sql("INSERT OR REPLACE INTO read_claims (claim, report, record) VALUES (?, ?, ?)", (claim.id, claim.report, record))


def _review(row: Sequence[Any]) -> Review:
    identity, claim, report, verdict, slot, value, fields, was, why, by, at, withdrawn_at, leading = row
    return Review(
        id=identity, claim=claim, report=report, verdict=verdict, slot=slot, value=value, put=msgspec.json.decode(fields), was=was, why=why,
        by=by, at=at, withdrawn_at=withdrawn_at, along=leading,
    )  # fmt: skip
