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

CRISIS_EN = (
    "\n\nThe army bombed a market in Khartoum. Rebels attacked a police station. Police arrested three opponents. The "
    "United Nations condemned the violence. Rebels kidnapped two journalists."
)


def claims(text: str, lang: str = "fr") -> tuple[Claim, ...]:
    around = {"fr": CRISIS, "en": CRISIS_EN}[lang]
    report = Report(id="R-x", text=text + around, sha256="", published="2023-01-06", lang=lang)
    return tuple(c for c in read_report(report).claims if c.trigger.start < len(text))


def claim(text: str, words: str, lang: str = "fr") -> Claim:
    every = claims(text, lang)
    found = [c for c in every if words in c.trigger.exact]
    assert found, f"no claim on {words!r}: {[(c.type, c.trigger.exact) for c in every]}"
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
        # prospects: what is feared or foiled stays so, what has begun is a fact
        ("Les autorités redoutent une attaque imminente contre le barrage.", "attaque", "feared", "+", "PS"),
        ("L'offensive tant attendue a commencé en juin.", "offensive", "happened", "+", "CT"),
        # the subject of a modal is the event of the infinitive below
        ("Le blocus du port devrait être levé lundi.", "blocus", "planned", "-", "PR"),
        # to prevent is a deed of its own
        ("La marine a empêché les rebelles de saisir le navire.", "a empêché", "happened", "+", "CT"),
        ("La marine a empêché les rebelles de saisir le navire.", "saisir", "happened", "-", "CT"),
        # an extension in the past has happened
        ("L'armée a intensifié ses frappes sur le port.", "frappes", "happened", "+", "CT"),
    ],
)  # fmt: skip
def test_reads_the_mood(text: str, words: str, status: str, polarity: str, certainty: str) -> None:
    found = claim(text, words)
    assert (found.status, found.polarity, found.certainty) == (status, polarity, certainty)


@pytest.mark.parametrize(
    ("text", "words", "status", "polarity", "certainty"),
    [
        # the verb's own tense, modals
        ("The army bombed the port.", "bombed", "happened", "+", "CT"),
        ("The army is bombing the port.", "bombing", "ongoing", "+", "CT"),
        ("The army will bomb the port.", "bomb", "planned", "+", "CT"),
        ("The army has not bombed the port.", "bombed", "happened", "-", "CT"),
        ("The army may bomb the port.", "bomb", "possible", "+", "PS"),
        ("The army must have bombed the port.", "bombed", "happened", "+", "PR"),
        ("Rescuers could not evacuate the village.", "evacuate", "happened", "-", "CT"),
        ("The attack might have been carried out by Islamic State.", "attack", "happened", "+", "PS"),
        # sequence of tenses
        ("Israel said it would attack Rafah.", "attack", "planned", "+", "CT"),
        ("The president said he was going to expel the ambassador.", "expel", "planned", "+", "CT"),
        ("Moscow is going to bomb Kyiv.", "bomb", "planned", "+", "CT"),
        # words that embed
        ("The army plans to bomb the port.", "bomb", "planned", "+", "CT"),
        ("The rebels were able to seize the town.", "seize", "happened", "+", "CT"),
        ("Russia failed to capture Kharkiv.", "capture", "happened", "-", "CT"),
        ("The junta has yet to free the president.", "free", "happened", "-", "CT"),
        ("NATO has no plans to deploy troops to Ukraine.", "deploy", "planned", "-", "CT"),
        ("The army is in a position to bomb the airport.", "bomb", "possible", "+", "PS"),
        ("Ankara would like to mediate in Sudan.", "mediate", "planned", "+", "PS"),
        ("China must stop supplying weapons to Russia.", "supplying", "requested", "-", "U"),
        ("Troops poised to cross the border were shelled.", "cross", "planned", "+", "PR"),
        ("Residents fled for fear of being killed by the militia.", "being killed", "feared", "+", "PS"),
        # conditions
        ("If Russia attacks Poland, NATO will respond.", "attacks", "hypothetical", "+", "U"),
        ("Were Tehran to retaliate against Israel, the army would have to respond.", "retaliate", "hypothetical", "+", "U"),
        ("Unless the rebels withdraw from Goma, Rwanda will be sanctioned.", "withdraw", "hypothetical", "+", "U"),
        ("Poland closed the border lest Wagner fighters attack.", "attack", "feared", "+", "PS"),
        # nouns
        ("Warsaw worries about an attack on Moldova by Belarus.", "attack", "feared", "+", "PS"),
        ("London warned of an imminent invasion of Moldova.", "invasion", "feared", "+", "PS"),
        ("The blockade of the port is expected to be lifted on Monday.", "blockade", "planned", "-", "PR"),
        ("The long-awaited counteroffensive began in June.", "counteroffensive", "happened", "+", "CT"),
        ("The assault on the city never came.", "assault", "happened", "-", "CT"),
        ("Police thwarted a planned attack on a synagogue.", "thwarted", "happened", "-", "CT"),
    ],
)  # fmt: skip
def test_reads_the_mood_in_english(text: str, words: str, status: str, polarity: str, certainty: str) -> None:
    found = claim(text, words, "en")
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


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "We have no evidence that the rebels attacked the convoy, the minister said.", "attacked"),
        ("en", "There is no evidence that Iran supplied the missiles to the militia, the UN said.", "supplied"),
        ("fr", "Nous n'avons aucune preuve que les rebelles ont attaqué le convoi, a dit le ministre.", "attaqué"),
    ],
)
def test_what_nobody_has_evidence_of_is_neither_told_nor_denied(lang: str, text: str, words: str) -> None:
    told = claim(text, words, lang)
    assert (told.polarity, told.certainty) == ("+", "U")
    assert "not confirmed by the speaker" in told.flags


def test_a_negation_does_not_reach_the_time_that_the_sentence_counts_from() -> None:
    text = "Jamais la junte n'avait admis d'aussi lourdes pertes en une bataille depuis une offensive rwandaise contre Goma en mars 2022."
    assert [claim(text, words).polarity for words in ("avait admis", "offensive")] == ["-", "+"]
