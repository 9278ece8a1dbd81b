"""`selon card`: what was measured comes with the package, and what is known to fail still does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tools import make_card

import selon
from selon.cli import cli
from selon.dossier import card
from selon.dossier.card import ALL, CardRow, failures, packaged_card
from selon.errors import PackError, UsageError
from selon.evaluation import Gold, Pair, Score
from selon.model import Claim, Span

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


def test_the_shipped_figures_are_of_this_version_and_add_up() -> None:
    shipped = packaged_card()
    assert shipped.version == selon.__version__
    assert shipped.reports and all(number > 0 for number in shipped.reports.values())
    halves = {(each.lang, each.half) for each in shipped.figure}
    assert {f"{lang} {half}" for lang, half in halves} == set(shipped.reports)
    for lang, half in halves:
        rows = [each for each in shipped.figure if (each.lang, each.half) == (lang, half)]
        (whole,) = (each for each in rows if each.type == ALL)
        parts = [each for each in rows if each.type != ALL]
        assert {each.type for each in parts} <= TYPES and len(parts) == len({each.type for each in parts})
        for name in ("right", "claims", "found", "rows"):
            assert sum(getattr(each, name) for each in parts) == getattr(whole, name) > 0


def test_the_card_names_languages_that_can_be_read() -> None:
    from selon.lang import available

    assert {each.lang for each in packaged_card().figure} <= set(available())
    assert {each.lang for each in failures()} <= set(available())


def test_the_answer() -> None:
    answer = selon.Dossier().card()
    figures = [row for row in answer.results if row.what == "figure"]
    assert all(row.precision == round((row.right or 0) / row.claims, 3) for row in figures if row.claims)
    assert all(row.recall == round((row.found or 0) / row.rows, 3) for row in figures if row.rows)
    assert answer.limits["version"] == selon.__version__ and answer.limits["measured"] == packaged_card().date
    french = selon.Dossier().card(lang="fr")
    assert {row.lang for row in french.results} == {"fr"}
    with pytest.raises(UsageError, match="nothing was measured in 'xx'"):
        selon.Dossier().card(lang="xx")


@pytest.mark.parametrize("form", ["--json", "--csv", "--md", "--nl", "--table"])
def test_the_command(form: str) -> None:
    result = CliRunner().invoke(cli, ["card", "--lang", "fr", form], standalone_mode=False)
    assert result.return_value == 0 and "ASSAULT" in result.stdout and packaged_card().date in result.stderr
    if form == "--json":
        told = json.loads(result.stdout)
        assert {row["what"] for row in told["results"]} == {"figure", "failure"}
    if form == "--table":
        assert "known failures" in result.stdout and "precision" in result.stdout


@pytest.mark.parametrize("row", failures(), ids=lambda row: f"{row.lang}: {row.example[:60]}")
def test_a_known_failure_still_fails(row: CardRow) -> None:
    """If this breaks, the reading has become better: take the row out of failures.csv, or say what it reads now."""
    claims = [claim for claim in selon.read(row.example, lang=row.lang, published=row.published).claims if claim.type == row.type]
    assert told(row, claims) == row.reads != row.should


def told(row: CardRow, claims: list[Claim]) -> str:
    if row.field == "claim":
        return row.type if claims else ""
    assert claims, f"there is no {row.type} any more"
    claim = claims[0]
    if row.field == "source":
        return claim.source[-1].name if claim.source else ""
    if row.field == "when":
        return claim.when.edtf or ""
    if row.field == "count":
        return "; ".join(each.text for each in claim.count)
    value = getattr(claim, row.field)
    return value if isinstance(value, str) else "; ".join(each.name for each in value)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("fr,kind,Un exemple.,,ASSAULT,claim,,", "reads what it should"),
        ("fr,kind,Un exemple.,,ASSAULT,colour,a,b", "'colour' is no field"),
        ("fr,,Un exemple.,,ASSAULT,claim,,ASSAULT", "kind is empty"),
        ("fr,kind,Un exemple", "3 cells instead of 8"),
    ],
)
def test_mistakes_in_the_list_are_told_with_their_line(cells: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    good = "fr,kind,Un exemple.,,ASSAULT,claim,,ASSAULT"
    monkeypatch.setattr(card, "_packaged", lambda name: "\n".join([",".join(card.COLUMNS), good, cells]) + "\n")
    with pytest.raises(PackError, match=message) as wrong:
        card.failures()
    assert "failures.csv:3" in str(wrong.value)


def test_a_card_that_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    line = 'lang = "fr"\nhalf = "seen"\ntype = "AID"\nright = 2\nclaims = 1\nfound = 0\nrows = 0\n'
    monkeypatch.setattr(card, "_packaged", lambda name: f'version = "1"\ndate = "2026-01-01"\n[reports]\n[[figure]]\n{line}')
    with pytest.raises(PackError, match="more right than there are"):
        packaged_card()
    monkeypatch.setattr(card, "_packaged", lambda name: "version = 1")
    with pytest.raises(PackError, match="card"):
        packaged_card()


def test_a_fresh_run_has_the_same_structure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two reports of the development half, measured now: the lines are those of the shipped file, whatever the figures."""
    dev = Path(__file__).parents[1] / "gold" / "dev"
    folder = tmp_path / "dev"
    folder.mkdir()
    for gold in sorted(dev.glob("*.gold.jsonl"))[:2]:
        for path in (gold, gold.with_name(gold.name.replace(".gold.jsonl", ".txt"))):
            (folder / path.name).write_bytes(path.read_bytes())
    scores, reports = make_card.measured([folder])
    assert dict(reports) == {"fr seen": 2}
    text = make_card.written(scores, reports, day="2026-01-01")
    monkeypatch.setattr(card, "_packaged", lambda name: text)
    fresh = packaged_card()
    assert fresh.date == "2026-01-01" and {each.type for each in fresh.figure} <= {ALL, *TYPES}
    assert next(each for each in fresh.figure if each.type == ALL).rows > 10


def test_types_are_counted_apart() -> None:
    def row(n: int, *types: str) -> Gold:
        return Gold(n=n, trigger=Span(0, 1, "x"), type=list(types))

    class Of:
        def __init__(self, kind: str) -> None:
            self.type = kind

    def pair(gold: Gold, kind: str) -> Pair:
        return Pair(gold, Of(kind), {})  # type: ignore[arg-type]

    score = Score(pairs=[pair(row(1, "AID", "SUPPORT"), "SUPPORT")], missed=[row(2, "AID")], extra=[Of("COERCE")])  # type: ignore[list-item]
    assert make_card.figures(score) == {
        ALL: (1, 2, 1, 2), "AID": (0, 0, 1, 2), "COERCE": (0, 1, 0, 0), "SUPPORT": (1, 1, 0, 0),
    }  # fmt: skip
