"""Voices within voices: whom a pronoun in reported words means, what a denial leaves standing, who made an attack that others judge.

Each sentence stands in a report of a crisis; a row names a word of the trigger and what is wanted of its claim.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report

_AROUND = {
    "en": "\n\nSoldiers shot dead three protesters near Aleppo. Rebels bombed a market in Idlib. "
    "Jihadists abducted two priests.",
    "fr": "\n\nDes soldats ont abattu trois manifestants près d'Alep. Des rebelles ont bombardé un marché à Idlib. "
    "Des djihadistes ont enlevé deux prêtres.",
}


@lru_cache
def claims(text: str, lang: str) -> tuple[Claim, ...]:
    report = Report(id="R-test", text=text + _AROUND[lang], sha256="", published="2026-11-23", lang=lang)
    return tuple(c for c in read_report(report).claims if c.trigger.start < len(text))


def claim(text: str, word: str, lang: str) -> Claim:
    return next(c for c in claims(text, lang) if word in c.trigger.exact)


@pytest.mark.parametrize(
    ("lang", "text", "word", "actor", "speaker"),
    [
        ("en", "Lebanon's health ministry said 12 people were killed, as the Israeli military announced it had killed a commander.",
         "had killed", "ISR", "ISR"),
        ("en", "Hezbollah fighters crossed the border. Washington condemned the move. Earlier the group said it had fired rockets at a base.",
         "had fired", "LBN", "LBN"),
        ("en", "The ministry said the Kenyan army had retaken the town and that it had killed 30 fighters.", "had killed", "KEN", None),
        ("en", "Kyiv said Moscow had claimed it had captured the village.", "had captured", "RUS", "RUS"),
        ("en", "Moscow claimed to have shot down twelve drones.", "shot down", "RUS", "RUS"),
        ("en", "The Kenyan police said they had not opened fire.", "opened fire", "KEN", "KEN"),
        ("fr", "Le ministère libanais a indiqué que 12 personnes avaient été tuées, "
         "alors que l'armée israélienne annonçait qu'elle avait tué un commandant.",
         "avait tué", "ISR", "ISR"),
        ("fr", "Des combattants du Hezbollah ont franchi la frontière. Washington a condamné cette action. "
         "Le mouvement a affirmé qu'il avait tiré des roquettes sur une base.", "avait tiré", "LBN", "LBN"),
    ],
)  # fmt: skip
def test_a_pronoun_in_reported_words_means_who_speaks(lang: str, text: str, word: str, actor: str, speaker: str | None) -> None:
    found = claim(text, word, lang)
    assert [a.country for a in found.actor] == [actor]
    assert speaker is None or found.source[-1].country == speaker


def test_whom_a_source_names_is_not_the_source() -> None:
    found = claim("The colonel was not seen again. A security source said he had fled to Chad.", "fled", "en")
    assert "source" not in [a.name.split()[-1] for a in found.actor]


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("en", "The attack condemned by Iran killed ten people.", "killed"),
        ("en", "The raid, denounced by Turkey as an act of terror, killed six soldiers.", "killed"),
        ("fr", "L'attaque condamnée par l'Iran a tué dix personnes.", "tué"),
        ("fr", "La frappe, dénoncée par Ankara comme un acte de terreur, a tué six soldats.", "tué"),
    ],
)
def test_whoever_condemns_an_attack_did_not_make_it(lang: str, text: str, word: str) -> None:
    assert claim(text, word, lang).actor == ()


def test_a_condemned_attack_is_no_act_of_who_condemns_it() -> None:
    found = claims("Iran condemned the attack, which it called a violation of Syria's sovereignty.", "en")
    assert not [c for c in found if c.type == "ASSAULT" and c.actor]
    blamed = claim("The bombing, blamed on Al-Shabaab, killed four soldiers.", "killed", "en")
    assert [a.name for a in blamed.actor] == ["Al-Shabaab"]
    made = claim("The strike that Israel carried out killed ten people.", "killed", "en")
    assert [a.country for a in made.actor] == ["ISR"]


@pytest.mark.parametrize(
    ("lang", "text", "word", "polarity"),
    [
        ("en", "Washington denied having been told in advance.", "told", "-"),
        ("en", "Washington denied having been informed of the strikes.", "informed", "-"),
        ("en", "Turkey denied being asked to send troops.", "asked", "-"),
        ("en", "The minister denied knowing that soldiers had killed civilians in Ansongo.", "killed", "+"),
        ("en", "Kigali denied training the men who killed the president.", "killed", "+"),
        ("en", "The army denied having fired on the crowd after a bomb killed three soldiers.", "killed", "+"),
        ("en", "The army denied having fired on the crowd after a bomb killed three soldiers.", "fired", "-"),
        ("fr", "Paris a nié avoir été informé.", "informé", "-"),
        ("fr", "Le ministre a nié savoir que des soldats avaient tué des civils à Ansongo.", "tué", "+"),
        ("fr", "L'armée a nié avoir tiré sur la foule après qu'une bombe a tué trois soldats.", "tué", "+"),
        ("fr", "L'armée a nié que la frappe ait tué des civils.", "tué", "-"),
    ],
)
def test_a_denial_denies_its_own_verb_only(lang: str, text: str, word: str, polarity: str) -> None:
    found = claim(text, word, lang)
    assert found.polarity == polarity
    assert [s.stance for s in found.source] == (["deny"] if polarity == "-" else [])


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("fr", "Des combats ont éclaté dans la région samedi.", "la région"),
        ("fr", "Un attentat a tué dix personnes dans la capitale mardi matin.", "la capitale"),
        ("en", "Fighting broke out in the region Saturday.", "the region"),
        ("en", "A bomb killed ten people in Kyiv Tuesday.", "Kyiv"),
        ("en", "Gunmen killed the mayor Thursday in Goma.", "Goma"),
    ],
)
def test_no_place_holds_a_time(lang: str, text: str, place: str) -> None:
    assert [p.name for c in claims(text, lang) for p in c.place] == [place]


def test_nobody_is_named_with_a_day() -> None:
    assert [r.name for r in claim("Des miliciens ont tué le maire jeudi à Goma.", "tué", "fr").recipient] == ["le maire"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Italy fell in the quarter-finals."), ("en", "Turkey fell into recession."), ("fr", "L'Italie est tombée en récession.")],
)
def test_no_country_falls(lang: str, text: str) -> None:
    assert claims(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "word", "place"),
    [
        ("en", "Kabul fell to the Taliban in 2021.", "fell", "Kabul"),
        ("fr", "Goma est tombée aux mains du M23.", "tombée", "Goma"),
    ],
)
def test_a_town_falls_to_who_takes_it(lang: str, text: str, word: str, place: str) -> None:
    found = claim(text, word, lang)
    assert [p.name for p in found.place] == [place]
    assert len(found.actor) == 1 and found.actor[0].name != place


def test_what_lasts_describes() -> None:
    demand = "Moscou exige la perte de régions partiellement occupées dans l'est de l'Ukraine."
    assert not [c for c in claims(demand, "fr") if c.type == "ASSAULT"]
    assert not [c for c in claims("Des hommes armés ont tué le maire jeudi à Goma.", "fr") if c.type == "AID"]
    assert [a.country for a in claim("Des rebelles armés par le Rwanda ont pris la ville.", "armés", "fr").actor] == ["RWA"]


def test_two_verbs_of_speech_have_one_speaker() -> None:
    text = "The United Nations said some 1,200 villagers had left their homes and called on both governments to open the bridge."
    assert [a.name for a in claim(text, "called", "en").actor] == ["The United Nations"]


def test_the_wounded_are_not_the_dead() -> None:
    text = "Two guards were killed and nine people wounded in the fighting."
    assert [r.name for r in claim(text, "wounded", "en").recipient] == ["nine people"]


@pytest.mark.parametrize(
    ("lang", "text", "word", "actor", "recipient"),
    [
        ("fr", "L'ONU a dénoncé le bombardement de l'hôpital Al-Nao.", "bombardement", [], ["l'hôpital Al-Nao"]),
        ("fr", "L'ONU a dénoncé le bombardement du marché par l'armée soudanaise.", "bombardement", ["l'armée soudanaise"], ["marché"]),
        ("fr", "L'ONU a dénoncé le bombardement de l'aviation russe.", "bombardement", ["l'aviation russe"], []),
        ("en", "The UN condemned the shelling of a hospital in Omdurman.", "shelling", [], ["a hospital"]),
        ("en", "The UN condemned the shelling of the school by the Sudanese army.", "shelling", ["the Sudanese army"], ["the school"]),
        ("en", "The attack of the army on the village killed five people.", "attack", ["the army"], ["five people"]),
    ],
)
def test_a_building_makes_no_attack(lang: str, text: str, word: str, actor: list[str], recipient: list[str]) -> None:
    found = claim(text, word, lang)
    assert [a.name for a in found.actor] == actor
    assert [a.name for a in found.recipient] == recipient
