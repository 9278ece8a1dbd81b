"""Made-up news without end, for benches: reports with their claims as the reader would give them, from a seed.

    for report, claims in stream(seed=1, theatres=10): ...

The world is a number of theatres: a land with its towns, parties and outlets, of real names from the gazetteer and nothing
else real. Each day each theatre has as many new events and as many reports as every other: a longer stream has more days,
a wider one more places, but nowhere more on one spot. About two reports in five are reprints, whole or in part, of an agency's
dispatch; now and then comes an event that every theatre tells of for days. A claim comes to 10 in a report, sharp or vague,
in somebody's mouth or the report's own, some of them denials; figures grow from day to day.

Sentences are filled in from frames, so that texts are alike where one is taken from the other and hardly elsewhere.
"""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from selon.knowledge import Knowledge
from selon.knowledge.tables import packaged_bytes
from selon.model import Actor, Basis, Claim, Count, Place, Quote, Report, Span, Speaker, When

FIRST_DAY = date(2015, 1, 1)
REPORTS_A_DAY = 2
"""In each theatre: as many as the shipped situation has."""
EVENTS_A_DAY = 3
_REPRINTS, _PARTIAL = 0.4, 0.25
_TOLD_FOR = 6
_GIANT_REPORTS, _GIANT_PART = 300, 0.075
_TOWNS = 16

World = tuple["Theatre", ...]


class Party(NamedTuple):
    """Names in French and in English, and a code."""

    names: dict[str, str]
    code: str
    country: str | None


class Town(NamedTuple):
    geonameid: int
    name: str
    country: str
    lat: float
    lon: float


class Kind(NamedTuple):
    """A type and mode, what is counted, who does it to whom by sector, and the frames of each language: [trigger], {slots}."""

    type: str
    mode: str | None
    unit: str | None
    doer: str
    target: str | None
    frames: dict[str, tuple[str, ...]]


class Theatre(NamedTuple):
    number: int
    land: str
    towns: tuple[Town, ...]
    parties: dict[str, Party]
    outlets: tuple[tuple[str, str], ...]
    agency: tuple[str, str]


class Happening(NamedTuple):
    kind: Kind
    town: Town
    theatre: Theatre
    day: int
    figure: int
    detail: int


class Draft(NamedTuple):
    """A claim before its paragraph has a place in a report: spans count from the paragraph's start."""

    kind: Kind
    trigger: tuple[int, int]
    quote: tuple[int, int]
    actor: tuple[tuple[Party, int, int], ...]
    recipient: tuple[tuple[Party, int, int], ...]
    place: tuple[tuple[Town, int, int], ...]
    when: When
    count: tuple[Count, ...]
    source: tuple[tuple[Party, int, int, str], ...]
    frame: int


class Paragraph(NamedTuple):
    text: str
    drafts: tuple[Draft, ...]


class Story(NamedTuple):
    title: str
    paragraphs: tuple[Paragraph, ...]
    lang: str
    outlet: str
    town: Town


KINDS = (
    Kind("ASSAULT", "airstrike", "killed", "MIL", "REB", {
        "en": ("{A} {D} [bombed] {T} {W}, killing {N} people", "a raid {W} that [hit] {T} left {N} dead among {R}", "planes of {A} {D} [struck] {R}"),
        "fr": ("{A} [a bombardé] {D} {T} {W}, tuant {N} personnes", "un raid [a touché] {T} {W}, faisant {N} morts", "l'aviation [a frappé] {R}"),
    }),
    Kind("ASSAULT", "clash", "killed", "REB", "MIL", {
        "en": ("{A} {D} [attacked] {R} near {T} {W}, leaving {N} dead", "fighting [raged] around {T} {W}", "{A} {D} [fought] {R}"),
        "fr": ("{A} [a attaqué] {D} {R} près de {T} {W} : {N} morts", "des combats [ont éclaté] à {T} {W}", "{A} [a affronté] {D} {R}"),
    }),
    Kind("COERCE", "abduct", "missing", "REB", "CVL", {
        "en": ("{A} {D} [abducted] {N} villagers at {T} {W}", "{N} people were [kidnapped] {W} outside {T}", "{A} {D} [seized] {R}"),
        "fr": ("{A} [a enlevé] {D} {N} villageois à {T} {W}", "{N} personnes [ont été enlevées] {W} près de {T}", "{A} [a kidnappé] {D} {R}"),
    }),
    Kind("COERCE", "arrest", "detained", "GOV", "OPP", {
        "en": ("{A} {D} [arrested] {N} members of {R} in {T} {W}", "{N} opponents were [detained] {W} in {T}", "{A} {D} [jailed] {R}"),
        "fr": ("{A} [a arrêté] {D} {N} membres de {R} à {T} {W}", "{N} opposants [ont été interpellés] {W} à {T}", "{A} [a fait arrêter] {D} {R}"),
    }),
    Kind("PROTEST", "demonstrate", "demonstrators", "OPP", "GOV", {
        "en": ("{N} people [marched] in {T} {W} against {R}", "{A} {D} [rallied] {W} on the main square of {T}", "{A} {D} [protested] against {R}"),
        "fr": ("{N} personnes [ont défilé] à {T} {W} contre {R}", "{A} [a manifesté] {D} {W} au centre de {T}", "{A} [a protesté] {D} contre {R}"),
    }),
    Kind("CONSULT", "visit", None, "IGO", "GOV", {
        "en": ("{A} {D} [visited] {T} {W} for talks with {R}", "the delegation [arrived] {W} at {T}", "{A} {D} [met] {R}"),
        "fr": ("{A} [s'est rendue] {D} à {T} {W} pour parler avec {R}", "la délégation [est arrivée] {W} à {T}", "{A} [a rencontré] {D} {R}"),
    }),
    Kind("MOBILIZE", "troops", "troops", "MIL", None, {
        "en": ("{A} {D} [sent] {N} soldiers to {T} {W}", "a column of {N} men [reached] {T} {W}", "{A} {D} [deployed] armour"),
        "fr": ("{A} [a envoyé] {D} {N} soldats à {T} {W}", "une colonne de {N} hommes [a atteint] {T} {W}", "{A} [a déployé] {D} des blindés"),
    }),
    Kind("AID", "aid", "aid_tonnes", "IGO", "CVL", {
        "en": ("{A} {D} [delivered] {N} tonnes of food to {T} {W}", "{N} tonnes of grain were [unloaded] {W} at {T}", "{A} {D} [helped] {R}"),
        "fr": ("{A} [a livré] {D} {N} tonnes de vivres à {T} {W}", "{N} tonnes de grain [ont été déchargées] {W} à {T}", "{A} [a secouru] {D} {R}"),
    }),
    Kind("RETREAT", "release", "people", "REB", "CVL", {
        "en": ("{A} {D} [freed] {N} captives near {T} {W}", "{N} hostages were [released] {W} in {T}", "{A} {D} [let go] {R}"),
        "fr": ("{A} [a libéré] {D} {N} captifs près de {T} {W}", "{N} otages [ont été relâchés] {W} à {T}", "{A} [a relâché] {D} {R}"),
    }),
    Kind("AGREE", "ceasefire", None, "GOV", "REB", {
        "en": ("{A} and {R} [signed] a truce at {T} {W}", "a truce was [agreed] {W} in {T}", "{A} {D} [accepted] a truce with {R}"),
        "fr": ("{A} et {R} [ont signé] une trêve à {T} {W}", "une trêve [a été conclue] {W} à {T}", "{A} [a accepté] {D} une trêve avec {R}"),
    }),
)  # fmt: skip
_ASIDES = {
    "en": (
        "old fresh quiet loud grey narrow broken crowded empty dusty bitter patient wary steep shallow late early modest stubborn costly".split(),
        "market bridge school harbour road clinic mosque church river mill depot station court field quarter valley office tower square farm".split(),
        "waited argued slept worked cooked sang searched walked rested counted listened shouted whispered gathered prayed".split(),
        "{a} {n} by {n2}: {who} {v} while {a2} lorries passed {x}",
        "shopkeepers nurses teachers fishermen drivers bakers students farmers weavers clerks masons porters".split(),
        "at noon|before dawn|all week|in the rain|without a word|as usual|for hours|until dusk|under guard|in turn".split("|"),
    ),
    "fr": (
        "vieux neuf calme bruyant gris étroit brisé bondé vide poudreux amer patient méfiant raide profond tardif modeste têtu cher".split(),
        "marché pont port chemin dispensaire temple fleuve moulin dépôt tribunal champ quartier vallon bureau donjon parc verger gué quai".split(),
        "attendaient discutaient dormaient travaillaient cuisinaient chantaient cherchaient marchaient comptaient écoutaient priaient".split(),
        "{n} {a}, {n2} {a2} : les {who} {v} {x}",
        "marchands infirmiers maîtres pêcheurs chauffeurs boulangers élèves paysans tisserands commis maçons porteurs".split(),
        "à midi|avant l'aube|toute la semaine|sous la pluie|sans un mot|comme toujours|des heures durant|jusqu'au soir|tour à tour".split("|"),
    ),
}
_DAYS = {
    "en": "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday".split("|"),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
_ADVERBS = {
    "en": "again twice suddenly later then soon quickly quietly openly briefly finally first once also still now swiftly abruptly partly".split(),
    "fr": "encore soudain ensuite bientôt vite ouvertement brièvement enfin aussi désormais ainsi tôt partiellement jadis souvent".split(),
}
_SAID = {
    "en": (("say", "{S} said that {b}"), ("say", "according to {S}, {b}"), ("confirm", "{S} confirmed that {b}")),
    "fr": (("say", "{S} a dit que {b}"), ("say", "selon {S}, {b}"), ("confirm", "{S} a confirmé que {b}")),
}
_DENIED = {"en": "{S} denied that {b}", "fr": "{S} a démenti que {b}"}
_PEOPLE = {
    "GOV": {"en": "the government of {land}", "fr": "le gouvernement de {land}"},
    "MIL": {"en": "the army of {land}", "fr": "l'armée de {land}"},
    "REB": {"en": "the {town} brigade", "fr": "la brigade de {town}"},
    "OPP": {"en": "the {town} league", "fr": "la ligue de {town}"},
    "CVL": {"en": "people from {town}", "fr": "des gens de {town}"},
    "NGO": {"en": "the {town} watch", "fr": "les veilleurs de {town}"},
    "IGO": {"en": "the United Nations", "fr": "les Nations unies"},
}
# Somebody speaks for them who has a name: else the same seven words would stand in a thousand reports.
_SPOKEN = {
    "GOV": {"en": "minister {name}", "fr": "le ministre {name}"},
    "MIL": {"en": "general {name}", "fr": "le général {name}"},
    "REB": {"en": "{name} of the {town} brigade", "fr": "{name} de la brigade de {town}"},
    "OPP": {"en": "{name} of the {town} league", "fr": "{name} de la ligue de {town}"},
    "NGO": {"en": "{name} of the {town} watch", "fr": "{name} des veilleurs de {town}"},
}
_SYLLABLES = "ba de ki lo mu na ro sa ti vo za be do fa gi hu ja ke la mo".split()
_SPEAKERS = ("GOV", "MIL", "REB", "OPP", "NGO")


def stream(*, seed: int = 1, theatres: int = 10) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Reports in order of publication, without end."""
    lands = world(theatres)
    running: dict[int, list[Happening]] = {each.number: [] for each in lands}
    fresh: dict[int, list[Story]] = {each.number: [] for each in lands}
    giants: list[Happening] = []
    # Told by so many reports, and one in so many claims is of a giant, however wide the world is.
    share = min(0.5, _GIANT_REPORTS / (_TOLD_FOR * REPORTS_A_DAY * theatres))
    every = round(_TOLD_FOR * share / _GIANT_PART)
    for day in range(1_000_000):
        told = (FIRST_DAY + timedelta(day)).toordinal()
        rng = random.Random(f"{seed} {theatres} {day}")
        if day % every == 5 % every:
            giants.append(_happening(rng, rng.choice(lands), told))
        giants = [each for each in giants if told - each.day < _TOLD_FOR]
        for theatre in lands:
            number = theatre.number
            running[number] += [_happening(rng, theatre, told - rng.randrange(2)) for _ in range(EVENTS_A_DAY)]
            running[number] = [each for each in running[number] if told - each.day < _TOLD_FOR]
            earlier, fresh[number] = fresh[number], []
            for at in range(REPORTS_A_DAY):
                source = [*earlier, *fresh[number]]
                if source and rng.random() < _REPRINTS:
                    story = _reprint(rng, rng.choice(source), theatre, told)
                else:
                    giant = giants[-1] if giants and rng.random() < share else None
                    story = _story(rng, theatre, running[number], giant, told, dispatch=not at)
                    fresh[number].append(story)
                yield made(story, told, f"{seed} {theatres} {day} {number} {at}")


@lru_cache(maxsize=4)
def world(theatres: int) -> World:
    """Lands with the most towns first; the same land comes again, with other towns, when all have been used."""
    towns: dict[str, list[tuple[int, Town]]] = {}
    for row in zlib.decompress(packaged_bytes("gazetteer.rows.z")).decode().splitlines():
        if not row:
            continue
        key, name, land, lat, lon, people = row.split("\t")
        if name.isascii() and name.isalpha():
            towns.setdefault(land, []).append((-int(people), Town(int(key), name, land, float(lat), float(lon))))
    ranked = [[town for _, town in sorted(found)] for found in towns.values() if len(found) >= _TOWNS]
    ranked.sort(key=lambda found: (-len(found), found[0].country))
    made: list[Theatre] = []
    turn = 0
    while len(made) < theatres:
        for found in ranked:
            part = tuple(found[turn * _TOWNS : (turn + 1) * _TOWNS])
            if len(part) == _TOWNS and len(made) < theatres:
                made.append(_theatre(len(made), part))
        turn += 1
    return tuple(made)


def _theatre(number: int, towns: tuple[Town, ...]) -> Theatre:
    land = towns[0].country
    country = Knowledge.load("en").country(land)
    names = {"en": country.name_en if country else land, "fr": country.name_fr if country else land}
    parties = {}
    for sector, said in _PEOPLE.items():
        words = {lang: each.format(land=names[lang], town=towns[number % 3].name) for lang, each in said.items()}
        parties[sector] = Party(words, "IGO" if sector == "IGO" else f"{land} {sector}", None if sector == "IGO" else land)
    mark = f"{land.lower()}{number}"
    outlets = tuple((f"{what}-{mark}{at}", lang) for at in range(3) for what, lang in (("daily", "en"), ("quotidien", "fr"), ("radio", "fr")))
    return Theatre(number, land, towns, parties, outlets, (f"agency-{mark}", "en" if number % 2 else "fr"))


def _happening(rng: random.Random, theatre: Theatre, day: int) -> Happening:
    return Happening(rng.choice(KINDS), rng.choice(theatre.towns), theatre, day, rng.randrange(2, 60), rng.randrange(1_000_000))


def _story(rng: random.Random, theatre: Theatre, running: list[Happening], giant: Happening | None, told: int, *, dispatch: bool) -> Story:
    outlet, lang = theatre.agency if dispatch else rng.choice(theatre.outlets)
    chosen = rng.sample(running, min(len(running), rng.randrange(3, 5)))
    if giant:
        chosen[:1] = [giant]
    paragraphs = tuple(_paragraph(rng, each, lang, told) for each in chosen)
    first = chosen[0]
    title = f"{first.town.name}: {_aside(rng, lang)}"
    return Story(title, paragraphs, lang, outlet, first.town)


def _reprint(rng: random.Random, story: Story, theatre: Theatre, told: int) -> Story:
    outlets = [outlet for outlet, lang in theatre.outlets if lang == story.lang and outlet != story.outlet]
    paragraphs, title = story.paragraphs, story.title
    if rng.random() < _PARTIAL and len(paragraphs) > 1:
        own = Paragraph(". ".join(_aside(rng, story.lang).capitalize() for _ in range(2)) + ".", ())
        paragraphs = (*paragraphs[:2], own)
        title = f"{story.town.name}: {_aside(rng, story.lang)}"
    first, *others = paragraphs
    # Where an agency's words are printed, its name stands in the dateline.
    credit = f"{story.town.name.upper()} ({story.outlet}) – "
    if story.outlet.startswith("agency") and not first.text.startswith(credit):
        moved = tuple(_moved(draft, len(credit)) for draft in first.drafts)
        first = Paragraph(credit + first.text, moved)
    return story._replace(title=title, paragraphs=(first, *others), outlet=rng.choice(outlets))


def _moved(draft: Draft, by: int) -> Draft:
    def shift(held: tuple[tuple[object, ...], ...]) -> tuple[tuple[object, ...], ...]:
        return tuple((who, start + by, end + by, *rest) for who, start, end, *rest in held)  # type: ignore[operator]

    return draft._replace(
        trigger=(draft.trigger[0] + by, draft.trigger[1] + by), quote=(draft.quote[0] + by, draft.quote[1] + by),
        actor=shift(draft.actor), recipient=shift(draft.recipient), place=shift(draft.place), source=shift(draft.source),
    )  # fmt: skip


def _aside(rng: random.Random, lang: str) -> str:
    adjectives, nouns, verbs, frame, people, ends = _ASIDES[lang]
    return frame.format(
        a=rng.choice(adjectives), n=rng.choice(nouns), n2=rng.choice(nouns), a2=rng.choice(adjectives), who=rng.choice(people),
        v=rng.choice(verbs), x=rng.choice(ends),
    )  # fmt: skip


def _paragraph(rng: random.Random, happening: Happening, lang: str, told: int) -> Paragraph:
    """Two to four sentences on one event, the first of them sharp."""
    text, drafts = "", []
    for at in range(rng.randrange(2, 5)):
        frame = rng.randrange(3) if at else rng.randrange(2)
        sentence, draft = _sentence(rng, happening, lang, told, frame)
        drafts.append(_moved(draft, len(text)))
        text += sentence
    if rng.random() < 0.5:
        text += _aside(rng, lang).capitalize() + ". "
    return Paragraph(text.rstrip(), tuple(drafts))


def _sentence(rng: random.Random, happening: Happening, lang: str, told: int, frame: int) -> tuple[str, Draft]:
    kind, theatre = happening.kind, happening.theatre
    actor, recipient = theatre.parties[kind.doer], theatre.parties[kind.target] if kind.target else None
    body = kind.frames[lang][frame]
    age = told - happening.day
    when, day = When(edtf=f"[..{_iso(told)}]", latest=_iso(told), basis="before the report"), ""
    if "{W}" in body and rng.random() < 0.7:
        iso = _iso(happening.day)
        day = _DAYS[lang][date.fromordinal(happening.day).weekday()]
        when = When(edtf=iso, earliest=iso, latest=iso, text=day, basis="weekday")
    # Tolls grow for some days, and not every voice has the latest.
    figure = happening.figure + max(0, age - rng.randrange(2)) * (1 + happening.figure // 9)
    source: Party | None = None
    stance, wrapped = "say", "{b}"
    if rng.random() < 0.5:
        source = _speaker(rng, theatre, rng.choice(_SPEAKERS))
        stance, wrapped = rng.choice(_SAID[lang])
        if rng.random() < 0.16:
            stance, wrapped, source = "deny", _DENIED[lang], actor
    values = {
        "A": actor.names[lang], "R": recipient.names[lang] if recipient else "", "T": happening.town.name, "W": day, "N": str(figure),
        "S": source.names[lang] if source else "", "D": rng.choice(_ADVERBS[lang]),
    }  # fmt: skip
    text, spans = _filled(wrapped.replace("{b}", body), values)
    text = text[:1].upper() + text[1:] + ". "
    open_up = rng.random() < 0.2
    count = ()
    if kind.unit and "N" in spans:
        count = (Count(kind.unit, float(figure), None if open_up else float(figure), str(figure)),)
    draft = Draft(
        kind=kind,
        trigger=spans["["],
        quote=(0, len(text) - 1),
        actor=((actor, *spans["A"]),) if "A" in spans else (),
        recipient=((recipient, *spans["R"]),) if recipient and "R" in spans else (),
        place=((happening.town, *spans["T"]),) if "T" in spans else (),
        when=when,
        count=count,
        source=((source, *spans["S"], stance),) if source else (),
        frame=frame,
    )
    return text, draft


def _speaker(rng: random.Random, theatre: Theatre, sector: str) -> Party:
    party, name = theatre.parties[sector], "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize()
    town = theatre.towns[theatre.number % 3].name
    return party._replace(names={lang: said.format(name=name, town=town) for lang, said in _SPOKEN[sector].items()})


def _filled(frame: str, values: dict[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The frame with its slots filled, and where each stands; an empty one takes the space before it along."""
    text, spans = "", {}
    at = 0
    while at < len(frame):
        if frame[at] == "{":
            value = values[frame[at + 1]]
            if not value:
                text = text.rstrip(" ")
            spans[frame[at + 1]] = (len(text), len(text) + len(value))
            text += value
            at += 3
        elif frame[at] == "[":
            end = frame.index("]", at)
            spans["["] = (len(text), len(text) + end - at - 1)
            text += frame[at + 1 : end]
            at = end + 1
        else:
            text += frame[at]
            at += 1
    return text, spans


def made(story: Story, told: int, name: str) -> tuple[Report, tuple[Claim, ...]]:
    """The report as it would stand in a file, and its claims."""
    published = _iso(told)
    head = f"date {published}\noutlet {story.outlet}\ntitle {story.title}\n\n"
    text, starts = head, []
    for paragraph in story.paragraphs:
        starts.append(len(text))
        text += paragraph.text + "\n\n"
    text = text.rstrip() + "\n"
    identity = "R-" + hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()[:12]
    report = Report(
        id=identity, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), body=len(head), title=story.title,
        outlet=story.outlet, published=published, lang=story.lang,
    )  # fmt: skip
    claims = (_claim(draft, at, report) for paragraph, at in zip(story.paragraphs, starts, strict=True) for draft in paragraph.drafts)
    return report, tuple(claims)


def _claim(draft: Draft, at: int, report: Report) -> Claim:
    text, lang = report.text, report.lang or "en"
    start, end = draft.trigger[0] + at, draft.trigger[1] + at
    first, last = draft.quote[0] + at, draft.quote[1] + at

    def actors(held: tuple[tuple[Party, int, int], ...]) -> tuple[Actor, ...]:
        return tuple(Actor(text[s + at : e + at], code=who.code, country=who.country, start=s + at, end=e + at) for who, s, e in held)

    denied = bool(draft.source) and draft.source[0][3] == "deny"
    return Claim(
        id="C-" + hashlib.sha256(f"{report.id} {start} {draft.kind.type}".encode()).hexdigest()[:12],
        report=report.id,
        trigger=Span(start, end, text[start:end]),
        type=draft.kind.type,
        mode=draft.kind.mode,
        contexts=(),
        actor=actors(draft.actor),
        recipient=actors(draft.recipient),
        place=tuple(
            Place(text[s + at : e + at], country=town.country, geonameid=town.geonameid, lat=town.lat, lon=town.lon, precision="town",
                  start=s + at, end=e + at)
            for town, s, e in draft.place
        ),
        when=draft.when,
        count=draft.count,
        source=tuple(
            Speaker(text[s + at : e + at], code=who.code, country=who.country, stance=stance, start=s + at, end=e + at)
            for who, s, e, stance in draft.source
        ),
        status="happened",
        polarity="-" if denied else "+",
        certainty="CT",
        quote=Quote(first, last, text[first:last], text[max(0, first - 40) : first], text[last : last + 40]),
        basis=Basis(f"{lang}/verbs#{draft.kind.mode}{draft.frame}", words=(text[start:end],), version="synthetic"),
    )  # fmt: skip


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
