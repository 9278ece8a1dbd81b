"""What goes in comes out, nothing twice, nothing overwritten; searched by stems; read while another writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from selon.batch import Reader
from selon.model import Capture, Claim, Problem, Report
from selon.reports import report_from_text
from selon.sources import capture_bytes
from selon.store import ClaimFilter, Stamp, Store
from selon.store.migrations import MIGRATIONS

STAMP = Stamp(at="2023-01-06T10:00:00+00:00", selon="0", reader="fake 1")
LATER = Stamp(at="2023-02-06T10:00:00+00:00", selon="0", reader="fake 2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "selon.db", create=True) as made:
        yield made


def read(text: str, reader: Reader) -> tuple[Capture, Report, tuple[Claim, ...]]:
    capture = capture_bytes(text.encode(), where="r.txt")
    report, _ = report_from_text(text, languages=("fr",))
    assert report is not None
    import msgspec

    report = msgspec.structs.replace(report, capture=capture.sha256)
    return capture, report, reader.read(report).claims


def keep(store: Store, text: str, reader: Reader, stamp: Stamp = STAMP, problems: tuple[Problem, ...] = ()) -> Report:
    capture, report, claims = read(text, reader)
    store.add(stamp=stamp, where="r.txt", capture=capture, report=report, claims=claims, problems=problems)
    return report


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_claims_and_reports_come_back_as_they_went_in(store: Store, reader: Reader, story: str) -> None:
    _, report, claims = read(story, reader)
    keep(store, story, reader)
    assert tuple(store.claims()) == claims and len(claims) == 2
    kept = store.report(report.id)
    assert kept.report == report and kept.where == ("r.txt",)


def test_adding_again_changes_not_a_row(store: Store, reader: Reader, story: str) -> None:
    keep(store, story, reader)
    before = rows(store.path, "SELECT * FROM claims")
    keep(store, story, reader)
    assert rows(store.path, "SELECT * FROM claims") == before
    assert rows(store.path, "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM captures)") == [(1, 1)]


def test_a_newer_reader_withdraws_and_never_erases(
    store: Store, make_reader: Callable[..., Reader], story: str
) -> None:
    report = keep(store, story, make_reader("fake 1"))
    keep(store, story, make_reader("fake 2", "bombardé"), LATER)
    [standing] = store.claims()
    assert standing.trigger.exact == "bombardé" and standing.basis.version == "fake 2"
    history = store.history(standing.id)
    assert [(each.reader, each.withdrawn_at) for each in history] == [("fake 1", LATER.at), ("fake 2", None)]
    assert rows(store.path, "SELECT count(*) FROM claims") == [(3,)]
    assert store.has_reading(report.id, "fake 2") and not store.has_reading(report.id, "fake 1")
    assert len(store.every_claim()) == 3


def test_the_same_claim_from_a_newer_reader_keeps_its_row(
    store: Store, make_reader: Callable[..., Reader], story: str
) -> None:
    keep(store, story, make_reader("fake 1"))
    before = rows(store.path, "SELECT number, id FROM claims")
    keep(store, story, make_reader("fake 1"), LATER)
    assert rows(store.path, "SELECT number, id FROM claims WHERE withdrawn_run IS NULL") == before


@pytest.mark.parametrize(
    ("wanted", "triggers"),
    [
        (ClaimFilter(), ["bombardé", "sanctionné"]),
        (ClaimFilter(type=("SANCTION",)), ["sanctionné"]),
        (ClaimFilter(actor=("RUS",)), ["bombardé"]),
        (ClaimFilter(actor=("moscou",)), ["bombardé"]),
        (ClaimFilter(actor=("osco",)), []),
        (ClaimFilter(recipient=("FRA",)), ["sanctionné"]),
        (ClaimFilter(speaker=("UKR GOV",)), ["bombardé"]),
        (ClaimFilter(speaker=("report",)), ["sanctionné"]),
        (ClaimFilter(polarity="-"), ["sanctionné"]),
        (ClaimFilter(place=("kherson",)), ["bombardé"]),
        (ClaimFilter(place=("UKR",)), ["bombardé"]),
        (ClaimFilter(since="2023-01-06"), ["bombardé", "sanctionné"]),
        (ClaimFilter(since="2023-01-07"), []),
        (ClaimFilter(until="2023-01-05"), []),
        (ClaimFilter(lang="en"), []),
        (ClaimFilter(limit=1), ["bombardé"]),
    ],
)
def test_filters(store: Store, reader: Reader, story: str, wanted: ClaimFilter, triggers: list[str]) -> None:
    keep(store, story, reader)
    assert [claim.trigger.exact for claim in store.claims(wanted)] == triggers


def test_a_claim_without_a_date_is_in_no_period_and_is_counted(store: Store, reader: Reader) -> None:
    keep(store, "Moscou a bombardé la ville dans la nuit, et les habitants sont dans les abris.", reader)
    assert store.claims(ClaimFilter(since="1900-01-01")) == []
    assert store.counts(ClaimFilter(since="1900-01-01"))["undated_left_out"] == 1


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("bombarder", ["claim", "report"]),
        ("autorité", ["claim", "report"]),
        ("frappe", ["report"]),
        ("bombardements -minsk", ["claim"]),
        ('"nuit de jeudi"', ["claim", "report"]),
        ('"jeudi de nuit"', []),
        ("NUIT", ["claim", "report"]),
        ("girafe", []),
    ],
)
def test_search_finds_every_form(store: Store, reader: Reader, story: str, words: str, kinds: list[str]) -> None:
    keep(store, story, reader)
    hits = store.search(words)
    assert [hit.kind for hit in hits] == kinds
    for hit in hits:
        for snippet in hit.snippets:
            assert story[snippet.start : snippet.start + len(snippet.exact)] == snippet.exact and snippet.marks


@pytest.mark.parametrize("words", ['"', "-", "AND OR NOT", "a*b:c(", "l'été", "NEAR(x y)", "'; DROP TABLE claims"])
def test_no_words_break_the_search(store: Store, reader: Reader, story: str, words: str) -> None:
    from selon.errors import UsageError

    keep(store, story, reader)
    try:
        store.search(words)
    except UsageError as error:
        assert error.hint
    assert len(store.claims()) == 2


def test_withdrawn_claims_are_not_found(store: Store, make_reader: Callable[..., Reader], story: str) -> None:
    keep(store, story, make_reader("fake 1"))
    keep(store, story, make_reader("fake 2", "bombardé"), LATER)
    assert [hit.kind for hit in store.search("sanctionner")] == ["report"]


def test_ids_may_be_shortened_while_they_mean_one_thing(store: Store, reader: Reader, story: str) -> None:
    from selon.errors import UsageError

    report = keep(store, story, reader)
    assert store.resolve(report.id[:6].lower()) == report.id
    with pytest.raises(UsageError, match="no C-zz"):
        store.resolve("C-zz")
    with pytest.raises(UsageError):
        store.resolve("C-")


def test_problems_are_kept_once_and_resolved_when_they_are_gone(store: Store) -> None:
    problem = Problem("sources", None, "r.txt: empty", "fill it")
    for _ in range(2):
        store.settle(stamp=STAMP, where="r.txt", problems=[problem], reports=[])
    assert [found.problem for found in store.problems()] == [problem]
    store.settle(stamp=LATER, where="r.txt", problems=[], reports=[])
    assert store.problems() == []
    assert rows(store.path, "SELECT count(*) FROM problems") == [(1,)]


def test_a_problem_of_a_report_goes_with_the_report(store: Store, reader: Reader, story: str) -> None:
    report = keep(store, story, reader, problems=(Problem("reports", None, "r.txt: odd date"),))
    assert len(store.problems()) == 1
    store.settle(stamp=STAMP, where="r.txt", problems=[], reports=[report.id])
    assert len(store.problems()) == 1
    store.settle(stamp=LATER, where="r.txt", problems=[], reports=["R-another"])
    assert store.problems() == []


def test_the_readable_views_say_it_in_words(store: Store, reader: Reader, story: str) -> None:
    keep(store, story, reader)
    found = rows(
        store.path, "SELECT type, asserted, who, to_whom, place, according_to FROM claims_readable ORDER BY type"
    )
    assert found == [
        ("ASSAULT", "yes", "Moscou", None, "at Kherson", "Kyiv (say)"),
        ("SANCTION", "no", "Minsk", "Paris", None, "the report itself"),
    ]
    assert rows(store.path, "SELECT title, claims, found_in FROM reports_readable") == [
        ("Frappes sur Kherson", 2, "r.txt")
    ]


def test_another_process_reads_while_this_one_writes(store: Store, reader: Reader, story: str) -> None:
    keep(store, story, reader)
    with store._writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET title = 'being written'")
        with Store(store.path) as other:
            assert other.counts()["claims"] == 2 and other.reports()[0].report.title == "Frappes sur Kherson"


def test_bytes_that_changed_are_found(store: Store, reader: Reader, story: str) -> None:
    keep(store, story, reader)
    assert store.damaged_captures() == []
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE captures SET data_zlib = x'00'")
        connection.commit()
    assert [where for where, _ in store.damaged_captures()] == ["r.txt"]


def test_the_same_claims_under_another_report_do_not_collide(store: Store, reader: Reader, story: str) -> None:
    import msgspec

    capture, report, claims = read(story, reader)
    store.add(stamp=STAMP, where="a", capture=capture, report=report, claims=claims)
    twin = msgspec.structs.replace(report, id="R-twin")
    moved = tuple(msgspec.structs.replace(claim, report="R-twin") for claim in claims)
    store.add(stamp=STAMP, where="b", capture=capture, report=twin, claims=moved)
    assert store.counts()["claims"] == 4


def test_a_name_is_found_by_the_beginning_of_any_of_its_words_also_in_a_file_from_before(store: Store, reader: Reader) -> None:
    import msgspec

    def fill(store: Store) -> None:
        capture, report, (claim,) = read("Moscou a bombardé Kherson.", reader)
        named = msgspec.structs.replace(claim, actor=(msgspec.structs.replace(claim.actor[0], name="l’État-major général"),))
        store.add(stamp=STAMP, where="r.txt", capture=capture, report=report, claims=(named,), problems=())

    def found(store: Store) -> list[int]:
        return [len(store.claims(ClaimFilter(actor=(each,)))) for each in ("etat", "Major gén", "major-général", "tat", "l'état")]

    fill(store)
    assert found(store) == [1, 1, 1, 0, 1]
    # A file from before there was a table of names gets the same one.
    held = rows(store.path, "SELECT * FROM names")
    [makes] = (each for migration in MIGRATIONS for each in migration.statements if each.startswith("INSERT INTO names SELECT"))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM names")
        connection.execute(makes)
    assert rows(store.path, "SELECT * FROM names") == held and len(held) == 2
