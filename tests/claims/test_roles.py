"""Who does what to whom, from sentence to claim: every row is a way French has of saying it.

A row: the sentence, a word of the trigger, the actors wanted, the recipients wanted. An ISO code stands for an actor of
that country, a word for one whose name holds it; an empty row means that the text leaves the role out.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from selon.model import Actor, Claim, Report
from selon.pipeline import read_report

VOICE = [
    ("L'armée soudanaise a bombardé Khartoum mardi.", "bombardé", ["SDN"], None),
    ("La Russie a envahi l'Ukraine depuis la Biélorussie en février 2022.", "envahi", ["RUS"], ["UKR"]),
    ("Douze policiers ont été tués dans un attentat à Peshawar.", "tués", [], ["policiers"]),
    ("Des chars ont été livrés à l'Ukraine par l'Allemagne.", "livrés", ["DEU"], ["UKR"]),
    ("Treize otages ont été libérés par le Hamas.", "libérés", ["Hamas"], ["otages"]),
    ("En trois jours, 887 détenus doivent être libérés.", "libérés", [], ["détenus"]),
    ("Le maire d'Istanbul, Ekrem Imamoglu, a été arrêté mercredi par la police turque.", "arrêté", ["TUR"], ["maire"]),
    ("Le royaume bombarde les rebelles, soutenus par l'Iran.", "soutenus", ["IRN"], ["rebelles"]),
    ("C'est l'armée rwandaise qui nous attaque, dit le ministre congolais.", "attaque", ["RWA"], None),
]
COORDINATION = [
    ("Israël et le Hamas ont conclu une trêve de quatre jours.", "conclu", ["ISR", "Hamas"], []),
    ("Londres et Paris ont conjointement dénoncé la répression en Iran.", "dénoncé", ["GBR", "FRA"], None),
    ("La Pologne, la Lituanie et la Lettonie ont fermé leurs frontières.", "fermé", ["POL", "LTU", "LVA"], None),
    ("Emmanuel Macron et Olaf Scholz ont discuté de l'Ukraine à Berlin.", "discuté", ["FRA", "DEU"], []),
    ("Bruxelles presse Belgrade et Pristina de reprendre le dialogue.", "presse", ["Bruxelles"], ["SRB", "XKX"]),
    ("Les rebelles ont attaqué la ville, tuant douze habitants.", "tuant", ["rebelles"], ["habitants"]),
    ("Vingt personnes, dont sept enfants, ont été tuées par une frappe russe.", "tuées", ["RUS"], ["personnes"]),
]
CONTROL = [
    ("Washington accuse Téhéran d'avoir fourni des drones à Moscou.", "fourni", ["IRN"], ["RUS"]),
    ("La junte nigérienne a demandé à la France de retirer ses troupes.", "retirer", ["FRA"], []),
    ("L'opposition a appelé ses partisans à descendre dans la rue.", "descendre", ["partisans"], []),
    ("Bruxelles presse Belgrade et Pristina de reprendre le dialogue.", "dialogue", ["SRB", "XKX"], None),
    ("Accusé d'avoir armé les rebelles, le Rwanda nie.", "armé", ["RWA"], ["rebelles"]),
    ("Le Mossad a été accusé d'avoir assassiné un scientifique iranien.", "assassiné", ["Mossad"], ["IRN"]),
    ("Les agents chinois se sont bornés, dit-il, à refouler des intrus.", "refouler", ["CHN"], ["intrus"]),
    ("Après avoir bombardé la ville, l'armée syrienne y est entrée.", "bombardé", ["SYR"], None),
    ("En frappant le consulat iranien, Israël a franchi une ligne rouge.", "frappant", ["ISR"], ["IRN"]),
    ("Washington enjoint à ses alliés de cesser les combats.", "cesser", ["alliés"], None),
]
NOUNS = [
    ("L'attentat de l'État islamique a endeuillé Kaboul.", "attentat", ["État islamique"], None),
    ("Des combats entre l'armée soudanaise et les rebelles font rage.", "combats", ["SDN", "rebelles"], []),
    ("Le départ des troupes françaises du Niger a commencé.", "départ", ["FRA"], []),
    ("Le Pentagone a annoncé l'envoi de mille soldats en Europe de l'Est.", "envoi", ["USA"], None),
    ("Les députés britanniques ont voté l'envoi de nouvelles armes à Kyiv.", "envoi", ["GBR"], ["UKR"]),
    ("Le général Haftar a ordonné une offensive sur Tripoli.", "offensive", ["général Haftar"], None),
    ("L'aide américaine à Israël a été suspendue.", "aide", ["USA"], ["ISR"]),
    ("Des tirs de roquettes du Hezbollah ont blessé trois soldats israéliens.", "blessé", ["Hezbollah"], ["ISR"]),
    ("Un drone lancé par les houthis a tué un marin grec.", "tué", ["houthis"], ["GRC"]),
]
RECIPIENTS = [
    ("L'ONU a appelé les deux camps à cesser les combats.", "appelé", ["ONU"], ["camps"]),
    ("La CGT appelle à une grève générale jeudi.", "appelle", ["CGT"], []),
    ("La junte a réclamé le départ de l'ambassadeur de France.", "réclamé", ["junte"], []),
    ("Israël a frappé la résidence du chef du Hamas.", "frappé", ["ISR"], ["Hamas"]),
    ("La police a attaqué les portes de l'ambassade du Mexique.", "attaqué", ["police"], ["MEX"]),
    ("Berne a gelé les avoirs de vingt oligarques russes.", "gelé", ["CHE"], ["RUS"]),
    ("L'Algérie a rappelé son ambassadeur à Paris.", "rappelé", ["DZA"], ["FRA"]),
    ("Sofia a convoqué l'ambassadrice de Russie.", "convoqué", ["BGR"], ["RUS"]),
    ("Ankara a envoyé des secouristes en Syrie après le séisme.", "envoyé", ["TUR"], ["SYR"]),
    ("Manille a dénoncé le comportement des garde-côtes chinois.", "dénoncé", ["PHL"], ["CHN"]),
    ("Varsovie a déployé dix mille soldats à la frontière biélorusse.", "déployé", ["POL"], []),
    ("Plusieurs responsables avaient montré du doigt Israël et les États-Unis.", "montré", ["responsables"], ["ISR"]),
]
ENGLISH = [
    ("Iran's arrest of two French nationals has angered Paris.", "arrest", ["IRN"], ["FRA"]),
    ("The army's overthrow of President Mohamed Bazoum drew condemnation from the African Union.", "overthrow", ["army"], ["Bazoum"]),
    ("A US strike killed two commanders in northern Syria on Monday.", "killed", ["USA"], ["commanders"]),
    ("A bombing in Kabul killed nine people.", "killed", [], ["people"]),
    ("Ten people died in Israeli air strikes on Rafah.", "died", ["ISR"], ["people"]),
    ("A police raid on a mosque in Mombasa left two people dead.", "police raid", ["police"], ["mosque"]),
    ("Prague expelled 18 Russian diplomats and closed two Russian consulates.", "expelled", ["CZE"], ["RUS"]),
    ("Prague expelled 18 Russian diplomats and closed two Russian consulates.", "closed", ["CZE"], ["RUS"]),
    ("The gunmen took 30 guests hostage.", "hostage", ["gunmen"], ["guests"]),
    ("The Houthis fired missiles at a Greek-owned tanker in the Red Sea.", "fired", ["YEM"], ["tanker"]),
    ("Kenya's president demanded that Somali troops leave the town.", "demanded", ["KEN"], ["SOM"]),
    ("Ankara threatened to strike Kurdish fighters in northern Syria.", "threatened", ["TUR"], ["Kurdish"]),
    ("Ethiopia accused Eritrea of massing troops on the border.", "massing", ["ERI"], []),
    ("The army seized power in Niger.", "seized", ["NER"], []),
]


@lru_cache(maxsize=64)
def claims(text: str, lang: str = "fr") -> tuple[Claim, ...]:
    return read_report(Report(id="R-test", text=text, sha256="", published="2024-01-06", lang=lang)).claims


def borne(wanted: str, found: tuple[Actor, ...]) -> bool:
    return any(
        wanted == a.country if len(wanted) == 3 and wanted.isupper() and wanted not in a.name else wanted in a.name
        for a in found
    )


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), VOICE + COORDINATION + CONTROL + NOUNS + RECIPIENTS)
def test_roles(text: str, word: str, actors: list[str], recipients: list[str] | None) -> None:
    check(text, "fr", word, actors, recipients)


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), ENGLISH)
def test_roles_in_english(text: str, word: str, actors: list[str], recipients: list[str] | None) -> None:
    check(text, "en", word, actors, recipients)


def check(text: str, lang: str, word: str, actors: list[str], recipients: list[str] | None) -> None:
    found = [c for c in claims(text, lang) if word in c.trigger.exact]
    assert found, [c.trigger.exact for c in claims(text, lang)]
    claim = found[0]
    assert bool(claim.actor) == bool(actors), claim.actor
    assert all(borne(a, claim.actor) for a in actors), claim.actor
    if recipients is not None:
        assert bool(claim.recipient) == bool(recipients), claim.recipient
        assert all(borne(r, claim.recipient) for r in recipients), claim.recipient


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "Le président Alexandre Loukachenko a rencontré Vladimir Poutine.",
            "rencontré",
            "Le président Alexandre Loukachenko",
        ),
        ("Des hommes armés ont attaqué une patrouille près de Gao.", "attaqué", "Des hommes armés"),
        (
            "L'émissaire de l'ONU Geir Pedersen a rencontré le roi de Jordanie.",
            "rencontré",
            "L'émissaire de l'ONU Geir Pedersen",
        ),
        ("Un convoi a été attaqué près de Goma par des hommes armés.", "attaqué", "des hommes armés"),
    ],
)
def test_names_are_whole_and_no_longer(text: str, word: str, name: str) -> None:
    claim = next(c for c in claims(text) if word in c.trigger.exact)
    assert [a.name for a in claim.actor] == [name]
    assert text[claim.actor[0].start : claim.actor[0].end] == name


def test_a_place_beside_a_recipient_is_not_in_its_name() -> None:
    claim = next(c for c in claims("Des hommes armés ont attaqué une patrouille près de Gao.") if c.type == "ASSAULT")
    assert [r.name for r in claim.recipient] == ["une patrouille"]
