"""`reports`: the list of reports from the file, its order, its pages, its families, now and on a day; what `show` says of kin."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from selon.batch import Reader
from selon.cli import cli
from selon.dossier import Dossier

Run = Callable[..., Result]
TALE = "Selon Kyiv, Moscou a bombardé Kherson dans la nuit de dimanche à lundi, tuant douze personnes dans un immeuble de la rive droite du fleuve."
REPORTS = (
    ("2023-01-02", "agence-a", TALE),
    ("2023-01-03", "quotidien-c", f"(agence-a) {TALE}"),
    ("2023-01", "radio-e", "Selon Minsk, Moscou a rencontré Paris."),
    ("", "", "Minsk a sanctionné Paris."),
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1675000000")
    monkeypatch.setattr("selon.dossier.dossier.corridor_reader", lambda **settings: reader)

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(cli, list(words), standalone_mode=False)

    for number, (day, outlet, lines) in enumerate(REPORTS):
        head = "".join(f"{name} {value}\n" for name, value in (("date", day), ("outlet", outlet), ("title", outlet)) if value)
        (tmp_path / f"{number}.txt").write_text(f"{head}\n{lines}\n")
    assert invoke("add", *(f"{number}.txt" for number in range(len(REPORTS)))).return_value == 0
    return invoke


def listed(run: Run, *words: str) -> list[dict[str, Any]]:
    result = run("reports", "--json", *words)
    assert result.exception is None, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["results"]
    return found


def test_the_newest_first_the_undated_last_with_its_first_words(run: Run) -> None:
    found = listed(run)
    assert [each["published"] for each in found] == ["2023-01-03", "2023-01-02", "2023-01", None]
    assert [each["claims"] for each in found] == [1, 1, 1, 1]
    assert found[-1]["untitled"] and found[-1]["title"] == "Minsk a sanctionné Paris." and not found[0]["untitled"]


def test_a_reprint_names_its_root_and_the_root_counts_its_takers(run: Run) -> None:
    taker, root = listed(run)[:2]
    assert taker["origin"]["report"] == root["id"] and taker["origin"]["reports"] == 2 and root["origin"] is None
    assert (root["taken"], taker["taken"]) == (1, 0)
    family = [taker["id"], root["id"]]
    assert [each["id"] for each in listed(run, "--origin", taker["id"])] == family
    assert [each["id"] for each in listed(run, "--origin", root["id"], "--as-of", "2023-01-02")] == family[1:]


def test_filters_and_pages(run: Run) -> None:
    everything = [each["id"] for each in listed(run)]
    pages = [listed(run, "--limit", "2", "--offset", str(at)) for at in (0, 2, 4)]
    assert [each["id"] for page in pages for each in page] == everything and len(pages[2]) == 0
    assert json.loads(run("reports", "--json", "--limit", "1").stdout)["limits"]["reports_matching"] == 4
    assert [each["outlet"] for each in listed(run, "--outlet", "Radio-E")] == ["radio-e"]
    assert [each["published"] for each in listed(run, "--since", "2023-01-03")] == ["2023-01-03", "2023-01"], "a month may end later"
    assert [each["published"] for each in listed(run, "--until", "2023-01-02")] == ["2023-01-02", "2023-01"]
    assert [each["published"] for each in listed(run, "--as-of", "2023-01-02")] == ["2023-01-02"]
    nothing = run("reports", "--lang", "en")
    assert nothing.return_value == 1
    assert run("reports", "--csv").stdout.splitlines()[0] == "id,published,outlet,lang,title,claims,goes_back_to,taken"
    assert "1 other goes back to it" in run("reports", "--table").stdout


def test_a_claim_is_shown_within_its_report_with_its_reasons_and_kin(run: Run, tmp_path: Path, reader: Reader) -> None:
    taker, root = listed(run)[:2]
    with Dossier(tmp_path / "selon.db", reader=reader) as dossier:
        shown = dossier.show(taker["id"]).results[0]
        assert shown.claim is None and shown.why is None
        assert shown.kin.origin.report == root["id"] and shown.kin.into[0].source == root["id"] and not shown.kin.out
        claim = shown.marked.claims[0]
        alone = dossier.show(claim.id).results[0]
        assert alone.marked == shown.marked and alone.claim == claim and alone.why.rule == claim.basis.rule
        assert alone.events == shown.events == {claim.id: alone.event}
        back = dossier.show(root["id"]).results[0].kin
        assert back.taken == 1 and back.out[0].to == taker["id"] and back.heads[taker["id"]].outlet == "quotidien-c"
