"""`selon eval` on a situation, with a reader that needs no model and events that are told by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from selon.batch import Reader
from selon.cli import cli
from selon.dossier import Answer, Dossier
from selon.model import Contradiction, Event, Side, When

Run = Callable[..., Result]
HEAD = "date 2023-01-0{day}\noutlet {outlet}\n\n"
TEXTS = {
    "a": HEAD.format(day=2, outlet="Agence A") + "Selon Kyiv, Moscou a bombardé Kherson.\nMinsk a rencontré Paris.\n",
    "b": HEAD.format(day=2, outlet="Portail B") + "Selon Kyiv, Moscou a bombardé Kherson.\nMinsk a rencontré Paris.\n",
    "c": HEAD.format(day=3, outlet="Radio C")
    + "Moscou n'a pas bombardé Kherson, dit-on.\nMoscou a sanctionné Paris.\n",
    "d": HEAD.format(day=4, outlet="Hebdo D") + "Moscou est arrivé à Minsk.\nDes obus sont tombés sur la ville.\n",
}
MENTIONS = [
    ("a", "bombardé", "ASSAULT", "strike"),
    ("b", "bombardé", "ASSAULT", "strike"),
    ("c", "bombardé", "ASSAULT", "strike"),
    ("d", "tombés", "ASSAULT", "strike"),
    ("a", "rencontré", "CONSULT", "talks"),
    ("b", "rencontré", "CONSULT", "talks"),
    ("c", "sanctionné", "SANCTION", "ban"),
    ("d", "arrivé", "MOBILIZE", "arrival"),
]
LABELS = {"strike": 2, "talks": 1, "ban": 1, "arrival": 1}
ORIGINS = {"a": "a", "b": "a", "c": "c", "d": "d"}


def jsonl(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def mention(report: str, word: str, kind: str, event: str) -> dict[str, object]:
    start = TEXTS[report].index(word)
    return {"report": report, "start": start, "end": start + len(word), "exact": word, "type": kind, "event": event}


def told(dossier: Dossier) -> tuple[Event, ...]:
    """Shelling and talks by their word; the sanction is wrongly taken for talks, and the arrival for nothing known."""
    claims = dossier.claims().results
    of = {"bombardé": "E-strike", "rencontré": "E-talks", "sanctionné": "E-talks", "arrivé": "E-arrival"}
    return tuple(
        Event(
            id=name, type="ASSAULT", mode=None, summary=f"what {name} is about", when=When(), place=(), reports=(), origins=1,
            claims=tuple(each.id for each in claims if of[each.trigger.exact] == name), affirmed_by=2 if name == "E-talks" else 1,
        )
        for name in sorted(set(of.values()))
    )  # fmt: skip


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Run:
    """The situation's files, and the command with the events that selon makes of them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("selon.dossier.dossier.corridor_reader", lambda **settings: reader)
    gold, texts = tmp_path / "gold" / "north", tmp_path / "texts"
    gold.mkdir(parents=True)
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    (gold / "situation.toml").write_text('title = "North"\nreports = "../../texts"\n')
    labels = [
        f'[{name}]\nwhat = "What {name} is."\ntype = "ASSAULT"\norigins = {n}\nconfirmed = {str(n > 1).lower()}\n'
        for name, n in LABELS.items()
    ]
    (gold / "events.toml").write_text("\n".join(labels))
    (gold / "events-1.jsonl").write_text(jsonl([mention(*each) for each in MENTIONS]), encoding="utf-8")
    (gold / "origins-1.jsonl").write_text(jsonl([{"report": name, "origin": origin} for name, origin in ORIGINS.items()]))
    sides = [{"value": "yes", "reports": ["a", "b"]}, {"value": "no", "reports": ["c"]}]
    rows: list[dict[str, object]] = [
        {"event": "strike", "point": point, "kind": "true", "sides": sides} for point in ("whether", "where")
    ]
    (gold / "contradictions-1.jsonl").write_text(jsonl(rows))
    return lambda *words: CliRunner().invoke(cli, ["eval", *words], standalone_mode=False)


@pytest.fixture
def run(plain: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same with events, contradictions and origins told by hand."""

    def events(self: Dossier, **filters: Any) -> Answer[Any]:
        assert filters == {"limit": None}, "all events, not the first few"
        return Answer(kind="events", query={}, results=told(self))

    def contra(self: Dossier, *, limit: int | None) -> Answer[Any]:
        strike = next(each for each in told(self) if each.id == "E-strike")
        a, _, c = strike.claims
        sides = (Side("yes", (a,), ("Kyiv",), 1), Side("no", (c,), ("the report",), 1))
        both = [
            Contradiction("X-1", "E-strike", "whether", "true", "", sides),
            Contradiction("X-2", "E-strike", "who", "true", "", sides),
        ]
        return Answer(kind="contradictions", query={}, results=tuple(both))

    def trace_roots(self: Dossier) -> dict[str, str]:
        shelled = [each for each in self.claims().results if each.trigger.exact == "bombardé"]
        return {each.report: "one" if each.source else each.report for each in shelled}

    for name, method in (("events", events), ("contra", contra), ("roots", trace_roots)):
        monkeypatch.setattr(Dossier, name, method)
    return plain


def figures(result: Result) -> dict[str, tuple[object, ...]]:
    assert result.exception is None, result.exception
    found = json.loads(result.stdout)["results"]
    return {each["measure"]: (each["right"], each["of"], each["rate"]) for each in found if "north" in each["folder"]}


def test_the_figures_of_a_situation(run: Run) -> None:
    found = figures(run("gold", "--json"))
    assert found["reports"] == (None, 4, None)
    assert found["mentions found"] == (7, 8, 0.875)
    # Of the seven only the sanction is in the wrong place: 2/3 for the talks, 1/3 for itself.
    assert found["B³ precision"][2] == round((4 + 2 * 2 / 3 + 1 / 3) / 7, 4) and found["B³ recall"][2] == 1
    assert found["whole B³ recall"][2] == round((3 * 3 / 4 + 1 / 4 + 4) / 8, 4)
    assert found["origins exact"] == (4, 4, 1) and found["of them shared"] == (2, 2, 1)
    assert found["contradictions precision"] == found["contradictions recall"] == (1, 2, 0.5)
    assert found["falsely by several"] == (1, 1, 1) and found["by several recall"] == (0, 1, 0)
    assert found["carried by another"] == (None, 1, None)


def test_the_table(run: Run) -> None:
    result = run("gold/north", "--table")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["gold/north"] in lines and ["origins", "exact", "4", "4", "1.000"] in lines
    assert "4 reports" in result.stderr and result.return_value == 0
    assert all(len(line) <= 100 for line in result.stdout.splitlines())


def test_what_went_wrong_is_shown_in_its_words(run: Run) -> None:
    result = run("gold", "--misses", "--table")
    for words in (
        "− missed", "⟦tombés⟧", "≠ wrong event", "⟦sanctionné⟧", "event: E-talks, mostly talks; wanted ban, mostly in E-talks",
        "− contradiction missed", "where", "+ contradiction spurious", "who", "yes (Kyiv) ↔ no (the report)",
        "+ falsely by several", "what E-talks is about", "− several missed", "2 origins: What strike is.",
    ):  # fmt: skip
        assert words in result.stdout, words
    assert "1 missed · 0 spurious · 0 wrong · 1 wrong event · " in result.stderr
    for words in ("contradiction missed", "contradiction spurious", "falsely by several", "carried by another", "several missed"):
        assert f" · 1 {words}" in result.stderr


def test_wrong_origins_are_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold" / "north" / "origins-1.jsonl").write_text(
        jsonl([{"report": name, "origin": "all"} for name in TEXTS]), encoding="utf-8"
    )
    assert figures(run("gold", "--json"))["origins exact"] == (0, 4, 0)
    assert "with: none; wanted a | b | c" in run("gold", "--misses", "--table").stdout


def test_the_dossier_at_hand_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("gold")
    assert not list(tmp_path.glob("*.db*"))


def test_gold_of_claims_and_of_situations_in_one_go(run: Run, tmp_path: Path, story: str) -> None:
    (tmp_path / "gold" / "single").mkdir()
    (tmp_path / "gold" / "single" / "kherson.txt").write_text(story)
    start = story.index("bombardé")
    row = {"n": 1, "trigger": {"start": start, "end": start + 8, "exact": "bombardé"}, "type": ["ASSAULT"]}
    (tmp_path / "gold" / "single" / "kherson.gold.jsonl").write_text(json.dumps(row))
    result = run("gold", "gold/north", "gold/single", "--json")
    answer = json.loads(result.stdout)
    folders = list(dict.fromkeys(each["folder"] for each in answer["results"]))
    assert folders == ["gold/single", "gold/north"], "each once"
    assert answer["limits"]["reports"] == 5 and figures(result)["mentions found"] == (7, 8, 0.875)


def test_a_mistake_in_the_gold_stops_before_anything_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gold" / "north" / "events-1.jsonl").write_text("{")
    monkeypatch.setattr(Dossier, "add", None)
    error = run("gold").exception
    assert "events-1.jsonl:1" in str(error)


def test_with_the_events_that_selon_makes(plain: Run) -> None:
    """The strike that two outlets tell alike is one event, so that it is better than putting nothing together."""
    found = figures(plain("gold", "--json"))
    assert found["mentions found"] == (7, 8, 0.875)
    assert float(str(found["B³ F1"][2])) > float(str(found["B³ F1, each alone"][2]))
