"""Who is said to say what: one sentence for each construction, and what must hold for every sentence."""

from __future__ import annotations

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report

EVENTS = (
    "l'armée a bombardé le port d'Odessa",
    "les rebelles ont pris la ville de Goma",
    "la police a arrêté douze opposants à Minsk",
    "des miliciens ont tué trois soldats près de Kidal",
)


CRISIS = (
    "\n\nL'armée soudanaise a bombardé un marché. Des rebelles ont attaqué un poste de police. La police a arrêté trois "
    "opposants. Les Nations unies ont condamné ces violences. Les rebelles ont enlevé deux journalistes."
)
"""A paragraph that makes the sentence under test part of a report of a crisis: read alone, weak claims are left out."""


def claims(text: str) -> tuple[Claim, ...]:
    report = Report(id="R-x", text=text + CRISIS, sha256="", published="2023-01-06", lang="fr")
    return tuple(c for c in read_report(report).claims if c.trigger.start < len(text))


def claim(text: str, words: str) -> Claim:
    """The claim whose trigger holds the words."""
    found = [c for c in claims(text) if words in c.trigger.exact]
    assert found, f"no claim on {words!r}: {[(c.type, c.trigger.exact) for c in claims(text)]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "stance"),
    [
        # prepositions
        ("Selon deux diplomates, les rebelles ont pris Goma.", "ont pris", "deux diplomates", "say"),
        ("Trois soldats ont été tués à Kidal, d'après l'armée malienne.", "ont été tués", "l'armée malienne", "say"),
        ("À en croire le gouverneur, les rebelles ont abandonné la ville.", "ont abandonné", "le gouverneur", "say"),
        ("Pour Ankara, les milices ont bombardé le camp.", "ont bombardé", "Ankara", "say"),
        ("De source militaire, dix soldats ont été tués à Djibo.", "ont été tués", "source militaire", "say"),
        ("L'émissaire, selon qui les rebelles ont bombardé le port, est reparti.", "ont bombardé", "L'émissaire", "say"),
        # the inner of two speakers stands last
        ("Selon l'institut Sipri, cité par Le Monde, Pékin a livré des drones.", "a livré", "l'institut Sipri", "say"),
        ("D'après l'agence Anadolu, qui cite des officiers, deux drones ont frappé Tripoli.", "ont frappé", "des officiers", "say"),
        # clauses
        ("Kiev a déclaré hier que Moscou a bombardé Kherson.", "a bombardé", "Kiev", "say"),
        ("Riyad a fait savoir que ses avions ont frappé Sanaa.", "ont frappé", "Riyad", "announce"),
        ("Moscou affirme avoir détruit trois navires à Odessa.", "avoir détruit", "Moscou", "say"),
        ("Londres accuse Moscou d'avoir bombardé un hôpital.", "avoir bombardé", "Londres", "accuse"),
        ("Ankara dénonce l'attentat et nie que ses soldats aient bombardé le camp.", "aient bombardé", "Ankara", "deny"),
        # inversion
        ("« Ils ont tué mon frère », raconte une rescapée.", "ont tué", "une rescapée", "say"),
        ("Les otages ont été libérés, a confirmé à la presse une source proche.", "ont été libérés", "une source proche", "confirm"),
        ("Le pont a été bombardé, indique le bureau du gouverneur.", "a été bombardé", "le bureau du gouverneur", "say"),
        ("La Finlande, dit le président, n'enverra pas de soldats.", "enverra", "le président", "say"),
        ("« L'armée a bombardé le camp », dit un cadre du mouvement.", "a bombardé", "un cadre du mouvement", "say"),
        ("Le raid, précise le ministère, a tué deux commandants.", "a tué", "le ministère", "say"),
        # a verb of saying behind `et` goes on with the speaker, not with the noun before it
        ("Le Hamas nie avoir visé des civils et accuse Israël d'avoir rompu la trêve.", "avoir rompu", "Le Hamas", "accuse"),
        # an aside is no inversion
        ("Le Mali, pays voisin, a accusé la France d'avoir bombardé Gao.", "avoir bombardé", "Le Mali", "accuse"),
        # nouns
        ("La menace de Washington de bombarder le port inquiète Sanaa.", "bombarder", "Washington", "threaten"),
        # objects, figures
        ("Moscou a confirmé l'arrestation de deux espions.", "arrestation", "Moscou", "confirm"),
        ("La CGTP appelle à une grève générale mardi à Lima.", "grève", "La CGTP", "demand"),
        ("Des habitants ont vu des soldats tirer sur la foule.", "tirer", "Des habitants", "say"),
        # a colon opens what is said
        ("« Mensonge absolu », rétorque Bakou : l'armée n'a pas bombardé la ville.", "a pas bombardé", "Bakou", "deny"),
    ],
)  # fmt: skip
def test_names_the_speaker(text: str, words: str, speaker: str, stance: str) -> None:
    found = claim(text, words)
    assert found.source, "nobody is said to say it"
    assert speaker.lower() in found.source[-1].name.lower()
    assert found.source[-1].stance == stance


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # what the reporter adds is the reporter's
        ("Kiev a dit que le pont est fermé, deux jours après que Moscou a bombardé Kherson.", "a bombardé"),
        ("Selon l'ONU, le camp est vide, mais l'armée a bombardé le port.", "a bombardé"),
        ("Les miliciens ont pillé l'entrepôt, selon le PAM, dont les camions ont été incendiés.", "ont été incendiés"),
        ("Les rebelles, soutenus par Kigali selon l'ONU, ont pris Rutshuru.", "ont pris"),
        ("Le Soudan, qui a bombardé le Darfour, a dit que la paix est proche.", "a bombardé"),
        ("La Chine, selon qui Taïwan a provoqué la crise, a déployé quarante navires.", "a déployé"),
        ("Manille a protesté après que des marins chinois ont attaqué un navire.", "ont attaqué"),
        # who opens no content says nothing
        ("Il est accusé d'avoir bombardé un hôpital.", "avoir bombardé"),
        ("Rien n'indique que Pékin ait bombardé le navire.", "ait bombardé"),
    ],
)  # fmt: skip
def test_leaves_the_reporter_speaking(text: str, words: str) -> None:
    assert claim(text, words).source == ()


@pytest.mark.parametrize("text", ["Il est accusé d'avoir bombardé un hôpital.", "Rien n'indique que Pékin ait bombardé le navire."])
def test_what_nobody_vouches_for_is_uncommitted(text: str) -> None:
    assert claim(text, "bombardé").certainty == "U"


def test_a_quotation_goes_on_with_its_speaker() -> None:
    text = "« Ils ont brûlé les maisons », raconte une rescapée du village.\n\n« Mon frère a été tué devant la porte de la mosquée. »"
    found = claim(text, "a été tué")
    assert "une rescapée" in found.source[-1].name
    assert "speaker carried over" in found.flags


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(
    ("frame", "speaker"),
    [
        ("Selon Kiev, {}.", "Kiev"),
        ("{}, selon le gouverneur.", "gouverneur"),
        ("{}, a annoncé la présidence.", "présidence"),
        ("Le ministre a déclaré que {}.", "ministre"),
        ("« {} », a affirmé mardi le ministre.", "ministre"),
    ],
)
def test_wrapping_adds_a_speaker_and_changes_nothing_else(event: str, frame: str, speaker: str) -> None:
    bare = claims(event[0].upper() + event[1:] + ".")
    text = frame.format(event if frame.index("{") else event[0].upper() + event[1:])
    wrapped = [c for c in claims(text) if c.type in {b.type for b in bare}]
    assert [(c.type, c.trigger.exact, c.status, c.polarity) for c in wrapped] == [
        (c.type, c.trigger.exact, c.status, c.polarity) for c in bare
    ]
    assert [[a.name.lower() for a in c.actor] for c in wrapped] == [[a.name.lower() for a in c.actor] for c in bare]
    assert all(c.source and speaker in c.source[-1].name for c in wrapped)
    assert all(c.source == () for c in bare)


def english(text: str, words: str) -> Claim:
    report = Report(id="R-x", text=text + ENGLISH_CRISIS, sha256="", published="2023-01-06", lang="en")
    found = [c for c in read_report(report).claims if c.trigger.start < len(text) and words in c.trigger.exact]
    assert found, f"no claim on {words!r}"
    return found[0]


ENGLISH_CRISIS = (
    "\n\nSudan's army bombed a market. Rebels attacked a police post. Police arrested three activists. "
    "The United Nations condemned the violence. Rebels abducted two journalists."
)


@pytest.mark.parametrize(
    ("text", "words", "speaker", "stance"),
    [
        ("Two soldiers were killed, said a spokesman for the army.", "were killed", "spokesman", "say"),
        ("The raid, the ministry said, killed two commanders.", "killed", "the ministry", "say"),
        ("If the truce holds, said an analyst in Doha, it could attack Goma.", "attack", "an analyst", "say"),
        ("The governor was quoted by Interfax as saying 12 civilians had been killed.", "had been killed", "governor", "say"),
        ("Eighty people were killed, by the count of the governor, most of them farmers.", "were killed", "the governor", "say"),
        ("As noted by the governor, houses were burned by Tajik soldiers.", "were burned", "the governor", "say"),
        ("It hit a village, where two people were killed, according to the UN.", "were killed", "the UN", "say"),
        ("Dozens were arrested in Minsk, a rights group said, adding that police had beaten detainees.", "were arrested", "a rights group", "say"),
        ("Kyiv urged allies to send weapons, saying Russia had attacked Kharkiv.", "had attacked", "Kyiv", "say"),
        ("Rwanda denied that it had sent troops but vowed to defend its border.", "had sent", "Rwanda", "deny"),
    ],
)  # fmt: skip
def test_names_the_speaker_in_english(text: str, words: str, speaker: str, stance: str) -> None:
    found = english(text, words)
    assert found.source, "nobody is said to say it"
    assert speaker.lower() in found.source[-1].name.lower()
    assert found.source[-1].stance == stance


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said the rebels, who had taken the town on Sunday, were retreating.", "had taken"),
        ("The army wants to bomb the camps.", "bomb"),
    ],
)
def test_leaves_the_reporter_speaking_in_english(text: str, words: str) -> None:
    assert english(text, words).source == ()
