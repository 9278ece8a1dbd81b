"""The test of shame: one abduction, told 366 times and more by forty outlets, is one event; another abduction stays another.

The public fact: in the night of 14 to 15 April 2014 Boko Haram abducted 276 schoolgirls at Chibok, in Borno state, Nigeria.
The outlets and their sentences are made up. They tell it sharply and vaguely, with the figures of the day, of the army and of
the police, of gunmen, Islamists or Boko Haram, in Chibok, in Borno or in Nigeria, over three weeks, in French and English; a
third of the reports are reprints. In May eight girls are abducted at Gwoza, in the same state, by the same men.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from selon import Dossier
from selon.model import Claim, Event

OUTLETS, REPORTS = 40, 105
ROWS = 366
FIRST = date(2014, 4, 16)
DAYS = 21

WHO = {
    "en": ("Boko Haram", "Gunmen", "Suspected Boko Haram fighters", "Islamists", "Armed men", "Boko Haram militants"),
    "fr": ("Boko Haram", "Des islamistes", "Des combattants de Boko Haram", "Des hommes armés", "Des djihadistes"),
}
WHOM = {
    "en": ("276 schoolgirls", "more than 200 schoolgirls", "over 200 girls", "276 girls", "some 230 schoolgirls", "the schoolgirls"),
    "fr": ("276 lycéennes", "plus de 200 lycéennes", "les lycéennes", "276 jeunes filles", "quelque 230 lycéennes"),
}
EARLY = {
    "en": ("more than 100 schoolgirls", "129 schoolgirls", "the schoolgirls"),
    "fr": ("129 lycéennes", "une centaine de lycéennes", "les lycéennes"),
}
SHARP = {
    "en": ("on 14 April", "in the night of 14 April", "on 14 April 2014", "in the night of 14 to 15 April"),
    "fr": ("le 14 avril", "dans la nuit du 14 avril", "le 14 avril 2014", "dans la nuit du 14 au 15 avril"),
}
VAGUE = {
    4: {"en": ("this month", "in April", "", ""), "fr": ("ce mois-ci", "en avril", "", "")},
    5: {"en": ("last month", "in April", "", ""), "fr": ("le mois dernier", "en avril", "", "")},
}
PLACE = {
    "en": ("in Chibok", "in Chibok, in Borno state", "in Chibok, in north-eastern Nigeria", "at a school in Chibok"),
    "fr": ("à Chibok", "à Chibok, dans l'État de Borno", "à Chibok, dans le nord-est du Nigeria", "dans un lycée de Chibok"),
}
SAID = {
    "en": ("police said", "residents said", "the governor of Borno said", "the Nigerian army said", "a teacher said"),
    "fr": ("a indiqué la police", "selon des habitants", "a déclaré le gouverneur de Borno", "a affirmé l'armée nigériane"),
}
LEADS = {
    "en": ("{who} abducted {whom} {place} {day}.", "{who} kidnapped {whom} {place} {day}, {said}.", "{who} seized {whom} {place} {day}, {said}."),
    "fr": ("{who} ont enlevé {whom} {place} {day}.", "{who} ont kidnappé {whom} {place} {day}, {said}."),
}
MORE = {
    "en": (
        "The girls were kidnapped from their dormitory {place} {day}, {said}.",
        "The abduction of {whom} {place} has shocked Nigeria.",
        "The kidnapping of the schoolgirls {place} took place {day}, {said}.",
        "The schoolgirls were abducted {day} {place}.",
        "{said2} that {who2} had abducted {whom} {place}.",
        "Parents of the girls who were abducted {place} are searching the forest.",
        "Nobody knows where the schoolgirls kidnapped {place} {day} are held.",
        "Nigeria is looking for {whom} who were kidnapped by Boko Haram {day}.",
        "The abduction of the schoolgirls took place {day}, {said}.",
    ),
    "fr": (
        "Les lycéennes ont été enlevées dans leur dortoir {place} {day}, {said}.",
        "L'enlèvement de {whom} {place} a choqué le Nigeria.",
        "L'enlèvement des lycéennes {place} a eu lieu {day}, {said}.",
        "Les lycéennes ont été enlevées {day} {place}.",
        "{said2} que {who2} avait enlevé {whom} {place}.",
        "Les parents des lycéennes enlevées {place} fouillent la forêt.",
        "Nul ne sait où sont les lycéennes kidnappées {place} {day}.",
        "Le Nigeria cherche {whom} enlevées par Boko Haram {day}.",
        "Le rapt des lycéennes a eu lieu {day}, {said}.",
    ),
}
SAID_BEFORE = {"en": ("The army said", "The police confirmed", "The governor said"), "fr": ("L'armée a déclaré", "La police a confirmé")}
TITLES = {
    "en": ("Nigeria: {n} schoolgirls abducted in Chibok", "Search for the schoolgirls of Chibok goes on", "Chibok: what is known of the abduction"),
    "fr": ("Nigeria : {n} lycéennes enlevées à Chibok", "Les recherches continuent à Chibok", "Chibok : ce que l'on sait de l'enlèvement"),
}
OTHER = {
    "en": (
        "Gunmen abducted eight girls in Gwoza {day}, residents said.",
        "The eight girls were kidnapped from their homes in Gwoza {day}.",
        "The abduction of the eight girls in Gwoza took place at night, police said.",
    ),
    "fr": (
        "Boko Haram a enlevé huit jeunes filles à Gwoza {day}, selon des habitants.",
        "Les huit jeunes filles ont été kidnappées à Gwoza {day}.",
        "L'enlèvement des huit jeunes filles à Gwoza a eu lieu de nuit, a indiqué la police.",
    ),
}
OTHER_TITLE = {"en": "Eight girls abducted in Gwoza", "fr": "Huit jeunes filles enlevées à Gwoza"}
OTHER_DAY = {"en": ("on 4 May", "on Sunday 4 May"), "fr": ("le 4 mai", "dimanche 4 mai")}


class Text(NamedTuple):
    outlet: str
    day: date
    lang: str
    title: str
    paragraphs: tuple[str, ...]

    def written(self) -> str:
        return f"date {self.day.isoformat()}\noutlet {self.outlet}\ntitle {self.title}\n\n" + "\n\n".join(self.paragraphs) + "\n"


def _tell(rng: random.Random, told: date, lang: str, frame: str, whom: tuple[str, ...], *, sharp: bool) -> str:
    day = rng.choice((SHARP if sharp else VAGUE[told.month])[lang])
    who = rng.choice(WHO[lang])
    sentence = frame.format(
        who=who, who2="Boko Haram", whom=rng.choice(whom), place=rng.choice(PLACE[lang]), day=day, said=rng.choice(SAID[lang]),
        said2=rng.choice(SAID_BEFORE[lang]),
    )  # fmt: skip
    # One doer does it alone.
    sentence = re.sub(r"^Boko Haram ont", "Boko Haram a", sentence)
    return " ".join(sentence.split()).replace(" ,", ",").replace(" .", ".")


def chibok(rng: random.Random) -> Iterator[Text]:
    """Over three weeks: own reports and dispatches, and of the dispatches reprints, whole and in part."""
    dispatches: list[Text] = []
    own = 0
    for number in range(REPORTS):
        day = FIRST + timedelta(days=number * DAYS // REPORTS)
        lang = "fr" if number % 5 < 2 else "en"
        outlet = f"outlet-{own % OUTLETS}"
        whom = EARLY[lang] if number < 20 else WHOM[lang]
        taken = [each for each in dispatches if each.lang == lang and (day - each.day).days <= 1]
        if number % 3 == 0 and taken:
            yield _reprint(rng, rng.choice(taken), outlet, day)
            own += 1
            continue
        lead = _tell(rng, day, lang, rng.choice(LEADS[lang]), whom, sharp=rng.random() < 0.8)
        rest = [_tell(rng, day, lang, frame, whom, sharp=rng.random() < 0.4) for frame in rng.sample(MORE[lang], 3)]
        title = rng.choice(TITLES[lang]).format(n=129 if number < 20 else 276)
        agency = number % 4 == 0
        text = Text(f"agency-{lang}" if agency else outlet, day, lang, title, (f"{lead} {rest[0]}", " ".join(rest[1:])))
        if agency:
            dispatches.append(text)
        else:
            own += 1
        yield text


def _reprint(rng: random.Random, text: Text, outlet: str, day: date) -> Text:
    first, *others = text.paragraphs
    credit = f"CHIBOK ({text.outlet}) – {first}"
    return text._replace(outlet=outlet, day=day, paragraphs=(credit, *others) if rng.random() < 0.7 else (credit,))


def gwoza(rng: random.Random) -> Iterator[Text]:
    for number in range(8):
        lang = "fr" if number % 3 == 0 else "en"
        told = tuple(frame.format(day=rng.choice(OTHER_DAY[lang])) for frame in OTHER[lang])
        yield Text(f"outlet-{number}", date(2014, 5, 5) + timedelta(days=number % 3), lang, OTHER_TITLE[lang], (" ".join(told),))


class Told(NamedTuple):
    dossier: Dossier
    rows: list[Claim]
    others: list[Claim]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder: Path = tmp_path_factory.mktemp("shame")
    texts = {name: list(made(random.Random(14))) for name, made in (("chibok", chibok), ("gwoza", gwoza))}
    for name, made in texts.items():
        (folder / name).mkdir()
        for number, text in enumerate(made):
            (folder / name / f"{number:03}.txt").write_text(text.written(), encoding="utf-8")
    assert len({text.outlet for text in texts["chibok"]}) >= OUTLETS
    with Dossier(folder / "selon.db") as dossier:
        changes = {name: dossier.add(folder / name) for name in texts}
        assert not any(change.problems for change in changes.values())
        claims = dossier.claims(limit=None).results
        reports = {name: {change.report for change in answer.results} for name, answer in changes.items()}
        by = {name: [claim for claim in claims if claim.report in reports[name] and claim.mode == "abduct"] for name in texts}
        yield Told(dossier, by["chibok"], by["gwoza"])


def _events(told: Told, rows: list[Claim]) -> list[Event]:
    wanted = {claim.id for claim in rows}
    return [event for event in told.dossier.events(limit=None).results if wanted & {*event.claims}]


def test_366_rows_of_one_abduction_are_one_event(told: Told) -> None:
    assert len(told.rows) >= ROWS
    events = _events(told, told.rows)
    assert len(events) == 1, [(len(event.claims), event.summary) for event in events]


def test_its_origins_are_far_fewer_than_its_reports(told: Told) -> None:
    most = max(_events(told, told.rows), key=lambda event: len(event.claims))
    assert len(most.reports) >= 100
    # Whoever is quoted is one origin however many quote him, and a reprint goes back to its dispatch.
    assert most.origins <= 0.75 * len(most.reports), (most.origins, len(most.reports))


def test_the_other_abduction_stays_another(told: Told) -> None:
    assert len(told.others) >= 16
    first, second = ({event.id for event in _events(told, rows)} for rows in (told.rows, told.others))
    assert len(second) == 1
    assert not first & second
