"""The tables as shipped: size, sources, codes. Loading them already checks every cell that is used."""

import re
from importlib.resources import files

import pytest

from selon.knowledge import Knowledge
from selon.knowledge.tables import packaged

LEAST = {
    "offices.csv": 500,
    "organisations.csv": 500,
    "places.csv": 600,
    "demonyms_fr.csv": 1000,
    "countries.csv": 240,
}


@pytest.mark.parametrize("name", sorted(LEAST))
def test_rows_have_sources(name: str) -> None:
    rows = list(packaged(name, ("source",)))
    assert len(rows) >= LEAST[name]
    assert [row.where for row in rows if not row.get("source")] == []


def test_codes_are_plover_style() -> None:
    wrong = [
        row.where for name in ("organisations.csv", "governments.csv", "offices.csv") for row in packaged(name, ("code",))
        if not re.fullmatch(r"[A-Z]{3}( [A-Z]{3})?", row.get("code"))
    ]  # fmt: skip
    assert wrong == []


def test_places_name_known_countries() -> None:
    know = Knowledge.load()
    wrong = [
        (row.where, code)
        for row in packaged("places.csv", ("countries",))
        for code in row.get("countries").split()
        if know.country(code) is None
    ]
    assert wrong == []


def test_files_stay_small() -> None:
    data = files("selon.knowledge").joinpath("data")
    sizes = {
        item.name: len(item.read_bytes()) for item in data.iterdir() if item.name.endswith((".z", ".csv"))
    }
    assert {name: size for name, size in sizes.items() if size > 1_900_000} == {}
