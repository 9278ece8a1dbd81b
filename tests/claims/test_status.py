"""Status, polarity and certainty: what the clause says, what embeds it, and what negating does."""

from __future__ import annotations

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report

CRISIS = (
    "\n\nL'armée soudanaise a bombardé un marché. Des rebelles ont attaqué un poste de police. La police a arrêté trois "
    "opposants. Les Nations unies ont condamné ces violences. Les rebelles ont enlevé deux journalistes."
)
"""A paragraph that makes the sentence under test part of a report of a crisis: read alone, weak claims are left out."""


def claims(text: str) -> tuple[Claim, ...]:
    report = Report(id="R-x", text=text + CRISIS, sha256="", published="2023-01-06", lang="fr")
    return tuple(c for c in read_report(report).claims if c.trigger.start < len(text))


def claim(text: str, words: str) -> Claim:
    found = [c for c in claims(text) if words in c.trigger.exact]
    assert found, f"no claim on {words!r}: {[(c.type, c.trigger.exact) for c in claims(text)]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "status", "polarity", "certainty"),
    [
        # the verb's own tense
        ("L'armée a bombardé le port.", "a bombardé", "happened", "+", "CT"),
        ("L'armée bombarde le port.", "bombarde", "ongoing", "+", "CT"),
        ("L'armée attaquera le port.", "attaquera", "planned", "+", "CT"),
        ("L'armée n'a pas bombardé le port.", "a pas bombardé", "happened", "-", "CT"),
        ("L'armée aurait bombardé le port.", "aurait bombardé", "happened", "+", "PR"),
        ("Pourquoi l'armée a-t-elle bombardé le port ?", "bombardé", "happened", "+", "U"),
        # modals
        ("L'armée pourrait bombarder le port.", "bombarder", "possible", "+", "PS"),
        ("L'armée devrait bombarder le port.", "bombarder", "planned", "+", "PR"),
        ("L'armée a pu bombarder le port.", "bombarder", "happened", "+", "CT"),
        ("L'armée a peut-être bombardé le port.", "bombardé", "possible", "+", "PS"),
        ("L'armée a sans doute bombardé le port.", "bombardé", "happened", "+", "PR"),
        # words that embed
        ("L'armée menace de bombarder le port.", "bombarder", "threatened", "+", "PS"),
        ("L'armée prévoit de bombarder le port.", "bombarder", "planned", "+", "CT"),
        ("L'armée a renoncé à bombarder le port.", "bombarder", "planned", "-", "CT"),
        ("L'armée est en mesure de bombarder le port.", "bombarder", "possible", "+", "PS"),
        ("L'armée n'est pas en mesure de bombarder le port.", "bombarder", "possible", "-", "PS"),
        ("L'armée n'a pas réussi à reprendre la ville.", "reprendre", "happened", "-", "CT"),
        ("Les habitants craignent que l'armée ne bombarde le port.", "bombarde", "feared", "+", "PS"),
        ("Les rebelles n'ont cessé de bombarder le port.", "bombarder", "happened", "+", "CT"),
        ("Paris appelle les rebelles à libérer les otages.", "libérer", "requested", "+", "U"),
        ("Paris appelle les rebelles à épargner la ville et à libérer les otages.", "libérer", "requested", "+", "U"),
        ("L'émissaire conjure les belligérants de libérer les otages.", "libérer", "requested", "+", "U"),
        ("Kiev attaquera si Moscou bombarde Odessa.", "bombarde", "hypothetical", "+", "U"),
        # a demand or a threat never reaches what has happened
        ("Paris demande que ceux qui ont bombardé le port soient jugés.", "ont bombardé", "happened", "+", "CT"),
        # nouns
        ("La trêve entre Kiev et Moscou a pris fin lundi.", "trêve", "happened", "-", "CT"),
        ("Il n'y aura pas d'offensive contre Kiev.", "offensive", "planned", "-", "CT"),
        ("Le Pentagone a exclu tout envoi de troupes au sol.", "envoi", "planned", "-", "CT"),
        ("Des combats éclateront à Goma.", "combats", "planned", "+", "CT"),
        # denials: what is denied is turned round, what the denier says is not
        ("Moscou a démenti avoir bombardé le port.", "avoir bombardé", "happened", "-", "CT"),
        ("« Nous n'avons pas bombardé le port », a démenti Moscou.", "bombardé", "happened", "-", "CT"),
        # an extension in the past has happened
        ("L'armée a intensifié ses frappes sur le port.", "frappes", "happened", "+", "CT"),
    ],
)  # fmt: skip
def test_reads_the_mood(text: str, words: str, status: str, polarity: str, certainty: str) -> None:
    found = claim(text, words)
    assert (found.status, found.polarity, found.certainty) == (status, polarity, certainty)


def test_a_press_conditional_is_flagged() -> None:
    assert "reported" in claim("L'armée aurait bombardé le port.", "bombardé").flags


@pytest.mark.parametrize(
    ("text", "negated", "words"),
    [
        ("L'armée a bombardé le port.", "L'armée n'a pas bombardé le port.", "bombardé"),
        ("L'armée attaquera le port.", "L'armée n'attaquera pas le port.", "attaquera"),
        ("Les rebelles ont libéré les otages.", "Les rebelles n'ont jamais libéré les otages.", "libéré"),
        ("Selon Kiev, Moscou a bombardé Kherson.", "Selon Kiev, Moscou n'a pas bombardé Kherson.", "bombardé"),
        ("Kiev dit que Moscou a bombardé Kherson.", "Kiev dit que Moscou n'a pas bombardé Kherson.", "bombardé"),
        ("L'armée a l'intention de bombarder le port.", "L'armée n'a pas l'intention de bombarder le port.", "bombarder"),
        ("L'armée veut bombarder le port.", "L'armée ne veut pas bombarder le port.", "bombarder"),
    ],
)
def test_negating_turns_polarity_and_nothing_else(text: str, negated: str, words: str) -> None:
    plain, turned = claim(text, words), claim(negated, words)
    assert (plain.polarity, turned.polarity) == ("+", "-")
    assert turned.type == plain.type
    assert turned.status == plain.status
    assert turned.certainty == plain.certainty
    assert [a.name for a in turned.actor] == [a.name for a in plain.actor]
    assert [a.name for a in turned.recipient] == [a.name for a in plain.recipient]
    assert [(s.name, s.stance) for s in turned.source] == [(s.name, s.stance) for s in plain.source]


@pytest.mark.parametrize(
    "text",
    [
        "L'armée a nié ne pas avoir bombardé le port.",
        "Moscou n'a pas renoncé à bombarder le port.",
    ],
)
def test_two_negations_cancel(text: str) -> None:
    assert claim(text, "bombard").polarity == "+"
