"""One party has one key in every language and spelling; all who speak for one state or body are one side."""

from __future__ import annotations

import pytest

from selon.knowledge.identity import Party, party


def side(name: str, code: str = "", country: str | None = None, lang: str = "fr") -> str:
    return party(name, code, country, lang=lang).side


@pytest.mark.parametrize(
    ("french", "english", "code", "country"),
    [
        ("la Cédéao", "ECOWAS", "IGO", None),
        ("l'armée russe", "Russian soldiers", "RUS MIL", "RUS"),
        ("le groupe Wagner", "the Wagner Group", "RUS UAF", "RUS"),
        ("Kiev", "Kyiv", "UKR GOV", "UKR"),
        ("M. Prigojine", "Prigozhin", "RUS UAF", "RUS"),
    ],
)
def test_one_party_in_two_languages(french: str, english: str, code: str, country: str | None) -> None:
    one, other = party(french, code, country, lang="fr"), party(english, code, country, lang="en")
    assert (one.key, one.side) == (other.key, other.side)


@pytest.mark.parametrize("name", ["Kyiv", "l'état-major", "le gouverneur de Donetsk", "le président Volodymyr Zelensky"])
def test_officials_of_one_state_are_one_side(name: str) -> None:
    assert side(name, "UKR GOV", "UKR") == "UKR"


def test_offices_of_one_state_are_different_parties() -> None:
    assert party("l'armée", "UKR MIL", "UKR", lang="fr").key != party("le gouvernement", "UKR GOV", "UKR", lang="fr").key


@pytest.mark.parametrize(
    ("name", "code", "country", "lang"),
    [
        ("Wagner", "RUS UAF", "RUS", "fr"),
        ("Evguéni Prigojine", "RUS UAF", "RUS", "fr"),
        ("Le chef du groupe paramilitaire russe Wagner", "RUS UAF", "RUS", "fr"),
        ("the Wagner mercenary company", "BUS", None, "en"),
    ],
)
def test_who_leads_an_armed_group_speaks_for_it_and_for_no_state(name: str, code: str, country: str | None, lang: str) -> None:
    assert side(name, code, country, lang) == "RUS:Wagner"


def test_who_suffers_from_an_armed_group_does_not_speak_for_it() -> None:
    assert side("des victimes de Wagner", "CVL") != side("Wagner", "RUS UAF", "RUS")


@pytest.mark.parametrize(
    ("name", "lang", "state"),
    [
        ("le département de la communication de l'armée ukrainienne", "fr", "UKR"),
        ("Zelensky's office", "en", "UKR"),
        ("the governor of Samara", "en", "name:governor samara"),
        ("des habitants", "fr", "name:habitants"),
    ],
)
def test_a_body_without_a_code_is_of_the_state_its_words_name(name: str, lang: str, state: str) -> None:
    assert side(name, lang=lang) == state


def test_nobody_is_no_party() -> None:
    assert party(" ", lang="fr") == Party("", "", "", "none")
