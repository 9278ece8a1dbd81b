"""`review` and `undo V-…` end to end: the queue, a person's word, what it changes everywhere, and how it is taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from answers import Run, results  # type: ignore[import-not-found,unused-ignore]

from selon.errors import UsageError

REPORTS = (
    ("2023-01-02", "quotidien-c", "Selon Kyiv, Moscou a bombardé Kherson cette nuit."),
    ("2023-01-02", "agence-a", "Selon Minsk, Moscou a bombardé Kherson dans la nuit de dimanche à lundi."),
    ("2023-01-05", "agence-a", "Selon Kyiv, une délégation a rencontré les élus en secret."),
)


@pytest.fixture
def run(running: Callable[..., Run]) -> Run:
    return running(REPORTS, by="ann")


def claims(run: Run) -> dict[str, dict[str, Any]]:
    return {each["trigger"]["exact"] + each["report"]: each for each in results(run("claims", "--json"))}


def one(run: Run, trigger: str) -> dict[str, Any]:
    return next(each for key, each in sorted(claims(run).items()) if key.startswith(trigger))


def waiting(run: Run) -> list[str]:
    return [each["claim"]["id"] for each in results(run("review", "--json"))[0]["entries"]]


def test_the_queue_tells_why_and_a_word_takes_the_claim_out(run: Run) -> None:
    met = one(run, "rencontré")["id"]
    assert waiting(run) == [met], "nobody is read as meeting"
    listed = run("review", "--list")
    assert listed.return_value == 0 and "words of this kind have a speaker" in listed.stdout
    assert run("review", met, "accept").return_value == 0
    assert waiting(run) == [] and run("review", "--list").return_value == 1
    shown = run("why", met)
    assert "accepted by ann, 2023-01-29" in shown.stdout
    assert "accepted by ann" in run("show", met, "--table").stdout


def test_reject_leaves_claims_events_and_counts_and_undo_brings_all_back(run: Run) -> None:
    before = run("events", "--json").stdout, run("claims", "--json").stdout
    claim = one(run, "bombardé")["id"]
    [said] = results(run("review", claim[:6], "reject", "--why", "a headline", "--json"))
    assert (said["verdict"], said["by"], said["why"], said["at"][:10]) == ("rejected", "ann", "a headline", "2023-01-29")
    assert claim not in {each["id"] for each in claims(run).values()}
    assert max(len(each["claims"]) for each in results(run("events", "--json"))) == 1
    assert "rejected by ann" in run("why", claim).stdout and "rejected by ann, 2023-01-29: a headline" in run("show", claim).stdout
    assert run("undo", said["id"][:8]).return_value == 0
    after = run("events", "--json").stdout, run("claims", "--json").stdout
    assert after == before
    assert "withdrawn 2023-01-29" in run("review", "--done").stdout or run("review", "--done").return_value == 1


@pytest.mark.parametrize(
    ("said", "slot", "holds"),
    [
        ("actor=Minsk", "actor", [("Minsk", "BLR GOV")]),
        ("actor=les services; Moscou", "actor", [("les services", ""), ("Moscou", "RUS")]),
        ("recipient=les insurgés [MLI REB]", "recipient", [("les insurgés", "MLI REB")]),
        ("recipient=l'armée de Moldavie [MDA MIL]", "recipient", [("l'armée de Moldavie", "MDA MIL")]),
        ("actor=", "actor", []),
        ("source=Moscou (deny)", "source", [("Moscou", "RUS GOV")]),
        ("source=", "source", []),
    ],
)
def test_names_become_parties(run: Run, said: str, slot: str, holds: list[tuple[str, str]]) -> None:
    claim = one(run, "bombardé")["id"]
    assert run("review", claim, said).return_value == 0
    assert [(each["name"], each["code"]) for each in one(run, "bombardé")[slot]] == holds


@pytest.mark.parametrize(
    ("said", "field", "holds"),
    [
        ("status=planned", "status", "planned"), ("polarity=-", "polarity", "-"), ("certainty=PR", "certainty", "PR"),
        ("type=mobilize troops", "mode", "troops"), ("when=2023-01-01", "when", "2023-01-01"), ("place=Dnipro", "place", 709930),
        ("count=killed 10-12; injured 3+", "count", [("killed", 10, 12), ("injured", 3, None)]), ("when=", "when", None),
    ],
)  # fmt: skip
def test_every_slot_can_be_corrected(run: Run, said: str, field: str, holds: Any) -> None:
    claim = one(run, "bombardé")["id"]
    assert run("review", claim, said, "--why", "read again").return_value == 0
    now = next(each for each in claims(run).values() if each["id"] == claim)
    value = now[field]
    told = {
        "when": lambda: value["edtf"], "place": lambda: value[0]["geonameid"], "count": lambda: [(n["unit"], n["low"], n["high"]) for n in value],
    }.get(field, lambda: value)()  # fmt: skip
    assert told == holds
    assert "corrected by ann, 2023-01-29" in now["basis"]["fields"][said.partition("=")[0]]
    assert "read again" in run("why", claim).stdout


def test_what_is_written_as_it_stands_changes_nothing(run: Run) -> None:
    """The page writes each slot into its form so: what a person leaves there must not become a correction."""
    claim = one(run, "bombardé")["id"]
    for said in ("count=killed 10-12; injured 3+; freed -40; troops 1200", "when=2023-01-01/2023-01-03", "source=Kyiv > le maire (deny)"):
        run("review", claim, said)
    written = results(run("review", claim, "--json"))[0]["looked"]["slots"]
    assert written["count"] == "killed 10-12; injured 3+; freed -40; troops 1200" and written["source"] == "Kyiv > le maire (deny)"
    for slot, value in written.items():
        if slot != "when":  # its basis says that a person wrote it
            refused = run("review", claim, f"{slot}={value}")
            assert isinstance(refused.exception, UsageError) and "read so already" in refused.exception.message, slot


def test_words_that_the_text_has_keep_their_place_in_it(run: Run) -> None:
    met = one(run, "rencontré")
    run("review", met["id"], "actor=une délégation")
    [actor] = one(run, "rencontré")["actor"]
    text = results(run("show", met["report"], "--json")) and json.loads(run("show", met["report"], "--json").stdout)["report"]["text"]
    assert text[actor["start"] : actor["end"]] == "une délégation"
    assert run("verify").return_value == 0, "every quote still stands where it is said to"


@pytest.mark.parametrize(
    "said", ["maybe", "colour=red", "status=done", "type=WAR", "polarity=no", "when=someday", "count=many", "count=killed 9-3", "source=Kyiv (sings)"]
)
def test_what_cannot_be_meant_is_refused_and_leaves_nothing(run: Run, said: str) -> None:
    claim = one(run, "bombardé")["id"]
    refused = run("review", claim, said)
    assert isinstance(refused.exception, UsageError) and refused.exception.hint
    assert results(run("review", "--json"))[0]["done"] == []


def test_a_correction_that_changes_nothing_is_no_correction(run: Run) -> None:
    refused = run("review", one(run, "bombardé")["id"], "status=happened")
    assert isinstance(refused.exception, UsageError) and "read so already" in refused.exception.message


def test_reading_the_files_again_keeps_the_word(run: Run) -> None:
    claim = one(run, "bombardé")["id"]
    run("review", claim, "reject")
    assert run("add", "0.txt", "1.txt", "2.txt").return_value == 0
    assert claim not in {each["id"] for each in claims(run).values()}


def test_the_past_and_what_is_no_claim_cannot_be_reviewed(run: Run) -> None:
    report = one(run, "bombardé")["report"]
    assert isinstance(run("review", report, "accept").exception, UsageError)
    assert isinstance(run("review", report).exception, UsageError)
    assert isinstance(run("undo", "V-zzzzzz").exception, UsageError)


def test_prompts_one_after_the_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    met = one(run, "rencontré")["id"]
    monkeypatch.setattr("selon.cli.reviewing.on_terminal", lambda: True)
    monkeypatch.setattr("selon.cli.reviewing.is_asked", lambda: True)
    asked = run("review", given="e\nactor=Minsk\nthe text before\n")
    assert asked.exception is None, asked.output
    assert [each["name"] for each in one(run, "rencontré")["actor"]] == ["Minsk"]
    assert waiting(run) == []
    [done] = results(run("review", "--json"))[0]["done"]
    assert (done["slot"], done["why"]) == ("actor", "the text before")
    run("undo", done["id"])
    assert waiting(run) == [met]
    assert run("review", given="e\nnonsense\n\nr\n\n").exception is None, "a mistake is asked again"
    assert met not in {each["id"] for each in claims(run).values()}


def test_what_a_person_changed_is_news_until_it_is_taken_back(run: Run) -> None:
    news = ("new", "--since", "2023-01-29", "--clock", "added", "--json")
    claim = one(run, "bombardé")["id"]
    assert results(run(*news))[0]["revised"] == []
    [said] = results(run("review", claim, "type=MOBILIZE", "--json"))
    [revision] = results(run(*news))[0]["revised"]
    assert revision["kind"] == "reviewed"
    assert [(part, each["type"]) for part in ("dropped", "added") for each in revision[part]] == [("dropped", "ASSAULT"), ("added", "MOBILIZE")]
    assert "reviewed" in run("new", "--since", "2023-01-29", "--clock", "added", "--table").stdout
    run("undo", said["id"])
    assert results(run(*news))[0]["revised"] == []


def test_rows_for_a_pipe_keep_the_speaker(run: Run) -> None:
    lines = run("review", "--csv").stdout.splitlines()
    assert "according_to" in lines[0] and "doubts" in lines[0] and "Kyiv" in lines[1] and len(lines) == 2
