"""Countries, demonyms, offices over time, ages, and mistakes in the tables."""

from pathlib import Path

import pytest

from selon.errors import PackError
from selon.knowledge import Knowledge
from selon.knowledge.dates import age, bounds

HEADER = "person,forms,office,code,country,start,end,birth,wikidata,source\n"


@pytest.fixture(scope="module")
def know() -> Knowledge:
    return Knowledge.load()


def test_load_is_cached() -> None:
    assert Knowledge.load() is Knowledge.load()


@pytest.mark.parametrize(
    ("form", "countries"),
    [
        ("biélorusses", {"BLR"}),
        ("bélarusse", {"BLR"}),
        ("nigérienne", {"NER"}),
        ("nigériane", {"NGA"}),
        ("congolais", {"COD", "COG"}),
        ("Sud-Soudanaises", {"SSD"}),
        ("états-unien", {"USA"}),
        ("émirati", {"ARE"}),
        ("israéliennes", {"ISR"}),
    ],
)
def test_demonyms(know: Knowledge, form: str, countries: set[str]) -> None:
    assert {reading.country for reading in know.demonym(form)} == countries


def test_demonyms_of_groupings_and_compounds(know: Knowledge) -> None:
    (european,) = know.demonym("européenne")
    assert (european.country, european.grouping) == (None, "Union européenne")
    (war,) = know.demonym("russo-ukrainienne")
    assert war.countries == ("RUS", "UKR")
    assert know.demonym("parapluie") == ()


def test_every_country_of_the_un_has_a_demonym_and_a_capital(know: Knowledge) -> None:
    with_capital = [country.iso3 for country in know.countries() if country.capital]
    assert len(with_capital) >= 195
    from selon.knowledge.tables import packaged

    named = {code for row in packaged("demonyms_fr.csv", ("country",)) for code in row.split("country")}
    assert sorted(set(with_capital) - named) == []


@pytest.mark.parametrize(
    ("form", "on", "name", "code"),
    [
        ("Trump", "2018-05", "Donald Trump", "USA GOV"),
        ("Trump", "2023-05", "Donald Trump", "USA ELI"),
        ("Zelenski", "2023-01-27", "Volodymyr Zelensky", "UKR GOV"),
        ("Déby", "2020-06", "Idriss Déby Itno", "TCD GOV"),
        ("Déby", "2023", "Mahamat Idriss Déby Itno", "TCD GOV"),
        ("Sharif", "2015", "Nawaz Sharif", "PAK GOV"),
    ],
)
def test_office_then(know: Knowledge, form: str, on: str, name: str, code: str) -> None:
    entry = know.actor(form, on)
    assert entry is not None
    assert (entry.name, entry.code) == (name, code)


def test_two_holders_of_one_name_stay_ambiguous(know: Knowledge) -> None:
    assert know.actor("Aoun", "2020") is None, "president Michel and army chief Joseph"
    assert {entry.name for entry in know.actors("Aoun", "2020")} == {"Michel Aoun", "Joseph Aoun"}
    assert know.actor("Personne Inconnue") is None


def test_holders(know: Knowledge) -> None:
    assert [entry.name for entry in know.holders("FRA", "president", "2013")] == ["François Hollande"]


def test_age_is_a_range(know: Knowledge) -> None:
    entry = know.actor("Loukachenko", "2023-01")
    assert entry is not None
    assert know.age_of(entry, "2023-01") == (68, 68)
    assert know.age_of(entry, "2023") == (68, 69)
    assert age("1973", "2023-01-27") == (49, 50)


def test_governments(know: Knowledge) -> None:
    codes = {form: know.government(form) for form in ("Pékin", "l'Élysée", "Bruxelles", "Téhéran")}
    assert {form: entry.code for form, entry in codes.items() if entry} == {
        "Pékin": "CHN GOV",
        "l'Élysée": "FRA GOV",
        "Bruxelles": "IGO",
        "Téhéran": "IRN GOV",
    }
    assert know.government("Marseille") is None


def test_members_are_known_countries(know: Knowledge) -> None:
    wrong = {g.name: [m for m in g.members if know.country(m) is None] for g in know.groupings().values()}
    assert {name: members for name, members in wrong.items() if members} == {}
    assert len(know.groupings()["Union européenne"].members) == 27


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("[..2023-01-27]", "0000-01-01", "2023-01-27"),
        ("2022-02-24/..", "2022-02-24", "9999-12-31"),
        ("[2023-01-06,2023-01-13]", "2023-01-06", "2023-01-13"),
        ("1984~", "1984-01-01", "1984-12-31"),
    ],
)
def test_bounds(edtf: str, low: str, high: str) -> None:
    assert bounds(edtf) == (low, high)


def test_own_actors(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(
        HEADER + "Ada Tessier,Tessier|Ada Tessier,mayor,FRA GOV,FRA,2020,,1980,,mine\n", encoding="utf-8"
    )
    entry = Knowledge.load(extra_actors=path).actor("Tessier", "2021")
    assert entry is not None
    assert (entry.name, entry.office) == ("Ada Tessier", "mayor")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A B,,mayor,FRA GOV,FRA,hier,,,,x", "is no date"),
        ("A B,,mayor,FRA GOV,FRA,2020,2010,,,x", "ends before"),
        ("A B,,mayor,fra gov,FRA,2020,,,,x", "no actor code"),
        ("A B,,mayor,FRA GOV,FRA,2020,,,Z9,x", "no Wikidata id"),
        ("A B,,mayor", "cells"),
    ],
)
def test_mistakes_name_file_and_line(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(PackError, match=said) as caught:
        Knowledge.load(extra_actors=path)
    assert "actors.csv:2" in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        Knowledge.load(extra_actors=tmp_path / "none.csv")


def test_languages() -> None:
    country = Knowledge.load(lang="en").country("BLR")
    assert country is not None
    assert country.name == "Belarus"


def test_a_language_without_tables_has_the_names_of_all(tmp_path: Path) -> None:
    """A new language needs no code: its tables may come later, one by one."""
    know = Knowledge.load(lang="sv")
    country = know.country("BLR")
    assert country is not None and country.name == "Belarus"
    found = know.find_names("Sverige sade att Vladimir Putin var i Minsk.")
    assert {m.text for m in found} >= {"Sverige", "Vladimir Putin", "Minsk"}
