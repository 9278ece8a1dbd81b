"""The Russian pack: a page of data and another parser, and the rooms behind read it as they read French."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec

import pytest

from selon.errors import ModelError
from selon.knowledge import Knowledge
from selon.lang import Sense, load_pack
from selon.measures.times import find_times
from selon.measures.times_grammar import grammar
from selon.model import Claim, ReadResult, Report
from selon.pipeline import read_report
from selon.reading import slovnet

PARTS = ("natasha", "navec", "pymorphy3", "razdel", "slovnet")
MISSING = [part for part in PARTS if find_spec(part) is None]
parsed = pytest.mark.skipif(bool(MISSING), reason=f"the optional part `ru` is not installed: {', '.join(MISSING)}")
FLAG = "experimental language pack"
PARAGRAPHS = 40


def report(text: str, lang: str = "ru") -> Report:
    return Report(id="R-test", text=text, sha256="", published="2023-01-06", lang=lang)


def claims(text: str, lang: str = "ru") -> tuple[Claim, ...]:
    result = read_report(report(text, lang))
    assert not result.problems, result.problems
    return result.claims


def one(text: str, kind: str, lang: str = "ru") -> Claim:
    found = [claim for claim in claims(text, lang) if claim.type == kind]
    assert len(found) == 1, [(c.type, c.trigger.exact) for c in claims(text, lang)]
    return found[0]


def codes(claim: Claim) -> tuple[list[str], list[str], list[str]]:
    """Codes of who did it, to whom, and who says so."""
    return [a.code for a in claim.actor], [a.code for a in claim.recipient], [s.code for s in claim.source]


# ------------------------------------------------------------------------------------------------ who says it

SAID: dict[str, tuple[str, str, str, str]] = {
    # text: type, speaker's words, speaker's code, stance
    "Российская авиация нанесла удар по Харькову, заявил президент Украины Владимир Зеленский.": (
        "ASSAULT", "президент Украины Владимир Зеленский", "UKR GOV", "say"),
    "По словам министра обороны Турции, три солдата были убиты в Сирии.": ("ASSAULT", "министра обороны Турции", "TUR GOV", "say"),
    "По данным ООН, в Хартуме погибли пять человек.": ("ASSAULT", "ООН", "IGO", "say"),
    "Как сообщил представитель армии, повстанцы обстреляли город.": ("ASSAULT", "представитель армии", "MIL", "say"),
    "Евросоюз ввел санкции против Ирана, сообщила газета.": ("SANCTION", "газета", "", "say"),
    "Губернатор заявил: «Боевики взорвали мост».": ("ASSAULT", "Губернатор", "GOV", "say"),
    "МИД Ирана опроверг сообщения о поставках оружия России.": ("AID", "МИД Ирана", "IRN GOV", "deny"),
    "Армия Судана опровергла, что обстреляла больницу.": ("ASSAULT", "Армия Судана", "SDN MIL", "deny"),
    "Нигер потребовал, чтобы Франция вывела войска.": ("RETREAT", "Нигер", "NER", "demand"),
}  # fmt: skip


@parsed
@pytest.mark.parametrize("text", SAID)
def test_who_says_it(text: str) -> None:
    kind, name, code, stance = SAID[text]
    claim = one(text, kind)
    assert [(s.name, s.code, s.stance) for s in claim.source] == [(name, code, stance)]
    assert claim.polarity == ("-" if stance == "deny" else "+")


@parsed
def test_nobody_is_named_where_the_report_speaks() -> None:
    assert one("Боевики напали на деревню в Мали.", "ASSAULT").source == ()


# ------------------------------------------------------------------------------------------- what is said of it

STATUS: dict[str, tuple[str, str, str]] = {
    "Боевики не захватили Хартум.": ("ASSAULT", "happened", "-"),
    "Израиль не будет вводить войска в Ливан.": ("MOBILIZE", "planned", "-"),
    "Турция намерена направить гуманитарную помощь Сирии.": ("AID", "planned", "+"),
    "Германия пообещала поставить ракеты Украине.": ("AID", "planned", "+"),
    "Кения отказалась отправить полицейских на Гаити.": ("MOBILIZE", "planned", "-"),
    "Войска Франции будут выведены из Мали в мае 2024 года.": ("RETREAT", "planned", "+"),
    "Военные могут атаковать Киев.": ("ASSAULT", "possible", "+"),
    "Если бы Иран атаковал Израиль, началась бы война.": ("ASSAULT", "hypothetical", "+"),
    "Нигер потребовал, чтобы Франция вывела войска.": ("RETREAT", "requested", "+"),
}


@parsed
@pytest.mark.parametrize("text", STATUS)
def test_status_and_polarity(text: str) -> None:
    kind, status, polarity = STATUS[text]
    claim = one(text, kind)
    assert (claim.status, claim.polarity) == (status, polarity)


# --------------------------------------------------------------------------------------------------- the cases


@parsed
def test_an_instrumental_is_the_agent_of_a_passive() -> None:
    claim = one("Протестующие были задержаны полицией в Минске в пятницу.", "COERCE")
    assert [a.name for a in claim.actor] == ["полицией"]
    assert [a.name for a in claim.recipient] == ["Протестующие"]
    assert [(p.name, p.country, p.role) for p in claim.place] == [("Минске", "BLR", "at")]
    assert claim.when.edtf == "2023-01-06"


@parsed
def test_a_short_participle_needs_no_auxiliary() -> None:
    claim = one("В Минске задержаны десятки человек.", "COERCE")
    assert (claim.actor, claim.status) == ((), "happened")
    assert [(c.low, c.high, c.unit) for c in claim.count] == [(20.0, 99.0, "detained")]


@parsed
def test_a_dative_is_whom_something_is_given() -> None:
    assert codes(one("США поставили ракеты Украине.", "AID"))[:2] == (["USA"], ["UKR"])


@parsed
def test_a_genitive_says_whose() -> None:
    claim = one("Войска Руанды отступили из Гомы.", "RETREAT")
    assert [(a.name, a.code) for a in claim.actor] == [("Войска Руанды", "RWA MIL")]


@parsed
@pytest.mark.parametrize(("text", "role"), [("Эфиопия ввела войска в Хартум.", "to"), ("Эфиопия вывела войска из Хартума.", "from")])
def test_a_preposition_and_its_case_say_where(text: str, role: str) -> None:
    (claim,) = claims(text)
    assert [(p.country, p.role) for p in claim.place] == [("SDN", role)]


@parsed
def test_a_name_is_known_in_every_case() -> None:
    know = Knowledge.load("ru")
    assert not know.find_names("в Харькове")
    claim = one("В Харькове погибли пять человек.", "ASSAULT")
    assert [(p.name, p.country) for p in claim.place] == [("Харькове", "UKR")]


@parsed
def test_offsets_are_those_of_the_report() -> None:
    text = "Ёлка цела.\n\n«Боевики взорвали мост в Алеппо», — сообщил губернатор."
    claim = one(text, "ASSAULT")
    for part in (claim.trigger, claim.quote):
        assert text[part.start : part.end] == part.exact
    assert [text[s.start : s.end] for s in claim.source] == ["губернатор"]


# ------------------------------------------------------------------------------------- the same event in French

TWINS = [
    ("Полиция Туниса арестовала лидера оппозиции.", "La police tunisienne a arrêté le chef de l'opposition.", "COERCE"),
    ("Иран может атаковать Израиль.", "L'Iran pourrait attaquer Israël.", "ASSAULT"),
    ("Чад не вывел войска из Мали.", "Le Tchad n'a pas retiré ses troupes du Mali.", "RETREAT"),
    ("По словам министра обороны Турции, повстанцы атаковали базу.",
     "Selon le ministre turc de la Défense, les rebelles ont attaqué la base.", "ASSAULT"),
]  # fmt: skip


@parsed
@pytest.mark.parametrize(("russian", "french", "kind"), TWINS, ids=[t[0] for t in TWINS])
def test_the_same_event_in_french(russian: str, french: str, kind: str) -> None:
    ours, theirs = one(russian, kind), one(french, kind, "fr")
    assert codes(ours)[::2] == codes(theirs)[::2]
    assert ours.polarity == theirs.polarity
    if "может" not in russian:  # French has the press conditional, Russian has not
        assert ours.status == theirs.status


# ----------------------------------------------------------------------------------------------- the whole pack


def in_batches(texts: Sequence[str]) -> list[list[Claim]]:
    """The claims of each sentence, read as a paragraph of a report of many: alone it would tell of no crisis."""
    found: list[list[Claim]] = [[] for _ in texts]
    for at in range(0, len(texts), PARAGRAPHS):
        part = texts[at : at + PARAGRAPHS]
        starts = [sum(len(t) + 2 for t in part[:n]) for n in range(len(part))]
        for claim in claims("\n\n".join(part)):
            found[at + max(n for n, start in enumerate(starts) if start <= claim.trigger.start)].append(claim)
    return found


def rows(of: Callable[[Sense], str]) -> list[Sense]:
    """One sense for each sentence, words of one kind apart from each other."""
    by_text = {of(sense): sense for sense in reversed(load_pack("ru").senses()) if of(sense)}
    return [sense for offset in range(7) for sense in list(by_text.values())[offset::7]]


@parsed
def test_examples_give_their_type() -> None:
    senses = rows(lambda sense: sense.example)
    found = in_batches([sense.example for sense in senses])
    failing = [f"{s.rule}: {s.example}" for s, made in zip(senses, found, strict=True) if s.type not in {c.type for c in made}]
    assert len(senses) > 100
    assert len(failing) <= 3, failing


@parsed
def test_counter_examples_do_not_fire() -> None:
    senses = rows(lambda sense: sense.counter)
    found = in_batches([sense.counter for sense in senses])
    assert len(senses) >= 8
    assert not [s.counter for s, made in zip(senses, found, strict=True) if any(f"#{s.lemma}" in c.basis.rule for c in made)]


@parsed
def test_every_claim_says_that_the_pack_is_experimental() -> None:
    assert [claim.flags[-1] for claim in claims("Боевики напали на деревню в Мали. Полиция задержала активистов.")] == [FLAG, FLAG]


def test_the_tested_languages_are_not_experimental() -> None:
    assert load_pack("ru").settings["experimental"] is True
    assert not any(load_pack(lang).settings.get("experimental") for lang in ("fr", "en"))


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in grammar("ru").rules for e in r.examples], ids=lambda v: str(v)[:30])
def test_every_time_rule_reads_its_examples(rule, example) -> None:
    assert [(m.rule, m.text) for m in find_times(example, "ru")] == [(f"ru/times#{rule.id}", example)]


# ------------------------------------------------------------------------------------------- without the parser


def test_a_missing_parser_says_what_to_install() -> None:
    with pytest.raises(ModelError) as caught:
        slovnet.load("no_such_distribution")
    assert "natasha" in caught.value.hint


def test_a_missing_parser_of_an_experimental_pack_stops_no_other_report() -> None:
    result: ReadResult = read_report(report("Боевики напали на деревню."), model="no_such_distribution")
    assert result.claims == ()
    assert [(problem.stage, "natasha" in problem.hint) for problem in result.problems] == [("reading", True)]


ODD = ["", " ", "\n\n", "?", "-", "Да", "…", "1", "Он " * 300, "Россия атаковала Украину. 俄罗斯攻击了乌克兰。 هاجمت روسيا أوكرانيا" * 3]


@parsed
@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text: str) -> None:
    assert not read_report(report(text)).problems


@parsed
def test_a_sentence_is_parsed_alike_alone_and_among_others() -> None:
    """The models read sentences in batches, filled up to one length: that must change nothing."""
    texts = [*SAID, *STATUS]
    together = [tokens for tokens, _ in slovnet.parse([(text, 0) for text in texts], "natasha")]
    assert together == [next(slovnet.parse([(text, 0)], "natasha"))[0] for text in texts]
