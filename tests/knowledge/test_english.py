"""Names in English reports: exonyms, institutions, words that are towns by chance, acronyms with points."""

import pytest

from selon.errors import PackError
from selon.knowledge import Knowledge, NameMatch
from selon.knowledge.tables import packaged


@pytest.fixture(scope="module")
def know() -> Knowledge:
    return Knowledge.load("en")


def texts(found: tuple[NameMatch, ...]) -> list[str]:
    return [match.text for match in found]


@pytest.mark.parametrize(
    ("text", "name", "kind", "code"),
    [
        ("The Kremlin denied it.", "Kremlin", "government", "RUS GOV"),
        ("the White House said", "White House", "government", "USA GOV"),
        ("a Pentagon official", "Pentagon", "government", "USA MIL"),
        ("the Elysee Palace said", "Elysee Palace", "government", "FRA GOV"),
        ("the African Union", "African Union", "grouping", "IGO"),
        ("EU sanctions", "EU", "grouping", "IGO"),
        ("the UN refugee agency", "UN refugee agency", "organisation", "IGO"),
        ("Doctors Without Borders", "Doctors Without Borders", "organisation", "NGO"),
        ("Palestinian Islamic Jihad", "Palestinian Islamic Jihad", "armed_group", "PSE REB"),
        ("the M23 rebels", "M23 rebels", "armed_group", "COD REB"),
        ("Iran's Revolutionary Guards", "Iran's Revolutionary Guards", "organisation", "IRN MIL"),
        ("the Israeli military", "Israeli military", "organisation", "ISR MIL"),
        ("U.S. forces", "U.S. forces", "organisation", "USA MIL"),
        ("against Yevgeny Prigozhin", "Yevgeny Prigozhin", "person", "RUS UAF"),
        ("King Abdullah II of Jordan", "King Abdullah II", "person", "JOR GOV"),
        ("the Democratic Republic of Congo", "Democratic Republic of Congo", "country", "COD"),
    ],
)
def test_first_reading(know: Knowledge, text: str, name: str, kind: str, code: str) -> None:
    match = know.find_names(text)[0]
    assert (match.text, match.entries[0].kind, match.entries[0].code) == (name, kind, code)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("in Aleppo", "Aleppo", "SYR"),
        ("the Gaza Strip", "Gaza Strip", "PSE"),
        ("the occupied West Bank", "occupied West Bank", "PSE"),
        ("near Al-Fashir", "Al-Fashir", "SDN"),
        ("in Omdurman", "Omdurman", "SDN"),
        ("in Mekelle", "Mekelle", "ETH"),
        ("around Bakhmut", "Bakhmut", "UKR"),
        ("in the Kursk region", "Kursk region", "RUS"),
        ("in Timbuktu", "Timbuktu", "MLI"),
        ("in St. Petersburg", "St. Petersburg", "RUS"),
        ("in Valencia", "Valencia", "ESP"),
    ],
)
def test_places(know: Knowledge, text: str, name: str, country: str) -> None:
    (match,) = know.find_names(text)
    assert (match.text, match.entries[0].kind, match.entries[0].country) == (name, "place", country)


@pytest.mark.parametrize(
    "text",
    [
        "Police said. Most fled. March was calm. Union of workers.",
        "In May, Nice words were said. Reading on, Van drivers left.",
        "Mobile phones were cut. Bath water. Attack. Of course. May they rest.",
    ],
)
def test_common_words_are_no_names(know: Knowledge, text: str) -> None:
    assert know.find_names(text) == ()


def test_some_words_are_towns_after_a_preposition(know: Knowledge) -> None:
    assert know.find_names("near Reading")[0].entries[0].country == "GBR"
    found = know.find_names("An attack in Nice, one near Reading, one in Mobile, Alabama.")
    assert texts(found) == ["Nice", "Reading", "Mobile", "Alabama"]
    assert [match.entries[0].country for match in found[::2]] == ["FRA", "USA"]


def test_points_belong_to_the_name(know: Knowledge) -> None:
    text = "The U.S. said so. J. D. Vance met U.N. envoys in the U.S."
    assert texts(know.find_names(text)) == ["U.S.", "J. D. Vance", "U.N.", "U.S."]


def test_a_name_is_not_cut_by_its_article(know: Knowledge) -> None:
    assert texts(know.find_names("the West Bank and the West")) == ["West Bank", "the West"]
    assert texts(Knowledge.load("fr").find_names("L'Union africaine et L'Union")) == ["Union africaine"]


def test_short_english_words_are_names_in_english_only() -> None:
    assert Knowledge.load("fr").find_names("UN HOMME, AU BORD, EU ET US.") == ()
    assert Knowledge.load("fr").find_names("a dit Jordan Martin") == ()


@pytest.mark.parametrize(
    ("form", "countries"),
    [
        ("Frenchmen", {"FRA"}),
        ("Burkinabe", {"BFA"}),
        ("Congolese", {"COD", "COG"}),
        ("South Koreans", {"KOR"}),
        ("Nigerien", {"NER"}),
        ("U.S.", {"USA"}),
        ("British", {"GBR"}),
        ("Kurdish", {None}),
    ],
)
def test_demonyms(know: Knowledge, form: str, countries: set[str | None]) -> None:
    assert {reading.country for reading in know.demonym(form)} == countries


def test_every_member_of_the_un_has_a_demonym() -> None:
    know = Knowledge.load("en")
    named = {code for row in packaged("demonyms_en.csv", ("country",)) for code in row.split("country")}
    small = {"DMA", "KIR", "KNA", "MHL"}  # nobody in the news, and Dominican is of the Dominican Republic
    overseas = {"GLP", "GUF", "MTQ", "MYT", "PYF"}
    assert {country.iso3 for country in know.countries() if country.capital} - named <= small | overseas


def test_a_name_of_nothing_names_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from selon.knowledge import build
    from selon.knowledge.tables import Row

    def tables(name: str, columns: tuple[str, ...], *, needed: bool = True) -> object:
        if name == "names_en.csv":
            return iter([Row("names_en.csv:7", {"name": "Atlantis", "forms": "x", "own": "", "source": "hand"})])
        return packaged(name, columns, needed=needed)

    monkeypatch.setattr(build, "packaged", tables)
    with pytest.raises(PackError, match=r"names_en.csv:7.*Atlantis"):
        build.tables("en", None)
