"""Names found in a text: spans, longest match, case, homonyms."""

import pytest

from selon.knowledge import Knowledge, NameMatch
from selon.knowledge.fold import fold


@pytest.fixture(scope="module")
def know() -> Knowledge:
    return Knowledge.load()


def texts(found: tuple[NameMatch, ...]) -> list[str]:
    return [match.text for match in found]


def test_spans_are_the_text(know: Knowledge) -> None:
    text = "Selon Kyiv, des troupes sont arrivées en République de Biélorussie ; N’Djamena dément."
    found = know.find_names(text)
    assert [text[m.start : m.end] for m in found] == texts(found)
    assert texts(found) == ["Kyiv", "République de Biélorussie", "N’Djamena"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "code"),
    [
        ("La Fédération de Russie l'a dit.", "Fédération de Russie", "country", "RUS"),
        ("Les Etats-Unis l'ont dit.", "Etats-Unis", "country", "USA"),
        ("en RDC", "RDC", "country", "COD"),
        ("au Soudan du Sud", "Soudan du Sud", "country", "SSD"),
        ("la Guinée-Bissau", "Guinée-Bissau", "country", "GNB"),
        ("Le Kremlin nie", "Le Kremlin", "government", "RUS GOV"),
        ("le Pentagone", "le Pentagone", "government", "USA MIL"),
        ("les chebabs ont tué", "chebabs", "armed_group", "SOM UAF"),
        ("L'État islamique au Grand Sahara", "État islamique au Grand Sahara", "armed_group", "UAF"),
        ("l'agence Interfax", "Interfax", "media", "RUS MED"),
        ("le HCR", "HCR", "organisation", "IGO"),
        ("Tsahal", "Tsahal", "organisation", "ISR MIL"),
        ("la CEDEAO", "CEDEAO", "grouping", "IGO"),
    ],
)
def test_first_reading(know: Knowledge, text: str, name: str, kind: str, code: str) -> None:
    match = know.find_names(text)[0]
    assert (match.text, match.entries[0].kind, match.entries[0].code) == (name, kind, code)


def test_acronyms_keep_their_case(know: Knowledge) -> None:
    assert texts(know.find_names("l'EI et l'UA")) == ["EI", "UA"]
    assert know.find_names("ei ua Ei Ua onu") == ()


@pytest.mark.parametrize(
    "text",
    ["Selon lui, rien.", "Union et Mission.", "Nous marchons vers le Nord.", "Police. Est. Mer. Marche."],
)
def test_common_words_are_no_towns(know: Knowledge, text: str) -> None:
    assert know.find_names(text) == ()


def test_common_word_rule_needs_the_common_words(know: Knowledge) -> None:
    assert know.towns("Union"), "a town of that name exists, so only the list keeps it out of texts"


def test_a_name_beside_a_given_name_is_a_person_nobody_knows(know: Knowledge) -> None:
    assert know.find_names("a déclaré Melania Trump") == ()
    assert know.find_names("le soldat Sergueï Ivanov") == ()
    assert texts(know.find_names("Selon Zelensky et M. Poutine")) == ["Zelensky", "Poutine"]


def test_capital_is_government_and_place(know: Knowledge) -> None:
    (match,) = know.find_names("à Moscou")
    assert [(e.kind, e.code or e.geonameid) for e in match.entries] == [
        ("government", "RUS GOV"),
        ("place", 524901),
    ]


def test_towns_of_one_name_prefer_the_country_at_hand(know: Knowledge) -> None:
    usa = know.towns("Alexandria", near=frozenset({"USA"}))
    assert usa[0].country == "USA"
    (match,) = know.find_names("à Springfield", near=frozenset({"CAN"}))
    assert match.entries[0].country in {"USA", "CAN"}


@pytest.mark.parametrize("town", ["Sébastopol", "Simferopol", "Yalta", "Kertch"])
def test_crimea_is_in_ukraine(know: Knowledge, town: str) -> None:
    places = [e for m in know.find_names(f"à {town}") for e in m.entries if e.kind == "place"]
    assert {e.country for e in places} == {"UKR"}, places


def test_areas_have_no_point(know: Knowledge) -> None:
    for text, precision in [
        ("la bande de Gaza", "region"),
        ("en mer Noire", "area"),
        ("en Ukraine", "country"),
    ]:
        (match,) = know.find_names(text)
        entry = match.entries[0]
        assert (entry.precision, entry.lat, entry.lon) == (precision, None, None)


def test_hyphen_town_wins_over_the_country_inside(know: Knowledge) -> None:
    assert texts(know.find_names("à Port-Soudan")) == ["Port-Soudan"]


def test_fold() -> None:
    assert fold("Côte d’Ivoire") == fold("cote d'ivoire") == "cote d ivoire"
    assert fold("œuvre") == "oeuvre"
