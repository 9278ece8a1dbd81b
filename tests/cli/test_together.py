"""`events`, `show E-`, `why E=E`, `merge`, `split`, `judge`, `undo`, `--as-of` end to end, with a reader that needs no model."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from answers import Run, results  # type: ignore[import-not-found,unused-ignore]

from selon.batch import Reader
from selon.dossier import Dossier
from selon.errors import UsageError

REPORTS = (
    ("2023-01-02", "quotidien-c", "Selon Kyiv, Moscou a bombardé Kherson cette nuit."),
    ("2023-01-02", "agence-a", "Selon Kyiv, Moscou a bombardé Kherson dans la nuit de dimanche à lundi."),
    ("2023-01-05", "agence-a", "Selon Moscou, Minsk a rencontré Paris en secret."),
    ("2023-01-20", "radio-e", "Selon Minsk, Moscou a bombardé Kherson une autre fois."),
)


@pytest.fixture
def run(running: Callable[..., Run]) -> Run:
    return running(REPORTS)


def events(run: Run, *words: str) -> list[dict[str, Any]]:
    return results(run("events", "--json", *words))


def test_each_event_once_with_reports_and_origins(run: Run) -> None:
    first = events(run)[0]
    assert (first["type"], len(first["reports"]), first["origins"], first["affirmed_by"]) == ("ASSAULT", 2, 1, 1), "Kyiv is one origin"
    assert sorted(len(each["claims"]) for each in events(run)) == [1, 1, 2]
    answer = json.loads(run("events", "--json").stdout)
    assert answer["schema"] == "selon/1" and answer["limits"]["origins"] == 4 and answer["limits"]["events"] == 3


@pytest.mark.parametrize(
    ("words", "many"),
    [
        (("--type", "ASSAULT"), 2), (("--party", "Minsk"), 2), (("--party", "UKR"), 1), (("--place", "Kherson"), 2), (("--reports", "2"), 1),
        (("--since", "2023-01-06"), 1), (("--until", "2023-01-03"), 1), (("--disputed",), 0), (("--limit", "1"), 1),
    ],
)  # fmt: skip
def test_filters_of_events_hold_now_and_as_of_a_day(run: Run, words: tuple[str, ...], many: int) -> None:
    assert len(events(run, *words)) == many
    assert len(events(run, *words, "--as-of", "2023-02-01")) == many, "the same from memory"


def test_as_of_knows_only_what_had_been_published(run: Run) -> None:
    assert len(events(run, "--as-of", "2023-01-04")) == 1
    assert len(events(run, "--as-of", "2023-01-05")) == 2
    assert len(results(run("claims", "--json", "--as-of", "2023-01-04"))) == 2
    assert run("events", "--as-of", "2023-01-01").return_value == 1
    assert events(run, "--as-of", "2023-01-28", "--clock", "added") == [], "they were added on the 29th"
    assert len(events(run, "--as-of", "2023-01-29", "--clock", "added")) == 3
    assert json.loads(run("events", "--json", "--as-of", "2023-01-05").stdout)["as_of"] == "2023-01-05"


def test_from_an_event_to_the_words_of_every_voice(run: Run) -> None:
    [sheet] = results(run("show", events(run)[0]["id"], "--json"))
    voices = [voice for origin in sheet["origins"] for voice in origin["voices"]]
    assert {voice["quote"] for voice in voices} == {line for _, _, line in REPORTS[:2]}
    assert all(voice["speaker"] == "Kyiv" for voice in voices)
    table = run("show", events(run)[0]["id"], "--table").stdout
    assert all(line.split(",")[0] in table for _, _, line in REPORTS[:2]) and "one origin affirms it" in table


def test_why_two_are_or_are_not_one(run: Run) -> None:
    one, *_ = events(run, "--type", "ASSAULT")
    other = events(run, "--since", "2023-01-06")[0]
    [found] = results(run("why", f"{one['id']}={other['id']}", "--json"))
    assert not found["together"] and "days apart" in found["never"]
    names = {feature["name"] for feature in found["features"]}
    assert {"type", "place_town"} <= names or {"type", "days_apart"} <= names
    [within] = results(run("why", "=".join(one["claims"]), "--json"))
    assert within["together"] and within["score"] >= within["needed"]
    assert "together" in run("why", f"{one['id']}={other['id']}", "--table").stdout


def test_a_merge_wins_is_kept_and_can_be_undone(run: Run, tmp_path: Path) -> None:
    before = events(run)
    one = before[0]["id"]
    other = events(run, "--since", "2023-01-06")[0]["id"]
    [judged] = results(run("merge", one, other, "--by", "Ada", "--why", "same raid", "--json"))
    assert (judged["verdict"], judged["by"], judged["reasons"]) == ("same", "Ada", ["same raid"]) and judged["at"]
    merged = events(run)
    assert len(merged) == len(before) - 1 and len(merged[0]["claims"]) == 3
    assert run("show", other, "--json").return_value == 0, "its former name still leads to it"
    assert len(events(run, "--as-of", "2023-02-01")) == len(merged)
    again = run("merge", one, other).exception
    assert isinstance(again, UsageError) and "one event already" in again.message
    [undone] = results(run("undo", judged["id"][:8], "--by", "Grace", "--json"))
    assert undone["withdrawn_at"] and events(run) == before
    assert results(run("judge", "--withdrawn", "--json")) and run("judge", "--json").return_value == 1
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        assert connection.execute("SELECT \"by\", withdrawn_by FROM judgements").fetchall() == [("Ada", "Grace")], "nothing is erased"


def test_a_split_parts_and_can_be_undone(run: Run) -> None:
    before = events(run)
    told = before[0]
    out = told["claims"][1]
    judged = results(run("split", told["id"], out, "--by", "Ada", "--json"))
    assert {each["verdict"] for each in judged} == {"different"}
    assert [each["claims"] for each in events(run) if out in each["claims"]] == [[out]]
    [found] = results(run("why", f"{told['claims'][0]}={out}", "--json"))
    assert not found["together"] and found["judgements"][0]["by"] == "Ada"
    assert len(events(run, "--as-of", "2023-02-01")) == len(before) + 1
    for each in judged:
        run("undo", each["id"], "--by", "Ada")
    assert events(run) == before
    stranger = run("split", told["id"], before[1]["claims"][0]).exception
    assert isinstance(stranger, UsageError) and "is not in" in stranger.message


def test_a_merge_after_a_split_takes_the_split_back(run: Run) -> None:
    told = events(run)[0]
    out = told["claims"][1]
    run("split", told["id"], out, "--by", "Ada")
    run("merge", told["claims"][0].replace("C-", "E-"), out.replace("C-", "E-"), "--by", "Grace")
    assert [each["claims"] for each in events(run) if out in each["claims"]] == [told["claims"]]
    assert {each["verdict"] for each in results(run("judge", "--json"))} == {"same"}


def test_a_judgement_on_a_claim_outlives_adding(run: Run, tmp_path: Path) -> None:
    told = events(run)[0]
    run("split", told["id"], told["claims"][1], "--by", "Ada")
    (tmp_path / "9.txt").write_text("date 2023-01-03\noutlet agence-z\ntitle Encore\n\nSelon Paris, Moscou a bombardé Kherson lundi matin.\n")
    run("add", "9.txt")
    assert not any(set(told["claims"]) <= set(each["claims"]) for each in events(run)), "the two stay apart"


def test_a_dossier_of_the_first_version_is_resolved_when_it_is_asked(run: Run, tmp_path: Path) -> None:
    """Claims that were there before events were: the tables of events are made, and filled on the first question."""
    before = events(run)
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        for table in ("resolution", "resolved", "profiles", "blocks", "likenesses", "decisions", "events", "event_parties", "edges", "roots"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE claims SET profile = NULL")
        connection.commit()
    assert events(run) == before


def test_search_and_show_know_the_day(run: Run) -> None:
    assert len(results(run("search", "bombardé", "--json"))) == 6
    assert len(results(run("search", "bombardé", "--json", "--as-of", "2023-01-04"))) == 4
    assert len(results(run("search", "bombardé", "--json", "--as-of", "2023-01-04", "--limit", "1"))) == 2
    late = events(run, "--since", "2023-01-06")[0]
    refused = run("show", late["claims"][0], "--as-of", "2023-01-04").exception
    assert isinstance(refused, UsageError) and "was not known" in refused.message
    assert results(run("show", late["claims"][0], "--json", "--as-of", "2023-01-20"))


READING = {
    "claims": (), "timeline": (), "search": ("bombardé",), "events": (), "trace": ("E-",), "contra": (), "figures": ("E-",), "show": ("E-",),
    "why": ("C-",), "position": ("Kyiv",), "ledger": ("Kyiv",), "without": ("Kyiv",), "gaps": (),
}  # fmt: skip


@pytest.mark.parametrize("verb", READING)
def test_every_reading_command_takes_as_of(run: Run, verb: str) -> None:
    first = events(run)[0]["claims"][0]
    words = [word + first[2:] if word in ("E-", "C-") else word for word in READING[verb]]
    result = run(verb, *words, "--as-of", "2023-01-04", "--json")
    assert result.exception is None, result.output
    told = json.loads(result.stdout)
    assert told["as_of"] == "2023-01-04" and told["limits"]["reports"] == 2, "denominators of that day"


def test_what_was_held_is_kept_only_while_nothing_is_written(run: Run, tmp_path: Path, reader: Reader) -> None:
    """By another process too, and for a judgement as for a report."""

    def held(day: str = "2023-01-05") -> Any:
        with Dossier(tmp_path / "selon.db", reader=reader) as dossier:
            then = dossier.as_of(day)
            events = then.events(limit=None)
            return (id(then._whole._told) if then._whole else None), events.results  # type: ignore[attr-defined]

    first, events = held()
    assert held() == (first, events), "the same question, nothing written: not resolved again"
    assert held("2023-01-04")[0] != first
    (tmp_path / "more.txt").write_text("date 2023-01-04\noutlet Agence Z\ntitle Autre\n\nSelon Paris, Minsk a bombardé Kherson.\n")
    run("add", "more.txt")
    second, more = held()
    assert second != first and {each.id for each in more} > {each.id for each in events}
    run("judge", more[0].claims[0], more[1].claims[0], "different", "--by", "A")
    assert held()[0] != second
