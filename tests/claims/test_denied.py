"""Denials with a clause of their own, denied ends, near misses, told figures, and the speakers of all these."""

from __future__ import annotations

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report

AROUND = {
    "fr": "\n\nL'armée a bombardé un marché. Des rebelles ont attaqué un poste de police. La police a arrêté trois opposants.",
    "en": "\n\nThe army bombed a market. Rebels attacked a police station. Police arrested three opponents.",
}
"""Sentences of a crisis: read alone, weak claims are left out."""


def claims(lang: str, text: str) -> list[Claim]:
    report = Report(id="R-x", text=text + AROUND[lang], sha256="", published="2025-05-07", lang=lang)
    return [c for c in read_report(report).claims if c.trigger.start < len(text)]


BACK = "points back to the claim before it"
EN = "Rebels killed 30 soldiers in Goma. "
FR = "Les rebelles ont tué 30 soldats à Goma. "


@pytest.mark.parametrize(
    ("lang", "text", "back"),
    [
        ("en", EN + "Kigali denied it.", True),
        ("en", EN + "Rwanda denied doing so.", True),
        ("en", EN + "Rwanda denied it had anything to do with it.", True),
        ("en", EN + "Rwanda denied responsibility for the killing.", True),
        ("fr", FR + "Le Rwanda dément.", True),
        ("fr", FR + "« C'est faux », a démenti le Rwanda.", True),
        ("fr", FR + "Le Rwanda nie en être responsable.", True),
        ("en", EN + "Rwanda denies having troops in Congo.", False),
        ("en", EN + "Rwanda denied that it backs the group.", False),
        ("fr", FR + "Le Rwanda dément avoir des troupes au Congo.", False),
        ("fr", FR + "L'armée a démenti avoir fait une telle offre.", False),
        ("fr", FR + "« Nous n'avons aucun homme au Congo », a démenti le Rwanda.", False),
    ],
)
def test_a_denial_with_a_clause_of_its_own_does_not_point_back(lang: str, text: str, back: bool) -> None:
    assert any(BACK in c.flags for c in claims(lang, text)) is back


@pytest.mark.parametrize(
    ("lang", "text", "words", "status", "polarity"),
    [
        ("en", "The battle for Goma is not over, the army said.", "battle", "ongoing", "+"),
        ("en", "The battle for Goma is over, the army said.", "battle", "happened", "+"),
        ("en", "The fighting has not ended, the army said.", "fighting", "ongoing", "+"),
        ("en", "Moscow has not begun its offensive.", "offensive", "happened", "-"),
        ("fr", "La bataille de Goma n'est pas terminée.", "bataille", "ongoing", "+"),
        ("fr", "Les combats ne sont pas finis à Goma.", "combats", "ongoing", "+"),
        ("en", "Jihadists killed nearly 300 fighters in Djibo.", "killed", "happened", "+"),
        ("en", "Jihadists killed almost all the defenders in Djibo.", "killed", "happened", "+"),
        ("en", "Jihadists nearly killed the governor in Djibo.", "killed", "happened", "-"),
        ("fr", "Les rebelles ont tué presque tous les défenseurs de la ville.", "ont tué", "happened", "+"),
        ("fr", "Les rebelles ont presque pris la ville.", "pris", "happened", "-"),
        ("en", "Never before had the army attacked the town.", "attacked", "happened", "-"),
        ("en", "At no time did the army shell the town.", "shell", "happened", "-"),
        ("en", "Not only did the army shell the town, it burned the market.", "shell", "happened", "+"),
        ("en", "Only on Monday did the army shell the town.", "shell", "happened", "+"),
        ("en", "Block No. 4 was hit by a missile in Kharkiv.", "hit", "happened", "+"),
        ("en", "No block was hit by a missile in Kharkiv.", "hit", "happened", "-"),
    ],
)
def test_ends_near_misses_and_negations(lang: str, text: str, words: str, status: str, polarity: str) -> None:
    found = next(c for c in claims(lang, text) if words in c.trigger.exact)
    assert (found.status, found.polarity) == (status, polarity)


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "unit", "low"),
    [
        ("en", "An airstrike hit a market. The shadow government spoke of 21 dead.", "The shadow government", "killed", 21),
        ("en", "An airstrike hit a market. Local media put the toll at 82 dead and 266 injured.", "Local media", "killed", 82),
        ("en", "An airstrike killed 80 people. Witnesses had spoken of close to 100.", "Witnesses", "killed", 90),
        ("en", "Medics had first spoken of two soldiers killed.", "Medics", "killed", 2),
        ("en", "Medics reported 12 dead, 40 wounded and 3 missing.", "Medics", "killed", 12),
        ("fr", "Une frappe a touché un marché. Le maire avait parlé d'une centaine de victimes.", "Le maire", "victims", 90),
        ("fr", "Une frappe a touché un marché. L'ONU porte le bilan à 82 morts.", "L'ONU", "killed", 82),
        ("fr", "Le gouverneur avait d'abord annoncé deux soldats tués.", "Le gouverneur", "killed", 2),
    ],
)
def test_a_figure_of_people_hit_is_its_tellers(lang: str, text: str, speaker: str, unit: str, low: float) -> None:
    told = [c for c in claims(lang, text) if c.source and c.source[-1].name == speaker]
    assert [(c.count[0].unit, c.count[0].low) for c in told] == [(unit, low)]
    assert not told[0].actor and not any("dead" in r.name for r in told[0].recipient)


def test_what_is_no_figure_of_people_hit() -> None:
    assert not claims("en", "The minister spoke of 21 dead birds.")
    planes = claims("fr", "Une frappe a tué 80 civils. Le maire avait parlé de 100 avions.")
    assert not any(n.low == 100 and n.unit in {"killed", "victims"} for c in planes for n in c.count)


@pytest.mark.parametrize(
    ("lang", "text", "words", "speaker", "stance"),
    [
        ("en", "North Korea had denied in October supplying shells to Moscow.", "supplying", "North Korea", "deny"),
        ("en", "The army denied targeting a hospital.", "targeting", "The army", "deny"),
        ("en", "Druze leader Hikmat al-Hijri accused government forces of shelling Sweida.", "shelling", "Druze leader Hikmat al-Hijri", "accuse"),
        ("fr", "L'Autorité de l'aviation civile avait d'abord démenti que l'avion ait été touché par des tirs.", "touché",
         "L'Autorité de l'aviation civile", "deny"),
        ("fr", "Les rebelles soutiennent avoir repris la ville de Walikale.", "repris", "Les rebelles", "say"),
    ],
)  # fmt: skip
def test_the_speaker_is_kept(lang: str, text: str, words: str, speaker: str, stance: str) -> None:
    found = next(c for c in claims(lang, text) if words in c.trigger.exact)
    assert [(s.name, s.stance) for s in found.source] == [(speaker, stance)]


def test_a_participle_that_describes_is_no_content() -> None:
    found = claims("en", "The president rejected growing calls for talks with the rebels.")
    assert not any(c.source for c in found)


def test_the_accused_did_what_they_are_charged_with() -> None:
    found = next(c for c in claims("en", "Israel accused Hamas of 47 violations of the truce.") if c.type == "ASSAULT")
    assert [a.name for a in found.actor] == ["Hamas"]


def test_an_object_behind_a_place_between_commas() -> None:
    found = claims("fr", "Une frappe a tué à Saada, dans le nord du Yémen, 12 détenus.")[0]
    assert [(c.unit, c.low) for c in found.count] == [("killed", 12)]
    other = claims("fr", "Les rebelles ont attaqué à Goma, dans l'est du pays, les soldats ont fui.")[0]
    assert not other.recipient
